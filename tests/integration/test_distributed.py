"""Bulk look-ups on a Dask cluster of worker processes, some of which are killed."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import groupby, pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

import pytest
from dask import config
from distributed import Client, Nanny, Scheduler, SpecCluster, get_worker
from msgspec.structs import replace

from altegio_async import AltegioClient, AuthenticationError, BulkResult, InvalidArgumentError, RateLimiter
from altegio_async.distributed import look_up
from altegio_async.distributed.cluster import Cluster
from altegio_async.testing import FakeAltegio, Size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async._core.wire import WireRequest, WireResponse
    from altegio_async._transport.base import Send

pytestmark = pytest.mark.filterwarnings("default")  # ignore the warnings of the cluster's code

PERMITS, WINDOW = 60, 3.0  # limit of the server for each host
SETTLE = 3.3  # the same window with a guard band


@asynccontextmanager
async def start_cluster(hosts: list[str]):
    """Start a cluster with a worker process for each entry, each on a loopback address."""
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


def make_connector(base_url: str, user_token: str | None = None) -> Any:
    """Return the connection function of the workers, which send their address and process id as a header."""

    def connect() -> AltegioClient:
        asker = f"{get_worker().address} {os.getpid()}"

        async def add_process_header(request: WireRequest, send: Send) -> WireResponse:
            return await send(replace(request, headers={**request.headers, "X-Asker": asker}))

        return AltegioClient(
            user_token=user_token,
            base_url=base_url,
            rate_limiter=RateLimiter(((PERMITS, SETTLE),)),
            middlewares=[add_process_header],
            deadline=60,
        )

    return connect


def warm_up() -> None:
    """Do nothing, so that a worker imports the package and a successor starts without delay."""


def fail_to_connect() -> AltegioClient:
    raise TimeoutError("of the worker's own code")


def list_request_times(fake: FakeAltegio) -> dict[str, list[float]]:
    """Return the request times of each process, in the order of first requests."""
    times: dict[str, list[float]] = {}
    for request in fake.requests:
        times.setdefault(request.headers["X-Asker"], []).append(request.time)
    return times


def get_host(asker: str) -> str:
    return asker.rpartition(":")[0]


def group_by_host(askers: Iterable[str]) -> dict[str, list[str]]:
    ordered = sorted(askers, key=get_host)
    return {host: list(there) for host, there in groupby(ordered, key=get_host)}


async def wait_for_requests(fake: FakeAltegio, count: int) -> None:
    while fake.request_count < count:  # noqa: ASYNC110 - the server counts, it does not signal
        await asyncio.sleep(0.01)


async def kill_requester(fake: FakeAltegio, requests: int) -> str:
    """Kill the process that sent a request."""
    await wait_for_requests(fake, requests)
    victim = fake.requests[-1].headers["X-Asker"]
    os.kill(int(victim.split()[1]), signal.SIGKILL)
    return victim


def is_within_limit(times: list[float]) -> bool:
    """Return whether the requests of one host keep the limit."""
    ordered = sorted(times)
    return all(later - first >= WINDOW for first, later in zip(ordered, ordered[PERMITS:], strict=False))


@pytest.fixture
def tokens(monkeypatch):
    def set_for(fake: FakeAltegio) -> None:
        monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", fake.partner_token)
        monkeypatch.setenv("ALTEGIO_USER_TOKEN", fake.user_token)

    return set_for


def list_phones(fake: FakeAltegio, count: int) -> list[tuple[int, str]]:
    return [(place.id, phone) for place in fake.locations for phone in place.client_phones][:count]


def is_same_result(result: BulkResult[Any, Any], wanted: BulkResult[Any, Any]) -> bool:
    return (result.ok, result.missing, set(result.failed)) == (wanted.ok, wanted.missing, set(wanted.failed))


async def run_without_cluster(fake: FakeAltegio, pairs: Any) -> BulkResult[Any, Any]:
    """Run the same job without a cluster."""
    async with AltegioClient(base_url=fake.base_url, rate_limiter=None) as altegio:
        return await altegio.bulk.gift_cards(pairs)


@pytest.fixture
def chunk_receivers(monkeypatch) -> set[str]:
    """Return the addresses of the workers that received a chunk."""
    addresses: set[str] = set()
    submit = Cluster.submit

    def record_and_submit(self, worker, **arguments):
        addresses.add(worker.address)
        return submit(self, worker, **arguments)

    monkeypatch.setattr(Cluster, "submit", record_and_submit)
    return addresses


async def run_with_a_death(
    hosts: list[str], tokens: Any, *, keys: int, chunk_size: int, die_at: int
) -> tuple[str, list[str]]:
    """Run a job on these hosts while one of the requesting processes is killed.

    Returns:
        The killed process, and all requesting processes.
    """
    async with FakeAltegio(seed=3, rate_limits=None) as fake:
        tokens(fake)
        pairs = list_phones(fake, keys)
        assert len(pairs) == keys
        denied = pairs[-1][0]
        fake.denied_locations.add(denied)
        wanted = await run_without_cluster(fake, pairs)
        assert wanted.failed
        fake.requests.clear()
        fake.request_count = 0
        fake.rate_limits = ((PERMITS * len(set(hosts)), WINDOW),)
        told = []
        async with start_cluster(hosts) as dask:
            await dask.run(warm_up)
            killer = asyncio.create_task(kill_requester(fake, die_at))
            result = await look_up(
                dask,
                "gift_cards",
                pairs,
                connect=make_connector(fake.base_url),
                chunk_size=chunk_size,
                settle=SETTLE,
                on_progress=lambda *progress: told.append(progress),
            )
            victim = await killer
        assert is_same_result(result, wanted)
        assert list(result.ok) == list(wanted.ok)
        assert fake.limited == 0
        assert told[-1] == (keys, keys, len(wanted.failed))
        # Only the chunk of the killed worker was requested again.
        assert keys <= fake.request_count <= keys + chunk_size
        times = list_request_times(fake)
        for askers in group_by_host(times).values():
            assert is_within_limit([time for asker in askers for time in times[asker]])
            for before, after in pairwise(askers):
                assert before == victim
                assert times[after][0] - times[before][-1] >= SETTLE
        return victim, list(times)


async def test_a_killed_worker_loses_nothing_and_its_successor_keeps_the_limit(tokens):
    _, asked = await run_with_a_death(["127.0.0.1", "127.0.0.1"], tokens, keys=100, chunk_size=10, die_at=50)
    assert len(asked) == 2


@pytest.mark.full
@pytest.mark.parametrize("die_at", [40, 240, 440])
async def test_one_of_four_workers_on_two_hosts_can_be_killed(tokens, chunk_receivers, die_at):
    hosts = ["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"]
    victim, asked = await run_with_a_death(hosts, tokens, keys=480, chunk_size=25, die_at=die_at)
    assert {asker.split()[0] for asker in asked} == chunk_receivers
    there = group_by_host(asked).pop(get_host(victim))
    assert len(asked) == 1 + len(there)
    if die_at < 440:
        assert len(there) == 2
    else:  # a successor sends requests if a chunk is left after its waiting time, and no other process does
        assert len(there) == len(group_by_host(chunk_receivers)[get_host(victim)]) <= 2


async def test_errors_that_end_a_job_end_it_at_once(tokens, tmp_path):
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeAltegio(seed=3, rate_limits=None))
        tokens(fake)
        dask = await stack.enter_async_context(start_cluster(["127.0.0.1"]))
        pairs = list_phones(fake, 60)
        plain = await asyncio.to_thread(Client, dask.scheduler.address)
        for client in (dask, plain):
            with pytest.raises(TimeoutError, match="of the worker's own code"):
                async with asyncio.timeout(60):
                    await look_up(client, "gift_cards", pairs, connect=fail_to_connect)
        await asyncio.to_thread(plain.close)
        lock = Lock()
        refused: list[tuple[str, dict[str, Any]]] = [
            ("checkpoint", {"checkpoint": tmp_path / "cards.sqlite"}),
            ("nonsense", {"nonsense": 1}),
            ("max_in_flight", {"max_in_flight": 0}),
            ("chunk_size", {"chunk_size": "5"}),
            ("chunk_size", {"chunk_size": 0}),
            ("settle", {"settle": "61"}),
            ("poll", {"poll": float("nan")}),
            ("patience", {"patience": -1}),
            ("connect", {"connect": lambda: lock}),
        ]
        for name, options in refused:
            with pytest.raises(InvalidArgumentError, match=name):
                await look_up(dask, "gift_cards", pairs, **options)
        for lookup in ("clients", ["gift_cards"]):
            with pytest.raises(InvalidArgumentError, match="lookup"):
                await look_up(dask, lookup, pairs)
        with pytest.raises(InvalidArgumentError, match="joins two lists in one process"):
            await look_up(dask, "memberships_by_client", pairs)
        with pytest.raises(InvalidArgumentError, match="prefilter reads the client base of each location"):
            await look_up(dask, "gift_cards", pairs, prefilter=True)
        with pytest.raises(InvalidArgumentError, match="dask"):
            await look_up(None, "gift_cards", pairs)
        assert fake.request_count == 0
        connect = make_connector(fake.base_url, user_token="expired")
        result = await look_up(dask, "gift_cards", pairs, connect=connect, chunk_size=10, max_in_flight=4)
        assert list(result.failed) == pairs
        assert {type(error) for error in result.failed.values()} == {AuthenticationError}
        assert 1 <= fake.request_count <= 4


@pytest.fixture
def brief_search():
    """Shorten the search of closing clusters for a lost scheduler, half a minute by default."""
    with config.set({"distributed.comm.timeouts.connect": "3s"}):
        yield


@pytest.mark.usefixtures("brief_search")
async def test_a_lost_scheduler_keeps_the_received_outcomes(tokens):
    async with FakeAltegio(seed=3, rate_limits=None, latency=0.2) as fake:
        tokens(fake)
        pairs = list_phones(fake, 200)
        async with start_cluster(["127.0.0.1"]) as dask:
            job = asyncio.create_task(
                look_up(
                    dask,
                    "gift_cards",
                    pairs,
                    connect=make_connector(fake.base_url),
                    chunk_size=10,
                    patience=0.5,
                )
            )
            await wait_for_requests(fake, 25)
            await dask.cluster.scheduler.close()
            async with asyncio.timeout(60):
                result = await job
        assert len(result) == len(pairs)
        assert result.ok
        assert {str(error) for error in result.failed.values()} == {"the cluster had no worker for 0.5 s"}


async def test_types_by_id_and_a_cluster_without_workers(tokens):
    async with FakeAltegio(seed=3, rate_limits=None, size=Size()) as fake:
        tokens(fake)
        connect = make_connector(fake.base_url)
        ids = {place.id: [*place.membership_type_ids[:20], 999_999_001] for place in fake.locations[:5]}
        async with start_cluster(["127.0.0.1"]) as dask:
            result = await look_up(dask, "membership_types", ids, connect=connect, chunk_size=30)
            assert (len(result.ok), len(result.missing)) == (100, 5)
            assert all(found.id == ident for (_, ident), found in result.ok.items())
            plain = await asyncio.to_thread(Client, dask.scheduler.address)  # the synchronous form
            again = await look_up(plain, "membership_types", ids, connect=connect, chunk_size=30)
            await asyncio.to_thread(plain.close)
            assert again == result
            await dask.cluster.scale(0)
            result = await look_up(dask, "membership_types", ids, connect=connect, patience=0.3)
            assert len(result.failed) == 105
            assert "no worker for 0.3 s" in str(next(iter(result.failed.values())))
