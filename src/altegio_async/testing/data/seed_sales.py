"""Create the sold objects of a world: memberships, gift cards, loyalty cards, promotions, transactions."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.finance import SALE, Product, ProductTransaction, StockDocument
from altegio_async.testing.data.world import (
    NOW,
    Chain,
    Client,
    GiftCard,
    Location,
    LoyaltyCard,
    LoyaltyCardType,
    Membership,
    MembershipType,
    Promotion,
    Transaction,
    World,
    compute_period_end,
)

if TYPE_CHECKING:
    from random import Random

_CARD_TITLES = ("Silver", "Gold", "Five plus two")
_MESSAGES = ("loyalty_discount_expiration", "loyalty_cashback_expiration", "loyalty_card_created")


def sell(world: World, random: Random, holders: int | None = None) -> None:
    """Fill a world that has locations, clients and types.

    Args:
        world: the world.
        random: source of the random numbers.
        holders: number of clients of each location who hold a membership and a gift card; None for a random
            number of both for each client.
    """
    for index, chain in enumerate(world.chains.values()):
        _add_chain_loyalty(world, random, chain, index)
    card_type_of = {card_type.chain_id: card_type.id for card_type in world.card_types.values()}
    for location in world.locations.values():
        for number, phone in enumerate(location.client_phones):
            client = world.by_phone[location.id, phone]
            is_holder = client.is_user or holders is None or number < holders
            minimum = 1 if client.is_user or holders is not None else 0
            if is_holder:
                _sell_memberships_and_gift_cards(world, random, location, client, minimum)
            if random.random() < 0.5 or client.is_user:
                _issue_card(world, random, location, client, card_type_of[location.chain_id])


def _sell_memberships_and_gift_cards(
    world: World, random: Random, location: Location, client: Client, minimum: int
) -> None:
    for _ in range(max(minimum, random.choice((0, 1, 1, 2, 3))) if location.membership_type_ids else 0):
        _sell_membership(world, random, location, client)
    for _ in range(max(minimum, random.choice((0, 0, 1, 1, 2))) if location.gift_card_type_ids else 0):
        _sell_gift_card(world, random, location, client)


def _sell_membership(world: World, random: Random, location: Location, client: Client) -> None:
    kind = world.membership_types[random.choice(location.membership_type_ids)]
    ident = 712_000 + len(world.memberships) * 3
    status = random.choice((1, 2, 2, 2, 3, 4))
    created = NOW - timedelta(days=random.randint(0, 400), seconds=random.randint(0, 86_399))
    activated = None if status == 1 else created + timedelta(days=random.randint(0, 5))
    expires = (
        compute_period_end(activated, kind.period, kind.period_unit_id) if activated and kind.period else None
    )
    if status in {2, 3}:
        status = 3 if expires is not None and expires < NOW else 2
    coverage = [copy(link) for link in kind.coverage]
    for link in coverage:
        link.count = 0 if status == 4 else random.randint(min(1, link.count), link.count)
    membership = Membership(
        id=ident,
        number=f"{random.randint(1, 999_999):06d}",
        type_id=kind.id,
        chain_id=location.chain_id,
        location_id=location.id,
        client_id=client.id,
        status_id=status,
        created=created,
        activated=activated,
        expires=expires,
        period=kind.period,
        period_unit_id=kind.period_unit_id,
        coverage=coverage,
        united_count=0 if status == 4 else random.randint(min(1, kind.united_count), kind.united_count),
        goods_transaction_id=570_360_000 + ident,
    )
    if status == 2 and kind.allow_freeze and random.random() < 0.15:
        membership.is_frozen, membership.freeze_period = True, random.randint(1, kind.freeze_limit)
    world.memberships[ident] = membership
    world.memberships_of.setdefault(client.id, []).append(membership)
    _add_sale(world, location, membership, kind)
    if status != 1:
        _record(world, location, type_id=9, membership_id=ident, amount=kind.cost, item_type_id=1)


def _add_sale(world: World, location: Location, membership: Membership, kind: MembershipType) -> None:
    """Add the product transaction that sold a membership."""
    finance = world.finance
    product_id = location.id * 100 + location.membership_type_ids.index(kind.id)
    if product_id not in finance.products:
        finance.products[product_id] = Product(
            product_id, location.id, kind.title, kind.cost, NOW, membership_type_id=kind.id
        )
    storage = finance.list_storages(location.id)[0]
    document = StockDocument(
        480_120_000 + membership.id, location.id, SALE, membership.created, storage_id=storage.id
    )
    finance.documents[document.id] = document
    finance.store_movement(
        ProductTransaction(
            id=membership.goods_transaction_id,
            document_id=document.id,
            product_id=product_id,
            amount=Decimal(-1),
            cost_per_unit=kind.cost,
            discount=Decimal(0),
            cost=kind.cost,
            created=membership.created.astimezone(location.zone),
            storage_id=storage.id,
            client_id=membership.client_id,
            membership_id=membership.id,
        )
    )


def _sell_gift_card(world: World, random: Random, location: Location, client: Client) -> None:
    kind = world.gift_card_types[random.choice(location.gift_card_type_ids)]
    ident = 410_000 + len(world.gift_cards) * 3
    created = NOW - timedelta(days=random.randint(0, 300), seconds=random.randint(0, 86_399))
    expires = kind.expiration_date
    if kind.expiration_type_id == 2:
        expires = compute_period_end(created, kind.expiration_timeout, kind.expiration_timeout_unit_id)
    spent = (kind.balance * random.choice((0, 0, 25, 60, 100)) / 100).quantize(Decimal("0.01"))
    digits = random.choice((6, 8, 13))
    card = GiftCard(
        id=ident,
        number=f"{random.randint(1, 99_999):0{digits}d}",
        type_id=kind.id,
        location_id=location.id,
        client_id=client.id,
        balance=kind.balance - spent,
        default_balance=kind.balance,
        status_id=2,
        created=created,
        expires=expires,
    )
    world.gift_cards[ident] = card
    world.gift_cards_of.setdefault(client.id, []).append(card)
    if spent:
        _record(world, location, type_id=8, gift_card_id=ident, amount=spent, item_type_id=1)


def _issue_card(world: World, random: Random, location: Location, client: Client, card_type_id: int) -> None:
    ident = 9_210_000 + len(world.cards) * 3
    sold = Decimal(random.randint(0, 900_000)) / 100
    card = LoyaltyCard(
        id=ident,
        number=f"00{random.randint(10**12, 10**13 - 1)}{random.randint(0, 9)}",
        type_id=card_type_id,
        chain_id=location.chain_id,
        location_id=location.id,
        client_id=client.id,
        balance=Decimal(random.randint(0, 40_000)) / 100,
        paid=(sold * Decimal("0.95")).quantize(Decimal("0.01")),
        sold=sold,
        visits=random.randint(0, 60),
    )
    world.cards[ident] = card
    world.cards_of.setdefault(client.id, []).append(card)
    _record(world, location, type_id=2, card_id=ident, amount=card.balance, item_type_id=0)


def _record(world: World, location: Location, *, type_id: int, amount: Decimal, **links: Any) -> None:
    ident = 22_991_000 + len(world.transactions)
    world.transactions[ident] = Transaction(
        id=ident,
        chain_id=location.chain_id,
        location_id=location.id,
        created=NOW - timedelta(days=ident % 300),
        amount=amount,
        type_id=type_id,
        visit_id=118_380_000 + ident % 1000,
        item_id=5_048_000 + ident % 10 if links.get("item_type_id") else 0,
        **links,
    )


def _add_chain_loyalty(world: World, random: Random, chain: Chain, index: int) -> None:
    card_type_ids: list[int] = []
    for number, title in enumerate(_CARD_TITLES):
        ident = 10_990 + index * 10 + number
        world.card_types[ident] = LoyaltyCardType(ident, chain.id, title)
        card_type_ids.append(ident)
    for number, message in enumerate(_MESSAGES):
        ident = 500 + index * 10 + number
        body = f"Message {number + 1} of {chain.title}"
        world.templates[ident] = {
            "id": ident,
            "chain_id": chain.id,
            "type": ("small", "big", "custom")[number],
            "body": body,
            "message_type": message,
        }
    ident = 18_010 + index
    kind = ("discount_static", "cashback_accumulative_paid")[index % 2]
    rule_value = Decimal(random.randint(2, 40)) / 2
    world.promotions[ident] = Promotion(
        id=ident,
        chain_id=chain.id,
        fields=make_promotion_fields(f"{chain.title} bonus", kind),
        rules=[{"id": 72_810 + index, "parameter": 0, "value": rule_value, "service_id": 0}],
        location_ids=list(chain.location_ids),
        card_type_ids=card_type_ids[:1],
        items=[{"id": 3_120_000, "title": "Pilates", "is_service": True, "is_category": True}],
    )


def make_promotion_fields(title: str, kind: str) -> dict[str, Any]:
    """Return the scalar fields of a new promotion."""
    return {
        "title": title,
        "type": kind,
        "service_item_type": "any_allowed",
        "good_item_type": "not_allowed",
        "value_unit": "percent",
        "usage_limit": 0,
        "visit_multiplicity": 0,
        "sold_items_multiplicity": 0,
        "expiration_timeout": 6,
        "expiration_timeout_unit": "month",
        "expiration_notification_timeout": 7,
        "params_source_type": "chain",
        "history_start_date": "2026-03-01",
        "on_changed_notification_template_id": 0,
        "on_expiration_notification_template_id": 0,
    }
