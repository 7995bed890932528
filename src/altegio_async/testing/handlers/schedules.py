"""Working hours of team members, and the appointment calendar."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.availability import STEP, find_obstacle, list_work_starts
from altegio_async.testing.data.booking import Span
from altegio_async.testing.data.local_clock import DAY_SECONDS, LocalDay
from altegio_async.testing.handlers.team_members import find_team_member
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_object,
    as_list,
    make_field_refusal,
)
from altegio_async.testing.server.fields import Fields, parse_day, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async.testing.data.booking import TeamMember
    from altegio_async.testing.data.world import World

_LONGEST = 366
"""Days of one request."""
_CALENDAR_DAYS = 31


def list_schedules(world: World, call: HandlerCall) -> Answer:
    """List the working hours of team members, one row for each team member and working day."""
    location_id, days = call.number("location_id"), _read_period(call)
    wanted, included = call.numbers("staff_ids"), call.get_list("include")
    rows = [
        _render_day(world, member, day, included)
        for member in world.booking.list_team_members(location_id)
        if not wanted or member.id in wanted
        for day in days
        if member.get_hours(day)
    ]
    return answer_list(rows)


def set_schedules(world: World, call: HandlerCall) -> Answer:
    """Set and delete working hours of single days. An invalid entry changes nothing."""
    fields = Fields(call.body)
    changes = [
        (member, day, spans)
        for row in fields.objects("schedules_to_set")
        for spans in (_read_slots(row),)
        for member, day in _read_days(world, call, row)
    ]
    deleted = [
        (member, day)
        for row in fields.objects("schedules_to_delete")
        for member, day in _read_days(world, call, row)
    ]
    for member, day in deleted:
        member.days[day] = ()
    for member, day, spans in changes:
        member.days[day] = spans
    changed = {member.id: member for member, _ in deleted} | {member.id: member for member, *_ in changes}
    for member in changed.values():
        _announce(world, member)
    rows = [
        {"team_member_id": member.id, "date": day.isoformat(), "slots": _render_slots(spans)}
        for member, day, spans in changes
    ]
    return answer_list(rows)


def get_schedule(world: World, call: HandlerCall) -> Answer:
    """List each day of a period with the working hours of one team member."""
    member = find_team_member(world, call)
    days = _list_days(call.path["start_date"], call.path["end_date"])
    return answer_object(
        [
            {
                "date": day.isoformat(),
                "is_working": int(bool(member.get_hours(day))),
                "slots": _render_slots(member.get_hours(day)),
            }
            for day in days
        ]
    )


def set_days(world: World, call: HandlerCall) -> Answer:
    """Set the working hours of a team member on the days of a list. The response has no body."""
    member = find_team_member(world, call)
    period = None
    if "start_date" in call.path:
        period = _list_days(call.path["start_date"], call.path["end_date"])
    changes: dict[date, tuple[Span, ...]] = {}
    for row in call.rows:
        fields = Fields(row)
        fields.require("date", "is_working", "slots")
        day = _read_day(fields.text("date"))
        if period is not None and day not in period:
            raise refuse("date", "The day is outside of the period.")
        spans = _read_slots(row)
        changes[day] = spans if fields.flag("is_working") else ()
    member.days.update(changes)
    _announce(world, member)
    return Answer(201)


def list_calendar_dates(world: World, call: HandlerCall) -> Answer:
    """List the working days of a location, or of a team member, in the month after a day."""
    wanted = call.numbers("staff_id")
    members = [
        one
        for one in world.booking.list_team_members(call.number("location_id"))
        if not wanted or one.id in wanted
    ]
    first = _read_day(call.path["date"])
    days = [first + timedelta(days=number) for number in range(_CALENDAR_DAYS)]
    return answer_object([day.isoformat() for day in days if any(one.get_hours(day) for one in members)])


def list_calendar_sessions(world: World, call: HandlerCall) -> Answer:
    """List the times of a day at which a team member works, free or not."""
    member, day = find_team_member(world, call), _read_day(call.path["date"])
    return answer_object(
        [
            {
                "time": f"{start:%H:%M}",
                "is_free": find_obstacle(world, member, start, STEP) is None,
            }
            for start in list_work_starts(world, member, day)
        ]
    )


def _read_period(call: HandlerCall) -> list[date]:
    names = ("start_date", "end_date")
    missing = {name: ["This field is required."] for name in names if not call.first(name)}
    if missing:
        raise make_field_refusal(missing)
    return _list_days(call.first("start_date") or "", call.first("end_date") or "")


def _list_days(first: str, last: str) -> list[date]:
    start, end = parse_day(first), parse_day(last)
    if start is None or end is None or not 0 <= (end - start).days < _LONGEST:
        raise refuse("start_date", "A period of at most one year is needed.")
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def _read_day(text: str) -> date:
    day = parse_day(text)
    if day is None:
        raise refuse("date", "A day is needed.")
    return day


def _read_days(world: World, call: HandlerCall, row: dict[str, Any]) -> Iterator[tuple[TeamMember, date]]:
    """Yield the team member and each day of an entry."""
    fields = Fields(row)
    ident = fields.integer("staff_id", fields.integer("team_member_id"))
    member = world.booking.team_members.get(ident)
    if member is None or member.location_id != call.number("location_id"):
        raise Refusal(404)
    for text in as_list(row.get("dates")) or ():
        yield member, _read_day(text if isinstance(text, str) else "")


def _read_slots(row: dict[str, Any]) -> tuple[Span, ...]:
    spans = sorted(
        Span(_read_time(slot, "from"), _read_time(slot, "to")) for slot in Fields(row).objects("slots")
    )
    has_overlap = any(one.end > other.start for one, other in pairwise(spans))
    if has_overlap or any(span.end <= span.start for span in spans):
        raise refuse("slots", "The slots overlap, or end before they start.")
    return tuple(spans)


def _read_time(slot: dict[str, Any], name: str) -> int:
    """Return seconds after midnight. The end of a day can be written 24:00."""
    text = Fields(slot).text(name)
    if text == "24:00":
        return DAY_SECONDS
    try:
        moment = time.fromisoformat(text.zfill(5))
    except ValueError:
        raise refuse("slots", "Times HH:MM are needed.") from None
    return moment.hour * 3600 + moment.minute * 60


def _render_slots(spans: tuple[Span, ...]) -> list[dict[str, str]]:
    return [{"from": _render_time(span.start), "to": _render_time(span.end)} for span in spans]


def _render_time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}"


def _render_day(world: World, member: TeamMember, day: date, included: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "staff_id": member.id,
        "date": day.isoformat(),
        "slots": _render_slots(member.get_hours(day)),
    }
    if "busy_intervals" in included:
        row["busy_intervals"] = _list_busy_intervals(world, member, day)
    if "off_day_type" in included:
        row["off_day_type"] = None
    return row


def _list_busy_intervals(world: World, member: TeamMember, day: date) -> list[dict[str, Any]]:
    local = LocalDay.of(day, world.get_zone(member.location_id))
    busy = world.booking.list_busy(member, local.start, local.end)
    return [
        {
            "entity_type": "record",
            "entity_id": one.id,
            "from": _render_time(max(local.find_second(one.start), 0)),
            "to": _render_time(min(local.find_second(one.end), DAY_SECONDS)),
        }
        for one in sorted(busy, key=lambda one: (one.start, one.id))
    ]


def _announce(world: World, member: TeamMember) -> None:
    world.announce(
        "schedule",
        "update",
        location_id=member.location_id,
        resource_id=member.id,
        render=dict,
    )


_SCHEDULES = "/company/{location_id}/staff/schedule"
_ALL_DAYS = "/schedule/{location_id}/{team_member_id}"
_SCHEDULE = _ALL_DAYS + "/{start_date}/{end_date}"
_DATES = "/timetable/dates/{location_id}/{date}"
_SESSIONS = "/timetable/seances/{location_id}/{team_member_id}/{date}"

ROUTES: tuple[Route, ...] = (
    Route("get_team_member_schedule_list", "GET", _SCHEDULES, list_schedules),
    Route("set_team_member_schedule", "PUT", _SCHEDULES, set_schedules),
    Route("get_team_member_schedule", "GET", _SCHEDULE, get_schedule),
    Route("update_team_member_schedule", "PUT", _SCHEDULE, set_days, has_list_body=True),
    Route("schedule_team_member_update_deprecated", "PUT", _ALL_DAYS, set_days, has_list_body=True),
    Route("get_appointment_calendar_dates", "GET", _DATES, list_calendar_dates),
    Route("get_appointment_calendar_sessions", "GET", _SESSIONS, list_calendar_sessions),
)
"""The operations on working hours."""
