"""Opening, closing, cancelling, event loops and passed sessions: each as documented, without leaks."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import aiohttp
import pytest
from msgspec.structs import replace

from altegio_async import AltegioClient, ClientClosedError, RateLimiter, RetryPolicy
from altegio_async._core.operation import Endpoint, Operation
from altegio_async.errors import APIConnectionError, APITimeoutError, ConfigurationError, QueueTimeoutError
from altegio_async.testing import FakeAltegio, FaultServer, Size
from tests.support.heartbeat import Heartbeat
from tests.support.measures import record_figure
from tests.support.waiting import wait_until

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
ROOT = Path(__file__).parents[2]


def make_client(server: Any, **options: Any) -> AltegioClient:
    fake = getattr(server, "fake", server)
    given: dict[str, Any] = {"base_url": server.base_url, "rate_limiter": None, **options}
    return AltegioClient(fake.partner_token, fake.user_token, **given)


@pytest.fixture
async def fake() -> Any:
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as running:
        yield running


def get_connector(client: AltegioClient) -> Any:
    return client._transport._transport._session.connector


async def test_use_after_close_raises_client_closed_error(fake):
    client = make_client(fake)
    async with client:
        await client.gift_cards.list_for_user(fake.locations[0].id)
    for _ in range(2):
        with pytest.raises(ClientClosedError, match="closed"):
            await client.gift_cards.list_for_user(fake.locations[0].id)
    await client.aclose()
    with pytest.raises(ClientClosedError):
        await client.with_options(timeout=3).gift_cards.list_for_user(fake.locations[0].id)
    unused = make_client(fake)
    await unused.aclose()
    with pytest.raises(ClientClosedError):
        await unused.gift_cards.list_for_user(fake.locations[0].id)


async def test_a_copy_closes_nothing(fake):
    async with make_client(fake) as client:
        async with client.with_options(language="lv-LV") as copy:
            await copy.gift_cards.list_for_user(fake.locations[0].id)
        assert fake.requests[-1].headers["Accept-Language"] == "lv-LV"
        await client.gift_cards.list_for_user(fake.locations[0].id)
        assert fake.open_connections == 1


async def request_anything(client: AltegioClient) -> None:
    await client.request("GET", "/x")


def make_client_of_first_loop(limiter: RateLimiter | None) -> AltegioClient:
    """Return a client that was used in an event loop that is closed."""
    client = AltegioClient(
        "partner", "user", base_url="http://127.0.0.1:9", rate_limiter=limiter, retry=RetryPolicy(attempts=1)
    )
    with pytest.raises(APIConnectionError):
        asyncio.run(request_anything(client))
    return client


def test_use_from_a_second_loop_is_an_error():
    client = make_client_of_first_loop(None)
    with pytest.raises(ClientClosedError, match="another event loop"):
        asyncio.run(request_anything(client))
    asyncio.run(client.aclose())  # its loop is closed; closing the client here is harmless
    gc.collect()


def test_a_second_loop_waits_for_nothing_and_spends_no_permit():
    limiter = RateLimiter(((1, 60.0),))
    client = make_client_of_first_loop(limiter)
    begun = time.monotonic()
    with pytest.raises(ClientClosedError, match="another event loop"):
        asyncio.run(request_anything(client))
    assert time.monotonic() - begun < 30  # the next permit is due after 60 s
    assert len(limiter._history.log) == client.stats.requests == 1
    asyncio.run(client.aclose())


DYING = """
import asyncio, os, socket, sys, warnings
from altegio_async import AltegioClient, ClientClosedError, RateLimiter

warnings.simplefilter("ignore", ResourceWarning)  # the dead loop's connections are beyond anybody's reach
waits_for, deaf, told = sys.argv[1], socket.create_server(("127.0.0.1", 0), backlog=200), []

async def provider():
    await asyncio.sleep(60)

async def die():
    global client, tasks
    client = AltegioClient(
        "partner", None if waits_for == "token" else "user",
        base_url=f"http://127.0.0.1:{deaf.getsockname()[1]}",
        rate_limiter=RateLimiter(((1, 60.0),)) if waits_for == "permit" else None, token_provider=provider,
    )
    count = 103 if waits_for == "place" else 3
    tasks = [asyncio.create_task(client.gift_cards.list_for_user(1)) for _ in range(count)]
    await asyncio.sleep(0.2)

async def close():
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    await client.aclose()
    await asyncio.sleep(0.05)
    try:
        await client.gift_cards.list_for_user(1)
    except ClientClosedError:
        print("closed", told, flush=True)

loop = asyncio.new_event_loop()
loop.run_until_complete(die())
loop.close()  # without closing its tasks
asyncio.run(close())
os._exit(0)
"""


@pytest.mark.parametrize("waits_for", ["answer", "permit", "token", "place"])
def test_a_client_of_a_closed_loop_can_be_closed(waits_for):
    command = [sys.executable, "-c", DYING, waits_for]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("closed []\n", 0), done.stderr


def test_closing_from_another_living_loop_is_refused():
    client = AltegioClient(
        "partner", "user", base_url="http://127.0.0.1:9", rate_limiter=None, retry=RetryPolicy(attempts=1)
    )
    with asyncio.Runner() as first:

        async def use() -> None:
            with pytest.raises(APIConnectionError):
                await client.request("GET", "/x")

        first.run(use())
        with asyncio.Runner() as second, pytest.raises(ClientClosedError, match="close it there"):
            second.run(client.aclose())
        first.run(client.aclose())


def test_asyncio_run_twice_does_not_forget_the_rate():
    async def burst(requests: int) -> None:
        async with (
            FakeAltegio(seed=1, size=SMALL) as fake,
            make_client(fake, rate_limiter=limiter, max_queue=60.0) as client,
        ):
            for _ in range(requests):
                await client.gift_cards.list_for_user(fake.locations[0].id)

    limiter = RateLimiter(((5, 600.0),))
    asyncio.run(burst(5))
    with pytest.raises(QueueTimeoutError) as raised:
        asyncio.run(burst(1))
    assert raised.value.wait > 500


async def test_a_session_passed_in_is_neither_closed_nor_changed(fake):
    async with aiohttp.ClientSession(
        headers={"X-Mine": "1"},
        raise_for_status=True,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=77),
    ) as session:
        before = (
            dict(session.headers),
            session.timeout,
            session.connector,
            session.raise_for_status,
            session.auto_decompress,
        )
        client = make_client(fake, session=session)
        async with client:
            await client.gift_cards.list_for_user(fake.locations[0].id)
        assert not session.closed
        after = (
            dict(session.headers),
            session.timeout,
            session.connector,
            session.raise_for_status,
            session.auto_decompress,
        )
        assert before == after
        assert "Authorization" not in session.headers
        async with session.get(fake.base_url + "/nowhere", raise_for_status=False) as response:
            assert response.status == 401
        assert "Authorization" not in fake.requests[-1].headers
        with pytest.raises(ClientClosedError):
            await client.gift_cards.list_for_user(fake.locations[0].id)


async def test_a_closed_session_is_named_in_the_error(fake):
    session = aiohttp.ClientSession()
    await session.close()
    async with make_client(fake, session=session) as client:
        with pytest.raises(ClientClosedError, match="passed in is closed"):
            await client.gift_cards.list_for_user(fake.locations[0].id)


async def test_a_session_that_is_closed_during_name_resolution_is_named_in_the_error():
    class Silent(aiohttp.abc.AbstractResolver):
        async def resolve(self, *_: Any, **__: Any) -> Any:
            await asyncio.Event().wait()

        async def close(self) -> None:
            pass

    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=Silent()))
    async with AltegioClient("partner", "user", session=session, rate_limiter=None) as client:
        call = asyncio.create_task(client.request("GET", "/x"))
        await asyncio.sleep(0.05)
        await session.close()
        with pytest.raises(ClientClosedError, match="passed in is closed"):
            await call


async def test_headers_from_a_middleware_are_not_cached(fake):
    changing: dict[str, str] = {}

    async def trace(request: Any, send: Any) -> Any:
        changing.update(request.headers, **{"X-Trace": str(len(fake.requests))})
        return await send(replace(request, headers=MappingProxyType(changing)))

    async with make_client(fake, middlewares=[trace]) as client:
        for _ in range(3):
            await client.gift_cards.list_for_user(fake.locations[0].id)
    assert [request.headers["X-Trace"] for request in fake.requests] == ["0", "1", "2"]


def test_a_session_of_another_loop_is_named_in_the_error():
    with asyncio.Runner() as first:

        async def make() -> aiohttp.ClientSession:
            return aiohttp.ClientSession()

        session = first.run(make())

        async def use() -> None:
            async with FakeAltegio(seed=1, size=SMALL) as fake, make_client(fake, session=session) as client:
                with pytest.raises(ClientClosedError, match="belongs to another event loop"):
                    await client.gift_cards.list_for_user(fake.locations[0].id)

        with asyncio.Runner() as second:
            second.run(use())
        first.run(session.close())


@pytest.mark.parametrize("given", [False, True], ids=["own session", "session passed in"])
@pytest.mark.parametrize("fault", ["no_answer", "stall_in_body", "body_drip", "deaf"])
async def test_close_with_20_in_flight(fault, given):
    before = asyncio.all_tasks()
    async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        session = aiohttp.ClientSession() if given else None
        client = make_client(server, session=session)
        location = server.fake.locations[0].id
        calls = [asyncio.create_task(client.gift_cards.list_for_user(location)) for _ in range(20)]
        assert await wait_until(lambda: server.connection_count == 20)
        await asyncio.sleep(0.05)
        connector = get_connector(client)
        async with Heartbeat() as heartbeat:
            begun = time.monotonic()
            await client.aclose()
            endings = await asyncio.gather(*calls, return_exceptions=True)
            ended = time.monotonic()
        took = ended - begun - heartbeat.sum_stalls(begun, ended)
        record_figure(
            f"close with 20 in flight ({fault})",
            f"{took:.3f} s, {Counter(type(one).__name__ for one in endings)}",
            "<= 1 s, ClientClosedError x 20",
        )
        assert [type(one) for one in endings] == [ClientClosedError] * 20
        assert {one.operation for one in endings} == {"get_user_gift_cards"}
        assert took <= 1.0
        assert not connector._acquired
        if session is not None:
            assert not session.closed
            await session.close()
        assert fault == "deaf" or await wait_until(lambda: server.open_connections == 0)
    await asyncio.sleep(0)
    assert asyncio.all_tasks() - before == set()


async def test_closing_a_client_does_not_swallow_a_cancellation():
    async with (
        FaultServer("no_answer", fake=FakeAltegio(seed=1, size=SMALL)) as server,
        aiohttp.ClientSession() as session,
    ):
        client = make_client(server, session=session)
        call = asyncio.create_task(client.gift_cards.list_for_user(1))
        assert await wait_until(lambda: server.request_count == 1)
        call.cancel()
        await client.aclose()
        with pytest.raises(asyncio.CancelledError):
            await call


async def pass_through(request: Any, send: Any) -> Any:
    return await send(request)


@pytest.mark.parametrize("given", [False, True], ids=["own session", "session passed in"])
@pytest.mark.parametrize("middlewares", [(), (pass_through,)], ids=["plain", "middleware"])
@pytest.mark.parametrize("closers", [2, 5])
@pytest.mark.parametrize("apart", [0, 1, 3])
async def test_closing_several_times_at_once_ends_calls_with_client_closed_error(
    given, middlewares, closers, apart
):
    async with FaultServer("no_answer", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        session = aiohttp.ClientSession() if given else None
        slow = RateLimiter(((7, 1000.0),))
        client = make_client(server, session=session, middlewares=middlewares, rate_limiter=slow)
        calls = [asyncio.create_task(client.gift_cards.list_for_user(1)) for _ in range(9)]
        assert await wait_until(lambda: server.request_count == 7)  # and two wait for a permit
        cancelled = calls.pop(0)
        cancelled.cancel()

        async def close(turns: int) -> None:
            for _ in range(turns):
                await asyncio.sleep(0)
            await client.aclose()

        await asyncio.gather(*(close(number * apart) for number in range(closers)))
        endings = await asyncio.gather(*calls, return_exceptions=True)
        assert [type(ending) for ending in endings] == [ClientClosedError] * 8
        assert not any(call.cancelled() or call.cancelling() for call in calls)
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        if session is not None:
            await session.close()


@pytest.mark.parametrize("fault", ["no_answer", "stall_in_body", "body_drip"])
async def test_50_cancelled_calls_leave_no_connection(fault):
    async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        async with make_client(server) as client:
            calls = [asyncio.create_task(client.gift_cards.list_for_user(1)) for _ in range(50)]
            assert await wait_until(lambda: server.connection_count == 50)
            await asyncio.sleep(0.05)
            for call in calls:
                call.cancel()
            endings = await asyncio.gather(*calls, return_exceptions=True)
            assert {type(one) for one in endings} == {asyncio.CancelledError}
            assert not get_connector(client)._acquired
            assert client._transport._transport._slots.free == 100
            assert await wait_until(lambda: server.open_connections == 0)


async def test_a_full_pool_does_not_count_against_the_timeout_of_the_attempt(fake):
    fake.latency = 0.15
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session,
        make_client(fake, session=session, timeout=0.4) as client,
    ):
        location = fake.locations[0].id
        answers = await asyncio.gather(*(client.gift_cards.list_for_user(location) for _ in range(16)))
        assert len(answers) == 16
        assert fake.peak_in_flight == 2
        assert fake.request_count == 16


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("fault", ["close_unanswered", "reset_unanswered"])
async def test_one_attempt_is_one_request(method, fault):
    endpoint: Endpoint[Any] = Endpoint(id="x", method=method, path="/user/loyalty/certificates", result=Any)
    for warm in (False, True):
        async with FaultServer(fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
            async with make_client(server, retry=RetryPolicy(attempts=1)) as client:
                if warm:  # the connection was used before
                    await client.gift_cards.list_for_user(server.fake.locations[0].id)
                before = server.request_count
                server.inject(fault)
                with pytest.raises(APIConnectionError) as raised:
                    await client.call(Operation(endpoint))
                assert raised.value.sent
                assert server.request_count - before == 1
                assert client.stats.requests == 1 + warm


async def test_a_refused_connection_is_reported_as_unsent():
    async with (
        FaultServer("refused") as server,
        make_client(server, retry=RetryPolicy(attempts=3, transient_base=0.001)) as client,
    ):
        with pytest.raises(APIConnectionError) as raised:
            await client.call(Operation(Endpoint(id="x", method="POST", path="/x", result=Any)))
        assert (raised.value.sent, raised.value.attempts) == (False, 3)


async def test_a_stalled_handshake_is_reported_as_unsent():
    async with FaultServer("tls_stall") as server:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=server.trust or True)) as session:
            async with make_client(
                server, session=session, timeout=0.3, retry=RetryPolicy(attempts=1)
            ) as client:
                with pytest.raises(APITimeoutError) as raised:
                    await client.call(Operation(Endpoint(id="x", method="POST", path="/x", result=Any)))
                assert not raised.value.sent


async def test_waiting_for_a_connection_is_reported_as_unsent_and_ends_at_the_deadline():
    from altegio_async import DeadlineExceededError

    async with FaultServer("no_answer", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
            async with make_client(
                server, session=session, timeout=0.4, deadline=0.5, retry=RetryPolicy(attempts=1)
            ) as client:
                calls = [client.gift_cards.list_for_user(1) for _ in range(10)]
                endings = await asyncio.gather(*calls, return_exceptions=True)
                assert Counter(type(one) for one in endings) == {APITimeoutError: 1, DeadlineExceededError: 9}


PRELUDE = """
import asyncio, gc, logging, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell started us in the background

logging.getLogger("asyncio").setLevel(logging.ERROR)  # ignore slow callbacks
from altegio_async import AltegioClient, ClientClosedError
from altegio_async.testing import FakeAltegio, FaultServer, Size

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)

def client_of(server):
    fake = getattr(server, "fake", server)
    return AltegioClient(fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None)
"""


def run(script: str, *, interrupt: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a program in development mode with warnings as errors."""
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", PRELUDE + textwrap.dedent(script)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ALTEGIO")}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    with process:
        try:
            if interrupt:
                assert process.stdout is not None
                assert process.stdout.readline() == "ready\n"
                process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    return subprocess.CompletedProcess(command, process.returncode, out, err)


@pytest.mark.parametrize(
    "ending",
    ["pass", "await client.aclose()", "await client.aclose(); await client.aclose()", "raise SystemExit(0)"],
)
def test_every_resource_is_closed(ending):
    done = run(f"""
        async def main():
            async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
                async with client_of(fake) as client:
                    await asyncio.gather(*(client.gift_cards.list_for_user(fake.locations[0].id) for _ in range(20)))
                    {ending}
        asyncio.run(main())
        gc.collect()
    """)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_resource_is_closed_over_tls():
    done = run("""
        import aiohttp
        async def main():
            async with FaultServer("tls_fine") as server:
                async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=server.trust)) as session:
                    fake = server.fake
                    async with AltegioClient(fake.partner_token, fake.user_token, base_url=server.base_url,
                                             rate_limiter=None, session=session) as client:
                        await asyncio.gather(*(client.gift_cards.list_for_user(fake.locations[0].id) for _ in range(5)))
        asyncio.run(main())
        gc.collect()
    """)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_in_the_middle_of_a_body_ends_the_program_cleanly():
    done = run(
        """
        async def main():
            async with FaultServer("body_drip", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
                async with client_of(server) as client:
                    calls = [asyncio.create_task(client.gift_cards.list_for_user(1)) for _ in range(20)]
                    while server.request_count < 20:
                        await asyncio.sleep(0.01)
                    print("ready", flush=True)
                    try:
                        await asyncio.gather(*calls)
                    finally:
                        assert not client._transport._transport._session.connector._acquired
        try:
            asyncio.run(main())
        except KeyboardInterrupt:
            gc.collect()
            print("interrupted")
        """,
        interrupt=True,
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "interrupted\n")


def test_a_loop_that_is_shut_down_cancels_running_calls():
    done = run("""
        async def main():
            server = FaultServer("no_answer", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None))
            await server.__aenter__()
            client = client_of(server)
            global calls
            calls = [asyncio.create_task(client.gift_cards.list_for_user(1)) for _ in range(20)]
            while server.request_count < 20:
                await asyncio.sleep(0.01)
            calls.append(asyncio.create_task(keep(server, client)))
            await asyncio.sleep(0)

        async def keep(server, client):
            try:
                await asyncio.Event().wait()
            finally:
                await client.aclose()
                await server.__aexit__(None, None, None)

        asyncio.run(main())
        assert all(call.cancelled() or isinstance(call.exception(), ClientClosedError) for call in calls)
        gc.collect()
    """)
    assert (done.returncode, done.stderr) == (0, "")


def test_with_is_refused_with_a_remedy():
    with pytest.raises(TypeError, match="async with"), AltegioClient("partner"):
        pass
    with pytest.raises(ConfigurationError):
        AltegioClient("partner", base_url="http://api.alteg.io/api/v1")
