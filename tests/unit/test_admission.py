from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async._rate_limit.limiter import RateLimiter
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.errors import (
    AltegioError,
    APITimeoutError,
    ClientClosedError,
    DeadlineExceededError,
    ServerError,
)
from altegio_async.hooks import Hooks
from tests.support.pipelines import READ, make_pipeline, make_response
from tests.support.rate_windows import count_busiest_window
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

OK = make_response(data=5)
WINDOW = (5, 1.1)


def run_calls(latency, *, slots, calls, limiter=True, **options):
    """Run calls to a server that takes `latency(moment)` seconds. Return the transport and the results."""

    async def main():
        async def answer(request):
            took = latency(read_loop_time())
            await asyncio.sleep(min(took, request.timeout))
            if took > request.timeout:
                raise APITimeoutError("slow")
            return OK

        pipeline, transport = make_pipeline(
            answer, limiter=RateLimiter((WINDOW,), clock=read_loop_time) if limiter else None, **options
        )
        transport.slots = ConnectionSlots(slots)
        results = await asyncio.gather(*(pipeline.call(READ) for _ in range(calls)), return_exceptions=True)
        return transport, results

    return run_in_virtual_time(main)


def test_requests_are_not_sent_in_a_burst_after_a_stall_of_the_server():
    transport, results = run_calls(lambda moment: max(5.0 - moment, 0.0), slots=2, calls=20)
    assert results == [5] * 20
    assert transport.times[2] >= 5
    assert count_busiest_window(transport.times, 1.0) <= 5


@pytest.mark.parametrize(("slots", "latency"), [(2, 0.3), (1, 0.1), (10, 0.0), (100, 30.0)])
def test_few_slots_cost_no_permits(slots, latency):
    transport, results = run_calls(lambda _: latency, slots=slots, calls=50, timeout=60)
    assert results == [5] * 50
    assert (
        transport.times[-1] <= 10 * WINDOW[1]
    )  # the ideal time, and the last five calls one after the other


def test_a_full_pool_ends_with_the_deadline_and_leaves_no_slot_taken():
    transport, results = run_calls(
        lambda _: 1000.0, slots=3, calls=20, limiter=False, timeout=900, deadline=7
    )
    assert {type(result) for result in results} == {DeadlineExceededError}
    assert transport.slots.free == 3


def test_a_slot_that_came_too_late_for_a_permit_is_released():
    async def main():
        async def answer(_request):
            await asyncio.sleep(4)
            return OK

        limiter = RateLimiter((WINDOW,), clock=read_loop_time)
        pipeline, transport = make_pipeline(answer, limiter=limiter, deadline=5)
        transport.slots = ConnectionSlots(1)
        first = asyncio.create_task(pipeline.call(READ))
        second = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(1)
        limiter.penalise(100)
        with pytest.raises(DeadlineExceededError, match="deadline") as raised:
            await second
        assert (await first, raised.value.attempts, transport.slots.free) == (5, 0, 1)

    run_in_virtual_time(main)


def test_a_cancelled_wait_for_a_slot_returns_its_permit():
    async def main():
        async def never(_request):
            await asyncio.Event().wait()

        limiter = RateLimiter(((5, 10.0),), clock=read_loop_time)
        pipeline, transport = make_pipeline(never, limiter=limiter)
        transport.slots = ConnectionSlots(1)
        tasks = [asyncio.create_task(pipeline.call(READ)) for _ in range(5)]
        await asyncio.sleep(0.05)
        for task in tasks[1:]:
            task.cancel()
        await asyncio.wait(tasks[1:])
        assert len(limiter._history.log) == len(transport.requests) == 1
        tasks[0].cancel()

    run_in_virtual_time(main)


def test_a_retry_that_gets_no_slot_in_time_raises_the_failure_before():
    async def main():
        told = []

        async def busy(_request):
            if len(transport.requests) == 1:
                holder.append(asyncio.create_task(pipeline.call(READ)))  # takes the released slot
                return make_response(status=503)
            await asyncio.sleep(60)
            return OK

        holder = []
        pipeline, transport = make_pipeline(busy, deadline=5, timeout=60, hooks=Hooks(on_give_up=told.append))
        transport.slots = ConnectionSlots(1)
        with pytest.raises(ServerError):
            await pipeline.call(READ)
        assert [event.reason for event in told] == ["no connection was available before the deadline"]
        holder[0].cancel()
        await asyncio.wait(holder)

    run_in_virtual_time(main)


def test_closing_ends_the_wait_for_a_slot():
    async def main():
        async def never(_request):
            await asyncio.Event().wait()

        pipeline, transport = make_pipeline(never)
        transport.slots = ConnectionSlots(1)
        holder = asyncio.create_task(pipeline.call(READ))
        waiting = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(1)
        await pipeline.aclose()
        with pytest.raises(ClientClosedError):
            await waiting
        holder.cancel()
        await asyncio.wait((holder,))
        assert transport.slots.free == 1

    run_in_virtual_time(main)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8), st.integers(1, 60))
def test_no_window_is_violated_and_no_slot_is_lost(seed, slots, calls):
    chance = random.Random(seed)

    async def main():
        async def answer(_request):
            await asyncio.sleep(chance.choice((0, 0.01, 0.3, 2, 20)))
            return make_response(data=5, status=chance.choice((200, 200, 200, 503, 429)))

        pipeline, transport = make_pipeline(
            answer,
            limiter=RateLimiter((WINDOW,), clock=read_loop_time),
            deadline=chance.choice((3, 30, 300)),
            timeout=10,
        )
        transport.slots = ConnectionSlots(slots)

        async def one():
            await asyncio.sleep(chance.choice((0, 0, 1, 10)))
            try:
                async with asyncio.timeout(chance.choice((0.5, 5, 1000))):
                    return await pipeline.call(READ)
            except (AltegioError, TimeoutError) as error:
                return error

        results = await asyncio.gather(*(one() for _ in range(calls)))
        return transport, results

    transport, results = run_in_virtual_time(main)
    assert len(results) == calls
    assert transport.slots.free == slots
    if transport.times:
        assert count_busiest_window(transport.times, WINDOW[1] - 1e-6) <= WINDOW[0]
