"""Tracebacks of calls that end while they wait contain no body, URL or token."""

from __future__ import annotations

import asyncio
import io
import traceback
from collections.abc import Iterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

import aiohttp
import pytest
import rich.console
import rich.pretty

from altegio_async import AltegioClient, AltegioError, RateLimiter, RetryPolicy
from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.operation import Operation
from altegio_async.testing import FakeAltegio, FaultServer, Size
from tests.support.pipelines import READ

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
PARTNER, USER = "canaryPartner77aa", "canaryUser88bb"
LOGIN, PASSWORD = "canary-login@example.com", "canary+Password/99cc"
PHONE = "13155500042"
CANARIES = ("canary", PHONE)


async def sign_in(client: AltegioClient) -> object:
    return await client.auth.login(LOGIN, PASSWORD)


async def write(client: AltegioClient) -> object:
    return await client.request("POST", "/things", json={"phone": PHONE, "name": "canary"})


async def write_an_operation(client: AltegioClient) -> object:
    return await client.call(operation())


async def read(client: AltegioClient) -> object:
    return await client.request("GET", f"/things/{PHONE}", query={"phone": PHONE})


def operation() -> Operation[Any]:
    return build_adhoc_operation(
        "POST", f"/things/{PHONE}", query={"phone": PHONE}, json={"phone": PHONE, "name": "canary"}, result=Any,
        auth="partner+user", idempotent=None,
    )  # fmt: skip


CALLS = [sign_in, write, write_an_operation, read]


def walk_chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception, its causes and its contexts."""
    held, seen = [error], set()
    while held:
        one = held.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        held += [other for other in (one.__cause__, one.__context__) if other is not None]
        held += getattr(one, "exceptions", ())


def walk_frames(error: BaseException) -> Iterator[FrameType]:
    """Yield all frames behind an exception except those of this file, which hold the arguments of the test."""
    for one in walk_chain(error):
        for frame, _ in traceback.walk_tb(one.__traceback__):
            if frame.f_code.co_filename != __file__:
                yield frame


def render_frames(error: BaseException) -> str:
    """Return what a traceback with local variables can show."""
    parts = [str(one) + repr(one) for one in walk_chain(error)]
    for frame in walk_frames(error):
        for name, value in frame.f_locals.items():
            parts.append(f"{name}={value!r} {rich.pretty.pretty_repr(value, max_string=10_000)}")
    return "\n".join(parts)


@asynccontextmanager
async def make_client(stage: str, server: FaultServer, **options: Any) -> Any:
    """Yield a client whose calls stop at a stage."""
    given: dict[str, Any] = {"rate_limiter": None, "retry": RetryPolicy(attempts=1)} | options
    session = None
    if stage == "permit":
        given["rate_limiter"] = limiter = RateLimiter()
        limiter.penalise(60)
    elif stage == "middleware":
        given["middlewares"] = [stop]
    elif stage == "session middleware":
        session = aiohttp.ClientSession(middlewares=(stop,))
    elif stage == "slot":
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1))
    try:
        async with AltegioClient(PARTNER, USER, base_url=server.base_url, session=session, **given) as client:
            holder = asyncio.create_task(client.call(READ)) if stage == "slot" else None
            await asyncio.sleep(0.01)
            yield client
            if holder is not None:
                holder.cancel()
                await asyncio.wait((holder,))
    finally:
        if session is not None:
            await session.close()


async def stop(_request: Any, _send: Any) -> Any:
    await asyncio.Event().wait()


# stage: the fault of the server
STAGES = {
    "permit": None,
    "slot": "no_answer",
    "middleware": None,
    "session middleware": None,
    "connecting": "tls_stall",
    "response": "no_answer",
    "headers": "stall_in_headers",
    "body": "stall_in_body",
}


def make_server(stage: str) -> FaultServer:
    return FaultServer(STAGES[stage], fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stage", STAGES)
async def test_the_traceback_of_a_call_cancelled_by_a_timeout_shows_no_secret(stage, call):
    async with make_server(stage) as server, make_client(stage, server) as client:
        with pytest.raises(TimeoutError) as raised:
            async with asyncio.timeout(0.08):
                await call(client)
    check(raised.value)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stage", STAGES)
async def test_the_traceback_of_a_cancelled_task_shows_no_secret(stage, call):
    async with make_server(stage) as server, make_client(stage, server) as client:
        task = asyncio.create_task(call(client))
        await asyncio.sleep(0.06)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
    check(raised.value)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("options", [{"timeout": 0.05}, {"deadline": 0.05}])
async def test_the_traceback_of_a_call_that_reaches_its_limits_shows_no_secret(stage, call, options):
    async with make_server(stage) as server, make_client(stage, server, **options) as client:
        try:
            async with asyncio.timeout(0.15):
                await call(client)
        except (AltegioError, TimeoutError) as error:
            check(error)
        else:
            raise AssertionError


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stage", STAGES)
async def test_the_traceback_of_a_call_of_a_closed_client_shows_no_secret(stage, call):
    async with make_server(stage) as server, make_client(stage, server) as client:
        task = asyncio.create_task(call(client))
        await asyncio.sleep(0.06)
        await client.aclose()
        with pytest.raises(AltegioError) as raised:
            await task
    check(raised.value)


def check(error: BaseException) -> None:
    text = render_frames(error)
    found = [text[max(0, text.index(canary) - 200) :][:400] for canary in CANARIES if canary in text]
    assert found == []
    names = {frame.f_globals.get("__name__", "").partition(".")[0] for frame in walk_frames(error)}
    assert "aiohttp" not in names
    assert "altegio_async" in names


async def test_an_error_of_a_session_middleware_keeps_its_traceback():
    async def broken(_request: Any, _handler: Any) -> Any:
        raise LookupError("of the middleware")

    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with aiohttp.ClientSession(middlewares=(broken,)) as session:
            async with AltegioClient(PARTNER, USER, base_url=fake.base_url, session=session) as client:
                with pytest.raises(LookupError, match="of the middleware") as raised:
                    await write(client)
    functions = [frame.f_code.co_name for frame, _ in traceback.walk_tb(raised.value.__traceback__)]
    assert functions[-1] == "broken"
    assert "aiohttp" not in {
        frame.f_globals.get("__name__", "").partition(".")[0] for frame in walk_frames(raised.value)
    }


def test_an_operation_prints_its_name_only():
    page = io.StringIO()
    rich.console.Console(file=page, width=200).print(operation(), {"a": [operation()]})
    for text in (repr(operation()), str(operation()), f"{operation()!r:>10}", page.getvalue()):
        assert "POST request" in text
        assert not any(canary in text for canary in CANARIES)
