"""Server for all measured clients: `python -m benchmarks.server` prints its port.

It responds with cached bytes directly from the protocol, so that it is never the bottleneck (each report
states its processor usage). Settings and counters are available at `/-/` between measurements:

    /-/set?latency=0.05&permits=5,200&windows=0.1,6&speed=10    seconds; no permits, no limit
    /-/counts      requests, refused, connections, cpu; and resets them

The Retry-After header of the API is in whole seconds. At a higher speed it is divided by the speed, as the
windows are.
"""

from __future__ import annotations

import asyncio
import json
import math
import sys
import time
from collections import deque
from urllib.parse import parse_qs

from benchmarks import bodies

CACHE_LIMIT = 256 * 1024 * 1024


class ServerCounters:
    """Counters since the last reset."""

    def __init__(self) -> None:
        self.requests = self.refused = self.connections = 0
        self.cpu_then = time.process_time()

    def read(self) -> dict[str, float]:
        """Return the counters and the processor seconds."""
        return {
            "requests": self.requests,
            "refused": self.refused,
            "connections": self.connections,
            "cpu": time.process_time() - self.cpu_then,
        }


class Server:
    """Settings, counters and cache, shared by all connections."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.limits: list[tuple[int, float]] = []
        self.speed = 1.0
        self.granted: dict[bytes, deque[float]] = {}
        self.counts = ServerCounters()
        self.cache: dict[bytes, bytes] = {}
        self.cached = 0

    def control(self, target: str) -> bytes:
        """Change settings or return counters."""
        path, _, text = target.partition("?")
        options = {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
        if path == "/-/set":
            self.latency = float(options.get("latency", self.latency))
            if "permits" in options:
                permits = [int(part) for part in options["permits"].split(",") if part]
                windows = [float(part) for part in options.get("windows", "").split(",") if part]
                self.limits = list(zip(permits, windows, strict=True))
                self.speed = float(options.get("speed", 1))
                self.granted.clear()
            return build_response(b"{}")
        counts, self.counts = self.counts, ServerCounters()
        return build_response(json.dumps(counts.read()).encode())

    def get_response(self, target: bytes) -> bytes:
        """Return the encoded response for a target from the cache."""
        response = self.cache.get(target)
        if response is None:
            body = find_body(target.decode())
            response = (
                build_response(body)
                if body is not None
                else build_response(b'{"success":false,"data":null,"meta":{}}', "404 Not Found")
            )
            self.cached += len(response)
            if self.cached > CACHE_LIMIT:
                self.cache.clear()
                self.cached = len(response)
            self.cache[target] = response
        return response

    def get_wait(self, token: bytes) -> float:
        """Return the seconds until this token can send again; zero grants a permit."""
        now = time.monotonic()
        log = self.granted.setdefault(token, deque(maxlen=max(permits for permits, _ in self.limits)))
        wait = max(
            (log[-permits] + window - now for permits, window in self.limits if len(log) >= permits),
            default=0.0,
        )
        if wait <= 0:
            log.append(now)
            return 0.0
        return wait


class ServerConnection(asyncio.Protocol):
    """Connection of one client. Requests have no bodies, so each head is a request."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.server.counts.connections += 1

    def data_received(self, data: bytes) -> None:
        *heads, self.rest = (self.rest + data).split(b"\r\n\r\n")
        for head in heads:
            self.serve(head)

    def serve(self, head: bytes) -> None:
        server = self.server
        target = head[: head.index(b"\r\n")].split(b" ")[1]
        if target.startswith(b"/-/"):
            self.send(server.control(target.decode()))
            return
        server.counts.requests += 1
        if server.limits and (wait := server.get_wait(find_token(head))) > 0:
            server.counts.refused += 1
            refusal = b'{"success":false,"data":null,"meta":{"message":"Too many requests"}}'
            seconds = max(1, math.ceil(wait * server.speed - 1e-9)) / server.speed
            response = build_response(refusal, "429 Too Many Requests", f"Retry-After: {seconds:g}\r\n")
        else:
            response = server.get_response(target)
        if server.latency:
            asyncio.get_running_loop().call_later(server.latency, self.send, response)
        else:
            self.send(response)

    def send(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(data)  # type: ignore[attr-defined]  # a stream's transport


def find_token(head: bytes) -> bytes:
    """Return the authorization line of a request head."""
    start = head.lower().find(b"\r\nauthorization:")
    return head[start : head.find(b"\r\n", start + 2)] if start >= 0 else b""


def build_response(body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    """Return an encoded response."""
    head = (
        f"HTTP/1.1 {status}\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\nCache-Control: private\r\n{more}\r\n"
    )
    return head.encode() + body


def find_body(target: str) -> bytes | None:
    """Return the body for a target, or None if there is no such resource."""
    path, _, text = target.partition("?")
    query = parse_qs(text)
    parts = path.strip("/").split("/")[2:]

    def number(name: str, default: int) -> int:
        return int(float(query.get(name, [str(default)])[0]))

    match parts:
        case ["company", location, "loyalty", "abonement_types", "search"]:
            size = number("page_size", 25)
            first = int(location) * 1_000_000 + number("page", 1) * size
            return bodies.encode_page(
                [bodies.build_membership_type(first + row) for row in range(size)], 10**6
            )
        case ["company", _, "loyalty", "abonement_types", "fetch"]:
            ids = [int(float(text)) for text in query.get("ids[]", [])]
            return bodies.encode_page([bodies.build_membership_type(one) for one in ids])
        case _:
            return None


async def main() -> None:
    server = Server()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: ServerConnection(server), "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    # Run until the parent process closes the standard input.
    await loop.run_in_executor(None, sys.stdin.read)


def create_loop() -> asyncio.AbstractEventLoop:
    """Return a uvloop event loop if uvloop is installed, because the server is not measured."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=create_loop) as runner:
        runner.run(main())
