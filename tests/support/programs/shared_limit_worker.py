"""Program that takes permits of a shared limit and sends a datagram for each.

A datagram contains its time, the stamp of its permit in Redis, and the seconds for which this process and
Redis were runnable but waited for a processor.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import time
from pathlib import Path
from typing import Any

import redis.asyncio

from altegio_async._rate_limit.redis import RedisRateLimiter

KEY = "altegio-async"


def read_waiting_seconds(*processes: int | str) -> float:
    """Return the seconds for which these processes have waited for a processor, or 0 if the kernel does not report them."""
    try:
        waits = [Path(f"/proc/{process}/schedstat").read_text().split()[1] for process in processes]
    except OSError:
        return 0.0
    return sum(map(int, waits)) / 1e9


class RecordingClient(redis.asyncio.Redis):
    """Client that records the stamp of the latest permit, and the delay by the machine before its request."""

    server: int
    held = 0.0
    stamp = 0

    def pipeline(self, *args: Any, **options: Any) -> Any:
        self.held = self.read_held_seconds()
        return super().pipeline(*args, **options)

    def evalsha(self, sha: str, count: int, *rest: Any) -> Any:
        if rest[0] == KEY:  # not the script of the lock
            self.stamp = int(rest[1])
        return super().evalsha(sha, count, *rest)

    def read_held_seconds(self) -> float:
        return read_waiting_seconds("self", self.server)


async def main(address: str, server: int, port: int, count: int, windows: Any) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.connect(("127.0.0.1", port))
        async with RecordingClient.from_url(address) as client, RedisRateLimiter(client, key=KEY, windows=windows) as limiter:  # fmt: skip
            client.server = server

            async def one() -> None:
                await limiter.acquire()
                held = client.read_held_seconds() - client.held
                out.send(json.dumps([time.monotonic(), client.stamp / 1000, held]).encode())

            print("ready", flush=True)
            sys.stdin.readline()
            await asyncio.gather(*(one() for _ in range(count)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *map(int, sys.argv[2:5]), json.loads(sys.argv[5])))
