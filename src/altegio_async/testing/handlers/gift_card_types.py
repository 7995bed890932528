"""Gift card types of a chain: read, create, replace, delete."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.world import GiftCardType, World
from altegio_async.testing.handlers import rendering
from altegio_async.testing.handlers.chain_memberships import end_of
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object, answer_page
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
    return answer_page([rendering.gift_card_type_chain(world, kind) for kind in page], len(kinds))


def _type(world: World, call: HandlerCall) -> GiftCardType:
    kind = world.gift_card_types.get(call.number("type_id"))
    if kind is None or kind.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return kind


def read_type(world: World, call: HandlerCall) -> Answer:
    """Get one type."""
    return answer_object(rendering.gift_card_type_chain(world, _type(world, call)))


def create_type(world: World, call: HandlerCall) -> Answer:
    """Create a type. Respond to an invalid body with 400."""
    kind = _from_body(world, call, world.new_id())
    world.gift_card_types[kind.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.gift_card_type_chain(world, kind))


def update_type(world: World, call: HandlerCall) -> Answer:
    """Replace a type of which no gift card was issued."""
    old = _type(world, call)
    _refuse_issued(world, old)
    kind = _from_body(world, call, old.id)
    world.gift_card_types[old.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.gift_card_type_chain(world, kind))


def delete_type(world: World, call: HandlerCall) -> Answer:
    """Delete a type of which no gift card was issued."""
    kind = _type(world, call)
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


def _from_body(world: World, call: HandlerCall, ident: int) -> GiftCardType:
    body = call.body
    errors = {name: ["This field is required."] for name in _REQUIRED if body.get(name) is None}
    for name, allowed in (("item_type_id", {0, 1, 2, 3, 4}), ("balance_edit_type_id", {1, 2})):
        if name not in errors and body[name] not in allowed:
            errors[name] = ["This value is not allowed."]
    expiration = body.get("expiration")
    if "expiration" not in errors and not isinstance(expiration, dict):
        errors["expiration"] = ["An object is needed."]
    if errors:
        raise Refusal(400, "An error has occurred.", errors)
    kind_id, date, timeout, unit = _expiration(dict(body["expiration"]))
    return GiftCardType(
        id=ident,
        chain_id=call.number("chain_id"),
        title=str(body["title"]),
        balance=Decimal(str(body["balance"])),
        is_multi=bool(body["is_multi"]),
        item_type_id=body["item_type_id"],
        expiration_type_id=kind_id,
        expiration_date=date,
        expiration_timeout=timeout,
        expiration_timeout_unit_id=unit,
        is_allow_empty_code=bool(body["is_allow_empty_code"]),
        location_ids=[
            i for i in body["salon_ids"] if i in world.chains[call.number("chain_id")].location_ids
        ],
        balance_edit_type_id=body["balance_edit_type_id"],
        service_ids=list(body["service_ids"]),
        category_id=body.get("category_id"),
        online_sale=dict(body["online_sale"]),
    )


def _expiration(given: dict[str, Any]) -> tuple[int, datetime | None, int, int]:
    kind = given.get("type_id")
    if kind == 1 and given.get("date"):
        return 1, end_of(str(given["date"]), "expiration.date"), 0, 0
    if kind == 2 and given.get("timeout") and given.get("timeout_unit_id") in {1, 2, 3, 4}:
        return 2, None, int(given["timeout"]), given["timeout_unit_id"]
    if kind == 0:
        return 0, None, 0, 0
    raise Refusal(400, "An error has occurred.", {"expiration": ["The settings do not fit their kind."]})
