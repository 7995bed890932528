"""Records of booking: services, team members, their working hours, and appointments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Span(NamedTuple):
    """A part of a day: seconds after local midnight, the end excluded."""

    start: int
    end: int


@dataclass(slots=True)
class ServiceCategory:
    """A category of services at one location."""

    id: int
    location_id: int
    title: str
    api_id: str = ""
    weight: int = 0


@dataclass(slots=True)
class Service:
    """A service at one location. Locations of a chain can share the id of a service.

    Attributes:
        seance_lengths: seconds that each team member needs who provides it, by id of the team member.
        extra: other fields in wire form, as they were sent.
    """

    id: int
    location_id: int
    title: str
    category_id: int
    price_min: Decimal
    price_max: Decimal
    duration: int
    discount: Decimal = Decimal(0)
    comment: str = ""
    weight: int = 0
    is_active: bool = True
    api_id: str = ""
    booking_title: str = ""
    technical_break: int | None = None
    seance_lengths: dict[int, int] = field(default_factory=dict[int, int])
    extra: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class JobPosition:
    """A position of a chain."""

    id: int
    location_id: int
    title: str
    description: str = ""


@dataclass(slots=True)
class TeamMember:
    """A team member of one location.

    Attributes:
        week: working hours of each weekday, Monday first.
        days: working hours of single days; they replace those of the weekday.
    """

    id: int
    location_id: int
    name: str
    specialization: str = ""
    position_id: int = 0
    information: str = ""
    api_id: str = ""
    weight: int = 0
    is_hidden: bool = False
    is_fired: bool = False
    is_paid: bool = False
    has_timetable: bool = True
    user_id: int = 0
    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    days: dict[date, tuple[Span, ...]] = field(default_factory=dict["date", tuple[Span, ...]])

    def get_hours(self, day: date) -> tuple[Span, ...]:
        """Return the working hours of a day."""
        hours = self.days.get(day)
        return self.week[day.weekday()] if hours is None else hours


@dataclass(slots=True)
class BookedService:
    """A service of an appointment, with its price."""

    id: int
    title: str
    first_cost: Decimal
    discount: Decimal
    cost: Decimal
    amount: int = 1


@dataclass(slots=True)
class Appointment:
    """An appointment of one team member. Attendance: -1 no show, 0 waiting, 1 arrived, 2 confirmed.

    Attributes:
        start: start with the offset of the location.
        length: seconds.
        technical_break: seconds after it in which the team member is busy.
        client_id: the client; None without one.
        hash: secret of an online booking.
    """

    id: int
    location_id: int
    team_member_id: int
    services: list[BookedService]
    client_id: int | None
    start: datetime
    length: int
    created: datetime
    changed: datetime
    visit_id: int
    hash: str
    technical_break: int = 0
    attendance: int = 0
    comment: str = ""
    api_id: str = ""
    is_online: bool = False
    is_deleted: bool = False
    created_user_id: int = 0
    custom_color: str = ""
    label_ids: list[int] = field(default_factory=list[int])
    custom_fields: dict[str, Any] = field(default_factory=dict[str, Any])
    sms_remain_hours: int = 0
    email_remain_hours: int = 0
    activity_id: int = 0

    @property
    def end(self) -> datetime:
        """The moment from which the team member is free again."""
        return self.start + timedelta(seconds=self.length + self.technical_break)


@dataclass(slots=True)
class Booking:
    """All records of booking. Services and categories are found by location and id."""

    categories: dict[tuple[int, int], ServiceCategory] = field(
        default_factory=dict[tuple[int, int], ServiceCategory]
    )
    services: dict[tuple[int, int], Service] = field(default_factory=dict[tuple[int, int], Service])
    positions: dict[int, JobPosition] = field(default_factory=dict[int, JobPosition])
    team_members: dict[int, TeamMember] = field(default_factory=dict[int, TeamMember])
    appointments: dict[int, Appointment] = field(default_factory=dict[int, Appointment])
    appointments_at: dict[int, dict[int, Appointment]] = field(
        default_factory=dict[int, dict[int, Appointment]]
    )
    """The appointments of each location, by id."""
    codes: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    """Locations and phones to which a code was sent."""
    new_phone_codes: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    """Users, by id, and the new phones to which a code was sent."""

    def list_categories(self, location_id: int) -> list[ServiceCategory]:
        """Return the categories of a location."""
        return [one for one in self.categories.values() if one.location_id == location_id]

    def list_services(self, location_id: int) -> list[Service]:
        """Return the services of a location."""
        return [one for one in self.services.values() if one.location_id == location_id]

    def list_team_members(self, location_id: int) -> list[TeamMember]:
        """Return the team members of a location, dismissed ones included."""
        return [one for one in self.team_members.values() if one.location_id == location_id]

    def list_appointments(self, location_id: int) -> list[Appointment]:
        """Return the appointments of a location, deleted ones included."""
        return list(self.appointments_at.get(location_id, {}).values())

    def store(self, appointment: Appointment) -> None:
        """Add an appointment, or replace the one with its id."""
        self.appointments[appointment.id] = appointment
        self.appointments_at.setdefault(appointment.location_id, {})[appointment.id] = appointment

    def list_busy(self, member: TeamMember, start: datetime, end: datetime) -> list[Appointment]:
        """Return the appointments of a team member that overlap a period."""
        return [
            one
            for one in self.appointments_at.get(member.location_id, {}).values()
            if one.team_member_id == member.id and not one.is_deleted and one.start < end and start < one.end
        ]
