"""Lossless conversion of decoded JSON scalars. Each function returns `NODEFAULT` for other values."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Any, Final

from msgspec import NODEFAULT

MAX_EXPONENT: Final = 30
MAX_DIGITS: Final = 100
# Binary floating-point numbers have 15 significant decimal digits; further digits are rounding errors.
SIGNIFICANT_DIGITS: Final = 15
NOISE_FREE_DECIMALS: Final = 12
_CONTEXT: Final = Context(prec=2 * MAX_DIGITS)


def read_number(text: str) -> Decimal | str:
    """Return the exact value of a JSON number with a fraction or an exponent.

    A number that exceeds the bounds of `Decimal` is returned as text, so that only its own field is lost.
    """
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def to_int(value: Any) -> Any:
    """Return the whole number in a number, a boolean or a text."""
    if isinstance(value, (bool, int)):
        return int(value)
    if type(value) is str and len(value) < MAX_EXPONENT and value.isascii() and value.isdigit():
        return int(value)  # the most frequent mismatch
    number = to_decimal(value) if isinstance(value, (str, float, Decimal)) else NODEFAULT
    if number is NODEFAULT or number != number.to_integral_value():
        return NODEFAULT
    return int(number)


def to_float(value: Any) -> Any:
    """Return a float that keeps every digit of an integer."""
    number = to_decimal(value)
    if number is NODEFAULT:
        return NODEFAULT
    if isinstance(value, int):
        return float(value) if int(float(value)) == value else NODEFAULT
    return float(number)


def to_decimal(value: Any) -> Any:
    """Return the exact decimal of a number or a text, if its size is within bounds."""
    if isinstance(value, float):
        value = Decimal(str(value))
    elif isinstance(value, int):
        if value.bit_length() > 4 * MAX_EXPONENT:  # str() refuses thousands of digits
            return NODEFAULT
        value = Decimal(int(value))
    elif isinstance(value, str):
        value = _parse_decimal(value.strip())
    if not isinstance(value, Decimal) or not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        return NODEFAULT
    return value if len(value.as_tuple().digits) <= MAX_DIGITS else NODEFAULT


def _parse_decimal(text: str) -> Decimal | None:
    if not 0 < len(text) <= MAX_DIGITS or not text.isascii() or "_" in text:
        return None
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def round_float_noise(number: Decimal) -> Decimal:
    """Return a number without the digits beyond the precision of floating-point arithmetic.

    A fraction of more than 15 significant digits is rounded: 724.99000000000001 becomes 724.99, and
    1.4210854715202004E-14 becomes 0. Other numbers are returned unchanged.
    """
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0 or len(digits) <= SIGNIFICANT_DIGITS:
        return number
    whole_digits = max(1, number.adjusted() + 1)
    decimals = max(0, min(NOISE_FREE_DECIMALS, SIGNIFICANT_DIGITS - whole_digits))
    rounded = number.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    if rounded == number:
        return number
    text = f"{rounded or abs(rounded):f}"
    return Decimal(text.rstrip("0").rstrip(".") if decimals else text)


def to_bool(value: Any) -> Any:
    """Return the boolean for 0, 1, true, false and their texts."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"0": False, "1": True, "false": False, "true": True}.get(value.strip().lower(), NODEFAULT)
    return bool(value) if value in (0, 1) and not isinstance(value, (list, dict)) else NODEFAULT


def to_str(value: Any) -> Any:
    """Return a text; a number keeps the digits that were sent."""
    if isinstance(value, str):
        return value
    if value is True:
        return "true"
    if value is False or not isinstance(value, (int, float, Decimal)):
        return NODEFAULT
    if isinstance(value, int) and value.bit_length() > 4 * MAX_DIGITS:  # str() refuses thousands of digits
        return NODEFAULT
    return str(value)


def to_none(value: Any) -> Any:
    """Return None for null."""
    return None if value is None else NODEFAULT
