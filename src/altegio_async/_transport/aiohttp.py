"""The transport on aiohttp: the only module that imports aiohttp's client.

What it switches off or mends, all of it seen on real sockets:
- aiohttp repeats some requests by itself when a connection breaks. Here one `send` is one request.
- It would wait for a free connection inside the attempt's timer. There are places instead, which are
  waited for before it.
- It reads a body of any size. Here reading stops at a limit, counted after decompression.
- It reports malformed HTTP as a status 400. Here that is a connection error.
- Its errors hold the request's headers. Here the token joins the headers at the last step, and errors
  are made anew, outside of the handler, so that no trace leads back to them.
"""

from __future__ import annotations

import asyncio
import math
import ssl
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import hdrs
from multidict import CIMultiDict
from yarl import URL

from altegio_async._core.after_fork import keep_inherited, register
from altegio_async._core.request import SharedHeaders
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._transport.connection_slots import Places
from altegio_async._transport.read_buffers import keep_read_blocks
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APITimeoutError,
    ClientClosedError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from altegio_async._core.redact import Secret

__all__ = ["AiohttpTransport"]

POOL_SIZE: Final = 100
_ERROR_PAGE: Final = 1024 * 1024  # bytes of an answer outside 2xx that are read at most
_CONNECT: Final = 10.0  # seconds for TCP and TLS; the request is surely unsent when they run out
_KEEP_ALIVE: Final = 15.0  # seconds; shorter than servers keep them, so that a stale one is rarely reused


class _LostConnectionError(Exception):
    """A broken connection in a form that aiohttp does not repeat the request for."""


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
        self._places: Places | None = None
        self._under_way: set[asyncio.Task[object]] = set()
        self._closed = False
        self._is_inherited = False
        self._headers: tuple[Mapping[str, str], CIMultiDict[str]] = ({}, CIMultiDict())

    def open(self) -> Places:
        """Make the session, if that has not been done. Gives the places for requests, one a connection.

        Raises:
            ClientClosedError: the transport is closed, or used from another event loop.
        """
        loop = asyncio.get_running_loop()
        if self._places is not None and self._loop is loop and not self._closed:
            return self._places
        if self._closed:
            raise ClientClosedError(_INHERITED if self._is_inherited else "the client is closed")
        if self._loop is not None:
            raise ClientClosedError("the client belongs to another event loop; make one in each loop")
        self._loop = loop
        keep_read_blocks()
        self._session = self._given if self._given is not None else _make_session()
        self._places = Places(_room(self._session))
        register(self)
        return self._places

    async def send(self, request: WireRequest) -> WireResponse:
        """Send the request and read its answer to the end.

        Raises:
            APIConnectionError: no usable answer came.
            APITimeoutError: it took longer than the request's time-out.
            APIResponseError: the answer is larger than the request's limit.
            ClientClosedError: the transport was closed, or it is used outside of a task.
        """
        task, session = asyncio.current_task(), self._session
        if task is None:
            raise ClientClosedError("the client must be used inside a task")
        if session is None:
            raise ClientClosedError(_CLOSED_MEANWHILE)
        failure: AltegioError
        cancelled_before = task.cancelling()
        # Closing aiohttp's session wakes no reader of a body: closing the client stops the task instead.
        self._under_way.add(task)
        try:
            response = await session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=self._converted(request.headers),
                data=request.body,
                allow_redirects=False,
                raise_for_status=False,
                auto_decompress=True,
                timeout=_timeout(request.timeout),
                middlewares=(_LastStep(request.authorization),),
            )
            body = await _body(response, request.max_response_bytes)
            if body is not None:
                return WireResponse(response.status, response.headers, body)
            too_large = f"the answer is larger than {request.max_response_bytes} bytes"
            failure = APIResponseError(too_large, status=response.status)
        except asyncio.CancelledError:
            if self._closed and task.cancelling() > cancelled_before:
                task.uncancel()  # by `aclose`, unless somebody else has cancelled it as well
            if task.cancelling() > cancelled_before or not (self._closed or self._given_is_closed):
                raise
            failure = ClientClosedError(_CLOSED_MEANWHILE if self._closed else _GIVEN_CLOSED)
        except (_LostConnectionError, aiohttp.ClientError, OSError, RuntimeError, ValueError) as error:
            failure = self._explain(error, request)
        finally:
            self._under_way.discard(task)
        raise failure

    async def aclose(self) -> None:
        """Close the session if it is the transport's own. Calls in flight end with `ClientClosedError`."""
        loop = asyncio.get_running_loop()
        orphaned = self._loop is not None and self._loop is not loop
        if self._loop is not None and orphaned and not self._loop.is_closed():
            raise ClientClosedError("the client belongs to another event loop; close it there")
        self._closed = True
        session, self._session = self._session, None
        # Cancel each task once: a second cancellation looks like one from outside.
        under_way, self._under_way = self._under_way, set()
        if not orphaned:  # the tasks of a closed loop have ended with it
            for task in under_way:
                task.cancel()
        if session is not None and self._given is None:
            await _close(session, orphaned=orphaned)

    def reset_after_fork(self) -> None:
        """Give up the session in a forked child, because its connections belong to the parent."""
        keep_inherited(self._session, self._under_way)
        self._session, self._places, self._loop, self._under_way = None, None, None, set()
        self._closed = self._is_inherited = True

    @property
    def _given_is_closed(self) -> bool:
        return self._given is not None and self._given.closed

    def _converted(self, headers: Mapping[str, str]) -> CIMultiDict[str]:
        """Headers in aiohttp's own form, which is kept for those that nearly all requests have in common."""
        last, converted = self._headers
        if headers is not last:
            converted = CIMultiDict(headers)
            if isinstance(headers, SharedHeaders):
                self._headers = headers, converted
        return converted

    def _explain(self, error: Exception, request: WireRequest) -> AltegioError:
        if self._closed:
            return ClientClosedError(_CLOSED_MEANWHILE)
        if self._given_is_closed:
            return ClientClosedError(_GIVEN_CLOSED)
        if isinstance(error, RuntimeError) and self._given is not None:
            return ClientClosedError("the aiohttp session that was passed in belongs to another event loop")
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


def _room(session: aiohttp.ClientSession) -> int:
    """How many requests may be under way, so that none waits inside aiohttp's own timer."""
    connector = session.connector
    limits = (connector.limit, connector.limit_per_host) if connector is not None else ()
    return min((limit for limit in limits if limit), default=POOL_SIZE)


async def _close(session: aiohttp.ClientSession, *, orphaned: bool) -> None:
    """Close a session; the loop of an orphaned one is closed already, and took its connections along."""
    try:
        await session.close()
    except RuntimeError:
        if not orphaned:
            raise


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes | None:
    """The body of an answer, decompressed, and its connection let go; None where a good one is too large.

    Of a failure the status and headers say enough: its body is left out where it breaks, and cut where it
    is long. A limit is still a limit.
    """
    good = 200 <= response.status < 300
    try:
        body, whole = await _read(response, limit if good else min(limit, _ERROR_PAGE))
    except BaseException as error:
        response.close()
        if good or not isinstance(error, (aiohttp.ClientError, OSError)):
            raise
        return b""
    if whole:
        response.release()
        return body
    response.close()
    return None if good else body


@lru_cache(maxsize=256)
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    # Connecting gets a little less, so that a request that was not sent is known as such.
    # Without the threshold aiohttp rounds up to whole seconds.
    return aiohttp.ClientTimeout(
        total=seconds, sock_connect=min(_CONNECT, seconds * 0.95), ceil_threshold=math.inf
    )


async def _read(response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
    """The body, decompressed, and whether it is whole; of one over the limit only the beginning."""
    content = response.content
    first = await content.readany()
    if content.at_eof() and len(first) <= limit:
        return first, True
    chunks = [first]
    size = len(first)
    while size <= limit and (chunk := await content.readany()):
        chunks.append(chunk)
        size += len(chunk)
    return (b"".join(chunks), True) if size <= limit else (first, False)


def _explain(error: Exception, request: WireRequest) -> AltegioError:
    """Our error for one of aiohttp's. Its text is ours: theirs may hold headers."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        limit = _timeout(request.timeout).sock_connect
        return APITimeoutError(f"connecting took longer than {limit:g} s", sent=False)
    if isinstance(error, TimeoutError):
        return APITimeoutError(f"no complete answer within {request.timeout:g} s")
    if isinstance(error, (aiohttp.ClientConnectorSSLError, aiohttp.ClientConnectorCertificateError)):
        msg = "TLS failed: the server's certificate or handshake was refused"
        return APIConnectionError(msg, sent=False, retriable=False)
    if isinstance(error, aiohttp.ClientConnectorError):
        return APIConnectionError(f"cannot connect: {error.os_error.strerror or error.os_error}", sent=False)
    for kind, message in _MESSAGES.items():
        if isinstance(error, kind):
            return APIConnectionError(message)
    return APIConnectionError(f"the request failed: {type(error).__name__}")


_CLOSED_MEANWHILE: Final = "the client was closed during the call"
_INHERITED: Final = "the client was opened before this process was forked; make one in each process"
_GIVEN_CLOSED: Final = "the aiohttp session that was passed in is closed"
_MESSAGES: Final[dict[type[Exception], str]] = {
    ssl.SSLError: "TLS broke inside the connection",
    _LostConnectionError: "the connection broke before an answer came",
    aiohttp.ClientPayloadError: "the connection broke, or the encoding was bad, inside the answer's body",
    aiohttp.ClientResponseError: "the answer is not valid HTTP",
}
