"""A write of FakeAltegio is visible in the related reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from altegio_async import AltegioClient
from altegio_async.errors import UnprocessableEntityError
from altegio_async.testing import FakeAltegio, Size

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


async def test_a_new_client_has_the_time_of_its_creation_however_it_is_created(studio):
    added = studio.fake.add_client(studio.here, phone="12025550172").id
    created = (await studio.altegio.clients.create(studio.here, name="Ilse", phone="12025550173")).id
    appointment = await studio.book()
    booked = (await studio.altegio.appointments.get(studio.here, appointment)).client.id
    for ident in (added, created, booked):
        changed = (await studio.altegio.clients.get(studio.here, ident)).last_change_date
        assert changed == NOW
        assert changed.utcoffset() == studio.location.zone.utcoffset(None)


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
