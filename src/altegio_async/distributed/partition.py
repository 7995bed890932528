"""Split the keys of a job into chunks for workers, and join their outcomes. Does no I/O."""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async.bulk import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.sources import is_async_iterable, parse_key, read_id, read_known, read_phone
from altegio_async.errors import APIConnectionError, AuthenticationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async.errors import AltegioError

CHUNK_SIZES: Final[dict[str, int]] = {
    "gift_card_types": 500,
    "gift_cards": 50,
    "membership_types": 500,
    "memberships": 50,
}
"""Default keys per chunk, which are requested again when a worker dies.

A chunk of phones takes fifteen seconds under the rate limit. A chunk of ids takes five requests, or more if
fewer of them share a location.
"""

_MOST_DEATHS: Final = 3  # workers lost with a chunk before its keys fail


class Chunk(Struct, eq=False):
    """Keys that one worker looks up together. `deaths` counts the workers that were lost with them."""

    keys: list[tuple[int, Any]]
    deaths: int = 0


async def read_keys(lookup: str, keys: Any) -> list[tuple[int, Any]]:
    """Return all keys of a look-up in `CHUNK_SIZES`, validated, each once.

    Raises:
        InvalidArgumentError: a key is not valid; nothing was sent.
    """
    check: Any = read_id if lookup.endswith("_types") else read_phone
    unique: dict[tuple[int, Any], None] = {}
    number = count(1)

    def add(pair: Any) -> None:
        unique[parse_key(pair, check, next(number))[0]] = None

    def add_all(location: Any, values: Iterable[Any]) -> None:
        for value in values:
            add((location, value))

    if not read_known(keys, add, add_all):
        if is_async_iterable(keys):
            async for pair in keys:
                add(pair)
        else:
            for pair in keys:
                add(pair)
    return list(unique)


class WorkQueue:
    """The chunks that wait for a worker, and the outcomes so far.

    Every key ends with exactly one outcome: the first that arrives counts.

    Args:
        keys: all keys, each once.
        size: keys per chunk.
    """

    def __init__(self, keys: list[tuple[int, Any]], size: int) -> None:
        self._keys = keys
        self._outcomes: dict[tuple[int, Any], Outcome[Any, Any]] = {}
        ordered = sorted(keys, key=lambda key: key[0])  # ids of one location share requests
        self._waiting = deque(Chunk(ordered[at : at + size]) for at in range(0, len(ordered), size))
        self.failed: int = 0
        self.refused: AuthenticationError | None = None  # a token was refused: all later requests would fail
        self.kind: Any = None

    @property
    def total(self) -> int:
        """Return the number of keys."""
        return len(self._keys)

    @property
    def done(self) -> int:
        """Return the number of keys with an outcome."""
        return len(self._outcomes)

    def take(self) -> Chunk | None:
        """Return the next waiting chunk, or None."""
        return self._waiting.popleft() if self._waiting else None

    def put_back(self, chunk: Chunk) -> None:
        """Queue a chunk that was lost with its worker first, or fail it after too many losses."""
        chunk.deaths += 1
        if chunk.deaths < _MOST_DEATHS:
            self._waiting.appendleft(chunk)
        else:
            self._fail(chunk, APIConnectionError(f"{_MOST_DEATHS} workers were lost during this look-up"))

    def add_outcomes(self, outcomes: Iterable[Outcome[Any, Any]]) -> None:
        """Store outcomes; later outcomes of the same key are ignored."""
        for outcome in outcomes:
            if outcome.key not in self._outcomes:
                self._outcomes[outcome.key] = outcome
                self.failed += outcome.error is not None
                if isinstance(outcome.error, AuthenticationError):
                    self.refused = outcome.error

    def fail_waiting(self, error: AltegioError) -> None:
        """Fail the keys of all waiting chunks."""
        while (chunk := self.take()) is not None:
            self._fail(chunk, error)

    def result(self) -> BulkResult[Any, Any]:
        """Return all outcomes in the order of the keys."""
        result: BulkResult[Any, Any] = BulkResult({}, [], {}, self.kind)
        for key in self._keys:
            outcome = self._outcomes[key]
            if outcome.error is not None:
                result.failed[key] = outcome.error
            elif outcome.status is OutcomeStatus.OK:
                result.ok[key] = outcome.value
            else:
                result.missing.append(key)
        return result

    def _fail(self, chunk: Chunk, error: AltegioError) -> None:
        self.add_outcomes(Outcome(key, OutcomeStatus.FAILED, None, error) for key in chunk.keys)
