"""Free time: working hours without appointments, in the time zone of the location."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from altegio_async.testing.data.local_clock import LocalDay

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date, datetime

    from altegio_async.testing.data.booking import Appointment, Service, Span, TeamMember
    from altegio_async.testing.data.world import World

STEP = 900
"""Seconds between two start times of online booking."""
DEFAULT_LENGTH = 3600
"""Seconds of a visit without services."""


def find_obstacle(
    world: World,
    member: TeamMember,
    start: datetime,
    length: int,
    *,
    technical_break: int = 0,
    ignored: Collection[int] = (),
) -> str | None:
    """Return why a team member is not free, or None.

    Args:
        world: all records.
        member: the team member.
        start: start with the offset of the location.
        length: seconds of the visit.
        technical_break: seconds after it.
        ignored: ids of appointments that are moved and do not count.
    """
    day = LocalDay.of(start.date(), world.get_zone(member.location_id))
    if not _is_working(member, day, start, length):
        return "The team member does not work at this time."
    end = start + timedelta(seconds=length + technical_break)
    if any(one.id not in ignored for one in world.booking.list_busy(member, start, end)):
        return "The team member has another appointment at this time."
    return None


def _is_working(member: TeamMember, day: LocalDay, start: datetime, length: int) -> bool:
    first, last = day.find_second(start), day.find_second(start + timedelta(seconds=length))
    return any(span.start <= first and last <= span.end for span in member.get_hours(day.day))


def get_length(services: Iterable[Service], member_id: int) -> int:
    """Return the seconds that a team member needs for some services."""
    total = sum(service.seance_lengths.get(member_id, service.duration) for service in services)
    return total or DEFAULT_LENGTH


def get_break(services: Iterable[Service]) -> int:
    """Return the seconds of break after some services: the longest break of one of them."""
    return max((service.technical_break or 0 for service in services), default=0)


def list_starts(
    world: World, member: TeamMember, day: date, services: list[Service], now: datetime
) -> Iterator[datetime]:
    """Return the start times on a day at which a team member is free for some services."""
    local = LocalDay.of(day, world.get_zone(member.location_id))
    busy = world.booking.list_busy(member, local.start, local.end)
    length = get_length(services, member.id) if services else STEP
    pause = get_break(services)
    for start in _list_moments(local, member.get_hours(day), length):
        if start > now and not _is_busy(busy, start, start + timedelta(seconds=length + pause)):
            yield start


def list_work_starts(world: World, member: TeamMember, day: date) -> list[datetime]:
    """Return the start times of a day at which a team member works, free or not."""
    local = LocalDay.of(day, world.get_zone(member.location_id))
    return list(_list_moments(local, member.get_hours(day), STEP))


def _list_moments(day: LocalDay, hours: Iterable[Span], length: int) -> Iterator[datetime]:
    """Return the start times of visits that end within the working hours, without skipped local times."""
    for span in hours:
        for second in range(span.start, span.end, STEP):
            start = day.find_moment(second)
            if start is not None and day.find_second(start + timedelta(seconds=length)) <= span.end:
                yield start


def _is_busy(busy: list[Appointment], start: datetime, end: datetime) -> bool:
    return any(one.start < end and start < one.end for one in busy)


def list_providers(world: World, location_id: int, services: list[Service]) -> list[TeamMember]:
    """Return the bookable team members of a location who provide all of some services."""
    return [
        member
        for member in world.booking.list_team_members(location_id)
        if not member.is_fired
        and not member.is_hidden
        and all(service.is_active and member.id in service.seance_lengths for service in services)
    ]
