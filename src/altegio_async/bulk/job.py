"""A bulk job: iterate over it, or await it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, cast

from altegio_async.bulk.engine import Engine
from altegio_async.bulk.keys import read_known
from altegio_async.bulk.outcomes import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.plan import Plan

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
    from types import TracebackType

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.lookups import Caller, Lookup
    from altegio_async.bulk.options import Options
    from altegio_async.bulk.store import Store
    from altegio_async.checkpoint import Checkpoint
    from altegio_async.errors import AltegioError

__all__ = ["BulkJob"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

REMEMBERED: Final = 1_000
"""Answered keys of a stream among which a repeat is recognised."""


class BulkJob(Generic[K, V]):
    """A bulk look-up that starts when it is iterated over or awaited, once.

    `async for outcome in job` gives an `Outcome` a key as they complete, and holds no more than a window of
    them. `await job` gives a `BulkResult` with all. A loop that may be left early goes inside
    `async with job:`; when that block ends, no task, no request and no connection in use is left.
    An async iterator that was passed in belongs to the job, which closes it.
    """

    def __init__(
        self,
        caller: Caller,
        lookup: Lookup[Any, V],
        keys: Any,
        options: Options,
        *,
        cut: Callable[[int], None] = lambda _: None,
        open_checkpoint: Callable[[], Awaitable[Checkpoint]] | None = None,
        show_key: Callable[[tuple[int, Any]], K] | None = None,
        refine: Callable[[], Callable[[V], V]] | None = None,
    ) -> None:
        self._caller = caller
        self._lookup = lookup
        self._options = options
        self._cut = cut
        self._open_checkpoint = open_checkpoint
        self._show_key = show_key
        self._refine = refine() if refine is not None else None
        self._source: Any = keys
        self._plan: Plan[Any, V] | None = None
        self._started = self._entered = False
        self._stream: AsyncGenerator[Outcome[K, V]] | None = None
        plan = self._new_plan(memory=0)
        if read_known(keys, plan.add, plan.add_all):
            # All keys have been seen before the first request, so repeats need no memory afterwards.
            self._plan = plan
            self._source = None

    def __aiter__(self) -> AsyncIterator[Outcome[K, V]]:
        self._start()
        stream = self._outcomes()
        if self._entered:
            self._stream = stream
        return stream

    def __await__(self) -> Generator[Any, None, BulkResult[K, V]]:
        self._start()
        return self._collected().__await__()

    async def __aenter__(self) -> Self:
        self._entered = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.aclose()

    def __repr__(self) -> str:
        keys = "keys as they come" if self._plan is None else f"{self._plan.accepted} keys"
        return f"<BulkJob: {keys}{', started' if self._started else ''}>"

    def _start(self) -> None:
        if self._started:
            raise RuntimeError("a bulk job runs once: call the method again for another one")
        self._started = True

    def _new_plan(self, memory: int | None) -> Plan[Any, V]:
        return Plan(
            self._lookup,
            batch_size=self._options.batch_size,
            memory=memory,
            retry=self._options.retry_failed,
            cut=self._cut,
        )

    async def _outcomes(self) -> AsyncGenerator[Outcome[K, V]]:
        async with self._running(awaited=False) as engine:
            while entries := await engine.next():
                for _, key, status, value, error in self._presented(entries):
                    yield Outcome(key, status, value, error)

    async def _collected(self) -> BulkResult[K, V]:
        collected: list[Entry[V]] = []
        async with self._running(awaited=True) as engine:
            while entries := await engine.next():
                collected += entries
        collected.sort(key=itemgetter(0))
        return _result(self._presented(collected), self._lookup.kind)

    def _presented(self, entries: list[Entry[V]]) -> list[Entry[V]]:
        """Outcomes as users are to see them: with the keys of the method, and nothing given twice."""
        show, refine = self._show_key, self._refine
        if show is not None:
            entries = [(entry[0], show(entry[1]), *entry[2:]) for entry in entries]
        if refine is not None:
            entries = [
                (*entry[:3], refine(entry[3]) if entry[3] is not None else None, entry[4])
                for entry in entries
            ]
        return entries

    @asynccontextmanager
    async def _running(self, *, awaited: bool) -> AsyncGenerator[Engine[Any, V]]:
        """The engine of this job, ended and its checkpoint closed at the end."""
        store = await self._open_store(awaited=awaited)
        try:
            # What a checkpoint holds need not be remembered besides.
            memory = 0 if store is not None else None if awaited else REMEMBERED
            plan = self._plan or self._new_plan(memory)
            window = max(self._lookup.read_ahead, 2 * self._options.max_in_flight * plan.size)
            engine = Engine(self._caller, plan, self._source, self._options, window=window, store=store)
            try:
                yield engine
            finally:
                await engine.aclose()
        finally:
            if store is not None:
                store.close()

    async def _open_store(self, *, awaited: bool) -> Store[V] | None:
        if self._open_checkpoint is None:
            return None
        from altegio_async.bulk.store import Store  # noqa: PLC0415 - only checkpoints need SQLite

        # A stream of unknown keys whose order does not matter gives first what was found before;
        # otherwise each key gets its stored outcome in its place.
        replayed = self._plan is not None or not (awaited or self._options.ordered)
        checkpoint = await self._open_checkpoint()
        return Store(checkpoint, self._lookup, again=self._options.retry_failed, replayed=replayed)


def _result(entries: list[Entry[V]], kind: Any) -> BulkResult[Any, V]:
    ok: dict[Any, V] = {}
    missing: list[Any] = []
    failed: dict[Any, AltegioError] = {}
    for _, key, status, value, error in entries:
        if error is not None:
            failed[key] = error
        elif status is OutcomeStatus.OK:
            ok[key] = cast("V", value)
        else:
            missing.append(key)
    return BulkResult(ok, missing, failed, kind)
