"""Mismatches: values that do not have their field's type, and their names in reports and errors."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct


class Drift(Struct, frozen=True, gc=False):
    """A value that did not have its field's type: its path, the expected type, and what was received.

    `count` is the number of values with this mismatch. In rows of a list they differ in their index only;
    `path` is that of the first one. `is_lossy` is true if the value is missing in the result.
    """

    path: str
    wanted: str
    got: str
    count: int = 1
    is_lossy: bool = False


class MismatchError(Exception):
    """A value that has no lossless form in the expected type.

    Args:
        path: where the value is in the response.
        wanted: the expected type, by its JSON name.
        value: the value that was received.
        got: a description of the value to use instead of its JSON type.
    """

    def __init__(self, path: str, wanted: str, value: object, *, got: str = "") -> None:
        self.path = path
        self.wanted = wanted
        self.got = got or name_json_type(value)
        self._named = bool(got) or value is None
        super().__init__(f"expected {wanted}, got {self.got} at {path}")

    def as_drift(self) -> Drift:
        """Return the report of a value that was replaced by None."""
        if self._named:
            return Drift(self.path, self.wanted, self.got)
        return Drift(self.path, self.wanted, f"unreadable {self.got}", is_lossy=True)


def name_json_type(value: object) -> str:
    """Return the JSON name of a decoded value's type."""
    return _KINDS.get(type(value), type(value).__name__)


_KINDS: Final[dict[type, str]] = {
    type(None): "null", bool: "boolean", int: "integer", Decimal: "number", float: "number",
    str: "string", list: "array", dict: "object",
}  # fmt: skip


# The names of received values by the JSON type in which the API publishes them.
_PUBLISHED: Final[dict[str, frozenset[str]]] = {
    "string": frozenset({"string"}),
    "number": frozenset({"integer", "number"}),
    "integer": frozenset({"integer"}),
    "boolean": frozenset({"boolean"}),
    "array": frozenset({"array of one object"}),
    "object": frozenset({"object"}),
}


def drop_published(drifts: Drifts, start: int, path: str, forms: Iterable[str]) -> None:
    """Remove the mismatch of a value whose JSON type is one of its published types.

    Args:
        drifts: the mismatches, changed in place.
        start: index of the first mismatch of the value and its parts.
        path: path of the value.
        forms: JSON types in which the API publishes the value.
    """
    published = frozenset[str]().union(*(_PUBLISHED[form] for form in forms))
    drifts[start:] = [drift for drift in drifts[start:] if drift.path != path or drift.got not in published]


_LONGEST_NAME: Final = 100  # characters; a path is made for each value below the name


def escape_name(name: str) -> str:
    """Return a name from a response for use in a path, shortened and with unprintable characters escaped."""
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME] + "\N{HORIZONTAL ELLIPSIS}"
    return name if name.isprintable() else ascii(name)[1:-1]


_CONTAINERS: Final = frozenset({list, dict})


def is_absence(value: Any) -> bool:
    """Return whether a value is one of the forms in which the server writes "no value"."""
    if type(value) is str:
        return not value or value.isspace()
    return value is False or (type(value) in _CONTAINERS and not value)


def name_absence(value: Any) -> str:
    """Return the name of a value for which `is_absence` is true, as drift reports it."""
    if isinstance(value, str):
        return "empty string"
    if value is False:
        return "false"
    return "empty array" if value == [] else "empty object"


Drifts = list[Drift]
"""A list to which mismatches are appended."""
