"""The engine of a bulk job: it keeps requests in flight as long as outcomes are consumed.

No task outlives the consumer: `aclose` ends every task and waits for its end.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from altegio_async.bulk.delivery import Outlet
from altegio_async.errors import AltegioError, AuthenticationError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Hashable, Iterable, Iterator

    from altegio_async.bulk.batches import Batch, Entry
    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.options import Options
    from altegio_async.bulk.planner import Plan

logger: Final = logging.getLogger("altegio_async")

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

LINGER: Final = 0.1
"""Seconds without a key from a live source until a batch that is not full is sent."""

_PATIENCE: Final = 5.0  # seconds for a cancelled task to end
_LAST_PATIENCE: Final = 1.0  # seconds after its second cancellation

_SLICE: Final = 1_000  # keys that are read before other tasks of the event loop run


class Engine(Generic[Q, V]):
    """Reads keys, keeps requests in flight and delivers outcomes.

    Args:
        plan: the questions and their batches.
        source: the keys that the plan does not have yet; None when it has all.
        options: the job's options.
        store: the outcomes of earlier runs and of this one; None without a checkpoint.
        window: keys that have been read and not delivered, at most, while the source is read.
    """

    def __init__(
        self,
        plan: Plan[Q, V],
        source: Iterable[Any] | AsyncIterable[Any] | None,
        options: Options,
        *,
        window: int,
        store: Store[V] | None = None,
    ) -> None:
        self._plan = plan
        self._options = options
        self._window = window
        self._outlet: Outlet[V] = Outlet(ordered=options.ordered)
        self._delivered = self._taken = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._failure: BaseException | None = None
        self._refused: AuthenticationError | None = None  # no request is sent after this error
        self._waker: asyncio.Future[None] | None = None
        self._room = asyncio.Event()
        self._closing = False
        self._loop = asyncio.get_running_loop()
        self._store = plan.store = store
        self._restoring = plan.restore(store) if store is not None and source is None else None
        self._total = plan.accepted if source is None else None
        self._done = self._failed = 0
        self._keys: Iterator[Any] | None = None
        self._reader: asyncio.Task[None] | None = None
        if isinstance(source, AsyncIterable):
            self._reader = asyncio.create_task(self._read_source(aiter(source)))
            self._reader.add_done_callback(self._finish_task)
        elif source is not None:
            self._keys = iter(source)
        else:
            plan.ended = True

    async def next(self) -> list[Entry[V]]:
        """Return the next outcomes that are ready; an empty list at the end of the job."""
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
            entries = self._outlet.take()
            if entries:
                self._taken = len(entries)
                return entries
            if self._plan.ended and not self._tasks and not self._plan.has_waiting:
                return []
            if self._restoring is None:
                await self._progress()

    async def aclose(self, why: AltegioError | None = None) -> None:
        """End every task and wait until all have ended. A task that waits for outcomes gets `why`.

        A task that ignores its cancellation is cancelled again after five seconds, and left alone after one
        more: a source of keys or a middleware may catch every cancellation.
        """
        cancelled: asyncio.CancelledError | None = None
        for patience in (_PATIENCE, _LAST_PATIENCE):
            self.abort(why)
            ends_at = self._loop.time() + patience
            while (pending := self._pending_tasks()) and (left := ends_at - self._loop.time()) > 0:
                try:
                    await asyncio.wait(pending, timeout=left)
                except asyncio.CancelledError as error:  # the tasks end first, then the cancelled task
                    cancelled = error
        if self._pending_tasks():
            source = "the async iterator of keys" if self._is_reading() else "a request"
            logger.warning("a bulk job has ended, but %s ignores cancellation and is left running", source)
        self._wake()
        if cancelled is not None:
            raise cancelled

    def abort(self, why: AltegioError | None = None) -> None:
        """Cancel every task without waiting. A task that waits for outcomes gets `why`."""
        self._closing = True
        self._failure = self._failure or why
        if not self._loop.is_closed():
            for task in self._pending_tasks():
                task.cancel()

    def _pending_tasks(self) -> list[asyncio.Task[None]]:
        tasks = [*self._tasks, self._reader] if self._is_reading() else [*self._tasks]
        return [task for task in tasks if task is not None and not task.done()]

    def _is_reading(self) -> bool:
        return self._reader is not None and not self._reader.done()

    # --- keys

    async def _restore(self, restoring: Iterator[bool]) -> None:
        """Deliver some of the stored outcomes of keys that are all known."""
        if not next(restoring, False):
            self._restoring = None
        self._deliver(save=False)
        await asyncio.sleep(0)

    @property
    def _is_full(self) -> bool:
        """Whether no key may be read until more outcomes have been taken."""
        return self._plan.accepted - self._delivered >= self._window

    @property
    def _is_backlogged(self) -> bool:
        """Whether as many outcomes as the window allows have not been taken."""
        return self._outlet.waiting + self._taken >= self._window

    def _read(self) -> None:
        """Read a slice of the keys, as far as the window allows."""
        if self._keys is None or self._is_full:
            return
        room = self._window - (self._plan.accepted - self._delivered)
        count = min(room, _SLICE)
        for key in islice(self._keys, count):
            self._plan.add(key)
            count -= 1
        if count:
            self._keys = None
            self._plan.ended = True

    async def _read_source(self, source: AsyncIterator[Any]) -> None:
        """Read the keys of a live source, as far as the window allows."""
        try:
            count = 0
            async for key in source:
                if self._closing:
                    break  # the source has caught the cancellation of this task
                self._plan.add(key)
                self._fill()
                if self._plan.settled or not self._tasks:
                    self._wake()  # to deliver outcomes, or to wait for the source with a time limit
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
        self._plan.ended = True

    # --- requests

    def _fill(self, *, flush: bool = False) -> None:
        """Start as many requests as may be in flight, unless too many outcomes have not been taken."""
        if self._closing or self._failure is not None:
            return
        flush = flush or self._plan.ended or self._is_full
        while len(self._tasks) < self._options.max_in_flight:
            if self._is_backlogged and (self._tasks or self._waker is None):
                return  # a consumer that waits for another outcome must still get it
            batch = self._plan.take(flush=flush)
            if batch is None:
                return
            task = asyncio.create_task(self._run_batch(batch))
            self._tasks.add(task)
            task.add_done_callback(self._finish_task)

    async def _run_batch(self, batch: Batch[Q]) -> None:
        if self._refused is None:
            await self._send(batch)
        else:
            self._plan.accept_failure(batch, self._refused)
        self._deliver()

    async def _send(self, batch: Batch[Q]) -> None:
        try:
            found = await self._plan.lookup.fetch(batch.location, batch.questions)
        except AltegioError as error:
            # Without its traceback, whose frames would keep the job alive as long as the error.
            self._plan.accept_failure(batch, error.with_traceback(None))
            if isinstance(error, AuthenticationError):
                self._refused = error
        else:
            self._plan.accept_response(batch, found)

    def _finish_task(self, task: asyncio.Task[None]) -> None:
        """Record the end of a task and start what may follow it."""
        self._tasks.discard(task)
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, Exception):
            error = asyncio.CancelledError()  # an interrupt stops the event loop only once
        if not self._closing:
            self._failure = self._failure or error
            self._fill()
            self._wake()

    # --- outcomes

    def _deliver(self, *, save: bool = True) -> None:
        """Store the settled outcomes in the checkpoint, if there is one, and make them ready."""
        entries = self._plan.settled
        if not entries:
            return
        self._plan.settled = []
        if save and self._store is not None:
            self._store.save(entries)
        self._outlet.add(entries)
        if self._options.on_progress is not None:
            self._done += len(entries)
            self._failed += sum(entry[4] is not None for entry in entries)
            self._options.on_progress(self._done, self._total, self._failed)
        self._wake()

    async def _progress(self) -> None:
        """Wait for a request, a key, or the end of a source's silence."""
        if self._keys is not None and not self._is_full:
            await asyncio.sleep(0)
            return
        idle = not self._tasks and not self._plan.ended and self._plan.has_waiting
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
        if self._waker is not None and not self._waker.done():
            self._waker.set_result(None)
