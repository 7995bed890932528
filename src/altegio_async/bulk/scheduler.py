"""The scheduler of a bulk job: reads keys, sends requests concurrently and queues outcomes.

No task outlives the consumer: `aclose` cancels every task and waits for its end.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from altegio_async.bulk.delivery import OutcomeQueue
from altegio_async.bulk.job_progress import JobProgress
from altegio_async.errors import AltegioError, AuthenticationError, CheckpointError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Hashable, Iterable, Iterator

    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async.bulk.batches import Batch, Entry
    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.options import Options
    from altegio_async.bulk.planner import Planner

logger: Final = logging.getLogger("altegio_async")

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

LINGER: Final = 0.1
"""Seconds without a key from an async source after which a partial batch is sent."""

_CANCEL_SECONDS: Final = 5.0  # time for a cancelled task to end
_SECOND_CANCEL_SECONDS: Final = 1.0  # time after its second cancellation

_SLICE: Final = 1_000  # keys that are read before other tasks run


class Scheduler(Generic[Q, V]):
    """Reads keys, sends requests concurrently and queues outcomes for the consumer.

    Args:
        planner: the questions and their batches.
        source: keys that the planner does not have; None if it has all keys.
        options: the job's options.
        store: the checkpoint, or None.
        window: maximum number of keys that have been read from the source and not delivered.
        limiter: the client's rate limiter, for the progress; None without one.
    """

    def __init__(
        self,
        planner: Planner[Q, V],
        source: Iterable[Any] | AsyncIterable[Any] | None,
        options: Options,
        *,
        window: int,
        store: Store[V] | None = None,
        limiter: Limiter | None = None,
    ) -> None:
        self._planner = planner
        self._options = options
        self._window = window
        self._queue: OutcomeQueue[V] = OutcomeQueue(ordered=options.ordered)
        self._delivered = self._taken = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._failure: BaseException | None = None
        self._refused: AuthenticationError | None = None  # no request is sent after this error
        self._waker: asyncio.Future[None] | None = None  # set while the consumer waits
        self._room = asyncio.Event()
        self._closing = False
        self._loop = asyncio.get_running_loop()
        self._store = planner.store = store
        self._restoring = planner.restore(store) if store is not None and source is None else None
        self._total = planner.accepted if source is None else None  # as reported
        self._progress: JobProgress | None = None
        if options.on_progress is not None:
            self._progress = JobProgress(
                self._total, planner.requests_left, options.max_in_flight, limiter, self._loop.time
            )
        self._keys: Iterator[Any] | None = None
        self._reader: asyncio.Task[None] | None = None
        if isinstance(source, AsyncIterable):
            self._reader = asyncio.create_task(self._read_source(aiter(source)))
            self._reader.add_done_callback(self._finish_task)
        elif source is not None:
            self._keys = iter(source)
        else:
            planner.ended = True
        if planner.ended and self._restoring is None:
            self._count_requests_left()

    async def next(self) -> list[Entry[V]]:
        """Return the next finished outcomes; an empty list at the end of the job."""
        self._delivered += self._taken
        self._taken = 0
        self._room.set()
        while True:
            if self._failure is not None:
                raise self._failure
            if self._restoring is not None:
                await self._restore(self._restoring)
            else:
                self._read()
                self._deliver()
                self._fill()
            entries = self._queue.take()
            if entries:
                self._taken = len(entries)
                return entries
            if self._planner.ended and not self._tasks and not self._planner.has_waiting:
                return []
            if self._restoring is None:
                await self._wait_for_progress()

    async def aclose(self, failure: AltegioError | None = None) -> None:
        """Cancel every task and wait until all have ended. A task that waits for outcomes receives `failure`.

        A task that ignores its cancellation is cancelled again after five seconds. One second later a task
        that still runs is left running, because a source of keys or a middleware can catch all of them.
        """
        cancelled: asyncio.CancelledError | None = None
        for seconds in (_CANCEL_SECONDS, _SECOND_CANCEL_SECONDS):
            self.abort(failure)
            ends_at = self._loop.time() + seconds
            while (pending := self._list_pending_tasks()) and (left := ends_at - self._loop.time()) > 0:
                try:
                    await asyncio.wait(pending, timeout=left)
                except asyncio.CancelledError as error:  # raise it after the tasks have ended
                    cancelled = error
        if self._list_pending_tasks():
            source = "the async iterator of keys" if self._is_reading() else "a request"
            logger.warning("a bulk job has ended, but %s ignores cancellation and is left running", source)
        self._wake()
        if cancelled is not None:
            raise cancelled

    def abort(self, failure: AltegioError | None = None) -> None:
        """Cancel every task without waiting. A task that waits for outcomes receives `failure`."""
        self._closing = True
        self._failure = self._failure or failure
        if not self._loop.is_closed():
            for task in self._list_pending_tasks():
                task.cancel()

    def _list_pending_tasks(self) -> list[asyncio.Task[None]]:
        tasks = [*self._tasks, self._reader] if self._is_reading() else [*self._tasks]
        return [task for task in tasks if task is not None and not task.done()]

    def _is_reading(self) -> bool:
        return self._reader is not None and not self._reader.done()

    # --- keys

    async def _restore(self, restoring: Iterator[bool]) -> None:
        """Deliver the stored outcomes of the next slice of keys."""
        if not next(restoring, False):
            self._restoring = None
            self._count_requests_left()
        self._deliver(save=False)
        await asyncio.sleep(0)

    @property
    def _is_full(self) -> bool:
        """Whether reading must pause until more outcomes have been delivered."""
        return self._planner.accepted - self._delivered >= self._window

    @property
    def _is_backlogged(self) -> bool:
        """Whether the number of undelivered outcomes has reached the window."""
        return self._queue.waiting + self._taken >= self._window

    def _read(self) -> None:
        """Read a slice of the keys, within the window."""
        if self._keys is None or self._is_full:
            return
        room = self._window - (self._planner.accepted - self._delivered)
        count = min(room, _SLICE)
        for key in islice(self._keys, count):
            self._planner.add(key)
            count -= 1
        if count:
            self._keys = None
            self._end_reading()

    async def _read_source(self, source: AsyncIterator[Any]) -> None:
        """Read the keys of an async source, within the window."""
        try:
            count = 0
            async for key in source:
                if self._closing:
                    break  # the source caught the cancellation of this task
                self._planner.add(key)
                self._fill()
                if self._planner.settled or not self._tasks:
                    self._wake()  # the consumer delivers outcomes, or waits for the source with a timeout
                count += 1
                if count % _SLICE == 0:
                    await asyncio.sleep(0)
                while self._is_full:
                    self._fill()
                    self._room.clear()
                    await self._room.wait()
        finally:
            close = getattr(source, "aclose", None)
            if close is not None:
                await close()
        self._end_reading()

    def _end_reading(self) -> None:
        """Record that all keys have been read."""
        self._planner.ended = True
        if self._progress is not None:
            self._progress.total = self._planner.accepted
        self._count_requests_left()

    def _count_requests_left(self) -> None:
        """Count the requests for all keys, which have been read, for the progress."""
        if self._progress is not None:
            self._planner.count_requests_left()

    # --- requests

    def _fill(self, *, flush: bool = False) -> None:
        """Start requests up to `max_in_flight`, unless too many outcomes are undelivered."""
        if self._closing or self._failure is not None:
            return
        flush = flush or self._planner.ended or self._is_full
        while len(self._tasks) < self._options.max_in_flight:
            if self._is_backlogged and (self._tasks or self._waker is None):
                return  # a consumer that waits for an ordered outcome still needs requests
            batch = self._planner.take(flush=flush)
            if batch is None:
                return
            if self._progress is not None:
                self._planner.hold_batch(batch)
            task = asyncio.create_task(self._run_batch(batch))
            self._tasks.add(task)
            task.add_done_callback(self._finish_task)

    async def _run_batch(self, batch: Batch[Q]) -> None:
        """Send a batch, or fail it if a token was refused, and deliver its outcomes."""
        if self._progress is None:
            await self._send(batch)
        else:
            await self._send_and_count(batch, self._progress)
        self._deliver()

    async def _send_and_count(self, batch: Batch[Q], progress: JobProgress) -> None:
        """Send a batch, and record its request in the progress."""
        lookup = self._planner.lookup
        if lookup.has_preparation and self._refused is None:
            await lookup.prepare(batch.location, batch.questions)
        is_request = self._planner.begin_batch(batch) and self._refused is None
        if not is_request:
            await self._send(batch)
            return
        progress.start_request(batch)
        try:
            await self._send(batch)
        finally:
            progress.finish_request(batch)

    async def _send(self, batch: Batch[Q]) -> None:
        if self._refused is not None:
            error = self._planner.lookup.explain_unsent(batch.location, batch.questions, self._refused)
            self._planner.accept_failure(batch, error)
            return
        try:
            found = await self._planner.lookup.fetch(batch.location, batch.questions)
        except CheckpointError:
            raise  # it ends the job: outcomes cannot be saved
        except AltegioError as error:
            # Drop the traceback: its frames would keep the job alive as long as the error.
            self._planner.accept_failure(batch, error.with_traceback(None))
            if isinstance(error, AuthenticationError):
                self._refused = error
        else:
            self._planner.accept_response(batch, found)

    def _finish_task(self, task: asyncio.Task[None]) -> None:
        """Record the end of a task, start further requests, and wake the consumer."""
        self._tasks.discard(task)
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, Exception):
            error = asyncio.CancelledError()  # KeyboardInterrupt already stops the event loop
        if not self._closing:
            self._failure = self._failure or error
            self._fill()
            self._wake()

    # --- outcomes

    def _deliver(self, *, save: bool = True) -> None:
        """Save settled outcomes in the checkpoint and queue them for the consumer."""
        entries = self._planner.settled
        if not entries:
            return
        self._planner.settled = []
        if save and self._store is not None:
            self._store.save(entries)
        self._queue.add(entries)
        if self._progress is not None:
            self._report(self._progress, entries)
        self._wake()

    def _report(self, progress: JobProgress, entries: list[Entry[V]]) -> None:
        """Count outcomes and call `on_progress`."""
        progress.done += len(entries)
        progress.failed += sum(entry.error is not None for entry in entries)
        on_progress = self._options.on_progress
        if on_progress is not None:
            with progress.make_current():
                on_progress(progress.done, self._total, progress.failed)

    async def _wait_for_progress(self) -> None:
        """Wait until a request ends, a key is read, or an async source has been idle for `LINGER` seconds."""
        if self._keys is not None and not self._is_full:
            await asyncio.sleep(0)
            return
        idle = not self._tasks and not self._planner.ended and self._planner.has_waiting
        self._waker = waker = asyncio.get_running_loop().create_future()
        self._fill()
        try:
            if not idle:
                await waker
                return
            async with asyncio.timeout(LINGER):
                await waker
        except TimeoutError:
            self._fill(flush=not self._tasks)
        finally:
            self._waker = None

    def _wake(self) -> None:
        """Wake the consumer that waits in `next`."""
        if self._waker is not None and not self._waker.done():
            self._waker.set_result(None)
