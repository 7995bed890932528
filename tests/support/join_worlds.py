"""Random chains of FakeAltegio whose memberships were sold in all ways, and the clients that the lists show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from altegio_async.bulk import Contradiction, OwnerStatus, SaleLink
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import Client, Membership

FIRST, LAST = dt.date(2026, 2, 1), dt.date(2026, 5, 31)
MARGIN = 31


@dataclass(frozen=True)
class Expected:
    """What the join can know about a membership."""

    status: OwnerStatus
    client_id: int | None = None
    location_id: int | None = None
    found_by: SaleLink | None = None
    contradictions: tuple[Contradiction, ...] = ()
    is_deleted: bool = False


@dataclass
class JoinWorld:
    """A chain with memberships.

    Attributes:
        chain_id: the chain.
        location_ids: its locations.
        expected: what the join can know about each membership of the period, by id.
        hidden: ids of the memberships whose lists do not show the client that the server knows.
    """

    chain_id: int
    location_ids: list[int]
    expected: dict[int, Expected] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


class WorldBuilder:
    """Adds one chain to a server."""

    def __init__(self, fake: FakeAltegio, seed: int) -> None:
        self.fake, self.random = fake, Random(seed)
        first = fake.add_location()
        self.locations = [first.id, *(fake.add_location(chain_id=first.chain_id).id for _ in range(seed % 3))]
        self.world = JoinWorld(first.chain_id, self.locations)
        self.clients: dict[int, list[Client]] = {
            location: [
                fake.add_client(location, phone=self.make_phone()) for _ in range(self.random.randint(2, 5))
            ]
            for location in self.locations
        }
        self.types = {location: fake.add_membership_type(location) for location in self.locations}

    def make_phone(self) -> str:
        return f"1315555{self.random.randint(0, 9999):04d}"

    def build(self, memberships: int, noise: int) -> JoinWorld:
        for _ in range(memberships):
            self.add_membership(self.random.choice(CASES))
        days = (LAST - FIRST).days
        for _ in range(noise):
            location = self.random.choice(self.locations)
            client = self.random.choice([None, *self.clients[location]])
            when = FIRST + dt.timedelta(days=self.random.randint(-40, days + 40))
            self.fake.add_product_transaction(location, client=client, when=when)
        return self.world

    def add_membership(self, case: Case) -> None:
        """Add a membership of the period, and for a quarter of the cases one outside of it."""
        random = self.random
        location = random.choice(self.locations)
        client = random.choice(self.clients[location])
        created = FIRST + dt.timedelta(days=random.randint(0, (LAST - FIRST).days))
        inside = random.random() < 0.75
        if not inside:
            created = random.choice([FIRST - dt.timedelta(days=3), LAST + dt.timedelta(days=3)])
        sold = self.fake.add_membership(
            location,
            client=client,
            membership_type=self.types[location],
            visits=random.choice([0, 3]),
            expires=random.choice([None, dt.date(2026, 4, 1), dt.date(2027, 1, 1)]),
            created=created,
        )
        expected = case(self, sold)
        if inside:
            self.world.expected[sold.id] = expected
            if expected.client_id != sold.client_id:
                self.world.hidden.add(sold.id)

    def choose_other_client(self, membership: Membership) -> Client:
        others = [one for one in self.clients[membership.location_id] if one.id != membership.client_id]
        return self.random.choice(others)

    def sell(self, membership: Membership, **arguments: Any) -> Expected:
        """Add the sale of a membership, and return what it shows."""
        both = arguments.get("has_transaction_id", True), arguments.get("has_membership_id", True)
        link = {
            (True, True): SaleLink.BOTH,
            (True, False): SaleLink.TRANSACTION_ID,
            (False, True): SaleLink.MEMBERSHIP_ID,
            (False, False): None,
        }[both]
        price = Decimal(self.random.randint(1, 9_999)) / 100
        sale = self.fake.add_membership_sale(membership, price=price, **arguments)
        if link is None:
            return Expected(OwnerStatus.NO_SALE)
        place = arguments.get("location_id") or membership.location_id
        is_deleted = arguments.get("is_deleted", False)
        if not sale.client_id:
            return Expected(OwnerStatus.NO_CLIENT, None, place, link, (), is_deleted)
        return Expected(OwnerStatus.OWNED, sale.client_id, place, link, (), is_deleted)


Case = Callable[[WorldBuilder, Membership], Expected]


def sell_regularly(build: WorldBuilder, sold: Membership) -> Expected:
    links = build.random.choice([(True, True), (True, False), (False, True), (False, False)])
    return build.sell(sold, has_transaction_id=links[0], has_membership_id=links[1])


def sell_on_another_day(build: WorldBuilder, sold: Membership) -> Expected:
    days = build.random.choice([-20, -1, 1, 20])
    return build.sell(sold, when=sold.created.date() + dt.timedelta(days=days))


def sell_outside_the_days_that_are_read(build: WorldBuilder, sold: Membership) -> Expected:
    away = dt.timedelta(days=MARGIN + 1)
    build.sell(sold, when=build.random.choice([FIRST - away, LAST + away]))
    return Expected(OwnerStatus.NO_SALE)


def sell_on_the_last_days_that_are_read(build: WorldBuilder, sold: Membership) -> Expected:
    away = dt.timedelta(days=MARGIN)
    return build.sell(sold, when=build.random.choice([FIRST - away, LAST + away]))


def sell_nowhere(_build: WorldBuilder, _sold: Membership) -> Expected:
    return Expected(OwnerStatus.NO_SALE)


def sell_anonymously(build: WorldBuilder, sold: Membership) -> Expected:
    return build.sell(sold, is_anonymous=True, has_membership_id=build.random.random() < 0.5)


def delete_the_sale(build: WorldBuilder, sold: Membership) -> Expected:
    return build.sell(sold, is_deleted=True)


def delete_the_sale_and_sell_again(build: WorldBuilder, sold: Membership) -> Expected:
    build.sell(
        sold, is_deleted=True, has_transaction_id=False, when=sold.created.date() + dt.timedelta(days=2)
    )
    return build.sell(sold)


def transfer_visibly(build: WorldBuilder, sold: Membership) -> Expected:
    return build.sell(sold, transferred_to=build.choose_other_client(sold))


def transfer_by_another_sale(build: WorldBuilder, sold: Membership) -> Expected:
    """Transfer the membership in a second transaction, which has its id."""
    build.sell(sold)
    later = sold.created.date() + dt.timedelta(days=build.random.randint(1, 9))
    shown = build.sell(
        sold, when=later, has_transaction_id=False, transferred_to=build.choose_other_client(sold)
    )
    return Expected(
        OwnerStatus.OWNED, shown.client_id, shown.location_id, shown.found_by, (Contradiction.OTHER_CLIENT,)
    )


def transfer_invisibly(build: WorldBuilder, sold: Membership) -> Expected:
    return build.sell(sold, transferred_to=build.choose_other_client(sold), is_transfer_listed=False)


def sell_elsewhere(build: WorldBuilder, sold: Membership) -> Expected:
    return build.sell(sold, location_id=build.random.choice(build.locations))


CASES: list[Case] = [
    *[sell_regularly] * 4,
    sell_on_another_day,
    sell_outside_the_days_that_are_read,
    sell_on_the_last_days_that_are_read,
    sell_nowhere,
    sell_anonymously,
    delete_the_sale,
    delete_the_sale_and_sell_again,
    transfer_visibly,
    transfer_by_another_sale,
    transfer_invisibly,
    sell_elsewhere,
]


def rename_clients(answer: Any) -> Any:
    """Return a list of product transactions with the name `clients` of the published example."""
    for row in answer.body["data"]:
        row["clients"] = row.pop("client")
    return answer


def change_to_published_form(answer: Any) -> Any:
    """Return a list of product transactions in the form of the published example: `clients`, no ids of loyalty."""
    for row in rename_clients(answer).body["data"]:
        del row["loyalty_abonement_id"], row["loyalty_certificate_id"]
    return answer
