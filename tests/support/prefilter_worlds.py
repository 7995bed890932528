"""Worlds of an embedded server for tests of the pre-filter, with clients who hold something."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from altegio_async.bulk import BulkResult
from altegio_async.testing import FakeAltegio, Size
from tests.support.memory_fake import connect_in_memory

Kind = Literal["gift_cards", "memberships"]
KINDS: tuple[Kind, ...] = ("gift_cards", "memberships")


def create_fake(locations: int = 1, **options: Any) -> FakeAltegio:
    """Return a server with locations of one chain, without seeded holdings."""
    size = Size(1, locations, 0, 0, clients=0, events=0, services=0, team_members=0, appointments=0)
    return FakeAltegio(size=size, rate_limits=None, **options)


def make_phone(location: int, number: int) -> str:
    return f"1999{location % 1000:03d}{number:06d}"


def add_clients(fake: FakeAltegio, location: int, clients: int, holders: Iterable[int]) -> list[str]:
    """Add clients to a location and return their phones. Some hold a gift card and a membership."""
    card_type, membership_type = fake.add_gift_card_type(location), fake.add_membership_type(location)
    chosen = set(holders)
    phones = [make_phone(location, number) for number in range(clients)]
    for number, phone in enumerate(phones):
        client = fake.add_client(location, phone=phone)
        if number in chosen:
            fake.add_gift_card(location, client=client, balance=5, gift_card_type=card_type)
            fake.add_membership(location, client=client, membership_type=membership_type)
    return phones


@dataclass
class World:
    """A server with random clients, and the keys to look up."""

    fake: FakeAltegio
    phones: dict[int, list[str]] = field(default_factory=dict)
    ids: dict[int, list[int]] = field(default_factory=dict)
    phone_of: dict[tuple[int, int], str] = field(default_factory=dict)


def create_world(seed: int, most_clients: int) -> World:
    """Return a random world. Its clients share phones, have extra phones, and hold things of all kinds."""
    random = Random(seed)
    fake = create_fake(random.randint(1, 3), seed=seed)
    world = World(fake)
    for location in [one.id for one in fake.locations]:
        _fill_location(world, random, location, random.randint(0, most_clients // len(fake.locations)))
    return world


def _fill_location(world: World, random: Random, location: int, count: int) -> None:
    fake = world.fake
    limited, unlimited, archived = (
        fake.add_membership_type(location, is_unlimited=is_unlimited) for is_unlimited in (False, True, True)
    )
    archived.is_archived = True
    fake.world.locations[location].membership_type_ids.remove(archived.id)
    chance = random.choice((0.0, 0.02, 0.1, 0.5, 1.0))
    phones: list[str] = []
    extra: list[str] = []
    for number in range(count):
        is_shared = bool(phones) and random.random() < 0.1
        phone = random.choice(phones) if is_shared else make_phone(location, number)
        more = [make_phone(location, 500_000 + number)] if random.random() < 0.1 else []
        client = fake.add_client(location, phone=phone, extra_phones=more)
        phones.append(phone)
        extra += more
        world.phone_of[location, client.id] = phone
        world.ids.setdefault(location, []).append(client.id)
        if random.random() < chance:
            kind = random.choice((limited, unlimited, archived))
            visits = None if kind is not limited else random.randint(0, 5)
            fake.add_membership(
                location,
                client=client,
                membership_type=kind,
                visits=visits,
                is_frozen=random.random() < 0.2,
                expires=random.choice((None, None, dt.date(2020, 1, 1), dt.date(2199, 1, 1))),
            )
        if random.random() < chance:
            fake.add_gift_card(location, client=client, balance=random.randint(1, 90))
    unknown = [make_phone(location, 900_000 + number) for number in range(random.randint(0, 5))]
    world.phones[location] = random.sample(found := phones + extra + unknown, len(found))


async def look_up(fake: FakeAltegio, kind: Kind, keys: Any, **options: Any) -> BulkResult[Any, Any]:
    """Look up keys with a new client."""
    async with connect_in_memory(fake) as altegio:
        return await getattr(altegio.bulk, kind)(keys, **options)


def run_look_up(fake: FakeAltegio, kind: Kind, keys: Any, **options: Any) -> BulkResult[Any, Any]:
    """Look up keys in a new event loop."""
    return asyncio.run(look_up(fake, kind, keys, **options))
