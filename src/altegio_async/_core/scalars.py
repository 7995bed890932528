"""Lossless conversions of decoded JSON scalars. Each gives `NODEFAULT` where there is none."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from msgspec import NODEFAULT

MAX_EXPONENT: Final = 30


def to_int(value: Any) -> Any:
    """A whole number, from any spelling of one."""
    if isinstance(value, (bool, int)):
        return int(value)
    if type(value) is str and len(value) < MAX_EXPONENT and value.isascii() and value.isdigit():
        return int(value)  # what most drift is
    number = to_decimal(value) if isinstance(value, (str, float, Decimal)) else NODEFAULT
    if number is NODEFAULT or number != number.to_integral_value():
        return NODEFAULT
    return int(number)


def to_float(value: Any) -> Any:
    """A float that loses no digit of an integer."""
    number = to_decimal(value)
    if isinstance(value, int):
        return float(value) if number is not NODEFAULT and int(float(value)) == value else NODEFAULT
    return NODEFAULT if number is NODEFAULT else float(number)


def to_decimal(value: Any) -> Any:
    """An exact decimal of a bounded size."""
    if isinstance(value, (int, float)):
        return Decimal(str(int(value) if isinstance(value, bool) else value))
    if isinstance(value, str):
        text = value.strip()
        if not text or not text.isascii() or "_" in text:
            return NODEFAULT
        try:
            value = Decimal(text)
        except ArithmeticError:
            return NODEFAULT
    if not isinstance(value, Decimal) or not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        return NODEFAULT
    return value


def to_bool(value: Any) -> Any:
    """A boolean, from 0, 1 and their spellings."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"0": False, "1": True, "false": False, "true": True}.get(value.strip().lower(), NODEFAULT)
    return bool(value) if value in (0, 1) and not isinstance(value, (list, dict)) else NODEFAULT


def to_str(value: Any) -> Any:
    """A text; numbers keep the digits they were sent with."""
    if isinstance(value, str):
        return value
    if value is True:
        return "true"
    return str(value) if isinstance(value, (int, float, Decimal)) and value is not False else NODEFAULT


def to_datetime(value: Any) -> Any:
    """A date-time, from ISO text or Unix seconds. Without a zone it stays without one."""
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip())
        except ValueError:
            value = to_int(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        try:
            return dt.datetime.fromtimestamp(float(value), dt.UTC)
        except (OverflowError, ValueError, OSError):
            return NODEFAULT
    return NODEFAULT


def to_date(value: Any) -> Any:
    """A date, from a date or from a midnight."""
    moment = to_datetime(value) if isinstance(value, str) else NODEFAULT
    if moment is NODEFAULT or moment.timetz().replace(tzinfo=None) != dt.time():
        return NODEFAULT
    return moment.date()


def to_time(value: Any) -> Any:
    """A time of day."""
    try:
        return dt.time.fromisoformat(value) if isinstance(value, str) else NODEFAULT
    except ValueError:
        return NODEFAULT


def to_none(value: Any) -> Any:
    """Nothing, from nothing."""
    return None if value is None else NODEFAULT
