"""What is still to be asked, and in which requests. Pure: no I/O, no tasks, no clock.

It sees every key twice, so it is written for speed: a key is one entry in its location's dictionary.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from altegio_async._core.validation import checked_id
from altegio_async.bulk.batches import Batch, Entry, Group, Remembered
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.bulk.sources import all_ids, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.lookups import Lookup
    from altegio_async.errors import AltegioError

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

SECOND_ASKING: Final = 25
"""Ids a request in which ids that an answer lacked are asked again."""

_RESTORED: Final = 500  # keys that are looked for in a checkpoint at a time


class Plan(Generic[Q, V]):
    """Keys go in, batches come out; answers go in, outcomes come out.

    Args:
        lookup: what is asked.
        batch_size: ids a request at most.
        memory: answered questions kept to answer a repeat with; None keeps all.
        retry: whether a request that failed is sent once more, after everything else.
        merge: whether all spellings of a key are one key, written as it is sent.
        cut: told how many ids were asked for when an answer proves to have been cut.
    """

    def __init__(
        self,
        lookup: Lookup[Q, V],
        *,
        batch_size: int,
        memory: int | None,
        retry: bool = False,
        merge: bool = False,
        cut: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.lookup = lookup
        self.size: int = batch_size if lookup.batched else 1
        self.accepted: int = 0  # different keys
        self._read = 0  # keys, repeated ones too
        self.settled: list[Entry[V]] = []
        self.ended = False
        self.store: Store[V] | None = None
        self._memory = memory
        self._retry = retry
        self._merge = merge
        self._cut = cut
        self._remembered: OrderedDict[tuple[int, Q], Remembered[V]] = OrderedDict()
        self._groups: dict[int, Group[Q]] = {}
        self._full: dict[int, None] = {}  # locations with enough for a whole batch, in order
        self._partial: dict[int, None] = {}  # locations with anything pending, in order
        self._second: deque[Batch[Q]] = deque()
        self._failed: deque[Batch[Q]] = deque()

    # --- keys in

    def add(self, pair: Any) -> None:
        """Add a key. A repeated key counts once.

        Raises:
            InvalidArgumentError: the key is refused; the message names it.
        """
        self._read += 1
        (location, given), question = parsed(pair, self.lookup.check, self._read)
        if self._merge:
            given = question
        group = self._groups.get(location)
        if group is not None and question in group.places:
            self._add_spelling(group, question, given)
            return
        remembered = self._recall(location, question, given)
        if remembered is not None:
            self._repeat(remembered, location, given)
            return
        if group is None:
            group = self._groups[location] = Group(location)
        group.places[question] = self.accepted
        if given != question:
            group.spellings[question] = [(self.accepted, given)]
        self.accepted += 1
        group.pending.append(question)
        self._partial[location] = None
        if len(group.pending) >= self.size:
            self._full[location] = None

    def add_all(self, location: Any, values: Iterable[Any]) -> None:
        """Take in all keys of a location. The same as adding them one by one, in a tenth of the time.

        Raises:
            InvalidArgumentError: a key is refused; the message names it.
        """
        if type(location) is not int or location in self._groups or not self.lookup.one_spelling:
            for value in values:
                self.add((location, value))
            return
        questions = list(values)
        if not questions:
            checked_id("a location id", location)
            return
        parsed((location, questions[0]), self.lookup.check, self._read + 1)
        if not all_ids(questions):
            questions = [
                parsed((location, value), self.lookup.check, number)[1]
                for number, value in enumerate(questions, self._read + 1)
            ]
        self._read += len(questions)
        group: Group[Q] = Group(location)
        group.pending.extend(dict.fromkeys(questions))
        group.places = dict(zip(group.pending, count(self.accepted)))
        self.accepted += len(group.pending)
        self._groups[location] = group
        self._partial[location] = None
        if len(group.pending) >= self.size:
            self._full[location] = None

    def _add_spelling(self, group: Group[Q], question: Q, given: Any) -> None:
        """A key whose question waits for its answer: a repeat, or another spelling."""
        spellings = group.spellings.get(question)
        if spellings is None:
            if given == question:
                return
            spellings = group.spellings[question] = [(group.places[question], question)]
        elif any(given == known for _, known in spellings):
            return
        spellings.append((self.accepted, given))
        self.accepted += 1

    def _recall(self, location: int, question: Q, given: Any) -> Remembered[V] | None:
        if self._remembered and (location, question) in self._remembered:
            return self._remembered[location, question]
        return self.store.recall(location, question, given) if self.store is not None else None

    def _repeat(self, remembered: Remembered[V], location: int, given: Any) -> None:
        """A key whose question has been answered: a repeat, or another spelling."""
        if given in remembered.spellings:
            return
        remembered.spellings.append(given)
        outcome = (remembered.status, remembered.value, remembered.error)
        self.settled.append((self.accepted, (location, given), *outcome))
        self.accepted += 1

    def restore(self, store: Store[V]) -> Iterator[bool]:
        """Settle what earlier runs have found, some at a time: True while there may be more of it."""
        looked_up = 0
        for location, group in list(self._groups.items()):
            unknown: deque[Q] = deque()
            for question in group.pending:
                known = store.find(location, question)
                if known is None:
                    unknown.append(question)
                else:
                    self._settle(group, question, known.status, known.value, known.error)
                looked_up += 1
                if looked_up % _RESTORED == 0:
                    yield True
            group.pending = unknown
            if not unknown:
                del self._groups[location]
                del self._partial[location]
        self._find_full()

    # --- batches out

    @property
    def waits(self) -> bool:
        """Whether anything waits to be asked, now or later."""
        return bool(self._partial or self._second or self._failed)

    def take(self, *, flush: bool) -> Batch[Q] | None:
        """The next request, or None. Without `flush`, what may still become a full batch is left to."""
        if self._second:
            return self._second.popleft()
        waiting = self._full or (self._partial if flush else None)
        if waiting:
            return self._first_batch(next(iter(waiting)))
        if flush and self._failed:
            return self._failed.popleft()
        return None

    def _first_batch(self, location: int) -> Batch[Q]:
        group = self._groups[location]
        pending = group.pending
        questions = [pending.popleft() for _ in range(min(self.size, len(pending)))]
        fitting = self.lookup.fitting(location, questions)
        pending.extendleft(reversed(questions[fitting:]))
        del questions[fitting:]
        if len(pending) < self.size:
            self._full.pop(location, None)
        if not pending:
            del self._partial[location]
        group.under_way += 1
        return Batch(location, questions)

    # --- answers in

    def answered(self, batch: Batch[Q], found: Mapping[Q, V]) -> None:
        """An answer came: what it has is ok, what it lacks is asked again, or missing the second time."""
        group = self._groups[batch.location]
        lacking = self._settle_found(group, batch, found)
        if not batch.second:
            group.under_way -= 1
            if lacking:
                group.again += lacking
                group.again_asked = max(group.again_asked, batch.asked_with)
        elif len(lacking) < len(batch.questions):
            self._check_cut(batch.asked_with)
            self._ask_fewer(batch, lacking)
        else:
            for question in lacking:
                self._settle(group, question, OutcomeStatus.MISSING)
        self._tidy(group)

    def _settle_found(self, group: Group[Q], batch: Batch[Q], found: Mapping[Q, V]) -> list[Q]:
        """Settle what an answer has; give the questions that it lacks."""
        lacking: list[Q] = []
        location, places, settled, ok = group.location, group.places, self.settled, OutcomeStatus.OK
        plain = self._memory == 0 and not group.spellings
        for question in batch.questions:
            if question not in found:
                lacking.append(question)
            elif plain:  # what nearly all keys are: the way of `_settle`, without the call
                settled.append((places.pop(question), (location, question), ok, found[question], None))
            else:
                self._settle(group, question, ok, found[question])
        return lacking

    def failed(self, batch: Batch[Q], error: AltegioError) -> None:
        """No answer came: the keys of this request fail, or get their second chance."""
        if self._retry and not batch.retried:
            batch.retried = True
            self._failed.append(batch)
            return
        group = self._groups[batch.location]
        for question in batch.questions:
            self._settle(group, question, OutcomeStatus.FAILED, None, error)
        group.under_way -= not batch.second
        self._tidy(group)

    def _tidy(self, group: Group[Q]) -> None:
        """Gather what is to be asked again while more of it may come; forget a location that is done."""
        size = min(SECOND_ASKING, self.size)
        last = not group.under_way and not group.pending
        while len(group.again) >= size or (last and group.again):
            self._second.append(Batch(group.location, group.again[:size], group.again_asked, second=True))
            del group.again[:size]
        if not group.places:
            del self._groups[group.location]

    def _ask_fewer(self, batch: Batch[Q], lacking: list[Q]) -> None:
        """This server cuts, and may have cut this answer too: what it lacks is not missing yet."""
        asked = len(batch.questions)
        size = max(asked // 2, 1)
        for start in range(0, len(lacking), size):
            part = lacking[start : start + size]
            self._second.append(Batch(batch.location, part, asked, second=True))

    def _check_cut(self, asked: int) -> None:
        """Ids that appear when asked again were cut off a longer answer: ask for fewer from now on."""
        size = SECOND_ASKING if asked > SECOND_ASKING else max(asked // 2, 1)
        if asked == 1 or size >= self.size:  # one row cannot be cut: it has come into being meanwhile
            return
        self.size = size
        self._find_full()
        self._cut(asked)

    def _find_full(self) -> None:
        enough = (location for location in self._partial if len(self._groups[location].pending) >= self.size)
        self._full = dict.fromkeys(enough)

    def _settle(
        self,
        group: Group[Q],
        question: Q,
        status: OutcomeStatus,
        value: V | None = None,
        error: AltegioError | None = None,
    ) -> None:
        location = group.location
        place = group.places.pop(question)
        spellings = group.spellings.pop(question, None) if group.spellings else None
        if spellings is None:
            self.settled.append((place, (location, question), status, value, error))
        else:
            self.settled.extend((at, (location, given), status, value, error) for at, given in spellings)
        if self._memory == 0:
            return
        known: list[Any] = [question] if spellings is None else [given for _, given in spellings]
        self._remembered[location, question] = Remembered(status, value, error, known)
        if self._memory is not None and len(self._remembered) > self._memory:
            self._remembered.popitem(last=False)
