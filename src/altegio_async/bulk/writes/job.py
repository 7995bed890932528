"""Bulk writes: read the present values, plan the changes, ask for confirmation, and send each change once."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.job_progress import JobProgress, get_job_progress
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.bulk.writes.change_kinds import ApplyState, Values
from altegio_async.bulk.writes.keys import parse_keys, parse_pair
from altegio_async.bulk.writes.plan import Change, ChangeStatus, WritePlan
from altegio_async.bulk.writes.sender import (
    ChangeSender,
    Intent,
    Key,
    Step,
    confirm,
    describe_values,
)
from altegio_async.errors import AltegioError, InvalidArgumentError, PlanRejectedError, UnknownOutcomeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.checkpoint_opener import CheckpointOpener
    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.writes.change_kinds import ChangeKind
    from altegio_async.bulk.writes.readers import Reader
    from altegio_async.bulk.writes.write_store import WriteStore

_READ_BATCH = 100


class WriteJob(BulkJob[tuple[int, int], Change]):
    """A bulk write. It starts when it is iterated over or awaited, and can be used once.

    It first reads the present values of all objects, then calls `on_plan`, and then sends the changes.
    """

    def __init__(
        self,
        sender: ChangeSender,
        change_kind: ChangeKind[Any],
        reader: Reader[Any],
        keys: Any,
        options: Options,
        *,
        limiter: Limiter | None = None,
        open_checkpoint: CheckpointOpener | None = None,
    ) -> None:
        parsed = parse_keys(keys)
        if options.dry_run and options.checkpoint is not None and not Path(options.checkpoint).exists():
            open_checkpoint = None  # a dry run creates no file
        self._report = options.on_progress
        self._reading_progress: JobProgress | None = None  # until its requests have been added
        outer = replace(options, on_progress=self._report and self._report_changes)
        super().__init__(sender, parsed, outer, limiter=limiter, open_checkpoint=open_checkpoint)
        self._keys = parsed
        self._sender = sender
        self._change_kind = change_kind
        self._reader = reader

    def _create_store(self, checkpoint: Checkpoint) -> Store[Change]:
        from altegio_async.bulk.writes.write_store import WriteStore  # noqa: PLC0415 - only checkpoints need SQLite

        return WriteStore(
            checkpoint,
            self._sender,
            retry_failed=self._options.retry_failed,
            is_dry_run=self._options.dry_run,
        )

    def _count_requests(self, questions: Mapping[int, Sequence[int]]) -> RequestCount:
        """Return the requests that read the objects, and at most one per object that changes it.

        Before a change that an earlier run may have applied is sent again, the object is read once more.
        """
        lookup = self._reader.create_lookup()
        size = _READ_BATCH if lookup.batched else 1
        count = RequestCount()
        for chain_id, ids in questions.items():
            count += lookup.count_requests(chain_id, ids, size)
            if not self._options.dry_run:
                count += RequestCount(0, len(ids))
        if not self._options.dry_run:
            count += RequestCount(0, self._count_uncertain(questions))
        return count

    def _count_uncertain(self, questions: Mapping[int, Sequence[int]]) -> int:
        """Return the number of changes that an earlier run may have applied."""
        if self._open_checkpoint is None:
            return 0
        from altegio_async.bulk.checkpoint_rows import UNCERTAIN  # noqa: PLC0415 - only checkpoints need SQLite

        keys = [(chain_id, one) for chain_id, ids in questions.items() for one in ids]
        with self._open_checkpoint.read() as snapshot:
            return sum(any(row.status in UNCERTAIN for row in snapshot.find(*key)) for key in keys)

    async def _prepare(self, store: Store[Change] | None) -> None:
        """Plan the changes and ask for confirmation.

        Raises:
            PlanRejectedError: `on_plan` returned False.
        """
        write_store = cast("WriteStore | None", store)
        self._sender.store = write_store
        keys = await self._collect_keys()
        plan = await self._make_plan(keys, write_store)
        on_plan = self._options.on_plan
        if on_plan is None or self._options.dry_run or not plan.changes:
            return
        decision = on_plan(plan)
        if inspect.isawaitable(decision):
            decision = await decision
        if decision is False:
            raise PlanRejectedError(f"on_plan returned False; none of {len(plan.changes)} changes was sent")

    async def _collect_keys(self) -> list[Key]:
        """Return all keys, those of an async iterable after reading it to its end.

        Raises:
            InvalidArgumentError: a key is not valid.
        """
        if isinstance(self._keys, list):
            return self._keys
        keys: dict[Key, None] = {}
        number = 0
        async for pair in self._keys:
            number += 1
            keys[parse_pair(pair, number)] = None
        planner = self._create_planner(memory=0)
        for key in keys:
            planner.add(key)
        self._planner, self._source = planner, None
        return list(keys)

    async def _make_plan(self, keys: list[Key], store: WriteStore | None) -> WritePlan:
        """Read the present values of all objects without an outcome, and return what to do with each."""
        wanted: list[Key] = []
        for key in keys:
            if store is not None:
                if store.find(*key) is not None:
                    continue
                if (intent := store.find_intent(key)) is not None:
                    self._sender.uncertain[key] = intent
            wanted.append(key)
        plan = WritePlan(self._change_kind.operation_id, {}, [], [], {}, len(keys) - len(wanted))
        await self._read_steps(wanted)
        for key in wanted:
            self._add_to_plan(plan, key)
        return plan

    async def _read_steps(self, keys: list[Key]) -> None:
        """Read the objects of keys, and set what to do with each."""
        options = Options(
            max_in_flight=self._options.max_in_flight,
            batch_size=_READ_BATCH,
            retry_failed=self._options.retry_failed,
            on_progress=self._report and self._store_reading_progress,
        )
        reading: BulkJob[Key, Any] = BulkJob(self._reader.create_lookup(), keys, options)
        async with reading:
            async for outcome in reading:
                key = outcome.key
                intent = self._sender.uncertain.get(key)
                if outcome.status is OutcomeStatus.OK:
                    self._sender.steps[key] = self._choose_step(key, outcome.value, intent)
                elif intent is not None:
                    reason = (
                        outcome.error.message if outcome.error is not None else "it does not exist any more"
                    )
                    self._sender.steps[key] = UnknownOutcomeError(
                        f"an earlier run may have applied the change; "
                        f"the {self._change_kind.subject} cannot be read ({reason})"
                    )
                elif outcome.error is not None:
                    self._sender.steps[key] = outcome.error

    def _store_reading_progress(self, _done: int, _total: int | None, _failed: int) -> None:
        """Store the progress of the reading, whose requests belong to the job."""
        self._reading_progress = get_job_progress()

    def _report_changes(self, done: int, total: int | None, failed: int) -> None:
        """Report the progress of the changes, with the requests that read the objects."""
        progress, reading = get_job_progress(), self._reading_progress
        if progress is not None and reading is not None:
            progress.add_requests(reading)
            self._reading_progress = None
        if self._report is not None:
            self._report(done, total, failed)

    def _choose_step(self, key: Key, row: Any, intent: Intent | None) -> Step:
        """Return what to do with an object that was read."""
        kind = self._change_kind
        old = kind.read_values(row)
        if intent is not None:
            return self._choose_step_after_intent(key, intent, old)
        if kind.is_applied(old):
            return Change(ChangeStatus.UNCHANGED, old, kind.new)
        obstacle = kind.find_obstacle(row, old)
        if obstacle is not None:
            return InvalidArgumentError(f"the {kind.subject} was not changed: {obstacle}")
        return Change(ChangeStatus.PLANNED, old, kind.new)

    def _choose_step_after_intent(self, key: Key, intent: Intent, now: Values) -> Step:
        """Return what to do with an object that an earlier run may have changed."""
        apply_state = self._change_kind.find_apply_state(intent.change.old, now)
        if apply_state is ApplyState.APPLIED:
            del self._sender.uncertain[key]
            return confirm(intent.change)
        values = describe_values(intent.change, now)
        if apply_state is ApplyState.UNKNOWN:
            return UnknownOutcomeError(f"an earlier run may have applied the change; {values}")
        if intent.is_reported and not self._options.retry_failed:
            return UnknownOutcomeError(
                f"an earlier run sent the change and got no success response; its values are the old ones; "
                f"retry_failed=True sends it again; {values}"
            )
        return intent.change

    def _add_to_plan(self, plan: WritePlan, key: Key) -> None:
        step = self._sender.steps.get(key)
        if step is None:
            plan.missing.append(key)
        elif isinstance(step, AltegioError):
            plan.failed[key] = step
        elif step.status is ChangeStatus.UNCHANGED:
            plan.unchanged.append(key)
        elif step.status is ChangeStatus.PLANNED:
            plan.changes[key] = step
            if key in self._sender.uncertain:
                plan.repeated.append(key)
