"""Type guards and conversions for values of unknown type, such as decoded JSON, keys and options."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from inspect import iscoroutinefunction, unwrap
from numbers import Real
from typing import Any, Final, TypeGuard

_AWAITABLE: Final = ("Awaitable", "Coroutine", "Future", "Task")


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a decoded value is a JSON object."""
    return isinstance(value, dict)


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
