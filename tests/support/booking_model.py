"""A plain model of the records of booking, which the embedded server is compared with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

Hours = list[tuple[int, int]]
"""Working hours: pairs of minutes after midnight."""


@dataclass
class ClientModel:
    name: str
    phone: str


@dataclass
class ServiceModel:
    title: str
    price: Decimal
    minutes: int
    providers: set[int]


@dataclass
class AppointmentModel:
    member: int
    services: list[int]
    cost: Decimal
    client: int | None
    day: dt.date
    minute: int
    minutes: int
    attendance: int = 0
    comment: str = ""
    is_online: bool = False


@dataclass
class BookingModel:
    clients: dict[int, ClientModel] = field(default_factory=dict)
    services: dict[int, ServiceModel] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    hours: dict[tuple[int, dt.date], Hours] = field(default_factory=dict)
    appointments: dict[int, AppointmentModel] = field(default_factory=dict)

    def is_free(self, member: int, day: dt.date, minute: int, minutes: int, moved: int | None = None) -> bool:
        """Return whether a team member works at a time and has no other appointment."""
        end = minute + minutes
        works = any(start <= minute and end <= stop for start, stop in self.hours.get((member, day), []))
        return works and not any(
            one.member == member and one.day == day and one.minute < end and minute < one.minute + one.minutes
            for ident, one in self.appointments.items()
            if ident != moved
        )

    def list_starts(self, member: int, day: dt.date, services: list[int]) -> list[int]:
        """Return the minutes at which a team member can start with some services, 15 minutes apart."""
        minutes = sum(self.services[one].minutes for one in services)
        return [
            minute
            for start, stop in self.hours.get((member, day), [])
            for minute in range(start, stop - minutes + 1, 15)
            if self.is_free(member, day, minute, minutes)
        ]

    def find_client(self, phone: str) -> int | None:
        """Return the client who had a phone first."""
        return next((ident for ident, one in self.clients.items() if one.phone == phone), None)

    def count_visits(self, client: int) -> int:
        """Return the number of appointments at which a client arrived."""
        return sum(one.client == client and one.attendance == 1 for one in self.appointments.values())
