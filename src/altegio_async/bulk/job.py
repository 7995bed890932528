"""A bulk job: iterate over it, or await it."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Hashable
from contextlib import asynccontextmanager
from types import AsyncGeneratorType, TracebackType
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, cast

from altegio_async._core.async_hints import refuse_iteration
from altegio_async.bulk.batches import Entry
from altegio_async.bulk.checkpoint import Checkpoint
from altegio_async.bulk.checkpoint_rows import Store
from altegio_async.bulk.collecting import Collection
from altegio_async.bulk.consumer import Consumer, end_abandoned_holder, holders
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
"""Keys of a stream with an outcome among which a repeated key is recognised."""


class BulkJob(Generic[K, V]):
    """A bulk look-up that starts when it is iterated over or awaited, once.

    `async for outcome in job` gives an `Outcome` per key as they complete, and holds no more than a window of
    them. `await job` gives a `BulkResult` with all. Put a loop that may be left early inside
    `async with job:`; when that block ends, no task, no request and no connection in use is left, no matter
    which task consumed the job. An async iterator that was passed in belongs to the job, which closes it.

    A job with a checkpoint that nothing consumes any more, such as one that Ctrl-C interrupted in an
    interactive program, ends when another job needs the checkpoint.

    Raises:
        InvalidArgumentError: it is iterated over or awaited a second time.
        ClientClosedError: the loop or the `await` continues after the `async with` block has ended or another
            job has needed the checkpoint. The client itself may still be open.
    """

    def __init__(
        self,
        lookup: Lookup[Any, V],
        keys: Any,
        options: Options,
        *,
        on_truncation: Callable[[int], None] = lambda _: None,
        open_checkpoint: Callable[[], Awaitable[Checkpoint]] | None = None,
        show_key: Callable[[tuple[int, Any]], K] | None = None,
        refine: Callable[[], Callable[[V], V]] | None = None,
    ) -> None:
        self._lookup = lookup
        self._options = options
        self._on_truncation = on_truncation
        self._open_checkpoint = open_checkpoint
        self._show_key = show_key
        self._refine = refine() if refine is not None else None
        self._source: Any = keys
        self._plan: Plan[Any, V] | None = None
        self._started = self._entered = False
        self._end_reason: str | None = None
        self._consumer: Consumer | None = None
        self._engine: Engine[Any, V] | None = None
        self._store: Store[V] | None = None
        self._stream: AsyncGeneratorType[Outcome[K, V], None] | None = None
        # A stream that is dropped outside a block must be finalised, so the job has a weak reference only.
        self._unheld: weakref.ref[AsyncGeneratorType[Outcome[K, V], None]] | None = None
        plan = self._new_plan(memory=0)
        if read_known(keys, plan.add, plan.add_all):
            # All keys are known before the first request, so repeated ones need no memory afterwards.
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
        return self._collect().__await__()

    async def __aenter__(self) -> Self:
        self._entered = True
        self._stream = self._unheld() if self._unheld is not None else None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_reason = self._end_reason or "its `async with` block has ended"
        stream, self._stream = self._stream, None
        await self._close()
        if stream is not None and not stream.ag_running:
            await stream.aclose()  # what it would wait for has ended, so no other task can be inside it

    if not TYPE_CHECKING:
        __iter__ = refuse_iteration("async for outcome in job", "await job")

    def check_open(self) -> None:
        """Raise an error if the job has been ended.

        Raises:
            ClientClosedError: its `async with` block has ended, or a later job has its checkpoint.
        """
        if self._end_reason is not None:
            raise self._build_error()

    @property
    def is_abandoned(self) -> bool:
        """Whether no task will go on consuming the job, as far as the current event loop can know."""
        consumer = self._consumer
        if consumer is None:
            return False
        is_dropped = self._unheld is not None and self._unheld() is None
        return consumer.is_gone or (is_dropped and consumer.loop is asyncio.get_running_loop())

    async def give_up(self) -> None:
        """End the job and close its checkpoint, for another job that needs the file."""
        self._end_reason = "another job uses its checkpoint"
        if self._consumer is not None and self._consumer.loop is not asyncio.get_running_loop():
            if self._engine is not None:  # its tasks cannot be waited for: their loop does not run
                self._engine.abort(self._build_error())
            self._engine = None
        await self._close()

    def __repr__(self) -> str:
        keys = "an iterator of keys" if self._plan is None else f"{self._plan.accepted} keys"
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
            merge=self._options.one_per_phone,
            on_truncation=self._on_truncation,
        )

    async def _outcomes(self) -> AsyncGenerator[Outcome[K, V]]:
        async with self._run(awaited=False) as (engine, consumer):
            while entries := await engine.next():
                for _, key, status, value, error in self._present(entries):
                    yield Outcome(key, status, value, error)
                consumer.update()

    async def _collect(self) -> BulkResult[K, V]:
        plain = self._show_key is None and self._refine is None
        collected: Collection[V] = Collection(self._present, at_once=plain)
        async with self._run(awaited=True) as (engine, consumer):
            while entries := await engine.next():
                collected.add(entries)
                consumer.update()
        return cast("BulkResult[K, V]", collected.build_result(self._lookup))

    def _present(self, entries: list[Entry[V]]) -> list[Entry[V]]:
        """Return outcomes with the keys of the method, and without rows that were delivered before."""
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
    async def _run(self, *, awaited: bool) -> AsyncGenerator[tuple[Engine[Any, V], Consumer]]:
        """Provide the engine of this job. At the end, end it and close the checkpoint."""
        self._consumer = consumer = Consumer()
        self._store = store = await self._open_store()
        try:
            self.check_open()  # the block may have ended while the checkpoint was opened
            # A checkpoint remembers all outcomes.
            memory = 0 if store is not None else None if awaited else REMEMBERED
            plan = self._plan or self._new_plan(memory)
            window = max(self._lookup.read_ahead, 2 * self._options.max_in_flight * plan.size)
            self._engine = Engine(plan, self._source, self._options, window=window, store=store)
            yield self._engine, consumer
        finally:
            await self._close()

    async def _close(self) -> None:
        """End all tasks and close the checkpoint."""
        try:
            if self._engine is not None:
                await self._engine.aclose(self._build_error())
        finally:
            self._engine = None
            if self._store is not None:
                self._store.close()
            self._store = None

    async def _open_store(self) -> Store[V] | None:
        """Open the checkpoint. An earlier job that holds it and was abandoned ends before."""
        if self._open_checkpoint is None:
            return None
        from altegio_async.bulk.checkpoint_file import find_id  # noqa: PLC0415 - only checkpoints need SQLite
        from altegio_async.bulk.checkpoint_rows import Store  # noqa: PLC0415 - as above

        await end_abandoned_holder(find_id(self._options.checkpoint))
        checkpoint = await self._open_checkpoint()
        holders[checkpoint.file_id] = self
        return Store(checkpoint, self._lookup, again=self._options.retry_failed)

    def _build_error(self) -> ClientClosedError:
        return ClientClosedError(f"the bulk job was left: {self._end_reason or 'its loop has ended'}")


class _Stream(AsyncIterator[Outcome[K, V]]):
    """Iterator over the outcomes of a job. It raises an error if the job was left early."""

    __slots__ = ("_job", "_outcomes")

    def __init__(self, job: BulkJob[K, V], outcomes: AsyncGenerator[Outcome[K, V]]) -> None:
        self._job = job
        self._outcomes = outcomes

    def __anext__(self) -> Awaitable[Outcome[K, V]]:
        self._job.check_open()
        return self._outcomes.__anext__()
