"""The exchange that a fault receives: the request and its raw connection."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from typing import Protocol

from altegio_async.testing.server.exchange import Answer


class Exchange(Protocol):
    """A request that was read completely and has no response yet.

    Attributes:
        method: the HTTP method.
        target: the path and the query as sent.
        attempt: the number of requests that this fault has affected on this server, from 1.
        answer: the regular response, if the request was carried out before the fault.
    """

    method: str
    target: str
    attempt: int
    answer: Answer | None

    async def send(self, data: bytes) -> None:
        """Write raw bytes. Wait if the peer reads slowly."""
        ...

    def close(self) -> None:
        """Close the connection after all written bytes were sent."""
        ...

    def reset(self) -> None:
        """Close the connection at once with a TCP reset."""
        ...

    async def wait_closed(self) -> None:
        """Wait until the peer closes the connection, or the server stops."""
        ...


Fault = Callable[[Exchange], Awaitable[Answer | None]]
"""The function of a fault, called instead of sending the regular response. It returns a response for the
server to write, or None if it has used the connection itself.
"""


def reset_socket(transport: asyncio.BaseTransport) -> None:
    """Abort a connection with a TCP reset instead of an orderly close."""
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
