"""A parser for HTTP/1.1 requests on asyncio streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from altegio_async.testing.faults.exchange import reset_socket

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from altegio_async.testing.server.exchange import Answer


@dataclass(slots=True)
class RawRequest:
    """A parsed request. The names of headers are in title case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def closes(self) -> bool:
        """Whether the client ends the connection after this request."""
        return self.headers.get("Connection", "").lower() == "close"

    def parts(self) -> tuple[str, str, Mapping[str, str], bytes]:
        """Return method, target, headers and body."""
        return self.method, self.target, self.headers, self.body


async def read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> RawRequest | None:
    """Return the next request of a connection, or None if it was closed or is not HTTP."""
    block = await reader.readuntil(b"\r\n\r\n")
    first, *lines = block[:-4].decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        return None
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().title()] = value.strip()
    if headers.get("Expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        body = await _read_chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("Content-Length", "0")))
    return RawRequest(words[0], words[1], headers, body)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    chunks: list[bytes] = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        chunks.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(chunks)


class RawExchange:
    """An `Exchange` over asyncio's streams."""

    def __init__(
        self,
        request: RawRequest,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        attempt: int,
        answer: Answer | None,
    ) -> None:
        self.method: str = request.method
        self.target: str = request.target
        self.attempt = attempt
        self.answer = answer
        self._reader, self._writer = reader, writer

    async def send(self, data: bytes) -> None:
        """Write raw bytes. Wait if the peer reads slowly."""
        self._writer.write(data)
        await self._writer.drain()

    def close(self) -> None:
        """Close the connection after all written bytes were sent."""
        self._writer.close()

    def reset(self) -> None:
        """Close the connection at once with a TCP reset."""
        reset_socket(self._writer.transport)

    async def wait_closed(self) -> None:
        """Wait until the peer closes the connection, or the server stops."""
        while await self._reader.read(65_536):
            pass
