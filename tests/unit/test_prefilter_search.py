"""The search for holders: combined filters, changed phones and unusable phones."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from altegio_async.bulk.job_progress import get_job_progress
from altegio_async.bulk.prefilter import location_filter
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.client_index import change_phone
from altegio_async.testing.server.exchange import Answer
from tests.support.memory_fake import connect_in_memory
from tests.support.prefilter_worlds import KINDS, add_clients, create_fake, look_up

HOLDERS = (4, 9)


@pytest.fixture(autouse=True)
def choose_last_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sample consist of the last phones, so that it contains none of the holders of these tests."""

    class Last(Random):
        def sample(self, population: Any, k: int, **_: Any) -> list[Any]:
            return list(population[-k:])

    monkeypatch.setattr(location_filter, "create_random", Last)


def add_members(fake: FakeAltegio, *, unlimited: int, limited: int) -> list[str]:
    """Add 100 clients without memberships after some who hold one. Return their phones."""
    here = fake.locations[0].id
    kinds = [fake.add_membership_type(here, is_unlimited=flag) for flag in (True, False)]
    phones = [f"1888000{number:04d}" for number in range(unlimited + limited)]
    for number, phone in enumerate(phones):
        client = fake.add_client(here, phone=phone)
        kind = kinds[0] if number < unlimited else kinds[1]
        fake.add_membership(here, client=client, membership_type=kind)
    return [*phones, *add_clients(fake, here, 100, [])]


def find_holders(result: Any) -> list[str]:
    return [phone for (_, phone), rows in result.ok.items() if rows]


def require_all_filters(fake: FakeAltegio) -> None:
    """Make the client search require all filters although one match is enough."""

    def alter(answer: Answer) -> Answer:
        body = fake.requests[-1].json
        if len(body["filters"]) > 1:
            return Answer(200, {"success": True, "data": [], "meta": {"total_count": 0}})
        return answer

    fake.inject(alter=alter, operation="get_client_list")


async def test_holders_are_found_if_the_search_ignores_one_of_two_filters() -> None:
    wrong: list[Any] = []
    for ignored in (["abonement_types"], ["abonement_balance"]):
        for unlimited, limited in ((2, 3), (0, 2), (2, 0)):
            fake = create_fake(ignored_filters=ignored)
            phones = add_members(fake, unlimited=unlimited, limited=limited)
            result = await look_up(fake, "memberships", {fake.locations[0].id: phones}, prefilter=True)
            if find_holders(result) != phones[: unlimited + limited]:
                wrong.append((ignored, unlimited, limited, find_holders(result)))
    assert wrong == []


async def test_without_a_working_combination_of_filters_all_phones_are_looked_up() -> None:
    fake = create_fake(ignored_filters=["abonement_types", "sale"])
    phones = add_members(fake, unlimited=1, limited=2)
    result = await look_up(fake, "memberships", {fake.locations[0].id: phones}, prefilter=True)
    assert find_holders(result) == phones[:3]
    assert set(result.fallback_reasons.values()) == {"filter_ignored"}


async def test_holders_are_found_if_the_search_requires_all_filters_to_match() -> None:
    fake = create_fake()
    phones = add_members(fake, unlimited=1, limited=2)
    require_all_filters(fake)
    result = await look_up(fake, "memberships", {fake.locations[0].id: phones}, prefilter=True)
    assert find_holders(result) == phones[:3]
    assert set(result.fallback_reasons.values()) == {"filter_ignored"}


async def test_the_combination_of_filters_is_checked_in_one_location() -> None:
    fake = create_fake(locations=3)
    keys = {one.id: add_clients(fake, one.id, 40, HOLDERS) for one in fake.locations}
    fake.add_membership_type(fake.locations[0].id, is_unlimited=True)
    result = await look_up(fake, "memberships", keys, prefilter=True)
    sent = [len(request.json["filters"]) for request in fake.recorded("get_client_list")]
    assert (sent.count(2), sent.count(1)) == (3, 2)
    assert len(find_holders(result)) == 6


async def test_a_location_without_holders_does_not_show_that_the_combination_works() -> None:
    fake = create_fake(locations=2)
    empty, here = (one.id for one in fake.locations)
    fake.add_membership_type(empty, is_unlimited=True)
    keys = {empty: add_clients(fake, empty, 40, []), here: add_clients(fake, here, 40, HOLDERS)}
    require_all_filters(fake)
    result = await look_up(fake, "memberships", keys, prefilter=True, max_in_flight=1)
    assert find_holders(result) == [keys[here][number] for number in HOLDERS]


def answer_form(fake: FakeAltegio, *, nested: bool, answer: Answer) -> None:
    """Let the client search answer filters in one of the two forms in this way."""

    def alter(regular: Answer) -> Answer:
        filters = fake.requests[-1].json["filters"]
        return answer if filters and (filters[0]["type"] == "sale") is nested else regular

    fake.inject(alter=alter, operation="get_client_list")


async def test_holders_are_found_if_the_search_finds_no_client_by_flat_filters() -> None:
    empty = Answer(200, {"success": True, "data": [], "meta": {"total_count": 0}})
    for kind in KINDS:
        fake = create_fake()
        answer_form(fake, nested=False, answer=empty)
        phones = add_clients(fake, fake.locations[0].id, 100, HOLDERS)
        result = await look_up(fake, kind, {fake.locations[0].id: phones}, prefilter=True)
        assert find_holders(result) == [phones[number] for number in HOLDERS], kind
        assert set(result.ways.values()) == {"prefiltered"}


async def test_refused_nested_filters_do_not_end_the_pre_filter_of_a_location_without_holders() -> None:
    for answer in (Answer(422), Answer(200, {"success": True, "data": [], "meta": {"total_count": 0}})):
        fake = create_fake()
        answer_form(fake, nested=True, answer=answer)
        phones = add_clients(fake, fake.locations[0].id, 100, [])
        result = await look_up(fake, "gift_cards", {fake.locations[0].id: phones}, prefilter=True)
        assert set(result.ways.values()) == {"prefiltered"}
        assert len(fake.recorded("get_client_gift_cards")) == 20


async def test_nested_filters_are_not_sent_after_flat_ones_have_found_clients() -> None:
    fake = create_fake(locations=2)
    holders = {location.id: [0] if number == 0 else [] for number, location in enumerate(fake.locations)}
    keys = {location: add_clients(fake, location, 40, number) for location, number in holders.items()}
    await look_up(fake, "gift_cards", keys, prefilter=True, max_in_flight=1)
    filters = [request.json["filters"] for request in fake.recorded("get_client_list")]
    assert [one[0]["type"] if one else "" for one in filters] == ["", "certificate_balance"] * 2


async def test_ignored_filters_are_recognised_without_totals() -> None:
    fake = create_fake(ignored_filters=["certificate_balance"])
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, HOLDERS)
    client = fake.add_client(here, phone="18880000001")
    client.phone = ""

    def remove_total(answer: Answer) -> Answer:
        return Answer(200, {"success": True, "data": answer.body["data"]})

    fake.inject(alter=remove_total, operation="get_client_list")
    keys = [*((here, phone) for phone in phones), (here, client.id)]
    result = await look_up(fake, "gift_cards", keys, prefilter=True)
    assert find_holders(result) == [phones[number] for number in HOLDERS]
    assert (result.ok[here, client.id], set(result.ways.values())) == ([], {"prefiltered"})
    assert len(fake.recorded("get_client_gift_cards")) == len(HOLDERS) + 20


async def test_a_sampled_phone_whose_look_up_fails_is_looked_up_as_a_key() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, [*HOLDERS, 45])
    sampled = next(one for one in fake.world.clients_of[here].values() if one.phone == phones[45])

    def leave_out(answer: Answer) -> Answer:
        if not fake.requests[-1].json["filters"]:
            return answer
        rows = [row for row in answer.body["data"] if row["id"] != sampled.id]
        return Answer(200, {"success": True, "data": rows, "meta": {"total_count": len(rows)}})

    fake.inject(alter=leave_out, operation="get_client_list")
    fake.inject(Answer(422), operation="get_client_gift_cards", query={"phone": phones[45]}, times=1)
    result = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
    assert find_holders(result) == [phones[number] for number in (*HOLDERS, 45)]
    assert set(result.ways.values()) == {"prefiltered"}


@pytest.mark.parametrize("phone", ["+1999*****05", "", None])
async def test_holders_whose_phones_the_search_hides_are_looked_up(phone: str | None) -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, HOLDERS)

    def hide(answer: Answer) -> Answer:
        if fake.requests[-1].json["filters"]:
            for row in answer.body["data"]:
                row["phone"] = phone
        return answer

    fake.inject(alter=hide, operation="get_client_list")
    result = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
    assert find_holders(result) == [phones[number] for number in HOLDERS]


async def test_a_holder_whose_phone_changes_during_the_job_is_looked_up_by_the_new_phone() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, HOLDERS)
    client = next(one for one in fake.world.clients_of[here].values() if one.phone == phones[4])

    def change(answer: Answer) -> Answer:
        change_phone(fake.world, client, "18880000009")
        return answer

    fake.inject(alter=change, operation="get_client_list", times=1)
    ids = list(fake.world.clients_of[here])
    result = await look_up(fake, "gift_cards", {here: ids}, prefilter=True)
    assert sum(map(bool, result.ok.values())) == 2
    assert result.ok[here, client.id]


async def test_a_client_with_an_unusable_phone_does_not_end_the_pre_filter() -> None:
    for phone in ("13150000001, 13150000002", "call Mara", "13150000001 x 12"):
        fake = create_fake()
        here = fake.locations[0].id
        phones = add_clients(fake, here, 60, HOLDERS)
        next(one for one in fake.world.clients_of[here].values() if one.phone == phones[0]).phone = phone
        result = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
        assert set(result.ways.values()) == {"prefiltered"}
        assert find_holders(result) == [phones[number] for number in HOLDERS]
        assert result.client_known[here, phones[0]] is False
        async with connect_in_memory(fake) as altegio:
            plain = await altegio.bulk.gift_cards_of_locations([here])
            found = await altegio.bulk.gift_cards_of_locations([here], prefilter=True)
        assert found == plain


async def test_client_ids_that_the_search_leaves_out_are_looked_up() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 60, HOLDERS)
    ids = list(fake.world.clients_of[here])[-60:]

    def truncate(answer: Answer) -> Answer:
        hidden = {ids[4], ids[5]}
        rows = [row for row in answer.body["data"] if row["id"] not in hidden]
        return Answer(200, {"success": True, "data": rows, "meta": {"total_count": len(rows)}})

    fake.inject(alter=truncate, operation="get_client_list")
    result = await look_up(fake, "gift_cards", {here: [*ids, 5]}, prefilter=True)
    assert [number for number, rows in enumerate(result.ok.values()) if rows] == list(HOLDERS)
    assert (len(result.ok), result.missing) == (60, [(here, 5)])
    assert len(fake.recorded("get_client")) == 3
    by_phone = await look_up(fake, "gift_cards", {here: phones}, prefilter=True)
    assert [number for number, rows in enumerate(by_phone.ok.values()) if rows] == list(HOLDERS)


async def test_no_client_id_is_missing_because_the_search_finds_no_client() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    add_clients(fake, here, 8, HOLDERS)
    ids = list(fake.world.clients_of[here])[-8:]
    no_clients = Answer(200, {"success": True, "data": [], "meta": {"total_count": 0}})
    fake.inject(no_clients, operation="get_client_list")
    result = await look_up(fake, "gift_cards", {here: ids}, prefilter=True)
    assert [len(rows) for rows in result.ok.values()] == [0, 0, 0, 0, 1, 0, 0, 0]


async def test_the_progress_of_whole_bases_ends_without_requests_left() -> None:
    fake = create_fake(locations=2)
    here = [location.id for location in fake.locations]
    for location in here:
        add_clients(fake, location, 60, range(0, 60, 3))
    seen: list[tuple[int | None, int, int | None]] = []

    def record(_done: int, _total: int | None, _failed: int) -> None:
        progress = get_job_progress()
        assert progress is not None
        seen.append((progress.requests_left, progress.requests, progress.requests_total))

    async with connect_in_memory(fake) as altegio:
        await altegio.bulk.memberships_of_locations(here, prefilter=True, on_progress=record)
    left, requests, total = seen[-1]
    assert (left, requests) == (0, total)
    assert min(number for number, _, _ in seen if number is not None) == 0
