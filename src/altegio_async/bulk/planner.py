"""The planner of a bulk job: unfinished questions, and the requests for them. Does no I/O.

The planner handles every key twice, so it is optimised for speed: an unfinished key is one entry in the
dictionary of its location.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from altegio_async._core.validation import check_id
from altegio_async.bulk.batches import Batch, Entry, Group, RememberedOutcome, Spelling
from altegio_async.bulk.plan import RequestCount, RequestsLeft
from altegio_async.bulk.results import OutcomeStatus
from altegio_async.bulk.sources import are_ids, parse_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.lookups import Lookup
    from altegio_async.errors import AltegioError

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

SECOND_SIZE: Final = 25
"""Maximum number of ids per request for ids that were absent from an earlier response."""

_RESTORE_SLICE: Final = 500  # keys that are read from a checkpoint before other tasks run


class Planner(Generic[Q, V]):
    """Converts keys to batches, and responses to outcomes.

    Args:
        lookup: validates keys and sends requests.
        batch_size: maximum number of ids per request.
        memory: number of finished questions that are remembered for repeated keys; None for all.
        retry: retry each failed request once, after all others.
        merge: treat all spellings of a key as one key, which contains the question.
        on_truncation: called with the number of ids of a request whose response was truncated.

    Attributes:
        size: maximum number of questions per request.
        accepted: number of different keys.
        settled: outcomes that have not been delivered.
        ended: whether all keys have been read.
        store: the checkpoint, or None.
        requests_left: requests that have not started; counted after `count_requests_left`.
    """

    def __init__(
        self,
        lookup: Lookup[Q, V],
        *,
        batch_size: int,
        memory: int | None,
        retry: bool = False,
        merge: bool = False,
        on_truncation: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.lookup = lookup
        self.size: int = batch_size if lookup.batched else 1
        self.accepted: int = 0
        self._read = 0  # keys, including repeated keys
        self.settled: list[Entry[V]] = []
        self.ended = False
        self.store: Store[V] | None = None
        self.requests_left: RequestsLeft = RequestsLeft()
        self._waiting: dict[Batch[Q], None] = {}  # batches that were taken and have not begun
        self._memory = memory
        self._retry = retry
        self._merge = merge
        self._on_truncation = on_truncation
        self._remembered: OrderedDict[tuple[int, Q], RememberedOutcome[V]] = OrderedDict()
        self._groups: dict[int, Group[Q]] = {}
        self._full: dict[int, None] = {}  # locations with pending questions for a full batch, in order
        self._partial: dict[int, None] = {}  # locations with pending questions, in order
        self._second: deque[Batch[Q]] = deque()
        self._failed: deque[Batch[Q]] = deque()

    # --- keys

    def add(self, pair: Any) -> None:
        """Add a key. A repeated key is ignored.

        Raises:
            InvalidArgumentError: the key is not valid; the message names it.
        """
        self._read += 1
        (location, given), question = parse_key(pair, self.lookup.check, self._read)
        if self._merge:
            given = question
        group = self._groups.get(location)
        if group is not None and question in group.positions:
            self._add_spelling(group, question, given)
            return
        remembered = self._recall(location, question, given)
        if remembered is not None:
            self._settle_again(remembered, location, given)
            return
        if group is None:
            group = self._groups[location] = Group(location)
        group.positions[question] = self.accepted
        if given != question:
            group.spellings[question] = [Spelling(self.accepted, given)]
        self.accepted += 1
        group.pending.append(question)
        self._partial[location] = None
        if len(group.pending) >= self.size:
            self._full[location] = None

    def add_all(self, location: Any, values: Iterable[Any]) -> None:
        """Add all keys of a location, ten times as fast as one by one.

        Raises:
            InvalidArgumentError: a key is not valid; the message names it.
        """
        if type(location) is not int or location in self._groups or not self.lookup.one_spelling:
            for value in values:
                self.add((location, value))
            return
        questions = list(values)
        if not questions:
            check_id("a location id", location)
            return
        parse_key((location, questions[0]), self.lookup.check, self._read + 1)
        if not are_ids(questions):
            questions = [
                parse_key((location, value), self.lookup.check, number)[1]
                for number, value in enumerate(questions, self._read + 1)
            ]
        self._read += len(questions)
        group: Group[Q] = Group(location)
        group.pending.extend(dict.fromkeys(questions))
        group.positions = dict(zip(group.pending, count(self.accepted)))
        self.accepted += len(group.pending)
        self._groups[location] = group
        self._partial[location] = None
        if len(group.pending) >= self.size:
            self._full[location] = None

    def _add_spelling(self, group: Group[Q], question: Q, given: Any) -> None:
        """Add a repeated key, or another spelling of a key, whose question has no outcome."""
        spellings = group.spellings.get(question)
        if spellings is None:
            if given == question:
                return
            spellings = group.spellings[question] = [Spelling(group.positions[question], question)]
        elif any(given == known.text for known in spellings):
            return
        spellings.append(Spelling(self.accepted, given))
        self.accepted += 1

    def _recall(self, location: int, question: Q, given: Any) -> RememberedOutcome[V] | None:
        if self._remembered and (location, question) in self._remembered:
            return self._remembered[location, question]
        return self.store.recall(location, question, given) if self.store is not None else None

    def _settle_again(self, remembered: RememberedOutcome[V], location: int, given: Any) -> None:
        """Settle a key whose question has an outcome, unless this spelling was settled before."""
        if given in remembered.spellings:
            return
        remembered.spellings.append(given)
        self.settled.append(
            Entry(self.accepted, (location, given), remembered.status, remembered.value, remembered.error)
        )
        self.accepted += 1

    def restore(self, store: Store[V]) -> Iterator[bool]:
        """Settle keys with the outcomes of earlier runs. Yield True after each slice of keys."""
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
                if looked_up % _RESTORE_SLICE == 0:
                    yield True
            group.pending = unknown
            if not unknown:
                del self._groups[location]
                del self._partial[location]
        self._find_full()

    def list_pending(self) -> dict[int, Sequence[Q]]:
        """Return the questions of each location that have not been sent, in their order."""
        return {location: tuple(group.pending) for location, group in self._groups.items() if group.pending}

    def list_unfinished(self, location: int) -> Collection[Q]:
        """Return the questions of a location without an outcome."""
        group = self._groups.get(location)
        return () if group is None else group.positions.keys()

    def count_keys(self, location: int, questions: Iterable[Q]) -> int:
        """Return the number of keys, with all their spellings, of unfinished questions of a location."""
        spellings = self._groups[location].spellings
        return sum(len(spellings.get(question, (question,))) for question in questions)

    # --- batches

    @property
    def has_waiting(self) -> bool:
        """Whether a question has not been sent."""
        return bool(self._partial or self._second or self._failed)

    def take(self, *, flush: bool) -> Batch[Q] | None:
        """Return the next batch, or None. Without `flush`, return full batches only."""
        if self._second:
            return self._second.popleft()
        waiting = self._full or (self._partial if flush else None)
        if waiting:
            return self._form_first_batch(next(iter(waiting)))
        if flush and self._failed:
            return self._failed.popleft()
        return None

    def _form_first_batch(self, location: int) -> Batch[Q]:
        group = self._groups[location]
        pending = group.pending
        questions = [pending.popleft() for _ in range(min(self.size, len(pending)))]
        fitting = self.lookup.count_fitting(location, questions)
        pending.extendleft(reversed(questions[fitting:]))
        del questions[fitting:]
        if len(pending) < self.size:
            self._full.pop(location, None)
        if not pending:
            del self._partial[location]
        group.in_flight += 1
        return Batch(location, questions)

    # --- requests, for the progress

    def count_requests_left(self) -> None:
        """Count the requests for all questions. From now on their number is kept up to date."""
        count = self._count_pending()
        self.requests_left.is_exact = count.minimum == count.maximum
        self.requests_left.count = count.minimum
        for batch in (*self._second, *self._failed, *self._waiting):
            self._add_batch_to_left(batch)

    def recount_requests_left(self) -> None:
        """Count the requests again, if they are counted, because the look-up knows more than before."""
        if self.requests_left.count is not None:
            self.count_requests_left()

    def hold_batch(self, batch: Batch[Q]) -> None:
        """Record that a batch was taken and has not begun."""
        self._waiting[batch] = None

    def begin_batch(self, batch: Batch[Q]) -> bool:
        """Record that a batch is about to be sent. Return whether it sends a request."""
        del self._waiting[batch]
        requests = self._count_batch(batch)
        if self.requests_left.count is not None:
            self.requests_left.count -= requests
        return requests > 0

    def _add_batch_to_left(self, batch: Batch[Q]) -> None:
        """Count the requests of a batch that was not counted before."""
        if self.requests_left.count is not None:
            self.requests_left.count += self._count_batch(batch)

    def _count_batch(self, batch: Batch[Q]) -> int:
        return self.lookup.count_batch(batch.location, batch.questions)

    def _count_pending(self) -> RequestCount:
        counts = (
            self.lookup.count_requests(location, unfinished, self.size)
            for location, unfinished in self.list_pending().items()
        )
        return sum(counts, RequestCount())

    # --- responses

    def accept_response(self, batch: Batch[Q], found: Mapping[Q, V]) -> None:
        """Settle the questions that a response contains. Request the others again or settle them."""
        group = self._groups[batch.location]
        absent = self._settle_found(group, batch, found)
        if not batch.second:
            group.in_flight -= 1
            if absent:
                group.absent += absent
                group.absent_first_size = max(group.absent_first_size, batch.first_size)
        elif len(absent) < len(batch.questions):
            self._shrink_batches(batch.first_size)
            self._split_absent(batch, absent)
        else:
            for question in absent:
                self._settle(group, question, OutcomeStatus.MISSING)
        self._form_second_batches(group)

    def _settle_found(self, group: Group[Q], batch: Batch[Q], found: Mapping[Q, V]) -> list[Q]:
        """Settle the questions that a response contains, and return the others."""
        absent: list[Q] = []
        location, positions, settled, ok = group.location, group.positions, self.settled, OutcomeStatus.OK
        plain = self._memory == 0 and not group.spellings
        for question in batch.questions:
            if question not in found:
                absent.append(question)
            elif plain:  # most keys: avoid the call of `_settle`
                settled.append(Entry(positions.pop(question), (location, question), ok, found[question]))
            else:
                self._settle(group, question, ok, found[question])
        return absent

    def accept_failure(self, batch: Batch[Q], error: AltegioError) -> None:
        """Settle the questions of a failed request as failed, or queue the request for a retry."""
        if self._retry and not batch.retried and self.lookup.can_retry(error):
            batch.retried = True
            self._failed.append(batch)
            self._add_batch_to_left(batch)
            return
        group = self._groups[batch.location]
        for question in batch.questions:
            self._settle(group, question, OutcomeStatus.FAILED, None, error)
        group.in_flight -= not batch.second
        self._form_second_batches(group)

    def _form_second_batches(self, group: Group[Q]) -> None:
        """Form batches of absent questions when they are full or complete. Drop a finished location."""
        size = min(SECOND_SIZE, self.size)
        last = not group.in_flight and not group.pending
        while len(group.absent) >= size or (last and group.absent):
            self._add_second_batch(
                Batch(group.location, group.absent[:size], group.absent_first_size, second=True)
            )
            del group.absent[:size]
        if not group.positions:
            del self._groups[group.location]
            if self.ended:
                self.lookup.release(group.location)

    def _split_absent(self, batch: Batch[Q], absent: list[Q]) -> None:
        """Request absent questions again in smaller batches, because this response can be truncated too."""
        sent = len(batch.questions)
        size = max(sent // 2, 1)
        for start in range(0, len(absent), size):
            part = absent[start : start + size]
            self._add_second_batch(Batch(batch.location, part, sent, second=True))

    def _add_second_batch(self, batch: Batch[Q]) -> None:
        self._second.append(batch)
        self._add_batch_to_left(batch)

    def _shrink_batches(self, sent: int) -> None:
        """Reduce the batch size after a truncated response to a request with `sent` ids."""
        size = SECOND_SIZE if sent > SECOND_SIZE else max(sent // 2, 1)
        if sent == 1 or size >= self.size:  # the only row was created between both requests
            return
        before = self._count_pending().minimum if self.requests_left.count is not None else 0
        self.size = size
        self._find_full()
        if self.requests_left.count is not None:
            self.requests_left.count += self._count_pending().minimum - before
        self._on_truncation(sent)

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
        position = group.positions.pop(question)
        spellings = group.spellings.pop(question, None) if group.spellings else None
        if spellings is None:
            self.settled.append(Entry(position, (location, question), status, value, error))
        else:
            self.settled.extend(
                Entry(s.position, (location, s.text), status, value, error) for s in spellings
            )
        if self._memory == 0:
            return
        known: list[Any] = [question] if spellings is None else [spelling.text for spelling in spellings]
        self._remembered[location, question] = RememberedOutcome(status, value, error, known)
        if self._memory is not None and len(self._remembered) > self._memory:
            self._remembered.popitem(last=False)
