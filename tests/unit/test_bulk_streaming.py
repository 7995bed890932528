"""Streams of keys: back-pressure, live sources, bounded memory and linear cost."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path
from statistics import median

import pytest

from altegio_async.bulk.scheduler import LINGER
from tests.support.bulk import FakeCaller, collect_outcomes, look_up_ids, look_up_phones, run_virtually
from tests.support.measures import parametrize_size, record_figure
from tests.support.programs.bulk_million import make_job

pytestmark = pytest.mark.measured


class CountingIterator:
    """Iterator that counts how many keys were read."""

    def __init__(self, pairs):
        self.pairs = iter(pairs)
        self.read = 0

    def __iter__(self):
        return self

    def __next__(self):
        pair = next(self.pairs)
        self.read += 1
        return pair


def test_a_slow_consumer_stops_reading_and_requesting():
    caller = FakeCaller(latency=0.001)
    source = CountingIterator((1, str(n)) for n in range(10**9))

    async def main():
        make_job = look_up_phones(caller, source)
        async with make_job:
            taken = 0
            async for _ in make_job:
                taken += 1
                await asyncio.sleep(1)
                assert source.read <= taken + 100
                assert len(caller.asked) <= taken + 100
                if taken == 50:
                    break

    run_virtually(main())


def test_a_slow_consumer_of_a_list_stops_requesting():
    caller = FakeCaller(latency=0.001)
    keys = [(1, str(n)) for n in range(5_000)]

    async def main():
        make_job = look_up_phones(caller, keys)
        async with make_job:
            async for _ in make_job:
                await asyncio.sleep(100)
                break
        assert len(caller.asked) <= 120

    run_virtually(main())


def test_a_live_source_gets_its_outcomes_while_it_is_silent():
    caller = FakeCaller({1: {1, 2, 3}}, latency=0.01)

    async def asks_what_it_was_told():
        for n in (1, 2, 3):
            yield 1, n
            await answers.get()

    async def main():
        async for outcome in look_up_ids(caller, asks_what_it_was_told()):
            answers.put_nowait(outcome)

    answers = asyncio.Queue()
    _, seconds = run_virtually(main())
    assert len(caller.asked) == 3
    assert seconds == pytest.approx(3 * (LINGER + 0.01), abs=0.01)


def test_keys_of_a_slow_live_source_are_batched():
    caller = FakeCaller({1: set(range(1, 301))})

    async def trickle():
        for n in range(1, 301):
            yield 1, n
            await asyncio.sleep(0.001)

    outcomes, _ = run_virtually(collect_outcomes(look_up_ids(caller, trickle())))
    assert len(outcomes) == 300
    assert sorted(len(ids) for _, ids in caller.asked) == [100, 100, 100]


def test_an_async_source_that_never_waits_lets_other_tasks_run():
    ticks = []

    async def ticking():
        while True:
            ticks.append(1)
            await asyncio.sleep(0)

    async def keys():
        for n in range(1, 20_001):
            yield 1, n

    async def main():
        ticker = asyncio.create_task(ticking())
        outcomes = await collect_outcomes(
            look_up_ids(FakeCaller({1: set(range(1, 20_001))}, latency=0), keys())
        )
        ticker.cancel()
        await asyncio.wait([ticker])
        return len(outcomes)

    count, _ = run_virtually(main())
    assert count == 20_000
    assert len(ticks) > 20


def test_repeats_in_a_stream_are_recognised_within_the_window():
    caller = FakeCaller({1: set(range(1, 20_001))})
    pairs = [(1, n) for n in range(1, 101) for _ in range(3)] + [(1, n) for n in range(1, 101)]
    outcomes, _ = run_virtually(collect_outcomes(look_up_ids(caller, iter(pairs))))
    assert len(outcomes) == 100
    assert max(caller.times_asked().values()) == 1


async def run(make_job):
    count = 0
    async for _ in make_job:
        count += 1
    return count


@pytest.mark.parametrize(("kind", "counts"), [("ids", (20_000, 40_000)), ("phones", (3_000, 6_000))])
def test_memory_depends_on_the_window_and_not_on_the_job(kind, counts):
    peaks = []
    for count in counts:
        tracemalloc.start()
        assert asyncio.run(run(make_job(kind, count))) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 2**20
    assert peaks[1] < 10 * 2**20


def stream_in_process(*arguments):
    """Stream this number of keys in a separate process and return its figures."""
    command = [sys.executable, "-m", "tests.support.programs.bulk_million", *map(str, arguments)]
    printed = subprocess.run(
        command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True
    )
    return json.loads(printed.stdout)


def check_memory(took, what):
    grown = took["peak"] - took["start"]
    record_figure(f"peak memory above the start, {what}", f"{grown:.1f} MiB", "at most 40 MiB")
    assert grown <= 40


@pytest.mark.parametrize("kind", ["ids", "phones"])
def test_fifty_thousand_keys_fit_in_forty_mebibytes(kind):
    check_memory(stream_in_process(kind, 50_000), f"50,000 {kind}")


@pytest.mark.full
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("kind", ["ids", "phones"])
def test_a_million_keys_fit_in_forty_mebibytes_at_the_cost_per_key_of_ten_thousand(kind):
    growths: list[float] = []
    while len(growths) < 3 and (not growths or min(growths) > 1.1):  # other programs slow one measurement
        took = stream_in_process(kind, 1_000_000)
        check_memory(took, f"1,000,000 {kind}")
        growths.append(took["large"] / median(took["small"]))
    growth = min(growths)
    record_figure(f"cost a key, 1,000,000 {kind} against 10,000", f"{growth:.3f}", "at most 1.1")
    assert growth <= 1.1


@parametrize_size("count", 50_000, 1_000_000)
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("kind", ["ids", "phones"])
def test_repeats_are_recognised_on_disk_in_forty_mebibytes(kind, count):
    """Pass each key twice, the second time after all others; each has one outcome."""
    check_memory(
        stream_in_process(kind, count, "kept"), f"{count:,} {kind} and their repeats, with a checkpoint"
    )
