"""Validation of arguments before anything is sent. Each message names the argument.

Only the digits of a phone are sent to the API. The digits of a value that is not exactly one phone number can
be the number of another person, so such values are refused.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final, TypeGuard

from altegio_async._core.type_guards import as_float, as_int, is_plain_function
from altegio_async.errors import InvalidArgumentError

LARGEST_ID: Final = 2**63 - 1

logger: Final = logging.getLogger("altegio_async")

_DIGITS: Final = frozenset("0123456789")
_SIGNS: Final = _DIGITS | frozenset("+-()./\u2010\u2011\u2012\u2013\u2014\u2212")
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""White space and the formatting characters that are copied along with a phone number."""
_LINE_BREAK: Final = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]")
_PLUS_FIRST: Final = re.compile(r"[^0-9+]*\+?[^+]*")
_DECIMAL: Final = re.compile(
    # Numbers as spreadsheets and floats write them.
    r"[-+(\u2212]*[0-9]+(?:[.,][0-9]*(?:e[+-]?[0-9]+)?|e[+-]?[0-9]+)\)*"
    # No phone number ends in a group of one digit after a point.
    r"|[^,a-z]*\.[0-9]?\)*"
    r"|[^.,a-z]*\.[0-9]{2}\)*",
    re.IGNORECASE,
)
_MAX_ID_DIGITS: Final = 19
_INTERNATIONAL: Final = re.compile(r"[1-9][0-9]{10,14}")
_LONG_GROUP: Final = re.compile(r"[0-9]{7,}")
_MAX_DIGITS: Final = 15  # of an international number (ITU-T E.164)
_LOCAL_DIGITS: Final = 10


def check_id(name: str, value: object, minimum: int = 1) -> int:
    """Return an id as a plain int: at least `minimum`, in at most 63 bits.

    Accepts an int and every type with `__index__`, such as the integers of numpy, but not a bool.

    Raises:
        InvalidArgumentError: the value is anything else, for example a bool or a str of digits. The message
            does not contain the value of a str, because it could be a phone passed by mistake.
    """
    number = value if type(value) is int else as_int(value)
    if number is None:
        remedy = "; convert an id that is text with int()" if isinstance(value, str) else ""
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}{remedy}")
    if number < minimum:
        kind = "a positive id" if minimum else "an id of 0 or more"
        raise InvalidArgumentError(f"{name} must be {kind}, got {format_number(number)}")
    if number > LARGEST_ID:
        raise InvalidArgumentError(f"{name} must fit in 63 bits, got {format_number(number)}")
    return number


def check_text_id(name: str, value: object, minimum: int = 1) -> int:
    """Return an id as a plain int. Unlike `check_id` it accepts a str of digits too.

    The ids in results of version 2 are text. Compound ids such as `6021_314` are refused.

    Raises:
        InvalidArgumentError: the value is anything else. The message does not contain the value of a str.
    """
    if not isinstance(value, str):
        return check_id(name, value, minimum)
    if not is_id_text(value):
        raise InvalidArgumentError(f"{name} must be an int or a str of digits, got another str")
    return check_id(name, int(value), minimum)


def is_id_text(text: str) -> bool:
    """Return whether a text is an id as the API writes it: ASCII digits without leading zeros."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MAX_ID_DIGITS):
        return False
    return text == "0" or not text.startswith("0")


def check_lookup_ids(name: str, values: object) -> list[int]:
    """Return ids to look up as plain ints. Unlike `check_ids` it accepts 0.

    The API sends 0 for a link that is not set, so ids taken from its rows can include 0.

    Raises:
        InvalidArgumentError: see `check_ids`.
    """
    return check_ids(name, values, minimum=0)


def check_text_lookup_ids(name: str, values: object) -> list[int]:
    """Return ids to look up as plain ints. Accepts 0 and str of digits.

    Raises:
        InvalidArgumentError: see `check_ids`.
    """
    return check_text_ids(name, values, minimum=0)


def check_text_ids(name: str, values: object, minimum: int = 1) -> list[int]:
    """Return one or more ids as plain ints. Accepts str of digits.

    Raises:
        InvalidArgumentError: see `check_ids`.
    """
    return check_ids(name, values, minimum, check_text_id)


def check_ids(
    name: str, values: object, minimum: int = 1, check: Callable[[str, object, int], int] = check_id
) -> list[int]:
    """Return one or more ids as plain ints.

    Args:
        name: name of the argument.
        values: the ids.
        minimum: smallest id.
        check: a function that returns a checked id.

    Raises:
        InvalidArgumentError: the value is not iterable, is empty, or has an item that is not an id.
    """
    if isinstance(values, (str, bytes)) or not _is_iterable(values):
        raise InvalidArgumentError(f"{name} must be a list of ids, got {type(values).__name__}")
    ids = [check(f"{name}[{index}]", value, minimum) for index, value in enumerate(values)]
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


def check_count(name: str, value: object, minimum: int = 1) -> int:
    """Return a whole number of at least `minimum` as a plain int.

    Raises:
        InvalidArgumentError: the value is anything else, for example a bool or a str of digits.
    """
    number = value if type(value) is int else as_int(value)
    if number is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    if number < minimum:
        raise InvalidArgumentError(f"{name} must be at least {minimum}, got {format_number(number)}")
    return number


def check_seconds(name: str, value: object) -> float:
    """Return a finite number of seconds, zero or more, as a float.

    Raises:
        InvalidArgumentError: the value is not such a number.
    """
    seconds = as_float(value)
    if seconds is None or not 0 <= seconds < math.inf:
        raise InvalidArgumentError(f"{name} must be a number of seconds, zero or more, got {value!r}")
    return seconds


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


def check_phone(name: str, value: object) -> str:
    """Return the digits of a phone number and log a warning if it looks like a local number.

    Raises:
        InvalidArgumentError: see `parse_phone`.
    """
    if type(value) is str and _INTERNATIONAL.fullmatch(value):  # fast path for the most frequent form
        return value
    digits = parse_phone(name, value)
    if is_local_number(str(value), digits):
        warn_about_local_number(name)
    return digits


def parse_phone(name: str, value: object) -> str:
    """Return the digits of a phone number.

    Accepts digits, white space and the signs `+ - ( ) . /`. No error message contains the number.

    Raises:
        InvalidArgumentError: the value is not a str or not exactly one phone number: it is a decimal number
            or two numbers, or it contains letters, other signs or digits outside ASCII.
    """
    if type(value) is str and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return value  # fast path for the most frequent form
    if not isinstance(value, str):
        raise InvalidArgumentError(
            f"{name} must be a str, got {type(value).__name__}{_suggest_remedy(value)}"
        )
    visible = _INVISIBLE.sub("", value)
    digits = "".join(character for character in visible if character in _DIGITS)
    if not digits:
        raise InvalidArgumentError(f"{name} has no digits")
    if len(digits.lstrip("0")) > _MAX_DIGITS:
        raise InvalidArgumentError(f"{name} has more than {_MAX_DIGITS} digits")
    if _DECIMAL.fullmatch(visible):
        raise InvalidArgumentError(
            f"{name} is written as a decimal number; read or format its column as text"
        )
    if not _SIGNS.issuperset(visible) or not _PLUS_FIRST.fullmatch(visible):
        raise InvalidArgumentError(f"{name} has characters other than digits and the signs + - ( ) . /")
    if _LINE_BREAK.search(value.strip()) or len(_LONG_GROUP.findall(value)) > 1:
        raise InvalidArgumentError(f"{name} has more than one phone number")
    return digits


def is_local_number(value: str, digits: str) -> bool:
    """Return whether a phone number probably lacks its country code."""
    return "+" not in value and (len(digits) <= _LOCAL_DIGITS or digits.startswith("0"))


def warn_about_local_number(name: str) -> None:
    """Log that the API will probably find no client for a phone number."""
    logger.warning(
        "%s looks like a local number (ten digits or fewer, or a leading zero). The API finds clients by "
        "their full international number only and returns an empty list otherwise; write the number with "
        "its country code, and with a leading + to silence this warning",
        name,
    )


def format_number(value: int) -> str:
    """Return a number for a message. Python refuses to convert ints of more than 4,300 digits."""
    return str(value) if abs(value) < 10**40 else "a number of more than 40 digits"


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def _suggest_remedy(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if hasattr(value, "__index__"):
        return "; convert it with str(), or a data frame's column with .astype(str)"
    if hasattr(value, "__float__"):
        return '; convert a data frame\'s column with .astype("Int64").astype(str), or read it as text'
    return ""
