"""Parse the wait that a server requests, from headers and from the text of a message.

Servers and proxies use many forms: seconds, milliseconds, durations with units, ISO 8601, dates and Unix
times. The longest wait is used, because the server would refuse a request after a shorter one.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["parse_retry_after"]

_WAIT_HEADERS: Final = ("Retry-After", "X-Retry-After")
_MILLISECOND_HEADERS: Final = ("Retry-After-Ms", "X-MS-Retry-After-MS")
_RESET_HEADERS: Final = (
    "RateLimit-Reset",
    "X-RateLimit-Reset",
    "X-Rate-Limit-Reset",
    "X-RateLimit-Reset-After",
    "X-RateLimit-Reset-Requests",
    "RateLimit",
)

_LONGEST_VALUE: Final = 256  # characters; longer values are not waits
_FIRST_UNIX_TIME: Final = 1_420_070_400  # 2015-01-01; larger numbers are Unix times, smaller ones are waits
_END_OF_UNIX_TIME: Final = 10_000_000_000  # 2286-11-20
_UNIX_TIME_UNITS: Final = (1, 1_000, 1_000_000, 1_000_000_000)  # parts of a second: seconds to nanoseconds

_UNITS: Final = {
    r"ns|nanosec(?:ond)?s?": 1e-9,
    r"[uµμ]s|microsec(?:ond)?s?": 1e-6,
    r"ms|msecs?|millis|millisec(?:ond)?s?|мс": 1e-3,
    r"s|secs?|seconds?|сек|секунд\w?": 1.0,
    r"m|mins?|minutes?|мин|минут\w?": 60.0,
    r"h|hrs?|hours?|час|часа|часов": 3600.0,
    r"d|days?|день|дня|дней": 86400.0,
}
_FACTORS: Final = tuple(_UNITS.values())
_NUMBER: Final = r"[0-9]{1,12}(?:\.[0-9]{1,9})?"
_LAST_LETTER: Final = r"(?![^\W\d])"  # a digit can follow a unit, as in "2m59.56s"
_ONE_AMOUNT: Final = rf"{_NUMBER}\s*(?:{'|'.join(_UNITS)}){_LAST_LETTER}\.?"
_AMOUNTS: Final = rf"{_ONE_AMOUNT}(?:(?:\s*,\s*|\s+and\s+|\s*){_ONE_AMOUNT}){{0,6}}"
_AMOUNT: Final = re.compile(
    rf"({_NUMBER})\s*(?:{'|'.join(f'({unit})' for unit in _UNITS)}){_LAST_LETTER}", re.IGNORECASE
)
_DURATION: Final = re.compile(_AMOUNTS, re.IGNORECASE)
_DURATION_IN_TEXT: Final = re.compile(
    rf"\b(?:in|after|wait(?:\s+for)?|через|спустя|подождите)\s+({_AMOUNTS})", re.IGNORECASE
)
_ISO_NUMBER: Final = r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)"
_ISO_DURATION: Final = re.compile(
    rf"P(?=[0-9T])(?:{_ISO_NUMBER}W)?(?:{_ISO_NUMBER}D)?"
    rf"(?:T(?=[0-9])(?:{_ISO_NUMBER}H)?(?:{_ISO_NUMBER}M)?(?:{_ISO_NUMBER}S)?)?",
    re.IGNORECASE,
)
_ISO_FACTORS: Final = (604800.0, 86400.0, 3600.0, 60.0, 1.0)
_CLOCK_DURATION: Final = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9](?:\.[0-9]{1,9})?)")
_ISO_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r" ?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
# The header `RateLimit` can list several limits. The reset of one with requests left is not a wait.
_REQUESTS_LEFT: Final = re.compile(r"\b(?:r|remaining)\s*=\s*0*[1-9]", re.IGNORECASE)
_RESET_PARAMETER: Final = re.compile(r"\b(?:t|reset)\s*=\s*([0-9]{1,12})", re.IGNORECASE)
# A comma separates values, except after the weekday of a date.
_ITEM: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s*,)?[^,]+", re.IGNORECASE
)


def parse_retry_after(
    headers: Mapping[str, str], message: str = "", *, is_rate_limit: bool = True
) -> float | None:
    """Return the longest wait in seconds that the headers or the message request, or None.

    The result is never negative and always finite.

    Args:
        headers: the response's headers; dates and Unix times are compared with their `Date`.
        message: text that can contain a wait, such as "try again in 5 minutes".
        is_rate_limit: whether the response refused the request because of a rate limit. The headers with the
            time at which the limit is reset are read only in this case.
    """
    waits = [_parse_text(message)] if message else []
    names = (*_WAIT_HEADERS, *_RESET_HEADERS) if is_rate_limit else _WAIT_HEADERS
    for name in names:
        waits.extend(_parse_value(value, headers) for value in _iter_values(headers, name))
    for name in _MILLISECOND_HEADERS:
        waits.extend(_parse_milliseconds(value, headers) for value in _iter_values(headers, name))
    return _find_longest(waits)


def _parse_text(message: str) -> float | None:
    """Return the wait in seconds in an English or Russian text, or None."""
    match = _DURATION_IN_TEXT.search(message)
    return None if match is None else sum(seconds for _, seconds in _list_amounts(match[1]))


def _find_longest(waits: Iterable[float | None]) -> float | None:
    return max((wait for wait in waits if wait is not None), default=None)


def _iter_values(headers: Mapping[str, str], name: str) -> Iterator[str]:
    """Yield all values of a header, which a response can repeat."""
    first = headers.get(name)
    if first is None:
        return
    get_all = getattr(headers, "getall", None)
    for value in (first,) if get_all is None else get_all(name):
        text = value.strip()
        if text and len(text) <= _LONGEST_VALUE:
            yield text


def _parse_value(text: str, headers: Mapping[str, str]) -> float | None:
    """Return the seconds in one header value, the longest if it contains several."""
    whole = _parse_duration(text)
    if whole is not None:
        return whole
    return _find_longest(_parse_item(item.strip(), headers) for item in _ITEM.findall(text))


def _parse_item(text: str, headers: Mapping[str, str]) -> float | None:
    if _REQUESTS_LEFT.search(text):
        return None
    reset = _RESET_PARAMETER.search(text)
    bare = text.partition(";")[0].strip().strip('"')
    number = _parse_number(reset[1] if reset else bare)
    if number is not None:
        return _convert_unix_time(number, headers)
    duration = _parse_duration(bare)
    if duration is not None:
        return duration
    moment = _parse_date(bare)
    return None if moment is None else _compute_seconds_until(moment, headers)


def _parse_milliseconds(text: str, headers: Mapping[str, str]) -> float | None:
    number = _parse_number(text)
    return None if number is None else _convert_unix_time(number / 1000, headers)


def _parse_number(text: str) -> float | None:
    """Return a number that is not negative, or None. Python's float() also accepts `1_0`."""
    if not text.isascii() or "_" in text:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return max(number, 0.0) if math.isfinite(number) else None


def _convert_unix_time(number: float, headers: Mapping[str, str]) -> float:
    """Return the seconds until a Unix time in any unit. A smaller number is returned as the wait."""
    for unit in _UNIX_TIME_UNITS:
        if _FIRST_UNIX_TIME <= number / unit < _END_OF_UNIX_TIME:
            return _compute_seconds_until(number / unit, headers)
    return number


def _compute_seconds_until(moment: float, headers: Mapping[str, str]) -> float:
    """Return the seconds from the response's `Date` to a Unix time. The local clock can be wrong."""
    date = headers.get("Date")
    sent_at = _parse_date(date) if date and len(date) <= _LONGEST_VALUE else None
    if sent_at is None or not _FIRST_UNIX_TIME <= sent_at < _END_OF_UNIX_TIME:
        sent_at = time.time()
    return max(moment - sent_at, 0.0)


def _parse_duration(text: str) -> float | None:
    """Return the seconds of a duration with units, in ISO 8601, or as hours, minutes and seconds.

    The units of one duration become smaller: "1 h, 30 min" is one, and "30 s, 30 s" is two waits.
    """
    if _DURATION.fullmatch(text):
        amounts = _list_amounts(text)
        return sum(seconds for _, seconds in amounts) if _are_one_duration(amounts) else None
    iso = _ISO_DURATION.fullmatch(text)
    if iso:
        numbers = [float((amount or "0").replace(",", ".")) for amount in iso.groups()]
        return sum(number * factor for number, factor in zip(numbers, _ISO_FACTORS, strict=True))
    clock = _CLOCK_DURATION.fullmatch(text)
    return int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3]) if clock else None


def _are_one_duration(amounts: list[tuple[float, float]]) -> bool:
    return all(before > after for (before, _), (after, _) in pairwise(amounts))


def _list_amounts(text: str) -> list[tuple[float, float]]:
    """Return the seconds of each unit in a text, and the seconds of its amount."""
    factors = [
        (float(amount), next(factor for unit, factor in zip(units, _FACTORS, strict=True) if unit))
        for amount, *units in _AMOUNT.findall(text)
    ]
    return [(factor, amount * factor) for amount, factor in factors]


def _parse_date(text: str) -> float | None:
    """Return the Unix time of an ISO 8601 or HTTP date with a time, or None. Without a zone it is UTC."""
    try:
        if _ISO_DATE.fullmatch(text):
            moment = dt.datetime.fromisoformat(
                text.upper().replace(" +", "+").replace(" -", "-").replace(" Z", "Z")
            )
        elif ":" in text:
            from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to load, rarely needed

            moment = parsedate_to_datetime(text)
        else:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
