"""Client that sends one request and returns the received bytes unparsed."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from altegio_async.testing import FakeAltegio


@dataclass
class ReceivedBytes:
    """Received bytes and the end of the connection: `closed`, `reset`, or `open` after a timeout."""

    raw: bytes
    end: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    status_line: str = ""
    body: bytes = b""

    @classmethod
    def of(cls, raw: bytes, end: str) -> ReceivedBytes:
        seen = cls(raw, end)
        before, found, seen.body = raw.partition(b"\r\n\r\n")
        if found:
            seen.status_line, *lines = before.decode("latin-1").split("\r\n")
            seen.headers = [
                (name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)
            ]
        return seen

    @property
    def status(self) -> int:
        return int(self.status_line.split(" ")[1])

    def header(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]

    @property
    def unchunked(self) -> bytes:
        """The body of a chunked response, as far as it was received."""
        rest, parts = self.body, []
        while b"\r\n" in rest:
            size, _, rest = rest.partition(b"\r\n")
            length = int(size, 16)
            if not length:
                break
            parts.append(rest[:length])
            rest = rest[length + 2 :]
        return b"".join(parts)


def build_request(fake: FakeAltegio, *lines: str) -> bytes:
    """Return a search with valid tokens and these additional header lines."""
    more = "".join(f"{line}\r\n" for line in lines)
    path = f"/api/v1/company/{fake.locations[0].id}/loyalty/abonement_types/search?page_size=2"
    return (
        f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: application/vnd.api.v2+json\r\n"
        f"Authorization: Bearer {fake.partner_token}, User {fake.user_token}\r\n{more}\r\n"
    ).encode()


async def exchange(
    base_url: str, request: bytes, *, quiet: float = 0.2, limit: int = 2_000_000, seconds: float = 0.5
) -> ReceivedBytes:
    """Send a request, and read until the end, `limit` bytes, or `quiet` seconds without a byte."""
    address = urlsplit(base_url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    parts, size, end = [], 0, "open"
    try:
        writer.write(request)
        async with asyncio.timeout(seconds):
            while size < limit:
                async with asyncio.timeout(quiet):
                    part = await reader.read(65_536)
                if not part:
                    end = "closed"
                    break
                parts.append(part)
                size += len(part)
    except TimeoutError:
        end = "open"
    except ConnectionResetError:
        end = "reset"
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
    return ReceivedBytes.of(b"".join(parts), end)
