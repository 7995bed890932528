"""Methods of payment of a sale. Each takes a payment of a request, checks it and changes the balances."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from altegio_async.testing.data.discounts import apply_discount, credit_referrer, is_discount, list_discounts
from altegio_async.testing.data.finance import (
    PROMOTION_DISCOUNT,
    REFERRAL_BONUS,
    LoyaltyPayment,
    Payment,
    StockDocument,
)
from altegio_async.testing.data.sale import (
    cancel_payment,
    compute_due,
    divide_amount,
    find_client_id,
    has_validity,
    list_items,
    pay_by_card,
    pay_by_client_account,
    pay_by_gift_card,
    pay_by_membership,
)
from altegio_async.testing.data.world import extract_digits
from altegio_async.testing.handlers.loyalty_cards import announce_card
from altegio_async.testing.handlers.payments import add_payment
from altegio_async.testing.server.fields import Fields, refuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from altegio_async.testing.data.client_accounts import ClientAccount
    from altegio_async.testing.data.world import LoyaltyCard, Promotion, World


def pay(world: World, document: StockDocument, payment: Fields, now: datetime) -> None:
    """Carry out the payment of a request. The slug of its method decides which other fields are required."""
    method = Fields(payment.object("method"))
    method.require("slug")
    carry_out = _METHODS.get(method.text("slug"))
    if carry_out is None:
        raise refuse("slug", "The sale cannot be paid by this method.")
    carry_out(world, document, method, payment, now)


def _pay_to_account(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    method.require("account_id")
    account_id = method.integer("account_id")
    if account_id not in {account.id for account in world.finance.list_accounts(document.location_id)}:
        raise refuse("account_id", "The location has no such account.")
    add_money_payments(world, document, account_id, read_amount(world, document, payment), now)


def add_money_payments(
    world: World, document: StockDocument, account_id: int, amount: Decimal, now: datetime
) -> None:
    """Pay the unpaid items of a sale to an account, one transaction for each."""
    appointment = world.booking.appointments.get(document.appointment_id)
    for item, part in divide_amount(world, document, amount):
        add_payment(
            world,
            Payment(
                id=0,
                location_id=document.location_id,
                account_id=account_id,
                amount=part,
                date=now,
                changed=now,
                expense_id=item.expense_id,
                client_id=find_client_id(world, document),
                team_member_id=appointment.team_member_id if appointment else 0,
                document_id=document.id,
                appointment_id=document.appointment_id,
                visit_id=appointment.visit_id if appointment else 0,
                item_id=item.id,
                item_type=item.kind,
            ),
        )


def _pay_by_membership(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    method.require("loyalty_abonement_id")
    membership = world.memberships.get(method.integer("loyalty_abonement_id"))
    if membership is None or membership.client_id != find_client_id(world, document):
        raise refuse("loyalty_abonement_id", "The client has no such membership.")
    if "number" in payment and payment.text("number") != membership.number:
        raise refuse("number", "The number is that of another membership.")
    is_valid = has_validity(membership, now)
    if not is_valid or pay_by_membership(world, document, membership, now) is None:
        raise refuse("loyalty_abonement_id", "The membership cannot pay for the sale.")


def _pay_by_gift_card(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    method.require("loyalty_certificate_id")
    card = world.gift_cards.get(method.integer("loyalty_certificate_id"))
    if card is None or card.location_id != document.location_id:
        raise refuse("loyalty_certificate_id", "The location has no such gift card.")
    if "number" in payment and payment.text("number") != card.number:
        raise refuse("number", "The number is that of another gift card.")
    amount = read_amount(world, document, payment)
    is_expired = card.expires is not None and card.expires < now
    if is_expired or amount > card.balance:
        raise refuse("loyalty_certificate_id", "The gift card cannot pay this amount.")
    pay_by_gift_card(world, document, card.id, amount, now)


def _pay_by_card(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    card = _find_card(world, document, method)
    withdraw_from_card(world, document, card, read_amount(world, document, payment), now)


def withdraw_from_card(
    world: World, document: StockDocument, card: LoyaltyCard, amount: Decimal, now: datetime
) -> None:
    """Pay a sale from a loyalty card. Refuse more than its balance."""
    if amount > card.balance:
        raise refuse("loyalty_card_id", "The loyalty card cannot pay this amount.")
    pay_by_card(world, document, card.id, amount, now)
    announce_card(world, card, "update")


def _find_card(world: World, document: StockDocument, method: Fields) -> LoyaltyCard:
    method.require("loyalty_card_id")
    card = world.cards.get(method.integer("loyalty_card_id"))
    if card is None or card.client_id != find_client_id(world, document):
        raise refuse("loyalty_card_id", "The client has no such loyalty card.")
    return card


def _pay_by_client_account(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    method.require("deposit_id")
    account = world.client_accounts.get(method.integer("deposit_id"))
    if account is None or account.client_id != find_client_id(world, document):
        raise refuse("deposit_id", "The client has no such account.")
    amount = read_amount(world, document, payment)
    if amount > find_usable_balance(account):
        raise refuse("deposit_id", "The client account cannot pay this amount.")
    pay_by_client_account(world, document, account, amount, now)


def find_usable_balance(account: ClientAccount) -> Decimal:
    """Return the money of a client account that can pay a sale. A blocked account cannot pay."""
    return Decimal(0) if account.is_blocked else account.balance


def _apply_promotion(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    promotion = _find_promotion(world, document, method)
    discount(world, document, promotion, _find_card(world, document, method), now)


def _find_promotion(world: World, document: StockDocument, method: Fields) -> Promotion:
    method.require("loyalty_program_id")
    promotion = world.promotions.get(method.integer("loyalty_program_id"))
    if promotion is None or document.location_id not in promotion.location_ids:
        raise refuse("loyalty_program_id", "The location has no such promotion.")
    return promotion


def discount(
    world: World, document: StockDocument, promotion: Promotion, card: LoyaltyCard, now: datetime
) -> None:
    """Reduce the price of a sale by a promotion of a loyalty card. Refuse it a second time."""
    name = "loyalty_program_id"
    if card.type_id not in promotion.card_type_ids:
        raise refuse(name, "The promotion is not for cards of this type.")
    if not is_discount(promotion):
        raise refuse(name, "The promotion has no discount.")
    if list_discounts(world, document, promotion.id):
        raise refuse(name, "The discount was applied already.")
    if not apply_discount(world, document, promotion, card, now):
        raise refuse(name, "The promotion does not apply to the sale.")


def _apply_referral(
    world: World, document: StockDocument, method: Fields, payment: Fields, now: datetime
) -> None:
    _find_promotion(world, document, method)
    refer(world, document, payment, now)


def refer(world: World, document: StockDocument, fields: Fields, now: datetime) -> None:
    """Credit the client who recommended the location, by a phone. Refuse a second referral of a sale."""
    fields.require("referrer_phone")
    card = _find_referrer_card(world, document, fields.text("referrer_phone"))
    items = list_items(world, document)
    done = [one for one in world.finance.list_loyalty_payments(document.id) if one.type_id == REFERRAL_BONUS]
    if done or not items:
        raise refuse("referrer_phone", "The sale has no items, or a referral already.")
    credit_referrer(world, document, card, items[0], now)
    announce_card(world, card, "update")


def cancel(world: World, payment: LoyaltyPayment, now: datetime) -> None:
    """Cancel a loyalty transaction of a sale, and report the loyalty card whose balance it changed."""
    cancel_payment(world, payment, now)
    card = world.cards.get(payment.card_id)
    if card is not None and payment.type_id != PROMOTION_DISCOUNT:
        announce_card(world, card, "update")


def _find_referrer_card(world: World, document: StockDocument, phone: str) -> LoyaltyCard:
    """Return the loyalty card of a client of the chain other than the client of the sale."""
    chain = world.chains[world.locations[document.location_id].chain_id]
    for location_id in chain.location_ids:
        for client in world.find_clients(location_id, extract_digits(phone)):
            cards = world.cards_of.get(client.id, [])
            if cards and client.id != find_client_id(world, document):
                return cards[0]
    raise refuse("referrer_phone", "The chain has no other client with this phone and a loyalty card.")


def read_amount(world: World, document: StockDocument, payment: Fields) -> Decimal:
    """Return the amount of a payment. Refuse an amount beyond what is left to pay."""
    payment.require("amount")
    amount = payment.amount("amount")
    if not 0 < amount <= compute_total_due(world, document):
        raise refuse("amount", "The amount is not between 0 and what is left to pay.")
    return amount


def compute_total_due(world: World, document: StockDocument) -> Decimal:
    """Return what is left to pay of a sale."""
    dues = (compute_due(world, document, item) for item in list_items(world, document))
    return sum(dues, Decimal(0))


_METHODS: Final[dict[str, Callable[[World, StockDocument, Fields, Fields, datetime], None]]] = {
    "account": _pay_to_account,
    "deposit": _pay_by_client_account,
    "loyalty_abonement": _pay_by_membership,
    "loyalty_certificate": _pay_by_gift_card,
    "loyalty_card": _pay_by_card,
    "loyalty_program": _apply_promotion,
    "referral_loyalty_program": _apply_referral,
}
