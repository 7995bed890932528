"""The default transport. It imports aiohttp on first use, because that import is slow."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, cast

from altegio_async._transport.base import check_transport
from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    import aiohttp

    from altegio_async._core.wire import WireRequest, WireResponse
    from altegio_async._transport.base import Transport
    from altegio_async._transport.connection_slots import ConnectionSlots

__all__ = ["LazyTransport", "choose_transport"]


class LazyTransport:
    """The transport on aiohttp, imported and made on first use.

    Args:
        session: an aiohttp session to use; None to make one.

    Raises:
        ConfigurationError: the session is not an aiohttp session.
    """

    def __init__(self, session: aiohttp.ClientSession | None = None) -> None:
        if session is not None:
            _check_session(session)
        self._session = session
        self._transport: Transport | None = None

    def open(self) -> ConnectionSlots:
        """Open the transport and return its connection slots."""
        return (self._transport or self._make()).open()

    def send(self, request: WireRequest) -> Awaitable[WireResponse]:
        """Send the request and return its response."""
        return (self._transport or self._make()).send(request)

    async def aclose(self) -> None:
        """Close the transport."""
        await (self._transport or self._make()).aclose()

    def _make(self) -> Transport:
        module = import_module("altegio_async._transport.aiohttp")
        self._transport = transport = cast("Transport", module.AiohttpTransport(self._session))
        vars(self).update(open=transport.open, send=transport.send)  # saves one function call per request
        return transport


def choose_transport(session: aiohttp.ClientSession | None, transport: Transport | None) -> Transport:
    """Return the transport of a client: the given one, or aiohttp's with an optional session.

    Raises:
        ConfigurationError: both are given, or one of them has the wrong type.
    """
    if transport is None:
        return LazyTransport(session)
    if session is not None:
        raise ConfigurationError("pass either session= or transport=, not both")
    return check_transport(transport)


def _check_session(session: object) -> None:
    loaded = sys.modules.get("aiohttp")  # a caller with a session has imported it
    if loaded is None or not isinstance(session, loaded.ClientSession):
        raise ConfigurationError(f"session must be an aiohttp.ClientSession, got {type(session).__name__}")
