"""Adapters between aiohttp's server and the embedded Altegio: raw connections and responses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from aiohttp import web

from altegio_async.testing.faults.exchange import reset_socket

if TYPE_CHECKING:
    from altegio_async.testing.server.exchange import Answer

HEALTH_PATH: Final = "/health"
"""Path that returns 200 while the server runs. Its requests are not recorded, limited or faulted."""


class Connection:
    """An `Exchange` over a request that aiohttp has read."""

    def __init__(self, request: web.BaseRequest, attempt: int, answer: Answer | None) -> None:
        self.method: str = request.method
        self.target: str = request.raw_path
        self.attempt = attempt
        self.answer = answer
        self._request = request

    def _transport(self) -> asyncio.Transport:
        transport = self._request.transport
        if transport is None or transport.is_closing():
            raise ConnectionResetError("the peer has gone")
        return transport

    async def send(self, data: bytes) -> None:
        """Write raw bytes. Wait if the peer reads slowly."""
        self._transport().write(data)
        await self._request.writer.drain()

    def close(self) -> None:
        """Close the connection after all written bytes were sent."""
        transport = self._request.transport
        if transport is not None:
            transport.close()

    def reset(self) -> None:
        """Close the connection at once with a TCP reset."""
        transport = self._request.transport
        if transport is not None:
            reset_socket(transport)

    async def wait_closed(self) -> None:
        """Wait until the peer closes the connection. aiohttp then cancels this wait."""
        await asyncio.Event().wait()


def close_connection(request: web.BaseRequest) -> web.Response:
    """Close the connection. aiohttp requires a response; it is not sent."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


def make_web_response(answer: Answer) -> web.Response:
    """Return the aiohttp response for an `Answer`."""
    body = answer.encode_body()
    headers = dict(answer.headers)
    if body or answer.status not in {204, 304}:
        headers.setdefault("Content-Type", "application/json; charset=utf-8")
    return web.Response(status=answer.status, body=body or None, headers=headers)
