"""Conversion between the outcomes of a job and the rows of its checkpoint."""

from __future__ import annotations

import asyncio
import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from altegio_async import errors
from altegio_async._core.decoders import complete_type, make_decoder
from altegio_async.bulk.batches import RememberedOutcome
from altegio_async.bulk.checkpoint import Checkpoint, StoredOutcome
from altegio_async.bulk.checkpoint_errors import DamagedError
from altegio_async.bulk.client_errors import is_client_error
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.errors import AltegioError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.checkpoint_file import FileId
    from altegio_async.bulk.checkpoint_snapshot import CheckpointSnapshot
    from altegio_async.bulk.lookups import Lookup

V = TypeVar("V")

_SLICE: Final = 500  # questions that are read before other tasks run

UNCERTAIN: Final = frozenset({"intent", "unknown"})
"""Statuses of changes that may have been applied."""


class Store(Generic[V]):
    """The stored outcomes of a job.

    Args:
        checkpoint: the open file.
        lookup: the look-up of the job.
        retry_failed: request keys again that failed in an earlier run.
    """

    def __init__(self, checkpoint: Checkpoint, lookup: Lookup[Any, V], *, retry_failed: bool) -> None:
        self._checkpoint = checkpoint
        self._lookup = lookup
        self._retry_failed = retry_failed
        self._unsaved: dict[tuple[int, Any], RememberedOutcome[V]] = {}
        self._encode = msgspec.json.Encoder().encode
        self._decode = make_decoder(lookup.kind).decode

    @property
    def file_id(self) -> FileId:
        """Device and inode of the file."""
        return self._checkpoint.file_id

    def find(self, location: int, question: Any) -> RememberedOutcome[V] | None:
        """Return the final outcome of a question, or None.

        Its spellings are those that were saved, and therefore delivered, in this run.

        Raises:
            CheckpointError: the file is damaged.
        """
        stored = self._lookup.to_stored(question)
        rows = [row for row in self._checkpoint.find(location, stored) if self._is_final(row)]
        if not rows:
            return None
        newest = max(rows, key=attrgetter("run"))
        with self._checkpoint.guard:  # another version of this package can have written the rows
            for row in rows:
                self._check_spelling(row)
            value = self._decode(newest.value) if newest.value is not None else None
            failure = read_error(newest.error) if newest.error is not None else None
            spellings = [self._lookup.from_stored(row.given) for row in rows if self._is_new(row)]
            return RememberedOutcome(OutcomeStatus(newest.status), value, failure, spellings)

    def recall(self, location: int, question: Any, given: Any) -> RememberedOutcome[V] | None:
        """Return the final outcome of a question for a key of a stream, or None.

        Each spelling of a stream is delivered once. Outcomes are remembered until they are saved with the
        number of this run, because only then the file shows that they were delivered.
        """
        key = location, question
        known = self._unsaved.get(key) or self.find(location, question)
        if known is not None and given not in known.spellings:
            self._unsaved[key] = known
        return known

    def save(self, entries: Iterable[Entry[V]]) -> None:
        """Write outcomes to the file in one transaction.

        Raises:
            CheckpointError: they cannot be written.
        """
        with self._checkpoint.guard:
            rows = [self._to_row(entry) for entry in entries]
        self._checkpoint.save(rows)
        self._unsaved.clear()

    def close(self) -> None:
        """Close the file."""
        self._checkpoint.close()

    def _to_row(self, entry: Entry[V]) -> StoredOutcome:
        location, given = entry.key
        lookup = self._lookup
        return StoredOutcome(
            location,
            lookup.to_stored(lookup.check(given)),
            lookup.to_stored(given),
            entry.status.value,
            self._encode(entry.value) if entry.status is OutcomeStatus.OK else None,
            encode_error(entry.error) if entry.error is not None else None,
        )

    def _is_new(self, row: StoredOutcome) -> bool:
        """Return whether this run has written the row."""
        return row.run == self._checkpoint.run

    def _is_final(self, row: StoredOutcome) -> bool:
        """Return whether an outcome is used instead of a request. Some failures of earlier runs are not."""
        if self._is_new(row) and row.status not in UNCERTAIN:
            return True
        with self._checkpoint.guard:
            return is_final(row, retry_failed=self._retry_failed)

    def _check_spelling(self, row: StoredOutcome) -> None:
        """Raise DamagedError if the spelling of a row belongs to another question."""
        lookup = self._lookup
        if lookup.to_stored(lookup.check(lookup.from_stored(row.given))) != row.question:
            raise DamagedError("an outcome in it belongs to another key")


def is_final(row: StoredOutcome, *, retry_failed: bool) -> bool:
    """Return whether the outcome of an earlier run is used instead of a request.

    Raises:
        ValueError: the row contains an error that cannot be read.
    """
    if row.status in UNCERTAIN:
        return False
    return row.error is None or (not retry_failed and not is_client_error(read_error(row.error)))


async def list_unstored(
    snapshot: CheckpointSnapshot,
    lookup: Lookup[Any, Any],
    location: int,
    questions: Sequence[Any],
    *,
    retry_failed: bool,
) -> list[Any]:
    """Return the questions of a location that a job with this checkpoint would request.

    Raises:
        CheckpointError: the file is damaged.
    """
    unstored: list[Any] = []
    for number, question in enumerate(questions, 1):
        rows = snapshot.find(location, lookup.to_stored(question))
        with snapshot.guard:
            if not any(is_final(row, retry_failed=retry_failed) for row in rows):
                unstored.append(question)
        if number % _SLICE == 0:
            await asyncio.sleep(0)
    return unstored


class SharedStore(Store[V]):
    """The stored outcomes of an inner job, in the checkpoint of the job that contains it."""

    def close(self) -> None:
        """Do nothing: the outer job closes the file."""


class _StoredError(Struct):
    """The JSON form of an error."""

    type: str
    message: str = ""
    operation: str | None = None
    attempts: int = 0
    status: int | None = None


def encode_error(error: AltegioError) -> str:
    """Return the stored form of an error."""
    parts = {
        "type": type(error).__name__,
        "message": error.message,
        "operation": error.operation,
        "attempts": error.attempts,
        "status": getattr(error, "status", None),
    }
    return json.dumps({name: part for name, part in parts.items() if part is not None})


def read_error(text: str) -> AltegioError:
    """Return an error from its stored form; an `AltegioError` for an unknown class.

    Raises:
        ValueError: the text is not a stored error.
        RecursionError: the text is nested too deeply.
    """
    complete_type(_StoredError)
    stored = msgspec.convert(json.loads(text), _StoredError)
    kind = getattr(errors, stored.type) if stored.type in errors.__all__ else AltegioError
    error: AltegioError = kind(stored.message)
    error.operation = stored.operation
    error.attempts = stored.attempts
    if isinstance(error, (errors.APIStatusError, errors.APIResponseError)):
        error.status = stored.status or 0
    return error
