"""Forecasts of the rate limiter: the time of the last of many grants."""

from __future__ import annotations

import asyncio
import random

import pytest

from altegio_async import RateLimiter
from altegio_async._rate_limit.forecast import compute_last_grant, forecast_wait
from altegio_async.shared_limit import RedisRateLimiter
from tests.support.rate_windows import compute_shortest_time
from tests.support.virtual_time import read_loop_time, run_in_virtual_time


def test_the_last_grant_is_that_of_grants_computed_one_by_one():
    chance = random.Random(7)
    windows = [((5, 1.1), (200, 61.0)), ((50, 1.1), (2_000, 61.0)), ((5, 1.0), (7, 1.2)), ((1, 0.5),)]
    windows += [
        tuple((chance.randint(1, 40), chance.uniform(0.1, 30)) for _ in range(chance.randint(1, 3)))
        for _ in range(20)
    ]
    for limits in windows:
        for count in (1, 2, 6, chance.randint(7, 300), chance.randint(300, 3_000)):
            expected = compute_shortest_time(count, limits)
            assert compute_last_grant(limits, (), 0.0, count) == pytest.approx(expected, rel=0.01), limits


def test_the_last_of_a_million_grants_under_the_published_limit_is_known_at_once():
    windows = ((5, 1.1), (200, 61.0))
    assert compute_last_grant(windows, (), 0.0, 1_000_000) == pytest.approx(4_999 * 61 + 39 * 1.1)


def test_a_forecast_considers_granted_permits_waiting_callers_and_pauses():
    async def compare():
        limiter = RateLimiter(((5, 1.0), (12, 10.0)), clock=read_loop_time)
        for _ in range(3):
            await limiter.acquire()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(7)]
        await asyncio.sleep(0.1)
        limiter.penalise(2.0)
        forecast, queued = limiter.forecast(6), limiter.forecast(0)
        started = read_loop_time()
        await asyncio.gather(*waiting)
        assert queued == pytest.approx(read_loop_time() - started)
        for _ in range(6):
            await limiter.acquire()
        assert forecast == pytest.approx(read_loop_time() - started)
        assert RateLimiter().forecast(0) == 0.0

    run_in_virtual_time(compare)


async def test_a_limiter_in_redis_forecasts_without_an_exchange():
    pytest.importorskip("redis")
    limiter = RedisRateLimiter("redis://127.0.0.1:1/0", windows=((5, 1.1), (200, 61.0)))
    assert limiter.forecast(5) == 0.0
    assert limiter.forecast(6) == pytest.approx(1.1)
    assert forecast_wait(limiter, 201) == pytest.approx(61.0)
    with limiter._queue.lock:
        waiter = limiter._queue.join(ahead=False)
    assert limiter.forecast(5) == pytest.approx(1.1)
    with limiter._queue.lock:
        limiter._queue.leave(waiter)


def test_a_limiter_without_a_forecast_cannot_tell():
    class MinimalLimiter:
        """A limiter with the required methods only."""

    assert forecast_wait(MinimalLimiter(), 5) is None
    assert forecast_wait(None, 5) == 0.0
