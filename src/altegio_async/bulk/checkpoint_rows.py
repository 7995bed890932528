"""A job's outcomes in its checkpoint: typed on this side, rows on the other."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec

from altegio_async import errors
from altegio_async.bulk.batches import Remembered
from altegio_async.bulk.checkpoint import Checkpoint, Stored
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.errors import AltegioError, AuthenticationError, ClientClosedError, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.lookups import Lookup

V = TypeVar("V")

_OF_THE_CLIENT: Final = (AuthenticationError, ClientClosedError, ConfigurationError)
"""A token that has expired, a client that was closed: the next run has another one, and asks again."""


class Store(Generic[V]):
    """What a job keeps on disk.

    Args:
        checkpoint: the open file.
        lookup: what the job asks.
        again: whether what failed in an earlier run is to be asked again.
    """

    def __init__(self, checkpoint: Checkpoint, lookup: Lookup[Any, V], *, again: bool) -> None:
        self._checkpoint = checkpoint
        self._lookup = lookup
        self._again = again
        self._unsaved: dict[tuple[int, Any], Remembered[V]] = {}
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(lookup.kind).decode

    def find(self, location: int, question: Any) -> Remembered[V] | None:
        """The outcome of a question, when one is stored that holds.

        Its spellings are those that were saved in this run, which is to say handed out.
        """
        rows = [row for row in self._checkpoint.find(location, question) if self._holds(row)]
        if not rows:
            return None
        newest = max(rows, key=attrgetter("run"))
        with self._checkpoint.guard:  # another version may have written it
            value = self._decode(newest.value) if newest.value is not None else None
            failure = read_error(newest.error) if newest.error is not None else None
            spellings = [row.given for row in rows if self._is_new(row)]
            return Remembered(OutcomeStatus(newest.status), value, failure, spellings)

    def recall(self, location: int, question: Any, given: Any) -> Remembered[V] | None:
        """The same for a stream, which hands it out for one more spelling, unless that has had it."""
        key = location, question
        known = self._unsaved.get(key) or self.find(location, question)
        if known is not None and given not in known.spellings:
            self._unsaved[key] = known  # until it is saved with this run's number, the file cannot tell
        return known

    def save(self, entries: Iterable[Entry[V]]) -> None:
        """Write outcomes down, all or none."""
        check = self._lookup.check
        self._checkpoint.save(
            [
                Stored(
                    location,
                    check(given),
                    given,
                    status.value,
                    self._encode(value) if status is OutcomeStatus.OK else None,
                    error_text(error) if error is not None else None,
                )
                for _, (location, given), status, value, error in entries
            ]
        )
        self._unsaved.clear()

    def close(self) -> None:
        """Close the file."""
        self._checkpoint.close()

    def _is_new(self, row: Stored) -> bool:
        return row.run == self._checkpoint.run

    def _holds(self, row: Stored) -> bool:
        """Whether an outcome is final: not so a failure of an earlier run that is to be asked again."""
        if row.error is None or self._is_new(row):
            return True
        with self._checkpoint.guard:
            return not self._again and not isinstance(read_error(row.error), _OF_THE_CLIENT)


def error_text(error: AltegioError) -> str:
    """An error as it is stored."""
    parts = {
        "type": type(error).__name__,
        "message": error.message,
        "operation": error.operation,
        "attempts": error.attempts,
        "status": getattr(error, "status", None),
    }
    return json.dumps({name: part for name, part in parts.items() if part is not None})


def read_error(text: str) -> AltegioError:
    """An error as it was stored; of an unknown class, an `AltegioError`."""
    parts: dict[str, Any] = json.loads(text)
    name = parts.get("type")
    kind = getattr(errors, name) if name in errors.__all__ else AltegioError
    error: AltegioError = kind(parts.get("message", ""))
    error.operation = parts.get("operation")
    error.attempts = parts.get("attempts", 0)
    if isinstance(error, (errors.APIStatusError, errors.APIResponseError)):
        error.status = parts.get("status", 0)
    return error
