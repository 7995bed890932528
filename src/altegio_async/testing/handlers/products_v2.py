"""Products and their stock in the second version of the API: read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.handlers.json_api import (
    answer_document,
    link_many,
    link_one,
    read_includes,
    read_page,
    render_position,
    render_resource,
)
from altegio_async.testing.handlers.products import find_product
from altegio_async.testing.server.exchange import Answer, HandlerCall, render_money
from altegio_async.testing.server.fields import refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from altegio_async.testing.data.finance import Product
    from altegio_async.testing.data.world import World

_SHORTEST_TERM = 2


def list_products(world: World, call: HandlerCall) -> Answer:
    """List the products of a location, on request some of them by id.

    Products that issue memberships or gift cards are listed only if the filter asks for them.
    """
    kind = call.first("filter[related_loyalty_entity_slug]") or "common"
    wanted = call.numbers("filter[ids]")
    found = [
        one
        for one in world.finance.list_products(call.number("location_id"))
        if _find_kind(one) == kind and (not wanted or one.id in wanted)
    ]
    return _answer_page(world, call, found)


def autocomplete_products(world: World, call: HandlerCall) -> Answer:
    """List the products of a location whose titles contain a text."""
    term = call.first("filter[term]") or ""
    if len(term) < _SHORTEST_TERM:
        raise refuse("term", f"At least {_SHORTEST_TERM} characters are needed.")
    products = world.finance.list_products(call.number("location_id"))
    return _answer_page(world, call, [one for one in products if term.casefold() in one.title.casefold()])


def get_product(world: World, call: HandlerCall) -> Answer:
    """Return a product."""
    product, names = find_product(world, call), read_includes(call)
    included = list(_list_included(world, product, names)) if names else None
    return answer_document(_render_product(product, names), included=included, meta=[])


def list_storage_amounts(world: World, call: HandlerCall) -> Answer:
    """List how much of a product each storage has."""
    product, names = find_product(world, call), read_includes(call)
    included = None
    if names:
        storages = [world.finance.storages.get(ident) for ident in product.amounts]
        included = [
            render_resource("storage", one.id, {"title": one.title})
            for one in storages
            if one is not None and "storage" in names
        ]
    return answer_document(_render_amounts(product), included=included)


def _answer_page(world: World, call: HandlerCall, products: list[Product]) -> Answer:
    page, names = read_page(call), read_includes(call)
    rows: Sequence[Product] = page.select(products)
    included = [row for one in rows for row in _list_included(world, one, names)] if names else None
    return answer_document(
        [_render_product(one, names) for one in rows], included=included, meta=render_position(page)
    )


def _find_kind(product: Product) -> str:
    """Return what the sale of a product issues: a membership, a gift card, or nothing."""
    if product.membership_type_id:
        return "loyalty_abonement"
    return "loyalty_certificate" if product.gift_card_type_id else "common"


def _list_included(world: World, product: Product, names: frozenset[str]) -> Iterable[dict[str, Any]]:
    """Yield the stored resources of a product that have these names."""
    for name, stored in (
        ("loyalty_abonement_type", world.membership_types.get(product.membership_type_id)),
        ("loyalty_certificate_type", world.gift_card_types.get(product.gift_card_type_id)),
    ):
        if name in names and stored is not None:
            yield render_resource(name, stored.id, {"title": stored.title})
    if "storage_amounts" in names:
        yield from _render_amounts(product)


def _render_product(product: Product, names: frozenset[str]) -> dict[str, Any]:
    """Return a product. Its actual cost is null unless the request asks to include it."""
    attributes = {
        "category_id": product.category_id,
        "title": product.title,
        "sale_unit_id": product.sale_unit_id,
        "consumable_unit_id": product.service_unit_id,
        "sale_unit_to_consumable_unit_ratio": 1,
        "loyalty_abonement_type_id": product.membership_type_id or None,
        "loyalty_certificate_type_id": product.gift_card_type_id or None,
        "cost": render_money(product.cost),
        "actual_cost": render_money(product.actual_cost) if "actual_cost" in names else None,
        "is_chain": False,
    }
    relationships = {
        "loyalty_abonement_type": link_one("loyalty_abonement_type", product.membership_type_id),
        "loyalty_certificate_type": link_one("loyalty_certificate_type", product.gift_card_type_id),
        "mark_settings": link_one("mark_settings", None),
        "storage_amounts": link_many("good_storage_amount", [row["id"] for row in _render_amounts(product)]),
    }
    return render_resource("good", product.id, attributes, relationships)


def _render_amounts(product: Product) -> list[dict[str, Any]]:
    """Return the stock of a product in each storage. The id names the product and the storage."""
    return [
        render_resource(
            "good_storage_amount",
            f"{product.id}_{storage}",
            {
                "good_id": product.id,
                "storage_id": storage,
                "sale_amount": render_money(amount),
                "consumable_amount": render_money(amount),
            },
            {"storage": link_one("storage", storage)},
        )
        for storage, amount in product.amounts.items()
    ]


_PRODUCTS = "/company/{location_id}/products"
_PRODUCT = _PRODUCTS + "/{product_id}"

ROUTES: tuple[Route, ...] = (
    Route("v2.list_products", "GET", _PRODUCTS, list_products),
    Route("v2.autocomplete_products", "GET", _PRODUCTS + "/autocomplete", autocomplete_products),
    Route("v2.get_product", "GET", _PRODUCT, get_product),
    Route("v2.list_product_storage_amounts", "GET", _PRODUCT + "/storage_amounts", list_storage_amounts),
)
"""The operations on products of the second version."""
