"""Pacing as the server sees it, through the whole client: with stalls of the server, and over a wide area network."""

from __future__ import annotations

import asyncio
import random
from statistics import median

import aiohttp
import pytest

from altegio_async import AltegioClient, RateLimiter
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.server.rate_limit import SlidingWindows, round_down_seconds
from tests.support.heartbeat import Heartbeat
from tests.support.measures import parametrize_size, record_figure
from tests.support.pipelines import READ, make_error_response, make_pipeline, make_response
from tests.support.rate_windows import PUBLISHED, Network, compute_shortest_time, count_busiest_window
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

pytestmark = pytest.mark.measured

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
PUBLISHED_HALF = ((5, 0.5), (200, 30.0))
GUARDED_HALF = ((5, 0.55), (200, 30.5))
ON_THE_WAY = 0.25  # seconds; more than the time between any permit and the arrival of its request


class StallingLatency:
    """Latency of a server that stalls repeatedly for some seconds."""

    def __init__(self, *stalls: tuple[float, float]) -> None:
        self.stalls = stalls  # start and length in seconds after the first request
        self.begun: float | None = None

    def __call__(self) -> float:
        self.begun = read_loop_time() if self.begun is None else self.begun
        at = read_loop_time() - self.begun
        return sum(begin + length - at for begin, length in self.stalls if begin <= at < begin + length)


@parametrize_size("count", 30, 120)
async def test_no_window_is_violated_after_a_stall_of_the_server(count):
    stalls = ((0.3, 1.5), (4.0, 2.0))
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, latency=StallingLatency(*stalls)) as fake:
        async with (
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session,
            AltegioClient(
                fake.partner_token, fake.user_token, base_url=fake.base_url, session=session, rate_limiter=RateLimiter(GUARDED_HALF)
            ) as client,
            Heartbeat() as heartbeat,
        ):  # fmt: skip
            begun = read_loop_time()
            await asyncio.gather(
                *(client.gift_cards.list_for_user(fake.locations[0].id) for _ in range(count))
            )
            took = read_loop_time() - begun
        arrivals = [request.time for request in fake.requests]
    # Client and server share a loop: stalls of the loop during a request are caused by the machine.
    stalled = max(heartbeat.sum_stalls(arrival - ON_THE_WAY, arrival) for arrival in arrivals)
    most = [count_busiest_window(arrivals, seconds - stalled) for _, seconds in PUBLISHED_HALF]
    over = sum(max(0, got - permits) for got, (permits, _) in zip(most, PUBLISHED_HALF, strict=True))
    record_figure(
        f"{count} calls, 2 connections, a server that stalls twice",
        f"{over} violations, worst {most[0]} and {most[1]}, {took:.1f} s, the machine's stalls {stalled * 1000:.0f} ms",
        "0",
    )
    assert len(arrivals) == count
    assert over == 0
    # The total time is little more than the rate limit and the stalls of the server and the machine require.
    assert (
        took - heartbeat.sum_stalls(begun, begun + took)
        <= compute_shortest_time(count, GUARDED_HALF) + sum(length for _, length in stalls) + 1.0
    )


async def run_over_wide_area(seed: int, count: int) -> tuple[int, float]:
    """Run concurrent calls. Return how many were refused, and when the last request arrived.

    Requests have the same delays as in the test of the limiter alone; responses have others.
    """
    random.seed(seed)  # the jitter of retries
    network, answers, server = Network(seed), Network(seed + 1000), SlidingWindows(PUBLISHED)
    refused, last = 0, 0.0

    async def serve(_request):
        nonlocal refused, last
        await asyncio.sleep(network.delay())
        wait, last = server.admit(read_loop_time()), read_loop_time()
        if wait is None:
            await asyncio.sleep(answers.delay())
            return make_response(data=5)
        refused += 1
        await asyncio.sleep(network.delay())
        return make_error_response(
            429, f"Too many requests, try again in {round_down_seconds(wait)} seconds."
        )

    pipeline, _ = make_pipeline(serve, limiter=RateLimiter(clock=read_loop_time))
    begun = read_loop_time()
    assert await asyncio.gather(*(pipeline.call(READ) for _ in range(count))) == [5] * count
    return refused, last - begun


@parametrize_size("seeds", 2, 20)
def test_few_requests_are_refused_over_a_wide_area_and_no_call_is_lost(seeds):
    runs = [run_in_virtual_time(lambda seed=seed: run_over_wide_area(seed, 590)) for seed in range(seeds)]
    most = max(refused for refused, _ in runs)
    share = median(took for _, took in runs) / compute_shortest_time(590, PUBLISHED)
    record_figure(
        f"590 calls over a WAN through the client, {seeds} seeds",
        f"at most {most} 429s, median {share:.4f} of ideal, every call answered",
        "<= 2, <= 1.045",
    )
    assert most <= 2
    assert share <= 1.045
