"""Type guards and conversions for values of unknown type, such as decoded JSON, keys and options."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from inspect import iscoroutinefunction, unwrap
from numbers import Real
from typing import Any, Final, TypeGuard

_CONVERSIONS: Final[dict[type, Callable[[Any], object]]] = {
    str: str.__str__,
    bytes: bytes,
    float: float.__float__,
    Decimal: Decimal,
}
_DAY: Final = ("year", "month", "day")
_TIME: Final = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")
_MOMENT_FIELDS: Final[dict[type, tuple[str, ...]]] = {
    dt.datetime: _DAY + _TIME,
    dt.date: _DAY,
    dt.time: _TIME,
}
_PLAIN_TYPES: Final[frozenset[type]] = frozenset({*_CONVERSIONS, *_MOMENT_FIELDS, int, bool, type(None)})
_AWAITABLE: Final = ("Awaitable", "Coroutine", "Future", "Task")


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a decoded value is a JSON object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping of any type."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether a decoded value is a JSON array."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is a tuple."""
    return isinstance(value, tuple)


def is_row_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Return whether a value can be sent as a list: it is iterable, and neither text, bytes nor a mapping."""
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, memoryview, Mapping))


def as_int(value: object) -> int | None:
    """Return a value with `__index__` as a plain int; None for a bool and for all other values."""
    if type(value) is int:
        return value
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return None
    number: Any = value
    try:
        return int(operator.index(number))
    except TypeError:  # numpy.bool has __index__, but it raises
        return None


def as_plain_text(value: object) -> object:
    """Return an instance of a subclass of str, such as `numpy.str_` or a StrEnum, as a plain str."""
    return str.__str__(value) if isinstance(value, str) else value


def as_plain(value: object) -> object:
    """Return an instance of a subclass of a built-in type as an instance of that type.

    Covers str, bytes, float, Decimal, dates and times, such as `numpy.str_` and `pandas.Timestamp`. All other
    values are returned unchanged, including `pandas.NaT`, which is not a time.
    """
    if type(value) in _PLAIN_TYPES:
        return value
    kind = next((base for base in type(value).__mro__ if base in _PLAIN_TYPES), None)
    if kind in _CONVERSIONS:
        return _CONVERSIONS[kind](value)
    if kind not in _MOMENT_FIELDS:
        return value
    try:
        return kind(**{name: getattr(value, name) for name in _MOMENT_FIELDS[kind]})
    except (TypeError, ValueError):  # the fields of pandas.NaT are NaN
        return value


def as_float(value: object) -> float | None:
    """Return a real number as a float; None for a bool, for a huge int and for all other values."""
    if type(value) is float:
        return value
    number: Any = as_int(value)
    if number is None and not isinstance(value, bool) and isinstance(value, Real):
        number = value
    try:
        return None if number is None else float(number)
    except (OverflowError, TypeError):
        return None


def is_coroutine_function(value: object) -> bool:
    """Return whether calling a value certainly returns a coroutine."""
    return iscoroutinefunction(value) or iscoroutinefunction(type(value).__call__)


def is_plain_function(value: object) -> bool:
    """Return whether a value can be called and is not a coroutine function."""
    return callable(value) and not is_coroutine_function(value)


def returns_awaitable(value: object) -> bool:
    """Return whether calling a value certainly returns an awaitable.

    This is the case if it is a coroutine function, wraps one (`functools.wraps`, `functools.partial`), or has
    an awaitable as its return annotation.
    """
    if is_coroutine_function(value) or (callable(value) and iscoroutinefunction(unwrap(value))):
        return True
    annotations: dict[str, object] = getattr(value, "__annotations__", {}) if callable(value) else {}
    return any(name in str(annotations.get("return")) for name in _AWAITABLE)
