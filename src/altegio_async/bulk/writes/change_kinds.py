"""Kinds of changes: what each sets, how its present values are read, and when it is not possible."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from altegio_async._core.operation import Operation

R = TypeVar("R")

Values = dict[str, Any]


class ApplyState(Enum):
    """Whether a change was applied, as far as reading its object shows."""

    APPLIED = auto()
    NOT_APPLIED = auto()
    UNKNOWN = auto()


class ChangeKind(ABC, Generic[R]):
    """The change that a bulk write applies to each of its objects.

    Attributes:
        new: the values that it sets, by field. Only types that JSON has.
        evidence: the fields that show whether it was applied.
        subject: the name of an object for messages.
    """

    evidence: tuple[str, ...]
    subject: ClassVar[str]
    new: Values

    @abstractmethod
    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation that applies it to an object.

        Raises:
            InvalidArgumentError: an argument of the change is not valid.
        """

    @abstractmethod
    def read_values(self, row: R) -> Values:
        """Return the present values of an object, by field. Only types that JSON has."""

    def find_obstacle(self, row: R, old: Values) -> str | None:
        """Return the reason why the object cannot be changed, or None."""
        _ = row, old
        return None

    def is_applied(self, values: Values) -> bool:
        """Return whether an object has the new values."""
        return all(values.get(name) == value for name, value in self.new.items())

    def find_apply_state(self, old: Values, now: Values) -> ApplyState:
        """Return whether a change that may have been sent was applied.

        Args:
            old: the values before it was sent.
            now: the present values.
        """
        if any(_has_none(now.get(name)) for name in self.evidence):
            return ApplyState.UNKNOWN
        if self.is_applied(now):
            return ApplyState.APPLIED
        return ApplyState.NOT_APPLIED if now == old else ApplyState.UNKNOWN

    def contradicts(self, result: Any) -> bool:
        """Return whether the result of a successful response contains other values than the new ones."""
        if result is None:
            return False
        values = self.read_values(cast("R", result))
        return not any(_has_none(values.get(name)) for name in self.evidence) and not self.is_applied(values)

    @property
    def operation_id(self) -> str:
        """Return the id of the published operation."""
        return self.create_operation(1, 1).endpoint.id

    def identify(self) -> str:
        """Return the operation and the new values as text, which identifies the change in a checkpoint."""
        values = msgspec.json.encode(self.new, order="deterministic").decode()
        return f"{self.operation_id} {values}"


def _has_none(value: Any) -> bool:
    if isinstance(value, dict):
        return any(part is None for part in cast("dict[str, Any]", value).values())
    return value is None
