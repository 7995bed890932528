"""Every error of a call states whether a request was written; the rule for repeating writes needs this."""

from __future__ import annotations

import asyncio
import pickle
import socket
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aioresponses import aioresponses

from altegio_async import (
    AltegioClient,
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APITimeoutError,
    ClientClosedError,
    ConfigurationError,
    DeadlineExceededError,
    InvalidArgumentError,
    LimiterUnavailableError,
    QueueTimeoutError,
    RateLimiter,
    RetryPolicy,
    ServerError,
    UnprocessableEntityError,
)
from altegio_async.errors import AuthenticationError
from altegio_async.testing import Answer, FakeAltegio, FaultServer, Size
from tests.support.pipelines import WRITE, make_error_response, make_pipeline, make_response
from tests.support.raw_server import RawConnection, RawServer
from tests.support.virtual_time import run_in_virtual_time
from tests.support.waiting import wait_until

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
ONCE = RetryPolicy(attempts=1)
QUICK = RetryPolicy(attempts=3, transient_base=0.001)
OK = make_response(data=5)
REFUSED = APIConnectionError("refused", sent=False)
LOST = APIConnectionError("lost", sent=True)

Call = Callable[[AltegioClient], Awaitable[object]]


async def write(client: AltegioClient) -> object:
    return await client.request("POST", "/things/1", json={"a": 1})


@asynccontextmanager
async def make_client(server: Any, **options: Any) -> Any:
    given: dict[str, Any] = {"rate_limiter": None, "retry": ONCE, "timeout": 5.0} | options
    async with AltegioClient("partner", "user", base_url=server.base_url, **given) as client:
        yield client


async def catch_error(client: AltegioClient, call: Call = write) -> AltegioError:
    with pytest.raises(AltegioError) as raised:
        await call(client)
    assert pickle.loads(pickle.dumps(raised.value)).sent is raised.value.sent
    return raised.value


async def wait_before(_request: Any, _send: Any) -> Any:
    await asyncio.Event().wait()


async def wait_afterwards(request: Any, send: Any) -> Any:
    await send(request)
    await asyncio.Event().wait()


async def fail_before(_request: Any, _send: Any) -> Any:
    raise APIConnectionError("of the middleware")


async def fail_afterwards(request: Any, send: Any) -> Any:
    await send(request)
    raise APIConnectionError("of the middleware")


# fault of the server, options of the client, the error and whether the request was written
FAILURES = {
    "refused": ("refused", {}, APIConnectionError, False),
    "TLS refused": ("tls_plain_http", {}, APIConnectionError, False),
    "TLS closed": ("tls_closed_in_handshake", {}, APIConnectionError, False),
    "timeout in the handshake": ("tls_stall", {"timeout": 0.1}, APITimeoutError, False),
    "deadline in the handshake": ("tls_stall", {"deadline": 0.1}, DeadlineExceededError, False),
    "connection closed": ("close_unanswered", {}, APIConnectionError, True),
    "connection reset": ("reset_unanswered", {}, APIConnectionError, True),
    "timeout": ("no_answer", {"timeout": 0.1}, APITimeoutError, True),
    "deadline": ("no_answer", {"deadline": 0.1}, DeadlineExceededError, True),
    "timeout in the headers": ("stall_in_headers", {"timeout": 0.1}, APITimeoutError, True),
    "timeout in the body": ("stall_in_body", {"timeout": 0.1}, APITimeoutError, True),
    "reset in the body": ("reset_in_body", {}, APIConnectionError, True),
    "bad gzip": ("bad_gzip", {}, APIConnectionError, True),
    "not HTTP": ("bad_status_line", {}, APIConnectionError, True),
    "not JSON": (Answer(200, b"[1,", {}), {}, APIResponseError, True),
    "too large": ("endless_body", {"max_response_bytes": 1000}, APIResponseError, True),
    "status 500": (Answer(500, None, {}), {}, ServerError, True),
    "status 422": (Answer(422, None, {}), {}, UnprocessableEntityError, True),
    "success: false": (Answer(200, {"success": False, "data": None, "meta": {}}, {}), {}, AltegioError, True),
    "deadline in a middleware": (
        None, {"middlewares": [wait_before], "deadline": 0.1}, DeadlineExceededError, False,
    ),
    "deadline in a middleware, after the response": (
        None, {"middlewares": [wait_afterwards], "deadline": 0.3}, DeadlineExceededError, True,
    ),
    "error of a middleware": (None, {"middlewares": [fail_before]}, APIConnectionError, None),
    "error of a middleware, after the response": (
        None, {"middlewares": [fail_afterwards]}, APIConnectionError, True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("is_passed_in", [False, True])
@pytest.mark.parametrize("name", FAILURES)
async def test_an_error_of_the_connection_states_whether_the_request_was_written(name, is_passed_in):
    fault, options, kind, sent = FAILURES[name]
    async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        session = aiohttp.ClientSession() if is_passed_in else None
        async with make_client(server, session=session, **options) as client:
            error = await catch_error(client)
        if session is not None:
            await session.close()
        assert isinstance(error, kind)
        assert error.sent is sent
        if sent is False:
            assert server.request_count == 0


async def test_a_name_that_does_not_resolve_is_unsent_and_repeated(monkeypatch):
    tried = []

    async def getaddrinfo(*args: Any, **_: Any) -> Any:
        tried.append(args)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
    async with AltegioClient(
        "partner", "user", base_url="http://localhost:1", rate_limiter=None, retry=QUICK
    ) as client:
        error = await catch_error(client)
    assert (error.sent, error.attempts, len(tried)) == (False, 3, 3)


async def test_an_error_before_the_wire_is_unsent():
    limiter = RateLimiter()
    limiter.penalise(60)
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with make_client(fake, rate_limiter=limiter, max_queue=1) as client:
            error = await catch_error(client)
            assert (type(error), error.sent) == (QueueTimeoutError, False)
            error = await catch_error(client, lambda client: client.request("POST", "/things/.."))
            assert (type(error), error.sent) == (InvalidArgumentError, False)
        error = await catch_error(client)
        assert (type(error), error.sent) == (ClientClosedError, False)
        async with AltegioClient("partner", base_url=fake.base_url, rate_limiter=None) as client:
            error = await catch_error(client)
            assert (type(error), error.sent) == (ConfigurationError, False)
    assert fake.request_count == 0


async def test_a_limiter_that_cannot_be_reached_is_unsent():
    class Unreachable(RateLimiter):
        async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
            raise LimiterUnavailableError("no limiter")

        def try_acquire(self) -> bool:
            return False

    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with make_client(fake, rate_limiter=Unreachable()) as client:
            error = await catch_error(client)
    assert (type(error), error.sent, fake.request_count) == (LimiterUnavailableError, False, 0)


@pytest.mark.parametrize(
    ("fault", "sent"), [("no_answer", True), ("stall_in_body", True), ("tls_stall", False), ("deaf", True)]
)
async def test_a_call_of_a_closed_client_states_whether_its_request_was_written(fault, sent):
    async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        async with make_client(server) as client:
            call = asyncio.create_task(write(client))
            assert await wait_until(lambda: server.connection_count == 1)
            await asyncio.sleep(0.05)
            await client.aclose()
            with pytest.raises(ClientClosedError) as raised:
                await call
    assert raised.value.sent is sent


async def test_a_call_that_waits_for_a_connection_is_unsent():
    connector = aiohttp.TCPConnector(limit=1)
    async with (
        FaultServer("no_answer", fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server,
        aiohttp.ClientSession(connector=connector) as session,
        make_client(server, session=session, deadline=60) as holder,
        make_client(server, session=session, deadline=0.2) as client,
    ):
        held = asyncio.create_task(write(holder))
        assert await wait_until(lambda: bool(connector._acquired), seconds=20)
        with pytest.raises(DeadlineExceededError) as raised:
            await write(client)
        held.cancel()
        await asyncio.gather(held, return_exceptions=True)
    assert raised.value.sent is False


async def test_a_token_provider_that_fails_is_unsent_before_the_first_request_only():
    async def provider() -> str:
        raise RuntimeError("the vault is closed")

    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        options = {"token_provider": provider, "base_url": fake.base_url, "rate_limiter": None}
        async with AltegioClient(fake.partner_token, **options) as client:
            error = await catch_error(client)
        assert (error.sent, fake.request_count) == (False, 0)
        async with AltegioClient(fake.partner_token, "stale", **options) as client:
            error = await catch_error(client, lambda client: client.gift_cards.list_for_user(1))
        assert (error.sent, fake.request_count) == (True, 1)
        assert not isinstance(error, AuthenticationError)


def run_write(*steps: Any, **options: Any) -> tuple[Any, int]:
    """Return the result or error of a write, and the number of requests."""

    async def main() -> tuple[Any, int]:
        pipeline, transport = make_pipeline(*steps, **options)
        try:
            return await pipeline.call(WRITE), len(transport.requests)
        except AltegioError as error:
            return error, len(transport.requests)

    return run_in_virtual_time(main)


def test_a_call_with_several_requests_was_sent_if_any_of_them_was():
    error, count = run_write(make_error_response(429), REFUSED, REFUSED)
    assert (str(error.args[0]), error.sent, count) == ("refused", True, 3)
    error, count = run_write(REFUSED, REFUSED, REFUSED)
    assert (error.sent, count) == (False, 3)
    error, count = run_write(REFUSED, LOST)
    assert (error.sent, count) == (True, 2)


@pytest.mark.parametrize(("sent", "requests"), [(False, 2), (None, 1), (True, 1)])
def test_a_write_is_repeated_only_if_it_was_certainly_not_sent(sent, requests):
    result, count = run_write(APIConnectionError("broken", sent=sent), OK)
    assert count == requests
    assert result == 5 if requests == 2 else result.sent is True


async def test_under_a_mocked_session_it_is_unknown_whether_a_request_was_written():
    url = "https://api.alteg.io/api/v1/things/1"
    for failure in (aiohttp.ServerDisconnectedError(), TimeoutError(), aiohttp.ClientPayloadError()):
        with aioresponses() as mocked:
            mocked.post(url, exception=failure, repeat=True)
            async with AltegioClient("partner", "user", rate_limiter=None, retry=QUICK) as client:
                error = await catch_error(client)
        assert (error.sent, error.attempts) == (None, 1)


HEADERS = {  # number of bytes in a header, and of headers: is the response accepted
    "9 KB": (9_000, 1, True),
    "63 KB": (63_000, 1, True),
    "100 KB": (100_000, 1, False),
    "1 MB": (1_000_000, 1, False),
    "100 headers of 9 KB": (9_000, 100, True),
    "1,000 headers": (10, 1_000, False),
}


@pytest.mark.parametrize("is_passed_in", [False, True])
@pytest.mark.parametrize("name", HEADERS)
async def test_a_long_header_is_accepted_or_named_and_never_requested_again(name, is_passed_in):
    size, count, is_accepted = HEADERS[name]

    async def serve(connection: RawConnection) -> None:
        await connection.serve(*(f"X-Long-{number}: {'a' * size}" for number in range(count)))
        await connection.until_closed()

    async with RawServer(serve) as server:
        session = aiohttp.ClientSession() if is_passed_in else None
        async with make_client(server, session=session, retry=QUICK) as client:
            if is_accepted:
                assert await client.request("GET", "/things/1") == 1
            else:
                error = await catch_error(client, lambda client: client.request("GET", "/things/1"))
                assert isinstance(error, APIConnectionError)
                assert "header" in error.message
                assert error.sent is True
        if session is not None:
            await session.close()
        assert len(server.arrivals) == 1
