"""The seam between the session and the network."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from altegio_async._core.wire import WireRequest, WireResponse

__all__ = ["Middleware", "Send", "Transport"]

Send = Callable[[WireRequest], Awaitable[WireResponse]]
"""Send one request and give its answer."""

Middleware = Callable[[WireRequest, Send], Awaitable[WireResponse]]
"""Called around every attempt: `async def middleware(request, send): return await send(request)`."""


class Transport(Protocol):
    """Sends one request, once.

    It raises `APIConnectionError` or `APITimeoutError` when no usable answer came, `APIResponseError`
    when the answer was too large, and `ClientClosedError` when it cannot be used any more.
    """

    def send(self, request: WireRequest) -> Awaitable[WireResponse]:
        """Send the request and read its answer to the end."""
        ...

    async def aclose(self) -> None:
        """Let go of all connections."""
        ...
