"""The join of memberships with the sales of FakeAltegio is equal to what its lists show."""

from __future__ import annotations

import asyncio
import datetime as dt
from random import Random
from typing import Any

import pytest

from altegio_async import AltegioClient, frames, progress
from altegio_async.bulk import BulkJob, OwnedMembership, OwnerStatus, SaleLink
from altegio_async.errors import (
    APIResponseError,
    CheckpointError,
    ClientClosedError,
    PermissionDeniedError,
)
from altegio_async.testing import FakeAltegio, Size
from tests.support.join_worlds import (
    FIRST,
    LAST,
    Expected,
    JoinWorld,
    WorldBuilder,
    change_to_published_form,
    rename_clients,
)
from tests.support.measures import record_figure

SMALL = Size(chains=1, locations=1, clients=1, membership_types=1, gift_card_types=1)
NOW = dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC)


def make_client(fake: FakeAltegio, **options: Any) -> AltegioClient:
    options = {"rate_limiter": None, "strict": True} | options
    return AltegioClient(fake.partner_token, fake.user_token, base_url=fake.base_url, **options)


async def compare(fake: FakeAltegio, altegio: AltegioClient, world: JoinWorld, **options: Any) -> list[str]:
    """Return the differences between the join of a world and what its lists show."""
    job = altegio.bulk.memberships_by_client(
        world.chain_id, FIRST, LAST, location_ids=world.location_ids, **options
    )
    result = await job
    differences = [f"failed: {key}: {error}" for key, error in result.failed.items()]
    found: dict[int, Expected] = {}
    for (location_id, membership_id), row in result.ok.items():
        found[membership_id] = Expected(
            row.status,
            row.client_id,
            row.sale_location_id,
            row.found_by,
            row.contradictions,
            row.is_sale_deleted,
        )
        truth = fake.world.memberships[membership_id]
        if row.membership.id != membership_id or location_id != (row.sale_location_id or 0):
            differences.append(f"{membership_id}: wrong key")
        if membership_id not in world.hidden and row.client_id != truth.client_id:
            differences.append(f"{membership_id}: client {row.client_id}, not {truth.client_id}")
        if row.client_id is not None and row.client_phone != f"+{fake.world.clients[row.client_id].phone}":
            differences.append(f"{membership_id}: wrong phone")
        sale = fake.world.finance.movements.get(row.transaction_id or 0)
        if sale is not None and (row.sold_at, row.unit_price) != (sale.created, sale.cost_per_unit):
            differences.append(f"{membership_id}: wrong time or price")
    differences += [
        f"{membership_id}: {found.get(membership_id)}, not {world.expected.get(membership_id)}"
        for membership_id in found.keys() | world.expected.keys()
        if found.get(membership_id) != world.expected.get(membership_id)
    ]
    return differences


@pytest.mark.parametrize("worlds", [8, pytest.param(200, marks=pytest.mark.full)])
async def test_the_join_is_equal_to_what_the_lists_of_random_worlds_show(worlds: int) -> None:
    differences: dict[int, list[str]] = {}
    kinds: set[Any] = set()
    async with (
        FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as fake,
        make_client(fake) as altegio,
    ):
        for seed in range(worlds):
            world = WorldBuilder(fake, seed).build(memberships=seed % 60 + 20, noise=seed % 40)
            fake.injections.clear()
            if seed % 3 == 0:
                fake.inject(alter=rename_clients, operation="search_for_product_transactions")
            if different := await compare(fake, altegio, world, window_days=40, page_size=30):
                differences[seed] = different
            fake.world.finance.movements.clear()
            fake.world.memberships.clear()
            kinds |= {
                (one.status, one.found_by, one.contradictions, one.is_deleted)
                for one in world.expected.values()
            }
    assert differences == {}
    assert len(kinds) > 6


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as server:
        yield server


@pytest.fixture
def world(fake: FakeAltegio) -> JoinWorld:
    return WorldBuilder(fake, seed=5).build(memberships=60, noise=20)


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with make_client(fake) as client:
        yield client


def start(
    altegio: AltegioClient, world: JoinWorld, **options: Any
) -> BulkJob[tuple[int, int], OwnedMembership]:
    return altegio.bulk.memberships_by_client(
        world.chain_id, FIRST, LAST, location_ids=world.location_ids, window_days=40, page_size=10, **options
    )


async def test_rows_in_the_published_form_are_joined_by_the_id_of_the_transaction(fake, altegio, world):
    fake.inject(alter=change_to_published_form, operation="search_for_product_transactions")
    result = await start(altegio, world)
    by_transaction = {
        number
        for number, one in world.expected.items()
        if fake.world.memberships[number].goods_transaction_id in fake.world.finance.movements
        and one.status is not OwnerStatus.NO_SALE
    }
    found = {number: row for (_, number), row in result.ok.items()}
    assert {number for number, row in found.items() if row.found_by is not None} == by_transaction
    assert {row.found_by for row in found.values()} == {None, SaleLink.TRANSACTION_ID}
    assert any(row.client_phone for row in found.values())


async def test_a_location_that_cannot_be_read_fails_and_leaves_unknown_memberships(fake, altegio, world):
    denied = world.location_ids[1]
    fake.denied_locations = {denied}
    result = await start(altegio, world, max_in_flight=1)
    assert isinstance(result.failed.pop((denied, 0)), PermissionDeniedError)
    assert result.failed == {}
    rows = {number: row for (_, number), row in result.ok.items()}
    assert rows.keys() == world.expected.keys()
    for number, one in world.expected.items():
        if one.status is OwnerStatus.NO_SALE or one.location_id == denied:
            assert rows[number].status is OwnerStatus.UNKNOWN
        else:
            assert (rows[number].status, rows[number].client_id) == (one.status, one.client_id)


async def test_a_chain_that_cannot_be_read_ends_the_job_before_locations_are_read(fake, altegio, world):
    fake.denied_locations = {world.chain_id}
    with pytest.raises(PermissionDeniedError):
        await start(altegio, world)
    assert fake.recorded("search_for_product_transactions") == []


async def test_outcomes_are_streamed_in_the_order_of_the_memberships_and_form_a_frame(fake, altegio, world):
    outcomes = [outcome async for outcome in start(altegio, world, ordered=True)]
    numbers = [outcome.key[1] for outcome in outcomes]
    assert numbers == sorted(world.expected)
    result = await start(altegio, world)
    assert {outcome.key: outcome.value for outcome in outcomes} == result.ok
    table = frames.to_frame(result, backend="pyarrow")
    assert table.column_names[:2] == ["location_id", "id"]
    columns = table.select(["id", "membership_number", "status", "client_id", "unit_price", "contradictions"])
    by_id = {row["id"]: row for row in columns.to_pylist()}
    for (_, number), row in result.ok.items():
        assert by_id[number] == {
            "id": number,
            "membership_number": row.membership.number,
            "status": row.status,
            "client_id": row.client_id,
            "unit_price": row.unit_price,
            "contradictions": list(row.contradictions),
        }
    empty = JoinWorld(world.chain_id, [])
    days = altegio.bulk.memberships_by_client(
        world.chain_id, dt.date(2020, 1, 1), dt.date(2020, 1, 2), location_ids=empty.location_ids
    )
    assert frames.to_frame(await days, backend="pyarrow").column_names == table.column_names


async def test_a_plan_has_one_request_a_window_at_least_and_sends_nothing(fake, altegio, world, tmp_path):
    path = tmp_path / "join.sqlite"
    windows = 4 + len(world.location_ids)
    for options in ({}, {"checkpoint": path}):
        job = start(altegio, world, **options)
        plan = await job.plan()
        assert (plan.keys, plan.least_requests, plan.requests, plan.way) == (None, windows, None, "joined")
        assert (fake.request_count, path.exists()) == (0, False)
    await start(altegio, world, checkpoint=path)
    sent = fake.request_count
    plan = await start(altegio, world, checkpoint=path).plan()
    assert (plan.least_requests, fake.request_count) == (0, sent)
    again = await start(altegio, world, checkpoint=path)
    assert (len(again.ok), fake.request_count) == (len(world.expected), sent)
    wider = altegio.bulk.memberships_by_client(
        world.chain_id, FIRST, LAST, location_ids=world.location_ids, window_days=41, checkpoint=path
    )
    with pytest.raises(CheckpointError, match="another operation"):
        await wider


async def test_progress_counts_the_windows_and_lists_of_both_readings(fake, altegio, world):
    seen = []

    def report(done: int, total: int | None, failed: int) -> None:
        job = progress.get_job_progress()
        assert job is not None
        seen.append((done, total, failed, job.requests, job.requests_left, job.requests_total))

    await start(altegio, world, max_in_flight=1, on_progress=report)
    total = 4 + len(world.location_ids)
    assert seen == [(done, total, 0, done, total - done, total) for done in range(1, total + 1)]
    meter = progress.Meter()
    await start(altegio, world, on_progress=meter)
    assert (meter.done, meter.total, meter.left) == (total, total, 0.0)
    assert f"{total} of {total} requests" in str(meter)


class StopHereError(Exception):
    """Simulates the end of the program."""


@pytest.mark.parametrize("stops", [[1, 4, 6], pytest.param([2, 3, 5], marks=pytest.mark.full)])
async def test_a_job_that_stops_after_a_window_resumes_without_repeating_requests(
    fake, altegio, world, tmp_path, stops
):
    complete = await start(altegio, world, max_in_flight=1)
    total, steps = fake.request_count, 4 + len(world.location_ids)
    differences = []
    assert steps == 7
    for stop in stops:
        path, before = tmp_path / f"{stop}.sqlite", fake.request_count
        seen: list[tuple[int, int | None, int]] = []

        def report(done: int, of: int | None, failed: int, seen: Any = seen, stop: int = stop) -> None:
            seen.append((done, of, failed))
            if done == stop:
                raise StopHereError

        with pytest.raises(StopHereError):
            await start(altegio, world, max_in_flight=1, checkpoint=path, on_progress=report)
        resumed = await start(altegio, world, max_in_flight=1, checkpoint=path)
        sent = fake.request_count - before
        if (resumed, sent, seen) != (complete, total, [(done, steps, 0) for done in range(1, stop + 1)]):
            differences.append((stop, sent, seen))
    assert differences == []


async def test_failed_windows_are_read_again_on_request(fake, altegio, world, tmp_path):
    path = tmp_path / "join.sqlite"
    for operation in ("get_membership_list", "search_for_product_transactions"):
        injection = fake.inject("cut_json", operation=operation, nth=2)
        if operation == "get_membership_list":
            for _ in range(2):  # the stored error is raised again
                with pytest.raises(APIResponseError):
                    await start(altegio, world, max_in_flight=1, checkpoint=path)
        else:
            result = await start(altegio, world, max_in_flight=1, checkpoint=path, retry_failed=True)
            assert result.complete  # the window was read again in the same run
        fake.injections.remove(injection)
    assert (await start(altegio, world)) == result


@pytest.mark.parametrize("operation", ["get_membership_list", "search_for_product_transactions"])
async def test_all_requests_end_with_the_block_although_another_task_reads(fake, altegio, world, operation):
    job, has_arrived = start(altegio, world), asyncio.Event()

    async def delay(_exchange: Any) -> None:
        has_arrived.set()
        await asyncio.sleep(3_600)

    async def consume() -> None:
        await job

    fake.inject(delay, operation=operation)
    async with job:
        task = asyncio.create_task(consume())
        await has_arrived.wait()
    with pytest.raises(ClientClosedError):
        await task
    sent = fake.request_count
    await asyncio.sleep(0.05)
    assert fake.request_count == sent


async def test_a_stream_can_be_left_early(fake, altegio, world):
    async with start(altegio, world) as job:
        async for outcome in job:
            assert outcome.key[1] == min(world.expected)
            break
    with pytest.raises(ClientClosedError):
        await job


@pytest.mark.parametrize(
    ("memberships", "rows", "most"),
    [(150, 1_000, 34), pytest.param(3_000, 20_000, 260, marks=pytest.mark.full)],
)
async def test_a_year_of_one_location_needs_few_requests(fake, altegio, memberships, rows, most):
    random = Random(memberships)
    location, first = fake.add_location(), dt.date(2025, 1, 1)
    client, kind = fake.add_client(location.id, phone="13155550142"), fake.add_membership_type(location.id)

    def choose_day() -> dt.date:
        return first + dt.timedelta(days=random.randrange(365))

    for _ in range(memberships):
        sold = fake.add_membership(location.id, client=client, membership_type=kind, created=choose_day())
        fake.add_membership_sale(sold)
    for _ in range(rows - memberships):
        fake.add_product_transaction(location.id, client=client, when=choose_day())
    result = await altegio.bulk.memberships_by_client(
        location.chain_id, first, dt.date(2025, 12, 31), location_ids=[location.id]
    )
    assert len(result.ok) == memberships
    assert {row.client_id for row in result.ok.values()} == {client.id}
    record_figure(
        f"requests for {memberships:,} memberships and {rows:,} transactions",
        fake.request_count,
        f"at most {most}",
    )
    assert fake.request_count <= most
