"""Users of online booking in FakeAltegio: sign-in by code, own data, own appointments, and access."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from altegio_async import AltegioClient
from altegio_async.errors import (
    AuthenticationError,
    NotFoundError,
    PermissionDeniedError,
    UnprocessableEntityError,
)
from altegio_async.testing import BOOKING_CODE, FakeAltegio, Size
from altegio_async.testing.handlers import booking_users
from tests.support.booking_user_samples import build_booking_user_samples
from tests.support.described_schemas import find_errors
from tests.support.fake_client import RawClient

NOW = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
PHONE, OTHER_PHONE = "12025550171", "12025550172"


@pytest.fixture
async def fake() -> AsyncIterator[FakeAltegio]:
    async with FakeAltegio(size=Size(chains=1, locations=1, clients=2), rate_limits=None, now=NOW) as running:
        yield running


@asynccontextmanager
async def connect(fake: FakeAltegio, token: str | None) -> AsyncIterator[AltegioClient]:
    """Connect with a user token."""
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as altegio:
        yield altegio


async def sign_in(fake: FakeAltegio, phone: str = PHONE) -> str:
    """Send a code to a phone and return the token of its user."""
    async with connect(fake, None) as altegio:
        await altegio.online_booking.send_verification_code(fake.locations[0].id, phone=phone)
        user = await altegio.online_booking.login_with_code(phone=phone, code=BOOKING_CODE)
    assert user.user_token
    return user.user_token.reveal()


async def book(altegio: AltegioClient, fake: FakeAltegio, hour: int) -> tuple[int, str]:
    """Book an hour and return the id and the hash of the appointment."""
    here, day = fake.locations[0].id, dt.date(2030, 6, 4)
    service = fake.add_service(here, title="Cut")
    member = fake.add_team_member(here, name="Alma")
    start = dt.datetime.combine(day, dt.time(hour))
    wish = {"id": 1, "services": [service.id], "staff_id": member.id, "datetime": start}
    body = {"phone": PHONE, "fullname": "Mara", "appointments": [wish]}
    [booked] = await altegio.online_booking.book(here, body=body)
    assert booked.appointment_id
    assert booked.appointment_hash
    return booked.appointment_id, booked.appointment_hash


async def test_a_phone_with_a_code_signs_in_books_and_cancels(fake: FakeAltegio):
    async with connect(fake, await sign_in(fake)) as widget:
        booking = widget.online_booking
        assert (await booking.get_user()).phone == PHONE
        await booking.update_user(name="Imke", email="imke@example.org")
        user = await booking.get_user()
        assert (user.name, user.email) == ("Imke", "imke@example.org")
        ident, secret = await book(widget, fake, 12)
        assert [one.id for one in await booking.list_user_appointments(ident, secret)] == [ident]
        later = dt.datetime(2030, 6, 4, 15)
        await booking.update_datetime(fake.locations[0].id, ident, datetime=later)
        [moved] = await booking.list_user_appointments(ident, secret)
        assert moved.date == later
        await booking.cancel(ident, secret)
        with pytest.raises(NotFoundError):
            await booking.list_user_appointments(ident, secret)


async def test_a_phone_has_one_user_with_the_name_of_its_client(fake: FakeAltegio):
    fake.add_client(fake.locations[0].id, phone=PHONE, name="Mara", email="mara@example.org")
    first, second, third = await sign_in(fake), await sign_in(fake), await sign_in(fake, OTHER_PHONE)
    assert first == second != third
    async with connect(fake, first) as widget:
        user = await widget.online_booking.get_user()
    assert (user.name, user.email) == ("Mara", "mara@example.org")


async def test_a_wrong_code_a_used_code_and_a_code_of_another_phone_are_refused(fake: FakeAltegio):
    here = fake.locations[0].id
    async with connect(fake, None) as altegio:
        booking = altegio.online_booking
        await booking.send_verification_code(here, phone=PHONE)
        for phone, code in ((PHONE, "0000"), (OTHER_PHONE, BOOKING_CODE)):
            with pytest.raises(AuthenticationError):
                await booking.login_with_code(phone=phone, code=code)
        await booking.login_with_code(phone=PHONE, code=BOOKING_CODE)
        with pytest.raises(AuthenticationError):
            await booking.login_with_code(phone=PHONE, code=BOOKING_CODE)


async def test_an_unknown_token_is_refused(fake: FakeAltegio):
    await sign_in(fake)
    async with connect(fake, "0" * 32) as widget:
        with pytest.raises(AuthenticationError):
            await widget.online_booking.get_user()


async def test_a_token_of_online_booking_is_refused_by_operations_of_the_team(fake: FakeAltegio):
    here = fake.locations[0].id
    async with connect(fake, await sign_in(fake)) as widget:
        assert await widget.online_booking.list_services(here)
        calls: list[Callable[[], Awaitable[Any]]] = [
            lambda: widget.clients.get(here, 1),
            lambda: widget.appointments.list(here).collect(),
            lambda: widget.request("GET", f"/user/permissions/{here}"),
        ]
        for call in calls:
            with pytest.raises(PermissionDeniedError):
                await call()


async def test_loyalty_of_the_phone_is_listed_for_its_user(fake: FakeAltegio):
    here = fake.locations[0].id
    client = fake.add_client(here, phone=PHONE)
    card = fake.add_gift_card(here, client=client, balance=50)
    async with connect(fake, await sign_in(fake)) as widget:
        assert [one.id for one in await widget.gift_cards.list_for_user(here)] == [card.id]
        assert await widget.memberships.list_for_user(here) == []


async def test_appointments_of_other_users_are_hidden(fake: FakeAltegio):
    here, token, other = fake.locations[0].id, await sign_in(fake), await sign_in(fake, OTHER_PHONE)
    async with connect(fake, token) as widget, connect(fake, other) as stranger:
        ident, secret = await book(widget, fake, 12)
        booking = stranger.online_booking
        calls: list[Callable[[], Awaitable[Any]]] = [
            lambda: booking.list_user_appointments(ident, secret),
            lambda: booking.cancel(ident, secret),
            lambda: booking.update_datetime(here, ident, comment="Later"),
        ]
        for call in calls:
            with pytest.raises(NotFoundError):
                await call()
        assert (await booking.get_details(here, ident, secret)).id == ident
        assert [one.id for one in await widget.online_booking.list_user_appointments(ident, secret)] == [
            ident
        ]


async def test_a_new_phone_needs_the_code_that_it_received(fake: FakeAltegio):
    here = fake.locations[0].id
    async with connect(fake, await sign_in(fake)) as widget:
        booking = widget.online_booking
        with pytest.raises(UnprocessableEntityError):
            await booking.update_user(phone=OTHER_PHONE, confirmation_code=BOOKING_CODE)
        await booking.send_phone_update_verification_code(here, phone=OTHER_PHONE)
        with pytest.raises(UnprocessableEntityError):
            await booking.update_user(name="Imke", phone=OTHER_PHONE, confirmation_code="0000")
        before = await booking.get_user()
        assert (before.name, before.phone) == ("", PHONE)
        await booking.update_user(phone=OTHER_PHONE, confirmation_code=BOOKING_CODE)
        after = await booking.get_user()
    assert (after.id, after.phone, after.login) == (before.id, OTHER_PHONE, OTHER_PHONE)


async def test_a_phone_of_another_user_and_a_code_for_no_known_place_are_refused(fake: FakeAltegio):
    await sign_in(fake, OTHER_PHONE)
    async with connect(fake, await sign_in(fake)) as widget:
        booking = widget.online_booking
        await booking.send_phone_update_verification_code(
            chain_id=fake.locations[0].chain_id, phone=OTHER_PHONE
        )
        with pytest.raises(UnprocessableEntityError):
            await booking.update_user(phone=OTHER_PHONE, confirmation_code=BOOKING_CODE)
        with pytest.raises(NotFoundError):
            await booking.send_phone_update_verification_code(999, phone=OTHER_PHONE)


async def test_a_password_signs_in_and_its_change_replaces_the_token(fake: FakeAltegio):
    async with connect(fake, await sign_in(fake)) as widget:
        booking = widget.online_booking
        for password in ("", "quiet corner"):
            with pytest.raises(AuthenticationError):
                await booking.login(login=PHONE, password=password)
        changed = await booking.update_user_password(new_password="quiet corner")
        with pytest.raises(AuthenticationError):
            await booking.get_user()
        assert (await booking.login(login=PHONE, password="quiet corner")).user_token == changed.user_token
    assert changed.user_token
    async with connect(fake, changed.user_token.reveal()) as widget:
        booking = widget.online_booking
        with pytest.raises(UnprocessableEntityError):
            await booking.update_user_password(old_password="steam room", new_password="harbour")
        again = await booking.update_user_password(old_password="quiet corner", new_password="harbour")
    assert again.user_token != changed.user_token


async def test_each_response_fits_its_description(fake: FakeAltegio):
    failures: dict[str, Any] = {}
    samples = build_booking_user_samples(fake)
    assert {one.operation for one in samples} == {route.operation for route in booking_users.ROUTES}
    async with aiohttp.ClientSession() as session:
        for sample in samples:
            response = await RawClient(fake, session).send(sample)
            errors = find_errors("online-booking", sample.operation, sample.status, response.json)
            if response.status != sample.status or errors:
                failures[sample.operation] = (response.status, errors or response.raw)
    assert failures == {}
