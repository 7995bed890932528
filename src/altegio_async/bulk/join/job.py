"""The job of the join: read the memberships of a chain, then the sales of its locations, and join both."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from altegio_async import models
from altegio_async._lazy import lazy_module
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.job_progress import JobProgress, get_job_progress
from altegio_async.bulk.join.lookups import SaleWindows
from altegio_async.bulk.join.owners import decide_owner
from altegio_async.bulk.join.rows import OwnedMembership
from altegio_async.bulk.lists import DateWindow, WindowList
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import RequestCount, create_plan
from altegio_async.bulk.results import BulkResult, Outcome, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator

    import altegio_async.bulk.join.database as _database
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.checkpoint_opener import CheckpointOpener
    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.consumer import Consumer
    from altegio_async.bulk.join.rows import Sale
    from altegio_async.bulk.plan import JobPlan
    from altegio_async.bulk.scheduler import Scheduler
    from altegio_async.errors import AltegioError
else:
    _database = lazy_module("altegio_async.bulk.join.database")

T = TypeVar("T")

NO_LOCATION: Final = 0
"""Location id in the key of a membership whose sale was not found."""

NO_MEMBERSHIP: Final = 0
"""Membership id in the key of a location whose product transactions could not be read."""

_WINDOWS_IN_FLIGHT: Final = 2  # windows of memberships that are in memory at a time
_SLICE: Final = 100  # outcomes between which other tasks run
_ROWS_PER_SLICE: Final = 500  # rows that are stored before other tasks run


class JoinedLists(Struct, frozen=True, kw_only=True):
    """The lists of a join.

    Attributes:
        memberships: reads a window of memberships.
        membership_windows: the windows of the chain.
        sales: reads a window of product transactions.
        sale_windows: the windows of each location.
    """

    memberships: WindowList[models.Membership]
    membership_windows: dict[int, list[DateWindow]]
    sales: SaleWindows
    sale_windows: dict[int, list[DateWindow]]

    @property
    def total(self) -> int:
        """The number of windows."""
        return sum(map(len, [*self.membership_windows.values(), *self.sale_windows.values()]))


class MembershipReading(BulkJob[Any, list[models.Membership]]):
    """The inner job that reads the memberships of a chain.

    Args:
        lists: the lists of the join.
        options: the options of the outer job.
        limiter: the client's rate limiter, or None.
        opener: opens the checkpoint of the outer job for a plan; None without a checkpoint.

    Attributes:
        checkpoint: the open checkpoint of the outer job; None without one.
    """

    def __init__(
        self,
        lists: JoinedLists,
        options: Options,
        limiter: Limiter | None,
        opener: CheckpointOpener | None,
    ) -> None:
        inner = Options(
            max_in_flight=min(_WINDOWS_IN_FLIGHT, options.max_in_flight),
            retry_failed=options.retry_failed,
            on_progress=options.on_progress,
        )
        super().__init__(
            lists.memberships, lists.membership_windows, inner, limiter=limiter, open_checkpoint=opener
        )
        self.checkpoint: Checkpoint | None = None

    async def _open_store(self) -> Store[list[models.Membership]] | None:
        if self.checkpoint is None:
            return None
        from altegio_async.bulk.checkpoint_rows import SharedStore  # noqa: PLC0415 - only checkpoints need SQLite

        return SharedStore(self.checkpoint, self._lookup, retry_failed=self._options.retry_failed)

    async def end(self) -> None:
        """End all requests. The task that consumes the job receives a `ClientClosedError`."""
        self._end_reason = self._end_reason or "its `async with` block has ended"
        await self._close()


class JoinJob(BulkJob[tuple[int, int], OwnedMembership]):
    """A join of the memberships of a chain with the product transactions of its locations.

    It reads the memberships, then the product transactions location by location, and then delivers an outcome
    per membership. Memberships and sales are in a temporary database. A checkpoint contains the memberships
    and the sales that were found in each window.

    Args:
        pipeline: provides the rate limiter and identifies the user.
        lists: the lists to read.
        options: options of the job.
        name: identifies the job in a checkpoint.
    """

    def __init__(self, pipeline: Pipeline, lists: JoinedLists, options: Options, name: str) -> None:
        self._lists = lists
        self._report = options.on_progress
        self._progress: JobProgress | None = None  # of the current reading
        self._failures: dict[int, AltegioError] = {}
        self._checkpoint: Checkpoint | None = None
        self._reading: MembershipReading | None = None
        self._database: _database.JoinDatabase | None = None
        super().__init__(
            cast("Any", lists.sales),
            lists.sale_windows,
            replace(options, ordered=False, on_progress=self._report and self._report_sales),
            limiter=pipeline.limiter,
            open_checkpoint=make_checkpoint_opener(pipeline, name, options),
        )

    def __repr__(self) -> str:
        return f"<JoinJob: {self._lists.total} windows{', started' if self._started else ''}>"

    async def plan(self) -> JobPlan:
        """Return the smallest number of requests and the time that they need. Send nothing.

        Each window of days needs at least one request. A checkpoint is read, not created or changed.

        Raises:
            InvalidArgumentError: the job has started.
            CheckpointError: the checkpoint cannot be used.
            ClientClosedError: the job has ended.
        """
        sales = await super().plan()
        memberships = await self._create_reading().plan()
        count = RequestCount(memberships.least_requests + sales.least_requests, None)
        return create_plan(None, count, sales.way, self._limiter)

    def _create_reading(self) -> MembershipReading:
        options = replace(self._options, on_progress=self._report and self._report_windows)
        return MembershipReading(self._lists, options, self._limiter, self._open_checkpoint)

    def _report_windows(self, _done: int, _total: int | None, _failed: int) -> None:
        """Report the progress of the first reading."""
        self._report_progress(sum(map(len, self._lists.sale_windows.values())))

    def _report_sales(self, _done: int, _total: int | None, _failed: int) -> None:
        """Report the progress of the second reading."""
        self._report_progress(0)

    def _report_progress(self, later: int) -> None:
        """Report the progress of both readings.

        Args:
            later: smallest number of requests of later readings.
        """
        progress = get_job_progress()
        if progress is None or self._report is None:
            return
        if progress is not self._progress:
            progress.combine_parts(self._lists.total, self._progress, later)
            self._progress = progress
        self._report(progress.done, progress.total, progress.failed)

    def _create_store(self, checkpoint: Checkpoint) -> Store[Any]:
        self._checkpoint = checkpoint
        return super()._create_store(checkpoint)

    async def _prepare(self, store: Store[Any] | None) -> None:
        """Read the memberships.

        Raises:
            AltegioError: a window of memberships could not be read.
        """
        self._database = self._lists.sales.database = database = _database.JoinDatabase()
        self._reading = reading = self._create_reading()
        reading.checkpoint = self._checkpoint
        failure: AltegioError | None = None
        async with reading:
            async for outcome in reading:
                if outcome.error is not None:
                    failure = failure or outcome.error
                else:
                    await self._add_in_slices(database.add_memberships, outcome.unwrap())
        self._reading = None
        if failure is not None:
            raise failure

    async def _read_sales(self, scheduler: Scheduler[Any, Any], consumer: Consumer) -> None:
        """Read the product transactions of all locations."""
        while entries := await scheduler.next():
            for entry in entries:
                if entry.error is not None:
                    self._failures.setdefault(entry.key[0], entry.error)
                elif self._database is not None:
                    await self._add_in_slices(self._database.add_sales, cast("list[Sale]", entry.value))
            consumer.update()

    async def _add_in_slices(self, add: Callable[[list[T]], None], rows: list[T]) -> None:
        """Add rows to the database, and let other tasks run after each slice.

        Raises:
            ClientClosedError: another task has ended the job, and closed the database.
        """
        for start in range(0, len(rows), _ROWS_PER_SLICE):
            add(rows[start : start + _ROWS_PER_SLICE])
            await asyncio.sleep(0)
            self.check_open()

    async def _join(self) -> AsyncGenerator[Outcome[tuple[int, int], OwnedMembership]]:
        """Yield the outcomes of all memberships, and of locations that could not be read."""
        for number, outcome in enumerate(self._list_outcomes()):
            yield outcome
            if number % _SLICE == 0:
                await asyncio.sleep(0)
                self.check_open()

    def _list_outcomes(self) -> Iterator[Outcome[tuple[int, int], OwnedMembership]]:
        is_complete = not self._failures
        if self._database is not None:
            for membership, sales in self._database.iterate():
                owned = decide_owner(membership, sales, is_complete=is_complete)
                yield Outcome((owned.sale_location_id or NO_LOCATION, membership.id), OutcomeStatus.OK, owned)
        for location_id, error in self._failures.items():
            yield Outcome((location_id, NO_MEMBERSHIP), OutcomeStatus.FAILED, None, error)

    async def _iterate_outcomes(self) -> AsyncGenerator[Outcome[tuple[int, int], OwnedMembership]]:
        async with self._run(awaited=False) as (scheduler, consumer):
            await self._read_sales(scheduler, consumer)
            async with aclosing(self._join()) as outcomes:
                async for outcome in outcomes:
                    yield outcome
                    consumer.update()

    async def _collect(self) -> BulkResult[tuple[int, int], OwnedMembership]:
        result: BulkResult[tuple[int, int], OwnedMembership] = BulkResult(
            {}, [], {}, OwnedMembership, ("location_id", "id")
        )
        async with self._run(awaited=True) as (scheduler, consumer):
            await self._read_sales(scheduler, consumer)
            async for outcome in self._join():
                if outcome.error is not None:
                    result.failed[outcome.key] = outcome.error
                else:
                    result.ok[outcome.key] = outcome.unwrap()
        return result

    async def give_up(self) -> None:
        """End the job and close its checkpoint, because another job needs the file."""
        if self._reading is not None:
            await self._reading.give_up()
        await super().give_up()

    async def _close(self) -> None:
        """End all tasks of both readings, and close the checkpoint and the database."""
        try:
            if self._reading is not None:
                await self._reading.end()
            await super()._close()
        finally:
            if self._database is not None:
                self._database.close()
            self._database = None
