"""Checks of arguments that come before anything is sent. Each message names the argument."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, TypeGuard

from altegio_async.errors import InvalidArgumentError

LARGEST_ID: Final = 2**63 - 1


def checked_id(name: str, value: object, least: int = 1) -> int:
    """A whole number that fits in 63 bits: positive, or one of at least `least`.

    Raises:
        InvalidArgumentError: anything else; a bool and a digit string are no ids either. The message
            shows no text: a phone may have come to the wrong place.
    """
    if type(value) is not int:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    if value < least:
        kind = "a positive id" if least else "an id of 0 or more"
        raise InvalidArgumentError(f"{name} must be {kind}, got {_shown(value)}")
    if value > LARGEST_ID:
        raise InvalidArgumentError(f"{name} must fit in 63 bits, got {_shown(value)}")
    return value


def wanted_ids(name: str, values: object) -> list[int]:
    """Ids to look up: as `checked_ids`, and 0 too.

    The API writes 0 for a link that is not set, so lists of ids taken from its rows hold it.

    Raises:
        InvalidArgumentError: as `checked_ids`.
    """
    return checked_ids(name, values, least=0)


def checked_ids(name: str, values: object, least: int = 1) -> list[int]:
    """A list of one or more ids.

    Raises:
        InvalidArgumentError: it is no list or other iterable, it is empty, or one of them is no id.
    """
    if isinstance(values, (str, bytes)) or not _is_iterable(values):
        raise InvalidArgumentError(f"{name} must be a list of ids, got {type(values).__name__}")
    ids = [checked_id(f"{name}[{index}]", value, least) for index, value in enumerate(values)]
    if not ids:
        raise InvalidArgumentError(f"{name} must name at least one id")
    return ids


def checked_text(name: str, value: object) -> str:
    """A text.

    Raises:
        InvalidArgumentError: anything else. The message does not show it.
    """
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a str, got {type(value).__name__}")
    return value


def phone_digits(name: str, value: object) -> str:
    """The digits of a phone number in international form; signs and spaces are left out.

    Raises:
        InvalidArgumentError: it is no text, or holds no digit. The message does not show the number.
    """
    digits = "".join(character for character in checked_text(name, value) if character in "0123456789")
    if not digits:
        raise InvalidArgumentError(f"{name} has no digits")
    return digits


def checked_count(name: str, value: object, least: int = 1) -> int:
    """A whole number of at least so much.

    Raises:
        InvalidArgumentError: anything else; a bool and a digit string are no numbers either.
    """
    if type(value) is not int:
        raise InvalidArgumentError(f"{name} must be an int, got {value!r}")
    if value < least:
        raise InvalidArgumentError(f"{name} must be at least {least}, got {_shown(value)}")
    return value


def is_finite(number: float | Decimal) -> bool:
    """Whether it is a number, and no infinite one."""
    return number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)


def _shown(value: int) -> str:
    """A number for a message; Python refuses to write out more than some thousand digits."""
    return str(value) if abs(value) < 10**40 else "a number of more than 40 digits"


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)
