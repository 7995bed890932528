"""Add single records of booking to a world. Each function returns the record that it creates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from altegio_async._core.arguments import check_amount
from altegio_async._core.validation import check_count, check_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.booking import (
    Appointment,
    BookedService,
    Service,
    ServiceCategory,
    Span,
    TeamMember,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from altegio_async.testing.data.world import Client, Location, World

T = TypeVar("T")

OPENING, CLOSING = time(10), time(20)
"""The working hours of an added team member, on every day."""


def add_service_category(world: World, location: Location, title: str) -> ServiceCategory:
    """Add a category of services."""
    category = ServiceCategory(world.new_id(), location.id, title)
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
    location = find_record("location_id", world.locations, location_id)
    seconds = _check_seconds("duration", duration)
    if team_members is None:
        providers = world.booking.list_team_members(location.id)
    else:
        providers = [find_team_member(world, location, one) for one in team_members]
    categories = world.booking.list_categories(location.id)
    category = categories[0] if categories else add_service_category(world, location, "Services")
    amount = check_amount("price", price)
    if amount < 0:
        raise InvalidArgumentError("price must not be negative")
    ident = world.new_id()
    service = Service(
        id=ident,
        location_id=location.id,
        title=f"Service {ident}" if title is None else check_text("title", title),
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
    location = find_record("location_id", world.locations, location_id)
    if services is None:
        provided = world.booking.list_services(location.id)
    else:
        provided = [find_service(world, location, one) for one in services]
    ident = world.new_id()
    member = TeamMember(
        id=ident,
        location_id=location.id,
        name=f"Team member {ident}" if name is None else check_text("name", name),
        specialization=check_text("specialization", specialization),
        week=((make_span(OPENING, CLOSING),),) * 7 if works else ((),) * 7,
    )
    world.booking.team_members[ident] = member
    for service in provided:
        service.seance_lengths[ident] = service.duration
    return member


def add_schedule(
    world: World, location_id: int, *, team_member: TeamMember | int, day: date, start: time, end: time
) -> TeamMember:
    """Set the working hours of a team member on one day. Equal times stand for a day off."""
    location = find_record("location_id", world.locations, location_id)
    member = find_team_member(world, location, team_member)
    if end < start:
        raise InvalidArgumentError("end must not be before start")
    member.days[day] = () if start == end else (make_span(start, end),)
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
    location = find_record("location_id", world.locations, location_id)
    member = find_team_member(world, location, team_member)
    booked = [find_service(world, location, one) for one in services]
    if attendance not in {-1, 0, 1, 2}:
        raise InvalidArgumentError(f"attendance must be -1, 0, 1 or 2, got {attendance!r}")
    if client is not None:
        client = find_record("client", world.clients, client)
        if client.location_id != location.id:
            raise InvalidArgumentError(f"client {client.id} belongs to location {client.location_id}")
    if duration is None:
        length = sum(one.seance_lengths.get(member.id, one.duration) for one in booked) or 3600
    else:
        length = _check_seconds("duration", duration)
    return store_appointment(
        world,
        location,
        Appointment(
            id=world.new_id(),
            location_id=location.id,
            team_member_id=member.id,
            services=[book_service(one) for one in booked],
            client_id=None if client is None else client.id,
            start=to_local(location, start),
            length=length,
            created=now.astimezone(location.zone),
            changed=now.astimezone(location.zone),
            visit_id=world.new_id(),
            hash="",
            attendance=attendance,
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


def to_local(location: Location, moment: datetime) -> datetime:
    """Return a moment with the offset of a location. Without an offset it is local already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=location.zone)
    return moment.astimezone(location.zone)


def make_span(start: time, end: time) -> Span:
    """Return a part of a day."""
    return Span(start.hour * 3600 + start.minute * 60, end.hour * 3600 + end.minute * 60)


def find_record(name: str, records: Mapping[int, T], record: T | int) -> T:
    """Return a record, or the one with this id.

    Raises:
        InvalidArgumentError: no record has this id.
    """
    if not isinstance(record, int):
        return record
    found = records.get(record)
    if found is None:
        raise InvalidArgumentError(f"{name}: the embedded Altegio has no {record!r}")
    return found


def find_team_member(world: World, location: Location, record: TeamMember | int) -> TeamMember:
    """Return a team member of a location.

    Raises:
        InvalidArgumentError: the location has no such team member.
    """
    member = find_record("team_member", world.booking.team_members, record)
    if member.location_id != location.id:
        raise InvalidArgumentError(f"team member {member.id} belongs to location {member.location_id}")
    return member


def find_service(world: World, location: Location, record: Service | int) -> Service:
    """Return a service of a location.

    Raises:
        InvalidArgumentError: the location has no such service.
    """
    ident = record if isinstance(record, int) else record.id
    service = world.booking.services.get((location.id, ident))
    if service is None:
        raise InvalidArgumentError(f"service: location {location.id} has no {ident!r}")
    return service


def _check_seconds(name: str, value: timedelta | int) -> int:
    seconds = int(value.total_seconds()) if isinstance(value, timedelta) else value
    return check_count(name, seconds)
