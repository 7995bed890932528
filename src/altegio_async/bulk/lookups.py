"""Look-ups by id, with many ids per request, and by phone, with one phone per request."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_args

from altegio_async._core.operation import Endpoint, Operation
from altegio_async._core.request import URL_LIMIT, build_url
from altegio_async._core.validation import is_local_number, warn_about_local_number
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.sources import read_id, read_phone
from altegio_async.errors import AltegioError

__all__ = ["ById", "ByPhone", "Caller", "Lookup", "RowWithId"]

T = TypeVar("T")
Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")


class Caller(Protocol):
    """Sends operations: a pipeline, or a replacement in tests."""

    async def call(self, operation: Operation[T]) -> T:
        """Send the operation and return its result.

        Raises:
            AltegioError: the call failed.
        """
        ...


class RowWithId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


X = TypeVar("X")
R = TypeVar("R", bound=RowWithId)


class Lookup(ABC, Generic[Q, V]):
    """Validates keys, combines them into requests and sends these.

    The question of a key is what a request contains for it: an id, the digits of a phone, or a date window.

    Attributes:
        batched: whether a request can contain several questions.
        one_spelling: whether every key equals its question.
        kind: the type of the value of a question.
        key_names: the names of the parts of a key.
        read_ahead: maximum number of keys that are read ahead of the delivered outcomes.
        way: how keys are looked up; see `JobPlan`.
        has_preparation: whether `prepare` sends requests.
    """

    batched: ClassVar[bool]
    one_spelling: ClassVar[bool]
    key_names: ClassVar[tuple[str, ...]]
    read_ahead: ClassVar[int]
    way: ClassVar[str]
    has_preparation: ClassVar[bool] = False
    kind: Any

    @abstractmethod
    def check(self, value: Any) -> Q:
        """Return the question of a value.

        Raises:
            ValueError: the value is not valid.
        """

    def count_fitting(self, location: int, questions: Sequence[Q]) -> int:
        """Return how many of the first questions fit into one request; at least 1."""
        _ = location, questions
        return 1

    def count_requests(self, location: int, questions: Sequence[Q], size: int) -> RequestCount:
        """Return how many requests the questions of a location need. Send nothing.

        Args:
            location: the location id.
            questions: different questions, in the order in which they are sent.
            size: maximum number of questions per request.
        """
        requests = start = 0
        while start < len(questions):
            start += self.count_fitting(location, questions[start : start + size])
            requests += 1
        return RequestCount.exactly(requests)

    def count_batch(self, location: int, questions: Sequence[Q]) -> int:
        """Return how many requests a batch sends, for the progress."""
        return self.count_requests(location, questions, len(questions)).minimum

    def count_unread(self, keys: int | None) -> RequestCount:
        """Return how many requests the keys of an unread iterator can need.

        Args:
            keys: the largest number of keys; None if it is unknown.
        """
        return RequestCount(0, keys)

    async def prepare(self, location: int, questions: Sequence[Q]) -> None:
        """Do nothing. Called before a batch is counted, so that requests that it saves are not counted."""
        _ = location, questions

    @abstractmethod
    async def fetch(self, location: int, questions: Sequence[Q]) -> dict[Q, V]:
        """Send a request and return the values of the questions that its response contains."""

    def release(self, location: int) -> None:
        """Do nothing. Called when all questions of a location have outcomes and no further key is read."""
        _ = location

    def can_retry(self, error: AltegioError) -> bool:
        """Return whether a failed request can be sent again."""
        _ = error
        return True

    def explain_unsent(self, location: int, questions: Sequence[Q], error: AltegioError) -> AltegioError:
        """Return the error of questions that are not sent, because the API has refused a token."""
        _ = location, questions
        return error

    def to_stored(self, question: Any) -> int | str:
        """Return the form of a question or a spelling in a checkpoint."""
        stored: int | str = question
        return stored

    def from_stored(self, stored: int | str) -> Any:
        """Return the question or the spelling of a form in a checkpoint.

        Raises:
            ValueError: the form is not valid.
        """
        return stored


class ById(Lookup[int, R]):
    """Looks up rows of a location by their ids. The response contains a row for each id that exists."""

    batched = True
    one_spelling = True
    key_names: ClassVar[tuple[str, ...]] = ("location_id", "id")
    read_ahead = 10_000
    way = "by_id"

    def __init__(
        self,
        caller: Caller,
        operation: Callable[[int, Sequence[int]], Operation[list[R]]],
        base_url: str,
        on_other_rows: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._caller = caller
        self._on_other_rows = on_other_rows
        self._operation = operation
        one, two = (len(build_url("", operation(1, [1] * count))) for count in (1, 2))
        # The length of the URL without the location's digit and without ids.
        self._length_without_ids = len(base_url) + one - 1 - (two - one)
        self._length_per_id = two - one - 1  # without the digits of the id
        rows = operation(1, [1]).endpoint.result
        self.kind: Any = next(iter(get_args(rows)), Any)

    def check(self, value: Any) -> int:
        """Return an id as a plain int.

        Raises:
            InvalidArgumentError: the value is not an id.
        """
        return read_id(value)

    def count_fitting(self, location: int, questions: Sequence[int]) -> int:
        """Return how many of the first ids keep the URL below its limit; at least 1."""
        length = self._length_without_ids + len(str(location))
        if length + len(questions) * (self._length_per_id + len(str(max(questions)))) < URL_LIMIT:
            return len(questions)
        for count, question in enumerate(questions):
            length += self._length_per_id + len(str(question))
            if length >= URL_LIMIT:
                return max(count, 1)
        return len(questions)

    async def fetch(self, location: int, questions: Sequence[int]) -> dict[int, R]:
        """Send a request and return the requested rows by their ids. Report other rows, and drop them.

        A server could choose ids with colliding hashes, which slow down a dictionary.
        """
        rows = await self._caller.call(self._operation(location, questions))
        wanted = set(questions)
        requested = [row for row in rows if row.id in wanted]
        if len(requested) < len(rows):
            self._on_other_rows(len(rows) - len(requested))
        return {row.id: row for row in requested}


class ByPhone(Lookup[str, list[X]]):
    """Looks up the rows of a client of a location by phone. A response without rows is a value too."""

    batched = False
    one_spelling = False
    key_names: ClassVar[tuple[str, ...]] = ("location_id", "phone")
    read_ahead = 100
    way = "by_phone"

    def __init__(self, caller: Caller, endpoint: Endpoint[list[X]]) -> None:
        self._caller = caller
        self._endpoint = endpoint
        self.kind: Any = endpoint.result
        self._has_warned = False

    def check(self, value: Any) -> str:
        """Return the digits of a phone. Warn about the first phone of the job that looks like a local number.

        Raises:
            InvalidArgumentError: see `parse_phone`.
        """
        digits = read_phone(value)
        if not self._has_warned and is_local_number(value, digits):
            self._has_warned = True
            warn_about_local_number("a phone of a bulk job")
        return digits

    async def fetch(self, location: int, questions: Sequence[str]) -> dict[str, list[X]]:
        """Send a request and return the rows of its phone."""
        (phone,) = questions
        # Without the factory of the operation, which would validate each key again.
        return {phone: await self._caller.call(Operation(self._endpoint, (), (location, phone)))}
