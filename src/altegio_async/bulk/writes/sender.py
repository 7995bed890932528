"""Sending of changes: an intent is stored before each request, and a lost outcome is resolved by reading."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from altegio_async.bulk.lookups import Caller, Lookup
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.sources import read_id
from altegio_async.bulk.writes.change_kinds import ApplyState, ChangeKind, Values
from altegio_async.bulk.writes.plan import Change, ChangeStatus
from altegio_async.errors import AltegioError, APIStatusError, UnknownOutcomeError

if TYPE_CHECKING:
    from altegio_async.bulk.writes.readers import Reader

SETTLE_SECONDS: Final = 60.0
"""Seconds after which a request of an interrupted run has no effect any more.

The server can still carry out a request whose client has ended."""

Key: TypeAlias = tuple[int, int]


class Intent(Struct, frozen=True):
    """A change that is about to be sent, or may have been sent.

    Attributes:
        change: the change.
        stored_at: POSIX time at which the intent was stored.
        is_reported: whether a run has reported that its outcome is unknown.
    """

    change: Change
    stored_at: float
    is_reported: bool = False


Step: TypeAlias = Change | AltegioError | None
"""What to do with a key: a change, an error that is reported instead, or None for a missing object."""


class IntentStore(Protocol):
    """Stores intents before the changes are sent."""

    def save_intent(self, key: Key, intent: Intent) -> None:
        """Store an intent on the disk.

        Raises:
            CheckpointError: it cannot be stored.
        """
        ...


class ChangeSender(Lookup[int, Change]):
    """Sends the planned change of each key, once.

    Args:
        caller: sends the operations.
        change_kind: the change of each object.
        reader: reads the objects.
        is_dry_run: return the planned changes and send nothing.
        settle_seconds: see `SETTLE_SECONDS`.

    Attributes:
        steps: what to do with each key. Keys that are absent are missing.
        uncertain: the intents of this and earlier runs whose outcome is not known.
        store: stores intents; None without a checkpoint.
    """

    batched = False
    one_spelling = True
    key_names: ClassVar[tuple[str, ...]] = ("chain_id", "id")
    read_ahead = 10_000
    way = "changes"
    kind: Any = Change

    def __init__(
        self,
        caller: Caller,
        change_kind: ChangeKind[Any],
        reader: Reader[Any],
        *,
        is_dry_run: bool = False,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        self._caller = caller
        self._change_kind = change_kind
        self._reader = reader
        self._is_dry_run = is_dry_run
        self._settle_seconds = settle_seconds
        self.steps: dict[Key, Step] = {}
        self.uncertain: dict[Key, Intent] = {}
        self.store: IntentStore | None = None

    def check(self, value: Any) -> int:
        """Return an id as a plain int.

        Raises:
            InvalidArgumentError: the value is not an id.
        """
        return read_id(value)

    def count_requests(self, location: int, questions: Sequence[int], size: int) -> RequestCount:
        """Return the number of changes to send. The objects have been read before."""
        _ = size
        if self._is_dry_run:
            return RequestCount()
        steps = (self.steps.get((location, one)) for one in questions)
        return RequestCount.exactly(
            sum(isinstance(step, Change) and step.status is ChangeStatus.PLANNED for step in steps)
        )

    def can_retry(self, error: AltegioError) -> bool:
        """Return whether a failed change was certainly not applied."""
        return not isinstance(error, UnknownOutcomeError)

    def explain_unsent(self, location: int, questions: Sequence[int], error: AltegioError) -> AltegioError:
        """Return the error of a change that is not sent. One of an earlier run can have been applied."""
        if all((location, question) in self.uncertain for question in questions):
            return _build_unknown_error("an earlier run may have applied the change", error)
        return error

    async def fetch(self, location: int, questions: Sequence[int]) -> dict[int, Change]:
        """Apply the planned change of one object, and return it.

        Raises:
            UnknownOutcomeError: the change may have been applied.
            CheckpointError: the intent cannot be stored. The change was not sent.
            AltegioError: the change was not applied.
        """
        (object_id,) = questions
        key = location, object_id
        step = self.steps.get(key)
        if step is None:
            return {}
        if isinstance(step, AltegioError):
            raise step
        if step.status is not ChangeStatus.PLANNED or self._is_dry_run:
            return {object_id: step}
        earlier = self.uncertain.get(key)
        if earlier is not None and await self._confirm_earlier(key, earlier):
            return {object_id: confirm(earlier.change)}
        return {object_id: await self._send(key, step)}

    async def _confirm_earlier(self, key: Key, intent: Intent) -> bool:
        """Return True if the change of an earlier run was applied, and False if it can be sent again.

        Raises:
            UnknownOutcomeError: neither is certain.
        """
        await asyncio.sleep(min(self._settle_seconds, intent.stored_at + self._settle_seconds - time.time()))
        apply_state, reason = await self._read_apply_state(key, intent.change)
        if apply_state is ApplyState.UNKNOWN:
            raise UnknownOutcomeError(f"an earlier run may have applied the change; {reason}")
        return apply_state is ApplyState.APPLIED

    async def _send(self, key: Key, change: Change) -> Change:
        intent = Intent(change, time.time())
        if self.store is not None:
            self.store.save_intent(key, intent)
        self.uncertain[key] = intent
        try:
            result = await self._caller.call(self._change_kind.create_operation(*key))
        except AltegioError as error:
            if is_certainly_not_applied(error):
                del self.uncertain[key]
                raise
            return await self._confirm(key, change, error)
        # A response with another object is stale, or comes from a server that ignores the id.
        is_other = result is not None and result.id != key[1]
        if is_other or self._change_kind.contradicts(result):
            return await self._confirm(key, change, None)
        del self.uncertain[key]
        return replace(change, status=ChangeStatus.APPLIED)

    async def _confirm(self, key: Key, change: Change, error: AltegioError | None) -> Change:
        """Return a change without a successful response, if reading the object shows that it was applied.

        Raises:
            UnknownOutcomeError: it may have been applied.
        """
        apply_state, reason = await self._read_apply_state(key, change)
        if apply_state is not ApplyState.APPLIED:
            raise _build_unknown_error(f"the change may have been applied; {reason}", error)
        return confirm(change)

    async def _read_apply_state(self, key: Key, change: Change) -> tuple[ApplyState, str]:
        """Read an object and return whether the change was applied, and what was read.

        If the outcome is certain, the key is not uncertain any more.
        """
        try:
            row = await self._reader.read_one(*key)
        except AltegioError as error:
            return ApplyState.UNKNOWN, f"the {self._change_kind.subject} cannot be read ({error.message})"
        if row is None:
            return ApplyState.UNKNOWN, f"the {self._change_kind.subject} does not exist any more"
        now = self._change_kind.read_values(row)
        apply_state = self._change_kind.find_apply_state(change.old, now)
        if apply_state is ApplyState.APPLIED:
            self.uncertain.pop(key, None)
        return apply_state, describe_values(change, now)


def confirm(change: Change) -> Change:
    """Return a change as applied, confirmed by reading the object."""
    return replace(change, status=ChangeStatus.APPLIED, is_verified=True)


def describe_values(change: Change, now: Values) -> str:
    """Return the values before a change, those to set, and the present ones as text."""
    return f"before it: {_format(change.old)}; to set: {_format(change.new)}; now: {_format(now)}"


def _format(values: Values) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def is_certainly_not_applied(error: AltegioError) -> bool:
    """Return whether a write that failed with this error certainly had no effect.

    It was not sent, or the server refused it with a status 4xx. A server error, a timeout, a lost response
    and a status 2xx with a failure in its body prove nothing.
    """
    if error.sent is False:
        return True
    return isinstance(error, APIStatusError) and 400 <= error.status < 500 and error.status not in {408, 499}


def _build_unknown_error(text: str, cause: AltegioError | None) -> UnknownOutcomeError:
    error = UnknownOutcomeError(text if cause is None else f"{text} (error: {cause.message})")
    if cause is not None:
        error.operation = cause.operation
        error.attempts = cause.attempts
        error.request_id = cause.request_id
        error.sent = cause.sent
    return error
