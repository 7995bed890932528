"""Look-ups with a pre-filter: requests, results, and what is known of the clients."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from altegio_async import frames
from altegio_async.bulk import JobPlan, Outcome, OutcomeStatus
from altegio_async.bulk.job_progress import get_job_progress
from altegio_async.errors import (
    APIConnectionError,
    AuthenticationError,
    CheckpointError,
    InvalidArgumentError,
)
from altegio_async.testing import FakeAltegio
from altegio_async.testing.server.exchange import Answer
from tests.support.memory_fake import connect_in_memory
from tests.support.prefilter_worlds import (
    KINDS,
    Kind,
    add_clients,
    create_fake,
    create_world,
    look_up,
    make_phone,
    run_look_up,
)

WORLDS = [*range(4), *(pytest.param(seed, marks=pytest.mark.full) for seed in range(4, 200))]


@pytest.mark.parametrize("kind", [pytest.param("gift_cards", marks=pytest.mark.full), "memberships"])
def test_ten_thousand_clients_of_a_location_need_at_most_660_requests(kind: Kind) -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 10_000, range(0, 10_000, 20))
    result = run_look_up(fake, kind, {here: phones}, prefilter=True)
    assert fake.request_count <= 660
    assert [number for number, rows in enumerate(result.ok.values()) if rows] == list(range(0, 10_000, 20))
    assert set(result.ways.values()) == {"prefiltered"}
    assert result.fallback_reasons == {}


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_forty_locations_of_250_clients_need_at_most_1450_requests(kind: Kind) -> None:
    fake = create_fake(locations=40)
    keys = {one.id: add_clients(fake, one.id, 250 - one.id % 2, range(0, 250, 20)) for one in fake.locations}
    fake.add_membership_type(fake.locations[0].id, is_unlimited=True)
    result = run_look_up(fake, kind, keys, prefilter=True)
    assert fake.request_count <= 1_450
    assert sum(map(bool, result.ok.values())) == 40 * 13
    assert len(result.ok) == sum(map(len, keys.values()))


@pytest.mark.parametrize("seed", WORLDS)
def test_results_equal_those_of_look_ups_of_all_phones(seed: int) -> None:
    world = create_world(seed, most_clients=60 if seed < 4 else 300)
    wrong: list[object] = []
    for kind in KINDS:
        plain = run_look_up(world.fake, kind, world.phones)
        found = run_look_up(world.fake, kind, world.phones, prefilter=True)
        by_id = run_look_up(world.fake, kind, world.ids, prefilter=True)
        expected_by_id = {key: plain.ok[key[0], world.phone_of[key]] for key in by_id.ok}
        known = {
            key: bool(plain.ok[key]) or (world.fake.world.find_client(*key) is not None and key[1][7] == "0")
            for key in plain.ok
        }
        if found != plain or found.client_known != known:
            wrong.append((kind, "by phone"))
        if by_id.ok != expected_by_id or len(by_id.ok) != len(world.phone_of):
            wrong.append((kind, "by id"))
    assert wrong == []


async def test_outcomes_say_whether_the_client_is_known() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 40, [3])
    fake.add_gift_card(
        here, client=fake.add_client(here, phone="18880000001", extra_phones=["18880000002"]), balance=7
    )
    keys = [(here, phone) for phone in (phones[3], phones[4], "18880000002", "18880000003")]
    async with connect_in_memory(fake) as altegio:
        job = altegio.bulk.gift_cards(keys, prefilter=True, ordered=True)
        outcomes = [outcome async for outcome in job]
    assert [(len(one.unwrap()), one.client_known) for one in outcomes] == [
        (1, True),
        (0, True),
        (1, True),
        (0, False),
    ]
    assert {(one.way, one.fallback_reason) for one in outcomes} == {("prefiltered", None)}


async def test_client_ids_are_found_by_the_phone_of_the_client() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    add_clients(fake, here, 30, [3, 4])
    ids = list(fake.world.clients_of[here])
    result = await look_up(fake, "memberships", {here: [*ids, 5]}, prefilter=True)
    assert [key for key, rows in result.ok.items() if rows] == [(here, ids[4]), (here, ids[5])]
    assert result.missing == [(here, 5)]
    assert result.client_known[here, 5] is False
    assert frames.to_frame(result, backend="pyarrow").column_names[:2] == ["location_id", "client_id"]
    assert list(result)[-1] == Outcome((here, 5), OutcomeStatus.MISSING, client_known=False)


async def test_a_result_of_client_ids_has_their_column_also_if_no_client_was_found() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    missing = await look_up(fake, "gift_cards", {here: [7, 8]}, prefilter=True)
    fake.masked_phones = True
    failed = await look_up(fake, "gift_cards", {here: [min(fake.world.clients)]}, prefilter=True)
    assert (missing.missing, list(failed.failed)) == (
        [(here, 7), (here, 8)],
        [(here, min(fake.world.clients))],
    )
    for result in (missing, failed):
        assert result.key_names == ("location_id", "client_id")
        assert frames.to_frame(result, backend="pyarrow").column_names[:2] == ["location_id", "client_id"]


async def test_phones_and_client_ids_can_be_mixed_in_a_stream() -> None:
    fake = create_fake(locations=2)
    keys: list[tuple[int, int | str]] = []
    for location in (one.id for one in fake.locations):
        phones = add_clients(fake, location, 40, range(0, 40, 4))
        keys += [(location, phone) for phone in phones]
        keys += [(location, ident) for ident in list(fake.world.clients_of[location])[-40:]]
    mixed = keys[::2] + keys[1::2]
    result = await look_up(fake, "gift_cards", iter(mixed), prefilter=True)
    assert [key for key, rows in result.ok.items() if rows] == [
        key for key in mixed if keys.index(key) % 40 % 4 == 0
    ]
    searches = Counter(one.path for one in fake.recorded("get_client_list"))
    assert set(searches.values()) == {2}


async def test_all_spellings_of_a_phone_have_an_outcome() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phone, other = add_clients(fake, here, 40, [0])[:2]
    spellings = [phone, f"+{phone}", f"+{phone[:4]} {phone[4:]}", other, f"+{other}"]
    keys = [(here, spelling) for spelling in spellings]
    found = await look_up(fake, "gift_cards", keys, prefilter=True)
    assert [len(rows) for rows in found.ok.values()] == [1, 1, 1, 0, 0]
    merged = await look_up(fake, "gift_cards", keys, prefilter=True, one_per_phone=True)
    assert list(merged.ok) == [(here, phone), (here, other)]


async def test_no_more_requests_than_max_in_flight_are_sent_at_once() -> None:
    fake = create_fake(locations=3)
    holders = [*range(0, 50, 3), 57, 58, 59]
    keys = {one.id: add_clients(fake, one.id, 60, holders) for one in fake.locations}
    slow = [phone for phones in keys.values() for phone in phones[-3:]]
    now = most = 0

    async def count(request: Any, send: Any) -> Any:
        nonlocal now, most
        now += 1
        most = max(most, now)
        # The last look-ups of a location last until the sample of the next one is looked up.
        await asyncio.sleep(0.1 if any(phone in request.url for phone in slow) else 0.001)
        response = await send(request)
        now -= 1
        return response

    async with connect_in_memory(fake, middlewares=[count]) as altegio:
        await altegio.bulk.gift_cards(keys, prefilter=True, max_in_flight=4)
    assert 2 <= most <= 4


async def test_a_failed_look_up_fails_its_key_only_and_can_be_repeated() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, [7])
    fake.inject(Answer(422), operation="get_client_gift_cards", query={"phone": phones[7]}, times=1)
    failed = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
    assert list(failed.failed) == [(here, phones[7])]
    fake.injections.clear()
    fake.inject(Answer(422), operation="get_client_gift_cards", query={"phone": phones[7]}, times=1)
    repeated = await look_up(fake, "gift_cards", {here: phones}, prefilter=True, retry_failed=True)
    assert repeated.complete
    assert len(repeated.ok[here, phones[7]]) == 1


async def test_a_refused_token_ends_the_pre_filter_without_further_requests() -> None:
    fake = create_fake(latency=0.001)  # ten keys wait for the pre-filter
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, [7])
    fake.inject(Answer(401), operation="get_client_list")
    result = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
    assert len(result.failed) == 60
    assert {type(error) for error in result.failed.values()} == {AuthenticationError}
    assert fake.request_count == 1


async def test_marks_of_outcomes_survive_a_checkpoint(tmp_path) -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = [*add_clients(fake, here, 40, [3, 30]), make_phone(here, 999_999)]
    keys = [(here, phone) for phone in phones] + [(here, 5)]
    options = {"prefilter": True, "checkpoint": tmp_path / "job.sqlite"}
    async with connect_in_memory(fake) as altegio:
        async with (job := altegio.bulk.gift_cards(keys, **options)):
            async for _ in job:
                break
        first = await altegio.bulk.gift_cards(keys, **options)
        sent = fake.request_count
        again = await altegio.bulk.gift_cards(keys, **options)
    assert fake.request_count == sent
    assert again == first
    assert (again.client_known, again.ways) == (first.client_known, first.ways)
    assert again.client_known[keys[40]] is False
    assert len(again.ok[keys[3]]) == 1


async def test_a_job_refuses_the_checkpoint_of_a_job_with_another_pre_filter(tmp_path) -> None:
    fake = create_fake()
    here = fake.locations[0].id
    keys = {here: add_clients(fake, here, 5, [])}
    path = tmp_path / "job.sqlite"
    await look_up(fake, "gift_cards", keys, checkpoint=path)
    with pytest.raises(CheckpointError, match=r"get_client_gift_cards, not .*prefilter"):
        await look_up(fake, "gift_cards", keys, checkpoint=path, prefilter=True)


async def test_an_interrupted_pre_filter_resumes_with_a_checkpoint(tmp_path) -> None:
    fake = create_fake(locations=2)
    keys = {one.id: add_clients(fake, one.id, 40, range(0, 40, 5)) for one in fake.locations}
    options = {"prefilter": True, "checkpoint": tmp_path / "job.sqlite"}
    expected = await look_up(fake, "memberships", keys)
    async with connect_in_memory(fake) as altegio:
        async with (job := altegio.bulk.memberships(keys, **options)):
            number = 0
            async for _ in job:
                number += 1
                if number == 50:
                    break
        assert await altegio.bulk.memberships(keys, **options) == expected


async def test_the_clients_of_finished_locations_are_forgotten() -> None:
    fake = create_fake(locations=3)
    keys = {one.id: add_clients(fake, one.id, 30, [1]) for one in fake.locations}
    async with connect_in_memory(fake) as altegio:
        job = altegio.bulk.gift_cards(keys, prefilter=True)
        await job
        assert job._lookup._filtered == {}


async def test_the_clients_of_a_location_are_read_once_for_all_keys_of_a_stream() -> None:
    fake = create_fake(locations=2)
    first, second = (one.id for one in fake.locations)
    few, many = add_clients(fake, first, 30, [1]), add_clients(fake, second, 190, [1])
    keys = [(first, few[0]), *((second, phone) for phone in many), (first, few[1])]
    result = await look_up(fake, "gift_cards", iter(keys), prefilter=True, max_in_flight=1)
    assert [key for key, rows in result.ok.items() if rows] == [(second, many[1]), (first, few[1])]
    searches = Counter(one.path for one in fake.recorded("get_client_list"))
    assert set(searches.values()) == {2}


async def test_client_ids_without_a_phone_are_holders_if_all_clients_are() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    client = fake.add_client(here, phone="18880000001")
    client.phone = ""
    for one in fake.world.clients_of[here].values():
        fake.add_gift_card(here, client=one, balance=5)
    result = await look_up(fake, "gift_cards", {here: [client.id]}, prefilter=True)
    assert "has no phone" in str(result.failed[here, client.id])


async def test_client_ids_without_a_phone_have_no_rows_unless_they_are_holders() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    add_clients(fake, here, 30, [3])
    for balance in (0, 5):
        client = fake.add_client(here, phone="18880000001")
        client.phone = ""
        if balance:
            fake.add_gift_card(here, client=client, balance=balance)
    ids = list(fake.world.clients_of[here])[-2:]
    result = await look_up(fake, "gift_cards", {here: ids}, prefilter=True)
    assert result.ok == {(here, ids[0]): []}
    assert "has no phone" in str(result.failed[here, ids[1]])


@pytest.mark.parametrize(
    ("key", "options", "words"),
    [
        (13150000000, {"prefilter": True}, "pass a phone as text"),
        (True, {"prefilter": True}, "must be"),
        (-5, {"prefilter": True}, "must be"),
        (5, {}, "must be a str"),
        ("13150000000", {"prefilter": 1}, "prefilter must be a bool"),
    ],
)
async def test_wrong_keys_and_options_are_refused(key, options, words) -> None:
    with pytest.raises(InvalidArgumentError, match=words):
        await look_up(create_fake(), "gift_cards", {5: [key]}, **options)


async def test_a_lost_connection_while_clients_are_read_looks_up_all_phones() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 40, [3])

    async def lose(request, send):
        if request.operation == "get_client_list":
            raise APIConnectionError("lost")
        return await send(request)

    result = await look_up(fake, "gift_cards", {here: phones}, prefilter=True, max_in_flight=3)
    assert set(result.ways.values()) == {"prefiltered"}
    async with connect_in_memory(fake, middlewares=[lose]) as altegio:
        lost = await altegio.bulk.gift_cards({here: phones}, prefilter=True)
    assert lost == result
    assert set(lost.fallback_reasons.values()) == {"search_failed"}
    assert lost.client_known == {(here, phones[3]): True}


async def look_up_few(fake: FakeAltegio, keys: Any, **options: Any) -> tuple[Any, JobPlan, int]:
    """Return the result, the plan and the number of requests of a look-up with a pre-filter."""
    before = fake.request_count
    async with connect_in_memory(fake) as altegio:
        job = altegio.bulk.memberships(keys, prefilter=True, **options)
        plan = await job.plan()
        assert fake.request_count == before
        return await job, plan, fake.request_count - before


async def test_few_keys_of_a_large_base_are_looked_up_without_reading_it() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 3_000, range(0, 3_000, 2))
    ids = list(fake.world.clients_of[here])
    few, plan, requests = await look_up_few(fake, {here: phones[:8]})
    assert (requests, set(few.fallback_reasons.values())) == (9, {"base_too_large"})
    assert plan.least_requests <= requests <= plan.requests
    assert [len(rows) for rows in few.ok.values()] == [1, 0] * 4
    assert set(few.client_known.values()) == {True}
    by_id, plan, requests = await look_up_few(fake, {here: [*ids[1:5], 5]})
    assert (requests, [len(rows) for rows in by_id.ok.values()]) == (10, [1, 0] * 2)
    assert by_id.missing == [(here, 5)]
    assert requests <= plan.requests
    many, _, requests = await look_up_few(fake, {here: phones[:120]})
    assert set(many.ways.values()) == {"prefiltered"}
    streamed, plan, _ = await look_up_few(fake, iter([(here, phones[0])]))
    assert (set(streamed.ways.values()), plan.requests) == ({"prefiltered"}, None)


def test_the_plan_has_bounds_of_the_requests() -> None:
    wrong: list[object] = []
    for seed in range(12):
        world = create_world(seed, most_clients=60)
        world.fake.ignored_filters = {"abonement_balance", "sale"} if seed % 3 == 0 else set()
        world.fake.denied_operations = {"get_chain_list"} if seed % 4 == 0 else set()
        for keys in (world.phones, world.ids):
            _, plan, requests = asyncio.run(look_up_few(world.fake, keys))
            if not plan.least_requests <= requests <= plan.requests or plan.way != "prefiltered":
                wrong.append((seed, plan, requests))
    assert wrong == []


async def test_the_progress_counts_the_remaining_look_ups_after_the_pre_filter() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 300, range(100, 300, 2))
    left: list[tuple[int, int | None, int]] = []

    def record(done: int, _total: int | None, _failed: int) -> None:
        progress = get_job_progress()
        assert progress is not None
        sent = len(fake.recorded("get_client_gift_cards"))
        left.append((done, progress.requests_left, sent))

    await look_up(fake, "gift_cards", {here: phones}, prefilter=True, on_progress=record, max_in_flight=1)
    assert [(number, sent) for done, number, sent in left if done == 100] == [(100, 20)]
    assert all(number == 120 - sent for done, number, sent in left if 100 < done < 300)
    assert left[-1] == (300, 0, 120)
