"""Validation of options. Each function raises ConfigurationError and names the option."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from altegio_async._core.type_guards import as_float, as_int
from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_PERMITS: Final = 2**31 - 1


def check_kind(name: str, value: object, kind: type, wanted: str) -> None:
    """Raise ConfigurationError if a value is not an instance of `kind`.

    Raises:
        ConfigurationError: the value has another type.
    """
    if not isinstance(value, kind):
        raise ConfigurationError(f"{name} must be {wanted}, got {type(value).__name__}")


def check_seconds(name: str, value: object) -> float:
    """Return a positive, finite number of seconds as a float.

    Raises:
        ConfigurationError: the value is anything else.
    """
    seconds = as_float(value)
    if seconds is None or not 0 < seconds < inf:
        raise ConfigurationError(f"{name} must be a positive number of seconds, got {value!r}")
    return seconds


def is_finite(value: object) -> TypeGuard[float]:
    """Return whether a value is a finite number."""
    number = as_float(value)
    return number is not None and isfinite(number)


def is_number(value: object) -> TypeGuard[float]:
    """Return whether a value is a number. A bool is not."""
    return as_int(value) is not None or as_float(value) is not None


def check_int(name: str, value: object, minimum: int = 1) -> int:
    """Return a whole number of at least `minimum` as a plain int. Every type with `__index__` is accepted.

    Raises:
        ConfigurationError: the value is anything else, for example a bool.
    """
    number = as_int(value)
    if number is None or number < minimum:
        raise ConfigurationError(f"{name} must be an int, at least {minimum}, got {value!r}")
    return number


def require_windows(windows: object) -> tuple[tuple[int, float], ...]:
    """Return the windows of a rate limiter as pairs of permits and seconds.

    Raises:
        ConfigurationError: the value is empty, or an item is not a pair of positive numbers within bounds.
    """
    pairs = tuple(_check_window(window) for window in windows) if _is_sequence(windows) else ()
    good = tuple(pair for pair in pairs if pair is not None)
    if good and len(good) == len(pairs):
        return good
    raise ConfigurationError(
        f"windows must be pairs of 1 to {_MAX_PERMITS} permits and a positive time, got {windows!r}"
    )


def _check_window(window: object) -> tuple[int, float] | None:
    if not _is_sequence(window) or len(window) != 2:
        return None
    permits, seconds = as_int(window[0]), as_float(window[1])
    if permits is None or not 1 <= permits <= _MAX_PERMITS or seconds is None or not 0 < seconds < inf:
        return None
    return permits, seconds


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))
