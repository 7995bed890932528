"""A write of FakeAltegio is visible in the related reads."""

from __future__ import annotations

import datetime as dt
import sys
from types import FrameType
from typing import Any

import pytest

from altegio_async import AltegioClient
from altegio_async.errors import NotFoundError, UnprocessableEntityError
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.handlers.appointment_rows import is_paid

NOW = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
PHONE = "12025550171"


class Studio:
    """A location with one service and one team member, and a client of the API."""

    def __init__(self, fake: FakeAltegio, altegio: AltegioClient) -> None:
        self.fake, self.altegio = fake, altegio
        self.location = fake.add_location(title="Harbour")
        self.here = self.location.id
        self.service = fake.add_service(self.here, title="Cut", price=40)
        self.member = fake.add_team_member(self.here, name="Alma")
        self.noon = dt.datetime(2030, 6, 4, 12, tzinfo=self.location.zone)

    async def book(self, start: dt.datetime | None = None, **fields: Any) -> int:
        """Book online and return the id of the appointment."""
        wish = {"id": 1, "services": [self.service.id], "staff_id": self.member.id}
        body = {
            "phone": PHONE,
            "fullname": "Mara",
            "appointments": [{**wish, "datetime": start or self.noon}],
            **fields,
        }
        [booked] = await self.altegio.online_booking.book(self.here, body=body)
        assert booked.appointment_id is not None
        return booked.appointment_id


@pytest.fixture
async def studio():
    fake = FakeAltegio(size=Size(chains=1, locations=1, clients=2), rate_limits=None, now=NOW)
    async with (
        fake,
        AltegioClient(
            partner_token=fake.partner_token,
            user_token=fake.user_token,
            base_url=fake.base_url,
            rate_limiter=None,
            strict=True,
        ) as altegio,
    ):
        yield Studio(fake, altegio)


async def test_a_deletion_is_the_last_change_of_an_appointment_and_a_transaction(studio):
    ident = await studio.book()
    for number in range(3):
        await studio.altegio.appointments.update(studio.here, ident, comment=f"Change {number}")
    changed = (await studio.altegio.appointments.get(studio.here, ident)).last_change_date
    await studio.altegio.appointments.delete(studio.here, ident)
    [deleted] = await studio.altegio.appointments.list(studio.here, with_deleted=True).collect()
    assert deleted.deleted
    assert deleted.last_change_date > changed

    payments = studio.altegio.payments
    payment = await payments.create_transaction(studio.here, amount=5)
    for amount in (6, 7):
        await payments.update_transaction(studio.here, payment.id, amount=amount)
    stored = studio.fake.world.finance.payments[payment.id]
    changed = stored.changed
    await payments.delete_transaction(studio.here, payment.id)
    assert stored.changed > changed


async def test_a_new_client_has_its_creation_time_after_every_way_of_creation(studio):
    added = studio.fake.add_client(studio.here, phone="12025550172").id
    created = (await studio.altegio.clients.create(studio.here, name="Ilse", phone="12025550173")).id
    appointment = await studio.book()
    booked = (await studio.altegio.appointments.get(studio.here, appointment)).client.id
    for ident in (added, created, booked):
        changed = (await studio.altegio.clients.get(studio.here, ident)).last_change_date
        assert changed == NOW
        assert changed.utcoffset() == changed.astimezone(studio.location.zone).utcoffset()


async def test_a_booking_cannot_be_moved_to_the_past(studio):
    ident = await studio.book()
    with pytest.raises(UnprocessableEntityError):
        await studio.altegio.online_booking.update_datetime(
            studio.here, ident, datetime=studio.noon - dt.timedelta(days=2)
        )
    assert (await studio.altegio.appointments.get(studio.here, ident)).datetime == studio.noon


async def test_an_inactive_service_is_not_offered_and_cannot_be_booked(studio):
    booking, day = studio.altegio.online_booking, studio.noon.date()
    ids = [studio.service.id]
    for active in (0, 1):
        await studio.altegio.request(
            "PATCH", f"/services/{studio.here}/{ids[0]}", json={"title": "Cut", "active": active}
        )
        offered = (await booking.list_services(studio.here)).services or []
        times = await booking.list_times(studio.here, studio.member.id, day, service_ids=ids)
        members = await booking.list_team_members(studio.here, service_ids=ids)
        assert (bool(offered), bool(times), bool(members)) == (active == 1,) * 3
        if not active:
            with pytest.raises(UnprocessableEntityError):
                await studio.book()
    await studio.book()


async def test_an_appointment_is_paid_in_full_while_its_payments_cover_its_services(studio):
    ident = await studio.book()
    one = await studio.altegio.appointments.get(studio.here, ident)
    document = one.documents[0].id
    account = (await studio.altegio.payments.list_accounts(studio.here))[0].id
    paid = [one.paid_full]
    for amount in (15, 25):
        method = {"slug": "account", "account_id": account}
        body = {"payment": {"method": method, "amount": amount}}
        await studio.altegio.sales.pay(studio.here, document, body=body)
        paid.append((await studio.altegio.appointments.get(studio.here, ident)).paid_full)
    payments = await studio.altegio.payments.list_document_transactions(document)
    await studio.altegio.payments.delete_transaction(studio.here, payments[0].id)
    [row] = await studio.altegio.appointments.list(studio.here).collect()
    assert [*paid, row.paid_full] == [0, 0, 1, 0]


async def test_clients_of_a_list_are_created_and_invalid_ones_are_named(studio):
    rows = [{"name": "Ilse", "phone": "12025550174"}, {"name": "Carla", "phone": "1"}]
    result = await studio.altegio.clients.create_bulk(studio.here, body=rows)
    [created], [error] = result.created, result.errors
    assert (error.name, error.phone) == ("Carla", "1")
    assert "phone" in error.error
    assert (await studio.altegio.clients.get(studio.here, created.id)).phone == "+12025550174"
    found = await studio.altegio.clients.search(studio.here, fields=["id", "name"]).collect()
    assert [one.name for one in found] == ["Ilse"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_hours_that_are_set_for_one_team_member_are_those_of_all_reads(studio):
    day, schedules, member = studio.noon.date(), studio.altegio.schedules, studio.member.id
    off = {"date": day + dt.timedelta(days=1), "is_working": False, "slots": []}
    days = [{"date": day, "is_working": True, "slots": [{"from": "09:00", "to": "11:00"}]}, off]
    await schedules.update_for_team_member(studio.here, member, day, day + dt.timedelta(days=1), body=days)
    listed = await schedules.get(studio.here, start_date=day, end_date=day + dt.timedelta(days=1))
    assert [(str(one.date), one.slots[0].from_, one.slots[0].to) for one in listed] == [
        (day.isoformat(), "09:00", "11:00")
    ]
    booking = studio.altegio.online_booking
    times = await booking.list_times(studio.here, member, day, service_ids=[studio.service.id])
    assert [one.time for one in times] == ["9:00", "9:15", "9:30", "9:45", "10:00"]
    with pytest.raises(UnprocessableEntityError):
        await schedules.update_for_team_member(studio.here, member, day, day, body=[off])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_older_operations_on_services_read_and_change_the_same_service(studio):
    services, ident = studio.altegio.services, studio.service.id
    body = {"title": "Long cut", "category_id": studio.service.category_id, "price_min": 55}
    await studio.altegio.request("PUT", f"/services/{studio.here}/{ident}", json=body)
    older = await services.list_by_id(studio.here, ident)
    newer = await services.get(studio.here, ident)
    for one in (older, newer):
        assert (one.id, one.title, one.price_min) == (ident, "Long cut", 55)


async def test_a_client_is_found_by_phone_at_all_locations_of_its_chain(studio):
    chain = studio.location.chain_id
    other = studio.fake.add_location(title="Quay", chain_id=chain)
    clients = [studio.fake.add_client(one, phone=PHONE).id for one in (studio.here, other.id)]
    found = await studio.altegio.request("GET", f"/group/{chain}/clients", query={"phone": PHONE})
    assert [row["id"] for row in found["clients"]] == clients


async def test_the_visits_of_a_client_are_its_appointments_with_what_is_paid(studio):
    first, second = await studio.book(), await studio.book(studio.noon + dt.timedelta(days=3))
    await studio.book(studio.noon + dt.timedelta(days=4), phone="12025550175")
    one = await studio.altegio.appointments.get(studio.here, first)
    account = (await studio.altegio.payments.list_accounts(studio.here))[0].id
    pay = {"payment": {"method": {"slug": "account", "account_id": account}, "amount": 15}}
    await studio.altegio.sales.pay(studio.here, one.documents[0].id, body=pay)

    async def search(**filters: Any) -> list[int]:
        visits = await studio.altegio.clients.search_visits(studio.here, client_id=one.client.id, **filters)
        return [row.id for row in visits.appointments]

    assert await search() == [second, first]
    assert await search(first_day=studio.noon.date(), last_day=studio.noon.date()) == [first]
    assert await search(payment_statuses=["not_paid"]) == [second]
    assert await search(payment_statuses=["paid_not_full"]) == [first]
    assert await search(attendance=1) == []
    details = await studio.altegio.visits.get_details(studio.here, first, one.visit_id)
    assert [(row.service_id, row.cost) for row in details.items] == [(studio.service.id, 40)]
    assert [row.amount for row in details.payment_transactions] == [15]
    await studio.altegio.appointments.delete(studio.here, second)
    assert await search() == [first]


async def test_prices_and_payments_of_a_visit_are_those_of_the_appointment_and_the_transactions(studio):
    altegio, here = studio.altegio, studio.here
    ident = await studio.book()
    one = await altegio.appointments.get(here, ident)
    account = (await altegio.payments.list_accounts(here))[0].id

    async def update(price: int, *amounts: int, deleted: tuple[int, ...] = ()) -> list[Any]:
        body = {
            "attendance": 1,
            "comment": "Paid",
            "services": [{"id": studio.service.id, "cost": price, "first_cost": price}],
            "new_transactions": [{"account_id": account, "amount": amount} for amount in amounts],
            "deleted_transaction_ids": list(deleted),
        }
        await altegio.visits.update(one.visit_id, ident, body=body)
        return await altegio.payments.list_transactions(here).collect()

    with pytest.raises(UnprocessableEntityError):
        await update(30, 31)
    assert (await altegio.appointments.get(here, ident)).services[0].cost == 40
    first, second = await update(30, 10, 20)
    stored = await altegio.appointments.get(here, ident)
    assert (stored.services[0].cost, stored.paid_full, stored.attendance) == (30, 1, 1)
    assert [(row.amount, row.appointment_id) for row in (first, second)] == [(10, ident), (20, ident)]
    assert await update(30, deleted=(second.id,)) == [first]
    assert (await altegio.appointments.get(here, ident)).paid_full == 0


async def test_a_location_is_listed_from_its_creation_to_its_deletion(studio):
    locations = studio.altegio.locations
    created = await locations.create(title="Quay", address="5 Quay Street")
    read = await locations.get(created.id)
    assert (read.title, read.address) == ("Quay", "5 Quay Street")
    service = await studio.altegio.services.create(created.id, body={"title": "Cut", "category_id": 0})
    assert [one.id for one in await studio.altegio.services.list(created.id)] == [service.id]
    before = {one.id for one in await locations.list().collect()}
    await locations.delete(created.id)
    assert before - {one.id for one in await locations.list().collect()} == {created.id}
    for call in (locations.get(created.id), studio.altegio.services.list(created.id)):
        with pytest.raises(NotFoundError):
            await call


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_a_payment_by_a_membership_is_a_loyalty_transaction_of_its_visit(studio):
    ident = await studio.book()
    one = await studio.altegio.appointments.get(studio.here, ident)
    membership = studio.fake.add_membership(studio.here, client=one.client.id, visits=2)
    pay = {"payment": {"method": {"slug": "loyalty_abonement", "loyalty_abonement_id": membership.id}}}
    await studio.altegio.sales.pay(studio.here, one.documents[0].id, body=pay)
    rows = await studio.altegio.request("GET", f"/visit/loyalty/transactions/{one.visit_id}")
    details = await studio.altegio.visits.get_details(studio.here, ident, one.visit_id)
    assert [(row["item_id"], row["amount"]) for row in rows] == [(studio.service.id, 40)]
    assert [row.id for row in details.loyalty_transactions] == [row["id"] for row in rows]
    assert (await studio.altegio.appointments.get(studio.here, ident)).paid_full == 1
    category = studio.service.category_id
    [older] = await studio.altegio.service_categories.list_legacy(studio.here, category)
    assert older == await studio.altegio.service_categories.get(studio.here, category)


async def test_an_appointment_over_midnight_is_busy_until_and_from_midnight(studio):
    days = [studio.noon.date(), studio.noon.date() + dt.timedelta(days=1)]
    late = studio.noon.replace(hour=23)
    studio.fake.add_appointment(studio.here, team_member=studio.member, start=late, duration=7200)
    listed = await studio.altegio.schedules.get(
        studio.here, start_date=days[0], end_date=days[1], include=["busy_intervals"]
    )
    assert [[(busy.from_, busy.to) for busy in one.busy_intervals] for one in listed] == [
        [("23:00", "24:00")],
        [("00:00", "01:00")],
    ]


def count_lines(fake: FakeAltegio, ident: int) -> int:
    """Return the number of lines that run to find out whether an appointment is paid."""
    one, count = fake.world.booking.appointments[ident], 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert is_paid(fake.world, one)
    finally:
        sys.settrace(before)
    return count


async def test_the_payments_of_an_appointment_are_found_without_reading_those_of_others(studio):
    account = (await studio.altegio.payments.list_accounts(studio.here))[0].id

    async def pay(start: dt.datetime) -> int:
        ident = await studio.book(start)
        method = {"slug": "account", "account_id": account}
        one = await studio.altegio.appointments.get(studio.here, ident)
        body = {"payment": {"method": method, "amount": 40}}
        await studio.altegio.sales.pay(studio.here, one.documents[0].id, body=body)
        return ident

    ident = await pay(studio.noon)
    alone = count_lines(studio.fake, ident)
    for day in range(1, 6):
        await pay(studio.noon + dt.timedelta(days=day))
    assert count_lines(studio.fake, ident) == alone


async def test_changed_and_deleted_product_transactions_are_those_of_the_stock_and_the_lists(studio):
    inventory, here = studio.altegio.inventory, studio.here
    product, storage = (
        studio.fake.add_product(here, title="Balm").id,
        (await inventory.list_storages(here))[0].id,
    )
    document = (
        await inventory.create_document(here, type_id=3, storage_id=storage, create_date=studio.noon)
    ).id
    item = {"cost_per_unit": 10, "discount": 0, "cost": 50, "operation_unit_type": 1}
    first, second = [
        (
            await inventory.create_transaction(
                here, document_id=document, product_id=product, amount=amount, **item
            )
        ).id
        for amount in (5, 8)
    ]

    async def read() -> tuple[dict[int | None, Any], Any]:
        rows = await inventory.list_transactions(here).collect()
        stock = studio.fake.world.finance.products[product].amounts[storage]
        return {row.id: row.amount for row in rows}, stock

    assert await read() == ({first: 5, second: 8}, 13)
    await inventory.update_transaction(here, first, amount=2)
    assert await read() == ({first: 2, second: 8}, 10)
    await inventory.delete_transaction(here, second)
    assert await read() == ({first: 2}, 2)
    await inventory.delete_document(here, document)
    assert await read() == ({}, 0)
    with pytest.raises(NotFoundError):
        await inventory.get_document(here, document)


async def test_an_update_of_a_service_through_the_client_keeps_what_is_not_changed(studio):
    services, here, link = studio.altegio.services, studio.here, studio.member.id
    body = {
        "title": "Wash",
        "category_id": studio.service.category_id,
        "price_min": 5,
        "price_max": 9,
        "duration": 1800,
        "comment": "Short hair",
        "weight": 2,
        "staff": [{"id": link, "seance_length": 2400}],
    }
    ident = (await services.create(here, body=body)).id
    before = await services.get(here, ident)
    await services.update(here, ident, title="Long wash", is_multi=True)
    await services.update(here, ident, price_max=12)
    after = await services.get(here, ident)
    changed = {
        name: getattr(after, name)
        for name in after.__struct_fields__
        if getattr(after, name) != getattr(before, name)
    }
    assert changed == {"title": "Long wash", "is_multi": True, "price_max": 12}
