"""The server that all clients are measured against: `python -m benchmarks.server` prints its port.

It answers from a cache of ready bytes, straight from the protocol, so that it is never the slowest part
(each report says how busy it was). Settings and counters are read and set at `/-/`, between measurements:

    /-/set?latency=0.05&permits=5,200&windows=0.1,6&speed=10    seconds; no permits, no limit
    /-/counts      requests, refused, connections, cpu; and starts them anew

The API's Retry-After is whole seconds; at a higher speed it is as many seconds divided by it, as the windows are.
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


class Counts:
    """What was counted since the last look."""

    def __init__(self) -> None:
        self.requests = self.refused = self.connections = 0
        self.cpu_then = time.process_time()

    def read(self) -> dict[str, float]:
        return {
            "requests": self.requests,
            "refused": self.refused,
            "connections": self.connections,
            "cpu": time.process_time() - self.cpu_then,
        }


class Server:
    """Settings, counters and the cache, shared by all connections."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.limits: list[tuple[int, float]] = []
        self.speed = 1.0
        self.granted: dict[bytes, deque[float]] = {}
        self.counts = Counts()
        self.cache: dict[bytes, bytes] = {}
        self.cached = 0

    def control(self, target: str) -> bytes:
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
            return answer(b"{}")
        counts, self.counts = self.counts, Counts()
        return answer(json.dumps(counts.read()).encode())

    def ready(self, target: bytes) -> bytes:
        found = self.cache.get(target)
        if found is None:
            body = body_of(target.decode())
            found = (
                answer(body)
                if body is not None
                else answer(b'{"success":false,"data":null,"meta":{}}', "404 Not Found")
            )
            self.cached += len(found)
            if self.cached > CACHE_LIMIT:
                self.cache.clear()
                self.cached = len(found)
            self.cache[target] = found
        return found

    def wait_of(self, token: bytes) -> float:
        """Seconds until this token may come again; zero lets it in now."""
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


class Connection(asyncio.Protocol):
    """One client's connection. Requests have no bodies here: a head is a request."""

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
        if server.limits and (wait := server.wait_of(token_in(head))) > 0:
            server.counts.refused += 1
            refusal = b'{"success":false,"data":null,"meta":{"message":"Too many requests"}}'
            seconds = max(1, math.ceil(wait * server.speed - 1e-9)) / server.speed
            ready = answer(refusal, "429 Too Many Requests", f"Retry-After: {seconds:g}\r\n")
        else:
            ready = server.ready(target)
        if server.latency:
            asyncio.get_running_loop().call_later(server.latency, self.send, ready)
        else:
            self.send(ready)

    def send(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(data)  # type: ignore[attr-defined]  # a stream's transport


def token_in(head: bytes) -> bytes:
    start = head.lower().find(b"\r\nauthorization:")
    return head[start : head.find(b"\r\n", start + 2)] if start >= 0 else b""


def answer(body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\nCache-Control: private\r\n{more}\r\n"
    )
    return head.encode() + body


def body_of(target: str) -> bytes | None:
    """The body for an address, or None where there is nothing."""
    path, _, text = target.partition("?")
    query = parse_qs(text)
    parts = path.strip("/").split("/")[2:]

    def number(name: str, default: int) -> int:
        return int(float(query.get(name, [str(default)])[0]))

    match parts:
        case ["company", location, "loyalty", "abonement_types", "search"]:
            size = number("page_size", 25)
            first = int(location) * 1_000_000 + number("page", 1) * size
            return bodies.page([bodies.membership_type(first + row) for row in range(size)], 10**6)
        case ["company", _, "loyalty", "abonement_types", "fetch"]:
            ids = [int(float(text)) for text in query.get("ids[]", [])]
            return bodies.page([bodies.membership_type(one) for one in ids])
        case _:
            return None


async def main() -> None:
    server = Server()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    # The end of standard input is the end of whoever started this.
    await loop.run_in_executor(None, sys.stdin.read)


def fastest_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where it is installed: a quick server is no part of what is measured."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=fastest_loop) as runner:
        runner.run(main())
