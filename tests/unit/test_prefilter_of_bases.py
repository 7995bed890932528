"""Look-ups of all clients of locations with a pre-filter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from altegio_async.bulk import BulkResult, FallbackReason
from altegio_async.bulk.job_progress import get_job_progress
from altegio_async.errors import CheckpointError, PermissionDeniedError
from altegio_async.testing import Answer, FakeAltegio
from tests.support.memory_fake import connect_in_memory
from tests.support.prefilter_worlds import KINDS, Kind, add_clients, create_fake, create_world

WORLDS = [range(2), pytest.param(range(2, 100), marks=pytest.mark.full)]


def look_up_locations(fake: FakeAltegio, kind: Kind, **options: Any) -> BulkResult[Any, Any]:
    """Look up all clients of all locations in a new event loop."""

    async def run() -> BulkResult[Any, Any]:
        async with connect_in_memory(fake) as altegio:
            start = getattr(altegio.bulk, f"{kind}_of_locations")
            return await start([location.id for location in fake.locations], **options)

    return asyncio.run(run())


def list_holders(result: BulkResult[Any, Any]) -> dict[Any, list[int]]:
    return {key: [item.id for item in items] for key, items in result.ok.items() if items}


@pytest.mark.parametrize("seeds", WORLDS)
def test_the_same_is_found_as_without_a_pre_filter(seeds: range) -> None:
    wrong: list[object] = []
    for seed in seeds:
        fake = create_world(seed, most_clients=80 if len(seeds) < 5 else 300).fake
        for kind in KINDS:
            plain, filtered = (look_up_locations(fake, kind, prefilter=way) for way in (False, True))
            if list_holders(plain) != list_holders(filtered) or set(plain.ok) != set(filtered.ok):
                wrong.append((seed, kind))
            if not all(filtered.client_known[key] for key in filtered.ok):
                wrong.append((seed, kind, "known"))
    assert wrong == []


@pytest.mark.parametrize(
    ("locations", "clients", "most"),
    [
        (3, 40, 120),
        *(pytest.param(*row, marks=pytest.mark.full) for row in ((1, 10_000, 660), (40, 250, 1_450))),
    ],
)
def test_client_bases_are_read_once_for_the_keys_and_the_pre_filter(
    locations: int, clients: int, most: int
) -> None:
    fake = create_fake(locations=locations)
    every = 20
    for location in fake.locations:
        add_clients(fake, location.id, clients, range(0, clients, every))
    result = look_up_locations(fake, "gift_cards", prefilter=True)
    assert fake.request_count <= most
    assert len(result.ok) >= locations * clients
    assert len(list_holders(result)) == locations * -(-clients // every)
    assert set(result.ways.values()) == {"prefiltered"}


def test_locations_without_access_fail_and_ignored_filters_fall_back() -> None:
    fake = create_fake(locations=2)
    first, second = (location.id for location in fake.locations)
    for location in (first, second):
        add_clients(fake, location, 30, [1, 2])
    fake.denied_locations = {second}
    fake.ignored_filters = frozenset({"certificate_balance", "sale"})
    result = look_up_locations(fake, "gift_cards", prefilter=True)
    assert {key: type(error) for key, error in result.failed.items()} == {(second, ""): PermissionDeniedError}
    assert {key[0] for key in result.ok} == {first}
    assert len(list_holders(result)) == 2
    assert set(result.fallback_reasons.values()) == {FallbackReason.FILTER_IGNORED}


@pytest.mark.parametrize("prefilter", [False, True])
def test_the_progress_counts_the_look_ups_of_keys_and_nothing_for_a_location_without_access(
    prefilter: bool,
) -> None:
    fake = create_fake(locations=2)
    first, last = (location.id for location in fake.locations)
    add_clients(fake, first, 30, [1, 2])
    fake.denied_locations = {last}
    counts: list[tuple[int, int | None, int | None]] = []

    def record(done: int, total: int | None, failed: int) -> None:
        progress = get_job_progress()
        assert progress is not None
        counts.append((progress.requests, progress.requests_left, progress.requests_total))

    result = look_up_locations(fake, "gift_cards", prefilter=prefilter, on_progress=record)
    assert list(result.failed) == [(last, "")]
    looked_up = sum(request.operation == "get_client_gift_cards" for request in fake.requests)
    requests = looked_up - (20 if prefilter else 0)  # the sample is part of the pre-filter
    assert requests == (2 if prefilter else len(result.ok))
    assert counts[-1] == (requests, 0, requests)


def test_masked_phones_fail_their_locations() -> None:
    fake = create_fake(locations=2, masked_phones=True)
    for location in fake.locations:
        add_clients(fake, location.id, 30, [1])
    for is_filtered in (True, False):
        result = look_up_locations(fake, "memberships", prefilter=is_filtered)
        assert (result.ok, list(result.failed)) == ({}, [(one.id, "") for one in fake.locations])


def test_a_finished_job_reads_only_the_client_bases_again(tmp_path: Path) -> None:
    fake = create_fake(locations=2)
    for location in fake.locations:
        add_clients(fake, location.id, 220, [1, 2, 3])
    first = look_up_locations(fake, "memberships", prefilter=True, checkpoint=tmp_path / "x.sqlite")
    sent = fake.request_count
    again = look_up_locations(fake, "memberships", prefilter=True, checkpoint=tmp_path / "x.sqlite")
    assert (again, again.client_known, again.ways) == (first, first.client_known, first.ways)
    assert fake.request_count - sent == 4
    assert {request.operation for request in list(fake.requests)[-4:]} == {"get_client_list"}
    with pytest.raises(CheckpointError):
        look_up_locations(fake, "memberships", checkpoint=tmp_path / "x.sqlite")


async def test_an_interrupted_job_with_failures_resumes_to_the_complete_result(tmp_path: Path) -> None:
    fake = create_fake(locations=3)
    locations = [location.id for location in fake.locations]
    for location in locations:
        add_clients(fake, location, 60, range(0, 60, 4))
    expected = list_holders(await look_up(fake, locations))
    fake.inject(Answer(422, {"success": False}), operation="get_client_gift_cards", every=7)
    path = tmp_path / "cards.sqlite"
    async with connect_in_memory(fake) as altegio:
        async with altegio.bulk.gift_cards_of_locations(
            locations, prefilter=True, checkpoint=path, max_in_flight=2
        ) as job:
            keys = [outcome.key async for outcome in _take(job, 70)]
    fake.injections.clear()
    resumed = await look_up(fake, locations, checkpoint=path, retry_failed=True, ordered=True)
    assert len(keys) == 70
    assert resumed.failed == {}
    assert list_holders(resumed) == expected


async def _take(job: Any, count: int) -> AsyncIterator[Any]:
    async for outcome in job:
        yield outcome
        count -= 1
        if not count:
            return


async def look_up(fake: FakeAltegio, locations: list[int], **options: Any) -> BulkResult[Any, Any]:
    async with connect_in_memory(fake) as altegio:
        return await altegio.bulk.gift_cards_of_locations(locations, prefilter=True, **options)
