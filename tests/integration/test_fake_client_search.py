"""The options of the embedded server for the client search."""

from __future__ import annotations

from decimal import Decimal

import pytest

from altegio_async import AltegioClient
from altegio_async.errors import PermissionDeniedError
from altegio_async.filters import Filter
from altegio_async.testing import FakeAltegio, Size

CARDS = Filter.gift_card_balance(minimum=Decimal("0.01"))
NESTED = Filter("sale", {"certificate_balance": {"from": 0.01}})


@pytest.fixture
async def fake():
    async with FakeAltegio(size=Size(1, 2, 0, 0, clients=0, appointments=0), rate_limits=None) as fake:
        here = fake.locations[0].id
        for number in range(20):
            client = fake.add_client(here, phone=f"1999000{number:04d}")
            if number % 2:
                fake.add_gift_card(here, client=client, balance=5)
        yield fake


@pytest.fixture
async def altegio(fake):
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as client:
        yield client


async def count(altegio, fake, *filters, **options):
    return (await altegio.clients.search(fake.locations[0].id, filters=filters, **options)).total


async def test_an_ignored_filter_matches_everyone(fake, altegio):
    everyone = await count(altegio, fake)
    assert [await count(altegio, fake, one) for one in (CARDS, NESTED)] == [10, 10]
    fake.ignored_filters = {"certificate_balance"}
    assert [await count(altegio, fake, one) for one in (CARDS, NESTED)] == [everyone, 10]
    assert await count(altegio, fake, CARDS, NESTED, operation="OR") == 10
    fake.ignored_filters = {"certificate_balance", "sale"}
    assert [await count(altegio, fake, one) for one in (CARDS, NESTED)] == [everyone, everyone]


async def test_phones_are_masked_in_all_rows_of_clients(fake, altegio):
    fake.masked_phones = True
    here = fake.locations[0].id
    rows = await altegio.clients.search(here, fields=["phone"]).collect()
    profiles = await altegio.request("GET", f"/clients/{here}", query={"count": 100})
    one = await altegio.clients.get(here, rows[-1].id)
    assert all("***" in phone for phone in [row.phone for row in rows] + [row["phone"] for row in profiles])
    assert len(profiles) == len(rows)
    assert one.phone == rows[-1].phone


async def test_a_share_of_the_holders_is_not_found(fake, altegio):
    fake.unfound_holders = 0.5
    found = await count(altegio, fake, CARDS)
    assert 0 < found < 10
    assert await count(altegio, fake) > 10
    assert await count(altegio, fake, CARDS) == found
    fake.unfound_holders = 1
    assert await count(altegio, fake, NESTED) == 0


async def test_a_denied_operation_is_refused(fake, altegio):
    fake.denied_operations = {"get_client_list"}
    with pytest.raises(PermissionDeniedError):
        await count(altegio, fake)
    assert await altegio.locations.get(fake.locations[0].id)


async def test_a_client_is_found_by_an_extra_phone(fake, altegio):
    here = fake.locations[0].id
    first = fake.add_client(here, phone="19990100001", extra_phones=["+1 999 010 0002", "19990100003"])
    second = fake.add_client(here, phone="19990100003")
    fake.add_client(here, phone="19990100001")
    for client in (first, second):
        fake.add_gift_card(here, client=client, balance=7)
    cards = {
        phone: len(await altegio.gift_cards.list_for_client(here, phone=phone))
        for phone in ("19990100001", "19990100002", "19990100003")
    }
    assert cards == {"19990100001": 1, "19990100002": 1, "19990100003": 2}
    phones = fake.locations[0].client_phones
    assert phones[-2:] == ["19990100001", "19990100003"]
    await altegio.clients.update(here, first.id, phone="19990100009")
    assert len(await altegio.gift_cards.list_for_client(here, phone="19990100002")) == 1
    assert await altegio.gift_cards.list_for_client(here, phone="19990100001") == []
    await altegio.clients.delete(here, second.id)
    assert len(await altegio.gift_cards.list_for_client(here, phone="19990100003")) == 1
    assert "19990100003" not in fake.locations[0].client_phones
    await altegio.clients.delete(here, first.id)
    assert await altegio.gift_cards.list_for_client(here, phone="19990100002") == []


async def test_chains_are_listed_with_their_locations(fake, altegio):
    here, there = fake.locations
    other = fake.add_location()
    chains = {chain.id: [one.id for one in chain.locations] for chain in await altegio.chains.list()}
    assert chains == {here.chain_id: [here.id, there.id], other.chain_id: [other.id]}
    fake.denied_locations = {here.chain_id}
    assert [chain.id for chain in await altegio.chains.list()] == [other.chain_id]


async def test_memberships_without_a_number_of_visits_are_found_by_their_type_only(fake, altegio):
    here = fake.locations[0].id
    kind = fake.add_membership_type(here, is_unlimited=True)
    fake.add_membership(here, client=fake.add_client(here, phone="19990100004"), membership_type=kind)
    visits, types = Filter.membership_balance(minimum=1), Filter.membership_types([kind.id])
    before = await count(altegio, fake, visits)
    assert await count(altegio, fake, types) == 1
    assert await count(altegio, fake, visits, types, operation="OR") == before + 1
