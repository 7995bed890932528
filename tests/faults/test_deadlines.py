"""A call ends by its deadline, whatever the server does."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from altegio_async import AltegioClient, AltegioError, RateLimiter, RetryPolicy
from altegio_async.errors import APITimeoutError, DeadlineExceededError
from altegio_async.testing import FakeAltegio, FaultServer, Size
from tests.support import figure, sized

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
DEADLINE = 0.6
NEVER_ENDING = [
    "no_answer",
    "deaf",
    "header_drip",
    "stall_in_headers",
    "body_drip",
    "chunk_drip",
    "stall_in_body",
    "endless_continue",
    "tls_stall",
]


async def late(fault: str, count: int, **options: Any) -> list[float]:
    """How much later than its deadline each of so many calls ended; negative when earlier."""
    async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        connector = aiohttp.TCPConnector(limit=options.pop("places", 100), ssl=server.trust or True)
        async with (
            aiohttp.ClientSession(connector=connector) as session,
            AltegioClient(
                server.fake.partner_token, server.fake.user_token, base_url=server.base_url, session=session,
                **{"rate_limiter": None, "deadline": DEADLINE, "timeout": 0.25, "retry": RetryPolicy(attempts=9, transient_base=0.01), **options},
            ) as client,
        ):  # fmt: skip

            async def one() -> float:
                begun = time.monotonic()
                with pytest.raises((DeadlineExceededError, APITimeoutError)) as raised:
                    await client.membership_types.fetch(server.fake.locations[0].id, ids=[1])
                assert raised.value.operation == "get_membership_type_list_by_id"
                return time.monotonic() - begun - DEADLINE

            return await asyncio.gather(*(one() for _ in range(count)))


@sized("count", 10, 200)
async def test_every_call_ends_by_its_deadline(count):
    lates: list[float] = []
    share = -(-count // (len(NEVER_ENDING) + 1))
    for fault in NEVER_ENDING:
        lates += await late(fault, share)
    lates += await late("no_answer", share, places=2, timeout=30.0)  # the pool is full
    inside = sum(one <= 0.1 for one in lates)
    figure(
        "calls that end by their deadline + 100 ms",
        f"{inside} of {len(lates)}, worst {max(lates) * 1000:+.0f} ms",
        "200 of 200",
    )
    assert len(lates) >= count
    assert inside == len(lates)


async def test_a_long_deadline_is_not_rounded_to_whole_seconds():
    """aiohttp rounds timers over five seconds up, unless it is told not to."""
    from altegio_async.transport.aiohttp import _timeout

    assert _timeout(30.0).ceil_threshold == float("inf")
    assert max(await late("no_answer", 3, deadline=5.05, timeout=30.0)) + DEADLINE - 5.05 <= 0.1


async def test_the_limiters_queue_does_not_count():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        limiter = RateLimiter()
        limiter.penalise(1.0)
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=limiter, deadline=0.5
        ) as client:
            assert await client.gift_cards.list_for_user(fake.locations[0].id) is not None


async def test_an_outage_over_sockets_is_not_multiplied():
    async with FaultServer("empty_503", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        async with AltegioClient(
            server.fake.partner_token,
            server.fake.user_token,
            base_url=server.base_url,
            rate_limiter=None,
            retry=RetryPolicy(transient_base=0.001),
        ) as client:
            for _ in range(1000):
                with pytest.raises(AltegioError):
                    await client.gift_cards.list_for_user(server.fake.locations[0].id)
            each = server.request_count / 1000
        figure("requests per call, server always 503 (sockets)", f"{each:.3f}", "<= 1.10")
        assert each <= 1.10
