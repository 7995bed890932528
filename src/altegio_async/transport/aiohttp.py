"""The transport on aiohttp: the only module that imports aiohttp's client.

What it switches off or mends, all of it seen on real sockets:
- aiohttp repeats some requests by itself when a connection breaks. Here one `send` is one request.
- It would wait for a free connection inside the attempt's timer. The wait happens before it, here.
- It reads a body of any size. Here reading stops at a limit, counted after decompression.
- It reports malformed HTTP as a status 400. Here that is a connection error.
- Its errors hold the request's headers. Here the token joins the headers at the last step, and errors
  are made anew, outside of the handler, so that no trace leads back to them.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import hdrs
from yarl import URL

from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APITimeoutError,
    ClientClosedError,
)

if TYPE_CHECKING:
    from altegio_async._core.redact import Secret

__all__ = ["AiohttpTransport"]

POOL_SIZE: Final = 100
_KEEP_ALIVE: Final = 15.0  # seconds; shorter than servers keep them, so that a stale one is rarely reused


class _LostConnectionError(Exception):
    """A broken connection in a form that aiohttp does not repeat the request for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


class _LastStep:
    """A client middleware: adds the token to the request, and keeps aiohttp from repeating it."""

    __slots__ = ("_authorization",)

    def __init__(self, authorization: Secret | None) -> None:
        self._authorization = authorization

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        if self._authorization is not None:
            request.headers[hdrs.AUTHORIZATION] = self._authorization.reveal()
        try:
            return await handler(request)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
            reason = type(error).__name__
        raise _LostConnectionError(reason)


class AiohttpTransport:
    """Sends requests through one aiohttp session, its own or one that was passed in.

    Args:
        session: used as it is, and neither closed nor changed; None to make one at first use.

    A transport belongs to the event loop it is first used in.
    """

    def __init__(self, session: aiohttp.ClientSession | None = None) -> None:
        self._given = session
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._gate: asyncio.Semaphore | None = None
        self._closed = False

    async def send(self, request: WireRequest) -> WireResponse:
        """Send the request and read its answer to the end.

        Raises:
            APIConnectionError: no usable answer came.
            APITimeoutError: it took longer than the request's time-out.
            APIResponseError: the answer is larger than the request's limit.
            ClientClosedError: the transport is closed, or used from another event loop.
        """
        session, gate = self._open()
        if gate.locked():
            await self._wait_for_place(gate, request.timeout)
        else:
            await gate.acquire()
        failure: AltegioError
        try:
            return await _exchange(session, request)
        except AltegioError:
            raise
        except (_LostConnectionError, aiohttp.ClientError, OSError, RuntimeError, ValueError) as error:
            failure = self._explain(error, request)
        finally:
            gate.release()
        raise failure

    async def aclose(self) -> None:
        """Close the session if it is the transport's own. Calls in flight end with `ClientClosedError`."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None and self._given is None:
            await session.close()

    def _open(self) -> tuple[aiohttp.ClientSession, asyncio.Semaphore]:
        loop = asyncio.get_running_loop()
        if self._session is not None and self._gate is not None and self._loop is loop:
            return self._session, self._gate
        if self._closed:
            msg = "the client is closed"
            raise ClientClosedError(msg)
        if self._loop is not None:
            msg = "the client belongs to another event loop; make one in each loop"
            raise ClientClosedError(msg)
        self._loop = loop
        self._session = self._given if self._given is not None else _make_session()
        self._gate = asyncio.Semaphore(_places(self._session))
        return self._session, self._gate

    async def _wait_for_place(self, gate: asyncio.Semaphore, seconds: float) -> None:
        """Wait for a free connection, at most as long as the attempt may take."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await gate.acquire()
            return
        msg = f"no connection was free within {seconds:g} s"
        raise APITimeoutError(msg, sent=False)

    def _explain(self, error: Exception, request: WireRequest) -> AltegioError:
        if self._closed or "is closed" in str(error):
            return ClientClosedError("the client was closed during the call")
        return _explain(error, request)


def _make_session() -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=POOL_SIZE, keepalive_timeout=_KEEP_ALIVE)
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=True,
        trust_env=False,
        raise_for_status=False,
    )


def _places(session: aiohttp.ClientSession) -> int:
    """How many requests may be under way, so that none waits inside aiohttp's own timer."""
    connector = session.connector
    limits = (connector.limit, connector.limit_per_host) if connector is not None else ()
    return min((limit for limit in limits if limit), default=POOL_SIZE)


async def _exchange(session: aiohttp.ClientSession, request: WireRequest) -> WireResponse:
    response = await session.request(
        request.method,
        URL(request.url, encoded=True),
        headers=request.headers,
        data=request.body,
        allow_redirects=False,
        raise_for_status=False,
        timeout=_timeout(request.timeout),
        middlewares=(_LastStep(request.authorization),),
    )
    try:
        body = await _read(response, request.max_response_bytes)
    except BaseException:
        response.close()
        raise
    response.release()
    return WireResponse(response.status, response.headers, body)


@lru_cache(maxsize=256)
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds)


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The whole body, decompressed, up to a limit."""
    content = response.content
    first = await content.readany()
    if content.at_eof() and len(first) <= limit:
        return first
    chunks = [first]
    size = len(first)
    while chunk := await content.readany():
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            break
    if size > limit:
        msg = f"the answer is larger than {limit} bytes"
        raise APIResponseError(msg, status=response.status)
    return b"".join(chunks)


def _explain(error: Exception, request: WireRequest) -> AltegioError:
    """Our error for one of aiohttp's. Its text is ours: theirs may hold headers."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return APITimeoutError(f"connecting took longer than {request.timeout:g} s", sent=False)
    if isinstance(error, TimeoutError):
        return APITimeoutError(f"no complete answer within {request.timeout:g} s")
    if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError)):
        msg = "TLS failed: the server's certificate or handshake was refused"
        return APIConnectionError(msg, sent=False, retriable=False)
    if isinstance(error, aiohttp.ClientConnectorError):
        return APIConnectionError(f"cannot connect: {error.os_error.strerror or error.os_error}", sent=False)
    for kind, message in _MESSAGES.items():
        if isinstance(error, kind):
            return APIConnectionError(message)
    return APIConnectionError(f"the request failed: {type(error).__name__}")


_MESSAGES: Final[dict[type[Exception], str]] = {
    _LostConnectionError: "the connection broke before an answer came",
    aiohttp.ClientPayloadError: "the connection broke, or the encoding was bad, inside the answer's body",
    aiohttp.ClientResponseError: "the answer is not valid HTTP",
}
