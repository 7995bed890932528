"""Add single records of booking to a world. Each function returns the record that it creates."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from altegio_async._core.arguments import check_flag, optional
from altegio_async._core.type_guards import as_int
from altegio_async._core.validation import check_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.arguments import (
    check_clock_time,
    check_day,
    check_duration,
    check_moment,
    check_money,
    find_by_id,
    find_client,
    find_services,
    find_team_member,
    find_team_members,
)
from altegio_async.testing.data.booking import (
    Appointment,
    BookedService,
    Service,
    ServiceCategory,
    Span,
    TeamMember,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta
    from decimal import Decimal

    from altegio_async.testing.data.world import Client, Location, World

_OUTCOMES = (-1, 0, 1, 2)
OPENING, CLOSING = time(10), time(20)
"""The working hours of an added team member, on every day."""


def add_service_category(world: World, location: Location, title: str) -> ServiceCategory:
    """Add a category of services."""
    category = ServiceCategory(world.make_id(), location.id, title)
    world.booking.categories[location.id, category.id] = category
    return category


def add_service(
    world: World,
    location_id: int,
    *,
    title: str | None,
    price: object,
    duration: timedelta | int,
    team_members: Iterable[TeamMember | int] | None,
) -> Service:
    """Add a service to the first category of a location, or to a new one."""
    location = find_by_id("location_id", world.locations, location_id)
    seconds, amount = check_duration("duration", duration), check_money("price", price)
    name = optional(check_text, "title", title)
    if team_members is None:
        providers = world.booking.list_team_members(location.id)
    else:
        providers = find_team_members(world, location, team_members)
    categories = world.booking.list_categories(location.id)
    category = categories[0] if categories else add_service_category(world, location, "Services")
    ident = world.make_id()
    service = Service(
        id=ident,
        location_id=location.id,
        title=f"Service {ident}" if name is None else name,
        category_id=category.id,
        price_min=amount,
        price_max=amount,
        duration=seconds,
        seance_lengths={member.id: seconds for member in providers},
    )
    world.booking.services[location.id, ident] = service
    return service


def add_team_member(
    world: World,
    location_id: int,
    *,
    name: str | None,
    specialization: str,
    services: Iterable[Service | int] | None,
    works: bool,
) -> TeamMember:
    """Add a team member who provides all services of a location, or the named ones."""
    location = find_by_id("location_id", world.locations, location_id)
    if services is None:
        provided = world.booking.list_services(location.id)
    else:
        provided = find_services(world, location, services)
    full_name, works = optional(check_text, "name", name), check_flag("works", works)
    activity = check_text("specialization", specialization)
    ident = world.make_id()
    member = TeamMember(
        id=ident,
        location_id=location.id,
        name=f"Team member {ident}" if full_name is None else full_name,
        specialization=activity,
        week=((make_span(OPENING, CLOSING),),) * 7 if works else ((),) * 7,
    )
    world.booking.team_members[ident] = member
    for service in provided:
        service.seance_lengths[ident] = service.duration
    return member


def add_schedule(
    world: World, location_id: int, *, team_member: TeamMember | int, day: date, start: time, end: time
) -> TeamMember:
    """Set the working hours of a team member on one day. Equal times mean a day off."""
    location = find_by_id("location_id", world.locations, location_id)
    member = find_team_member(world, location, team_member)
    first, last = check_clock_time("start", start), check_clock_time("end", end)
    if last < first:
        raise InvalidArgumentError("end must not be before start")
    member.days[check_day("day", day)] = () if first == last else (make_span(first, last),)
    return member


def add_appointment(
    world: World,
    location_id: int,
    *,
    team_member: TeamMember | int,
    start: datetime,
    services: Iterable[Service | int],
    client: Client | int | None,
    duration: timedelta | int | None,
    attendance: int,
    now: datetime,
) -> Appointment:
    """Add an appointment, even at a time at which the team member is busy or does not work."""
    location = find_by_id("location_id", world.locations, location_id)
    member = find_team_member(world, location, team_member)
    booked = find_services(world, location, services)
    outcome = as_int(attendance)
    if outcome not in _OUTCOMES:
        raise InvalidArgumentError(f"attendance must be -1, 0, 1 or 2, got {attendance!r}")
    owner = None if client is None else find_client(world, location, client)
    moment = check_moment("start", start, location)
    if duration is None:
        length = sum(one.seance_lengths.get(member.id, one.duration) for one in booked) or 3600
    else:
        length = check_duration("duration", duration)
    return store_appointment(
        world,
        location,
        Appointment(
            id=world.make_id(),
            location_id=location.id,
            team_member_id=member.id,
            services=[book_service(one) for one in booked],
            client_id=None if owner is None else owner.id,
            start=moment,
            length=length,
            created=now.astimezone(location.zone),
            changed=now.astimezone(location.zone),
            visit_id=world.make_id(),
            hash="",
            attendance=outcome,
        ),
    )


def store_appointment(world: World, location: Location, appointment: Appointment) -> Appointment:
    """Add an appointment to a world, with its hash."""
    appointment.hash = f"{appointment.id * 2654435761 % 2**32:08x}{location.id:08x}"
    world.booking.store(appointment)
    return appointment


def book_service(service: Service, cost: Decimal | None = None) -> BookedService:
    """Return a service as an appointment holds it, for the price of the service or another one."""
    price = service.price_min if cost is None else cost
    return BookedService(service.id, service.title, price, service.discount, price)


def make_span(start: time, end: time) -> Span:
    """Return a part of a day."""
    return Span(start.hour * 3600 + start.minute * 60, end.hour * 3600 + end.minute * 60)
