"""Create a world from a seed: equal seeds create equal chains, people, cards and numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from decimal import Decimal
from random import Random

from altegio_async._core.validation import check_count
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.client_index import index_client
from altegio_async.testing.data.local_clock import load_zone
from altegio_async.testing.data.seed_booking import seed_booking
from altegio_async.testing.data.seed_sales import sell
from altegio_async.testing.data.world import (
    NOW,
    Chain,
    Client,
    Coverage,
    GiftCardType,
    Location,
    MembershipType,
    User,
    World,
)

_WORDS = (
    "North",
    "Harbour",
    "Linden",
    "Juniper",
    "Amber",
    "Meadow",
    "Copper",
    "Willow",
    "Granite",
    "Saffron",
)
_KINDS = ("Studio", "Spa", "Clinic", "Fitness", "Barbers", "Salon", "Yoga", "Wellness")
_CITIES = (
    ("Austin", "United States", "America/Chicago", -5, 30.2672, -97.7431),
    ("Riga", "Latvia", "Europe/Riga", 3, 56.9496, 24.1052),
    ("Berlin", "Germany", "Europe/Berlin", 2, 52.52, 13.405),
    ("Dubai", "United Arab Emirates", "Asia/Dubai", 4, 25.2048, 55.2708),
    ("Vilnius", "Lithuania", "Europe/Vilnius", 3, 54.6872, 25.2797),
)
SERVICES = (
    "Pilates",
    "Yoga",
    "Massage",
    "Stretching",
    "Manicure",
    "Haircut",
    "Boxing",
    "Sauna",
    "Spinning",
    "Facial",
)
_FORMS = (
    "pass",
    "ten",
    "half-year",
    "morning",
    "family",
    "student",
    "weekend",
    "starter",
    "unlimited",
    "summer",
)
_FIRST = (
    "Dana",
    "Ilze",
    "Marek",
    "Sofia",
    "Omar",
    "Lena",
    "Jonas",
    "Priya",
    "Tomas",
    "Nora",
    "Élise",
    "Žanna",
)
_LAST = ("Reed", "Berzins", "Novak", "Marin", "Haddad", "Fischer", "Kalnins", "Rao", "Petrauskas", "O'Hara")
_TERMS = ((0, 0), (30, 1), (12, 2), (1, 3), (3, 3), (6, 3), (1, 4))
_FACES = ("25", "50", "75.5", "100", "149.99", "200", "500", "1000.25")


@dataclass(frozen=True, slots=True)
class Size:
    """Size of the world: numbers of objects. All numbers except chains and locations are per location.

    The locations are distributed evenly over the chains.

    Attributes:
        holders: number of clients who hold at least one membership and one gift card; the other clients hold
            none. By default, the number of both is random for each client.
        shared_clients: number of clients who are clients of all locations of their chain. They have the same
            phone and name in all of them, and a separate id, memberships and gift cards in each.

    Raises:
        InvalidArgumentError: a number is not an int, or negative, there are locations without a chain, or
            there are fewer clients than holders or shared clients.
    """

    chains: int = 5
    locations: int = 40
    membership_types: int = 50
    gift_card_types: int = 12
    clients: int = 12
    events: int = 3
    services: int = 5
    team_members: int = 3
    appointments: int = 6
    holders: int | None = None
    shared_clients: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.default is not None or value is not None:
                object.__setattr__(self, field.name, check_count(f"Size: {field.name}", value, 0))
        for name, count in (("holders", self.holders or 0), ("shared_clients", self.shared_clients)):
            if count > self.clients:
                raise InvalidArgumentError(
                    f"Size: {name} must be at most clients={self.clients}, got {count}"
                )
        if self.locations and not self.chains:
            raise InvalidArgumentError("Size: locations need at least one chain, got chains=0")


def build_world(seed: int, size: Size) -> World:
    """Return a new world. Ids increase with gaps, numbers can start with zeros, and some dates are null."""
    random = Random(seed)  # noqa: S311 - it makes test data, not secrets
    world = World()
    for index in range(size.chains):
        chain_id = 145_900 + index * 137
        world.chains[chain_id] = Chain(chain_id, f"{_WORDS[index % 10]} chain")
    chain_ids = list(world.chains)
    for index in range(size.locations):
        _add_location(world, random, index, chain_ids[index % len(chain_ids)], size)
    _add_users(world, random, size)
    _add_types(world, random, size)
    sell(world, random, size.holders)
    seed_booking(
        world,
        seed,
        SERVICES,
        services=size.services,
        members=size.team_members,
        appointments=size.appointments,
    )
    return world


def _add_location(world: World, random: Random, index: int, chain_id: int, size: Size) -> None:
    city, country, zone_name, hours, latitude, longitude = _CITIES[index % len(_CITIES)]
    location = Location(
        id=720_441 + index,
        title=f"{_WORDS[index % 10]} {_KINDS[index % len(_KINDS)]} {city}",
        chain_id=chain_id,
        city=city,
        country=country,
        address=f"{random.randint(1, 180)} {_WORDS[(index + 3) % 10]} Street",
        phone=f"1512555{index:04d}",
        zone=load_zone(zone_name, hours),
        zone_name=zone_name,
        latitude=round(latitude + random.uniform(-0.1, 0.1), 6),
        longitude=round(longitude + random.uniform(-0.1, 0.1), 6),
        event_ids=[9_100_000 + index * max(10, size.events) + n for n in range(size.events)],
    )
    world.locations[location.id] = location
    previous = world.chains[chain_id].location_ids[-1:]
    world.chains[chain_id].location_ids.append(location.id)
    shared = [
        client
        for known in previous
        for client in list(world.clients_of.get(known, {}).values())[: size.shared_clients]
    ]
    digits = max(4, len(str(size.clients - 1)))
    for number in range(size.clients):
        name, phone = _make_name(random), f"1315{index:03d}{number:0{digits}d}"
        if number < len(shared):
            name, phone = shared[number].name, shared[number].phone
        add_client(
            world, random, Client(_get_first_client_id(index, size) + number, location.id, name, phone)
        )


def _get_first_client_id(index: int, size: Size) -> int:
    """Return the id of the first client of a location by its index."""
    return 3_400_000 + index * max(1000, size.clients)


def add_client(world: World, random: Random, client: Client) -> None:
    """Add a client to a world, with a unique card number and e-mail address."""
    client.email = f"client{client.id}@example.com"
    client.card = f"{random.randint(0, 99_999):08d}" if random.random() < 0.3 else ""
    client.discount = Decimal(random.choice((0, 0, 0, 5, 10)))
    index_client(world, client)


def _make_name(random: Random) -> str:
    return f"{random.choice(_FIRST)} {random.choice(_LAST)}"


def _add_users(world: World, random: Random, size: Size) -> None:
    """Add three users. The first one is also a client of every location of the first chain."""
    for index in range(3):
        phone = f"1310555{random.randint(0, 999):03d}{index}"
        user = User(
            id=480_212 + index,
            name=_make_name(random),
            phone=phone,
            login=f"user{index + 1}@example.com",
            email=f"user{index + 1}@example.com",
            password=f"pass-{random.getrandbits(48):012x}",
            token=f"{random.getrandbits(128):032x}",
        )
        world.users.append(user)
    owner = world.users[0]
    first_chain = next(iter(world.chains.values()), None)
    first_id = max(3_900_000, _get_first_client_id(size.locations, size))
    for offset, location_id in enumerate(first_chain.location_ids if first_chain else ()):
        add_client(
            world, random, Client(first_id + offset, location_id, owner.name, owner.phone, is_user=True)
        )


def _add_types(world: World, random: Random, size: Size) -> None:
    type_id, gift_id = 98_100, 27_900
    for location in world.locations.values():
        for number in range(size.membership_types):
            type_id += random.randint(1, 9)
            world.membership_types[type_id] = _make_membership_type(random, type_id, location, number)
            location.membership_type_ids.append(type_id)
        for number in range(size.gift_card_types):
            gift_id += random.randint(1, 5)
            world.gift_card_types[gift_id] = _make_gift_card_type(random, gift_id, location, number)
            location.gift_card_type_ids.append(gift_id)
    for chain in world.chains.values():
        type_id += random.randint(1, 9)
        first = world.locations[chain.location_ids[0]] if chain.location_ids else None
        if first is not None:
            retired = _make_membership_type(random, type_id, first, 0)
            retired.is_archived, retired.date_archived = True, NOW - timedelta(days=90)
            world.membership_types[type_id] = retired


def _make_membership_type(random: Random, type_id: int, location: Location, number: int) -> MembershipType:
    service = random.randrange(len(SERVICES))
    visits = random.choice((1, 4, 5, 8, 10, 12, 20))
    united = random.random() < 0.4
    period, unit = random.choice(_TERMS)
    freezable = random.random() < 0.5
    coverage = [_make_coverage(service, 0 if united else visits, is_category=random.random() < 0.6)]
    if random.random() < 0.25:
        coverage.append(_make_coverage((service + 1) % 10, 0 if united else 2, is_category=True))
    return MembershipType(
        id=type_id,
        chain_id=location.chain_id,
        title=f"{SERVICES[service]} {_FORMS[number % 10]} {visits}",
        cost=Decimal(random.randint(15, 900)) + random.choice((Decimal(0), Decimal("0.5"), Decimal("0.99"))),
        period=period,
        period_unit_id=unit,
        location_ids=[location.id],
        coverage=coverage,
        allow_freeze=freezable,
        freeze_limit=random.choice((7, 14, 30)) if freezable else 0,
        is_allow_empty_code=random.random() < 0.3,
        is_united_balance=united,
        united_count=visits if united else 0,
        category_id=random.choice((None, 41, 42)),
    )


def _make_coverage(service: int, count: int, *, is_category: bool) -> Coverage:
    title = SERVICES[service]
    if is_category:
        return Coverage(3_120_000 + service, title, count)
    return Coverage(
        5_048_000 + service, f"{title} session", count, is_category=False, category_id=3_120_000 + service
    )


def _make_gift_card_type(random: Random, type_id: int, location: Location, number: int) -> GiftCardType:
    kind = random.choice((0, 1, 2, 2))
    face = Decimal(_FACES[number % len(_FACES)])
    period, unit = random.choice(_TERMS[1:]) if kind == 2 else (0, 0)
    fixed = (NOW + timedelta(days=random.randint(30, 700))).replace(hour=23, minute=59, second=59)
    return GiftCardType(
        id=type_id,
        chain_id=location.chain_id,
        title=f"Gift {face}",
        balance=face,
        is_multi=random.random() < 0.7,
        item_type_id=random.choice((0, 0, 1, 2, 3, 4)),
        expiration_type_id=kind,
        expiration_date=fixed if kind == 1 else None,
        expiration_timeout=period,
        expiration_timeout_unit_id=unit,
        is_allow_empty_code=random.random() < 0.3,
        location_ids=[location.id],
        weight=number + 1,
    )
