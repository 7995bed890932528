"""Checks of arguments that come before anything is sent. Each message names the argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable


def checked_id(name: str, value: object) -> int:
    """A positive whole number.

    Raises:
        InvalidArgumentError: anything else; a bool and a digit string are no ids either.
    """
    if type(value) is not int:
        msg = f"{name} must be an int, got {value!r}"
        raise InvalidArgumentError(msg)
    if value < 1:
        msg = f"{name} must be a positive id, got {value}"
        raise InvalidArgumentError(msg)
    return value


def checked_ids(name: str, values: Iterable[object]) -> list[int]:
    """A list of one or more positive whole numbers.

    Raises:
        InvalidArgumentError: it is empty, or one of them is no id.
    """
    if isinstance(values, (str, bytes)):
        msg = f"{name} must be a list of ids, got {values!r}"
        raise InvalidArgumentError(msg)
    ids = [checked_id(f"{name}[{index}]", value) for index, value in enumerate(values)]
    if not ids:
        msg = f"{name} must name at least one id"
        raise InvalidArgumentError(msg)
    return ids


def phone_digits(name: str, value: object) -> str:
    """The digits of a phone number in international form; signs and spaces are left out.

    Raises:
        InvalidArgumentError: it is no text, or holds no digit. The message does not show the number.
    """
    if not isinstance(value, str):
        msg = f"{name} must be a str of digits, got {type(value).__name__}"
        raise InvalidArgumentError(msg)
    digits = "".join(character for character in value if character in "0123456789")
    if not digits:
        msg = f"{name} has no digits"
        raise InvalidArgumentError(msg)
    return digits
