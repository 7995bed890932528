"""Progress of jobs by their requests: the time left agrees with the time that the job needs."""

from __future__ import annotations

import asyncio
import random
from urllib.parse import parse_qs, urlsplit

import pytest

from altegio_async import RateLimiter
from altegio_async.bulk import Bulk
from altegio_async.bulk.writes.membership_changes import PeriodChange
from altegio_async.progress import Meter, bar, get_job_progress, lines
from tests.support.membership_server import CHAIN, make_server, write
from tests.support.pipelines import make_pipeline, make_response
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

WINDOWS = ((5, 1.1), (200, 61.0))


def make_bulk(*, windows=WINDOWS, latency=lambda: 0.3):
    async def answer(request):
        await asyncio.sleep(latency())
        ids = parse_qs(urlsplit(request.url).query).get("ids[]", [])
        return make_response(data=[{"id": int(one)} for one in ids if int(one) < 10**6])

    limiter = RateLimiter(windows, clock=read_loop_time) if windows else None
    pipeline, transport = make_pipeline(answer, limiter=limiter)
    return Bulk(pipeline), transport


async def measure(start):
    """Run a job and return, for each call of `on_progress`, the requests, the estimate and the truth."""
    meter = Meter(clock=read_loop_time)
    seen = []

    def on_progress(done, total, failed):  # a plain function around a meter
        meter(done, total, failed)
        seen.append((get_job_progress().requests, meter.left, read_loop_time()))

    await start(on_progress)
    end = read_loop_time()
    return [(requests, left, end - moment) for requests, left, moment in seen]


def find_wrong(seen, share, seconds):
    return [
        (requests, round(left, 2), round(truth, 2))
        for requests, left, truth in seen
        if requests >= 2 and abs(left - truth) > max(share * truth, seconds)
    ]


@pytest.mark.parametrize(
    ("windows", "latency", "max_in_flight"),
    [
        (WINDOWS, 0.05, 1),
        (WINDOWS, 0.3, 10),
        (WINDOWS, 2.5, 10),
        (WINDOWS, 2.5, 40),
        (None, 0.05, 1),
        (None, 0.3, 10),
        (None, 2.5, 40),
    ],
)
def test_the_time_left_of_an_id_job_is_that_of_its_requests(windows, latency, max_in_flight):
    ids = {location: range(location * 10, location * 10 + 3) for location in range(1, 41)}
    ids[41] = range(1, 881)

    async def run():
        bulk, transport = make_bulk(windows=windows, latency=lambda: latency)
        seen = await measure(
            lambda on_progress: bulk.membership_types(
                ids, on_progress=on_progress, max_in_flight=max_in_flight, batch_size=4
            )
        )
        assert len(transport.requests) == 260
        assert find_wrong(seen, 0.1, 0.01) == []
        assert seen[-1][1] == 0

    run_in_virtual_time(run)


def test_the_time_left_holds_for_random_latencies():
    chance = random.Random(3)

    async def run():
        bulk, _ = make_bulk(latency=lambda: chance.lognormvariate(-1.5, 0.5))
        phones = [(1, f"1315000{number:04d}") for number in range(250)]
        return await measure(lambda on_progress: bulk.gift_cards(phones, on_progress=on_progress))

    assert find_wrong(run_in_virtual_time(run), 0.1, 1.0) == []


def test_the_time_left_follows_the_latest_latencies():
    latencies = iter([0.1] * 100 + [1.0] * 200)

    async def run():
        bulk, _ = make_bulk(windows=None, latency=lambda: next(latencies))
        phones = [(1, f"1315000{number:04d}") for number in range(300)]
        return await measure(
            lambda on_progress: bulk.gift_cards(phones, on_progress=on_progress, max_in_flight=1)
        )

    assert find_wrong(run_in_virtual_time(run)[200:], 0.1, 1.0) == []


def test_second_requests_for_absent_ids_are_counted():
    async def run():
        bulk, transport = make_bulk()
        counts = []
        await bulk.membership_types(
            {1: [*range(500), *range(10**6, 10**6 + 60)]},
            on_progress=lambda *_: counts.append(get_job_progress().requests_total),
        )
        assert len(transport.requests) == 9
        assert (counts[0], counts[-1]) == (6, 9)

    run_in_virtual_time(run)


@pytest.mark.parametrize("is_iterator", [False, True])
def test_retries_truncated_responses_and_absent_ids_leave_no_request_uncounted(is_iterator):
    """Run a job against a server that fails each tenth request and returns at most 30 rows per request."""

    async def answer(request):
        ids = parse_qs(urlsplit(request.url).query).get("ids[]", [])
        is_failing = len(transport.requests) % 10 == 3
        await asyncio.sleep(0.05)
        if is_failing:
            return make_response({"success": False}, status=422)
        return make_response(data=[{"id": int(one)} for one in ids if int(one) < 10**6][:30])

    async def read_slowly(pairs):
        for number, pair in enumerate(pairs):
            if number % 250 == 0:
                await asyncio.sleep(0.1)
            yield pair

    async def run():
        nonlocal transport
        pipeline, transport = make_pipeline(answer)
        pairs = [(location, one) for location in (1, 2) for one in (*range(700), *range(10**6, 10**6 + 40))]
        counts = []
        await Bulk(pipeline).membership_types(
            read_slowly(pairs) if is_iterator else pairs,
            retry_failed=True,
            max_in_flight=2,
            on_progress=lambda *_: counts.append(
                (get_job_progress().requests_left, get_job_progress().requests_total)
            ),
        )
        known = [left for left, _ in counts if left is not None]
        assert min(known) == 0
        assert counts[-1] == (0, len(transport.requests))

    transport = None
    run_in_virtual_time(run)


def test_stored_keys_are_not_counted_as_requests(tmp_path):
    async def run():
        path = tmp_path / "cards.sqlite"
        phones = [(1, f"1315000{number:04d}") for number in range(100)]
        bulk, _ = make_bulk()
        await bulk.gift_cards(phones[:60], checkpoint=path)
        bulk, _ = make_bulk()
        return await measure(
            lambda on_progress: bulk.gift_cards(phones, checkpoint=path, on_progress=on_progress)
        )

    seen = run_in_virtual_time(run)
    assert seen[0][0] == 0
    assert seen[-1][0] == 40
    assert find_wrong(seen, 0.1, 0.01) == []


def test_unnecessary_changes_are_not_counted_as_requests():
    async def run():
        server = make_server(range(1, 101))
        await write(server, PeriodChange(9, 3), {CHAIN: range(1, 51)})
        seen = await measure(
            lambda on_progress: write(
                server, PeriodChange(9, 3), {CHAIN: range(1, 101)}, on_progress=on_progress
            )
        )
        assert seen[-1][0] == 51  # one request reads all memberships
        assert find_wrong(seen, 0.1, 0.01) == []

    run_in_virtual_time(run)


def test_lines_and_bars_show_the_requests():
    printed = []

    async def run():
        bulk, _ = make_bulk()
        meter = Meter(clock=read_loop_time)
        with lines(printed.append, every=0, meter=meter) as on_progress:
            await bulk.membership_types({1: range(2_000)}, on_progress=on_progress)
        with bar(meter=meter, disable=True) as on_progress:
            await bulk.membership_types({1: range(100)}, on_progress=on_progress)
        assert meter.left == 0

    run_in_virtual_time(run)
    assert printed[0] == "100 of 2,000 keys, 333.3 keys/s, 0 failed, 1 of 20 requests, 00:03 left"
    assert printed[-1].endswith("0 failed, 20 of 20 requests, 00:00 left")


def test_the_requests_of_an_iterator_are_counted_when_it_has_ended():
    async def run():
        bulk, _ = make_bulk(windows=None)
        totals = []
        phones = ((1, f"1315000{number:04d}") for number in range(150))
        await bulk.gift_cards(phones, on_progress=lambda *_: totals.append(get_job_progress().requests_total))
        return totals

    totals = run_in_virtual_time(run)
    assert totals[0] is None
    assert set(totals[60:]) == {150}


def test_the_time_left_is_known_when_an_iterator_has_ended():
    async def run():
        bulk, _ = make_bulk()
        phones = ((1, f"1315000{number:04d}") for number in range(220))
        return await measure(lambda on_progress: bulk.gift_cards(phones, on_progress=on_progress))

    seen = run_in_virtual_time(run)
    known = [one for one in seen if one[1] is not None]
    assert 90 <= len(known) < len(seen)
    assert find_wrong(known, 0.1, 0.01) == []
    assert get_job_progress() is None
