"""The records of a planner: questions of a location, questions of a request, and outcomes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from altegio_async.bulk.results import OutcomeStatus
from altegio_async.errors import AltegioError

if TYPE_CHECKING:
    from collections.abc import Hashable

Q = TypeVar("Q", bound="Hashable")
V = TypeVar("V")


class Entry(Struct, Generic[V], frozen=True):
    """The outcome of a key of a job.

    Attributes:
        position: the position of the key among all keys of the job.
        key: the key.
        status: ok, missing or failed.
        value: the value of a key that is ok.
        error: the error of a failed key.
    """

    position: int
    key: Any
    status: OutcomeStatus
    value: V | None = None
    error: AltegioError | None = None


class Spelling(Struct, frozen=True):
    """One of several spellings of a question.

    Attributes:
        position: the position of the key among all keys of the job.
        text: the value as the caller wrote it.
    """

    position: int
    text: Any


class Batch(Generic[Q]):
    """The questions of one request.

    Attributes:
        location: the location id.
        questions: the ids or phones to send, in this order.
        first_size: the size of the largest first request that contained one of the questions.
        second: whether these questions were absent from an earlier response.
        retried: whether this request has failed before.
    """

    __slots__ = ("first_size", "location", "questions", "retried", "second")

    def __init__(
        self, location: int, questions: list[Q], first_size: int = 0, *, second: bool = False
    ) -> None:
        self.location: int = location
        self.questions: list[Q] = questions
        self.first_size: int = first_size or len(questions)
        self.second: bool = second
        self.retried: bool = False


class Group(Generic[Q]):
    """The questions of one location.

    Attributes:
        location: the location id.
        positions: the position of each unfinished question's key.
        spellings: the spellings of each unfinished question that has one that differs from it.
        pending: questions that have not been sent.
        absent: questions that were absent from a response.
        absent_first_size: the size of the largest request that contained one of them.
        in_flight: number of first requests without a response.
    """

    __slots__ = ("absent", "absent_first_size", "in_flight", "location", "pending", "positions", "spellings")

    def __init__(self, location: int) -> None:
        self.location: int = location
        self.positions: dict[Q, int] = {}
        self.spellings: dict[Q, list[Spelling]] = {}
        self.pending: deque[Q] = deque()
        self.absent: list[Q] = []
        self.absent_first_size: int = 0
        self.in_flight: int = 0


class RememberedOutcome(Struct, Generic[V]):
    """The outcome of a question, for later keys with the same question.

    Attributes:
        status: ok, missing or failed.
        value: the value of a question that is ok.
        error: the error of a failed question.
        spellings: the spellings whose outcomes have been delivered.
    """

    status: OutcomeStatus
    value: V | None
    error: AltegioError | None
    spellings: list[Any]
