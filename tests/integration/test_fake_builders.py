"""Records that a test adds to FakeAltegio are visible in every operation."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from altegio_async import AltegioClient
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing import FakeAltegio, Size

PHONE = "13155550142"
NOW = dt.datetime(2026, 5, 14, 10, 0, tzinfo=dt.UTC)
TOMORROW = dt.date(2026, 5, 15)
YESTERDAY = dt.date(2026, 5, 13)


@pytest.fixture
async def fake():
    size = Size(chains=1, locations=1, membership_types=1, gift_card_types=1)
    async with FakeAltegio(seed=3, size=size, rate_limits=None, now=NOW) as server:
        yield server


@pytest.fixture
async def altegio(fake: FakeAltegio):
    client = AltegioClient(fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None)
    async with client:
        yield client


async def test_a_client_whose_gift_card_ends_tomorrow(fake: FakeAltegio, altegio: AltegioClient) -> None:
    location = fake.add_location(title="Harbour")
    client = fake.add_client(location.id, phone="+1 315 555 0142", name="Imke Solberg")
    added = fake.add_gift_card(location.id, client=client, balance=Decimal("40.50"), expires=TOMORROW)
    (card,) = await altegio.gift_cards.list_for_client(location.id, phone=PHONE)
    assert (card.id, card.number, card.balance, card.type_id) == (
        added.id,
        added.number,
        Decimal("40.50"),
        added.type_id,
    )
    assert card.expiration_date is not None
    assert card.expiration_date.date() == TOMORROW
    assert card.is_usable(on=TOMORROW)
    assert not card.is_usable(on=TOMORROW + dt.timedelta(days=1))


async def test_a_client_with_an_expired_membership(fake: FakeAltegio, altegio: AltegioClient) -> None:
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE)
    added = fake.add_membership(location.id, client=client.id, visits=3, expires=YESTERDAY)
    assert await altegio.memberships.list_for_client(location.id, phone=PHONE) == []
    membership = await altegio.memberships.get(location.chain_id, added.id)
    assert membership.status is not None
    assert (membership.status.id, membership.visits_left) == (3, 3)
    assert not membership.is_usable(on=NOW)


async def test_memberships_of_a_type_with_a_shared_balance(fake: FakeAltegio, altegio: AltegioClient) -> None:
    location = fake.add_location()
    client, kind = fake.add_client(location.id, phone=PHONE), fake.add_membership_type(location.id)
    kind.is_united_balance, kind.united_count, kind.coverage[0].count = True, 7, 0
    for visits in (None, 3, 0):
        fake.add_membership(location.id, client=client, membership_type=kind, visits=visits)
    days = {"created_after": NOW, "created_before": NOW}
    rows = await altegio.memberships.list_for_chain(location.chain_id, **days).collect()
    assert [(row.visits_left, row.status and row.status.id) for row in rows] == [(7, 2), (3, 2), (0, 4)]


async def test_a_client_who_shares_a_phone(fake: FakeAltegio, altegio: AltegioClient) -> None:
    location = fake.locations[0]
    first = fake.add_client(location.id, phone=PHONE)
    second = fake.add_client(location.id, phone=PHONE)
    cards = [fake.add_gift_card(location.id, client=one, balance=5).id for one in (first, second)]
    found = await altegio.gift_cards.list_for_client(location.id, phone=PHONE)
    assert [card.id for card in found] == cards


async def test_types_and_cards_of_an_added_location(fake: FakeAltegio, altegio: AltegioClient) -> None:
    location = fake.add_location(chain_id=fake.locations[0].chain_id)
    kind = fake.add_membership_type(location.id, title="Ten visits", cost=250, visits=10)
    unlimited = fake.add_membership_type(location.id, is_unlimited=True)
    card_type = fake.add_gift_card_type(location.id, title="Fifty", balance=50)
    client = fake.add_client(location.id, phone=PHONE)
    fake.add_membership(location.id, client=client, membership_type=kind)
    fake.add_membership(location.id, client=client, membership_type=unlimited.id, is_frozen=True)
    fake.add_gift_card(location.id, client=client, balance=20, gift_card_type=card_type)
    card = fake.add_loyalty_card(location.id, client=client, balance=12)
    types = await altegio.membership_types.fetch(location.id, ids=[kind.id, unlimited.id])
    assert {one.title for one in types} == {"Ten visits", unlimited.title}
    counted, endless = await altegio.memberships.list_for_client(location.id, phone=PHONE)
    assert (counted.visits_left, counted.is_usable()) == (10, True)
    assert (endless.visits_left, endless.has_unlimited_visits, endless.is_usable()) == (None, True, False)
    (gift_card,) = await altegio.gift_cards.list_for_client(location.id, phone=PHONE)
    assert (gift_card.type_id, gift_card.default_balance) == (card_type.id, 50)
    (loyalty_card,) = await altegio.loyalty_cards.list_for_client(client.id)
    assert (loyalty_card.id, loyalty_card.balance) == (card.id, 12)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("add_client", {"location_id": 5, "phone": PHONE}),
        ("add_client", {"phone": "x"}),
        ("add_client", {"phone": 13155550142}),
        ("add_client", {"phone": PHONE, "name": 5}),
        ("add_gift_card", {"client": 5, "balance": 1}),
        ("add_gift_card", {"client": None, "balance": "many"}),
        ("add_gift_card", {"client": None, "balance": 1, "gift_card_type": 5}),
        ("add_membership", {"client": 5}),
        ("add_membership", {"client": None, "visits": -1}),
        ("add_membership", {"client": None, "membership_type": 5}),
        ("add_membership_type", {"visits": 0}),
        ("add_membership_type", {"cost": "free"}),
        ("add_loyalty_card", {"client": 5}),
        ("add_location", {"chain_id": 5}),
    ],
)
async def test_an_unknown_record_or_a_wrong_value_is_refused(
    fake: FakeAltegio, method: str, arguments: dict[str, Any]
) -> None:
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE)
    if "client" in arguments and arguments["client"] is None:
        arguments = {**arguments, "client": client}
    if method != "add_location":
        arguments = {"location_id": location.id, **arguments}
    with pytest.raises(InvalidArgumentError):
        getattr(fake, method)(**arguments)


async def test_a_card_of_an_added_type_can_be_issued_before_the_chain_has_a_card(
    fake: FakeAltegio, altegio: AltegioClient
) -> None:
    here = fake.add_location()
    client = fake.add_client(here.id, phone=PHONE)
    assert await altegio.loyalty_cards.list_types(here.id) == []
    kind = fake.add_loyalty_card_type(here.id, title="Gold")
    (found,) = await altegio.loyalty_cards.list_types(here.id)
    assert (found.id, found.title) == (kind.id, "Gold")
    card = await altegio.loyalty_cards.issue(
        here.id, loyalty_card_number="0017", loyalty_card_type_id=str(kind.id), phone=PHONE
    )
    assert (card.number, card.type_id) == ("0017", kind.id)
    assert fake.add_loyalty_card(here.id, client=client).type_id == kind.id


async def test_a_client_of_another_location_is_refused(fake: FakeAltegio) -> None:
    here, there = fake.locations[0], fake.add_location()
    client = fake.add_client(here.id, phone=PHONE)
    with pytest.raises(InvalidArgumentError, match="belongs to location"):
        fake.add_gift_card(there.id, client=client, balance=1)


async def test_added_records_have_the_time_of_the_clock() -> None:
    async with FakeAltegio(now=NOW) as fixed, FakeAltegio() as real:
        cards = [
            fake.add_gift_card(
                fake.locations[0].id, client=fake.add_client(fake.locations[0].id, phone=PHONE), balance=1
            )
            for fake in (fixed, real)
        ]
    assert cards[0].created == NOW
    assert abs(dt.datetime.now(dt.UTC) - cards[1].created) < dt.timedelta(minutes=10)


@pytest.mark.parametrize("now", [NOW.replace(tzinfo=None), dt.date(2026, 5, 14), "2026-05-14", 5])
def test_a_clock_without_an_offset_is_refused(now: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="now must be"):
        FakeAltegio(now=now)


async def test_the_server_starts_and_ends_without_a_block() -> None:
    fake = FakeAltegio(rate_limits=None)
    assert await fake.start() is fake
    with pytest.raises(RuntimeError, match="runs already"):
        await fake.start()
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as one:
        assert await one.membership_types.search(fake.locations[0].id)
    await fake.aclose()
    await fake.aclose()
    with pytest.raises(RuntimeError, match="not been started"):
        _ = fake.base_url
    async with fake:
        assert fake.base_url
