"""A bulk job: iterate over it, or await it."""

from __future__ import annotations

import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Hashable
from contextlib import asynccontextmanager
from types import AsyncGeneratorType, TracebackType
from typing import Any, Final, Generic, Self, TypeVar, cast

from altegio_async.bulk.batches import Entry
from altegio_async.bulk.checkpoint import Checkpoint
from altegio_async.bulk.checkpoint_rows import Store
from altegio_async.bulk.collecting import Collection
from altegio_async.bulk.lookups import Lookup
from altegio_async.bulk.options import Options
from altegio_async.bulk.planner import Plan
from altegio_async.bulk.results import BulkResult, Outcome
from altegio_async.bulk.scheduler import Engine
from altegio_async.bulk.sources import read_known
from altegio_async.errors import ClientClosedError, InvalidArgumentError

__all__ = ["BulkJob"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

REMEMBERED: Final = 1_000
"""Answered keys of a stream among which a repeat is recognised."""


class BulkJob(Generic[K, V]):
    """A bulk look-up that starts when it is iterated over or awaited, once.

    `async for outcome in job` gives an `Outcome` a key as they complete, and holds no more than a window of
    them. `await job` gives a `BulkResult` with all. A loop that may be left early goes inside
    `async with job:`; when that block ends, no task, no request and no connection in use is left, whoever
    consumed the job, this task or another one. An async iterator that was passed in belongs to the job,
    which closes it.

    Raises:
        InvalidArgumentError: it is iterated over or awaited a second time.
        ClientClosedError: the `async with` block has ended, but the loop or the `await` of another task
            goes on. The client itself may still be open.
    """

    def __init__(
        self,
        lookup: Lookup[Any, V],
        keys: Any,
        options: Options,
        *,
        cut: Callable[[int], None] = lambda _: None,
        open_checkpoint: Callable[[], Awaitable[Checkpoint]] | None = None,
        show_key: Callable[[tuple[int, Any]], K] | None = None,
        refine: Callable[[], Callable[[V], V]] | None = None,
    ) -> None:
        self._lookup = lookup
        self._options = options
        self._cut = cut
        self._open_checkpoint = open_checkpoint
        self._show_key = show_key
        self._refine = refine() if refine is not None else None
        self._source: Any = keys
        self._plan: Plan[Any, V] | None = None
        self._started = self._entered = self._left = False
        self._engine: Engine[Any, V] | None = None
        self._store: Store[V] | None = None
        self._stream: AsyncGeneratorType[Outcome[K, V], None] | None = None
        # Outside a block a stream that is dropped must go, so the job does not hold it.
        self._unheld: weakref.ref[AsyncGeneratorType[Outcome[K, V], None]] | None = None
        plan = self._new_plan(memory=0)
        if read_known(keys, plan.add, plan.add_all):
            # All keys have been seen before the first request, so repeats need no memory afterwards.
            self._plan = plan
            self._source = None

    def __aiter__(self) -> AsyncIterator[Outcome[K, V]]:
        self._start()
        stream = cast("AsyncGeneratorType[Outcome[K, V], None]", self._outcomes())
        self._unheld = weakref.ref(stream)
        if self._entered:
            self._stream = stream
        return _Stream(self, stream)

    def __await__(self) -> Generator[Any, None, BulkResult[K, V]]:
        self._start()
        return self._collected().__await__()

    async def __aenter__(self) -> Self:
        self._entered = True
        self._stream = self._unheld() if self._unheld is not None else None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left = True
        stream, self._stream = self._stream, None
        await self._close()
        if stream is not None and not stream.ag_running:
            await stream.aclose()  # what it would wait for has ended, so nobody can run into this

    def check_open(self) -> None:
        """Refuse to go on once the `async with` block has ended.

        Raises:
            ClientClosedError: it has.
        """
        if self._left:
            raise _left()

    def __repr__(self) -> str:
        keys = "keys as they come" if self._plan is None else f"{self._plan.accepted} keys"
        return f"<BulkJob: {keys}{', started' if self._started else ''}>"

    def _start(self) -> None:
        self.check_open()
        if self._started:
            raise InvalidArgumentError(
                "a bulk job can be iterated over or awaited once: call the bulk method again for another job"
            )
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
        plain = self._show_key is None and self._refine is None
        collected: Collection[V] = Collection(self._presented, at_once=plain)
        async with self._running(awaited=True) as engine:
            while entries := await engine.next():
                collected.add(entries)
        return cast("BulkResult[K, V]", collected.result(self._lookup))

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
        self._store = store = await self._open_store()
        try:
            self.check_open()  # the block may have ended while the checkpoint was opened
            # What a checkpoint holds need not be remembered besides.
            memory = 0 if store is not None else None if awaited else REMEMBERED
            plan = self._plan or self._new_plan(memory)
            window = max(self._lookup.read_ahead, 2 * self._options.max_in_flight * plan.size)
            self._engine = Engine(plan, self._source, self._options, window=window, store=store)
            yield self._engine
        finally:
            await self._close()

    async def _close(self) -> None:
        """End what runs, and let others use the checkpoint."""
        try:
            if self._engine is not None:
                await self._engine.aclose(_left())
        finally:
            self._engine = None
            if self._store is not None:
                self._store.close()
            self._store = None

    async def _open_store(self) -> Store[V] | None:
        if self._open_checkpoint is None:
            return None
        from altegio_async.bulk.checkpoint_rows import Store  # noqa: PLC0415 - only checkpoints need SQLite

        checkpoint = await self._open_checkpoint()
        return Store(checkpoint, self._lookup, again=self._options.retry_failed)


class _Stream(AsyncIterator[Outcome[K, V]]):
    """The outcomes of a job. One that was left early ends with an error, not as if it were complete."""

    __slots__ = ("_job", "_outcomes")

    def __init__(self, job: BulkJob[K, V], outcomes: AsyncGenerator[Outcome[K, V]]) -> None:
        self._job = job
        self._outcomes = outcomes

    def __anext__(self) -> Awaitable[Outcome[K, V]]:
        self._job.check_open()
        return self._outcomes.__anext__()


def _left() -> ClientClosedError:
    return ClientClosedError("the bulk job was left: its `async with` block has ended")
