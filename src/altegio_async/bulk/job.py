"""Bulk jobs: started and ended by iteration or `await`."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Hashable
from contextlib import asynccontextmanager
from types import AsyncGeneratorType, TracebackType
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, cast

from altegio_async._core.async_hints import refuse_iteration
from altegio_async._lazy import lazy_module
from altegio_async._rate_limit.limiter import Limiter
from altegio_async.bulk.batches import Entry
from altegio_async.bulk.checkpoint_opener import CheckpointOpener
from altegio_async.bulk.consumer import Consumer, end_abandoned_holder, holders
from altegio_async.bulk.delivery import ResultBuilder
from altegio_async.bulk.lookups import Lookup
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import JobPlan, RequestCount, create_plan
from altegio_async.bulk.planner import Planner
from altegio_async.bulk.results import BulkResult, Outcome
from altegio_async.bulk.scheduler import Scheduler
from altegio_async.bulk.sources import count_unread_keys, read_known
from altegio_async.errors import ClientClosedError, InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altegio_async.bulk.checkpoint as _checkpoint
    from altegio_async.bulk.checkpoint_rows import Store
else:
    _checkpoint = lazy_module("altegio_async.bulk.checkpoint")

__all__ = ["BulkJob"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

REMEMBERED_KEYS: Final = 1_000
"""Number of finished keys of a stream that are remembered to recognise repeated keys."""


class BulkJob(Generic[K, V]):
    """A bulk job. It starts when it is iterated over or awaited, and can be used once.

    `async for outcome in job` yields an `Outcome` per key in the order of completion, and buffers a limited
    number of outcomes. `await job` returns a `BulkResult` with all outcomes. `await job.plan()` returns the
    number of requests and the time that they need before the job starts. Use `async with job:` around a
    loop that can end early. When the block ends, all tasks and requests of the job have ended, even if
    another task consumed the job. The job closes an async iterator of keys that was passed in.

    A job with a checkpoint is abandoned when no task consumes it any more, for example after Ctrl-C in an
    interactive program. An abandoned job ends when another job needs the checkpoint.

    Raises:
        InvalidArgumentError: it is iterated over or awaited a second time.
        ClientClosedError: the loop or the `await` continues after the `async with` block has ended or another
            job needed the checkpoint. The client itself can still be open.
    """

    def __init__(
        self,
        lookup: Lookup[Any, V],
        keys: Any,
        options: Options,
        *,
        limiter: Limiter | None = None,
        on_truncation: Callable[[int], None] = lambda _: None,
        open_checkpoint: CheckpointOpener | None = None,
        show_key: Callable[[tuple[int, Any]], K] | None = None,
        refine: Callable[[], Callable[[V], V]] | None = None,
    ) -> None:
        self._lookup = lookup
        self._options = options
        self._limiter = limiter
        self._on_truncation = on_truncation
        self._open_checkpoint = open_checkpoint
        self._show_key = show_key
        self._refine = refine() if refine is not None else None
        self._source: Any = keys
        self._planner: Planner[Any, V] | None = None
        self._started = self._entered = False
        self._end_reason: str | None = None
        self._consumer: Consumer | None = None
        self._scheduler: Scheduler[Any, V] | None = None
        self._store: Store[V] | None = None
        self._stream: AsyncGeneratorType[Outcome[K, V], None] | None = None
        # Weak, so that a stream that is dropped outside an `async with` block is garbage collected.
        self._stream_ref: weakref.ref[AsyncGeneratorType[Outcome[K, V], None]] | None = None
        planner = self._create_planner(memory=0)
        if read_known(keys, planner.add, planner.add_all):
            # Repeated keys are already removed, so finished keys need not be remembered.
            self._planner = planner
            self._source = None

    def __aiter__(self) -> AsyncIterator[Outcome[K, V]]:
        self._start()
        stream = cast("AsyncGeneratorType[Outcome[K, V], None]", self._iterate_outcomes())
        self._stream_ref = weakref.ref(stream)
        if self._entered:
            self._stream = stream
        return _Stream(self, stream)

    def __await__(self) -> Generator[Any, None, BulkResult[K, V]]:
        self._start()
        return self._collect().__await__()

    async def __aenter__(self) -> Self:
        self._entered = True
        self._stream = self._stream_ref() if self._stream_ref is not None else None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_reason = self._end_reason or "its `async with` block has ended"
        stream, self._stream = self._stream, None
        await self._close()
        if stream is not None and not stream.ag_running:
            await stream.aclose()  # its tasks have ended, so no other task can be inside it

    if not TYPE_CHECKING:
        __iter__ = refuse_iteration("async for outcome in job", "await job")

    async def plan(self) -> JobPlan:
        """Return the number of requests of the job and the time that they need. Send nothing.

        The job can be iterated over or awaited afterwards. Keys of an iterator are not read: the plan then
        has no number of keys, and a bound of the requests if the iterator has a length hint. A checkpoint is
        read, not created or changed.

        Raises:
            InvalidArgumentError: the job has started.
            CheckpointError: the checkpoint cannot be used.
            ClientClosedError: the job has ended.
        """
        self.check_open()
        if self._started:
            raise InvalidArgumentError("a bulk job can be planned only before it starts")
        if self._planner is None:
            count = self._lookup.count_unread(count_unread_keys(self._source))
            return create_plan(None, count, self._lookup.way, self._limiter)
        questions = await self._list_unstored(self._planner.list_pending())
        keys = sum(
            self._planner.count_keys(location, unfinished) for location, unfinished in questions.items()
        )
        return create_plan(keys, self._count_requests(questions), self._lookup.way, self._limiter)

    async def _list_unstored(self, questions: dict[int, Sequence[Any]]) -> dict[int, Sequence[Any]]:
        """Return the questions of locations without those whose outcome the checkpoint has."""
        opener = self._open_checkpoint
        if opener is None:
            return questions
        from altegio_async.bulk.checkpoint_rows import list_unstored  # noqa: PLC0415 - only checkpoints need SQLite

        await self._end_abandoned_holder()
        unstored: dict[int, Sequence[Any]] = {}
        with opener.read() as snapshot:
            for location, unfinished in questions.items():
                left = await list_unstored(
                    snapshot, self._lookup, location, unfinished, retry_failed=self._options.retry_failed
                )
                if left:
                    unstored[location] = left
        return unstored

    def _count_requests(self, questions: Mapping[int, Sequence[Any]]) -> RequestCount:
        """Return the number of requests for the questions of locations.

        Jobs override it, or `Lookup.count_requests`, if they send other requests than one per batch.
        """
        size = self._options.batch_size if self._lookup.batched else 1
        counts = (
            self._lookup.count_requests(location, unfinished, size)
            for location, unfinished in questions.items()
        )
        return sum(counts, RequestCount())

    def check_open(self) -> None:
        """Raise ClientClosedError if the job has ended early.

        Raises:
            ClientClosedError: its `async with` block has ended, or a later job uses its checkpoint.
        """
        if self._end_reason is not None:
            raise self._build_error()

    @property
    def is_abandoned(self) -> bool:
        """Whether no task consumes the job any more, as far as the current event loop can detect."""
        consumer = self._consumer
        if consumer is None:
            return False
        is_dropped = self._stream_ref is not None and self._stream_ref() is None
        return consumer.is_gone or (is_dropped and consumer.loop is asyncio.get_running_loop())

    async def give_up(self) -> None:
        """End the job and close its checkpoint, because another job needs the file."""
        self._end_reason = "another job uses its checkpoint"
        if self._consumer is not None and self._consumer.loop is not asyncio.get_running_loop():
            if self._scheduler is not None:  # do not await its tasks: their event loop does not run
                self._scheduler.abort(self._build_error())
            self._scheduler = None
        await self._close()

    def __repr__(self) -> str:
        keys = "an iterator of keys" if self._planner is None else f"{self._planner.accepted} keys"
        return f"<BulkJob: {keys}{', started' if self._started else ''}>"

    def _start(self) -> None:
        self.check_open()
        if self._started:
            raise InvalidArgumentError(
                "a bulk job can be iterated over or awaited once; call the bulk method again for another job"
            )
        self._started = True

    def _create_planner(self, memory: int | None) -> Planner[Any, V]:
        return Planner(
            self._lookup,
            batch_size=self._options.batch_size,
            memory=memory,
            retry=self._options.retry_failed,
            merge=self._options.one_per_phone,
            on_truncation=self._on_truncation,
        )

    async def _iterate_outcomes(self) -> AsyncGenerator[Outcome[K, V]]:
        async with self._run(awaited=False) as (scheduler, consumer):
            while entries := await scheduler.next():
                for entry in self._present(entries):
                    yield Outcome(entry.key, entry.status, entry.value, entry.error)
                consumer.update()

    async def _collect(self) -> BulkResult[K, V]:
        plain = self._show_key is None and self._refine is None
        collected: ResultBuilder[V] = ResultBuilder(self._present, at_once=plain)
        async with self._run(awaited=True) as (scheduler, consumer):
            while entries := await scheduler.next():
                collected.add(entries)
                consumer.update()
        return cast("BulkResult[K, V]", collected.build_result(self._lookup))

    def _present(self, entries: list[Entry[V]]) -> list[Entry[V]]:
        """Return outcomes with public keys, and without rows that were delivered before."""
        show, refine = self._show_key, self._refine
        if show is None and refine is None:
            return entries
        return [
            Entry(
                entry.position,
                show(entry.key) if show is not None else entry.key,
                entry.status,
                refine(entry.value) if refine is not None and entry.value is not None else entry.value,
                entry.error,
            )
            for entry in entries
        ]

    @asynccontextmanager
    async def _run(self, *, awaited: bool) -> AsyncGenerator[tuple[Scheduler[Any, V], Consumer]]:
        """Provide the scheduler of this job. On exit, end it and close the checkpoint."""
        self._consumer = consumer = Consumer()
        self._store = store = await self._open_store()
        try:
            self.check_open()  # the `async with` block can have ended while the checkpoint was opened
            await self._prepare(store)
            self.check_open()
            # A checkpoint recognises all repeated keys.
            memory = 0 if store is not None else None if awaited else REMEMBERED_KEYS
            planner = self._planner or self._create_planner(memory)
            window = max(self._lookup.read_ahead, 2 * self._options.max_in_flight * planner.size)
            self._scheduler = Scheduler(
                planner, self._source, self._options, window=window, store=store, limiter=self._limiter
            )
            yield self._scheduler, consumer
        finally:
            await self._close()

    async def _prepare(self, store: Store[V] | None) -> None:
        """Do nothing. Jobs that write override it to read the present state and to ask for confirmation."""

    async def _close(self) -> None:
        """End all tasks and close the checkpoint."""
        try:
            if self._scheduler is not None:
                await self._scheduler.aclose(self._build_error())
        finally:
            self._scheduler = None
            if self._store is not None:
                self._store.close()
            self._store = None

    async def _open_store(self) -> Store[V] | None:
        """Open the checkpoint, after an abandoned job that holds it has ended."""
        if self._open_checkpoint is None:
            return None
        await self._end_abandoned_holder()
        checkpoint = await self._open_checkpoint.open()
        holders[checkpoint.file_id] = self
        return self._create_store(checkpoint)

    async def _end_abandoned_holder(self) -> None:
        """End an abandoned job of this process that holds the checkpoint."""
        from altegio_async.bulk.checkpoint_file import find_id  # noqa: PLC0415 - only checkpoints need SQLite

        await end_abandoned_holder(find_id(self._options.checkpoint))

    def _create_store(self, checkpoint: _checkpoint.Checkpoint) -> Store[V]:
        from altegio_async.bulk.checkpoint_rows import Store  # noqa: PLC0415 - only checkpoints need SQLite

        return Store(checkpoint, self._lookup, retry_failed=self._options.retry_failed)

    def _build_error(self) -> ClientClosedError:
        return ClientClosedError(f"the bulk job has ended: {self._end_reason or 'its loop has ended'}")


class _Stream(AsyncIterator[Outcome[K, V]]):
    """An iterator over the outcomes of a job. It raises an error if the job has ended early."""

    __slots__ = ("_job", "_outcomes")

    def __init__(self, job: BulkJob[K, V], outcomes: AsyncGenerator[Outcome[K, V]]) -> None:
        self._job = job
        self._outcomes = outcomes

    def __anext__(self) -> Awaitable[Outcome[K, V]]:
        self._job.check_open()
        return self._outcomes.__anext__()
