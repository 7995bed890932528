"""Checks of the fields of request bodies that their types cannot express.

Generated structs list them in `__field_checks__`, as pairs of a field's Python name and a check. A check is
`id`, `id_or_zero`, `phone`, `seconds`, `filled` (no blank text), `form:` with the form of a date or time,
`ids:` with the minimum number of ids, `minimum:` with the minimum number of items, or `range:` with the
bounds of an integer or of the integers of a list, such as `range:1:7` or `range:0:`. The checks of ids that
begin with `text_` accept strs of digits. `minimum:` with an empty name is the minimum number of fields of the
struct.
"""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import cache, partial
from typing import Any, Final, cast

from altegio_async._core.arguments import check_seconds, format_moment
from altegio_async._core.type_guards import as_int, is_row_iterable
from altegio_async._core.validation import check_id, check_phone, check_text_id, format_number
from altegio_async.errors import InvalidArgumentError

FieldChecks = dict[str, tuple[str, ...]]


@cache
def list_checks(cls: type) -> FieldChecks:
    """Return the checks of a struct by the Python name of the field."""
    pairs = cast("tuple[tuple[str, str], ...]", getattr(cls, "__field_checks__", ()))
    return {name: tuple(check for other, check in pairs if other == name) for name, _ in pairs}


def apply_check(check: str, name: str, value: Any) -> Any:
    """Return the checked value of a field.

    Args:
        check: one of the checks of the field.
        name: path of the field, for error messages.
        value: its value, not None.

    Raises:
        InvalidArgumentError: the value does not pass the check.
    """
    kind, _, detail = check.partition(":")
    if kind == "form":
        return format_moment(name, value, detail)
    if kind == "range":
        return _check_range(name, value, detail)
    if kind == "minimum":
        return _check_items(name, value, int(detail))
    if kind in _ROW_CHECKS:
        return _check_ids(name, value, int(detail or 0), _ROW_CHECKS[kind])
    return _CHECKS[kind](name, value)


def check_field_count(name: str, fields: Sized, check: str) -> None:
    """Raise InvalidArgumentError if an object has fewer fields than its check demands.

    Raises:
        InvalidArgumentError: the object has too few fields.
    """
    minimum = int(check.partition(":")[2])
    if len(fields) < minimum:
        if not name:
            raise InvalidArgumentError(f"at least {count(minimum, 'field')} of the body is required")
        raise InvalidArgumentError(f"{name} must have at least {count(minimum, 'field')}")


def _check_items(name: str, value: Any, minimum: int) -> Any:
    """Return a list of at least some items. The type of the field refuses other values."""
    if not is_row_iterable(value):
        return value
    items = list(value)
    if len(items) < minimum:
        raise InvalidArgumentError(f"{name} must have at least {count(minimum, 'item')}")
    return items


def _check_ids(name: str, values: Any, minimum: int, check: Callable[[str, Any], int]) -> list[int]:
    if not is_row_iterable(values):
        raise InvalidArgumentError(f"{name} must be a list of ids, got {type(values).__name__}")
    ids = [check(f"{name}[{index}]", value) for index, value in enumerate(values)]
    if len(ids) < minimum:
        raise InvalidArgumentError(f"{name} must name at least {count(minimum, 'id')}")
    return ids


def _check_range(name: str, value: Any, bounds: str) -> Any:
    """Return an integer or a list of integers within bounds. The type of the field refuses other values."""
    if is_row_iterable(value):
        return [_check_range(f"{name}[{index}]", item, bounds) for index, item in enumerate(value)]
    number, (low, _, high) = as_int(value), bounds.partition(":")
    if number is None:
        return value
    if (low and number < int(low)) or (high and number > int(high)):
        wanted = f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
        raise InvalidArgumentError(f"{name} must be {wanted}, got {format_number(number)}")
    return value


def _check_filled(name: str, value: Any) -> Any:
    """Return a text that is not blank. The type of the field refuses other values."""
    if isinstance(value, str) and not value.strip():
        raise InvalidArgumentError(f"{name} is blank")
    return value


def count(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"one {noun}" if number == 1 else f"{number} {noun}s"


_CHECKS: Final[dict[str, Callable[[str, Any], Any]]] = {
    "id": check_id,
    "id_or_zero": partial(check_id, minimum=0),
    "text_id": check_text_id,
    "text_id_or_zero": partial(check_text_id, minimum=0),
    "phone": check_phone,
    "filled": _check_filled,
    "seconds": check_seconds,
}
_ROW_CHECKS: Final[dict[str, Callable[[str, Any], int]]] = {"ids": check_id, "text_ids": check_text_id}
