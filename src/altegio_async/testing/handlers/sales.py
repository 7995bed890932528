"""Sales: state, payments in money and by loyalty methods, and their cancellation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from altegio_async.testing.data.discounts import compute_discounts, is_discount, list_discounts
from altegio_async.testing.data.finance import LOYALTY_TITLES, LoyaltyPayment, Payment, StockDocument
from altegio_async.testing.data.sale import (
    compute_due,
    find_client_id,
    find_link,
    find_sale,
    has_validity,
    list_items,
)
from altegio_async.testing.handlers.finance_rows import render_expense, render_sale_account
from altegio_async.testing.handlers.payments import remove_payment
from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.handlers.sale_payments import cancel, compute_total_due, find_usable_balance, pay
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object, render_money
from altegio_async.testing.server.fields import Fields
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.world import LoyaltyCard, Membership, World


def read_sale(world: World, call: HandlerCall) -> Answer:
    """Return the state of a sale."""
    return answer_object(_render_sale(world, call, _find(world, call)))


def pay_sale(world: World, call: HandlerCall) -> Answer:
    """Add a payment to a sale. The slug of the method decides which other fields are required."""
    document = _find(world, call)
    pay(world, document, Fields(Fields(call.body).object("payment")), call.now)
    return answer_object(_render_sale(world, call, document))


def cancel_loyalty_payment(world: World, call: HandlerCall) -> Answer:
    """Cancel a payment by a loyalty method and return the sale."""
    document = _find(world, call)
    payment = world.finance.loyalty_payments.get(call.number("payment_transaction_id"))
    if payment is None or payment.document_id != document.id:
        raise Refusal(404)
    cancel(world, payment, call.now)
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
                    "amount": render_money(item.amount),
                    "default_cost_per_unit": render_money(item.cost_per_unit),
                    "default_cost_total": render_money(item.cost_per_unit * item.amount),
                    "client_discount_percent": render_money(item.discount),
                    "cost_to_pay_total": render_money(compute_due(world, document, item)),
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
        "amount": render_money(payment.amount),
        "type_id": payment.type_id,
        "created_at": format_change(payment.created),
        "chain": {"id": chain.id, "title": chain.title},
        "type": {"id": payment.type_id, "title": LOYALTY_TITLES[payment.type_id]},
        **_render_client_account(world, payment),
    }


def _render_client_account(world: World, payment: LoyaltyPayment) -> dict[str, Any]:
    """Return the fields of a payment from a client account; none for other payments."""
    account = world.client_accounts.get(payment.client_account_id)
    if account is None:
        return {}
    return {
        "deposit_transaction_id": payment.account_entry_id,
        "deposit": {
            "id": account.id,
            "balance": render_money(account.balance),
            "reserved_balance": 0,
            "type": {"id": account.type_id, "title": account.title},
        },
    }


def _render_money_payment(world: World, payment: Payment) -> dict[str, Any]:
    return {
        "id": payment.id,
        "document_id": payment.document_id,
        "sale_item_id": payment.item_id,
        "sale_item_type": payment.item_type,
        "expense_id": payment.expense_id,
        "account_id": payment.account_id,
        "amount": render_money(payment.amount),
        "created_at": format_change(payment.date),
        "account": render_sale_account(world.finance.accounts[payment.account_id]),
        "expense": render_expense(payment.expense_id),
    }


def _list_methods(world: World, call: HandlerCall, document: StockDocument) -> list[dict[str, Any]]:
    """Return the ways to pay a sale: all accounts, and what its client has."""
    due, client_id = compute_total_due(world, document), find_client_id(world, document)
    methods: list[dict[str, Any]] = [
        {
            "slug": "account",
            "is_applicable": due > 0,
            "applicable_amount": render_money(due),
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
                "applicable_amount": render_money(amount),
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
                "applicable_amount": render_money(amount),
                "loyalty_card_id": loyalty_card.id,
                "loyalty_card": {"id": loyalty_card.id, "number": loyalty_card.number},
            }
        )
        methods += _list_promotions(world, document, loyalty_card)
    for client_account in world.client_accounts_of.get(client_id, []):
        amount = max(min(find_usable_balance(client_account), due), Decimal(0))
        methods.append(
            {
                "slug": "deposit",
                "is_applicable": amount > 0,
                "applicable_amount": render_money(amount),
                "deposit_id": client_account.id,
                "deposit": {"id": client_account.id, "balance": render_money(client_account.balance)},
            }
        )
    return methods


def _list_promotions(world: World, document: StockDocument, card: LoyaltyCard) -> list[dict[str, Any]]:
    """Return the discounts of a loyalty card as ways to pay a sale."""
    methods: list[dict[str, Any]] = []
    for promotion in world.promotions.values():
        is_offered = card.type_id in promotion.card_type_ids and is_discount(promotion)
        if is_offered and document.location_id in promotion.location_ids:
            parts = compute_discounts(world, document, promotion, card)
            value = sum((part for _, part in parts), Decimal(0))
            methods.append(
                {
                    "slug": "loyalty_program",
                    "is_applicable": value > 0 and not list_discounts(world, document, promotion.id),
                    "applicable_value": render_money(value),
                    "loyalty_card_id": card.id,
                    "loyalty_program_id": promotion.id,
                    "loyalty_program": {"id": promotion.id, "title": promotion.fields["title"]},
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
