"""Clients, services, team members, schedules, appointments and online booking of FakeAltegio."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from altegio_async import AltegioClient
from altegio_async.errors import InvalidArgumentError, NotFoundError, UnprocessableEntityError
from altegio_async.filters import Filter
from altegio_async.testing import BOOKING_CODE, FakeAltegio, Size
from altegio_async.testing.server import routes
from altegio_async.testing.server.exchange import HandlerCall
from tests.support.measures import count_calls

NOW = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
DAY = dt.date(2030, 6, 4)
PHONE = "12025550171"


class Studio:
    """A location two hours ahead of UTC with one service of an hour and one team member."""

    def __init__(self, fake: FakeAltegio, altegio: AltegioClient) -> None:
        self.fake, self.altegio = fake, altegio
        self.location = fake.add_location(title="Harbour")
        self.location.zone = dt.timezone(dt.timedelta(hours=2))
        self.here = self.location.id
        self.service = fake.add_service(self.here, title="Cut", price=40)
        self.member = fake.add_team_member(self.here, name="Alma")

    def at(self, hour: int, minute: int = 0) -> dt.datetime:
        """Return a time of the day in the location."""
        return dt.datetime.combine(DAY, dt.time(hour, minute), self.location.zone)

    def arguments(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of a new appointment."""
        return {
            "team_member_id": self.member.id,
            "services": [self.service.id],
            "client": {"phone": PHONE, "name": "Mara"},
            "datetime": self.at(12),
            "seance_length": 3600,
            **changes,
        }

    async def list_times(self, member: int | None = None) -> list[str | None]:
        """Return the free times of the day."""
        times = await self.altegio.online_booking.list_times(
            self.here, self.member.id if member is None else member, DAY, service_ids=[self.service.id]
        )
        return [one.time for one in times]

    def wish(self, hour: int, **changes: Any) -> dict[str, Any]:
        """Return an appointment of a booking."""
        wish = {"id": 1, "services": [self.service.id], "staff_id": self.member.id, "datetime": self.at(hour)}
        return {**wish, **changes}

    async def book(self, *wishes: dict[str, Any], **fields: Any) -> Any:
        """Book some appointments."""
        body = {"phone": PHONE, "fullname": "Mara", "appointments": list(wishes), **fields}
        return await self.altegio.online_booking.book(self.here, body=body)


@pytest.fixture
async def fake():
    async with FakeAltegio(size=Size(chains=1, locations=1, clients=2), rate_limits=None, now=NOW) as running:
        yield running


@pytest.fixture
async def studio(fake):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as altegio:
        yield Studio(fake, altegio)


@pytest.mark.parametrize(
    "start",
    ["2030-06-04T12:00:00+02:00", "2030-06-04T10:00:00Z", "2030-06-04T12:00:00", "2030-06-04 12:00:00"],
)
async def test_a_start_has_an_offset_or_is_local_time_of_the_location(studio, start):
    one = await studio.altegio.appointments.create(studio.here, **studio.arguments(datetime=start))
    assert (one.datetime, one.date) == (studio.at(12), dt.datetime(2030, 6, 4, 12))
    [listed] = await studio.altegio.appointments.list(studio.here, start_date=DAY, end_date=DAY).collect()
    assert listed.id == one.id


async def test_days_of_the_list_are_days_of_the_location(studio):
    late = studio.fake.add_appointment(
        studio.here, team_member=studio.member, start=dt.datetime(2030, 6, 3, 22, 30, tzinfo=dt.UTC)
    )
    days = [DAY - dt.timedelta(days=1), DAY]
    found = [
        await studio.altegio.appointments.list(studio.here, start_date=day, end_date=day).collect()
        for day in days
    ]
    assert [[one.id for one in rows] for rows in found] == [[], [late.id]]


@pytest.mark.parametrize("hour", [9, 20, 19.5, 11.5, 12.5])
async def test_times_outside_of_working_hours_and_busy_times_are_refused(studio, hour):
    studio.fake.add_appointment(
        studio.here, team_member=studio.member, services=[studio.service], start=studio.at(12)
    )
    start = studio.at(0) + dt.timedelta(hours=hour)
    with pytest.raises(UnprocessableEntityError):
        await studio.altegio.appointments.create(studio.here, **studio.arguments(datetime=start))
    assert studio.fake.commits == []
    forced = studio.arguments(datetime=start, save_if_busy=True)
    assert (await studio.altegio.appointments.create(studio.here, **forced)).datetime == start


async def test_a_break_after_an_appointment_is_busy_too(studio):
    studio.service.technical_break = 1800
    await studio.altegio.appointments.create(studio.here, **studio.arguments())
    times = await studio.list_times()
    assert [time for time in times if time in {"10:15", "10:30", "10:45", "13:15", "13:30"}] == [
        "10:15",
        "10:30",
        "13:30",
    ]


async def test_an_update_through_the_client_keeps_what_is_not_changed(studio):
    created = await studio.altegio.appointments.create(
        studio.here,
        **studio.arguments(
            comment="Window seat",
            services=[{"id": studio.service.id, "first_cost": 50, "discount": 10, "cost": 45}],
        ),
    )
    await studio.altegio.appointments.update(studio.here, created.id, attendance=2)
    changed = await studio.altegio.appointments.get(studio.here, created.id)
    assert (changed.attendance, changed.confirmed, changed.comment) == (2, 1, "Window seat")
    [service] = changed.services or []
    assert (service.cost, service.first_cost, service.discount) == (45, 50, 10)
    assert (changed.client.phone, changed.datetime) == (f"+{PHONE}", studio.at(12))


async def test_a_replacement_loses_what_is_not_sent(studio):
    created = await studio.altegio.appointments.create(
        studio.here, **studio.arguments(comment="Window seat", attendance=1, api_id="77")
    )
    body = {
        "staff_id": studio.member.id,
        "services": [{"id": studio.service.id}],
        "datetime": studio.at(15).isoformat(),
        "seance_length": 1800,
    }
    path = f"/record/{studio.here}/{created.id}"
    await studio.altegio.request("PUT", path, json=body)
    changed = await studio.altegio.appointments.get(studio.here, created.id)
    assert (changed.comment, changed.attendance, changed.api_id, changed.client) == ("", 0, "", None)
    for name in body:
        with pytest.raises(UnprocessableEntityError):
            await studio.altegio.request("PUT", path, json={**body, name: None})


async def test_a_deleted_appointment_frees_its_time_and_stays_in_lists_with_deleted_ones(studio):
    before = await studio.list_times()
    created = await studio.altegio.appointments.create(studio.here, **studio.arguments())
    assert "12:00" not in await studio.list_times()
    await studio.altegio.appointments.delete(studio.here, created.id)
    assert await studio.list_times() == before
    rows = await studio.altegio.appointments.list(studio.here, with_deleted=True).collect()
    assert [(one.id, one.deleted) for one in rows] == [(created.id, True)]
    with pytest.raises(NotFoundError):
        await studio.altegio.appointments.delete(studio.here, created.id)


async def test_attendance_is_visible_in_the_appointment_the_visit_and_the_client(studio):
    one = studio.fake.add_appointment(
        studio.here,
        team_member=studio.member,
        services=[studio.service],
        client=studio.fake.add_client(studio.here, phone=PHONE),
        start=studio.at(12),
    )
    await studio.altegio.visits.update(one.visit_id, one.id, body={"attendance": 1, "comment": "On time"})
    visit = await studio.altegio.visits.get(one.visit_id)
    client = await studio.altegio.clients.get(studio.here, one.client_id)
    appointment = await studio.altegio.appointments.get(studio.here, one.id)
    assert (visit.attendance, visit.comment, appointment.attendance) == (1, "On time", 1)
    assert (client.visits, client.spent, appointment.client.success_visits_count) == (1, 40, 1)


async def test_clients_who_share_a_phone_are_found_by_search_phone_and_id(studio):
    fake, altegio, here = studio.fake, studio.altegio, studio.here
    first = fake.add_client(here, phone=PHONE, name="Mara")
    second = fake.add_client(here, phone=PHONE, name="Ilse")
    fake.add_gift_card(here, client=second, balance=30)
    found = await altegio.clients.search(here, filters=[Filter.quick_search(PHONE)]).collect()
    holders = await altegio.clients.search(here, filters=[Filter.gift_card_balance(minimum=1)]).collect()
    assert [one.id for one in found] == [first.id, second.id]
    assert [one.id for one in holders] == [second.id]
    await altegio.clients.delete(here, first.id)
    cards = await altegio.gift_cards.list_for_client(here, phone=PHONE)
    assert [card.balance for card in cards] == [30]
    assert (await altegio.clients.get(here, second.id)).name == "Ilse"
    assert studio.location.client_phones == [PHONE]


async def test_a_day_of_birth_is_changed_and_removed(studio):
    client = studio.fake.add_client(studio.here, phone=PHONE)
    for day, shown in ((dt.date(1990, 4, 12), "1990-04-12"), ("1991-05-13", "1991-05-13"), (None, None)):
        updated = await studio.altegio.clients.update(studio.here, client.id, birth_date=day)
        assert updated.birth_date == shown
    assert (await studio.altegio.clients.update(studio.here, client.id, comment="x")).birth_date is None


async def test_filters_of_the_search_select_and_combine(studio):
    fake, here = studio.fake, studio.here
    frequent, new, frozen = (fake.add_client(here, phone=f"1202555018{number}") for number in range(3))
    new.birth_date, new.category_ids, new.importance_id = "1990-06-20", [7], 3
    fake.add_membership(here, client=frozen, visits=4, is_frozen=True)
    for attendance, hour in ((1, 10), (1, 12), (-1, 14)):
        fake.add_appointment(
            here,
            team_member=studio.member,
            services=[studio.service],
            client=frequent,
            start=studio.at(hour),
            attendance=attendance,
        )
    expected: list[tuple[list[Filter], str, list[Any]]] = [
        ([], "AND", [frequent, new, frozen]),
        ([Filter.ids([new.id])], "AND", [new]),
        ([Filter.tags([7]), Filter.importance(3)], "AND", [new]),
        ([Filter.birthday(first="06-01", last="06-30")], "AND", [new]),
        ([Filter.sold_amount(minimum=80)], "AND", [frequent]),
        ([Filter.membership_balance(minimum=1)], "AND", [frozen]),
        ([Filter.membership_is_frozen()], "AND", [frozen]),
        ([Filter.appointments(outcomes=[1])], "AND", [frequent]),
        ([Filter.appointments(minimum_count=4)], "AND", []),
        ([Filter.appointments(service_ids=[studio.service.id], invert=True)], "AND", [new, frozen]),
        ([Filter.ids([new.id]), Filter.ids([frozen.id])], "AND", []),
        ([Filter.ids([new.id]), Filter.ids([frozen.id])], "OR", [new, frozen]),
    ]
    for filters, operation, clients in expected:
        found = await studio.altegio.clients.search(here, filters=filters, operation=operation).collect()
        assert [one.id for one in found] == [one.id for one in clients], filters


async def test_the_search_returns_the_requested_fields_in_the_requested_order(studio):
    for name in ("Mara", "Ilse"):
        studio.fake.add_client(studio.here, phone=PHONE, name=name)
    rows = await studio.altegio.clients.search(studio.here, fields=["phone"], order_by="name").collect()
    assert [(one.name, one.phone, one.email) for one in rows] == [
        ("Ilse", f"+{PHONE}", None),
        ("Mara", f"+{PHONE}", None),
    ]


async def test_times_end_with_the_hours_of_the_day_and_exclude_past_and_busy_ones(studio):
    studio.fake.now = studio.at(9, 20).astimezone(dt.UTC)
    studio.fake.add_schedule(
        studio.here, team_member=studio.member, day=DAY, start=dt.time(9), end=dt.time(13)
    )
    studio.fake.add_appointment(
        studio.here, team_member=studio.member, start=studio.at(11), duration=dt.timedelta(minutes=30)
    )
    assert await studio.list_times() == ["9:30", "9:45", "10:00", "11:30", "11:45", "12:00"]
    dates = await studio.altegio.online_booking.list_dates(
        studio.here, service_ids=[studio.service.id], date_from=DAY, date_to=DAY
    )
    assert (dates.booking_dates, dates.booking_days) == ([DAY], {"6": [4]})


async def test_days_without_free_times_are_working_days_only(studio):
    studio.fake.add_appointment(
        studio.here, team_member=studio.member, start=studio.at(10), duration=dt.timedelta(hours=10)
    )
    dates = await studio.altegio.online_booking.list_dates(studio.here, date_from=DAY, date_to=DAY)
    assert (dates.booking_dates, dates.working_dates) == ([], [DAY])


async def test_any_team_member_is_the_first_free_one(studio):
    second = studio.fake.add_team_member(studio.here, name="Bruno")
    assert "12:00" in await studio.list_times(0)
    wish = studio.wish(12, staff_id=0, datetime=studio.at(12).isoformat())
    body = {"phone": PHONE, "fullname": "Mara", "appointments": [wish]}
    for _ in range(2):
        await studio.altegio.request("POST", f"/book_record/{studio.here}", json=body, auth="partner")
    rows = await studio.altegio.appointments.list(studio.here, start_date=DAY, end_date=DAY).collect()
    assert [one.team_member_id for one in rows] == [studio.member.id, second.id]
    assert "12:00" not in await studio.list_times(0)


async def test_a_booking_makes_all_appointments_or_none(studio):
    with pytest.raises(UnprocessableEntityError):
        await studio.book(studio.wish(12), studio.wish(12, id=2))
    assert await studio.altegio.appointments.list(studio.here).collect() == []
    assert await studio.altegio.clients.search(studio.here).collect() == []
    booked = await studio.book(studio.wish(12), studio.wish(13, id=2))
    assert [one.id for one in booked] == [1, 2]


async def test_a_team_member_without_the_service_is_not_offered_and_cannot_be_booked(studio):
    await studio.altegio.services.remove_from_team_member(studio.here, studio.service.id, studio.member.id)
    desk = studio.altegio.online_booking
    assert (await desk.list_services(studio.here)).services == []
    assert await desk.list_team_members(studio.here) == []
    assert await studio.list_times() == []
    with pytest.raises(UnprocessableEntityError):
        await studio.book(studio.wish(12))


async def test_a_code_confirms_a_booking_where_the_location_needs_one(studio):
    studio.location.needs_booking_code = True
    for code in ("", BOOKING_CODE, "0000"):
        with pytest.raises(UnprocessableEntityError):
            await studio.book(studio.wish(12), code=code)
    await studio.altegio.online_booking.send_verification_code(studio.here, phone=PHONE)
    with pytest.raises(UnprocessableEntityError):
        await studio.book(studio.wish(12), code="0000")
    [booked] = await studio.book(studio.wish(12), code=BOOKING_CODE)
    details = await studio.altegio.online_booking.get_details(
        studio.here, booked.appointment_id, booked.appointment_hash
    )
    assert (details.id, details.datetime) == (booked.appointment_id, studio.at(12))


async def test_a_booking_moves_to_a_free_time_and_is_cancelled_by_its_hash(studio):
    [booked] = await studio.book(studio.wish(12))
    desk, ident = studio.altegio.online_booking, booked.appointment_id
    studio.fake.add_appointment(studio.here, team_member=studio.member, start=studio.at(15))
    with pytest.raises(UnprocessableEntityError):
        await desk.update_datetime(studio.here, ident, datetime=studio.at(15))
    await desk.update_datetime(studio.here, ident, datetime=studio.at(12, 30))
    assert (await studio.altegio.appointments.get(studio.here, ident)).datetime == studio.at(12, 30)
    with pytest.raises(NotFoundError):
        await desk.cancel(ident, "0" * 16)
    await desk.cancel(ident, booked.appointment_hash)
    with pytest.raises(NotFoundError):
        await studio.altegio.appointments.get(studio.here, ident)


async def test_busy_intervals_of_a_schedule_are_the_appointments(studio):
    one = studio.fake.add_appointment(
        studio.here, team_member=studio.member, services=[studio.service], start=studio.at(12)
    )
    [day] = await studio.altegio.schedules.get(
        studio.here, start_date=DAY, end_date=DAY, include=["busy_intervals"]
    )
    [busy] = day.busy_intervals or []
    assert (busy.entity_id, busy.from_, busy.to) == (one.id, "12:00", "13:00")


async def test_a_change_is_reported_to_listeners(studio):
    changes: list[Any] = []
    studio.fake.world.listeners.append(changes.append)
    created = await studio.altegio.appointments.create(studio.here, **studio.arguments())
    await studio.altegio.appointments.delete(studio.here, created.id)
    assert [(one.resource, one.status) for one in changes] == [
        ("client", "create"),
        ("record", "create"),
        ("record", "delete"),
    ]
    assert changes[1].data["client"]["phone"] == f"+{PHONE}"


async def test_seeding_refuses_records_of_other_locations_and_invalid_values(fake):
    here, other = fake.add_location().id, fake.add_location().id
    member, service = fake.add_team_member(here), fake.add_service(other)
    client, start = fake.add_client(other, phone=PHONE), dt.datetime(2030, 6, 4, 12)
    wrong: list[dict[str, Any]] = [
        {"team_member": member.id + 999},
        {"team_member": member, "services": [service]},
        {"team_member": member, "client": client},
        {"team_member": member, "duration": 0},
        {"team_member": member, "attendance": 5},
    ]
    for arguments in wrong:
        with pytest.raises(InvalidArgumentError):
            fake.add_appointment(here, start=start, **arguments)
    with pytest.raises(InvalidArgumentError):
        fake.add_schedule(here, team_member=member, day=DAY, start=dt.time(12), end=dt.time(9))
    with pytest.raises(InvalidArgumentError):
        fake.add_service(here, price=Decimal(-1))


async def test_a_changed_location_is_visible_in_all_reads(studio):
    await studio.altegio.locations.update(studio.here, title="Linden", city="Riga")
    one = await studio.altegio.locations.get(studio.here)
    rows = await studio.altegio.locations.list(id=studio.here).collect()
    assert (one.title, one.city) == ("Linden", "Riga")
    assert [(row.id, row.title) for row in rows] == [(studio.here, "Linden")]


async def test_an_added_location_has_a_new_chain(fake):
    first, second = fake.add_location(), fake.add_location()
    third = fake.add_location(chain_id=first.chain_id)
    chains = fake.world.chains
    assert chains[first.chain_id].location_ids == [first.id, third.id]
    assert chains[second.chain_id].location_ids == [second.id]
    assert all(chain.id == key for key, chain in chains.items())


async def test_comments_on_a_client_are_listed_until_they_are_deleted(studio):
    client = studio.fake.add_client(studio.here, phone=PHONE)
    clients = studio.altegio.clients
    comment = await clients.create_comment(studio.here, client.id, text="Likes tea")
    assert [one.text for one in await clients.list_comments(studio.here, client.id)] == ["Likes tea"]
    await clients.delete_comment(studio.here, client.id, comment.id)
    assert await clients.list_comments(studio.here, client.id) == []


async def test_a_refused_booking_names_the_code_and_the_appointment(studio):
    path, start = f"/book_check/{studio.here}", studio.at(12).isoformat()
    wishes = [studio.wish(12, id=number, datetime=start) for number in (1, 2)]
    with pytest.raises(UnprocessableEntityError) as caught:
        await studio.altegio.request("POST", path, json={"appointments": wishes}, auth="partner")
    assert [(one["code"], one["id"]) for one in caught.value.meta["errors"]] == [(433, 2)]


def test_the_work_of_a_simple_read_does_not_grow_with_other_records():
    calls = []
    for size in (Size(chains=1, locations=1, clients=2), Size(chains=4, locations=40, clients=20)):
        fake = FakeAltegio(size=size)
        here = fake.add_location().id
        client = fake.add_client(here, phone=PHONE)
        one = fake.add_appointment(
            here,
            team_member=fake.add_team_member(here),
            services=[fake.add_service(here)],
            client=client,
            start=dt.datetime(2030, 6, 4, 12),
        )
        paths = [f"/client/{here}/{client.id}", f"/record/{here}/{one.id}", f"/services/{here}"]
        for path in paths:
            serve(fake, path)  # fills the caches
        calls.append([count_calls(partial(serve, fake, path)) for path in paths])
    assert calls[0] == calls[1]
    assert max(calls[0]) < 300


def serve(fake: FakeAltegio, path: str) -> None:
    """Serve one read without a socket."""
    route, names, _ = routes.find("GET", "v1", path)
    assert route is not None
    response = route.handler(fake.world, HandlerCall(route.operation, names, {}, {}))
    assert response.encode_body()


async def test_the_same_seed_makes_the_same_appointments():
    first, second = (FakeAltegio(seed=4, size=Size(chains=1, locations=2)).world.booking for _ in range(2))
    assert first == second
    assert len(first.appointments) == 12
