"""The queue of the limiter: busy and stopped loops, cost of joining, forecasts of waits, unusual numbers."""

from __future__ import annotations

import asyncio
import math
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async import _rate_limit
from altegio_async._rate_limit.limiter import RateLimiter, shared_limiter
from altegio_async.errors import ConfigurationError, InvalidArgumentError, QueueTimeoutError
from tests.support.measures import parametrize_size, record_figure
from tests.support.pipelines import READ, make_pipeline, make_response
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

pytestmark = pytest.mark.measured

FOLDER = str(Path(_rate_limit.__file__).parent)


class ManualClock:
    """Clock that changes only when it is moved."""

    def __init__(self) -> None:
        self.value = 1000.0

    def __call__(self) -> float:
        return self.value


def run_in_thread(function: Any) -> Any:
    """Return what a function returns in a thread without an event loop, while this one is blocked."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result(60)


def count_executed_lines(main: Any) -> int:
    """Count the lines of the limiter that a coroutine executes: independent of the machine's speed."""
    lines = 0

    def trace(frame, event, _argument):
        nonlocal lines
        if not frame.f_code.co_filename.startswith(FOLDER):
            return None
        lines += event == "line"
        return trace

    sys.settrace(trace)
    try:
        run_in_virtual_time(main)
    finally:
        sys.settrace(None)
    return lines


def test_a_blocked_loop_is_overtaken_a_tenth_of_a_second_after_its_turn():
    clock = ManualClock()
    limiter = RateLimiter(((2, 0.5),), clock=clock)

    async def main():
        assert limiter.try_acquire()
        assert limiter.try_acquire()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(20)]
        await asyncio.sleep(0)  # from here on this loop is blocked
        clock.value += 0.59
        assert not run_in_thread(limiter.try_acquire)  # the permit is due, and its turn is not over
        clock.value += 0.02
        assert not limiter.try_acquire()  # callers of the same loop never overtake
        assert not run_in_thread(limiter.try_acquire)  # the loop showed that it runs
        clock.value += 0.11
        assert run_in_thread(limiter.try_acquire)
        assert run_in_thread(limiter.try_acquire)  # at once, although 20 callers of the other loop are ahead
        assert not run_in_thread(limiter.try_acquire)
        assert not limiter.try_acquire()
        clock.value += 0.5
        await asyncio.wait(waiting[:2])  # they kept their positions
        assert [task.done() for task in waiting] == [True] * 2 + [False] * 18
        for task in waiting:
            task.cancel()

    asyncio.run(main())


def test_a_blocked_loop_gets_its_position_back_when_it_runs_again():
    clock = ManualClock()
    limiter = RateLimiter(((1, 0.5),), clock=clock)

    async def main():
        assert limiter.try_acquire()
        first = asyncio.create_task(limiter.acquire())
        await asyncio.sleep(0)
        clock.value += 0.7
        assert run_in_thread(limiter.try_acquire)
        clock.value += 0.4
        await asyncio.sleep(0)
        clock.value += 0.1
        second = asyncio.create_task(limiter.acquire())
        await asyncio.sleep(0)
        assert not run_in_thread(limiter.try_acquire)
        assert not second.done()
        await asyncio.wait_for(first, 60)
        second.cancel()

    asyncio.run(main())


def lookup(limiter: RateLimiter) -> Any:
    async def main():
        return await limiter.acquire()

    return asyncio.run(main())


def test_a_call_in_another_thread_that_its_caller_waits_for_gets_a_permit():
    limiter = RateLimiter(((2, 0.05),))

    async def main():
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(7)]
        await asyncio.sleep(0)
        with ThreadPoolExecutor(1) as pool:  # blocks this loop, whose callers are first in the queue
            got = [pool.submit(lookup, limiter).result(timeout=60) for _ in range(3)]
        await asyncio.wait_for(asyncio.gather(*waiting), 60)
        return got

    assert len(asyncio.run(main())) == 3
    assert (len(limiter._queue), limiter._queue.groups) == (0, {})


def test_a_call_of_a_pipeline_in_another_thread_that_its_caller_waits_for_succeeds():
    limiter = RateLimiter(((2, 0.05),))

    def call():
        return asyncio.run(make_pipeline(make_response(data=7), limiter=limiter)[0].call(READ))

    async def main():
        pipeline, _ = make_pipeline(make_response(data=5), limiter=limiter)
        calls = [asyncio.create_task(pipeline.call(READ)) for _ in range(9)]
        await asyncio.sleep(0)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(call).result(timeout=60) == 7
        return await asyncio.wait_for(asyncio.gather(*calls), 60)

    assert asyncio.run(main()) == [5] * 9


def test_several_blocked_loops_do_not_stop_the_others():
    window = (3, 0.05)
    limiter = RateLimiter((window,))
    granted: list[float] = []
    release = threading.Event()
    blocked = threading.Barrier(4)

    def block() -> None:
        async def main():
            waiting = [asyncio.create_task(limiter.acquire()) for _ in range(5)]
            await asyncio.sleep(0)
            blocked.wait(30)
            release.wait(60)
            await asyncio.gather(*waiting)

        asyncio.run(main())

    def work() -> None:
        async def main():
            for _ in range(8):
                await limiter.acquire()
                granted.append(time.monotonic())

        asyncio.run(main())

    busy = [threading.Thread(target=block) for _ in range(3)]
    others = [threading.Thread(target=work) for _ in range(2)]
    for thread in busy:
        thread.start()
    blocked.wait(30)
    for thread in others:
        thread.start()
    for thread in others:
        thread.join(60)
    assert len(granted) == 16
    release.set()
    for thread in busy:
        thread.join(60)
    assert (len(limiter._queue), limiter._queue.groups) == (0, {})


def test_joining_a_long_queue_under_max_queue_costs_the_same_for_each_call():
    async def join(count):
        limiter = RateLimiter(clock=read_loop_time)
        tasks = [asyncio.create_task(limiter.acquire(max_wait=1e6)) for _ in range(count)]
        await asyncio.sleep(0)
        assert len(limiter._queue) == count - 5
        for task in tasks:
            task.cancel()

    few, many = (count_executed_lines(lambda count=count: join(count)) / count for count in (100, 1600))
    record_figure(
        "lines executed for each call that joins a queue with max_queue", f"{few:.0f}, {many:.0f}", "equal"
    )
    assert many < 1.3 * few


def test_a_long_queue_of_a_stopped_loop_does_not_delay_the_others():
    async def others(limiter):
        for _ in range(20):
            await limiter.acquire(max_wait=1e6)

    def cost(count):
        limiter = RateLimiter(((1, 0.001),), clock=time.monotonic)
        stopped = asyncio.new_event_loop()

        async def start():
            limiter.penalise(3600)
            return [stopped.create_task(limiter.acquire()) for _ in range(count)]

        tasks = stopped.run_until_complete(start())
        stopped.run_until_complete(asyncio.sleep(0))
        assert len(limiter._queue) == count
        limiter._history.paused_until = -math.inf
        lines = count_executed_lines(lambda: others(limiter))
        for task in tasks:
            task.cancel()
        stopped.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        stopped.close()
        return lines

    few, many = cost(10), cost(2000)
    assert many < 3 * few


@parametrize_size("examples", 60, 1000)
def test_a_wait_is_refused_exactly_when_it_would_be_too_long(examples):
    steps = st.lists(
        st.tuples(
            st.integers(0, 400),  # milliseconds until it comes
            st.integers(0, 4000),  # milliseconds that it would wait
            st.booleans(),  # a retry, which is queued ahead
        ),
        min_size=1,
        max_size=60,
    )
    windows = st.lists(st.tuples(st.integers(1, 6), st.integers(50, 2000)), min_size=1, max_size=3)

    @settings(max_examples=examples, deadline=None, database=None)
    @given(steps, windows)
    def check(callers, bounds):
        async def main():
            limiter = RateLimiter(
                [(permits, length / 1000) for permits, length in bounds], clock=read_loop_time
            )
            wrong: list[Any] = []

            async def caller(longest, ahead):
                if not ahead:  # no forecast exists for a waiter that others can overtake
                    patient = asyncio.create_task(limiter.acquire(max_wait=longest))
                    (outcome,) = await asyncio.gather(patient, return_exceptions=True)
                    if isinstance(outcome, QueueTimeoutError):
                        if outcome.wait <= longest:
                            wrong.append((outcome.wait, longest))
                    elif outcome > longest + 0.06:
                        wrong.append((outcome, longest))

            async def simulate():
                tasks = []
                for pause, longest, ahead in callers:
                    await asyncio.sleep(pause / 1000)
                    tasks.append(asyncio.create_task(caller(longest / 1000, ahead)))
                await asyncio.gather(*tasks)

            await simulate()
            return wrong

        assert run_in_virtual_time(main) == []

    check()


def test_a_forecast_includes_returned_permits_pauses_and_callers_that_leave():
    async def main():
        limiter = RateLimiter(((2, 1.0),), clock=read_loop_time)

        async def wait_of_a_new_caller():
            with pytest.raises(QueueTimeoutError) as raised:
                await limiter.acquire(max_wait=0)
            return raised.value.wait

        tasks = [asyncio.create_task(limiter.acquire()) for _ in range(6)]
        await asyncio.sleep(0)
        assert await wait_of_a_new_caller() == pytest.approx(1.0)  # the first moment that is too late
        with pytest.raises(QueueTimeoutError) as raised:
            await limiter.acquire(max_wait=2.5)
        assert raised.value.wait == pytest.approx(3.0)
        tasks[3].cancel()
        await asyncio.sleep(0)
        assert await limiter.acquire(max_wait=2.5) == pytest.approx(2.0, abs=0.01)
        await asyncio.gather(*tasks, return_exceptions=True)
        limiter.penalise(7)
        assert await wait_of_a_new_caller() == pytest.approx(7.0)
        await limiter.acquire()
        await limiter.acquire()
        assert await wait_of_a_new_caller() == pytest.approx(1.0, abs=0.01)
        limiter.give_back(0.0)
        assert await limiter.acquire(max_wait=0) == 0

    run_in_virtual_time(main)


@pytest.mark.parametrize("seconds", [math.inf, 10**400, 1e300, 3600.1])
def test_a_pause_lasts_an_hour_at_most(seconds):
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        limiter.penalise(seconds)
        return await limiter.acquire()

    assert run_in_virtual_time(main) == pytest.approx(3600, abs=0.01)


@pytest.mark.parametrize("seconds", [math.nan, "5", None, True, [1]])
def test_a_pause_that_is_not_a_number_is_refused(seconds):
    limiter = RateLimiter()
    with pytest.raises(InvalidArgumentError, match="seconds must be a number"):
        limiter.penalise(seconds)
    assert limiter.try_acquire()


@pytest.mark.parametrize("seconds", [0, -1, -math.inf])
def test_a_pause_of_no_length_changes_nothing(seconds):
    limiter = RateLimiter()
    limiter.penalise(seconds)
    assert limiter.try_acquire()


@pytest.mark.parametrize(
    "windows", [((2**70, 1),), ((2**31, 1.0),), ((5, 1.0), (10**400, 60.0)), ((5, 10**400),)]
)
def test_windows_that_are_too_large_are_refused(windows):
    with pytest.raises(ConfigurationError, match="windows must be"):
        RateLimiter(windows)


def test_the_largest_windows_work():
    limiter = RateLimiter(((2**31 - 1, sys.float_info.max),))
    assert limiter.try_acquire()


@pytest.mark.parametrize("age", [0.0, 0.005, 1.0, -1.0, math.inf, -math.inf, math.nan])
def test_only_a_permit_of_about_that_time_is_returned(age):
    clock = ManualClock()
    limiter = RateLimiter(((2, 1000.0),), clock=clock)
    assert limiter.try_acquire()
    clock.value += 1
    assert limiter.try_acquire()
    limiter.give_back(age)
    assert limiter.try_acquire() is (age in (0.0, 0.005, 1.0))


def test_the_returned_permit_is_that_of_its_time():
    clock = ManualClock()
    limiter = RateLimiter(((3, 10.0),), clock=clock)
    for _ in range(3):
        assert limiter.try_acquire()
        clock.value += 0.008
    limiter.give_back(0.024)
    assert list(limiter._history.log) == pytest.approx([1000.008, 1000.016])


def test_each_host_has_one_limiter_in_all_threads():
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: shared_limiter("https://limits.example.com/api"), range(64)))
    assert len(found) == 1
    assert shared_limiter("https://limits.example.com:443/other") in found
    assert shared_limiter("http://limits.example.com") not in found
