"""Online booking, before it is made: bookable services, team members, days and times."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.availability import get_length, list_providers, list_starts
from altegio_async.testing.handlers.team_members import is_bookable, render_position
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_object,
    parse_leading_number,
    render_money,
)
from altegio_async.testing.server.fields import parse_day, parse_moment, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.booking import Service, TeamMember
    from altegio_async.testing.data.world import Location, World

_HORIZON = 60
"""Days in which free times are looked for."""
_DEFAULT_SEANCE = 3600


def list_bookable_services(world: World, call: HandlerCall) -> Answer:
    """List the services that clients can book: with a provider, on request free at a time, with others."""
    location = world.locations[call.number("location_id")]
    chosen = _read_services(world, location, call)
    member = parse_leading_number(call.first("staff_id") or "")
    moment = _read_moment(location, call)
    services = [
        one
        for one in world.booking.list_services(location.id)
        if one.is_active
        and any(
            member in {0, provider.id} and _is_free(world, provider, [*chosen, one], moment, call.now)
            for provider in list_providers(world, location.id, [*chosen, one])
        )
    ]
    used = {one.category_id for one in services}
    return answer_object(
        {
            "events": [],
            "services": [_render_service(one, member) for one in services],
            "category": [
                {"id": one.id, "title": one.title, "gender": 0, "api_id": one.api_id, "weight": one.weight}
                for one in world.booking.list_categories(location.id)
                if one.id in used
            ],
        }
    )


def _is_free(
    world: World, provider: TeamMember, services: list[Service], moment: datetime | None, now: datetime
) -> bool:
    """Return whether a team member has a free time at a moment; always for None."""
    return moment is None or moment in list_starts(world, provider, moment.date(), services, now)


def list_bookable_team_members(world: World, call: HandlerCall) -> Answer:
    """List the team members for booking; those with free times have the next of these."""
    location = world.locations[call.number("location_id")]
    services, moment = _read_services(world, location, call), _read_moment(location, call)
    members = [one for one in list_providers(world, location.id, services) if is_bookable(world, one)]
    if moment is not None:
        members = [one for one in members if _is_free(world, one, services, moment, call.now)]
    return answer_object([_render_member(world, one, services, call) for one in members])


def find_nearest_times(world: World, call: HandlerCall) -> Answer:
    """Return the free times of the next day on which a team member has some; without any, no day."""
    location = world.locations[call.number("location_id")]
    services = _read_services(world, location, call)
    members = _find_members(world, location, call.number("team_member_id"), services)
    day, starts = _find_next(world, location, members, services, call)
    rows = [_render_start(start, members[0], services) for start in starts]
    return answer_object(
        {"seances": rows} if day is None else {"seance_date": day.isoformat(), "seances": rows}
    )


def list_bookable_dates(world: World, call: HandlerCall) -> Answer:
    """List the days with free times, and the working days. The maps by month are empty lists without days."""
    location = world.locations[call.number("location_id")]
    services = _read_services(world, location, call)
    members = _find_members(world, location, parse_leading_number(call.first("staff_id") or ""), services)
    days = _read_days(location, call)
    working = [day for day in days if any(one.get_hours(day) for one in members)]
    free = [
        day
        for day in working
        if any(True for one in members for _ in list_starts(world, one, day, services, call.now))
    ]
    return answer_object(
        {
            "booking_days": _group_by_month(free),
            "booking_dates": [day.isoformat() for day in free],
            "working_days": _group_by_month(working),
            "working_dates": [day.isoformat() for day in working],
        }
    )


def list_bookable_times(world: World, call: HandlerCall) -> Answer:
    """List the free times of a team member on a day; 0 means any team member."""
    location = world.locations[call.number("location_id")]
    day = parse_day(call.path["date"])
    if day is None:
        raise refuse("date", "A day is needed.")
    services = _read_services(world, location, call)
    starts: dict[datetime, TeamMember] = {}
    for member in _find_members(world, location, call.number("team_member_id"), services):
        for start in list_starts(world, member, day, services, call.now):
            starts.setdefault(start, member)
    rows = [_render_start(start, starts[start], services) for start in sorted(starts)]
    return answer_object(rows)


def _read_services(world: World, location: Location, call: HandlerCall) -> list[Service]:
    """Return the services of `service_ids[]`, which can hold a list with commas."""
    ids = [parse_leading_number(part) for text in call.get_list("service_ids") for part in text.split(",")]
    found = [world.booking.services.get((location.id, ident)) for ident in ids if ident]
    services = [one for one in found if one is not None]
    if len(services) != len(found):
        raise refuse("service_ids", "There is no such service.")
    return services


def _read_moment(location: Location, call: HandlerCall) -> datetime | None:
    text = call.first("datetime")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) != 8:
        raise refuse("datetime", "A date and time is needed.")
    moment = parse_moment(text.replace(" ", "+") if "T" in text else text, location.zone)
    if moment is None:
        raise refuse("datetime", "A date and time is needed.")
    return moment


def _find_members(
    world: World, location: Location, member_id: int, services: list[Service]
) -> list[TeamMember]:
    """Return the bookable team members with an id, or all for 0."""
    if member_id:
        known = world.booking.team_members.get(member_id)
        if known is None or known.location_id != location.id:
            raise Refusal(404)
    providers = list_providers(world, location.id, services)
    return [one for one in providers if member_id in {0, one.id}]


def _read_days(location: Location, call: HandlerCall) -> list[date]:
    """Return the days of `date_from` and `date_to`, or the days from `date` or today on."""
    today = call.now.astimezone(location.zone).date()
    first = parse_day(call.first("date_from") or call.first("date") or "") or today
    last = parse_day(call.first("date_to") or "")
    days = _HORIZON if last is None else min((last - first).days + 1, 366)
    return [first + timedelta(days=number) for number in range(days)]


def _find_next(
    world: World, location: Location, members: list[TeamMember], services: list[Service], call: HandlerCall
) -> tuple[date | None, list[datetime]]:
    """Return the next day with free times, and these times."""
    first = (_read_moment(location, call) or call.now).astimezone(location.zone).date()
    for number in range(_HORIZON):
        day = first + timedelta(days=number)
        starts = {start for one in members for start in list_starts(world, one, day, services, call.now)}
        if starts:
            return day, sorted(starts)
    return None, []


def _group_by_month(days: list[date]) -> Any:
    """Return the days of each month, an empty list without days."""
    months: dict[str, list[int]] = {}
    for day in days:
        months.setdefault(str(day.month), []).append(day.day)
    return months or []


def _render_start(start: datetime, member: TeamMember, services: list[Service]) -> dict[str, Any]:
    length = get_length(services, member.id) if services else _DEFAULT_SEANCE
    return {
        "time": f"{start.hour}:{start:%M}",
        "seance_length": length,
        "sum_length": length,
        "datetime": start.isoformat(timespec="seconds"),
    }


def _render_service(one: Service, member_id: int) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.booking_title or one.title,
        "category_id": one.category_id,
        "price_min": render_money(one.price_min),
        "price_max": render_money(one.price_max),
        "discount": render_money(one.discount),
        "comment": one.comment,
        "weight": one.weight,
        "active": int(one.is_active),
        "gender": 0,
        "image": "",
        "prepaid": "forbidden",
        "seance_length": one.seance_lengths.get(member_id, one.duration),
        "abonement_restriction": 0,
        "prepaid_settings": {},
        "is_composite": False,
        "is_chain": False,
        "images": [],
        "composite_details": None,
    }


def _render_member(
    world: World, member: TeamMember, services: list[Service], call: HandlerCall
) -> dict[str, Any]:
    """Return a team member for booking. Only one with free times has `seance_date` and `seances`."""
    location = world.locations[member.location_id]
    day, starts = _find_next(world, location, [member], services, call)
    row: dict[str, Any] = {
        "id": member.id,
        "api_id": member.api_id or None,
        "user_id": member.user_id or None,
        "name": member.name,
        "bookable": bool(starts),
        "specialization": member.specialization,
        "position": render_position(world, member),
        "position_id": member.position_id,
        "show_rating": 0,
        "rating": 0,
        "votes_count": 0,
        "avatar": "",
        "avatar_big": "",
        "comments_count": 0,
        "weight": member.weight,
        "information": member.information,
        "has_access_timetable": member.has_timetable,
        "image_group": [],
        "fired": 0,
        "status": 0,
        "hidden": 0,
        "user": None,
        "prepaid": "forbidden",
    }
    if day is not None:
        row["seance_date"] = day.isoformat()
        row["seances"] = [_render_start(start, member, services) for start in starts]
    return row


def _make_route(operation: str, path: str, handler: Any) -> Route:
    return Route(operation, "GET", path, handler, AuthLevel.PARTNER)


_SEANCES = "/book_staff_seances/{location_id}/{team_member_id}"
_TIMES = "/book_times/{location_id}/{team_member_id}/{date}"

ROUTES: tuple[Route, ...] = (
    _make_route("get_services_available_for_booking", "/book_services/{location_id}", list_bookable_services),
    _make_route(
        "get_team_members_available_for_booking", "/book_staff/{location_id}", list_bookable_team_members
    ),
    _make_route("get_dates_available_for_booking", "/book_dates/{location_id}", list_bookable_dates),
    _make_route("get_nearest_time_slots", _SEANCES, find_nearest_times),
    _make_route("get_time_slots_for_booking", _TIMES, list_bookable_times),
)
"""The operations that offer services, team members, days and times."""
