"""Forms in which the server sends the items of an array, and objects that it sends instead of an array."""

from __future__ import annotations

from typing import Any

from msgspec import inspect

from altegio_async._core.mismatch import Drift, Drifts, is_absence

__all__ = ["is_absent_row", "is_null", "is_row_number", "list_field_names", "read_as_rows"]


def is_null(row: Any) -> bool:
    """Return whether an item of an array is null, which the server sends for an absent item."""
    return row is None


def is_absent_row(row: Any) -> bool:
    """Return whether an item is one of the forms that the server sends for an absent object."""
    return row is None or (row != {} and is_absence(row))


def list_field_names(info: inspect.Type) -> frozenset[str]:
    """Return the names of a struct's fields on the wire; an empty set for other types."""
    if not isinstance(info, inspect.StructType) or info.array_like:
        return frozenset()
    return frozenset(info.cls.__struct_encode_fields__)


def is_row_number(key: str) -> bool:
    """Return whether a key is a number, as in the object that PHP writes for an array with a gap."""
    return key.isascii() and key.isdigit()


def read_as_rows(value: dict[str, Any], names: frozenset[str], path: str, drifts: Drifts) -> Any:
    """Return the rows of an object in place of an array, if it is one of two known forms.

    PHP writes an array with a gap as an object with numbers for keys, and some operations write the only row
    without the array around it.
    """
    if value and all(map(is_row_number, value)):
        drifts.append(Drift(path, "array", "object with numbered keys"))
        return list(value.values())
    if not names.isdisjoint(value):
        drifts.append(Drift(path, "array", "object"))
        return [value]
    return value
