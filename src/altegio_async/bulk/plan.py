"""What is still to be asked, and in which requests. Pure: no I/O, no tasks, no clock."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from altegio_async.bulk.keys import parsed
from altegio_async.bulk.outcomes import Outcome, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from altegio_async.bulk.lookups import Lookup
    from altegio_async.errors import AltegioError

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

SECOND_ASKING: Final = 25
"""Ids a request in which ids that an answer lacked are asked again."""

Entry = tuple[int, Outcome[Any, V]]
"""An outcome with the place of its key among all keys."""


class Ask(Generic[Q, V]):
    """One question, asked once for all spellings of its key."""

    __slots__ = ("asked_with", "keys", "location", "outcome", "question", "retried")

    def __init__(self, location: int, question: Q) -> None:
        self.location = location
        self.question = question
        self.keys: list[tuple[int, Any]] = []
        self.asked_with = 0  # the number of ids in the first request
        self.retried = False
        self.outcome: Outcome[Any, V] | None = None

    def has(self, key: Any) -> bool:
        """Whether the key was given before in just this form."""
        return any(known == key for _, known in self.keys)


class Batch(Generic[Q, V]):
    """The questions of one request."""

    __slots__ = ("asks", "location", "second")

    def __init__(self, location: int, asks: list[Ask[Q, V]], *, second: bool) -> None:
        self.location = location
        self.asks = asks
        self.second = second

    @property
    def questions(self) -> list[Q]:
        """What is asked, in the order of the asking."""
        return [ask.question for ask in self.asks]


class Group(Generic[Q, V]):
    """The questions of one location: not asked yet, lacking in an answer, and the requests under way."""

    __slots__ = ("again", "pending", "under_way")

    def __init__(self) -> None:
        self.pending: deque[Ask[Q, V]] = deque()
        self.again: list[Ask[Q, V]] = []
        self.under_way = 0


class Plan(Generic[Q, V]):
    """Keys go in, batches come out; answers go in, outcomes come out.

    Args:
        lookup: what is asked.
        batch_size: ids a request at most.
        memory: answered questions kept to answer a repeat with; None keeps all.
        retry: whether what failed is asked once more, after everything else.
        cut: told how many ids were asked for when an answer proves to have been cut.
    """

    def __init__(
        self,
        lookup: Lookup[Q, V],
        *,
        batch_size: int,
        memory: int | None,
        retry: bool = False,
        cut: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.lookup = lookup
        self.size = batch_size if lookup.batched else 1
        self.accepted = 0  # keys
        self.settled: list[Entry[V]] = []
        self.ended = False
        self._memory = memory
        self._retry = retry
        self._cut = cut
        self._asks: dict[tuple[int, Q], Ask[Q, V]] = {}
        self._answered: deque[tuple[int, Q]] = deque()
        self._groups: dict[int, Group[Q, V]] = {}
        self._full: dict[int, None] = {}  # locations with enough for a whole batch, in order
        self._partial: dict[int, None] = {}  # locations with anything waiting, in order
        self._second: deque[Batch[Q, V]] = deque()
        self._failed: deque[Batch[Q, V]] = deque()

    def add(self, pair: Any) -> None:
        """Take in one more key. A repeated key counts once.

        Raises:
            InvalidArgumentError: the key is refused; the message names it.
        """
        key, question = parsed(pair, self.lookup.check)
        location = key[0]
        ask = self._asks.get((location, question))
        if ask is None:
            ask = self._asks[location, question] = Ask(location, question)
            ask.keys.append((self.accepted, key))
            self._enqueue(ask)
        elif ask.has(key):
            return
        else:
            ask.keys.append((self.accepted, key))
            if ask.outcome is not None:
                self.settled.append((self.accepted, _for_key(ask.outcome, key)))
        self.accepted += 1

    def _enqueue(self, ask: Ask[Q, V]) -> None:
        group = self._groups.get(ask.location)
        if group is None:
            group = self._groups[ask.location] = Group()
        group.pending.append(ask)
        self._partial[ask.location] = None
        if len(group.pending) >= self.size:
            self._full[ask.location] = None

    @property
    def waits(self) -> bool:
        """Whether anything waits to be asked, now or later."""
        return bool(self._partial or self._second or self._failed)

    def take(self, *, flush: bool) -> Batch[Q, V] | None:
        """The next request, or None. Without `flush`, what may still become a full batch is left to."""
        if self._second:
            return self._second.popleft()
        waiting = self._full or (self._partial if flush else None)
        if waiting:
            return self._first_batch(next(iter(waiting)))
        if flush and self._failed:
            return self._failed.popleft()
        return None

    def _first_batch(self, location: int) -> Batch[Q, V]:
        group = self._groups[location]
        asks = list(islice(group.pending, self.size))
        count = self.lookup.fitting(location, [ask.question for ask in asks])
        del asks[count:]
        for ask in asks:
            group.pending.popleft()
            ask.asked_with = count
        if len(group.pending) < self.size:
            self._full.pop(location, None)
        if not group.pending:
            del self._partial[location]
        group.under_way += 1
        return Batch(location, asks, second=False)

    def answered(self, batch: Batch[Q, V], found: Mapping[Q, V]) -> None:
        """An answer came: what it has is ok, what it lacks is asked again, or missing the second time."""
        lacking = [ask for ask in batch.asks if ask.question not in found]
        present = [ask for ask in batch.asks if ask.question in found]
        for ask in present:
            self._settle(ask, Outcome(None, OutcomeStatus.OK, found[ask.question]))
        if not batch.second:
            self._end(batch, lacking)
        elif present:
            self._check_cut(max(ask.asked_with for ask in present))
            self._ask_fewer(batch, lacking)
        else:
            for ask in lacking:
                self._settle(ask, Outcome(None, OutcomeStatus.MISSING))

    def _ask_fewer(self, batch: Batch[Q, V], lacking: list[Ask[Q, V]]) -> None:
        """This server cuts, and may have cut this answer too: what it lacks is not missing yet."""
        size = max(len(batch.asks) // 2, 1)
        for ask in lacking:
            ask.asked_with = len(batch.asks)
        for start in range(0, len(lacking), size):
            self._second.append(Batch(batch.location, lacking[start : start + size], second=True))

    def failed(self, batch: Batch[Q, V], error: AltegioError) -> None:
        """No answer came: the keys of this request fail, or get their second chance."""
        again = [ask for ask in batch.asks if self._retry and not ask.retried]
        for ask in batch.asks:
            if self._retry and not ask.retried:
                ask.retried = True
            else:
                self._settle(ask, Outcome(None, OutcomeStatus.FAILED, None, error))
        self._end(batch, [])
        if again:
            retry = Batch(batch.location, again, second=batch.second)
            self._failed.append(retry)
            if not batch.second:
                self._groups.setdefault(batch.location, Group()).under_way += 1

    def _end(self, batch: Batch[Q, V], lacking: list[Ask[Q, V]]) -> None:
        """Close a request, and gather what is to be asked again while more of it may come."""
        if batch.second:
            return
        group = self._groups[batch.location]
        group.under_way -= 1
        group.again += lacking
        size = min(SECOND_ASKING, self.size)
        while len(group.again) >= size:
            self._second.append(Batch(batch.location, group.again[:size], second=True))
            del group.again[:size]
        if group.under_way or group.pending:
            return
        if group.again:
            self._second.append(Batch(batch.location, group.again, second=True))
        del self._groups[batch.location]

    def _check_cut(self, asked: int) -> None:
        """Ids that appear when asked again were cut off a longer answer: ask for fewer from now on."""
        size = SECOND_ASKING if asked > SECOND_ASKING else max(asked // 2, 1)
        if asked == 1 or size >= self.size:  # one row cannot be cut: it has come into being meanwhile
            return
        self.size = size
        self._full = {
            location: None for location in self._partial if len(self._groups[location].pending) >= size
        }
        self._cut(asked)

    def _settle(self, ask: Ask[Q, V], outcome: Outcome[Any, V]) -> None:
        ask.outcome = outcome
        self.settled.extend((place, _for_key(outcome, key)) for place, key in ask.keys)
        self._answered.append((ask.location, ask.question))
        if self._memory is not None and len(self._answered) > self._memory:
            del self._asks[self._answered.popleft()]


def _for_key(outcome: Outcome[Any, V], key: Any) -> Outcome[Any, V]:
    return Outcome(key, outcome.status, outcome.value, outcome.error)
