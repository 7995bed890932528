"""Time zones for date-times that the API sends without an offset."""

from __future__ import annotations

import datetime as dt
from typing import overload

from altegio_async.errors import InvalidArgumentError


@overload
def localize(moment: dt.datetime, timezone: str | dt.tzinfo) -> dt.datetime: ...
@overload
def localize(moment: None, timezone: str | dt.tzinfo) -> None: ...
def localize(moment: dt.datetime | None, timezone: str | dt.tzinfo) -> dt.datetime | None:
    """Return a date-time with a time zone, so that it can be compared with others.

    Some fields have no offset: their times are local times of the location. A date-time that has an offset is
    returned unchanged, and so is None.

    Args:
        moment: a date-time from a response.
        timezone: the location's time zone, as an IANA name (`location.timezone_name`) or a `tzinfo`.

    Raises:
        InvalidArgumentError: no time zone has this name.
    """
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=_load_zone(timezone) if isinstance(timezone, str) else timezone)


def _load_zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - rarely needed

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidArgumentError(f"timezone is not a known time zone: {name!r}") from None
