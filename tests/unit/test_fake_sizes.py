"""Sizes of the world of FakeAltegio: ids stay unique in large worlds, and clients of several locations."""

from __future__ import annotations

from itertools import pairwise

import pytest

from altegio_async.errors import InvalidArgumentError
from altegio_async.testing import Size
from altegio_async.testing.data.seed import build_world

FEW = {"membership_types": 1, "gift_card_types": 1, "services": 1, "team_members": 1, "appointments": 1}


def test_large_locations_share_no_clients_events_members_or_appointments():
    size = Size(
        chains=1, locations=3, clients=1200, events=12, team_members=110, appointments=120, services=1,
        membership_types=1, gift_card_types=1, holders=0,
    )  # fmt: skip
    world = build_world(1, size)
    owners = [client for client in world.clients.values() if client.is_user]
    assert (len(world.clients), len(owners)) == (3 * 1201, 3)
    assert all(
        client.location_id == location
        for location, base in world.clients_of.items()
        for client in base.values()
    )
    assert len({event for location in world.locations.values() for event in location.event_ids}) == 36
    assert len(world.booking.team_members) == 330
    assert len(world.booking.appointments) == 360
    assert len({appointment.visit_id for appointment in world.booking.appointments.values()}) == 360


def test_many_locations_share_no_clients():
    none = dict.fromkeys(FEW, 0)
    world = build_world(1, Size(chains=1, locations=501, clients=1, **none))
    assert len(world.clients) == 2 * 501


@pytest.mark.full
def test_phones_are_unique_in_a_base_of_more_than_ten_thousand_clients():
    world = build_world(1, Size(chains=1, locations=2, clients=10_001, holders=0, **FEW))
    assert len({client.phone for client in world.clients.values()}) == 2 * 10_001 + 1


def test_only_holders_and_users_hold_memberships_and_gift_cards():
    world = build_world(3, Size(chains=2, locations=4, clients=30, holders=4, **FEW))
    for location, base in world.clients_of.items():
        people = [client for client in base.values() if not client.is_user]
        holders = [client.id for client in people[:4]]
        for held in (world.memberships_of, world.gift_cards_of):
            assert [client.id for client in people if held.get(client.id)] == holders, location
        assert all(world.gift_cards_of[client.id] for client in base.values() if client.is_user)


def test_shared_clients_are_clients_of_all_locations_of_their_chain():
    world = build_world(3, Size(chains=2, locations=6, clients=5, shared_clients=2, **FEW))
    for chain in world.chains.values():
        bases = [
            [client for client in world.clients_of[location].values() if not client.is_user]
            for location in chain.location_ids
        ]
        for before, after in pairwise(bases):
            people = [{(client.phone, client.name) for client in base} for base in (before, after)]
            assert people[0] & people[1] == {(client.phone, client.name) for client in before[:2]}
            assert not {client.id for client in before} & {client.id for client in after}
    first, second = (set(chain.location_ids) for chain in world.chains.values())
    phones = [
        {
            client.phone
            for client in world.clients.values()
            if client.location_id in one and not client.is_user
        }
        for one in (first, second)
    ]
    assert not phones[0] & phones[1]


def test_a_world_without_clients_can_share_none():
    world = build_world(1, Size(chains=1, locations=2, clients=0, **FEW))
    assert all(client.is_user for client in world.clients.values())


@pytest.mark.parametrize("name", ["holders", "shared_clients"])
def test_more_holders_or_shared_clients_than_clients_are_refused(name):
    with pytest.raises(InvalidArgumentError, match=f"Size: {name} must be at most clients=3, got 4"):
        Size(clients=3, **{name: 4})
    with pytest.raises(InvalidArgumentError, match=f"Size: {name}"):
        Size(**{name: -1})
