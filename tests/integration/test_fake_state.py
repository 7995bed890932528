"""Clients, services, team members, schedules, appointments and online booking of FakeAltegio against a model."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from altegio_async.errors import NotFoundError, UnprocessableEntityError
from altegio_async.filters import Filter
from altegio_async.testing import BOOKING_CODE
from tests.support.booking_model import AppointmentModel, BookingModel, ClientModel, ServiceModel
from tests.support.state_machines import Session, SessionMachine, run_machine

NOW = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
DAYS = [dt.date(2030, 6, 4), dt.date(2030, 6, 5)]
PHONES = ["12025550161", "12025550162"]
NAMES = st.sampled_from(["Mara", "Ilse", "Žanna"])
MINUTES = st.sampled_from([30, 60])
STARTS = st.sampled_from([540, 570, 600, 660, 720])
INDEX = st.integers(0, 99)
DAY = st.sampled_from([DAYS[0], *DAYS])


class BookingMachine(SessionMachine):
    """Sends each change to the server and makes it in the model."""

    def __init__(self) -> None:
        super().__init__()
        self.model = BookingModel()

    def start(self, day: dt.date, minute: int) -> dt.datetime:
        """Return a local time with the offset of the location."""
        return dt.datetime.combine(day, dt.time(minute // 60, minute % 60), self.location.zone)

    @initialize()
    def open_studio(self) -> None:
        """Start with two team members who work in the morning, a service and a client."""
        for name in ("Alma", "Bruno"):
            self.create_team_member(name)
        self.create_service(40, 60, provided=True)
        self.create_client("Mara", PHONES[0])
        for index in range(2):
            self.set_schedule(index, DAYS[0], 9, 3)

    @rule(name=NAMES, phone=st.sampled_from(PHONES))
    def create_client(self, name: str, phone: str) -> None:
        client = self.run(self.altegio.clients.create(self.here, name=name, phone=phone))
        assert (client.name, client.phone) == (name, f"+{phone}")
        self.model.clients[client.id] = ClientModel(name, phone)

    @precondition(lambda self: self.model.clients)
    @rule(index=INDEX, name=NAMES, phone=st.sampled_from(PHONES))
    def update_client(self, index: int, name: str, phone: str) -> None:
        ident = self.pick(self.model.clients, index)
        self.run(self.altegio.clients.update(self.here, ident, name=name, phone=phone))
        changed = ClientModel(name, phone)
        if self.model.clients[ident].phone != phone:  # the last one with this phone now
            del self.model.clients[ident]
        self.model.clients[ident] = changed

    @precondition(lambda self: self.model.clients)
    @rule(index=INDEX)
    def delete_client(self, index: int) -> None:
        ident = self.pick(self.model.clients, index)
        self.run(self.altegio.clients.delete(self.here, ident))
        del self.model.clients[ident]
        for one in self.model.appointments.values():
            one.client = None if one.client == ident else one.client
        with pytest.raises(NotFoundError):
            self.run(self.altegio.clients.get(self.here, ident))

    @precondition(lambda self: self.model.clients)
    @rule(phone=st.sampled_from(PHONES))
    def search_clients(self, phone: str) -> None:
        filters = [Filter.quick_search(phone)]
        found = self.run(self.altegio.clients.search(self.here, filters=filters).collect())
        assert {one.id for one in found} == {
            ident for ident, one in self.model.clients.items() if one.phone == phone
        }

    @precondition(lambda self: len(self.model.services) < 4)
    @rule(price=st.integers(1, 90), minutes=MINUTES, provided=st.booleans())
    def create_service(self, price: int, minutes: int, provided: bool) -> None:
        providers = list(self.model.members) if provided else []
        body = {
            "title": f"Service {price}",
            "price_min": price,
            "price_max": price,
            "duration": minutes * 60,
            "staff": [{"id": ident, "seance_length": minutes * 60} for ident in providers],
        }
        service = self.run(self.altegio.services.create(self.here, body=body))
        self.model.services[service.id] = ServiceModel(
            f"Service {price}", Decimal(price), minutes, set(providers)
        )

    @precondition(lambda self: self.model.services and self.model.members)
    @rule(index=INDEX, member=INDEX)
    def assign_service(self, index: int, member: int) -> None:
        ident, member = self.pick(self.model.services, index), self.pick(self.model.members, member)
        service = self.model.services[ident]
        services = self.altegio.services
        if member in service.providers:
            self.run(services.remove_from_team_member(self.here, ident, member))
            service.providers.remove(member)
        else:
            self.run(
                services.assign_to_team_member(
                    self.here,
                    ident,
                    team_member_id=member,
                    seance_length=service.minutes * 60,
                    bill_of_materials_id=None,
                )
            )
            service.providers.add(member)

    @precondition(lambda self: self.model.services)
    @rule(index=INDEX, price=st.integers(1, 90))
    def update_service(self, index: int, price: int) -> None:
        ident = self.pick(self.model.services, index)
        body = {"title": f"Service {price}", "price_min": price, "price_max": price}
        self.run(self.altegio.request("PATCH", f"/services/{self.here}/{ident}", json=body))
        service = self.model.services[ident]
        service.title, service.price = f"Service {price}", Decimal(price)

    @precondition(lambda self: self.model.services)
    @rule(index=INDEX)
    def delete_service(self, index: int) -> None:
        ident = self.pick(self.model.services, index)
        self.run(self.altegio.services.delete(self.here, ident))
        del self.model.services[ident]

    @precondition(lambda self: len(self.model.members) < 3)
    @rule(name=NAMES)
    def create_team_member(self, name: str) -> None:
        member = self.run(
            self.altegio.team_members.create_quick(
                self.here,
                name=name,
                specialization="Stylist",
                position_id=None,
                phone_number=None,
                user_email="team@example.org",
                user_phone="12025550163",
                is_user_invite=False,
            )
        )
        assert member.id is not None
        self.model.members[member.id] = name

    @precondition(lambda self: self.model.members)
    @rule(index=INDEX)
    def delete_team_member(self, index: int) -> None:
        ident = self.pick(self.model.members, index)
        self.run(self.altegio.team_members.delete(self.here, ident))
        del self.model.members[ident]
        for service in self.model.services.values():
            service.providers.discard(ident)
        for key in [key for key in self.model.hours if key[0] == ident]:
            del self.model.hours[key]

    @precondition(lambda self: self.model.members)
    @rule(index=INDEX, day=DAY, start=st.sampled_from([8, 9]), length=st.integers(0, 4))
    def set_schedule(self, index: int, day: dt.date, start: int, length: int) -> None:
        ident = self.pick(self.model.members, index)
        entry: dict[str, Any] = {"staff_id": ident, "dates": [day.isoformat()]}
        if length:
            slots = [{"from": f"{start:02d}:00", "to": f"{start + length:02d}:00"}]
            body = {"schedules_to_set": [{**entry, "slots": slots}], "schedules_to_delete": []}
            self.model.hours[ident, day] = [(start * 60, (start + length) * 60)]
        else:
            body = {"schedules_to_set": [], "schedules_to_delete": [entry]}
            self.model.hours.pop((ident, day), None)
        self.run(self.altegio.schedules.update(self.here, body=body))

    @precondition(lambda self: self.model.services and self.model.members)
    @rule(
        index=INDEX,
        service=INDEX,
        day=DAY,
        minute=STARTS,
        minutes=MINUTES,
        phone=st.sampled_from(PHONES),
        forced=st.sampled_from([False, False, True]),
    )
    def create_appointment(
        self, index: int, service: int, day: dt.date, minute: int, minutes: int, phone: str, forced: bool
    ) -> None:
        member = self.pick(self.model.members, index)
        services = [self.pick(self.model.services, service)]
        call = self.altegio.appointments.create(
            self.here,
            team_member_id=member,
            services=services,
            client={"phone": phone, "name": "Nora"},
            datetime=self.start(day, minute),
            seance_length=minutes * 60,
            save_if_busy=forced,
        )
        if not forced and not self.model.is_free(member, day, minute, minutes):
            with pytest.raises(UnprocessableEntityError):
                self.run(call)
            return
        created = self.run(call)
        assert created.client is not None
        self.add_appointment(
            created.id,
            AppointmentModel(member, services, self.sum_prices(services), None, day, minute, minutes),
            phone,
            "Nora",
        )

    def sum_prices(self, services: list[int]) -> Decimal:
        """Return the price of some services."""
        return sum((self.model.services[one].price for one in services), Decimal(0))

    def add_appointment(self, ident: int, one: AppointmentModel, phone: str, name: str) -> None:
        """Add an appointment to the model, and its client if the phone is new."""
        one.client = self.model.find_client(phone)
        if one.client is None:
            stored = self.run(self.altegio.appointments.get(self.here, ident)).client
            assert stored is not None
            assert stored.id is not None
            self.model.clients[stored.id] = ClientModel(name, phone)
            one.client = stored.id
        self.model.appointments[ident] = one

    @precondition(lambda self: self.model.appointments and self.model.members)
    @rule(index=INDEX, member=INDEX, day=DAY, minute=STARTS, minutes=MINUTES)
    def replace_appointment(self, index: int, member: int, day: dt.date, minute: int, minutes: int) -> None:
        """Replace an appointment by one without a client, a service and a comment."""
        ident, member = self.pick(self.model.appointments, index), self.pick(self.model.members, member)
        body = {
            "staff_id": member,
            "services": [],
            "datetime": self.start(day, minute).isoformat(),
            "seance_length": minutes * 60,
        }
        call = self.altegio.request("PUT", f"/record/{self.here}/{ident}", json=body)
        if not self.model.is_free(member, day, minute, minutes, moved=ident):
            with pytest.raises(UnprocessableEntityError):
                self.run(call)
            return
        self.run(call)
        is_online = self.model.appointments[ident].is_online
        self.model.appointments[ident] = AppointmentModel(
            member, [], Decimal(0), None, day, minute, minutes, is_online=is_online
        )

    @precondition(lambda self: self.model.appointments)
    @rule(index=INDEX, attendance=st.sampled_from([-1, 0, 1, 2]))
    def set_attendance(self, index: int, attendance: int) -> None:
        ident = self.pick(self.model.appointments, index)
        visit = self.run(self.altegio.appointments.get(self.here, ident)).visit_id
        assert visit is not None
        body = {"attendance": attendance, "comment": f"Outcome {attendance}"}
        self.run(self.altegio.visits.update(visit, ident, body=body))
        one = self.model.appointments[ident]
        one.attendance, one.comment = attendance, f"Outcome {attendance}"

    @precondition(lambda self: self.model.appointments)
    @rule(index=INDEX)
    def delete_appointment(self, index: int) -> None:
        ident = self.pick(self.model.appointments, index)
        self.run(self.altegio.appointments.delete(self.here, ident))
        one = self.model.appointments.pop(ident)
        if one.member in self.model.members and self.model.services:
            self.compare_times(one.member, one.day, next(iter(self.model.services)))
        with pytest.raises(NotFoundError):
            self.run(self.altegio.appointments.get(self.here, ident))

    @precondition(lambda self: self.model.services and self.model.members)
    @rule(index=INDEX, service=INDEX, day=DAY, time=INDEX, phone=st.sampled_from(PHONES))
    def book_online(self, index: int, service: int, day: dt.date, time: int, phone: str) -> None:
        """Book one of the offered times; check that they are those of the model, and that it is gone then."""
        member, chosen = self.pick(self.model.members, index), self.pick(self.model.services, service)
        booking, starts = self.altegio.online_booking, self.compare_times(member, day, chosen)
        if not starts:
            return
        minute = starts[time % len(starts)]
        self.run(booking.send_verification_code(self.here, phone=phone))
        wish = {"id": 1, "services": [chosen], "staff_id": member, "datetime": self.start(day, minute)}
        body = {"phone": phone, "fullname": "Priya", "code": BOOKING_CODE, "appointments": [wish]}
        [booked] = self.run(booking.book(self.here, body=body))
        assert booked.appointment_id is not None
        price, minutes = self.model.services[chosen].price, self.model.services[chosen].minutes
        one = AppointmentModel(member, [chosen], price, None, day, minute, minutes, is_online=True)
        self.add_appointment(booked.appointment_id, one, phone, "Priya")
        with pytest.raises(UnprocessableEntityError):
            self.run(booking.check(self.here, body={"appointments": [wish]}))

    def compare_times(self, member: int, day: dt.date, service: int) -> list[int]:
        """Compare the times that are offered with those of the model, and return the minutes."""
        call = self.altegio.online_booking.list_times(self.here, member, day, service_ids=[service])
        offered = self.run(call)
        is_provided = member in self.model.services[service].providers
        starts = self.model.list_starts(member, day, [service]) if is_provided else []
        assert [one.datetime for one in offered] == [self.start(day, minute) for minute in starts]
        return starts

    @precondition(lambda self: any(one.is_online for one in self.model.appointments.values()))
    @rule(index=INDEX)
    def cancel_booking(self, index: int) -> None:
        online = {ident: one for ident, one in self.model.appointments.items() if one.is_online}
        ident = self.pick(online, index)
        stored = self.session.fake.world.booking.appointments[ident]
        self.run(self.altegio.online_booking.cancel(ident, stored.hash))
        del self.model.appointments[ident]

    def teardown(self) -> None:
        """Compare all records of the server with the model."""
        self.run(self.compare())

    async def compare(self) -> None:
        """Compare all records of the server with the model."""
        model, altegio, here = self.model, self.altegio, self.here
        clients = await altegio.clients.search(here, fields=["id", "name", "phone", "visits_count"]).collect()
        assert {one.id: (one.name, one.phone, one.visits_count) for one in clients} == {
            ident: (one.name, f"+{one.phone}", model.count_visits(ident))
            for ident, one in model.clients.items()
        }
        services = await altegio.services.list(here)
        assert {one.id: (one.title, one.price_min, one.duration) for one in services} == {
            ident: (one.title, one.price, one.minutes * 60) for ident, one in model.services.items()
        }
        offered = (await altegio.online_booking.list_services(here)).services or []
        assert {one.id for one in offered} == {
            ident for ident, one in model.services.items() if one.providers
        }
        members = await altegio.team_members.list(here)
        assert {one.id: one.name for one in members} == model.members
        days = await altegio.schedules.get(here, start_date=DAYS[0], end_date=DAYS[-1])
        assert {(one.staff_id, one.date): read_hours(one.slots) for one in days} == model.hours
        appointments = await altegio.appointments.list(here, start_date=DAYS[0], end_date=DAYS[-1]).collect()
        assert {one.id: self.read_appointment(one) for one in appointments} == model.appointments
        deleted = await altegio.appointments.list(here, with_deleted=True).collect()
        assert {one.id for one in deleted if not one.deleted} == set(model.appointments)

    def read_appointment(self, one: Any) -> AppointmentModel:
        """Return an appointment of the server in the form of the model."""
        local = one.datetime.astimezone(self.location.zone)
        return AppointmentModel(
            member=one.team_member_id,
            services=[item.id for item in one.services],
            cost=sum((item.cost for item in one.services), Decimal(0)),
            client=one.client.id if one.client else None,
            day=local.date(),
            minute=local.hour * 60 + local.minute,
            minutes=one.seance_length // 60,
            attendance=one.attendance,
            comment=one.comment,
            is_online=one.online,
        )


def read_hours(slots: Any) -> list[tuple[int, int]]:
    """Return working hours in the form of the model."""
    return [(read_minute(one.from_), read_minute(one.to)) for one in slots or []]


def read_minute(text: str) -> int:
    """Return minutes after midnight."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Session]:
    session = Session(NOW)
    BookingMachine.session = session
    yield session
    session.close()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Do not log the refusals that the machine expects."""
    caplog.set_level(logging.CRITICAL, "altegio_async")


def test_the_server_and_a_model_agree_after_any_calls():
    run_machine(BookingMachine, 8)


@pytest.mark.full
@pytest.mark.timeout(300)
def test_the_server_and_a_model_agree_after_any_calls_in_300_runs():
    run_machine(BookingMachine, 300)
