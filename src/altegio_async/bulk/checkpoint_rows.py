"""Conversion between the typed outcomes of a job and the rows of its checkpoint."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from altegio_async import errors
from altegio_async._core.decoders import complete_type, make_decoder
from altegio_async.bulk.batches import Remembered
from altegio_async.bulk.checkpoint import Checkpoint, Stored
from altegio_async.bulk.checkpoint_errors import DamagedError
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.errors import AltegioError, AuthenticationError, ClientClosedError, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.checkpoint_file import FileId
    from altegio_async.bulk.lookups import Lookup

V = TypeVar("V")

_NOT_FINAL: Final = (AuthenticationError, ClientClosedError, ConfigurationError)
"""Errors about the client and not about the key, such as an expired token: the next run asks again."""


class Store(Generic[V]):
    """The outcomes that a job keeps on disk.

    Args:
        checkpoint: the open file.
        lookup: what the job asks.
        again: whether keys that failed in an earlier run are to be asked again.
    """

    def __init__(self, checkpoint: Checkpoint, lookup: Lookup[Any, V], *, again: bool) -> None:
        self._checkpoint = checkpoint
        self._lookup = lookup
        self._again = again
        self._unsaved: dict[tuple[int, Any], Remembered[V]] = {}
        self._encode = msgspec.json.Encoder().encode
        self._decode = make_decoder(lookup.kind).decode

    @property
    def file_id(self) -> FileId:
        """Device and inode of the file."""
        return self._checkpoint.file_id

    def find(self, location: int, question: Any) -> Remembered[V] | None:
        """Return the final outcome of a question; None if there is none.

        Its spellings are those that were saved, and therefore delivered, in this run.

        Raises:
            CheckpointError: the file is damaged.
        """
        rows = [row for row in self._checkpoint.find(location, question) if self._is_final(row)]
        if not rows:
            return None
        newest = max(rows, key=attrgetter("run"))
        with self._checkpoint.guard:  # another version may have written it
            for row in rows:
                self._check_spelling(row)
            value = self._decode(newest.value) if newest.value is not None else None
            failure = read_error(newest.error) if newest.error is not None else None
            spellings = [row.given for row in rows if self._is_new(row)]
            return Remembered(OutcomeStatus(newest.status), value, failure, spellings)

    def recall(self, location: int, question: Any, given: Any) -> Remembered[V] | None:
        """Return the same for a key of a stream, which delivers it once per spelling."""
        key = location, question
        known = self._unsaved.get(key) or self.find(location, question)
        if known is not None and given not in known.spellings:
            self._unsaved[key] = known  # until it is saved with the number of this run, the file cannot tell
        return known

    def save(self, entries: Iterable[Entry[V]]) -> None:
        """Write outcomes to the file, all or none.

        Raises:
            CheckpointError: they cannot be written.
        """
        with self._checkpoint.guard:
            rows = [self._row(*entry[1:]) for entry in entries]
        self._checkpoint.save(rows)
        self._unsaved.clear()

    def close(self) -> None:
        """Close the file."""
        self._checkpoint.close()

    def _row(
        self, key: tuple[int, Any], status: OutcomeStatus, value: V | None, error: AltegioError | None
    ) -> Stored:
        location, given = key
        return Stored(
            location,
            self._lookup.check(given),
            given,
            status.value,
            self._encode(value) if status is OutcomeStatus.OK else None,
            error_text(error) if error is not None else None,
        )

    def _is_new(self, row: Stored) -> bool:
        return row.run == self._checkpoint.run

    def _is_final(self, row: Stored) -> bool:
        """Return whether an outcome holds, unlike a failure of an earlier run that is to be asked again."""
        if row.error is None or self._is_new(row):
            return True
        with self._checkpoint.guard:
            return not self._again and not isinstance(read_error(row.error), _NOT_FINAL)

    def _check_spelling(self, row: Stored) -> None:
        if self._lookup.check(row.given) != row.question:
            raise DamagedError("an outcome in it belongs to another key")


class _StoredError(Struct):
    """The JSON form of an error."""

    type: str
    message: str = ""
    operation: str | None = None
    attempts: int = 0
    status: int | None = None


def error_text(error: AltegioError) -> str:
    """Return an error as it is stored."""
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
        ValueError: the text is no stored error.
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
