"""One client in one process: takes commands as lines of JSON, answers with lines of JSON.

`python -m benchmarks.worker CLIENT URL TOKEN`, where CLIENT is `module:Class` below `benchmarks.clients`.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

from benchmarks.clients.base import BenchClient

Answer = dict[str, Any]


class Clock:
    """Wall and processor seconds of a block."""

    def __enter__(self) -> Self:
        self.wall, self.cpu = -time.perf_counter(), -time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter()
        self.cpu += time.process_time()

    def answer(self, **more: Any) -> Answer:
        return {"wall": self.wall, "cpu": self.cpu, **more}


async def in_flight(count: int, width: int, call: Callable[[int], Awaitable[object]]) -> None:
    """`call(0)` to `call(count - 1)`, `width` of them at a time."""
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            await call(number)

    await asyncio.gather(*[work() for _ in range(width)])


async def check(client: BenchClient) -> Answer:
    """Whether the client gives the rows that were sent."""
    page = await client.search(7, 1, 25)
    ids = [41, 42, 43] if client.many_ids else [41]
    fetched = await client.fetch(7, ids)
    right = [client.id_of(row) for row in page] == list(range(7_000_025, 7_000_050))
    return {"right": right and [client.id_of(row) for row in fetched] == ids}


async def sequential(client: BenchClient, size: int, count: int) -> Answer:
    for number in range(40):
        await client.search(1, 1 + number % 10, size)
    with Clock() as clock:
        for number in range(count):
            await client.search(1, 1 + number % 10, size)
    return clock.answer()


async def flight(client: BenchClient, size: int, count: int, width: int) -> Answer:
    def call(number: int) -> Awaitable[object]:
        return client.search(1, 1 + number % 10, size)

    await in_flight(2 * width, width, call)
    with Clock() as clock:
        await in_flight(count, width, call)
    return clock.answer()


async def decode(client: BenchClient, kind: str, body: str, seconds: float) -> Answer:
    data = Path(body).read_bytes()  # noqa: ASYNC240 - before anything is measured
    one = client.decode_types if kind == "types" else client.decode_memberships
    for _ in range(3):
        one(data)
    gc.collect()
    count = 0
    with Clock() as clock:
        end = time.process_time() + seconds
        while count < 3 or time.process_time() < end:
            one(data)
            count += 1
    return clock.answer(each=clock.cpu / count)


async def first_decode(client: BenchClient, clean: str, body: str) -> Answer:
    """The first page of its kind in a process that has decoded clean pages."""
    usual, other = Path(clean).read_bytes(), Path(body).read_bytes()  # noqa: ASYNC240 - as above
    for _ in range(3):
        client.decode_types(usual)
    gc.collect()
    with Clock() as clock:
        client.decode_types(other)
    return clock.answer()


async def hold(client: BenchClient, pages: int, size: int) -> Answer:
    """How much the process grows with each row that is kept."""
    await client.search(3, 1, 10)
    gc.collect()
    before = resident("VmRSS")
    kept: list[Any] = []
    for page in range(pages):
        kept.extend(await client.search(3, 1 + page, size))
    gc.collect()
    return {"each": (resident("VmRSS") - before) / len(kept)}


def resident(which: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(which):
            return int(line.split()[1]) * 1024
    return 0


async def bulk(client: BenchClient, locations: int, each: int, way: str) -> Answer:
    """Many ids of many locations, 50 requests in flight."""
    wanted = {
        1000 + place: [place * 100_000 + one for one in range(1, each + 1)] for place in range(locations)
    }
    await client.search(1, 1, 25)
    if way == "own":
        # The first call imports the bulk modules. The others' code is loaded by now, so this is measured
        # warm as well; `first_bulk` says what the first call costs.
        await client.bulk({1: [1]})
    gate = asyncio.Semaphore(50)

    async def gated(location: int, ids: list[int]) -> Any:
        async with gate:
            return await client.fetch(location, ids)

    with Clock() as clock:
        if way == "own":
            found = list(await client.bulk(wanted))
        else:
            calls = [(place, part) for place, ids in wanted.items() for part in parts_of(client, ids)]
            found = [row for rows in await asyncio.gather(*[gated(*call) for call in calls]) for row in rows]
    right = sorted(client.id_of(row) for row in found) == sorted(
        one for ids in wanted.values() for one in ids
    )
    return clock.answer(right=right)


async def first_bulk(client: BenchClient) -> Answer:
    """Seconds that the first bulk call of a process takes longer than the next one."""
    await client.search(1, 1, 25)
    with Clock() as first:
        await client.bulk({1: [1]})
    with Clock() as second:
        await client.bulk({1: [1]})
    return {"more": first.wall - second.wall}


def parts_of(client: BenchClient, ids: list[int]) -> list[list[int]]:
    return [ids] if client.many_ids else [[one] for one in ids]


async def limit(client: BenchClient, windows: list[list[float]], count: int, width: int, way: str) -> Answer:
    """Calls against an enforced limit: paced by the client, or in a loop that sleeps as it is told."""
    if way == "own":
        await client.pace([(int(permits), seconds) for permits, seconds in windows])
    tries = 5 if way == "loop" else 1
    done = 0

    async def call(number: int) -> None:
        nonlocal done
        for attempt in range(tries):
            try:
                await client.search(1, 1 + number % 10, 25)
            except Exception as error:
                wait = client.wait_after(error)
                if wait is None:
                    raise
                if attempt + 1 < tries:
                    await asyncio.sleep(wait)
            else:
                done += 1
                return

    with Clock() as clock:
        await in_flight(count, width, call)
    return clock.answer(done=done, failed=count - done)


async def growth(client: Any, keys: int, jobs: int) -> Answer:
    """Streams of so many keys through the bulk call: processor time a key, and the most memory held.

    A location has a hundred ids, so that a job of any size asks for as many of them in a request. No two
    jobs have a location in common: what was asked before may be found in some cache of addresses.
    """
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # noqa: ASYNC240 - the peak starts anew from here
    before = resident("VmHWM")
    done = 0
    with Clock() as clock:
        for job in range(jobs):
            numbers = range(job * keys, (job + 1) * keys)
            pairs = ((1 + number // 100, 1 + number % 100) for number in numbers)
            async for _ in client.client.bulk.membership_types(pairs, max_in_flight=10):
                done += 1
    return clock.answer(each=clock.cpu / done, right=done == keys * jobs, grown=resident("VmHWM") - before)


COMMANDS: dict[str, Callable[..., Awaitable[Answer]]] = {
    "check": check, "sequential": sequential, "flight": flight, "decode": decode, "first decode": first_decode,
    "hold": hold, "bulk": bulk, "first bulk": first_bulk, "limit": limit, "growth": growth,
}  # fmt: skip


async def run(kind: type[BenchClient], url: str, token: str, command: dict[str, Any]) -> Answer:
    client = kind(url, token)
    await client.open()
    try:
        return await COMMANDS[command.pop("do")](client, **command)
    finally:
        await client.close()


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if not os.environ.get("BENCH_UVLOOP"):
        return None
    import uvloop

    return uvloop.new_event_loop


def main() -> None:
    name, url, token = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a client prints is no answer
    module, _, member = name.partition(":")
    kind = getattr(importlib.import_module(f"benchmarks.clients.{module}"), member)
    print("{}", file=answers, flush=True)
    for line in sys.stdin:
        gc.collect()
        try:
            with asyncio.Runner(loop_factory=loop_factory()) as runner:
                answer = runner.run(run(kind, url, token, json.loads(line)))
        except Exception as error:  # noqa: BLE001 - told to the harness, which decides
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
