"""How long a server asks to wait: in headers, or in the words of its message. Pure."""

from __future__ import annotations

import datetime as dt
import math
import re
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final = re.compile(
    r"(?:in|after|wait(?: for)?|через|спустя|подождите)\s+(\d{1,12}(?:\.\d{1,6})?)\s*"
    r"(?:(s|secs?|seconds?|сек|секунд\w?)|(m|mins?|minutes?|мин|минут\w?)|h|hrs?|hours?|час|часа|часов)\b",
    re.IGNORECASE,
)


def retry_after(headers: Mapping[str, str], message: str = "") -> float | None:
    """Seconds the server asked to wait: by header in milliseconds, seconds or as a date, or in words.

    Where it said several things it is the longest. Never negative, never NaN; None where it said nothing
    that can be read.
    """
    hints = (
        _number(headers.get("Retry-After-Ms"), 1000),
        _number(headers.get("X-MS-Retry-After-MS"), 1000),
        _number(headers.get("Retry-After")),
        _until(headers.get("Retry-After")),
        wait_told_in(message),
    )
    return max((hint for hint in hints if hint is not None), default=None)


def wait_told_in(message: str) -> float | None:
    """Seconds, from words such as "try again in 5 minutes", English or Russian."""
    words = _WORDS.search(message)
    if words is None:
        return None
    number, seconds, minutes = words.groups()
    return float(number) * (1 if seconds else 60 if minutes else 3600)


def _number(text: str | None, parts: int = 1) -> float | None:
    """Seconds, given in so many parts of one."""
    if not text or not text.isascii() or "_" in text:  # Python would read 1_0 as ten
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return max(number, 0.0) / parts if math.isfinite(number) else None


def _until(date: str | None) -> float | None:
    if not date or ":" not in date:  # no date of HTTP comes without a time
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to load, and rarely needed

    try:
        moment = parsedate_to_datetime(date)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        return max(moment.timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
