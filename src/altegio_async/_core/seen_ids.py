"""Recognition of rows that a list repeats, by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar

from altegio_async._core.type_guards import is_object

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_LARGEST_PLAIN: Final = 2**61 - 2
"""Larger ints can be chosen to have the same hash, which would make a set slow; texts cannot."""


class SeenIds:
    """The ids of the rows of a list that were read so far: a few dozen bytes each."""

    def __init__(self) -> None:
        self._seen: set[int | str] = set()

    def select_new(self, rows: Sequence[T]) -> list[T]:
        """Return the rows whose ids are new, and those without an id. Remember the ids.

        Rows that have the same id are all new if they come together.
        """
        keys = [_key(id_of(row)) for row in rows]
        new = [row for row, key in zip(rows, keys, strict=True) if key not in self._seen]
        self._seen.update(key for key in keys if key is not None)
        return new


def id_of(row: object) -> object:
    """Return the `id` of a row, which is a struct or a decoded object; None if it has none."""
    return row.get("id") if is_object(row) else getattr(row, "id", None)


def is_id(value: object) -> TypeGuard[int | str]:
    """Return whether a value identifies a row. 0 and the empty text mean that no id is set."""
    return (type(value) is int or type(value) is str) and bool(value)


def _key(row_id: object) -> int | str | None:
    """Return what the set holds for an id; None for a value that is no id."""
    if not is_id(row_id):
        return None
    return str(row_id) if isinstance(row_id, int) and abs(row_id) > _LARGEST_PLAIN else row_id
