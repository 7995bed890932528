"""The two kinds of look-ups: by id, many per request, and by phone, one per request."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, Protocol, TypeVar, get_args

from altegio_async._core.operation import Operation
from altegio_async._core.phones import is_local_number, warn_about_local_number
from altegio_async._core.request import URL_LIMIT, build_url
from altegio_async.bulk.sources import read_id, read_phone

__all__ = ["ById", "ByPhone", "Caller", "Lookup"]

T = TypeVar("T")
Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")


class Caller(Protocol):
    """Sends operations: a pipeline, or a replacement in tests."""

    async def call(self, operation: Operation[T]) -> T:
        """Send the operation and return its result, or raise an `AltegioError`."""
        ...


class HasId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


X = TypeVar("X")
R = TypeVar("R", bound=HasId)


class Lookup(Protocol[Q, V]):
    """How questions are checked, combined and sent.

    Attributes:
        batched: whether a request can have more than one question.
        one_spelling: whether a key is always its own question.
        kind: the type of the answer to one question, with which a checkpoint decodes it.
        key_names: the names of the parts of a key, as users see it.
        read_ahead: keys that may be read before the outcomes of earlier ones have been taken.
    """

    batched: bool
    one_spelling: bool
    kind: Any
    key_names: tuple[str, ...]
    read_ahead: int

    def check(self, value: Any) -> Q:
        """Return the question for a value as given; raise ValueError if it is refused."""
        ...

    def count_fitting(self, location: int, questions: Sequence[Q]) -> int:
        """Return how many of these questions, from the first on, fit into one request; at least one."""
        ...

    async def fetch(self, location: int, questions: Sequence[Q]) -> dict[Q, V]:
        """Send the request and return the answer to each question that has one."""
        ...


class ById(Generic[R]):
    """Look-up of rows of a location by their ids. The response has a row for each id that exists."""

    batched = True
    one_spelling = True
    key_names: tuple[str, ...] = ("location_id", "id")
    read_ahead = 10_000

    def __init__(
        self, caller: Caller, operation: Callable[[int, Sequence[int]], Operation[list[R]]], base_url: str
    ) -> None:
        self._caller = caller
        self._operation = operation
        one, two = (len(build_url("", operation(1, [1] * count))) for count in (1, 2))
        # The length of the URL without the location's digit and without ids.
        self._bare = len(base_url) + one - 1 - (two - one)
        self._name = two - one - 1  # what an id adds besides its digits
        rows = operation(1, [1]).endpoint.result
        self.kind: Any = next(iter(get_args(rows)), Any)

    def check(self, value: Any) -> int:
        """Return an id as a plain int.

        Raises:
            InvalidArgumentError: the value is no id.
        """
        return read_id(value)

    def count_fitting(self, location: int, questions: Sequence[int]) -> int:
        """Return how many of these ids keep the URL below its limit; at least one."""
        length = self._bare + len(str(location))
        if length + len(questions) * (self._name + len(str(max(questions)))) < URL_LIMIT:
            return len(questions)
        for count, question in enumerate(questions):
            length += self._name + len(str(question))
            if length >= URL_LIMIT:
                return max(count, 1)
        return len(questions)

    async def fetch(self, location: int, questions: Sequence[int]) -> dict[int, R]:
        """Send the request and return the requested rows by their ids.

        Other rows are left out: ids that the server chose could be slow to put into a dictionary.
        """
        rows = await self._caller.call(self._operation(location, questions))
        wanted = set(questions)
        return {row.id: row for row in rows if row.id in wanted}


class ByPhone(Generic[X]):
    """Look-up of what a client of a location has, by phone. A response without rows is an answer."""

    batched = False
    one_spelling = False
    key_names: tuple[str, ...] = ("location_id", "phone")
    read_ahead = 100

    def __init__(self, caller: Caller, operation: Callable[[int, str], Operation[list[X]]]) -> None:
        self._caller = caller
        self._operation = operation
        self.kind: Any = operation(1, "1").endpoint.result
        self._has_warned = False

    def check(self, value: Any) -> str:
        """Return the digits of a phone. Warn about the first one of the job that looks like a local number.

        Raises:
            InvalidArgumentError: see `parse_phone`.
        """
        digits = read_phone(value)
        if not self._has_warned and is_local_number(value, digits):
            self._has_warned = True
            warn_about_local_number("a phone of a bulk job")
        return digits

    def count_fitting(self, location: int, questions: Sequence[str]) -> int:
        """Return 1: the API takes one phone per request."""
        _ = location, questions
        return 1

    async def fetch(self, location: int, questions: Sequence[str]) -> dict[str, list[X]]:
        """Send the request and return the rows of the only phone."""
        (phone,) = questions
        return {phone: await self._caller.call(self._operation(location, phone))}
