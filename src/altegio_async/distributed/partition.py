"""The keys of a job in portions for workers, and the outcomes put together again. Pure."""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async.bulk import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.sources import checked_item, checked_phone, is_async_iterable, parsed, read_known
from altegio_async.errors import APIConnectionError, AuthenticationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async.errors import AltegioError

PORTION: Final[dict[str, int]] = {
    "gift_card_types": 500,
    "gift_cards": 50,
    "membership_types": 500,
    "memberships": 50,
}
"""Keys in a portion by default: what is asked again when a worker dies.

Of phones it is fifteen seconds' work under the limit; of ids five requests, or more where fewer of them
share a location.
"""

_DEATHS: Final = 3  # workers that a portion may cost before its keys count as failed


class Portion(Struct, eq=False):
    """Keys that one worker looks up together; `deaths` counts the workers that were lost with them."""

    keys: list[tuple[int, Any]]
    deaths: int = 0


async def read_keys(lookup: str, keys: Any) -> list[tuple[int, Any]]:
    """All keys for one of the look-ups in `PORTION`, checked, each once.

    Raises:
        InvalidArgumentError: a key is refused; nothing was sent.
    """
    check: Any = checked_item if lookup.endswith("_types") else checked_phone
    found: dict[tuple[int, Any], None] = {}
    number = count(1)

    def add(pair: Any) -> None:
        found[parsed(pair, check, next(number))[0]] = None

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
    return list(found)


class Ledger:
    """Which keys are to be asked, which are under way, and what became of the others.

    Every key ends with exactly one outcome: the first that arrives counts.

    Args:
        keys: all keys, each once.
        size: keys a portion.
    """

    def __init__(self, keys: list[tuple[int, Any]], size: int) -> None:
        self._keys = keys
        self._outcomes: dict[tuple[int, Any], Outcome[Any, Any]] = {}
        ordered = sorted(keys, key=lambda key: key[0])  # ids of one location travel together
        self._waiting = deque(Portion(ordered[at : at + size]) for at in range(0, len(ordered), size))
        self.failed = 0
        self.refused: AuthenticationError | None = None  # a token was refused: nothing more is to be asked
        self.kind: Any = None

    @property
    def total(self) -> int:
        """All keys."""
        return len(self._keys)

    @property
    def done(self) -> int:
        """Keys that have their outcome."""
        return len(self._outcomes)

    def take(self) -> Portion | None:
        """The next portion to ask for; None when none waits."""
        return self._waiting.popleft() if self._waiting else None

    def put_back(self, portion: Portion) -> None:
        """A portion was lost with its worker: it goes first again, unless it has cost too many."""
        portion.deaths += 1
        if portion.deaths < _DEATHS:
            self._waiting.appendleft(portion)
        else:
            self._fail(portion, APIConnectionError(f"{_DEATHS} workers were lost while they looked this up"))

    def settle(self, outcomes: Iterable[Outcome[Any, Any]]) -> None:
        """Outcomes arrived."""
        for outcome in outcomes:
            if outcome.key not in self._outcomes:
                self._outcomes[outcome.key] = outcome
                self.failed += outcome.error is not None
                if isinstance(outcome.error, AuthenticationError):
                    self.refused = outcome.error

    def fail_the_rest(self, error: AltegioError) -> None:
        """Give up all portions that wait."""
        while (portion := self.take()) is not None:
            self._fail(portion, error)

    def result(self) -> BulkResult[Any, Any]:
        """All outcomes, in the order of the keys."""
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

    def _fail(self, portion: Portion, error: AltegioError) -> None:
        self.settle(Outcome(key, OutcomeStatus.FAILED, None, error) for key in portion.keys)
