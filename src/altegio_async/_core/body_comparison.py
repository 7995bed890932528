"""Comparison of the values of a request body with those that the API has afterwards.

Absent values, None, 0, False and empty texts and lists are equal, because the API uses them for one another.
Numbers are compared by value, times by instant, and lists of numbers or texts without regard to their order.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct

from altegio_async._core.type_guards import is_array, is_object
from altegio_async._core.update_result import FieldDifference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def compare_bodies(sent: Struct, found: Struct, changes: Collection[str]) -> list[FieldDifference]:
    """Return the fields of a body whose values differ from those of another body of the same struct.

    Args:
        sent: the body that was sent.
        found: the body that contains the values of the object as it is now.
        changes: the names of the given fields. Fields that are absent from a given object or row are not
            compared.
    """
    return [
        difference
        for name in sent.__struct_fields__
        for difference in _Comparison(is_partial=name in changes).compare(
            name, getattr(sent, name), getattr(found, name)
        )
    ]


class _Comparison(Struct, frozen=True):
    """Finds the differences between two values.

    Attributes:
        is_partial: whether the fields that are absent from a sent object or row are not compared.
    """

    is_partial: bool

    def compare(self, place: str, sent: Any, found: Any) -> Iterator[FieldDifference]:
        """Yield the differences between the value that was sent and the value that the object has."""
        if isinstance(sent, Struct):
            yield from self._compare_objects(place, sent, found)
        elif is_object(sent) and (is_object(found) or not found):
            yield from self._compare_maps(place, sent, found or {})
        elif is_array(sent) and (is_array(found) or not found):
            yield from self._compare_lists(place, sent, found)
        elif not _is_equal(sent, found):
            yield _make_difference(place, sent, found)

    def _compare_objects(self, place: str, sent: Struct, found: Any) -> Iterator[FieldDifference]:
        for name in sent.__struct_fields__:
            value = getattr(sent, name)
            if value is not UNSET or not self.is_partial:
                yield from self.compare(f"{place}.{name}", value, getattr(found, name, UNSET))

    def _compare_maps(
        self, place: str, sent: dict[Any, Any], found: dict[Any, Any]
    ) -> Iterator[FieldDifference]:
        """Yield the differences between two maps. A key with the value 0 differs from an absent one."""
        for key in dict.fromkeys([*sent, *found]):
            if key in sent and key in found:
                yield from self.compare(f"{place}[{key}]", sent[key], found[key])
            else:
                yield _make_difference(f"{place}[{key}]", sent.get(key), found.get(key))

    def _compare_lists(
        self, place: str, sent: list[Any], found: list[Any] | None
    ) -> Iterator[FieldDifference]:
        rows = found or []
        if not any(isinstance(row, (Struct, dict, list)) for row in (*sent, *rows)):
            if {_normalise(item) for item in sent} != {_normalise(item) for item in rows}:
                yield _make_difference(place, sent, found)
        elif len(sent) != len(rows):
            yield _make_difference(place, sent, found)
        elif not self._has_equal_rows(sent, rows):
            for number, (row, other) in enumerate(zip(sent, rows, strict=True)):
                yield from self.compare(f"{place}[{number}]", row, other)

    def _has_equal_rows(self, sent: list[Any], found: list[Any]) -> bool:
        """Return whether two lists of the same length have equal rows in any order."""
        remaining = list(found)
        for row in sent:
            equal = (
                n for n, other in enumerate(remaining) if next(self.compare("", row, other), None) is None
            )
            position = next(equal, None)
            if position is None:
                return False
            del remaining[position]
        return True


def _is_equal(sent: Any, found: Any) -> bool:
    """Return whether two values mean the same."""
    if not sent or not found:
        return not sent and not found
    if isinstance(sent, dt.datetime) and isinstance(found, dt.datetime):
        return _is_same_time(sent, found)
    if isinstance(sent, dt.date) and isinstance(found, dt.date):
        return _to_day(sent) == _to_day(found)
    return bool(_normalise(sent) == _normalise(found))


def _is_same_time(one: dt.datetime, other: dt.datetime) -> bool:
    """Return whether two times are equal. A time without an offset is in the time zone of the other one."""
    if (one.tzinfo is None) != (other.tzinfo is None):
        return one.replace(tzinfo=None) == other.replace(tzinfo=None)
    return one == other


def _to_day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _normalise(value: Any) -> Any:
    """Return a float as the Decimal of its shortest text, and every other value unchanged."""
    return Decimal(str(value)) if isinstance(value, float) else value


def _make_difference(place: str, sent: Any, found: Any) -> FieldDifference:
    return FieldDifference(place, _to_shown(sent), _to_shown(found))


def _to_shown(value: Any) -> Any:
    return None if value is UNSET else value
