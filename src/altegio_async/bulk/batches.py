"""The parts of a plan: the questions of a location, and those of one request."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from msgspec import Struct

from altegio_async.bulk.results import OutcomeStatus
from altegio_async.errors import AltegioError

if TYPE_CHECKING:
    from collections.abc import Hashable

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")

Entry: TypeAlias = tuple[int, Any, OutcomeStatus, V | None, AltegioError | None]
"""The position of a key among all keys, and its outcome: key, status, value, error."""


class Batch(Generic[Q]):
    """The questions of one request.

    Attributes:
        location: the id of their location.
        questions: the ids or phones that are sent, in this order.
        asked_with: how many questions the first request with these had, at most.
        second: whether an earlier response lacked them.
        retried: whether this request has failed before.
    """

    __slots__ = ("asked_with", "location", "questions", "retried", "second")

    def __init__(
        self, location: int, questions: list[Q], asked_with: int = 0, *, second: bool = False
    ) -> None:
        self.location: int = location
        self.questions: list[Q] = questions
        self.asked_with: int = asked_with or len(questions)
        self.second: bool = second
        self.retried: bool = False


class Group(Generic[Q]):
    """The questions of one location.

    Attributes:
        location: its id.
        positions: each question that has no outcome yet, with the position of its key.
        spellings: positions and spellings of the keys of a question, if one of them differs from it.
        pending: questions that have not been sent yet.
        absent: questions that a response lacked.
        absent_with: how many questions the requests with those had, at most.
        in_flight: first requests without a response.
    """

    __slots__ = ("absent", "absent_with", "in_flight", "location", "pending", "positions", "spellings")

    def __init__(self, location: int) -> None:
        self.location: int = location
        self.positions: dict[Q, int] = {}
        self.spellings: dict[Q, list[tuple[int, Any]]] = {}
        self.pending: deque[Q] = deque()
        self.absent: list[Q] = []
        self.absent_with: int = 0
        self.in_flight: int = 0


class Remembered(Struct, Generic[V]):
    """The outcome of a question, for further spellings of its key."""

    status: OutcomeStatus
    value: V | None
    error: AltegioError | None
    spellings: list[Any]
