"""Checks of options: each raises ConfigurationError and names the option."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGEST: Final = sys.float_info.max


def check_kind(name: str, value: object, kind: type, wanted: str) -> None:
    """Refuse what is of another type.

    Raises:
        ConfigurationError: the value is no `kind`.
    """
    if not isinstance(value, kind):
        raise ConfigurationError(f"{name} must be {wanted}, got {type(value).__name__}")


def check_seconds(name: str, value: float) -> None:
    """Refuse what is no positive number of seconds.

    Raises:
        ConfigurationError: the value is not positive and finite.
    """
    if not (is_finite(value) and value > 0):
        raise ConfigurationError(f"{name} must be a positive number of seconds, got {value!r}")


def is_finite(value: object) -> TypeGuard[float]:
    """Whether it is a number, and no infinite one."""
    return is_number(value) and -_LARGEST <= value <= _LARGEST


def is_number(value: object) -> TypeGuard[float]:
    """Whether it is a number; a bool is none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def checked_windows(windows: object) -> tuple[tuple[int, float], ...]:
    """The windows of a rate limiter: permits and seconds each.

    Raises:
        ConfigurationError: there are none, or one that is no pair or cannot work.
    """
    pairs = tuple(_pair(window) for window in windows) if _is_sequence(windows) else ()
    good = tuple(pair for pair in pairs if pair is not None)
    if good and len(good) == len(pairs):
        return good
    raise ConfigurationError(
        f"windows must be pairs of at least one permit and a positive time, got {windows!r}"
    )


def _pair(window: object) -> tuple[int, float] | None:
    if not _is_sequence(window) or len(window) != 2:
        return None
    permits, seconds = window
    if type(permits) is not int or permits < 1 or not is_finite(seconds) or seconds <= 0:
        return None
    return permits, float(seconds)


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))
