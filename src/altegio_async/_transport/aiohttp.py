"""The transport on aiohttp.

It differs from a plain aiohttp session in these points, all of them observed on real sockets:
- aiohttp repeats some requests when a connection breaks. Here one `send` is at most one request.
- aiohttp counts the wait for a free connection as part of the request's timeout. Here requests wait for a
  slot first.
- aiohttp reads surplus bytes of a connection as the next response. Here they close the connection.
- aiohttp reads a body of any size. Here reading stops at a limit, counted after decompression.
- aiohttp reports malformed HTTP as a status 400. Here that is a connection error.
- Errors and tracebacks of aiohttp hold the request's headers and body. Here neither leaves the transport.
"""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp.payload import BytesPayload
from multidict import CIMultiDict
from yarl import URL

from altegio_async._core.after_fork import keep_inherited, register
from altegio_async._core.request import SharedHeaders
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async._transport.connections import (
    POOL_SIZE,
    AttemptState,
    ConnectionPool,
    LostConnectionError,
    UnusableConnectionError,
    read_body,
)
from altegio_async._transport.failures import (
    CONNECT_SECONDS,
    MAX_HEADER_BYTES,
    MAX_HEADERS,
    describe_failure,
    describe_timeout,
)
from altegio_async._transport.passed_session import FinalMiddleware, get_middlewares, prevent_repetition
from altegio_async._transport.unclosed import watch
from altegio_async.errors import AltegioError, APIResponseError, ClientClosedError

if TYPE_CHECKING:
    import weakref
    from collections.abc import Mapping

__all__ = ["AiohttpTransport"]

# The attempt has its own timer. Without the threshold aiohttp would round this timeout up to whole seconds.
_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, ceil_threshold=math.inf)
_READ_BLOCK: Final = 256 * 1024 + 4096  # asyncio's blocks for reading, with their header and malloc's
_FAILURES: Final = (
    LostConnectionError, UnusableConnectionError, aiohttp.ClientError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class AiohttpTransport:
    """Sends requests through one aiohttp session, its own or one that was passed in.

    Args:
        session: an aiohttp session, which is neither closed nor changed; None to make one on first use.

    A transport belongs to the event loop in which it is first used.
    """

    def __init__(self, session: aiohttp.ClientSession | None = None) -> None:
        self._passed_session = session
        self._session: aiohttp.ClientSession | None = None
        self._session_middlewares: tuple[aiohttp.ClientMiddlewareType, ...] = ()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._slots: ConnectionSlots | None = None
        self._watch: weakref.finalize[..., Any] | None = None
        self._attempts: dict[asyncio.Task[Any] | None, AttemptState] = {}
        self._is_closed = False
        self._is_inherited = False
        self._headers: tuple[Mapping[str, str], CIMultiDict[str]] = ({}, CIMultiDict())

    def open(self) -> ConnectionSlots:
        """Return the connection slots. Make the session on first use.

        Raises:
            ClientClosedError: the transport is closed, or used from another event loop.
        """
        loop = asyncio.get_running_loop()
        if self._slots is not None and self._loop is loop and not self._is_closed:
            return self._slots
        if self._is_closed:
            raise ClientClosedError(_INHERITED if self._is_inherited else "the client is closed")
        if self._loop is not None:
            raise ClientClosedError("the client belongs to another event loop; make one in each loop")
        self._loop = loop
        _reserve_read_block()
        if self._passed_session is None:
            pool = ConnectionPool(self._attempts)
            self._session = _make_session(pool)
            self._watch = watch(self, self._session, pool)
        else:
            self._session = self._passed_session
            self._session_middlewares = get_middlewares(self._passed_session)
        self._slots = ConnectionSlots(_count_slots(self._session))
        register(self)
        return self._slots

    async def send(self, request: WireRequest) -> WireResponse:
        """Send the request and return its response, read to the end.

        Raises:
            APIConnectionError: no usable response arrived.
            APITimeoutError: the request took longer than its timeout.
            APIResponseError: the response is larger than the request's limit.
            ClientClosedError: the transport was closed, or is used outside of a task.
            AltegioError: no permit could be acquired for writing the request.
        """
        task, session, loop = asyncio.current_task(), self._session, self._loop
        if task is None:
            raise ClientClosedError("the client must be used inside a task")
        if session is None or loop is None:
            raise ClientClosedError(_CLOSED_MEANWHILE)
        cancelled_before = task.cancelling()
        outer_attempt = self._attempts.get(task)  # a middleware of the session can use this client
        self._attempts[task] = attempt = AttemptState(task, loop, request.permit, request.authorization)
        attempt.start(request.timeout)
        shared, converted = self._headers
        headers = converted if request.headers is shared else self._convert_headers(request.headers)
        final_middleware = None
        middlewares: tuple[aiohttp.ClientMiddlewareType, ...] | None = None
        if self._passed_session is not None:
            final_middleware = FinalMiddleware(attempt)
            middlewares = (prevent_repetition, *self._session_middlewares, final_middleware)
        response: aiohttp.ClientResponse | None = None
        ending: BaseException
        try:
            response = await session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=headers,
                # The repr of a BytesPayload does not contain the body.
                data=None if request.body is None else BytesPayload(request.body),
                allow_redirects=False,
                raise_for_status=False,
                auto_decompress=True,
                timeout=_TIMEOUT,
                max_line_size=MAX_HEADER_BYTES,
                max_field_size=MAX_HEADER_BYTES,
                max_headers=MAX_HEADERS,
                middlewares=middlewares,
            )
            body = await read_body(response, request.max_response_bytes)
            if final_middleware is not None:
                final_middleware.end()
            if body is not None:
                return WireResponse(response.status, response.headers, body)
            too_large = f"the response is larger than {request.max_response_bytes} bytes"
            ending = APIResponseError(too_large, status=response.status)
        except BaseException as error:  # noqa: BLE001 - raised below, without the frames of aiohttp
            ending = error
        finally:
            attempt.finish()
            if outer_attempt is None:
                del self._attempts[task]
            else:
                self._attempts[task] = outer_attempt
        if isinstance(ending, _FAILURES) and ending is not attempt.permit_error:
            ending = self._describe_failure(ending, attempt)
        elif isinstance(ending, asyncio.CancelledError) and task.cancelling() <= cancelled_before:
            ending = self._describe_cancellation(ending, request, attempt)
        response = None  # its repr contains the URL and would appear in tracebacks
        try:
            raise _remove_frames(ending)
        finally:
            del ending  # avoids a reference cycle: the traceback refers to this frame

    async def aclose(self) -> None:
        """Close the session, unless it was passed in. Calls in flight end with `ClientClosedError`."""
        loop = asyncio.get_running_loop()
        is_orphaned = self._loop is not None and self._loop is not loop
        if self._loop is not None and is_orphaned and not self._loop.is_closed():
            raise ClientClosedError("the client belongs to another event loop; close it there")
        self._is_closed = True
        self._end_watch()
        session, self._session = self._session, None
        if not is_orphaned:  # the tasks of a closed loop have ended with it
            for attempt in self._attempts.values():  # closing a session does not wake a reader of a body
                attempt.cancel()
        if session is not None and self._passed_session is None:
            await _close(session, is_orphaned=is_orphaned)

    def reset_after_fork(self) -> None:
        """Discard the session in a forked child, because its connections belong to the parent."""
        self._end_watch()
        keep_inherited(self._session, self._attempts)
        self._session, self._slots, self._loop, self._attempts = None, None, None, {}
        self._is_closed = self._is_inherited = True

    def _end_watch(self) -> None:
        if self._watch is not None:
            self._watch.detach()

    @property
    def _is_passed_session_closed(self) -> bool:
        return self._passed_session is not None and self._passed_session.closed

    def _convert_headers(self, headers: Mapping[str, str]) -> CIMultiDict[str]:
        """Return headers as an aiohttp multidict. The result for shared headers is cached."""
        converted = CIMultiDict(headers)
        if isinstance(headers, SharedHeaders):
            self._headers = headers, converted
        return converted

    def _describe_failure(self, error: Exception, attempt: AttemptState) -> AltegioError:
        """Return the error of this package for an error of aiohttp."""
        if self._is_closed:
            return _make_closed_error(_CLOSED_MEANWHILE, attempt)
        if self._is_passed_session_closed:
            return _make_closed_error(_SESSION_CLOSED, attempt)
        if isinstance(error, RuntimeError) and self._passed_session is not None:
            return _make_closed_error(_OTHER_LOOP, attempt)
        return describe_failure(error, was_written=attempt.was_written)

    def _describe_cancellation(
        self, error: BaseException, request: WireRequest, attempt: AttemptState
    ) -> BaseException:
        """Return the error for a cancellation by the transport or by aiohttp."""
        if self._is_closed:
            return _make_closed_error(_CLOSED_MEANWHILE, attempt)
        if attempt.is_expired:
            return describe_timeout(request.timeout, was_written=attempt.was_written)
        if self._is_passed_session_closed:
            return _make_closed_error(_SESSION_CLOSED, attempt)
        return error


def _make_closed_error(message: str, attempt: AttemptState) -> ClientClosedError:
    error = ClientClosedError(message)
    error.sent = attempt.was_written
    return error


def _remove_frames(ending: BaseException) -> BaseException:
    """Return an exception without the frames of aiohttp, which hold the request's headers and body.

    The traceback of an exception from other code begins at that code.
    """
    ending.__context__ = None
    trace = ending.__traceback__
    if not isinstance(ending, Exception) or isinstance(ending, AltegioError):
        return ending.with_traceback(None)
    while trace is not None and trace.tb_frame.f_globals.get("__name__", "").startswith(_TRIMMED_MODULES):
        trace = trace.tb_next
    return ending.with_traceback(trace)


def _reserve_read_block() -> None:
    """Allocate and free one block of the size of asyncio's read buffers, so that malloc reuses such blocks.

    Until one block of this size was freed, glibc maps a new block for each read and returns it to the system.
    That takes three system calls and new pages per response. The effect is process-wide.
    """
    bytes(_READ_BLOCK)


def _make_session(connector: aiohttp.BaseConnector) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=True,
        trust_env=False,
        raise_for_status=False,
    )


def _count_slots(session: aiohttp.ClientSession) -> int:
    """Return how many requests can be in progress without waiting for a connection of aiohttp."""
    connector = session.connector
    limits = (connector.limit, connector.limit_per_host) if connector is not None else ()
    return min((limit for limit in limits if limit), default=POOL_SIZE)


async def _close(session: aiohttp.ClientSession, *, is_orphaned: bool) -> None:
    """Close a session. It is orphaned if its event loop, and so its connections, are closed."""
    try:
        await session.close()
    except RuntimeError:
        if not is_orphaned:
            raise


_CLOSED_MEANWHILE: Final = "the client was closed during the call"
_INHERITED: Final = "the client was opened before this process was forked; make one in each process"
_SESSION_CLOSED: Final = "the aiohttp session that was passed in is closed"
_OTHER_LOOP: Final = "the aiohttp session that was passed in belongs to another event loop"
_TRIMMED_MODULES: Final = ("aiohttp.", "altegio_async.")
