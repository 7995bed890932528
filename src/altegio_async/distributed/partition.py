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
"""Look-ups, with the default number of keys per chunk.

Under the rate limit a chunk of 50 phones takes 15 seconds. A chunk of 500 ids of a location needs 5 requests.
"""

_MAX_DEATHS: Final = 3  # lost workers after which the keys of a chunk fail


class Chunk(Struct, eq=False):
    """Keys that one worker looks up together.

    Attributes:
        keys: the keys.
        deaths: number of workers that died while they had the chunk.
    """

    keys: list[tuple[int, Any]]
    deaths: int = 0


async def read_keys(lookup: str, keys: Any) -> list[tuple[int, Any]]:
    """Return all keys, validated and without repetitions.

    Args:
        lookup: a look-up in `CHUNK_SIZES`.
        keys: the keys as they were passed.

    Raises:
        InvalidArgumentError: a key is not valid.
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
    """The queue of chunks that wait for a worker, and the outcomes of finished chunks.

    Every key has exactly one outcome: the first that is added.

    Args:
        keys: all keys, without repetitions.
        chunk_size: keys per chunk.
    """

    def __init__(self, keys: list[tuple[int, Any]], chunk_size: int) -> None:
        self._keys = keys
        self._outcomes: dict[tuple[int, Any], Outcome[Any, Any]] = {}
        ordered = sorted(keys, key=lambda key: key[0])  # so that ids of one location share requests
        self._waiting = deque(
            Chunk(ordered[start : start + chunk_size]) for start in range(0, len(ordered), chunk_size)
        )
        self.failed: int = 0
        self.refused: AuthenticationError | None = (
            None  # the API refused a token: all later requests would fail
        )
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

    def requeue(self, chunk: Chunk) -> None:
        """Put a chunk whose worker died at the front of the queue. After too many deaths, fail its keys."""
        chunk.deaths += 1
        if chunk.deaths < _MAX_DEATHS:
            self._waiting.appendleft(chunk)
        else:
            self._fail(chunk, APIConnectionError(f"{_MAX_DEATHS} workers died during this look-up"))

    def add_outcomes(self, outcomes: Iterable[Outcome[Any, Any]]) -> None:
        """Store the first outcome of each key."""
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

    def build_result(self) -> BulkResult[Any, Any]:
        """Return the result with all outcomes, in the order of the keys."""
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
