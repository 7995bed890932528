"""Program that forks while its threads and event loops use the SDK. Prints the results as JSON.

Arguments: the base URL of a fake server, the partner token, the user token, a location, and the number of children.
"""

from __future__ import annotations

import asyncio
import faulthandler
import json
import os
import random
import sys
import threading
import time
import traceback
from typing import Any

from altegio_async import AltegioClient, ClientClosedError, RateLimiter

WINDOWS = ((5, 0.05), (200, 2.5))
AT_ONCE = 12  # children that run at the same time
PATIENCE = 60.0  # seconds; a child that takes longer hangs

limiter = RateLimiter(WINDOWS)
stopping = threading.Event()


class Worker:
    """A thread with an event loop, a client, and calls that wait for permits."""

    def __init__(self, url: str, partner: str, user: str, location: int) -> None:
        self.connect = lambda: AltegioClient(partner, user, base_url=url, rate_limiter=limiter)
        self.location = location
        self.client: AltegioClient | None = None
        self.calls = 0
        self.failures: list[str] = []
        self.loop: asyncio.AbstractEventLoop | None = None
        self.thread = threading.Thread(target=lambda: asyncio.run(self.run()))
        self.thread.start()

    async def run(self) -> None:
        self.loop = asyncio.get_running_loop()
        async with self.connect() as self.client:
            await asyncio.gather(*(self.keep_calling() for _ in range(6)))

    async def keep_calling(self) -> None:
        while not stopping.is_set():
            try:
                await self.client.gift_cards.list_for_user(self.location)
            except Exception as error:  # noqa: BLE001 - any error is a failure of the parent
                self.failures.append(repr(error))
            self.calls += 1


def hold_locks() -> None:
    """Hold the limiter's lock as often as possible."""
    while not stopping.is_set():
        if limiter.try_acquire():
            limiter.give_back(0.0)
        limiter.penalise(0.0)
        time.sleep(0.0002)


async def act_as_child(worker: Worker) -> None:
    """Act as a child: use a new client, and fail to use that of the parent."""
    async with worker.connect() as client:
        await asyncio.gather(*(client.gift_cards.list_for_user(worker.location) for _ in range(3)))
    if worker.client is not None:
        try:
            await worker.client.gift_cards.list_for_user(worker.location)
        except ClientClosedError:
            await worker.client.aclose()
            return
        raise AssertionError("a client of the parent was used")


def fork_child(worker: Worker) -> int:
    child = os.fork()
    if child:
        return child
    try:
        faulthandler.dump_traceback_later(PATIENCE - 10, exit=True)
        asyncio.run(act_as_child(worker))
    except BaseException:  # noqa: BLE001 - the child must end here
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


async def fork_child_in_loop(worker: Worker) -> int:
    return fork_child(worker)


class Children:
    """Forked processes and how they ended."""

    def __init__(self) -> None:
        self.alive: dict[int, float] = {}
        self.ended = {"finished": 0, "failed": 0, "hanging": 0}

    def add(self, child: int) -> None:
        self.alive[child] = time.monotonic() + PATIENCE

    def reap(self, most: int) -> None:
        """Wait until at most `most` children are alive. Kill those that hang."""
        while len(self.alive) > most:
            for child, ends in tuple(self.alive.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if done:
                    self.ended["failed" if status else "finished"] += 1
                elif time.monotonic() > ends:
                    os.kill(child, 9)
                    os.waitpid(child, 0)
                    self.ended["hanging"] += 1
                else:
                    continue
                del self.alive[child]
            time.sleep(0.002)


def main(url: str, partner: str, user: str, location: int, count: int) -> dict[str, Any]:
    workers = [Worker(url, partner, user, location) for _ in range(3)]
    holder = threading.Thread(target=hold_locks)
    holder.start()
    children, chance = Children(), random.Random(count)
    while not all(worker.calls for worker in workers):
        time.sleep(0.01)
    for number in range(count):
        children.reap(AT_ONCE - 1)
        time.sleep(chance.random() * 0.02)
        worker = chance.choice(workers)
        if number % 2:
            children.add(fork_child(worker))
        else:
            children.add(
                asyncio.run_coroutine_threadsafe(fork_child_in_loop(worker), worker.loop).result(PATIENCE)
            )
    children.reap(0)
    before = [worker.calls for worker in workers]
    while not all(worker.calls > count for worker, count in zip(workers, before, strict=True)):
        time.sleep(0.01)  # the parent still works
    stopping.set()
    holder.join()
    for worker in workers:
        worker.thread.join(PATIENCE)
    failures = [failure for worker in workers for failure in worker.failures]
    return {**children.ended, "parent": failures, "calls": sum(worker.calls for worker in workers)}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:4], *map(int, sys.argv[4:6]))))
