"""Local times of a location: wall-clock times, and the moments that they denote.

Appointments are compared and have durations, so their moments have fixed offsets. Python compares and adds
times with the same `ZoneInfo` as wall-clock times, which is wrong by an hour when the offset changes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_SECONDS = 86_400


def load_zone(name: str, hours: int) -> tzinfo:
    """Return the time zone with an IANA name.

    Args:
        name: the IANA name.
        hours: the offset from UTC to use if the machine has no time zone data.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return timezone(timedelta(hours=hours))


def to_local(moment: datetime, zone: tzinfo) -> datetime:
    """Return a moment with the fixed offset that a time zone has at this moment.

    A local time that the clocks skip becomes the one that they show instead: 02:30 becomes 03:30.
    """
    local = moment.astimezone(UTC).astimezone(zone)
    return local.replace(tzinfo=timezone(_get_offset(local)), fold=0)


def find_moment(wall_clock: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment of a local time without an offset; None if the clocks skip it.

    A time that the clocks show twice means the first one.
    """
    moment = to_local(wall_clock.replace(tzinfo=zone), zone)
    return moment if moment.replace(tzinfo=None) == wall_clock.replace(fold=0) else None


class LocalDay(NamedTuple):
    """A day of a location.

    Attributes:
        day: the date.
        zone: the time zone of the location.
        start: the first moment of the day.
        end: the first moment of the next day.
    """

    day: date
    zone: tzinfo
    start: datetime
    end: datetime

    @classmethod
    def of(cls, day: date, zone: tzinfo) -> LocalDay:
        """Return a day in a time zone."""
        start, end = (
            to_local(datetime.combine(date_, time(), zone), zone) for date_ in (day, day + timedelta(days=1))
        )
        return cls(day, zone, start, end)

    def find_moment(self, second: int) -> datetime | None:
        """Return the moment at which the clocks show a second after midnight; None if they skip it."""
        if self.start.utcoffset() == self.end.utcoffset():
            return self.start + timedelta(seconds=second)
        return find_moment(datetime.combine(self.day, time()) + timedelta(seconds=second), self.zone)

    def find_second(self, moment: datetime) -> int:
        """Return the second after midnight that the clocks show at a moment, also on another day."""
        if self.start.utcoffset() == self.end.utcoffset() and self.start <= moment <= self.end:
            return int((moment - self.start).total_seconds())
        local = to_local(moment, self.zone)
        days = (local.date() - self.day).days
        return days * DAY_SECONDS + local.hour * 3600 + local.minute * 60 + local.second


def _get_offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
