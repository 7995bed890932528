"""Frames straight from bulk look-ups over sockets, empty ones too."""

from __future__ import annotations

import pytest

from altegio_async import AltegioClient, frames
from altegio_async.models import GiftCard, MembershipType
from altegio_async.testing import FakeAltegio, Size


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=Size(chains=1, locations=2, clients=10), rate_limits=None) as server:
        yield server


@pytest.fixture
async def altegio(fake):
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as client:
        yield client


async def test_gift_cards_found_and_not_found_have_the_same_columns(fake, altegio):
    place = fake.locations[0]
    found = frames.to_table(await altegio.bulk.gift_cards({place.id: place.client_phones}))
    nothing = frames.to_table(await altegio.bulk.gift_cards({place.id: ["19990000000"]}))
    nobody = frames.to_table(await altegio.bulk.gift_cards([]))
    assert found.num_rows > 0
    assert nothing.schema == found.schema == nobody.schema
    assert found.column_names == ["location_id", "phone", *frames.column_names(GiftCard)]


async def test_types_found_missing_and_failed(fake, altegio):
    open_, closed = fake.locations[0], fake.locations[1]
    fake.denied_locations.add(closed.id)
    keys = {open_.id: [*open_.membership_type_ids[:3], 999_999_999], closed.id: [1, 2]}
    result = await altegio.bulk.membership_types(keys)
    table = frames.to_table(result)
    assert table.column_names == ["location_id", *frames.column_names(MembershipType)]
    assert table.column("id").to_pylist() == open_.membership_type_ids[:3]
    states = frames.statuses(result, backend="pyarrow").to_pylist()
    assert [row["status"] for row in states] == ["ok"] * 3 + ["missing"] + ["failed"] * 2
    assert {row["http_status"] for row in states[-2:]} == {403}


async def test_sweeps(fake, altegio):
    locations = [place.id for place in fake.locations]
    table = frames.to_table(await altegio.bulk.search_membership_types(locations))
    assert set(table.column("location_id").to_pylist()) == set(locations)
    assert table.num_rows == sum(len(place.membership_type_ids) for place in fake.locations)
