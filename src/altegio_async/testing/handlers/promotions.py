"""Promotions of a chain, and the texts of their messages."""

from __future__ import annotations

from typing import Any

from altegio_async.testing.data.seed_sales import make_promotion_fields
from altegio_async.testing.data.world import Location, Promotion, World
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_no_content,
    answer_object,
    make_invalid_refusal,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse

_REQUIRED = ("title", "type", "service_item_type", "good_item_type", "value_unit", "rules", "company_ids")
_ITEM_RULES = {"any_allowed", "not_allowed", "custom_allowed"}
_CODES = {
    "type": {
        "discount_static",
        "discount_accumulative_visits",
        "discount_accumulative_sold",
        "discount_accumulative_paid",
        "cashback_static_sold",
        "cashback_static_paid",
        "cashback_accumulative_paid",
        "cashback_accumulative_sold",
        "cashback_accumulative_paid_visits",
        "cashback_accumulative_sold_visits",
        "cashback_sold_visits",
        "cashback_paid_visits",
        "package_discount",
    },
    "service_item_type": _ITEM_RULES,
    "good_item_type": _ITEM_RULES,
    "value_unit": {"percent", "amount"},
    "expiration_timeout_unit": {"day", "week", "month", "year"},
    "params_source_type": {"loyalty_card", "active_companies", "chain"},
}
"""The values of the fields that have a list of values."""
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
    return answer_list(
        [_render_template(row) for row in world.templates.values() if row["chain_id"] == chain_id]
    )


def _render_template(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "chain_id"}


def _find_promotion(world: World, call: HandlerCall) -> Promotion:
    promotion = world.promotions.get(call.number("loyalty_program_id"))
    if promotion is None or promotion.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return promotion


def read_promotion(world: World, call: HandlerCall) -> Answer:
    """Get one promotion, with the blocks that `include` names."""
    return answer_object(_render(world, call, _find_promotion(world, call)))


def create_promotion(world: World, call: HandlerCall) -> Answer:
    """Create a promotion. Respond to an invalid body with 422."""
    body = call.body
    missing = {name: ["This field is required."] for name in _REQUIRED if body.get(name) is None}
    if missing:
        raise make_invalid_refusal(missing)
    fields = make_promotion_fields(str(body["title"]), str(body["type"])) | _read_fields(body)
    promotion = Promotion(world.make_id(), call.number("chain_id"), fields, [], [], [])
    _apply_lists(world, promotion, body)
    world.promotions[promotion.id] = promotion
    return answer_object(_render(world, call, promotion))


def update_promotion(world: World, call: HandlerCall) -> Answer:
    """Change a promotion. Its type, its item rules and its unit cannot be changed."""
    promotion = _find_promotion(world, call)
    fields = _read_fields(call.body)
    _apply_lists(world, promotion, call.body)
    promotion.fields.update({name: value for name, value in fields.items() if name not in _FIXED})
    return answer_object(_render(world, call, promotion))


def delete_promotion(world: World, call: HandlerCall) -> Answer:
    """Delete a promotion."""
    del world.promotions[_find_promotion(world, call).id]
    return answer_no_content()


def _read_fields(body: dict[str, Any]) -> dict[str, Any]:
    """Return the scalar fields of a body. Refuse values of a wrong type and unknown codes."""
    fields, found = Fields(body), dict[str, Any]()
    for name, default in make_promotion_fields("", "").items():
        if name in fields:
            value = fields.text(name) if isinstance(default, str) else fields.integer(name)
            if value not in _CODES.get(name, {value}):
                raise refuse(name, "This value is not allowed.")
            found[name] = value
    return found


def _apply_lists(world: World, promotion: Promotion, body: dict[str, Any]) -> None:
    """Replace the lists and the templates of a promotion that a body has. An invalid body changes nothing."""
    fields = Fields(body)
    rules = [_read_rule(world, Fields(rule)) for rule in fields.objects("rules")]
    locations, card_types = fields.ids("company_ids"), fields.ids("loyalty_card_type_ids")
    items = {name: fields.ids(name) for name, _, _ in _ITEMS}
    templates = {name: fields.object(name) for name in _TEMPLATES if name in fields}
    if "rules" in body:
        promotion.rules = rules
    if "company_ids" in body:
        known = world.chains[promotion.chain_id].location_ids
        promotion.location_ids = [ident for ident in locations if ident in known]
    if "loyalty_card_type_ids" in body:
        promotion.card_type_ids = [ident for ident in card_types if ident in world.card_types]
    for name, is_service, is_category in _ITEMS:
        if name in body:
            _replace_items(promotion, items[name], {"is_service": is_service, "is_category": is_category})
    for name, template in templates.items():
        promotion.templates[name] = _make_template(world, promotion, name, template)


def _read_rule(world: World, rule: Fields) -> dict[str, Any]:
    """Return a rule of a body with an id."""
    return {
        "id": world.make_id(),
        "parameter": render_money(rule.number("parameter")),
        "value": render_money(rule.number("value")),
        "service_id": rule.integer("service_id"),
    }


def _replace_items(promotion: Promotion, ids: list[int], kind: dict[str, bool]) -> None:
    """Replace the items of one kind to which a promotion applies."""
    others = [item for item in promotion.items if any(item[name] != value for name, value in kind.items())]
    promotion.items = [*others, *({"id": ident, "title": f"Item {ident}", **kind} for ident in ids)]


def _make_template(
    world: World, promotion: Promotion, name: str, template: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the message template of a promotion, and show its id in the promotion; None for no template."""
    size = str(template.get("type"))
    ident = 0 if size == "none" else world.make_id()
    promotion.fields[f"{name}_id"] = ident
    if not ident:
        return None
    size = size if size in _SIZES else "custom"
    body = str(template.get("body", "")) if size == "custom" else f"The {size} message"
    return {"id": ident, "type": size, "body": body, "message_type": _TEMPLATES[name]}


def _render(world: World, call: HandlerCall, promotion: Promotion) -> dict[str, Any]:
    row: dict[str, Any] = {"id": promotion.id, **promotion.fields}
    blocks = _render_blocks(world, promotion)
    for name in call.get_list("include"):
        if name in blocks:
            row[name] = blocks[name]
    return row


def _render_blocks(world: World, promotion: Promotion) -> dict[str, Any]:
    kind_id = KIND_IDS.get(promotion.fields["type"], 0)
    rows = [
        _render_template(row) for row in world.templates.values() if row["chain_id"] == promotion.chain_id
    ]
    common = dict(zip(_TEMPLATES, (rows[0], rows[-1]), strict=True)) if rows else {}
    templates = {**common, **promotion.templates}
    return {
        "applicable_items": promotion.items,
        "rules": [
            {**rule, "loyalty_program_id": promotion.id, "loyalty_type_id": kind_id}
            for rule in promotion.rules
        ],
        "companies": [_render_location(world.locations[ident]) for ident in promotion.location_ids],
        "loyalty_card_types": [
            {"id": ident, "title": world.card_types[ident].title} for ident in promotion.card_type_ids
        ],
        **{name: template for name, template in templates.items() if template is not None},
    }


def _render_location(location: Location) -> dict[str, Any]:
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
