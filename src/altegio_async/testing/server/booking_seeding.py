"""The records of services, team members and appointments that a test adds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from altegio_async.testing.data import booking_builders, builders
from altegio_async.testing.data.booking import Appointment, Service, TeamMember
from altegio_async.testing.data.world import Client, World


class BookingSeeding:
    """Adds services, team members, working hours and appointments."""

    world: World
    now: datetime | None

    def add_service(
        self,
        location_id: int,
        *,
        title: str | None = None,
        price: Decimal | int = 50,
        duration: timedelta | int = 3600,
        team_members: Iterable[TeamMember | int] | None = None,
    ) -> Service:
        """Add a service and return it.

        Args:
            location_id: the location that offers it.
            title: title.
            price: price in major units.
            duration: a `timedelta` or seconds.
            team_members: those who provide it, or their ids; by default all of the location.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_service(
            self.world, location_id, title=title, price=price, duration=duration, team_members=team_members
        )

    def add_team_member(
        self,
        location_id: int,
        *,
        name: str | None = None,
        specialization: str = "",
        services: Iterable[Service | int] | None = None,
        works: bool = True,
    ) -> TeamMember:
        """Add a team member and return it. `add_schedule` changes the working hours of a day.

        Args:
            location_id: the location of the team member.
            name: full name.
            specialization: what the team member does.
            services: the services that the team member provides, or their ids; by default all of the
                location.
            works: whether the team member works from 10 to 20 o'clock every day; if not, on no day.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_team_member(
            self.world,
            location_id,
            name=name,
            specialization=specialization,
            services=services,
            works=works,
        )

    def add_schedule(
        self, location_id: int, *, team_member: TeamMember | int, day: date, start: time, end: time
    ) -> TeamMember:
        """Set the working hours of a team member on one day and return the team member.

        Args:
            location_id: the location of the team member.
            team_member: the team member, or its id.
            day: day in the location.
            start: first minute of work, in the time zone of the location.
            end: end of work; the same as `start` for a day off.

        Raises:
            InvalidArgumentError: a record does not exist, or `end` is before `start`.
        """
        return booking_builders.add_schedule(
            self.world, location_id, team_member=team_member, day=day, start=start, end=end
        )

    def add_appointment(
        self,
        location_id: int,
        *,
        team_member: TeamMember | int,
        start: datetime,
        services: Iterable[Service | int] = (),
        client: Client | int | None = None,
        duration: timedelta | int | None = None,
        attendance: int = 0,
    ) -> Appointment:
        """Add an appointment and return it. Working hours and other appointments are not checked.

        Args:
            location_id: the location of the appointment.
            team_member: the team member, or its id.
            start: start; without an offset it is local time of the location.
            services: the services, or their ids.
            client: the client, or its id; None for no client.
            duration: a `timedelta` or seconds; by default that of the services.
            attendance: outcome, see `altegio_async.enums.AppointmentOutcome`.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_appointment(
            self.world,
            location_id,
            team_member=team_member,
            start=start,
            services=services,
            client=client,
            duration=duration,
            attendance=attendance,
            now=builders.read_clock(self.now),
        )
