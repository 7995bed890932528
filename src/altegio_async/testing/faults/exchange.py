"""The exchange that a fault receives: the request and its raw connection."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from typing import Protocol

from altegio_async.testing.server.exchange import Answer


class Exchange(Protocol):
    """A request that was read in full and not answered yet.

    Attributes:
        method: its verb.
        target: its path and query as sent.
        attempt: how often this fault was met on this server, from 1.
        answer: the true answer, when the request was carried out before the fault.
    """

    method: str
    target: str
    attempt: int
    answer: Answer | None

    async def send(self, data: bytes) -> None:
        """Write raw bytes, and wait while the peer reads slowly."""
        ...

    def close(self) -> None:
        """End the connection after what was written."""
        ...

    def reset(self) -> None:
        """End the connection at once with a TCP reset."""
        ...

    async def wait_closed(self) -> None:
        """Wait until the peer has left, or this server stops."""
        ...


Fault = Callable[[Exchange], Awaitable[Answer | None]]
"""What happens instead of an ordinary answer.

It returns an answer for the server to write, or None when it has dealt with the connection itself.
"""


def reset_socket(transport: asyncio.BaseTransport) -> None:
    """Abort a connection so that the peer sees a reset and not an orderly end."""
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
