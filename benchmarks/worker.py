"""One client in one process: reads commands as lines of JSON and writes responses as lines of JSON.

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

Response = dict[str, Any]


class Stopwatch:
    """Wall and processor seconds of a block."""

    def __enter__(self) -> Self:
        self.wall, self.cpu = -time.perf_counter(), -time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter()
        self.cpu += time.process_time()

    def to_response(self, **more: Any) -> Response:
        """Return the seconds and other figures as a response."""
        return {"wall": self.wall, "cpu": self.cpu, **more}


async def run_concurrently(count: int, width: int, call: Callable[[int], Awaitable[object]]) -> None:
    """Run `call(0)` to `call(count - 1)`, `width` of them at a time."""
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            await call(number)

    await asyncio.gather(*[work() for _ in range(width)])


async def check_rows(client: BenchClient) -> Response:
    """Return whether the client returns the rows that were sent."""
    page = await client.search(7, 1, 25)
    ids = [41, 42, 43] if client.many_ids else [41]
    fetched = await client.fetch(7, ids)
    right = [client.get_id(row) for row in page] == list(range(7_000_025, 7_000_050))
    return {"right": right and [client.get_id(row) for row in fetched] == ids}


async def run_sequential(client: BenchClient, size: int, count: int) -> Response:
    """Search pages one after the other."""
    for number in range(40):
        await client.search(1, 1 + number % 10, size)
    with Stopwatch() as clock:
        for number in range(count):
            await client.search(1, 1 + number % 10, size)
    return clock.to_response()


async def run_flight(client: BenchClient, size: int, count: int, width: int) -> Response:
    """Search pages with several requests in flight."""

    def call(number: int) -> Awaitable[object]:
        return client.search(1, 1 + number % 10, size)

    await run_concurrently(2 * width, width, call)
    with Stopwatch() as clock:
        await run_concurrently(count, width, call)
    return clock.to_response()


async def run_decode(client: BenchClient, row_type: str, body: str, seconds: float) -> Response:
    """Decode a page repeatedly."""
    data = Path(body).read_bytes()  # noqa: ASYNC240 - before the measurement
    decode_page = client.decode_types if row_type == "types" else client.decode_memberships
    for _ in range(3):
        decode_page(data)
    gc.collect()
    count = 0
    with Stopwatch() as clock:
        end = time.process_time() + seconds
        while count < 3 or time.process_time() < end:
            decode_page(data)
            count += 1
    return clock.to_response(each=clock.cpu / count)


async def run_first_decode(client: BenchClient, clean: str, body: str) -> Response:
    """Decode the first drifted page after some clean pages."""
    clean_page, drifted_page = Path(clean).read_bytes(), Path(body).read_bytes()  # noqa: ASYNC240 - as above
    for _ in range(3):
        client.decode_types(clean_page)
    gc.collect()
    with Stopwatch() as clock:
        client.decode_types(drifted_page)
    return clock.to_response()


async def measure_row_memory(client: BenchClient, pages: int, size: int) -> Response:
    """Return the memory growth of the process per kept row."""
    await client.search(3, 1, 10)
    gc.collect()
    before = read_memory("VmRSS")
    rows: list[Any] = []
    for page in range(pages):
        rows.extend(await client.search(3, 1 + page, size))
    gc.collect()
    return {"each": (read_memory("VmRSS") - before) / len(rows)}


def read_memory(which: str) -> int:
    """Return a memory figure of the process in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(which):
            return int(line.split()[1]) * 1024
    return 0


async def run_bulk(client: BenchClient, locations: int, each: int, mode: str) -> Response:
    """Fetch many ids of many locations, 50 requests in flight."""
    ids_by_location = {
        1000 + place: [place * 100_000 + number for number in range(1, each + 1)]
        for place in range(locations)
    }
    await client.search(1, 1, 25)
    if mode == "own":
        # The first call imports the bulk modules. The code of other clients is loaded already, so a later
        # call is measured. `run_first_bulk` measures the first one.
        await client.bulk({1: [1]})
    semaphore = asyncio.Semaphore(50)

    async def call_gated(location: int, ids: list[int]) -> Any:
        async with semaphore:
            return await client.fetch(location, ids)

    with Stopwatch() as clock:
        if mode == "own":
            rows = list(await client.bulk(ids_by_location))
        else:
            calls = [
                (place, part) for place, ids in ids_by_location.items() for part in split_ids(client, ids)
            ]
            rows = [
                row for rows in await asyncio.gather(*[call_gated(*call) for call in calls]) for row in rows
            ]
    right = sorted(client.get_id(row) for row in rows) == sorted(
        number for ids in ids_by_location.values() for number in ids
    )
    return clock.to_response(right=right)


async def run_first_bulk(client: BenchClient) -> Response:
    """Return the additional seconds of the first bulk call compared with the second."""
    await client.search(1, 1, 25)
    with Stopwatch() as first:
        await client.bulk({1: [1]})
    with Stopwatch() as second:
        await client.bulk({1: [1]})
    return {"more": first.wall - second.wall}


def split_ids(client: BenchClient, ids: list[int]) -> list[list[int]]:
    """Return batches of ids that the client can send in one request."""
    return [ids] if client.many_ids else [[number] for number in ids]


async def run_limit(
    client: BenchClient, windows: list[list[float]], count: int, width: int, mode: str
) -> Response:
    """Call a server with limits: paced by the client, or retried in a loop that obeys Retry-After."""
    if mode == "own":
        await client.pace([(int(permits), seconds) for permits, seconds in windows])
    tries = 5 if mode == "loop" else 1
    done = 0

    async def call(number: int) -> None:
        nonlocal done
        for attempt in range(tries):
            try:
                await client.search(1, 1 + number % 10, 25)
            except Exception as error:
                wait = client.get_retry_delay(error)
                if wait is None:
                    raise
                if attempt + 1 < tries:
                    await asyncio.sleep(wait)
            else:
                done += 1
                return

    with Stopwatch() as clock:
        await run_concurrently(count, width, call)
    return clock.to_response(done=done, failed=count - done)


async def run_phones(
    client: BenchClient,
    location: int,
    first: int,
    count: int,
    mode: str,
    windows: list[list[float]],
) -> Response:
    """Look up the gift cards of phones: by the client's bulk call, or in a loop that waits as the server says."""
    phones = [str(first + number) for number in range(count)]
    found = 0

    async def call(number: int) -> None:
        nonlocal found
        while True:
            try:
                cards = await client.fetch_cards(location, phones[number])
            except Exception as error:
                wait = client.get_retry_delay(error)
                if wait is None:
                    raise
                await asyncio.sleep(wait)
            else:
                found += len(cards)
                return

    if mode != "loop":
        await client.pace([(int(permits), seconds) for permits, seconds in windows])
    with Stopwatch() as clock:
        if mode == "loop":
            await run_concurrently(count, 10, call)
        else:
            found = len(await client.find_cards(location, phones, prefilter=mode == "prefilter"))
    return clock.to_response(holders=found)


async def run_growth(client: Any, keys: int, jobs: int) -> Response:
    """Stream keys through the bulk call; return processor time per key and memory growth.

    A location has a hundred ids, so that jobs of any size send full requests. Jobs have no common location,
    so that caches of URLs have no effect.
    """
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # noqa: ASYNC240 - resets the peak
    before = read_memory("VmHWM")
    done = 0
    with Stopwatch() as clock:
        for job in range(jobs):
            numbers = range(job * keys, (job + 1) * keys)
            pairs = ((1 + number // 100, 1 + number % 100) for number in numbers)
            async for _ in client.client.bulk.membership_types(pairs, max_in_flight=10):
                done += 1
    return clock.to_response(
        each=clock.cpu / done, right=done == keys * jobs, grown=read_memory("VmHWM") - before
    )


COMMANDS: dict[str, Callable[..., Awaitable[Response]]] = {
    "check": check_rows, "sequential": run_sequential, "flight": run_flight, "decode": run_decode, "first decode": run_first_decode,
    "hold": measure_row_memory, "bulk": run_bulk, "first bulk": run_first_bulk, "limit": run_limit,
    "phones": run_phones, "growth": run_growth,
}  # fmt: skip


async def run_command(
    client_type: type[BenchClient], url: str, token: str, command: dict[str, Any]
) -> Response:
    """Open a client, run one command and close the client."""
    client = client_type(url, token)
    await client.open()
    try:
        return await COMMANDS[command.pop("do")](client, **command)
    finally:
        await client.close()


def choose_loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return the factory of uvloop if it is requested."""
    if not os.environ.get("BENCH_UVLOOP"):
        return None
    import uvloop

    return uvloop.new_event_loop


def main() -> None:
    """Read commands and write responses until the input ends."""
    name, url, token = sys.argv[1:]
    responses = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # keeps the output of clients out of the responses
    module, _, member = name.partition(":")
    client_type = getattr(importlib.import_module(f"benchmarks.clients.{module}"), member)
    print("{}", file=responses, flush=True)
    for line in sys.stdin:
        gc.collect()
        try:
            with asyncio.Runner(loop_factory=choose_loop_factory()) as runner:
                response = runner.run(run_command(client_type, url, token, json.loads(line)))
        except Exception as error:  # noqa: BLE001 - reported to the harness, which decides
            response = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(response), file=responses, flush=True)


if __name__ == "__main__":
    main()
