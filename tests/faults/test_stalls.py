"""A permit belongs to the moment when its request is written, after any earlier wait of the request."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable
from typing import Any, Self

import aiohttp
import pytest

from altegio_async import AltegioClient, DeadlineExceededError, RateLimiter, RetryPolicy
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS
from tests.support.heartbeat import Heartbeat
from tests.support.measures import record_figure
from tests.support.pipelines import READ, WRITE, make_pipeline, make_response
from tests.support.rate_windows import count_busiest_window
from tests.support.raw_server import build_response
from tests.support.tls import make_tls_contexts
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

pytestmark = pytest.mark.measured

OK = make_response(data=5)
WINDOW = (5, 1.1)
ON_THE_WAY = 0.25  # seconds; more than the time between any permit and the arrival of its request
KINDS = ["tcp", "tls", "dns", "middleware", "session middleware"]
# calls, seconds of the stall, windows of the limiter, seconds in which five requests can arrive
SIZES = [
    pytest.param(15, 1.2, ((5, 0.6),), 0.5, id="small"),
    pytest.param(
        60, 8.0, DEFAULT_WINDOWS, 1.0, id="full", marks=[pytest.mark.full, pytest.mark.timeout(300)]
    ),
]


class StallingServer:
    """Accepts no connection, or starts no TLS handshake, until the stall is over, and then answers every request.

    Args:
        kind: what stalls.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.arrivals: list[float] = []
        self.over = asyncio.Event()
        self.trust: ssl.SSLContext | None = None
        self._context: ssl.SSLContext | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._fillers: list[socket.socket] = []
        if kind == "tls":
            self._context, self.trust = make_tls_contexts()

    @property
    def base_url(self) -> str:
        host = "localhost" if self.kind == "dns" else "127.0.0.1"
        return f"{'https' if self._context else 'http'}://{host}:{self._port}"

    async def __aenter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=0 if self.kind == "tcp" else 512)
        self._listener.setblocking(False)
        self._port = self._listener.getsockname()[1]
        if self.kind == "tcp":
            self._fill_backlog()
        self._start(self._accept())
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._listener.close()
        for filler in self._fillers:
            filler.close()

    def _fill_backlog(self) -> None:
        """Connect until the kernel completes no further connection."""
        for _ in range(50):
            filler = socket.socket()
            filler.settimeout(0.2)
            self._fillers.append(filler)
            try:
                filler.connect(("127.0.0.1", self._port))
            except TimeoutError:
                return
        pytest.skip("this kernel completes connections beyond the backlog")

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        if self.kind == "tcp":
            await self.over.wait()
            self._listener.listen(512)
        while True:
            connection, _ = await loop.sock_accept(self._listener)
            self._start(self._attend(connection))

    async def _attend(self, connection: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        if self.kind == "tls":
            await self.over.wait()
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            transport, _ = await loop.connect_accepted_socket(lambda: protocol, connection, ssl=self._context)
            try:
                while True:
                    await reader.readuntil(b"\r\n\r\n")
                    self.arrivals.append(read_loop_time())
                    transport.write(build_response(5))
            finally:
                transport.abort()


def stall_name_resolution(monkeypatch: Any, over: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    resolve = type(loop).getaddrinfo

    async def getaddrinfo(*args: Any, **options: Any) -> Any:
        await over.wait()
        return await resolve(loop, *args, **options)

    monkeypatch.setattr(loop, "getaddrinfo", getaddrinfo)


def make_session(kind: str, over: asyncio.Event) -> aiohttp.ClientSession | None:
    if kind != "session middleware":
        return None

    async def wait(request: aiohttp.ClientRequest, handler: Any) -> aiohttp.ClientResponse:
        await over.wait()
        return await handler(request)

    return aiohttp.ClientSession(middlewares=(wait,))


@pytest.mark.parametrize(("count", "seconds", "windows", "window"), SIZES)
@pytest.mark.parametrize("kind", KINDS)
async def test_no_burst_arrives_when_a_stall_ends(kind, count, seconds, windows, window, monkeypatch):
    async def wait(request: Any, send: Any) -> Any:
        await server.over.wait()
        return await send(request)

    async with StallingServer(kind) as server:
        if kind == "dns":
            stall_name_resolution(monkeypatch, server.over)
        if server.trust is not None:
            monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", server.trust)
        session = make_session(kind, server.over)
        async with (
            AltegioClient(
                "partner", "user", base_url=server.base_url, rate_limiter=RateLimiter(windows), session=session,
                middlewares=[wait] if kind == "middleware" else [],
            ) as client,
            Heartbeat() as heartbeat,
        ):  # fmt: skip
            asyncio.get_running_loop().call_later(seconds, server.over.set)
            results = await asyncio.gather(*(client.request("GET", "/things") for _ in range(count)))
        if session is not None:
            await session.close()
    # Client and server share a loop: after a stall of the loop, requests written apart arrive together.
    stalled = max(heartbeat.sum_stalls(arrival - ON_THE_WAY, arrival) for arrival in server.arrivals)
    most = count_busiest_window(server.arrivals, window - stalled)
    record_figure(
        f"{count} calls while {kind} stalls for {seconds:g} s", f"{most} requests in {window:g} s", "5"
    )
    assert results == [5] * count
    assert len(server.arrivals) == count
    assert most <= 5


def run_crowd(
    middleware: Callable[..., Any], count: int = 60, **options: Any
) -> tuple[list[float], list[Any]]:
    """Make calls through a middleware in virtual time. Return the times of the requests, and the results."""

    async def main() -> tuple[list[float], list[Any]]:
        session, transport = make_pipeline(
            OK, middlewares=[middleware], limiter=RateLimiter((WINDOW,), clock=read_loop_time), **options
        )
        calls = (session.call(READ) for _ in range(count))
        return transport.times, await asyncio.gather(*calls, return_exceptions=True)

    return run_in_virtual_time(main)


def test_stalled_calls_lose_no_permit():
    async def wait_until_eight(request, send):
        await asyncio.sleep(max(8.0 - read_loop_time(), 0.0))
        return await send(request)

    times, results = run_crowd(wait_until_eight)
    assert results == [5] * 60
    assert count_busiest_window(times, 1.0) <= 5
    assert times[0] == pytest.approx(8.0)
    assert times[-1] <= 8.0 + 12 * WINDOW[1]


@pytest.mark.parametrize(("seconds", "between"), [(0.09, 1.1), (0.2, 1.3), (1.0, 2.1), (5.0, 2.1)])
def test_a_middleware_that_is_always_slow_is_paced_by_its_requests(seconds, between):
    async def wait(request, send):
        await asyncio.sleep(seconds)
        return await send(request)

    times, results = run_crowd(wait)
    assert results == [5] * 60
    assert count_busiest_window(times, 1.0) <= 5
    assert times[-1] == pytest.approx(seconds + 11 * between, abs=0.1)


def test_each_request_of_a_middleware_that_sends_twice_has_its_own_permit():
    async def send_twice(request, send):
        await send(request)
        return await send(request)

    times, results = run_crowd(send_twice, 20)
    assert results == [5] * 20
    assert len(times) == 40
    assert count_busiest_window(times, 1.0) <= 5


def test_a_call_without_a_new_permit_ends_at_its_deadline_as_unsent():
    async def main() -> None:
        async def wait(request, send):
            await asyncio.sleep(1)
            limiter.penalise(100)
            return await send(request)

        limiter = RateLimiter((WINDOW,), clock=read_loop_time)
        session, transport = make_pipeline(OK, middlewares=[wait], limiter=limiter, deadline=5)
        with pytest.raises(DeadlineExceededError) as raised:
            await session.call(WRITE)
        assert raised.value.sent is False
        assert read_loop_time() < 5.2
        assert transport.requests == []
        assert transport.slots.free == 100

    run_in_virtual_time(main)


class ScarceLimiter:
    """Limiter that grants the first permit at once, and the next one only after some time."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.tried = self.renewed = 0

    def try_acquire(self) -> bool:
        self.tried += 1
        return self.tried == 1

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        assert max_wait is None or ahead
        self.renewed += 1
        await asyncio.sleep(self.seconds)
        return self.seconds

    def give_back(self, age: float) -> None:
        pass

    def penalise(self, seconds: float) -> None:
        pass


async def test_the_wait_for_a_new_permit_does_not_count_against_the_timeout(monkeypatch):
    limiter = ScarceLimiter(0.8)
    async with StallingServer("dns") as server:
        stall_name_resolution(monkeypatch, server.over)
        async with AltegioClient(
            "partner", "user", base_url=server.base_url, rate_limiter=limiter, timeout=0.5,
            retry=RetryPolicy(attempts=1),
        ) as client:  # fmt: skip
            asyncio.get_running_loop().call_later(0.2, server.over.set)
            assert await client.request("POST", "/things") == 5
    assert limiter.renewed == 1
    assert len(server.arrivals) == 1


async def test_calls_succeed_over_connections_that_open_slowly_and_are_never_reused(monkeypatch):
    class SlowResolver(aiohttp.ThreadedResolver):
        async def resolve(self, *args: Any, **options: Any) -> Any:
            await asyncio.sleep(0.12)
            return await super().resolve(*args, **options)

    connector = aiohttp.TCPConnector(force_close=True, resolver=SlowResolver(), use_dns_cache=False)
    limiter = RateLimiter(((3, 0.3),))
    async with (
        StallingServer("dns") as server,
        aiohttp.ClientSession(connector=connector) as session,
        AltegioClient(
            "partner", "user", base_url=server.base_url, rate_limiter=limiter, session=session
        ) as client,
    ):
        server.over.set()
        assert await asyncio.gather(*(client.request("GET", "/things") for _ in range(12))) == [5] * 12
    assert len(server.arrivals) == 12
