"""Bulk look-ups over a Dask cluster of real worker processes, some of them killed."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from typing import Any

import pytest
from distributed import Client, Nanny, Scheduler, SpecCluster

from altegio_async import AltegioClient, BulkResult, RateLimiter
from altegio_async.distributed import look_up
from altegio_async.testing import FakeAltegio, Size

pytestmark = pytest.mark.filterwarnings("default")  # what the cluster's own code warns of is not ours

LIMITS = ((60, 2.0),)
WINDOWS = ((60, 2.3),)  # with a guard band


@asynccontextmanager
async def cluster_of(hosts: list[str]):
    """A cluster with a worker process for each entry; loopback has as many addresses as one likes."""
    workers = {
        number: {"cls": Nanny, "options": {"host": host, "nthreads": 1, "memory_limit": 0}}
        for number, host in enumerate(hosts)
    }
    scheduler = {"cls": Scheduler, "options": {"host": "127.0.0.1", "port": 0, "dashboard": False}}
    async with (
        SpecCluster(workers=workers, scheduler=scheduler, asynchronous=True) as cluster,
        Client(cluster, asynchronous=True) as dask,
    ):
        await dask.wait_for_workers(len(hosts))
        yield dask


def connector(base_url: str) -> Any:
    """What the workers connect with; each process says in a header who it is."""

    def connect() -> AltegioClient:
        return AltegioClient(
            base_url=base_url, rate_limiter=RateLimiter(WINDOWS), language=f"en-{os.getpid()}", deadline=60
        )

    return connect


def asking(fake: FakeAltegio) -> list[int]:
    """The processes that asked, one after the other."""
    return [int(request.headers["Accept-Language"].removeprefix("en-")) for request in fake.requests]


async def kill_when(fake: FakeAltegio, requests: int) -> int:
    """Kill the process behind a request, without warning."""
    while fake.request_count < requests:  # noqa: ASYNC110 - the server counts, it does not signal
        await asyncio.sleep(0.01)
    victim = asking(fake)[-1]
    os.kill(victim, signal.SIGKILL)
    return victim


@pytest.fixture
def tokens(monkeypatch):
    def set_for(fake: FakeAltegio) -> None:
        monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", fake.partner_token)
        monkeypatch.setenv("ALTEGIO_USER_TOKEN", fake.user_token)

    return set_for


def phones(fake: FakeAltegio, count: int) -> list[tuple[int, str]]:
    return [(place.id, phone) for place in fake.locations for phone in place.client_phones][:count]


def same(result: BulkResult[Any, Any], wanted: BulkResult[Any, Any]) -> bool:
    return (result.ok, result.missing, set(result.failed)) == (wanted.ok, wanted.missing, set(wanted.failed))


async def alone(fake: FakeAltegio, pairs: Any) -> BulkResult[Any, Any]:
    """The same job without a cluster."""
    async with AltegioClient(base_url=fake.base_url, rate_limiter=None) as altegio:
        return await altegio.bulk.gift_cards(pairs)


async def run_with_a_death(
    hosts: list[str], tokens: Any, *, keys: int, portion: int, die_at: int, limits: Any = None
) -> None:
    async with FakeAltegio(seed=3, rate_limits=None) as fake:
        tokens(fake)
        pairs = phones(fake, keys)
        assert len(pairs) == keys
        denied = pairs[-1][0]
        fake.denied_locations.add(denied)
        wanted = await alone(fake, pairs)
        assert wanted.failed
        fake.requests.clear()
        fake.request_count = 0
        fake.rate_limits = limits
        told = []
        async with cluster_of(hosts) as dask:
            killer = asyncio.create_task(kill_when(fake, die_at))
            result = await look_up(
                dask,
                "gift_cards",
                pairs,
                connect=connector(fake.base_url),
                portion=portion,
                settle=WINDOWS[-1][1],
                on_progress=lambda *progress: told.append(progress),
            )
            victim = await killer
        assert same(result, wanted)
        assert list(result.ok) == list(wanted.ok)
        assert fake.limited == 0
        assert told[-1] == (keys, keys, len(wanted.failed))
        asked = asking(fake)
        assert victim in asked
        # One a host, and the one that took over, unless the other host had finished before it could begin.
        assert len(set(asked)) in {len(set(hosts)) + 1, len(set(hosts)) + (die_at < keys // 2)}
        # Only the portions of the dead were asked again.
        assert keys <= len(asked) <= keys + 2 * portion


async def test_a_killed_worker_loses_nothing_and_its_successor_keeps_the_limit(tokens):
    await run_with_a_death(["127.0.0.1", "127.0.0.1"], tokens, keys=100, portion=10, die_at=50, limits=LIMITS)


@pytest.mark.full
@pytest.mark.parametrize("die_at", [40, 240, 440])
async def test_four_workers_on_two_hosts_one_killed(tokens, die_at):
    hosts = ["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"]
    await run_with_a_death(hosts, tokens, keys=480, portion=25, die_at=die_at)


async def test_types_by_id_and_a_cluster_that_dies_out(tokens):
    async with FakeAltegio(seed=3, rate_limits=None, size=Size()) as fake:
        tokens(fake)
        connect = connector(fake.base_url)
        ids = {place.id: [*place.membership_type_ids[:20], 999_999_001] for place in fake.locations[:5]}
        async with cluster_of(["127.0.0.1"]) as dask:
            result = await look_up(dask, "membership_types", ids, connect=connect, portion=30)
            assert (len(result.ok), len(result.missing)) == (100, 5)
            assert all(found.id == ident for (_, ident), found in result.ok.items())
            plain = await asyncio.to_thread(
                Client, dask.scheduler.address
            )  # the form that is not asynchronous
            again = await look_up(plain, "membership_types", ids, connect=connect, portion=30)
            await asyncio.to_thread(plain.close)
            assert again == result
            with pytest.raises(TypeError, match="nonsense"):
                await look_up(dask, "membership_types", ids, connect=connect, nonsense=1)
            await dask.cluster.scale(0)
            result = await look_up(dask, "membership_types", ids, connect=connect, patience=0.3)
            assert len(result.failed) == 105
            assert "no worker left" in str(next(iter(result.failed.values())))
