"""Create the services, team members and appointments of a world from its seed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from altegio_async.testing.data.booking import (
    Appointment,
    JobPosition,
    Service,
    ServiceCategory,
    Span,
    TeamMember,
)
from altegio_async.testing.data.booking_builders import book_service, store_appointment
from altegio_async.testing.data.local_clock import to_local
from altegio_async.testing.data.world import NOW

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Location, World

_NAMES = ("Alma", "Bruno", "Carla", "Dario", "Elin", "Filip", "Greta", "Henrik")
_DAY, _LATE = (Span(36_000, 68_400),), (Span(43_200, 50_400), Span(54_000, 75_600))
_WEEKS = ((_DAY,) * 5 + ((), ()), ((),) + (_LATE,) * 5 + ((),), (_DAY,) * 7)


def seed_booking(
    world: World, seed: int, titles: tuple[str, ...], *, services: int, members: int, appointments: int
) -> None:
    """Add services, team members and appointments to each location.

    The random numbers are separate from those of the other data, which stay as they are for a seed.

    Args:
        world: a world with locations and clients.
        seed: seed of the world.
        titles: titles of services.
        services: number of services of each location.
        members: number of team members of each location.
        appointments: number of appointments of each location.
    """
    random = Random(f"booking {seed}")  # noqa: S311 - it makes test data, not secrets
    for index, location in enumerate(world.locations.values()):
        position = JobPosition(310_000 + index, location.id, "Specialist")
        world.booking.positions[position.id] = position
        first_member = index * max(100, members)
        team = [
            _add_member(world, location, position, first_member + number, name=index + number, weight=number)
            for number in range(members)
        ]
        offered = [
            _add_service(world, random, location, team, number=number, title=titles[number])
            for number in range(min(services, len(titles)))
        ]
        first_appointment = index * max(100, appointments)
        if team and offered:
            for number in range(appointments):
                _add_appointment(world, random, location, team, offered, number=first_appointment + number)


def _add_member(
    world: World, location: Location, position: JobPosition, number: int, *, name: int, weight: int
) -> TeamMember:
    member = TeamMember(
        id=1_480_000 + number,
        location_id=location.id,
        name=_NAMES[name % len(_NAMES)],
        specialization="Specialist",
        position_id=position.id if weight % 2 == 0 else 0,
        weight=weight,
        week=_WEEKS[weight % len(_WEEKS)],
    )
    world.booking.team_members[member.id] = member
    return member


def _add_service(
    world: World, random: Random, location: Location, team: list[TeamMember], *, number: int, title: str
) -> Service:
    category = ServiceCategory(3_120_000 + number, location.id, title, weight=number)
    world.booking.categories[location.id, category.id] = category
    price = Decimal(random.randint(15, 120))
    duration = random.choice((1800, 2700, 3600, 5400))
    service = Service(
        id=5_048_000 + number,
        location_id=location.id,
        title=f"{title} session",
        category_id=category.id,
        price_min=price,
        price_max=price,
        duration=duration,
        weight=number,
        seance_lengths={member.id: duration for member in team},
    )
    world.booking.services[location.id, service.id] = service
    return service


def _add_appointment(
    world: World,
    random: Random,
    location: Location,
    team: list[TeamMember],
    offered: list[Service],
    *,
    number: int,
) -> None:
    """Add an appointment at a full hour of a day before or after the time of the world."""
    clients = list(world.clients_of.get(location.id, {}).values())
    service, member = random.choice(offered), team[number % len(team)]
    day = NOW.astimezone(location.zone).date() + timedelta(days=number % 100 * 2 - 5)
    hour = random.choice((12, 13, 15, 16))
    start = to_local(datetime.combine(day, time(hour), location.zone), location.zone)
    created = (NOW - timedelta(days=random.randint(6, 30))).astimezone(location.zone)
    store_appointment(
        world,
        location,
        Appointment(
            id=610_000_000 + number,
            location_id=location.id,
            team_member_id=member.id,
            services=[book_service(service)],
            client_id=random.choice(clients).id if clients else None,
            start=start,
            length=service.seance_lengths[member.id],
            created=created,
            changed=created,
            visit_id=520_000_000 + number,
            hash="",
            attendance=1 if start < NOW else random.choice((0, 2)),
        ),
    )
