"""Gift card types of a chain: read, create, replace, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.world import GiftCardType, World
from altegio_async.testing.handlers import rendering
from altegio_async.testing.handlers.chain_memberships import parse_end
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_object,
    answer_page,
    merge_field_errors,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.paging import select_page

if TYPE_CHECKING:
    from datetime import datetime

_REQUIRED = [
    "title",
    "balance",
    "is_multi",
    "item_type_id",
    "is_allow_empty_code",
    "balance_edit_type_id",
    "service_ids",
    "salon_ids",
    "expiration",
    "online_sale",
]


def list_types(world: World, call: HandlerCall) -> Answer:
    """List the chain's types by a part of their titles, ten per page."""
    chain_id, title = call.number("chain_id"), (call.first("title") or "").casefold()
    kinds = [
        kind
        for kind in world.gift_card_types.values()
        if kind.chain_id == chain_id and title in kind.title.casefold()
    ]
    page = select_page(call, kinds, "page_size", default=10)
    return answer_page([rendering.render_chain_gift_card_type(world, kind) for kind in page], len(kinds))


def _find_type(world: World, call: HandlerCall) -> GiftCardType:
    kind = world.gift_card_types.get(call.number("type_id"))
    if kind is None or kind.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return kind


def read_type(world: World, call: HandlerCall) -> Answer:
    """Get one type."""
    return answer_object(rendering.render_chain_gift_card_type(world, _find_type(world, call)))


def create_type(world: World, call: HandlerCall) -> Answer:
    """Create a type. Respond to an invalid body with 400."""
    kind = _make_type(world, call, world.make_id())
    world.gift_card_types[kind.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.render_chain_gift_card_type(world, kind))


def update_type(world: World, call: HandlerCall) -> Answer:
    """Replace a type of which no gift card was issued."""
    old = _find_type(world, call)
    _refuse_issued(world, old)
    kind = _make_type(world, call, old.id)
    world.gift_card_types[old.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.render_chain_gift_card_type(world, kind))


def delete_type(world: World, call: HandlerCall) -> Answer:
    """Delete a type of which no gift card was issued."""
    kind = _find_type(world, call)
    _refuse_issued(world, kind)
    del world.gift_card_types[kind.id]
    kind.location_ids = []
    _show_at_locations(world, kind)
    return answer_object(None)


def _refuse_issued(world: World, kind: GiftCardType) -> None:
    if world.count_issued(kind.id):
        raise Refusal(400, "Gift cards of this type were issued.")


def _show_at_locations(world: World, kind: GiftCardType) -> None:
    for location_id in world.chains[kind.chain_id].location_ids:
        shown = world.locations[location_id].gift_card_type_ids
        if location_id in kind.location_ids and kind.id not in shown:
            shown.append(kind.id)
        elif location_id not in kind.location_ids and kind.id in shown:
            shown.remove(kind.id)


def _make_type(world: World, call: HandlerCall, ident: int) -> GiftCardType:
    """Return the type of a body. Refuse an invalid body with 400, not with 422 as other operations do."""
    try:
        return _read_type(world, call.number("chain_id"), Fields(call.body), ident)
    except Refusal as refusal:
        merge_field_errors(refusal.answer).status = 400
        raise


def _read_type(world: World, chain_id: int, fields: Fields, ident: int) -> GiftCardType:
    fields.require(*_REQUIRED)
    item_type_id, balance_edit_type_id = (
        fields.integer("item_type_id"),
        fields.integer("balance_edit_type_id"),
    )
    if item_type_id not in {0, 1, 2, 3, 4}:
        raise refuse("item_type_id", "This value is not allowed.")
    if balance_edit_type_id not in {1, 2}:
        raise refuse("balance_edit_type_id", "This value is not allowed.")
    kind_id, date, timeout, unit = _read_expiration(Fields(fields.object("expiration")))
    known = world.chains[chain_id].location_ids
    return GiftCardType(
        id=ident,
        chain_id=chain_id,
        title=fields.text("title"),
        balance=fields.amount("balance"),
        is_multi=fields.flag("is_multi"),
        item_type_id=item_type_id,
        expiration_type_id=kind_id,
        expiration_date=date,
        expiration_timeout=timeout,
        expiration_timeout_unit_id=unit,
        is_allow_empty_code=fields.flag("is_allow_empty_code"),
        location_ids=[one for one in fields.ids("salon_ids") if one in known],
        balance_edit_type_id=balance_edit_type_id,
        service_ids=fields.ids("service_ids"),
        category_id=fields.integer("category_id") if "category_id" in fields else None,
        online_sale=_read_online_sale(Fields(fields.object("online_sale"))),
    )


def _read_expiration(given: Fields) -> tuple[int, datetime | None, int, int]:
    kind, timeout = given.integer("type_id", -1), given.integer("timeout")
    unit = given.integer("timeout_unit_id")
    if kind == 1 and "date" in given:
        return 1, parse_end(given.text("date"), "expiration.date"), 0, 0
    if kind == 2 and timeout > 0 and unit in {1, 2, 3, 4}:
        return 2, None, timeout, unit
    if kind == 0:
        return 0, None, 0, 0
    raise refuse("expiration", "The settings do not fit their kind.")


def _read_online_sale(given: Fields) -> dict[str, Any]:
    """Return the settings of the online sale that a body has."""
    settings: dict[str, Any] = {name: given.text(name) for name in ("title", "description") if name in given}
    if "is_enabled" in given:
        settings["is_enabled"] = given.flag("is_enabled")
    if "price" in given:
        settings["price"] = render_money(given.amount("price"))
    return settings
