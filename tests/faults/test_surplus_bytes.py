"""Surplus bytes of a connection are never read as the response to a request."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from altegio_async import AltegioClient, AltegioError, APIConnectionError, RetryPolicy
from altegio_async.errors import UnprocessableEntityError
from tests.support.measures import parametrize_size, record_figure
from tests.support.raw_server import FOREIGN, STALE, RawConnection, RawServer, build_response
from tests.support.waiting import wait_until

HALF = len(STALE) - 10
IN_HEAD = STALE.index(b"Content-Length") + 5
CHUNKED = ("Transfer-Encoding: chunked",)


async def serve_forever(connection: RawConnection, after: bytes = b"", *lines: str, **options: Any) -> None:
    """Answer every request, and send surplus bytes a little later."""
    while True:
        await connection.serve(*lines, **options)
        if after:
            connection.send_later(after)


async def late_duplicate(connection: RawConnection) -> None:
    await serve_forever(connection, STALE)


async def late_duplicates(connection: RawConnection) -> None:
    await serve_forever(connection, STALE * 5)


async def late_refusal(connection: RawConnection) -> None:
    await serve_forever(connection, build_response(FOREIGN, status=404, success=False))


async def duplicate_in_the_same_segment(connection: RawConnection) -> None:
    while True:
        await connection.serve(extra=STALE)


async def beginning_in_the_same_segment(connection: RawConnection) -> None:
    while True:
        await connection.serve(extra=STALE[:IN_HEAD])
        connection.send_later(STALE[IN_HEAD:])


async def beginning_in_the_same_segment_and_the_rest_after_the_next_request(
    connection: RawConnection,
) -> None:
    while True:
        await connection.serve(extra=STALE[:IN_HEAD])
        await connection.read()
        connection.send(STALE[IN_HEAD:])


async def beginning_late_and_the_rest_after_the_next_request(connection: RawConnection) -> None:
    while True:
        await connection.serve()
        connection.send_later(STALE[:IN_HEAD])
        await connection.read()
        connection.send(STALE[IN_HEAD:])


async def head_late_and_the_body_after_the_next_request(connection: RawConnection) -> None:
    while True:
        await connection.serve()
        connection.send_later(STALE[:HALF])
        await connection.read()
        connection.send(STALE[HALF:])


async def continue_and_a_response(connection: RawConnection) -> None:
    await serve_forever(connection, b"HTTP/1.1 100 Continue\r\n\r\n" + STALE)


async def continue_alone(connection: RawConnection) -> None:
    await serve_forever(connection, b"HTTP/1.1 100 Continue\r\n\r\n")


async def early_hints_and_a_response(connection: RawConnection) -> None:
    await serve_forever(connection, b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + STALE)


async def garbage(connection: RawConnection) -> None:
    await serve_forever(connection, b"\x00\xff this is not HTTP")


async def line_break_and_a_response(connection: RawConnection) -> None:
    await serve_forever(connection, b"\r\n" + STALE)


async def close_announced_but_not_done(connection: RawConnection) -> None:
    await serve_forever(connection, STALE, "Connection: close")


async def http_10(connection: RawConnection) -> None:
    await serve_forever(connection, STALE, version="1.0")


async def http_10_keep_alive(connection: RawConnection) -> None:
    await serve_forever(connection, STALE, "Connection: keep-alive", version="1.0")


async def length_too_small(connection: RawConnection) -> None:
    while True:
        _, number = await connection.read()
        good = build_response(number)
        connection.send(good + STALE[: len(STALE) // 2])
        connection.send_later(STALE[len(STALE) // 2 :])


async def chunks_after_the_last_one(connection: RawConnection) -> None:
    while True:
        _, number = await connection.read()
        head, _, body = build_response(number, *CHUNKED, has_length=False).partition(b"\r\n\r\n")
        connection.send(head + b"\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
        connection.send_later(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) + STALE)


async def serve_compressed(connection: RawConnection) -> None:
    while True:
        _, number = await connection.read()
        head, _, body = build_response(number, "Content-Encoding: gzip", has_length=False).partition(
            b"\r\n\r\n"
        )
        packed = gzip.compress(body)
        connection.send(head + b"\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)
        connection.send_later(STALE)


async def end_of_a_large_body_in_the_same_segment(connection: RawConnection) -> None:
    while True:
        _, number = await connection.read()
        head, _, body = build_response(number, has_length=False).partition(b"\r\n\r\n")
        body += b" " * 300_000
        connection.send(head + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:200_000])
        await asyncio.sleep(0.002)
        connection.send(body[200_000:] + STALE[:IN_HEAD])
        connection.send_later(STALE[IN_HEAD:])


async def early_on_every_other_connection(connection: RawConnection) -> None:
    if connection.number % 2:
        connection.send(STALE)
    await connection.serve("Connection: close")


async def beginning_early_and_the_rest_after_the_request(connection: RawConnection) -> None:
    if connection.number % 2:
        connection.send(STALE[:IN_HEAD])
        await connection.read()
        connection.send(STALE[IN_HEAD:])
    else:
        await connection.serve("Connection: close")


async def serve_and_close(connection: RawConnection) -> None:
    await connection.serve()


# Here the surplus bytes are unread in the client's receive buffer when the next request is due.
async def unread(connection: RawConnection) -> None:
    while True:
        await connection.serve()


PLAIN = [
    late_duplicate,
    late_duplicates,
    late_refusal,
    duplicate_in_the_same_segment,
    beginning_in_the_same_segment,
    beginning_in_the_same_segment_and_the_rest_after_the_next_request,
    beginning_late_and_the_rest_after_the_next_request,
    head_late_and_the_body_after_the_next_request,
    continue_and_a_response,
    continue_alone,
    early_hints_and_a_response,
    garbage,
    line_break_and_a_response,
    close_announced_but_not_done,
    http_10,
    http_10_keep_alive,
    length_too_small,
    chunks_after_the_last_one,
    serve_compressed,
    end_of_a_large_body_in_the_same_segment,
    early_on_every_other_connection,
    beginning_early_and_the_rest_after_the_request,
    serve_and_close,
]
TLS = [
    late_duplicate,
    duplicate_in_the_same_segment,
    beginning_in_the_same_segment_and_the_rest_after_the_next_request,
    continue_and_a_response,
    early_on_every_other_connection,
    beginning_early_and_the_rest_after_the_request,
    http_10_keep_alive,
]
SCENARIOS = [
    *(pytest.param(one, False, False, id=one.__name__) for one in PLAIN),
    *(pytest.param(one, True, False, id=f"{one.__name__}_over_tls") for one in TLS),
    *(pytest.param(one, False, True, id=f"{one.__name__}_in_a_session_of_the_caller") for one in PLAIN),
    *(pytest.param(one, True, True, id=f"{one.__name__}_over_tls_in_a_session_of_the_caller") for one in TLS),
]


def delay_connections(monkeypatch: Any) -> None:
    """Give the server the time to send bytes between connecting and the first request."""
    loop = asyncio.get_running_loop()
    connect = type(loop).create_connection

    async def create_connection(*args: Any, **options: Any) -> Any:
        made = await connect(loop, *args, **options)
        await asyncio.sleep(0.003)
        return made

    monkeypatch.setattr(loop, "create_connection", create_connection)


@asynccontextmanager
async def make_client(
    server: RawServer, monkeypatch: Any, *, is_passed_in: bool, **options: Any
) -> AsyncIterator[AltegioClient]:
    session = None
    if is_passed_in:
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=server.trust or True))
    elif server.trust is not None:
        monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", server.trust)
    given: dict[str, Any] = {"rate_limiter": None, "timeout": 5.0} | options
    delay_connections(monkeypatch)
    try:
        async with AltegioClient(
            "partner", "user", base_url=server.base_url, session=session, **given
        ) as client:
            yield client
    finally:
        if session is not None:
            await session.close()


def request_thing(client: AltegioClient, number: int, method: str = "GET") -> Any:
    return client.request(method, f"/things/{number}", json={"a": 1} if method == "POST" else None)


@parametrize_size("count", 6, 50)
@pytest.mark.parametrize(("behaviour", "tls", "is_passed_in"), SCENARIOS)
async def test_no_call_returns_the_response_of_another_client(
    behaviour, tls, is_passed_in, count, monkeypatch
):
    async with RawServer(behaviour, tls=tls) as server:
        async with make_client(server, monkeypatch, is_passed_in=is_passed_in) as client:
            got = []
            for number in range(count):
                got.append(await request_thing(client, number, "GET" if number % 3 else "POST"))
                await server.settle()
    foreign = sum(one == FOREIGN for one in got)
    record_figure(f"{count} requests, {behaviour.__name__}, TLS {tls}", f"{foreign} foreign responses", "0")
    assert got == list(range(count))


@parametrize_size("count", 6, 50)
@pytest.mark.parametrize("is_passed_in", [False, True])
@pytest.mark.parametrize("tls", [False, True])
async def test_surplus_bytes_that_the_event_loop_has_not_read_are_detected(
    tls, is_passed_in, count, monkeypatch
):
    async with RawServer(unread, tls=tls) as server:
        async with make_client(server, monkeypatch, is_passed_in=is_passed_in) as client:
            for number in range(count):
                assert await request_thing(client, number) == number
                server.connections[-1].send(STALE)  # and the next request follows without a pause
    assert server.accepted == count


async def test_a_clean_connection_is_reused(monkeypatch):
    for tls in (False, True):
        for is_passed_in in (False, True):
            async with RawServer(unread, tls=tls) as server:
                async with make_client(server, monkeypatch, is_passed_in=is_passed_in) as client:
                    for number in range(20):
                        assert await request_thing(client, number) == number
                        if number % 2:
                            await asyncio.sleep(0.001)
            assert server.accepted == 1


@parametrize_size("count", 10, 100)
async def test_concurrent_calls_get_their_own_responses(count, monkeypatch):
    async with RawServer(late_duplicate) as server:
        async with make_client(server, monkeypatch, is_passed_in=False) as client:
            for start in range(0, count, 5):
                numbers = range(start, start + 5)
                assert await asyncio.gather(*(request_thing(client, one) for one in numbers)) == list(numbers)
                await server.settle()


async def test_a_refused_write_is_not_a_success_because_of_a_stale_response(monkeypatch):
    async def refusing(connection: RawConnection) -> None:
        while True:
            method, number = await connection.read()
            if method == "POST":
                connection.send(build_response(None, status=422, success=False))
            else:
                connection.send(build_response(number))
                connection.send_later(STALE)

    async with RawServer(refusing) as server:
        async with make_client(server, monkeypatch, is_passed_in=False) as client:
            for number in range(5):
                assert await request_thing(client, number) == number
                await server.settle()
                with pytest.raises(UnprocessableEntityError) as raised:
                    await request_thing(client, number, "POST")
                assert raised.value.sent is True


async def test_surplus_bytes_close_an_idle_connection_at_once(monkeypatch):
    async with RawServer(late_duplicate) as server:
        async with make_client(server, monkeypatch, is_passed_in=False) as client:
            assert await request_thing(client, 1) == 1
            assert await wait_until(lambda: server.closed == 1)


async def test_a_stream_of_surplus_bytes_is_not_kept(monkeypatch):
    async def streaming(connection: RawConnection) -> None:
        await connection.serve()
        while True:
            connection.send(STALE * 1000)
            await connection._writer.drain()

    async with RawServer(streaming) as server:
        async with make_client(server, monkeypatch, is_passed_in=False) as client:
            assert await request_thing(client, 1) == 1
            assert await wait_until(lambda: server.closed == 1)


async def test_only_one_response_is_shifted_by_an_undetectable_surplus_response(monkeypatch):
    """Send the surplus response after the next request was written, which no client can detect."""

    async def serve_shifted(connection: RawConnection) -> None:
        await connection.serve()
        number = (await connection.read())[1]
        connection.send(STALE)
        await asyncio.sleep(0.002)
        connection.send(build_response(number))
        await connection.until_closed()

    async with RawServer(serve_shifted) as server:
        async with make_client(server, monkeypatch, is_passed_in=False) as client:
            got = []
            for number in range(10):
                got.append(await request_thing(client, number))
                await asyncio.sleep(0.01)
    assert got == [number if number % 2 == 0 else FOREIGN for number in range(10)]  # never two in a row


async def test_a_server_that_always_speaks_first_gets_no_request(monkeypatch):
    async def speaking(connection: RawConnection) -> None:
        connection.send(STALE)
        await connection.serve()

    async with RawServer(speaking) as server:
        for is_passed_in in (False, True):
            options = {"retry": RetryPolicy(attempts=2, transient_base=0.001)}
            async with make_client(server, monkeypatch, is_passed_in=is_passed_in, **options) as client:
                with pytest.raises(APIConnectionError, match="before the request was written") as raised:
                    await request_thing(client, 1, "POST")
                assert (raised.value.sent, raised.value.attempts) == (False, 2)
    assert server.arrivals == []
    assert server.accepted <= 2 + 2 * 5


async def test_no_write_is_lost_if_the_server_closes_idle_connections(monkeypatch):
    async with RawServer(serve_and_close) as server:
        options = {"retry": RetryPolicy(attempts=1)}
        async with make_client(server, monkeypatch, is_passed_in=False, **options) as client:
            endings: Counter[str] = Counter()
            for number in range(20):
                try:
                    assert await request_thing(client, number, "POST") == number
                    endings["ok"] += 1
                except AltegioError as error:
                    endings[f"sent {error.sent}"] += 1
    assert endings == {"ok": 20}
