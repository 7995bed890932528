"""Products of locations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.finance import Product
from altegio_async.testing.handlers.finance_rows import render_product, render_single_product
from altegio_async.testing.handlers.payments import answer_rows
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_no_content,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World


def list_products(world: World, call: HandlerCall) -> Answer:
    """List the products of a location, by a part of the title and by category."""
    term = (call.first("term") or "").casefold()
    category = parse_leading_number(call.first("category_id") or "")
    rows = [
        render_product(product)
        for product in world.finance.list_products(call.number("location_id"))
        if term in product.title.casefold() and category in {0, product.category_id}
    ]
    return answer_rows(select_page(call, rows, "count", default=25, maximum=1000))


def search_products(world: World, call: HandlerCall) -> Answer:
    """List the products whose titles contain a text, as nodes of the tree of products."""
    term = (call.first("term", "search_term") or "").casefold()
    rows = [
        {
            "parent_id": product.category_id,
            "item_id": product.id,
            "category_id": product.category_id,
            "title": product.title,
            "is_chain": False,
            "is_category": False,
            "is_item": True,
        }
        for product in world.finance.list_products(call.number("location_id"))
        if term in product.title.casefold()
    ]
    count = parse_leading_number(call.first("count", "max_count") or "")
    return answer_list(rows[: count or None])


def read_product(world: World, call: HandlerCall) -> Answer:
    """Return a product."""
    return answer_object(render_single_product(find_product(world, call)))


def create_product(world: World, call: HandlerCall) -> Answer:
    """Add a product."""
    fields = Fields(call.body)
    fields.require("title", "category_id", "sale_unit_id", "service_unit_id")
    product = Product(
        id=0,
        location_id=call.number("location_id"),
        title="",
        cost=fields.amount("cost"),
        changed=call.now,
    )
    _set_fields(product, call)
    product.id = world.make_id()
    world.finance.products[product.id] = product
    _announce(world, product, "create")
    return answer_object(render_single_product(product), 201)


def update_product(world: World, call: HandlerCall) -> Answer:
    """Change the sent fields of a product."""
    product = find_product(world, call)
    Fields(call.body).require("title", "category_id", "sale_unit_id", "service_unit_id")
    _set_fields(product, call)
    _announce(world, product, "update")
    return answer_object(render_single_product(product))


def delete_product(world: World, call: HandlerCall) -> Answer:
    """Delete a product."""
    product = find_product(world, call)
    _announce(world, product, "delete")
    del world.finance.products[product.id]
    return answer_no_content()


def find_product(world: World, call: HandlerCall) -> Product:
    """Return the product of the path.

    Raises:
        Refusal: the location has no such product.
    """
    product = world.finance.products.get(call.number("product_id"))
    if product is None or product.location_id != call.number("location_id"):
        raise Refusal(404)
    return product


def _set_fields(product: Product, call: HandlerCall) -> None:
    fields = Fields(call.body)
    texts = {name: fields.text(name, getattr(product, name)) for name in ("title", "article", "barcode")}
    ids = {
        name: fields.integer(name, getattr(product, name))
        for name in ("category_id", "sale_unit_id", "service_unit_id")
    }
    amounts = {
        name: fields.amount(name, getattr(product, name))
        for name in ("cost", "actual_cost", "critical_amount", "desired_amount")
    }
    product.comment = fields.text("comment", product.comment)
    for name, value in {**texts, **ids, **amounts}.items():
        setattr(product, name, value)
    product.changed = compute_change(product.changed, call.now)


def _announce(world: World, product: Product, status: ChangeStatus) -> None:
    world.announce(
        "good",
        status,
        location_id=product.location_id,
        resource_id=product.id,
        render=lambda: render_single_product(product),
    )


_PRODUCT = "/goods/{location_id}/{product_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_products_list", "GET", "/goods/{location_id}", list_products),
    Route("search_product", "GET", "/goods/search/{location_id}", search_products),
    Route("create_product", "POST", "/goods/{location_id}", create_product),
    Route("get_product", "GET", _PRODUCT, read_product),
    Route("update_product", "PUT", _PRODUCT, update_product),
    Route("delete_product", "DELETE", _PRODUCT, delete_product),
)
