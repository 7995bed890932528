"""HTTP connections. A request is written only to a clean connection, and only with a valid permit.

aiohttp would read bytes that arrive on a connection between two requests as the response of the next request.
One surplus response would shift all later responses of the connection by one. All checks are in one module,
because every request passes through all of them.
"""

from __future__ import annotations

import asyncio
import select
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp import hdrs
from msgspec import Struct

from altegio_async._core.redact import Secret
from altegio_async._core.wire import WirePermit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aiohttp.client_proto import ResponseHandler
    from aiohttp.connector import Connection

__all__ = [
    "POOL_SIZE",
    "AttemptState",
    "ConnectionPool",
    "LostConnectionError",
    "UnusableConnectionError",
    "get_parser",
    "guard_idle",
    "read_body",
]

POOL_SIZE: Final = 100
_KEEP_ALIVE: Final = 15.0  # seconds; less than the usual timeout of servers
_ROUNDS: Final = 10  # iterations of the event loop in which TLS can decrypt received bytes
_ERROR_PAGE: Final = 1024 * 1024  # limit for the body of a response outside 2xx, in bytes


class LostConnectionError(Exception):
    """A connection broke after the request was written to it. aiohttp does not repeat requests after this."""


class UnusableConnectionError(Exception):
    """A connection closed, or received bytes, before the request was written to it."""


class AttemptState(Struct):
    """The state of one request while aiohttp sends it.

    Attributes:
        task: the task that sends the request. It is cancelled to end the attempt early.
        loop: the event loop.
        permit: the permit to write the request; None without rate limiting.
        authorization: the token, added to the headers as the last step.
        timer: ends the request at `ends_at`.
        ends_at: when the timeout passes, on the event loop's clock.
        was_written: whether the request was written to a connection; None if aiohttp was not reached.
        is_cancelled: whether this object has cancelled the task.
        is_expired: whether the task was cancelled because the timeout passed.
        permit_error: the exception of the wait for a new permit.
    """

    task: asyncio.Task[Any]
    loop: asyncio.AbstractEventLoop
    permit: WirePermit | None
    authorization: Secret | None
    timer: asyncio.TimerHandle | None = None
    ends_at: float = 0.0
    was_written: bool | None = None
    is_cancelled: bool = False
    is_expired: bool = False
    permit_error: Exception | None = None

    def __repr__(self) -> str:
        return f"<AttemptState, was_written={self.was_written}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("was_written", self.was_written)]

    def start(self, seconds: float) -> None:
        """Start the timer that ends the attempt after this many seconds."""
        loop = self.loop
        self.ends_at = ends_at = loop.time() + seconds
        self.timer = loop.call_at(ends_at, self._expire)

    def try_begin(self) -> bool:
        """Record that the request is written now. Return False if a new permit is needed first."""
        permit = self.permit
        if permit is None or permit.use(self.loop.time()):
            self.was_written = True
            return True
        return False

    async def wait_and_begin(self, protocol: ResponseHandler) -> bool:
        """Wait for a new permit if the old one has expired, then record that the request is written now.

        Returns:
            False if the connection is closed, or has received bytes.

        Raises:
            AltegioError: no permit could be acquired.
        """
        while is_clean(protocol) or await decrypt(protocol):
            if self.try_begin():
                return True
            if self.permit is not None:
                await self._renew(self.permit)
        return False

    def cancel(self) -> None:
        """Cancel the task, at most once, to end the attempt."""
        if not self.is_cancelled:
            self.is_cancelled = True
            self.task.cancel()

    def finish(self) -> None:
        """Stop the timer, and uncancel the task if `cancel` was called."""
        if self.timer is not None:
            self.timer.cancel()
        if self.is_cancelled:
            self.task.uncancel()

    async def _renew(self, permit: WirePermit) -> None:
        """Wait for a new permit. The request's timeout is paused during the wait."""
        remaining = self.ends_at - self.loop.time()
        if self.timer is not None:
            self.timer.cancel()
        try:
            time_left = await permit.renew()
        except Exception as error:
            self.permit_error = error
            raise
        self.start(min(remaining, time_left))

    def _expire(self) -> None:
        self.is_expired = True
        self.cancel()


class EarlyBytesError(Exception):
    """Bytes arrived on an idle connection."""


class IdleParser:
    """Replaces the HTTP parser of an idle connection, so that aiohttp closes the connection on any byte.

    Attributes:
        last: the parser of the last response, or another one without a partial message.
    """

    __slots__ = ("_poll", "last")

    def __init__(self, protocol: ResponseHandler) -> None:
        self.last: Any = self
        self._poll = _make_poll(protocol)

    def is_clean(self, protocol: Any) -> bool:
        """Return whether no byte has arrived on an open connection since its last response."""
        try:
            is_spoiled = protocol._buffer or self.last.feed_eof()  # noqa: SLF001
        except Exception:  # noqa: BLE001 - the last parser has received a partial message
            is_spoiled = True
        if is_spoiled:
            protocol.force_close()  # a second check would find nothing
            return False
        return not self._poll(0)

    def feed_data(self, data: bytes) -> tuple[tuple[()], bool, bytes]:
        """Raise EarlyBytesError for any byte, so that aiohttp closes the connection."""
        if data:
            raise EarlyBytesError
        return (), False, b""

    def feed_eof(self) -> None:
        """Do nothing: the connection is closing."""


def get_parser(protocol: Any) -> Any:
    """Return the HTTP parser of a connection."""
    return protocol._parser  # noqa: SLF001 - has no public name


def _set_parser(protocol: Any, parser: IdleParser) -> None:
    """Replace the HTTP parser of an idle connection."""
    protocol._parser = parser  # noqa: SLF001 - see `get_parser`


def guard_idle(protocol: ResponseHandler, last: Any) -> None:
    """Install an idle parser in a connection, if the last request on it is the one of the parser `last`."""
    if protocol.is_connected() and not protocol.should_close and get_parser(protocol) is last:
        if _holds_partial_message(last):
            protocol.close()
        else:
            _set_parser(protocol, IdleParser(protocol))


def is_clean(protocol: ResponseHandler) -> bool:
    """Return whether a connection is open, and no byte has arrived on it since the last response."""
    if not protocol.is_connected() or protocol.should_close:
        return False
    parser = get_parser(protocol)
    if isinstance(parser, IdleParser):
        return parser.is_clean(protocol)
    if parser is not None and _holds_partial_message(parser):
        protocol.force_close()  # a second check would find nothing
        return False
    return not _make_poll(protocol)(0)


async def decrypt(protocol: ResponseHandler) -> bool:
    """Wait for TLS to decrypt the received bytes of a connection. Return whether it is clean afterwards.

    The bytes can be a session ticket, which is not part of a response.
    """
    for _ in range(_ROUNDS):
        transport = protocol.transport
        if transport is None or transport.get_extra_info("ssl_object") is None or not _make_poll(protocol)(0):
            break
        await asyncio.sleep(0)
        if is_clean(protocol):
            return True
    return False


def _holds_partial_message(parser: Any) -> bool:
    """Return whether a parser has received the beginning of a message. This changes such a parser."""
    try:
        return parser.feed_eof() is not None
    except Exception:  # noqa: BLE001 - any failure means that a message has begun
        return True


def _make_poll(protocol: ResponseHandler) -> Callable[[int], Any]:
    """Return a function that is true if the socket has unread bytes, was closed or has an error."""
    transport = protocol.transport
    connection = None if transport is None else transport.get_extra_info("socket")
    if connection is None:
        return _poll_nothing
    if not hasattr(select, "poll"):  # Windows
        return lambda _: select.select([connection], [], [], 0)[0]
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return poll.poll


def _poll_nothing(_: int) -> bool:
    return False


class ConnectionPool(aiohttp.TCPConnector):
    """A connector that returns a connection only if it is clean and the request has a valid permit.

    aiohttp writes the request directly after `connect` returns.

    Args:
        attempts: the requests in progress, by the task that sends them.
    """

    def __init__(self, attempts: Mapping[asyncio.Task[Any] | None, AttemptState]) -> None:
        super().__init__(limit=POOL_SIZE, keepalive_timeout=_KEEP_ALIVE)  # pyright: ignore[reportUnknownMemberType]
        self._attempts = attempts
        self._idle_parsers: dict[ResponseHandler, IdleParser] = {}

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Any], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        """Return a connection to which the request can be written now. Add the token to its headers.

        Raises:
            LostConnectionError: aiohttp tries to repeat a request that was written before.
            UnusableConnectionError: a new connection closed, or received bytes, before the request.
            AltegioError: no permit could be acquired.
        """
        attempt = self._attempts[asyncio.current_task()]
        if attempt.was_written:
            raise LostConnectionError
        attempt.was_written = False
        while True:
            connection = await aiohttp.TCPConnector.connect(self, req, traces, timeout)  # see `_release`
            protocol: Any = connection.protocol
            parser = protocol._parser  # noqa: SLF001 - `get_parser` would cost another call
            is_reused = type(parser) is IdleParser
            if is_reused and parser.is_clean(protocol) and attempt.try_begin():
                break
            try:
                if await attempt.wait_and_begin(protocol):
                    break
            except BaseException:
                connection.release()
                raise
            connection.close()
            if not is_reused:
                raise UnusableConnectionError
        if attempt.authorization is not None:
            req.headers[hdrs.AUTHORIZATION] = attempt.authorization.reveal()
        return connection

    def close_now(self) -> None:
        """Close all connections without waiting. Has no effect if the event loop is closed."""
        self._close()

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        """Close a connection, or return it to the pool with an idle parser, which closes it on any byte."""
        # Without super(), which costs about 900 instructions before Python 3.12.
        aiohttp.TCPConnector._release(self, key, protocol, should_close=should_close)  # noqa: SLF001
        if protocol.transport is None:
            self._idle_parsers.pop(protocol, None)
            return
        parser = self._idle_parsers.get(protocol)
        if parser is None:
            parser = self._add_idle_parser(protocol)
        last = protocol._parser  # noqa: SLF001 - see `connect`
        if last is not parser:
            parser.last = parser if last is None else last
            protocol._parser = parser  # noqa: SLF001

    def _add_idle_parser(self, protocol: ResponseHandler) -> IdleParser:
        """Return an idle parser for a new connection. Remove the parsers of closed connections."""
        self._idle_parsers = {one: parser for one, parser in self._idle_parsers.items() if one.is_connected()}
        self._idle_parsers[protocol] = parser = IdleParser(protocol)
        return parser


async def read_body(response: aiohttp.ClientResponse, limit: int) -> bytes | None:
    """Return the decompressed body of a response and release its connection. Return None if it is too large.

    For a status outside 2xx a long body is truncated, and an unreadable body is replaced by an empty one.
    """
    is_success = 200 <= response.status < 300
    try:
        body, is_complete = await _read_content(response, limit if is_success else min(limit, _ERROR_PAGE))
    except BaseException as error:
        response.close()
        if is_success or not isinstance(error, (aiohttp.ClientError, OSError)):
            raise
        return b""
    if is_complete:
        response.release()
        return body
    response.close()
    return None if is_success else body


async def _read_content(response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
    """Return the decompressed content and whether it is complete. Beyond the limit, return its beginning."""
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
