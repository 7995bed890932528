"""The interface between the pipeline and the network."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeGuard, runtime_checkable

from altegio_async._core.type_guards import returns_awaitable
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.errors import ConfigurationError

__all__ = ["Middleware", "Send", "Transport"]

Send = Callable[[WireRequest], Awaitable[WireResponse]]
"""Send one request and return its response."""

Middleware = Callable[[WireRequest, Send], Awaitable[WireResponse]]
"""Called for every attempt: `async def middleware(request, send): return await send(request)`."""


def check_middlewares(middlewares: object) -> tuple[Middleware, ...]:
    """Return middlewares as a tuple, the outermost first.

    Raises:
        ConfigurationError: the value is not a sequence of coroutine functions.
    """
    if _is_sequence(middlewares) and all(map(returns_awaitable, middlewares)):
        return tuple(middlewares)
    raise ConfigurationError(f"middlewares must be a list of coroutine functions, got {middlewares!r}")


def check_transport(transport: object) -> Transport:
    """Return a transport.

    Raises:
        ConfigurationError: the value lacks one of the methods of `Transport`, or is a class.
    """
    if isinstance(transport, Transport) and not isinstance(transport, type):
        return transport
    raise ConfigurationError(f"transport must have open, send and aclose, got {type(transport).__name__}")


def _is_sequence(value: object) -> TypeGuard[Sequence[Middleware]]:
    return isinstance(value, Sequence)


@runtime_checkable
class Transport(Protocol):
    """Sends requests, each at most once. The caller acquires a slot before it calls `send`.

    A transport raises `APIConnectionError` or `APITimeoutError` if no usable response arrived,
    `APIResponseError` if the response is too large, and `ClientClosedError` if it is closed. It uses the
    request's permit directly before it writes the request, as `use_permit` does.
    """

    def open(self) -> ConnectionSlots:
        """Open the transport in the running event loop. Return the slots, one for each connection.

        Raises:
            ClientClosedError: the transport is closed, or belongs to another event loop.
        """
        ...

    def send(self, request: WireRequest) -> Awaitable[WireResponse]:
        """Send the request and return its response, read to the end."""
        ...

    async def aclose(self) -> None:
        """Close all connections."""
        ...


async def use_permit(request: WireRequest) -> None:
    """Use the permit of a request. Wait for a new permit if the old one has expired.

    Raises:
        AltegioError: a permit could not be acquired.
    """
    permit, clock = request.permit, asyncio.get_running_loop().time
    while permit is not None and not permit.use(clock()):
        await permit.renew()


def chain_middlewares(middlewares: Sequence[Middleware], send: Send) -> Send:
    """Return `send` inside the middlewares, the first one outermost."""
    for middleware in reversed(middlewares):
        send = _wrap(middleware, send)
    return send


def _wrap(middleware: Middleware, send: Send) -> Send:
    async def call(request: WireRequest) -> WireResponse:
        return await middleware(request, send)

    return call
