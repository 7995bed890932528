"""Promotions of a chain, and the texts of their messages."""

from __future__ import annotations

from typing import Any

from altegio_async.testing.data.seed_sales import promotion_fields
from altegio_async.testing.data.world import Location, Promotion, World
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_no_content,
    answer_object,
    as_list,
    as_object,
    make_invalid_refusal,
)

_REQUIRED = ("title", "type", "service_item_type", "good_item_type", "value_unit", "rules", "company_ids")
_FIXED = ("type", "service_item_type", "good_item_type", "value_unit")
_ITEMS = (
    ("allowed_service_ids", True, False),
    ("allowed_good_ids", False, False),
    ("allowed_good_category_ids", False, True),
)
"""For each list of items in a request: whether it has services, and whether it has categories."""
_TEMPLATES = {
    "on_changed_notification_template": "loyalty_discount_changed",
    "on_expiration_notification_template": "loyalty_discount_expiration",
}
"""The templates of a promotion, and the events that they are for."""
_SIZES = {"big", "mid", "small", "custom"}
KIND_IDS = {
    "discount_static": 1,
    "discount_accumulative_paid": 3,
    "cashback_accumulative_paid": 7,
    "cashback_accumulative_sold": 8,
}


def list_templates(world: World, call: HandlerCall) -> Answer:
    """List the chain's message templates."""
    chain_id = call.number("chain_id")
    return answer_list([_template(row) for row in world.templates.values() if row["chain_id"] == chain_id])


def _template(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "chain_id"}


def _promotion(world: World, call: HandlerCall) -> Promotion:
    promotion = world.promotions.get(call.number("loyalty_program_id"))
    if promotion is None or promotion.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return promotion


def read_promotion(world: World, call: HandlerCall) -> Answer:
    """Get one promotion, with the blocks that `include` names."""
    return answer_object(_render(world, call, _promotion(world, call)))


def create_promotion(world: World, call: HandlerCall) -> Answer:
    """Create a promotion. Respond to an invalid body with 422."""
    body = call.body
    missing = {name: ["This field is required."] for name in _REQUIRED if body.get(name) is None}
    if missing:
        raise make_invalid_refusal(missing)
    ident = world.new_id()
    fields = promotion_fields(str(body["title"]), str(body["type"]))
    fields.update({name: body[name] for name in fields if name in body})
    promotion = Promotion(ident, call.number("chain_id"), fields, [], [], [])
    _apply_lists(world, promotion, body)
    world.promotions[ident] = promotion
    return answer_object(_render(world, call, promotion))


def update_promotion(world: World, call: HandlerCall) -> Answer:
    """Change a promotion. Its type, its item rules and its unit cannot be changed."""
    promotion, body = _promotion(world, call), call.body
    promotion.fields.update(
        {name: body[name] for name in promotion.fields if name in body and name not in _FIXED}
    )
    _apply_lists(world, promotion, body)
    return answer_object(_render(world, call, promotion))


def delete_promotion(world: World, call: HandlerCall) -> Answer:
    """Delete a promotion."""
    del world.promotions[_promotion(world, call).id]
    return answer_no_content()


def _apply_lists(world: World, promotion: Promotion, body: dict[str, Any]) -> None:
    if "rules" in body:
        rules = [as_object(rule) for rule in as_list(body["rules"]) or [None]]
        if None in rules:
            raise make_invalid_refusal({"rules": ["A list of objects is needed."]})
        promotion.rules = [
            {
                "id": world.new_id(),
                "parameter": rule.get("parameter", 0),
                "value": rule.get("value", 0),
                "service_id": rule.get("service_id", 0),
            }
            for rule in rules
            if rule is not None
        ]
    if "company_ids" in body:
        known = world.chains[promotion.chain_id].location_ids
        promotion.location_ids = [ident for ident in body["company_ids"] if ident in known]
    if "loyalty_card_type_ids" in body:
        promotion.card_type_ids = [
            ident for ident in body["loyalty_card_type_ids"] if ident in world.card_types
        ]
    for name, is_service, is_category in _ITEMS:
        if name in body:
            kind = {"is_service": is_service, "is_category": is_category}
            _replace_items(promotion, as_list(body[name]) or [], kind)
    for name in _TEMPLATES:
        template = as_object(body.get(name))
        if template is not None:
            promotion.templates[name] = _make_template(world, promotion, name, template)


def _replace_items(promotion: Promotion, ids: list[Any], kind: dict[str, bool]) -> None:
    """Replace the items of one kind to which a promotion applies."""
    others = [item for item in promotion.items if any(item[name] != value for name, value in kind.items())]
    promotion.items = [*others, *({"id": ident, "title": f"Item {ident}", **kind} for ident in ids)]


def _make_template(
    world: World, promotion: Promotion, name: str, template: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the message template of a promotion, and show its id in the promotion; None for no template."""
    ident = 0 if template.get("type") == "none" else world.new_id()
    promotion.fields[f"{name}_id"] = ident
    if not ident:
        return None
    size = template.get("type") if template.get("type") in _SIZES else "custom"
    body = str(template.get("body", "")) if size == "custom" else f"The {size} message"
    return {"id": ident, "type": size, "body": body, "message_type": _TEMPLATES[name]}


def _render(world: World, call: HandlerCall, promotion: Promotion) -> dict[str, Any]:
    row: dict[str, Any] = {"id": promotion.id, **promotion.fields}
    blocks = _blocks(world, promotion)
    for name in call.get_list("include"):
        if name in blocks:
            row[name] = blocks[name]
    return row


def _blocks(world: World, promotion: Promotion) -> dict[str, Any]:
    kind_id = KIND_IDS.get(promotion.fields["type"], 0)
    rows = [_template(row) for row in world.templates.values() if row["chain_id"] == promotion.chain_id]
    common = dict(zip(_TEMPLATES, (rows[0], rows[-1]), strict=True)) if rows else {}
    templates = {**common, **promotion.templates}
    return {
        "applicable_items": promotion.items,
        "rules": [
            {**rule, "loyalty_program_id": promotion.id, "loyalty_type_id": kind_id}
            for rule in promotion.rules
        ],
        "companies": [_company(world.locations[ident]) for ident in promotion.location_ids],
        "loyalty_card_types": [
            {"id": ident, "title": world.card_types[ident].title} for ident in promotion.card_type_ids
        ],
        **{name: template for name, template in templates.items() if template is not None},
    }


def _company(location: Location) -> dict[str, Any]:
    return {
        "id": location.id,
        "title": location.title,
        "country": location.country,
        "country_id": 5,
        "city": location.city,
        "city_id": 12,
        "phone": location.phone,
        "timezone": location.zone_name,
        "address": location.address,
        "coordinate_lat": location.latitude,
        "coordinate_lng": location.longitude,
    }
