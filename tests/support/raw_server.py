"""Server on a raw socket that runs a scripted behaviour and can send bytes that belong to no request."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from collections.abc import Awaitable, Callable
from typing import Any, Self

from tests.support.tls import make_tls_contexts

Behaviour = Callable[["RawConnection"], Awaitable[None]]
FOREIGN = "a response for another client"


def build_response(
    value: object,
    *lines: str,
    status: int = 200,
    version: str = "1.1",
    has_length: bool = True,
    success: bool = True,
) -> bytes:
    """Return a response whose data is `value`."""
    body = json.dumps({"success": success, "data": value, "meta": {}}).encode()
    length = (f"Content-Length: {len(body)}",) if has_length else ()
    head = "\r\n".join([f"HTTP/{version} {status} OK", "Content-Type: application/json", *length, *lines])
    return head.encode() + b"\r\n\r\n" + body


STALE = build_response(FOREIGN)


class RawConnection:
    """One accepted connection."""

    def __init__(self, server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.server = server
        self.number = server.accepted
        self.served = 0
        self._reader = reader
        self._writer = writer

    async def read(self) -> tuple[str, int]:
        """Read a request. Return its method and the number in its path."""
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"(?i)content-length: (\d+)", head)
        if length:
            await self._reader.readexactly(int(length[1]))
        method, path = head.split(" ")[:2]
        self.server.arrivals.append(asyncio.get_running_loop().time())
        return method, int(path.rsplit("/", 1)[1])

    async def serve(self, *lines: str, extra: bytes = b"", **options: Any) -> tuple[str, int]:
        """Read a request and answer it. `extra` follows in the same segment."""
        method, number = await self.read()
        self.send(build_response(number, *lines, **options) + extra)
        self.served += 1
        return method, number

    def send(self, data: bytes) -> None:
        """Send bytes. They are in the client's receive buffer when this returns."""
        self._writer.write(data)

    def send_later(self, data: bytes, seconds: float = 0.002) -> None:
        """Send bytes after the response. The test waits until they are sent."""
        self.server.later(self, data, seconds)

    async def until_closed(self) -> None:
        """Wait until the client closes the connection."""
        while await self._reader.read(65_536):
            pass


class RawServer:
    """Runs a behaviour for each connection, until the client or the behaviour closes it.

    Args:
        behaviour: serves one connection.
        tls: whether the server speaks TLS, with a certificate that `trust` accepts.
    """

    def __init__(self, behaviour: Behaviour, *, tls: bool = False) -> None:
        self.behaviour = behaviour
        self.accepted = 0
        self.closed = 0
        self.arrivals: list[float] = []
        self.connections: list[RawConnection] = []
        self.trust: ssl.SSLContext | None = None
        self._context: ssl.SSLContext | None = None
        self._pending: list[asyncio.TimerHandle] = []
        self._tasks: set[asyncio.Task[None]] = set()
        if tls:
            self._context, self.trust = make_tls_contexts()

    @property
    def base_url(self) -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}"

    def later(self, connection: RawConnection, data: bytes, seconds: float) -> None:
        """Send bytes on a connection after some time."""
        self._pending.append(asyncio.get_running_loop().call_later(seconds, connection.send, data))

    async def settle(self) -> None:
        """Wait until all delayed bytes are sent and can be read."""
        loop = asyncio.get_running_loop()
        pending, self._pending = self._pending, []
        for handle in pending:
            await asyncio.sleep(max(0.0, handle.when() - loop.time()) + 0.001)
        for _ in range(5):
            await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._accept, "127.0.0.1", 0, ssl=self._context, backlog=512
        )
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        for handle in self._pending:
            handle.cancel()
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        task = asyncio.create_task(self._attend(RawConnection(self, reader, writer), writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _attend(self, connection: RawConnection, writer: asyncio.StreamWriter) -> None:
        self.connections.append(connection)
        try:
            await self.behaviour(connection)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.closed += 1
            writer.transport.abort()
