"""Frames of bulk results over sockets, including empty ones."""

from __future__ import annotations

import datetime as dt

import pytest

from altegio_async import AltegioClient, frames
from altegio_async.models import GiftCard, MembershipType
from altegio_async.testing import FakeAltegio, Size

DAYS = dt.date(2020, 1, 1), dt.date(2030, 1, 1)


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


@pytest.mark.parametrize(
    "look_up",
    [
        lambda bulk, place: bulk.membership_types({place.id: place.membership_type_ids} if place else []),
        lambda bulk, place: bulk.gift_card_types({place.id: place.gift_card_type_ids} if place else {}),
        lambda bulk, place: bulk.memberships({place.id: place.client_phones} if place else {}),
        lambda bulk, place: bulk.gift_cards({place.id: place.client_phones} if place else []),
        lambda bulk, place: bulk.search_membership_types([place.id] if place else []),
        lambda bulk, place: bulk.search_gift_card_types([place.id] if place else []),
        lambda bulk, place: bulk.chain_memberships(place.chain_id if place else 10**9, *DAYS),
    ],
)
async def test_a_result_without_rows_has_the_columns_of_one_with_rows(fake, altegio, look_up):
    found = await look_up(altegio.bulk, fake.locations[0])
    nothing = await look_up(altegio.bulk, None)
    assert frames.to_table(found).num_rows > 0
    assert frames.to_table(nothing).num_rows == 0
    assert frames.to_table(nothing).schema == frames.to_table(found).schema
    states = [frames.statuses(result, backend="pyarrow").schema for result in (found, nothing)]
    assert states[0] == states[1]


async def test_sweeps_have_frames(fake, altegio):
    locations = [place.id for place in fake.locations]
    table = frames.to_table(await altegio.bulk.search_membership_types(locations))
    assert set(table.column("location_id").to_pylist()) == set(locations)
    assert table.num_rows == sum(len(place.membership_type_ids) for place in fake.locations)
