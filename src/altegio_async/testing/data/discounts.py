"""Discounts of promotions on sales, and the bonus for the client who recommended a location."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from altegio_async.testing.data.finance import PROMOTION_DISCOUNT, REFERRAL_BONUS
from altegio_async.testing.data.sale import (
    add_loyalty_payment,
    compute_due,
    find_product_id,
    list_items,
)

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.finance import LoyaltyPayment, StockDocument
    from altegio_async.testing.data.sale import SaleItem
    from altegio_async.testing.data.world import LoyaltyCard, Promotion, World

_CENT: Final = Decimal("0.01")
_NO_RULE: Final = (Decimal(0), Decimal(0))
_STATIC: Final = "discount_static"
_ACCUMULATIVE: Final = {
    "discount_accumulative_visits": "visits",
    "discount_accumulative_sold": "sold",
    "discount_accumulative_paid": "paid",
}
"""The value of a loyalty card that a type of promotion compares with the thresholds of its rules."""


def is_discount(promotion: Promotion) -> bool:
    """Return whether a promotion reduces the price of a visit. Others add to the balance of a card."""
    return promotion.fields["type"] == _STATIC or promotion.fields["type"] in _ACCUMULATIVE


def compute_discounts(
    world: World, document: StockDocument, promotion: Promotion, card: LoyaltyCard
) -> list[tuple[SaleItem, Decimal]]:
    """Return the items of a sale that a promotion makes cheaper, each with its discount."""
    parts: list[tuple[SaleItem, Decimal]] = []
    for item in list_items(world, document):
        discount = _compute_discount(world, promotion, card, item, compute_due(world, document, item))
        if discount > 0:
            parts.append((item, discount))
    return parts


def apply_discount(
    world: World, document: StockDocument, promotion: Promotion, card: LoyaltyCard, now: datetime
) -> list[LoyaltyPayment]:
    """Reduce what is left to pay by the discount of a promotion. Return no transaction if there is none."""
    payments: list[LoyaltyPayment] = []
    for part in compute_discounts(world, document, promotion, card):
        payment = add_loyalty_payment(world, document, part, PROMOTION_DISCOUNT, now)
        payment.card_id, payment.promotion_id = card.id, promotion.id
        payments.append(payment)
    return payments


def _compute_discount(
    world: World, promotion: Promotion, card: LoyaltyCard, item: SaleItem, due: Decimal
) -> Decimal:
    """Return the discount on one item, at most what is left to pay of it."""
    if not _includes(world, promotion, item):
        return Decimal(0)
    value = _find_value(promotion, card, item)
    discount = due * value / 100 if promotion.fields["value_unit"] == "percent" else value
    return min(due, discount.quantize(_CENT))


def _includes(world: World, promotion: Promotion, item: SaleItem) -> bool:
    """Return whether a promotion applies to an item of a sale."""
    is_service = item.kind == "service"
    rule = promotion.fields["service_item_type" if is_service else "good_item_type"]
    if rule != "custom_allowed":
        return bool(rule == "any_allowed")
    keys = _list_keys(world, item)
    return any((one["is_service"], one["is_category"], one["id"]) in keys for one in promotion.items)


def _list_keys(world: World, item: SaleItem) -> set[tuple[bool, bool, int]]:
    """Return the keys of a service or a product and of its category.

    A key has whether it is for services, whether it is for a category, and the id.
    """
    if item.kind == "service":
        services = [one for (_, ident), one in world.booking.services.items() if ident == item.id]
        return {(True, False, item.id), *((True, True, one.category_id) for one in services)}
    product = world.finance.products.get(find_product_id(world, item))
    return {(False, False, product.id), (False, True, product.category_id)} if product else set()


def _find_value(promotion: Promotion, card: LoyaltyCard, item: SaleItem) -> Decimal:
    """Return the value of the rule with the highest threshold that a card reached, or 0."""
    attribute = _ACCUMULATIVE.get(promotion.fields["type"])
    reached = Decimal(getattr(card, attribute)) if attribute else Decimal(0)
    rules = [
        (Decimal(str(rule["parameter"])), Decimal(str(rule["value"])))
        for rule in promotion.rules
        if rule["service_id"] in {0, item.id if item.kind == "service" else 0}
    ]
    return max((rule for rule in rules if attribute is None or rule[0] <= reached), default=_NO_RULE)[1]


def list_discounts(world: World, document: StockDocument, promotion_id: int) -> list[LoyaltyPayment]:
    """Return the transactions of a promotion on a sale."""
    payments = world.finance.list_loyalty_payments(document.id)
    return [one for one in payments if one.type_id == PROMOTION_DISCOUNT and one.promotion_id == promotion_id]


def credit_referrer(
    world: World, document: StockDocument, card: LoyaltyCard, item: SaleItem, now: datetime
) -> LoyaltyPayment:
    """Add the bonus of a chain to the loyalty card of the client who recommended a location."""
    bonus = world.chains[card.chain_id].referral_bonus
    payment = add_loyalty_payment(world, document, (item, bonus), REFERRAL_BONUS, now)
    payment.card_id = card.id
    card.balance += bonus
    return payment
