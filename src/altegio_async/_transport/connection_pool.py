"""The connection pool of a client's own session."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp import hdrs

from altegio_async._transport.attempt_state import LostConnectionError, UnusableConnectionError
from altegio_async._transport.idle_connections import IdleParser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.client_proto import ResponseHandler
    from aiohttp.connector import Connection

    from altegio_async._transport.attempt_state import AttemptState

__all__ = ["POOL_SIZE", "ConnectionPool"]

POOL_SIZE: Final = 100
_KEEP_ALIVE: Final = 15.0  # seconds; shorter than servers keep them, so that a closed one is rarely reused


class ConnectionPool(aiohttp.TCPConnector):
    """A connector that starts each request only on a clean connection and with a fresh permit.

    aiohttp asks it for a connection and then writes the request at once.

    Args:
        exchanges: the requests in progress, by the task that sends them.
    """

    def __init__(self, exchanges: Mapping[asyncio.Task[Any] | None, AttemptState]) -> None:
        super().__init__(limit=POOL_SIZE, keepalive_timeout=_KEEP_ALIVE)  # pyright: ignore[reportUnknownMemberType]
        self._exchanges = exchanges
        self._idle_parsers: dict[ResponseHandler, IdleParser] = {}

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Any], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        """Return a connection to which the request can be written now. Add the token to its headers.

        Raises:
            LostConnectionError: aiohttp wants to repeat a request that was written already.
            UnusableConnectionError: a new connection closed, or received bytes, before the request.
            AltegioError: no permit could be acquired.
        """
        exchange = self._exchanges[asyncio.current_task()]
        if exchange.was_written:
            raise LostConnectionError
        exchange.was_written = False
        while True:
            connection = await aiohttp.TCPConnector.connect(self, req, traces, timeout)  # see `_release`
            protocol: Any = connection.protocol
            parser = protocol._parser  # noqa: SLF001 - `get_parser` would cost another call
            is_reused = type(parser) is IdleParser
            if is_reused and parser.is_clean(protocol) and exchange.begin():
                break
            try:
                if await exchange.begin_later(protocol):
                    break
            except BaseException:
                connection.release()
                raise
            connection.close()
            if not is_reused:
                raise UnusableConnectionError
        if exchange.authorization is not None:
            req.headers[hdrs.AUTHORIZATION] = exchange.authorization.reveal()
        return connection

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        """Close a connection, or put it into the pool and have any byte that arrives there close it."""
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
        """Return an idle parser for a new connection, and remove those of closed connections."""
        self._idle_parsers = {one: parser for one, parser in self._idle_parsers.items() if one.is_connected()}
        self._idle_parsers[protocol] = parser = IdleParser(protocol)
        return parser
