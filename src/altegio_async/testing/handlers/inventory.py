"""Storages, documents and product transactions. A sale of a loyalty product issues what it names."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.finance import (
    SALE,
    TOP_UP_DOCUMENT,
    VISIT,
    Product,
    ProductTransaction,
    StockDocument,
)
from altegio_async.testing.data.issue import issue_gift_card, issue_membership
from altegio_async.testing.handlers.finance_rows import (
    render_document,
    render_listed_movement,
    render_movement,
    render_single_movement,
    render_storage,
)
from altegio_async.testing.handlers.payments import answer_rows, make_period_filter
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World

_RESOURCES = {
    SALE: "goods_operations_sale",
    2: "goods_operations_consumable",
    3: "goods_operations_receipt",
    4: "goods_operations_stolen",
    5: "goods_operations_move",
    VISIT: "goods_operations_sale",
}
_INCOMING = {3}
_PRICES = ("cost_per_unit", "discount", "cost")


def list_storages(world: World, call: HandlerCall) -> Answer:
    """List the storages of a location."""
    storages = world.finance.list_storages(call.number("location_id"))
    return answer_rows([render_storage(storage) for storage in storages])


def list_movements(world: World, call: HandlerCall) -> Answer:
    """List the product transactions of a location, the oldest first."""
    location_id = call.number("location_id")
    zone = world.get_zone(location_id)
    wanted = parse_leading_number(call.first("document_id") or "")
    is_listed = make_period_filter(call)
    documents = world.finance.documents
    rows = [
        item
        for item in world.finance.movements.values()
        if documents[item.document_id].location_id == location_id
        and wanted in {0, item.document_id}
        and is_listed(item.created.astimezone(zone).date())
    ]
    rows.sort(key=lambda item: (item.created, item.id))
    page = select_page(call, rows, "count", default=20, maximum=1000)
    return answer_rows([render_listed_movement(world, item) for item in page])


def create_document(world: World, call: HandlerCall) -> Answer:
    """Add a document without product transactions."""
    return answer_object(render_document(world, _add_document(world, call)))


def read_document(world: World, call: HandlerCall) -> Answer:
    """Return a document."""
    return answer_object(render_document(world, _find_document(world, call, call.number("document_id"))))


def update_document(world: World, call: HandlerCall) -> Answer:
    """Change the comment and the time of a document."""
    document = _find_document(world, call, call.number("document_id"))
    fields = Fields(call.body)
    comment = fields.text("comment", document.comment)
    if "create_date" in fields:
        document.created = fields.moment("create_date", world.get_zone(document.location_id))
    document.comment = comment
    return answer_object(render_document(world, document))


def delete_document(world: World, call: HandlerCall) -> Answer:
    """Delete a document with its product transactions, unless it belongs to an appointment."""
    document = _find_document(world, call, call.number("document_id"))
    if document.type_id in {VISIT, TOP_UP_DOCUMENT}:
        raise Refusal(422, "The document belongs to an appointment or to a client account.")
    for item in world.finance.list_movements(document.id):
        _remove_movement(world, document, item)
    del world.finance.documents[document.id]
    return Answer(202)


def create_movement(world: World, call: HandlerCall) -> Answer:
    """Add a product transaction to a document."""
    fields = Fields(call.body)
    fields.require("document_id")
    document = _find_document(world, call, fields.integer("document_id"))
    return answer_object(render_single_movement(world, _add_movement(world, call, document, call.body)))


def read_movement(world: World, call: HandlerCall) -> Answer:
    """Return a product transaction."""
    return answer_object(render_single_movement(world, _find_movement(world, call)))


def update_movement(world: World, call: HandlerCall) -> Answer:
    """Change the amount, the prices, the links and the comment of a product transaction."""
    item = _find_movement(world, call)
    document, fields = world.finance.documents[item.document_id], Fields(call.body)
    values: dict[str, Any] = {name: fields.amount(name, getattr(item, name)) for name in _PRICES}
    values["amount"] = fields.number("amount", item.amount)
    values["comment"] = fields.text("comment", item.comment)
    values["client_id"] = fields.integer("client_id", item.client_id)
    values["team_member_id"] = fields.integer("master_id", item.team_member_id)
    _change_stock(world, document, item, abs(values["amount"]) - item.quantity)
    for name, value in values.items():
        setattr(item, name, value)
    _announce(world, document, item, "update")
    return answer_object(render_single_movement(world, item))


def delete_movement(world: World, call: HandlerCall) -> Answer:
    """Delete a product transaction and restore the stock. Issued memberships and gift cards remain."""
    item = _find_movement(world, call)
    _remove_movement(world, world.finance.documents[item.document_id], item)
    return Answer(202)


def _remove_movement(world: World, document: StockDocument, item: ProductTransaction) -> None:
    _announce(world, document, item, "delete")
    _change_stock(world, document, item, -item.quantity)
    world.finance.remove_movement(item)


def list_document_movements(world: World, call: HandlerCall) -> Answer:
    """List the product transactions of a document."""
    document = world.finance.documents.get(call.number("document_id"))
    if document is None:
        raise Refusal(404)
    if document.location_id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    return answer_list([render_movement(world, item) for item in world.finance.list_movements(document.id)])


def carry_out_operation(world: World, call: HandlerCall) -> Answer:
    """Add a document with its product transactions."""
    fields = Fields(call.body)
    sent = fields.objects("goods_transactions") or fields.objects("transactions")
    for item in sent:
        _check_movement(world, call.number("location_id"), Fields(item))
    document = _add_document(world, call)
    items = [_add_movement(world, call, document, item) for item in sent]
    rows: list[dict[str, Any]] = [{**render_single_movement(world, item), "client": []} for item in items]
    return answer_object({"document": render_document(world, document), "transactions": rows})


def _add_document(world: World, call: HandlerCall) -> StockDocument:
    fields = Fields(call.body)
    fields.require("type_id", "storage_id", "create_date")
    location_id, type_id = call.number("location_id"), fields.integer("type_id")
    if type_id not in _RESOURCES:
        raise refuse("type_id", "There is no such type of document.")
    storage_id = fields.integer("storage_id")
    if storage_id not in {storage.id for storage in world.finance.list_storages(location_id)}:
        raise refuse("storage_id", "The location has no such storage.")
    created, comment = fields.moment("create_date", world.get_zone(location_id)), fields.text("comment")
    document = StockDocument(
        id=world.make_id(),
        location_id=location_id,
        type_id=type_id,
        created=created,
        storage_id=storage_id,
        comment=comment,
        user_id=call.user.id if call.user else 0,
    )
    world.finance.documents[document.id] = document
    return document


def _find_document(world: World, call: HandlerCall, document_id: int) -> StockDocument:
    document = world.finance.documents.get(document_id)
    if document is None or document.location_id != call.number("location_id"):
        raise Refusal(404, "Document not found.")
    return document


def _find_movement(world: World, call: HandlerCall) -> ProductTransaction:
    item = world.finance.movements.get(call.number("transaction_id"))
    if item is None:
        raise Refusal(404)
    _find_document(world, call, item.document_id)
    return item


def _check_movement(world: World, location_id: int, fields: Fields) -> Product:
    """Return the product of a transaction. Refuse a transaction that cannot be carried out."""
    fields.require("good_id", "amount", "cost_per_unit", "discount", "cost", "operation_unit_type")
    for name in _PRICES:
        fields.amount(name)
    fields.number("amount")
    for name in ("operation_unit_type", "client_id", "master_id", "supplier_id"):
        fields.integer(name)
    fields.text("comment")
    product = world.finance.products.get(fields.integer("good_id"))
    if product is None or product.location_id != location_id:
        raise refuse("good_id", "The location has no such product.")
    client = world.clients.get(fields.integer("client_id"))
    if "client_id" in fields and (client is None or client.location_id != location_id):
        raise refuse("client_id", "The location has no such client.")
    return product


def _add_movement(
    world: World, call: HandlerCall, document: StockDocument, body: dict[str, Any]
) -> ProductTransaction:
    fields = Fields(body)
    if document.type_id not in _RESOURCES:
        raise refuse("document_id", "The document is not for products.")
    product = _check_movement(world, document.location_id, fields)
    item = ProductTransaction(
        id=world.make_id(),
        document_id=document.id,
        product_id=product.id,
        amount=fields.number("amount"),
        cost_per_unit=fields.amount("cost_per_unit"),
        discount=fields.amount("discount"),
        cost=fields.amount("cost"),
        created=call.now.astimezone(world.get_zone(document.location_id)),
        unit_type=fields.integer("operation_unit_type", 1),
        storage_id=document.storage_id,
        client_id=fields.integer("client_id"),
        team_member_id=fields.integer("master_id"),
        supplier_id=fields.integer("supplier_id"),
        comment=fields.text("comment"),
    )
    world.finance.store_movement(item)
    _change_stock(world, document, item, item.quantity)
    if document.type_id in {SALE, VISIT}:
        _issue(world, product, item, call.now)
    _announce(world, document, item, "create")
    return item


def _change_stock(world: World, document: StockDocument, item: ProductTransaction, amount: Decimal) -> None:
    """Change the stock by the amount of a product transaction. A negative amount reverses the change."""
    product = world.finance.products.get(item.product_id)
    if product is not None:
        change = amount if document.type_id in _INCOMING else -amount
        product.amounts[item.storage_id] = product.amounts.get(item.storage_id, Decimal(0)) + change


def _issue(world: World, product: Product, item: ProductTransaction, now: datetime) -> None:
    """Issue the membership or the gift card that a sold product names."""
    client = world.clients.get(item.client_id)
    if client is None:
        return
    membership_type = world.membership_types.get(product.membership_type_id)
    if membership_type is not None:
        item.membership_id = issue_membership(world, client, membership_type, now, item.id).id
    gift_card_type = world.gift_card_types.get(product.gift_card_type_id)
    if gift_card_type is not None:
        item.gift_card_id = issue_gift_card(world, client, gift_card_type, now).id


def _announce(world: World, document: StockDocument, item: ProductTransaction, status: ChangeStatus) -> None:
    world.announce(
        _RESOURCES[document.type_id],
        status,
        location_id=document.location_id,
        resource_id=item.id,
        render=lambda: render_listed_movement(world, item),
    )


_DOCUMENTS = "/storage_operations/documents"
_MOVEMENTS = "/storage_operations/goods_transactions/{location_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_location_inventories", "GET", "/storages/{location_id}", list_storages),
    Route("search_for_product_transactions", "GET", "/storages/transactions/{location_id}", list_movements),
    Route("create_document", "POST", _DOCUMENTS + "/{location_id}", create_document),
    Route("get_document", "GET", _DOCUMENTS + "/{location_id}/{document_id}", read_document),
    Route("update_document", "PUT", _DOCUMENTS + "/{location_id}/{document_id}", update_document),
    Route("delete_document", "DELETE", _DOCUMENTS + "/{location_id}/{document_id}", delete_document),
    Route("update_transaction", "PUT", _MOVEMENTS + "/{transaction_id}", update_movement),
    Route("delete_transaction", "DELETE", _MOVEMENTS + "/{transaction_id}", delete_movement),
    Route(
        "get_document_product_transactions",
        "GET",
        _DOCUMENTS + "/goods_transactions/{document_id}",
        list_document_movements,
    ),
    Route("create_transaction", "POST", _MOVEMENTS, create_movement),
    Route("get_transaction", "GET", _MOVEMENTS + "/{transaction_id}", read_movement),
    Route(
        "create_inventory_operation",
        "POST",
        "/storage_operations/operation/{location_id}",
        carry_out_operation,
    ),
)
