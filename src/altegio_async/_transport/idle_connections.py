"""Connections between two requests: bytes that arrive there belong to no request.

aiohttp keeps such bytes and reads them as the response of the next request. One surplus response would
shift all later responses of a connection by one.
"""

from __future__ import annotations

import asyncio
import select
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.client_proto import ResponseHandler

__all__ = ["IdleParser", "decrypt", "get_parser", "guard", "is_clean"]

_ROUNDS: Final = 10  # of the event loop, in which TLS decrypts what has arrived


class EarlyBytesError(Exception):
    """Bytes arrived on an idle connection."""


class IdleParser:
    """Takes the place of a connection's HTTP parser while it is idle. aiohttp then closes it for any byte.

    Attributes:
        last: the parser of the last response, or another one that holds nothing.
    """

    __slots__ = ("_poll", "last")

    def __init__(self, protocol: ResponseHandler) -> None:
        self.last: Any = self
        self._poll = _make_poll(protocol)

    def is_clean(self, protocol: Any) -> bool:
        """Return whether no byte has arrived on an open connection since its last response."""
        try:
            is_spoiled = protocol._buffer or self.last.feed_eof()  # noqa: SLF001
        except Exception:  # noqa: BLE001 - the last parser holds the beginning of a message
            is_spoiled = True
        if is_spoiled:
            protocol.force_close()  # a second check would find nothing
            return False
        return not self._poll(0)

    def feed_data(self, data: bytes) -> tuple[tuple[()], bool, bytes]:
        """Raise EarlyBytesError for any byte. aiohttp closes the connection then."""
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


def guard(protocol: ResponseHandler, last: Any) -> None:
    """Have any byte that arrives on a connection close it, if its last request is the one of this parser."""
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
    """Let TLS decrypt what has arrived on a connection that is not clean. Return whether it is clean then.

    The bytes can be a session ticket, which belongs to no response.
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
    """Return whether a parser was fed the beginning of a message. Only such a parser is changed by this."""
    try:
        return parser.feed_eof() is not None
    except Exception:  # noqa: BLE001 - any failure means that a message was begun
        return True


def _make_poll(protocol: ResponseHandler) -> Callable[[int], Any]:
    """Return a function that tells whether the socket has bytes, its end or an error that nobody has read."""
    transport = protocol.transport
    connection = None if transport is None else transport.get_extra_info("socket")
    if connection is None:
        return _has_nothing
    if not hasattr(select, "poll"):  # Windows
        return lambda _: select.select([connection], [], [], 0)[0]
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return poll.poll


def _has_nothing(_: int) -> bool:
    return False
