"""What was found to have drifted, and how it is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from msgspec import Struct


class Drift(Struct, frozen=True, gc=False):
    """One value that was not of its type: where it stood, what was wanted, what came."""

    path: str
    wanted: str
    got: str


class UnbendableError(Exception):
    """A value that has no lossless form in the wanted type."""

    def __init__(self, path: str, wanted: str, value: object, *, shown: str | None = None) -> None:
        super().__init__(f"expected {wanted}, got {shown or kind_of(value)} at {path}")
        self.path = path


def kind_of(value: object) -> str:
    """The JSON name of a decoded value's kind."""
    return _KINDS.get(type(value), type(value).__name__)


_KINDS: Final[dict[type, str]] = {
    type(None): "null", bool: "boolean", int: "integer", Decimal: "number", float: "number",
    str: "string", list: "array", dict: "object",
}  # fmt: skip


def shown(name: str) -> str:
    """A name that the server chose, as a part of a path: what is not printable is escaped."""
    return name if name.isprintable() else ascii(name)[1:-1]


def says_nothing(value: Any) -> bool:
    """Whether a value is one of the server's ways of saying that there is none."""
    if value is False or value in ("", [], {}):
        return True
    return isinstance(value, str) and (value.startswith("0000-00-00") or not value.strip())


def nothing_of(value: Any) -> str:
    """A value that says nothing, as the drift record names it."""
    if isinstance(value, str):
        return "empty string" if not value.strip() else "zero date"
    if value is False:
        return "false"
    return "empty array" if value == [] else "empty object"


Found = list[Drift]
"""Where bends are put down as they are made."""
