"""Detection of repeated rows of a list, by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar

from altegio_async._core.type_guards import is_object

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_LARGEST_PLAIN: Final = 2**61 - 2
"""Larger ints can be chosen to have equal hashes, which would make a set slow. Strings cannot."""


class SeenIds:
    """The ids of the rows of a list that were read so far. Each takes a few dozen bytes.

    Args:
        limit: number of ids after which the oldest ones are forgotten: the latest `limit` to `2 * limit` ids
            are remembered. None to remember all.
    """

    def __init__(self, limit: int | None = None) -> None:
        self._seen: set[int | str] = set()
        self._older: set[int | str] = set()
        self._limit = limit

    def select_new(self, rows: Sequence[T]) -> list[T]:
        """Return the rows whose ids are new, and those without an id. Remember the ids.

        Rows of one call with the same id are all new.
        """
        keys = [_make_key(get_id(row)) for row in rows]
        new = [
            row
            for row, key in zip(rows, keys, strict=True)
            if key not in self._seen and key not in self._older
        ]
        if self._limit is not None and len(self._seen) >= self._limit:
            self._seen, self._older = set(), self._seen
        self._seen.update(key for key in keys if key is not None)
        return new


def get_id(row: object) -> object:
    """Return the `id` of a row, which is a struct or a decoded object; None if it has none."""
    return row.get("id") if is_object(row) else getattr(row, "id", None)


def is_id(value: object) -> TypeGuard[int | str]:
    """Return whether a value identifies a row. 0 and the empty string mean that the id is not set."""
    return (type(value) is int or type(value) is str) and bool(value)


def _make_key(row_id: object) -> int | str | None:
    """Return the element of the set for an id; None for a value that is not an id."""
    if not is_id(row_id):
        return None
    return str(row_id) if isinstance(row_id, int) and abs(row_id) > _LARGEST_PLAIN else row_id
