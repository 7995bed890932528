"""What a plan is made of: the questions of a location, and those of one request."""

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
"""The place of a key among all keys, and its outcome: key, status, value, error."""


class Batch(Generic[Q]):
    """The questions of one request.

    Attributes:
        location: where they are asked.
        questions: what is asked, in the order of the asking.
        asked_with: how many were asked together when these were asked first.
        second: whether an answer lacked them before.
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
        places: each question that has no outcome yet, with the place of its key.
        spellings: the places and spellings of keys, where a question is not its only spelling.
        pending: what has not been asked yet.
        again: what an answer lacked.
        again_asked: how many were asked together with those, at most.
        under_way: requests that may still find something lacking.
    """

    __slots__ = ("again", "again_asked", "location", "pending", "places", "spellings", "under_way")

    def __init__(self, location: int) -> None:
        self.location: int = location
        self.places: dict[Q, int] = {}
        self.spellings: dict[Q, list[tuple[int, Any]]] = {}
        self.pending: deque[Q] = deque()
        self.again: list[Q] = []
        self.again_asked: int = 0
        self.under_way: int = 0


class Remembered(Struct, Generic[V]):
    """The outcome of a question, for further spellings of its key."""

    status: OutcomeStatus
    value: V | None
    error: AltegioError | None
    spellings: list[Any]
