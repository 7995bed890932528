"""Sales: state, payments in money and by loyalty methods, and their cancellation."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from altegio_async.testing.data.finance import LoyaltyPayment, Payment, StockDocument
from altegio_async.testing.data.sale import (
    cancel_payment,
    compute_due,
    divide_amount,
    find_client_id,
    find_link,
    find_sale,
    has_validity,
    list_items,
    pay_by_card,
    pay_by_gift_card,
    pay_by_membership,
)
from altegio_async.testing.handlers.finance_rows import format_change, render_expense, render_sale_account
from altegio_async.testing.handlers.payments import add_payment, remove_payment
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object, money
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.world import Membership, World

_TYPE_TITLES: Final = {3: "Withdrawal from a card", 8: "Payment by gift card", 9: "Visit of a membership"}


def read_sale(world: World, call: HandlerCall) -> Answer:
    """Return the state of a sale."""
    return answer_object(_render_sale(world, call, _find(world, call)))


def pay_sale(world: World, call: HandlerCall) -> Answer:
    """Add a payment to a sale. The slug of the method decides which other fields are required."""
    document = _find(world, call)
    payment = Fields(Fields(call.body).object("payment"))
    method = Fields(payment.object("method"))
    method.require("slug")
    pay = _METHODS.get(method.text("slug"))
    if pay is None:
        raise refuse("slug", "The sale cannot be paid by this method.")
    pay(world, call, document, method, payment)
    return answer_object(_render_sale(world, call, document))


def cancel_loyalty_payment(world: World, call: HandlerCall) -> Answer:
    """Cancel a payment by a loyalty method and return the sale."""
    document = _find(world, call)
    payment = world.finance.loyalty_payments.get(call.number("payment_transaction_id"))
    if payment is None or payment.document_id != document.id:
        raise Refusal(404)
    cancel_payment(world, payment)
    return answer_object(_render_sale(world, call, document))


def cancel_money_payment(world: World, call: HandlerCall) -> Answer:
    """Cancel a payment in money and return the sale."""
    document = _find(world, call)
    payment = world.finance.payments.get(call.number("payment_transaction_id"))
    if payment is None or payment.is_deleted or payment.document_id != document.id:
        raise Refusal(404)
    remove_payment(world, payment, call.now)
    return answer_object(_render_sale(world, call, document))


def _find(world: World, call: HandlerCall) -> StockDocument:
    document = find_sale(world, call.number("location_id"), call.number("document_id"))
    if document is None:
        raise Refusal(404, "Sale not found.")
    return document


# -- methods of payment ---------------------------------------------------------------------------


def _pay_to_account(
    world: World, call: HandlerCall, document: StockDocument, method: Fields, payment: Fields
) -> None:
    method.require("account_id")
    account_id = method.integer("account_id")
    if account_id not in {account.id for account in world.finance.list_accounts(document.location_id)}:
        raise refuse("account_id", "The location has no such account.")
    add_money_payments(world, document, account_id, _read_amount(world, document, payment), call.now)


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
    world: World, call: HandlerCall, document: StockDocument, method: Fields, payment: Fields
) -> None:
    method.require("loyalty_abonement_id")
    membership = world.memberships.get(method.integer("loyalty_abonement_id"))
    if membership is None or membership.client_id != find_client_id(world, document):
        raise refuse("loyalty_abonement_id", "The client has no such membership.")
    if "number" in payment and payment.text("number") != membership.number:
        raise refuse("number", "The number is that of another membership.")
    is_valid = has_validity(membership, call.now)
    if not is_valid or pay_by_membership(world, document, membership, call.now) is None:
        raise refuse("loyalty_abonement_id", "The membership cannot pay for the sale.")


def _pay_by_gift_card(
    world: World, call: HandlerCall, document: StockDocument, method: Fields, payment: Fields
) -> None:
    method.require("loyalty_certificate_id")
    card = world.gift_cards.get(method.integer("loyalty_certificate_id"))
    if card is None or card.location_id != document.location_id:
        raise refuse("loyalty_certificate_id", "The location has no such gift card.")
    if "number" in payment and payment.text("number") != card.number:
        raise refuse("number", "The number is that of another gift card.")
    amount = _read_amount(world, document, payment)
    is_expired = card.expires is not None and card.expires < call.now
    if is_expired or amount > card.balance:
        raise refuse("loyalty_certificate_id", "The gift card cannot pay this amount.")
    pay_by_gift_card(world, document, card.id, amount, call.now)


def _pay_by_card(
    world: World, call: HandlerCall, document: StockDocument, method: Fields, payment: Fields
) -> None:
    method.require("loyalty_card_id")
    card = world.cards.get(method.integer("loyalty_card_id"))
    if card is None or card.client_id != find_client_id(world, document):
        raise refuse("loyalty_card_id", "The client has no such loyalty card.")
    amount = _read_amount(world, document, payment)
    if amount > card.balance:
        raise refuse("loyalty_card_id", "The loyalty card cannot pay this amount.")
    pay_by_card(world, document, card.id, amount, call.now)


def _read_amount(world: World, document: StockDocument, payment: Fields) -> Decimal:
    """Return the amount of a payment. Refuse an amount beyond what is left to pay."""
    payment.require("amount")
    amount = payment.amount("amount")
    if not 0 < amount <= _compute_total_due(world, document):
        raise refuse("amount", "The amount is not between 0 and what is left to pay.")
    return amount


def _compute_total_due(world: World, document: StockDocument) -> Decimal:
    dues = (compute_due(world, document, item) for item in list_items(world, document))
    return sum(dues, Decimal(0))


_METHODS: Final[dict[str, Callable[[Any, HandlerCall, StockDocument, Fields, Fields], None]]] = {
    "account": _pay_to_account,
    "loyalty_abonement": _pay_by_membership,
    "loyalty_certificate": _pay_by_gift_card,
    "loyalty_card": _pay_by_card,
}


# -- rendering ------------------------------------------------------------------------------------


def _render_sale(world: World, call: HandlerCall, document: StockDocument) -> dict[str, Any]:
    items = list_items(world, document)
    return {
        "state": {
            "items": [
                {
                    "id": item.id,
                    "type": item.kind,
                    "title": item.title,
                    "amount": money(item.amount),
                    "default_cost_per_unit": money(item.cost_per_unit),
                    "default_cost_total": money(item.cost_per_unit * item.amount),
                    "client_discount_percent": money(item.discount),
                    "cost_to_pay_total": money(compute_due(world, document, item)),
                }
                for item in items
            ],
            "loyalty_transactions": [
                _render_loyalty_payment(world, document, payment)
                for payment in world.finance.list_loyalty_payments(document.id)
            ],
            "payment_transactions": [
                _render_money_payment(world, payment) for payment in world.finance.list_payments(document.id)
            ],
        },
        "kkm_state": {"last_operation_type": 0, "transactions": []},
        "payment_methods": _list_methods(world, call, document),
    }


def _render_loyalty_payment(world: World, document: StockDocument, payment: LoyaltyPayment) -> dict[str, Any]:
    chain = world.chains[world.locations[document.location_id].chain_id]
    return {
        "id": payment.id,
        "document_id": document.id,
        "sale_item_id": payment.item_id,
        "sale_item_type": payment.item_type,
        "amount": money(payment.amount),
        "type_id": payment.type_id,
        "created_at": format_change(payment.created),
        "chain": {"id": chain.id, "title": chain.title},
        "type": {"id": payment.type_id, "title": _TYPE_TITLES[payment.type_id]},
    }


def _render_money_payment(world: World, payment: Payment) -> dict[str, Any]:
    return {
        "id": payment.id,
        "document_id": payment.document_id,
        "sale_item_id": payment.item_id,
        "sale_item_type": payment.item_type,
        "expense_id": payment.expense_id,
        "account_id": payment.account_id,
        "amount": money(payment.amount),
        "created_at": format_change(payment.date),
        "account": render_sale_account(world.finance.accounts[payment.account_id]),
        "expense": render_expense(payment.expense_id),
    }


def _list_methods(world: World, call: HandlerCall, document: StockDocument) -> list[dict[str, Any]]:
    """Return the ways to pay a sale: all accounts, and the memberships and cards of its client."""
    due, client_id = _compute_total_due(world, document), find_client_id(world, document)
    methods: list[dict[str, Any]] = [
        {
            "slug": "account",
            "is_applicable": due > 0,
            "applicable_amount": money(due),
            "account_id": account.id,
            "account": render_sale_account(account),
        }
        for account in world.finance.list_accounts(document.location_id)
    ]
    for membership in world.memberships_of.get(client_id, []):
        count = _count_covered(world, document, membership) if has_validity(membership, call.now) else 0
        methods.append(
            {
                "slug": "loyalty_abonement",
                "is_applicable": count > 0,
                "applicable_count": count,
                "loyalty_abonement_id": membership.id,
                "loyalty_abonement": {"id": membership.id, "number": membership.number},
            }
        )
    for card in world.gift_cards_of.get(client_id, []):
        is_valid = card.expires is None or card.expires >= call.now
        amount = min(card.balance, due) if is_valid else Decimal(0)
        methods.append(
            {
                "slug": "loyalty_certificate",
                "is_applicable": amount > 0,
                "applicable_amount": money(amount),
                "loyalty_certificate_id": card.id,
                "loyalty_certificate": {"id": card.id, "number": card.number},
            }
        )
    for loyalty_card in world.cards_of.get(client_id, []):
        amount = max(min(loyalty_card.balance, due), Decimal(0))
        methods.append(
            {
                "slug": "loyalty_card",
                "is_applicable": amount > 0,
                "applicable_amount": money(amount),
                "loyalty_card_id": loyalty_card.id,
                "loyalty_card": {"id": loyalty_card.id, "number": loyalty_card.number},
            }
        )
    return methods


def _count_covered(world: World, document: StockDocument, membership: Membership) -> int:
    return sum(
        item.kind == "service"
        and compute_due(world, document, item) > 0
        and find_link(world, membership, item.id) is not None
        for item in list_items(world, document)
    )


_SALE: Final = "/company/{location_id}/sale/{document_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_sale_transaction", "GET", _SALE, read_sale),
    Route("create_payment_with_loyalty_methods", "POST", _SALE + "/payment", pay_sale),
    Route(
        "delete_loyalty_payment_transaction",
        "DELETE",
        _SALE + "/payment/loyalty_transaction/{payment_transaction_id}",
        cancel_loyalty_payment,
    ),
    Route(
        "delete_location_account_payment",
        "DELETE",
        _SALE + "/payment/payment_transaction/{payment_transaction_id}",
        cancel_money_payment,
    ),
)
