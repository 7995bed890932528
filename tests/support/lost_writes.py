"""Each method that writes loyalty data, with a call and the read that its docstring names."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from altegio_async import AltegioClient, NotFoundError
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import LoyaltyCard
from tests.support.sales import NOW, PHONE, Visit, make_discount

FRIEND = "+12025550169"


@dataclass
class Write:
    """A write, and a read that shows whether it was carried out."""

    call: Callable[[], Awaitable[Any]]
    is_done: Callable[[], Awaitable[bool]]
    repeat: Callable[[], Awaitable[Any]] | None = None
    """What the docstring says to do instead of repeating the same call."""


@dataclass
class Studio:
    """A server with one location, and a client."""

    fake: FakeAltegio
    altegio: AltegioClient

    def __post_init__(self) -> None:
        location = self.fake.locations[0]
        self.here, self.chain = location.id, location.chain_id
        self.customer = self.fake.add_client(self.here, phone=PHONE)

    def add_card(self, visit: Visit) -> LoyaltyCard:
        """Add a loyalty card of the client of a visit."""
        return self.fake.add_loyalty_card(self.here, client=visit.client, balance=20)

    async def create_gift_type(self) -> int:
        """Create a gift card type and return its id."""
        return (await self.altegio.gift_card_types.create(self.chain, **self.describe_gift_type())).id

    def describe_gift_type(self, title: str = "Gift") -> dict[str, Any]:
        """Return the arguments of a gift card type."""
        body = {
            "title": title,
            "balance": 50,
            "is_multi": True,
            "item_type_id": 0,
            "is_allow_empty_code": False,
            "balance_edit_type_id": 1,
            "service_ids": [],
            "location_ids": [self.here],
            "expiration": {"type_id": 0},
            "online_sale": {"is_enabled": False, "title": "Gift", "description": "", "price": 50},
        }
        return {"body": body}

    def describe_type(self, title: str) -> dict[str, Any]:
        """Return the body of a membership type."""
        return {
            "title": title,
            "chain_id": self.chain,
            "cost": 10,
            "is_united_balance": False,
            "united_balance_services_count": 0,
            "service_categories": {},
            "location_ids": [self.here],
        }

    async def has_type(self, type_id: int) -> bool:
        """Return whether the chain lists a membership type."""
        rows = self.altegio.membership_types.list_for_chain(self.chain)
        return type_id in [row.id async for row in rows]

    async def list_payments(self, document: int) -> list[int | None]:
        """Return the ids of the payments of a sale."""
        sale = await self.altegio.sales.get(self.here, document)
        assert sale.state is not None
        payments = [*(sale.state.loyalty_transactions or ()), *(sale.state.payment_transactions or ())]
        return [payment.id for payment in payments]

    async def list_transactions(self, visit: Visit, **wanted: int) -> list[int | None]:
        """Return the ids of the loyalty transactions of a visit that have the wanted values."""
        rows = await self.altegio.loyalty_programs.list_transactions_by_visit(visit.visit)
        return [row.id for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]


# -- memberships ----------------------------------------------------------------------------------


def write_membership(
    name: str, field: str, expected: Any, **arguments: Any
) -> Callable[..., Awaitable[Write]]:
    """Return a function that prepares a write of a membership. `get` shows the field."""

    async def prepare(studio: Studio) -> Write:
        kind = studio.fake.add_membership_type(studio.here, visits=5)
        kind.allow_freeze = True
        frozen = name == "unfreeze"
        membership = studio.fake.add_membership(
            studio.here, client=studio.customer, membership_type=kind, is_frozen=frozen
        )
        if name == "set_balance":
            link = membership.coverage[0].id
            arguments["services_balance_count"] = [{"service_id": link, "balance": 3}]
        method = getattr(studio.altegio.memberships, name)

        async def is_done() -> bool:
            found = await studio.altegio.memberships.get(studio.chain, membership.id)
            return getattr(found, field) == expected

        return Write(lambda: method(studio.chain, membership.id, **arguments), is_done)

    return prepare


# -- membership types -----------------------------------------------------------------------------


async def create_type(studio: Studio) -> Write:
    create = functools.partial(
        studio.altegio.membership_types.create, studio.chain, body=studio.describe_type("Ten visits")
    )

    async def is_done() -> bool:
        rows = studio.altegio.membership_types.list_for_chain(studio.chain, title="Ten visits")
        return len([row async for row in rows]) == 1

    return Write(create, is_done, functools.partial(create, if_absent=True))


def change_type(name: str, **arguments: Any) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a write of a membership type. `get` shows the title."""

    async def prepare(studio: Studio) -> Write:
        kind = studio.fake.add_membership_type(studio.here)
        method = getattr(studio.altegio.membership_types, name)
        given = {"body": studio.describe_type("New")} if name == "replace" else arguments

        async def is_done() -> bool:
            return (await studio.altegio.membership_types.get(studio.chain, kind.id)).title == "New"

        return Write(lambda: method(studio.chain, kind.id, **given), is_done)

    return prepare


def archive_type(*, is_archived: bool) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a change of the archive. `get` shows it."""

    async def prepare(studio: Studio) -> Write:
        types, kind = studio.altegio.membership_types, studio.fake.add_membership_type(studio.here)
        kind.is_archived = not is_archived
        method = types.archive if is_archived else types.unarchive

        async def is_done() -> bool:
            return (await types.get(studio.chain, kind.id)).is_archived is is_archived

        return Write(lambda: method(studio.chain, kind.id), is_done)

    return prepare


async def delete_type(studio: Studio) -> Write:
    kind = studio.fake.add_membership_type(studio.here)

    async def is_done() -> bool:
        assert (await studio.altegio.membership_types.get(studio.chain, kind.id)).id == kind.id
        return not await studio.has_type(kind.id)

    return Write(lambda: studio.altegio.membership_types.delete(studio.chain, kind.id), is_done)


async def restore_type(studio: Studio) -> Write:
    kind = studio.fake.add_membership_type(studio.here)
    await studio.altegio.membership_types.delete(studio.chain, kind.id)
    restore = studio.altegio.membership_types.restore
    return Write(
        lambda: restore(studio.chain, kind.id, restore_in_title="Back"), lambda: studio.has_type(kind.id)
    )


async def clone_type(studio: Studio) -> Write:
    types, kind = studio.altegio.membership_types, studio.fake.add_membership_type(studio.here)
    known = {row.id async for row in types.list_for_chain(studio.chain)}

    async def is_done() -> bool:
        return len({row.id async for row in types.list_for_chain(studio.chain)} - known) == 1

    return Write(lambda: types.clone(studio.chain, kind.id), is_done)


# -- gift card types ------------------------------------------------------------------------------


async def create_gift_type(studio: Studio) -> Write:
    types = studio.altegio.gift_card_types
    known = {row.id async for row in types.list_for_chain(studio.chain)}

    async def is_done() -> bool:
        rows = [row async for row in types.list_for_chain(studio.chain) if row.id not in known]
        return [row.title for row in rows] == ["Gift"]

    return Write(lambda: types.create(studio.chain, **studio.describe_gift_type()), is_done)


def change_gift_type(name: str, **arguments: Any) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a write of a gift card type. `get` shows the title."""

    async def prepare(studio: Studio) -> Write:
        types, ident = studio.altegio.gift_card_types, await studio.create_gift_type()
        given = studio.describe_gift_type("New") if name == "replace" else arguments

        async def is_done() -> bool:
            return (await types.get(studio.chain, ident)).title == "New"

        return Write(lambda: getattr(types, name)(studio.chain, ident, **given), is_done)

    return prepare


async def delete_gift_type(studio: Studio) -> Write:
    types, ident = studio.altegio.gift_card_types, await studio.create_gift_type()

    async def is_done() -> bool:
        return ident not in [row.id async for row in types.list_for_chain(studio.chain)]

    return Write(lambda: types.delete(studio.chain, ident), is_done)


# -- promotions -----------------------------------------------------------------------------------


async def create_promotion(studio: Studio) -> Write:
    known = {row.id for row in await studio.altegio.loyalty_programs.list(studio.here)}

    async def is_done() -> bool:
        rows = await studio.altegio.loyalty_programs.list(studio.here)
        return [row.title for row in rows if row.id not in known] == ["Regulars"]

    body = make_discount(studio.here, 1, 10)
    return Write(lambda: studio.altegio.chains.promotions.create(studio.chain, body=body), is_done)


def change_promotion(name: str) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a write of a promotion. `get` shows the title."""

    async def prepare(studio: Studio) -> Write:
        promotions = studio.altegio.chains.promotions
        ident = (await promotions.create(studio.chain, body=make_discount(studio.here, 1, 10))).id
        given: dict[str, Any] = {"title": "New"}
        given = {"body": given} if name == "replace" else given
        given = {} if name == "delete" else given

        async def is_done() -> bool:
            try:
                return (await promotions.get(studio.chain, ident)).title == "New"
            except NotFoundError:
                return name == "delete"

        return Write(lambda: getattr(promotions, name)(studio.chain, ident, **given), is_done)

    return prepare


# -- loyalty cards --------------------------------------------------------------------------------


async def issue_card(studio: Studio) -> Write:
    cards = studio.altegio.loyalty_cards
    kind = studio.fake.add_loyalty_card(studio.here, client=studio.customer).type_id
    client = studio.fake.add_client(studio.here, phone=FRIEND)
    issue = functools.partial(
        cards.issue, studio.here, loyalty_card_number="0042", loyalty_card_type_id=str(kind), phone=FRIEND
    )

    async def is_done() -> bool:
        return [card.number for card in await cards.list_for_client(client.id)] == ["0042"]

    return Write(issue, is_done, functools.partial(issue, if_absent=True))


async def delete_card(studio: Studio) -> Write:
    cards = studio.altegio.loyalty_cards
    card = studio.fake.add_loyalty_card(studio.here, client=studio.customer)

    async def is_done() -> bool:
        return card.id not in [one.id for one in await cards.list_for_client(studio.customer.id)]

    return Write(lambda: cards.delete(studio.here, card.id), is_done)


def book_on_card(*, in_chain: bool) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a transaction of a card."""

    async def prepare(studio: Studio) -> Write:
        cards = studio.altegio.loyalty_cards
        card = studio.fake.add_loyalty_card(studio.here, client=studio.customer, balance=2)
        place = studio.chain if in_chain else studio.here
        method = cards.create_transaction_for_chain if in_chain else cards.create_transaction

        async def is_done() -> bool:
            rows = studio.altegio.chains.transactions.list(
                studio.chain, created_after=NOW.date(), created_before=NOW.date(), loyalty_card_id=card.id
            )
            amounts = [row.amount async for row in rows]
            balances = {one.id: one.balance for one in await cards.list_for_client(studio.customer.id)}
            assert balances[card.id] == 2 + sum(amount or 0 for amount in amounts)
            return amounts == [7]

        return Write(lambda: method(place, card.id, amount=7), is_done)

    return prepare


WRITES: dict[str, Callable[[Studio], Awaitable[Write]]] = {
    "memberships.freeze": write_membership("freeze", "is_frozen", True),
    "memberships.unfreeze": write_membership("unfreeze", "is_frozen", False),
    "memberships.set_balance": write_membership("set_balance", "visits_left", 3),
    "memberships.set_period": write_membership("set_period", "period", 11, period=11, period_unit_id=3),
    "membership_types.create": create_type,
    "membership_types.replace": change_type("replace"),
    "membership_types.update": change_type("update", title="New"),
    "membership_types.delete": delete_type,
    "membership_types.restore": restore_type,
    "membership_types.clone": clone_type,
    "membership_types.archive": archive_type(is_archived=True),
    "membership_types.unarchive": archive_type(is_archived=False),
    "gift_card_types.create": create_gift_type,
    "gift_card_types.replace": change_gift_type("replace"),
    "gift_card_types.update": change_gift_type("update", title="New"),
    "gift_card_types.delete": delete_gift_type,
    "chains.promotions.create": create_promotion,
    "chains.promotions.replace": change_promotion("replace"),
    "chains.promotions.update": change_promotion("update"),
    "chains.promotions.delete": change_promotion("delete"),
    "loyalty_cards.issue": issue_card,
    "loyalty_cards.delete": delete_card,
    "loyalty_cards.create_transaction": book_on_card(in_chain=False),
    "loyalty_cards.create_transaction_for_chain": book_on_card(in_chain=True),
}
"""What each method that writes needs, and the read that its docstring names."""
