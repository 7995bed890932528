"""A job's outcomes in its checkpoint: typed on this side, rows on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from altegio_async.bulk.batches import Remembered
from altegio_async.bulk.outcomes import OutcomeStatus
from altegio_async.checkpoint import Checkpoint, Stored, error_text, read_error
from altegio_async.errors import AuthenticationError, CheckpointError, ClientClosedError, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.lookups import Lookup

V = TypeVar("V")

_OF_THE_CLIENT: Final = (AuthenticationError, ClientClosedError, ConfigurationError)
"""A token that has expired, a client that was closed: the next run has another one, and asks again."""


class Known(Struct, Generic[V], frozen=True):
    """An outcome that the checkpoint holds for a question."""

    location: int
    question: Any
    given: Any
    outcome: Remembered[V]


class Store(Generic[V]):
    """What a job keeps on disk.

    Args:
        checkpoint: the open file.
        lookup: what the job asks.
        again: whether what failed in an earlier run is to be asked again.
        replayed: whether the outcomes of earlier runs are handed out before the keys are read.
    """

    def __init__(
        self, checkpoint: Checkpoint, lookup: Lookup[Any, V], *, again: bool, replayed: bool
    ) -> None:
        self._checkpoint = checkpoint
        self._lookup = lookup
        self._again = again
        self.replayed = replayed
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(lookup.kind).decode

    def earlier(self) -> Iterator[list[Known[V]]]:
        """The outcomes of earlier runs that still hold, some at a time."""
        for rows in self._checkpoint.earlier():
            yield [self._known(row) for row in rows if self._holds(row)]

    def recall(self, location: int, question: Any, given: Any) -> Remembered[V] | None:
        """The outcome of a question, when it is known. Spellings that have been handed out are in it."""
        rows = [row for row in self._checkpoint.find(location, question) if self._holds(row)]
        if not rows:
            return None
        outcome = self._known(rows[0]).outcome
        outcome.spellings = [row.given for row in rows if self.replayed or self._is_new(row)]
        return outcome

    def save(self, entries: Iterable[Entry[V]]) -> None:
        """Write outcomes down, all or none. Failures that say nothing of their keys are left out."""
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
                if not isinstance(error, _OF_THE_CLIENT)
            ]
        )

    def close(self) -> None:
        """Close the file."""
        self._checkpoint.close()

    def _is_new(self, row: Stored) -> bool:
        return row.run == self._checkpoint.run

    def _holds(self, row: Stored) -> bool:
        return not self._again or row.status != OutcomeStatus.FAILED or self._is_new(row)

    def _known(self, row: Stored) -> Known[V]:
        try:
            value = self._decode(row.value) if row.value is not None else None
        except msgspec.DecodeError as error:
            reason = str(error)
        else:
            failure = read_error(row.error) if row.error is not None else None
            outcome = Remembered(OutcomeStatus(row.status), value, failure, [])
            return Known(row.location, row.question, row.given, outcome)
        raise CheckpointError(f"an outcome in the checkpoint cannot be read: {reason}")
