"""Rendering of accounts, transactions, products and documents in wire form."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

from altegio_async.testing.data.finance import DOCUMENT_TYPES, EXPENSES, SALE
from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.server.exchange import render_money

if TYPE_CHECKING:
    from altegio_async.testing.data.finance import (
        Account,
        Payment,
        Product,
        ProductTransaction,
        StockDocument,
        Storage,
    )
    from altegio_async.testing.data.world import World

SERVER_ZONE: Final = timezone(timedelta(hours=4))
"""The zone of the dates of transactions, which have no offset."""
_UNIT: Final = {"id": 1, "title": "Piece", "short_title": "pc"}


def format_server_time(moment: datetime) -> str:
    """Return a time of the server without an offset."""
    return moment.astimezone(SERVER_ZONE).strftime("%Y-%m-%d %H:%M:%S")


def render_account(account: Account) -> dict[str, Any]:
    """Render an account."""
    return {"id": account.id, "title": account.title, "type": 0 if account.is_cash else 1, "comment": ""}


def render_sale_account(account: Account) -> dict[str, Any]:
    """Render an account within a sale."""
    return {
        "id": account.id,
        "title": account.title,
        "is_cash": account.is_cash,
        "is_default": account.is_cash,
    }


def render_expense(expense_id: int) -> dict[str, Any]:
    """Render an item of income or expense."""
    return {"id": expense_id, "title": EXPENSES.get(expense_id, "Other")}


def render_client(world: World, client_id: int) -> dict[str, Any] | list[Any]:
    """Render the client of a transaction; an empty list without one."""
    client = world.clients.get(client_id)
    return [] if client is None else {"id": client.id, "name": client.name, "phone": f"+{client.phone}"}


def render_team_member(world: World, team_member_id: int) -> dict[str, Any] | list[Any]:
    """Render the team member of a transaction; an empty list without one."""
    member = world.booking.team_members.get(team_member_id)
    return [] if member is None else {"id": member.id, "title": member.name, "name": member.name}


def render_payment(world: World, payment: Payment) -> dict[str, Any]:
    """Render a financial transaction as in the lists."""
    account = world.finance.accounts.get(payment.account_id)
    return {
        "id": payment.id,
        "document_id": payment.document_id,
        "expense": render_expense(payment.expense_id),
        "date": format_server_time(payment.date),
        "amount": render_money(payment.amount),
        "comment": payment.comment,
        "master": render_team_member(world, payment.team_member_id),
        "supplier": [],
        "account": [] if account is None else {"id": account.id, "title": account.title},
        "client": render_client(world, payment.client_id),
        "last_change_date": format_change(payment.changed),
        "record_id": payment.appointment_id,
        "visit_id": payment.visit_id,
        "sold_item_id": payment.item_id,
        "sold_item_type": payment.item_type,
    }


def render_single_payment(world: World, payment: Payment) -> dict[str, Any]:
    """Render a financial transaction as after its creation, with ids beside the objects."""
    account = world.finance.accounts.get(payment.account_id)
    return {
        **render_payment(world, payment),
        "type_id": 1 if payment.amount >= 0 else 2,
        "expense_id": payment.expense_id,
        "account_id": payment.account_id,
        "client_id": payment.client_id,
        "master_id": payment.team_member_id,
        "supplier_id": payment.supplier_id,
        "item_id": payment.item_id,
        "target_type_id": 0,
        "goods_transaction_id": 0,
        "account": [] if account is None else render_sale_account(account),
    }


def render_storage(storage: Storage) -> dict[str, Any]:
    """Render a storage."""
    return {
        "id": storage.id,
        "title": storage.title,
        "for_service": 1,
        "for_sale": 1,
        "comment": "",
        "weight": 0,
    }


def render_product(product: Product) -> dict[str, Any]:
    """Render a product as in the list."""
    return {
        "title": product.title,
        "value": product.title,
        "label": product.title,
        "article": product.article,
        "category": "",
        "category_id": product.category_id,
        "salon_id": product.location_id,
        "good_id": product.id,
        "cost": render_money(product.cost),
        "unit_id": product.sale_unit_id,
        "unit_short_title": "pc",
    }


def render_single_product(product: Product) -> dict[str, Any]:
    """Render a product with all its fields."""
    return {
        **render_product(product),
        "service_unit_id": product.service_unit_id,
        "service_unit_short_title": "pc",
        "actual_cost": render_money(product.actual_cost),
        "unit_actual_cost": render_money(product.actual_cost),
        "unit_actual_cost_format": str(render_money(product.actual_cost)),
        "unit_equals": 1,
        "barcode": product.barcode,
        "loyalty_abonement_type_id": product.membership_type_id,
        "loyalty_certificate_type_id": product.gift_card_type_id,
        "loyalty_allow_empty_code": True,
        "critical_amount": render_money(product.critical_amount),
        "desired_amount": render_money(product.desired_amount),
        "actual_amounts": [
            {"storage_id": storage_id, "amount": render_money(amount)}
            for storage_id, amount in product.amounts.items()
        ],
        "last_change_date": format_change(product.changed),
        "comment": product.comment,
    }


def render_document(world: World, document: StockDocument) -> dict[str, Any]:
    """Render a document."""
    location = world.locations[document.location_id]
    storage = world.finance.storages.get(document.storage_id)
    user = next((user for user in world.users if user.id == document.user_id), None)
    return {
        "id": document.id,
        "type_id": document.type_id,
        "type": {"id": document.type_id, "title": DOCUMENT_TYPES.get(document.type_id, "Other")},
        "storage_id": document.storage_id,
        "user_id": document.user_id,
        "company_id": location.id,
        "number": document.id,
        "comment": document.comment,
        "create_date": document.created.strftime("%Y-%m-%dT%H:%M:%S"),
        "bill_print_status": 0,
        "storage": [] if storage is None else {"id": storage.id, "title": storage.title},
        "company": {"id": location.id, "title": location.title, "address": location.address},
        "user": [] if user is None else {"id": user.id, "name": user.name, "phone": f"+{user.phone}"},
    }


def render_movement(world: World, item: ProductTransaction) -> dict[str, Any]:
    """Render a product transaction with ids."""
    document = world.finance.documents[item.document_id]
    return {
        "id": item.id,
        "document_id": item.document_id,
        "type_id": document.type_id,
        "company_id": document.location_id,
        "good_id": item.product_id,
        "amount": render_money(item.amount),
        "cost_per_unit": render_money(item.cost_per_unit),
        "discount": render_money(item.discount),
        "cost": render_money(item.cost),
        "unit_id": 1,
        "operation_unit_type": item.unit_type,
        "storage_id": item.storage_id,
        "supplier_id": item.supplier_id,
        "record_id": document.appointment_id,
        "client_id": item.client_id,
        "master_id": item.team_member_id,
        "create_date": format_change(item.created),
        "last_change_date": format_change(item.created),
        "comment": item.comment,
        "deleted": item.is_deleted,
        "loyalty_abonement_id": item.membership_id,
        "loyalty_certificate_id": item.gift_card_id,
    }


def render_single_movement(world: World, item: ProductTransaction) -> dict[str, Any]:
    """Render a product transaction as after its creation, with objects beside the ids."""
    document = world.finance.documents[item.document_id]
    return {
        **render_movement(world, item),
        **_render_links(world, item),
        "type": {"id": document.type_id, "title": DOCUMENT_TYPES.get(document.type_id, "Other")},
    }


def render_listed_movement(world: World, item: ProductTransaction) -> dict[str, Any]:
    """Render a product transaction as in the lists and in webhook events."""
    document = world.finance.documents[item.document_id]
    return {
        **render_movement(world, item),
        **_render_links(world, item),
        "type": DOCUMENT_TYPES.get(document.type_id, DOCUMENT_TYPES[SALE]),
        "service": {},
    }


def _render_links(world: World, item: ProductTransaction) -> dict[str, Any]:
    product = world.finance.products.get(item.product_id)
    storage = world.finance.storages.get(item.storage_id)
    return {
        "good": [] if product is None else {"id": product.id, "title": product.title},
        "storage": [] if storage is None else {"id": storage.id, "title": storage.title},
        "unit": _UNIT,
        "client": render_client(world, item.client_id),
        "master": render_team_member(world, item.team_member_id),
        "supplier": [],
    }
