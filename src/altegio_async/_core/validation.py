"""Validation of arguments before anything is sent. Each message names the argument."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, TypeGuard

from altegio_async._core.type_guards import as_int, is_plain_function
from altegio_async.errors import InvalidArgumentError

LARGEST_ID: Final = 2**63 - 1


def check_id(name: str, value: object, least: int = 1) -> int:
    """Return an id as a plain int: at least `least`, in at most 63 bits.

    Accepts an int and every type with `__index__`, such as the integers of numpy, but not a bool.

    Raises:
        InvalidArgumentError: the value is anything else, for example a bool or a str of digits. The message
            does not contain the value of a str, because it could be a phone passed by mistake.
    """
    number = value if type(value) is int else as_int(value)
    if number is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    if number < least:
        kind = "a positive id" if least else "an id of 0 or more"
        raise InvalidArgumentError(f"{name} must be {kind}, got {_format(number)}")
    if number > LARGEST_ID:
        raise InvalidArgumentError(f"{name} must fit in 63 bits, got {_format(number)}")
    return number


def check_lookup_ids(name: str, values: object) -> list[int]:
    """Return ids to look up as plain ints. Unlike `check_ids` it accepts 0.

    The API sends 0 for a link that is not set, so ids that are taken from its rows can contain 0.

    Raises:
        InvalidArgumentError: see `check_ids`.
    """
    return check_ids(name, values, least=0)


def check_ids(name: str, values: object, least: int = 1) -> list[int]:
    """Return one or more ids as plain ints.

    Raises:
        InvalidArgumentError: the value is not iterable, is empty, or has an item that is not an id.
    """
    if isinstance(values, (str, bytes)) or not _is_iterable(values):
        raise InvalidArgumentError(f"{name} must be a list of ids, got {type(values).__name__}")
    ids = [check_id(f"{name}[{index}]", value, least) for index, value in enumerate(values)]
    if not ids:
        raise InvalidArgumentError(f"{name} must name at least one id")
    return ids


def check_text(name: str, value: object) -> str:
    """Return a str.

    Raises:
        InvalidArgumentError: the value has another type. The message does not contain it.
    """
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a str, got {type(value).__name__}")
    return value


def check_count(name: str, value: object, least: int = 1) -> int:
    """Return a whole number of at least `least` as a plain int.

    Raises:
        InvalidArgumentError: the value is anything else, for example a bool or a str of digits.
    """
    number = value if type(value) is int else as_int(value)
    if number is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    if number < least:
        raise InvalidArgumentError(f"{name} must be at least {least}, got {_format(number)}")
    return number


def check_plain_function(name: str, value: object) -> None:
    """Raise InvalidArgumentError if a value cannot be called without awaiting the result.

    Raises:
        InvalidArgumentError: the value cannot be called, or is a coroutine function.
    """
    if not is_plain_function(value):
        raise InvalidArgumentError(f"{name} must be a plain function (not async), got {type(value).__name__}")


def check_option_names(options: Iterable[str], accepted: Iterable[str]) -> None:
    """Raise InvalidArgumentError if an option has a name that is not accepted.

    Raises:
        InvalidArgumentError: an option is unknown. The message lists the accepted options.
    """
    known = tuple(accepted)
    if unknown := sorted(set(options).difference(known)):
        raise InvalidArgumentError(f"unknown options: {', '.join(unknown)}; accepted: {', '.join(known)}")


def is_finite(number: float | Decimal) -> bool:
    """Return whether a number is neither infinite nor NaN."""
    return number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)


def _format(value: int) -> str:
    """Return a number for a message. Python refuses to convert ints of more than 4,300 digits."""
    return str(value) if abs(value) < 10**40 else "a number of more than 40 digits"


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)
