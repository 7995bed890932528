"""Conversion of the date forms that the API sends to dates and date-times.

Each function returns `NODEFAULT` for a value that it does not recognise. Only exact forms are accepted,
because a lenient parser would read an unknown form as a wrong time.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, TypeGuard

from msgspec import NODEFAULT

from altegio_async._core.type_guards import is_object

EARLIEST_SECONDS: Final = 946_684_800  # 2000-01-01T00:00:00Z
LATEST_SECONDS: Final = 4_102_444_800  # 2100-01-01T00:00:00Z

_CLOCK = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
_ZONE = r"(?: ?(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?"
_COMPACT_CLOCK = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)"
_WEEKDAY = r"(?:[A-Za-z]{3,9}, )?"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAME = rf"(?P<month>{'|'.join(_MONTHS)})"
_FORMS: Final = {
    # 2026-07-15, 2026-07-15 10:30:00, 2026-07-15T10:30:00.000+0200
    "ISO 8601": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?:[Tt ]{_CLOCK}{_ZONE})?",
    # 15.07.2026, 15.07.2026 10:30
    "d.m.Y": rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{{4}})(?:,? {_CLOCK}{_ZONE})?",
    # 20260715, 20260715103000, 20260715T103000Z
    "Ymd": rf"(?P<year>(?:19|20|21)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?{_COMPACT_CLOCK}{_ZONE})?",
    # Wed, 15 Jul 2026 10:30:00 +0200
    "RFC 2822": rf"{_WEEKDAY}(?P<day>\d\d?)[ -]{_MONTH_NAME}[ -](?P<year>\d{{4}})(?: {_CLOCK}{_ZONE})?",
}
# Year 0 and years before it: 0000-00-00, 00.00.0000, 00000000, and -0001-11-30, as which PHP writes these.
_ZERO_FORMS: Final = (
    r"(?:0000|-\d{4,})-.*",
    r"0{8}(?:0{6})?",
    r"\d\d?\.\d\d?\.(?:0000|-\d{4})(?: .*)?",
    rf"{_WEEKDAY}\d\d?[ -][A-Za-z]{{3}}[ -](?:0000|-\d{{4}})(?: .*)?",
)
_ZERO: Final = r"[+-]?0+(?:\.0*)?"
_SECONDS: Final = r"\d{9,10}(?:\.\d{1,9})?"
_OFFSET: Final = r"[+-]\d\d(?::?\d\d)?"

_DATE_OBJECT: Final = {"date", "timezone", "timezone_type"}
# Hours from UTC of the abbreviations that PHP writes for `timezone_type` 2.
_ABBREVIATIONS: Final = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "MSK": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def is_zero_date(value: Any) -> bool:
    """Return whether a value is one of the ways in which PHP and MySQL write "no date".

    These are zero as number or text, dates in or before the year 0, and PHP's DateTime objects of such dates.
    """
    if isinstance(value, str):
        text = value.strip()
        return any(_match(form, text) for form in (_ZERO, *_ZERO_FORMS))
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return value == 0
    return _is_date_object(value) and is_zero_date(value["date"])


def to_datetime(value: Any) -> Any:
    """Return the date-time in a text, a number of Unix seconds or a PHP DateTime object.

    A text without an offset becomes a naive date-time; a date becomes its midnight.
    """
    if isinstance(value, str):
        text = value.strip()
        if _match(_SECONDS, text):
            return _convert_seconds(Decimal(text))
        return _parse_text(text)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return _convert_seconds(value)
    return _parse_object(value) if _is_date_object(value) else NODEFAULT


def to_date(value: Any) -> Any:
    """Return the date of what `to_datetime` accepts: the date as written, or the UTC date of Unix seconds."""
    moment = to_datetime(value)
    return NODEFAULT if moment is NODEFAULT else moment.date()


def to_time(value: Any) -> Any:
    """Return the time of day in a text."""
    match = _match(_CLOCK + _ZONE, value.strip()) if isinstance(value, str) else None
    if match is None:
        return NODEFAULT
    try:
        return _build_time(match)
    except ValueError:
        return NODEFAULT


def _match(form: str, text: str) -> re.Match[str] | None:
    """Match a whole text against a form, which `re` compiles at first use."""
    return re.fullmatch(form, text, re.ASCII | re.DOTALL)


def _parse_text(text: str) -> Any:
    match = next(filter(None, (_match(form, text) for form in _FORMS.values())), None)
    if match is None:
        return NODEFAULT
    month = match["month"]
    try:
        date = dt.date(
            int(match["year"]),
            int(month) if month.isdigit() else _MONTHS.index(month) + 1,
            int(match["day"]),
        )
        return dt.datetime.combine(date, _build_time(match) if match["hour"] else dt.time())
    except ValueError:
        return NODEFAULT


def _build_time(match: re.Match[str]) -> dt.time:
    """Build the time of day of a match; raise ValueError for a number out of range."""
    groups = match.groupdict()
    microsecond = int((groups.get("fraction") or "0").ljust(6, "0")[:6])
    zone = _parse_offset(groups["zone"]) if groups["zone"] else None
    return dt.time(int(groups["hour"]), int(groups["minute"]), int(groups["second"] or 0), microsecond, zone)


def _parse_offset(text: str) -> dt.tzinfo:
    """Return the fixed offset in a text such as Z, +02, +0200 or +02:00."""
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if minutes > 59:
        raise ValueError(text)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if text[0] == "-" else offset)


def _convert_seconds(value: float | Decimal) -> Any:
    """Return the moment of a plausible number of Unix seconds: of the years 2000 to 2099."""
    if not EARLIEST_SECONDS <= value < LATEST_SECONDS:  # false for NaN too
        return NODEFAULT
    microseconds = int(Decimal(str(value)) * 1_000_000)
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=microseconds)


def _is_date_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return is_object(value) and isinstance(value.get("date"), str) and value.keys() <= _DATE_OBJECT


def _parse_object(value: dict[str, Any]) -> Any:
    """Return the moment of a PHP DateTime object, which has a local time and a time zone."""
    moment = _parse_text(value["date"].strip())
    zone = value.get("timezone")
    if moment is NODEFAULT or moment.tzinfo is not None or zone is None:
        return moment
    try:
        offset = _find_zone_offset(zone.strip(), moment) if isinstance(zone, str) else None
    except ValueError:
        offset = None
    return NODEFAULT if offset is None else moment.replace(tzinfo=offset)


def _find_zone_offset(zone: str, moment: dt.datetime) -> dt.tzinfo | None:
    """Return the offset from UTC that a PHP time zone has at a local moment; None for an unknown zone."""
    if zone[:1] in ("+", "-"):
        return _parse_offset(zone) if _match(_OFFSET, zone) else None
    hours = _ABBREVIATIONS.get(zone.upper())
    if hours is not None:
        return dt.timezone(dt.timedelta(hours=hours)) if hours else dt.UTC
    # Slow to import, and rarely needed.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        offset = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, OSError, OverflowError):
        return None
    return dt.timezone(offset) if offset is not None else None
