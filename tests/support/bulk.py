"""A replacement of the pipeline that answers look-ups from memory in virtual time and records requests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import async_solipsism
from msgspec import Struct

from altegio_async._core.operation import Endpoint, Operation, Query, Style
from altegio_async.bulk.checkpoint import Identity
from altegio_async.bulk.checkpoint_opener import CheckpointOpener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lookups import ById, ByPhone
from altegio_async.bulk.options import Options
from altegio_async.errors import AltegioError

BASE_URL = "https://api.example.org/api/v1"
LOCATIONS = range(1, 6)


class Row(Struct):
    id: int
    title: str = ""


ROWS: Endpoint[list[Row]] = Endpoint(
    id="get_rows", method="GET", path="/company/{location_id}/rows/fetch", result=list[Row],
    query=(Query("ids[]", Style.BRACKETS),), batch="ids[]", idempotent=True,
)  # fmt: skip
CARDS: Endpoint[list[str]] = Endpoint(
    id="get_cards", method="GET", path="/cards", result=list[str],
    query=(Query("company_id"), Query("phone")), idempotent=True,
)  # fmt: skip


def make_rows_operation(location, ids):
    return Operation(ROWS, (location,), (ids,))


@dataclass
class FakeCaller:
    """Answers with known rows of locations and cards of phones. `trouble` returns the error of a request, or None."""

    known: dict[int, set[int]] = field(default_factory=dict)
    phones: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    latency: float = 0.05
    most_rows: int = 10**9
    extra: tuple[int, ...] = ()
    trouble: Callable[[int, Any], AltegioError | BaseException | None] = lambda _location, _asked: None
    asked: list[tuple[int, Any]] = field(default_factory=list)
    now: int = 0
    most: int = 0

    async def call(self, operation):
        if operation.endpoint is ROWS:
            location, what = operation.path[0], tuple(operation.query[0])
        else:
            location, what = operation.query
        self.asked.append((location, what))
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.latency)
            error = self.trouble(location, what)
            if error is not None:
                raise error
        finally:
            self.now -= 1
        if operation.endpoint is ROWS:
            found = [Row(i) for i in what if i in self.known.get(location, ())][: self.most_rows]
            return found + [Row(i) for i in self.extra]
        return self.phones.get((location, what), [])

    def times_asked(self) -> Counter[tuple[int, Any]]:
        """Return how often each id or phone was requested."""
        counts: Counter[tuple[int, Any]] = Counter()
        for location, what in self.asked:
            counts.update((location, one) for one in (what if isinstance(what, tuple) else (what,)))
        return counts


def look_up_ids(caller, keys, *, cut=lambda _: None, **options):
    opened = make_opener("get_rows", options.get("checkpoint"))
    lookup = ById(caller, make_rows_operation, BASE_URL)
    return BulkJob(lookup, keys, Options(**options), on_truncation=cut, open_checkpoint=opened)


def look_up_phones(caller, keys, **options):
    opened = make_opener("get_cards", options.get("checkpoint"))
    return BulkJob(ByPhone(caller, CARDS), keys, Options(**options), open_checkpoint=opened)


def make_opener(operation, path):
    if path is None:
        return None
    return CheckpointOpener(path, lambda: Identity(operation, BASE_URL, 7))


def run_virtually(coroutine):
    """Run a coroutine in virtual time and check that it leaves no task and no unhandled error."""

    async def run_and_check():
        loop = asyncio.get_running_loop()
        unhandled = []
        loop.set_exception_handler(lambda _, context: unhandled.append(context))
        started = loop.time()
        result = await coroutine
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"tasks left behind: {left}"
        assert not unhandled, unhandled
        return result, loop.time() - started

    with asyncio.Runner(loop_factory=async_solipsism.EventLoop) as runner:
        return runner.run(run_and_check())


async def collect(job):
    """Run a job to its end and return its result."""
    return await job


async def collect_outcomes(job):
    return [outcome async for outcome in job]


def make_source(kind, pairs):
    if kind == "mapping":
        return {location: [i for at, i in pairs if at == location] for location in LOCATIONS}
    if kind == "async":
        return trickle(pairs)
    return iter(pairs) if kind == "iterator" else pairs


async def trickle(pairs):
    for place, pair in enumerate(pairs):
        if place % 7 == 0:
            await asyncio.sleep(0.02)
        yield pair
