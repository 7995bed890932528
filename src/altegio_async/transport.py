"""Transports and middlewares: what sends the requests of a client, and functions around each attempt.

    async def log_status(request: WireRequest, send: Send) -> WireResponse:
        response = await send(request)
        print(request.operation, response.status)
        return response

    AltegioClient(middlewares=[log_status])

A client sends its requests through aiohttp. Pass `transport=` for another way, for example
`altegio_async.testing.FakeTransport` in unit tests.
"""

from altegio_async._core.wire import WirePermit, WireRequest, WireResponse
from altegio_async._transport.base import Middleware, Send, Transport, use_permit
from altegio_async._transport.connection_slots import ConnectionSlots

__all__ = [
    "ConnectionSlots",
    "Middleware",
    "Send",
    "Transport",
    "WirePermit",
    "WireRequest",
    "WireResponse",
    "use_permit",
]
