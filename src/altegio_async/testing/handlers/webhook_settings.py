"""Webhook settings of locations: read and replace."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from altegio_async.testing.data.world import World
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    answer_object,
    as_count,
    as_list,
    make_field_refusal,
)
from altegio_async.testing.server.router import Route

_PATH = "/hooks_settings/{location_id}"
_MAX_URLS: Final = 10
_FLAGS: Final = (
    "salon",
    "service_category",
    "service",
    "good",
    "master",
    "client",
    "record",
    "goods_operations_sale",
    "goods_operations_receipt",
    "goods_operations_consumable",
    "goods_operations_stolen",
    "goods_operations_move",
    "finances_operation",
    "schedule",
    "loyalty_card",
)
_FLAG_OF_RESOURCE: Final = {"company": "salon", "staff": "master"}


def get_settings(world: World, location_id: int) -> dict[str, Any]:
    """Return the settings of a location. Until a write replaces them, all events are sent."""
    settings = world.webhook_settings.get(location_id)
    if settings is not None:
        return settings
    return {"urls": list(world.webhook_urls), "active": 1, **dict.fromkeys(_FLAGS, 1), "self_sending": 1}


def has_subscription(settings: dict[str, Any], resource: str) -> bool:
    """Return whether the events of a resource are sent with these settings."""
    return bool(settings["active"] and settings.get(_FLAG_OF_RESOURCE.get(resource, resource)))


def read_settings(world: World, call: HandlerCall) -> Answer:
    """Return the settings of a location."""
    return answer_object(get_settings(world, call.number("location_id")))


def replace_settings(world: World, call: HandlerCall) -> Answer:
    """Replace the settings of a location. A flag that the body does not contain is switched off."""
    body = call.body
    urls = as_list(body.get("urls"))
    errors: dict[str, list[str]] = {}
    if urls is None or not 1 <= len(urls) <= _MAX_URLS or not all(_is_url(url) for url in urls):
        errors["urls"] = [f"1 to {_MAX_URLS} absolute URLs are needed."]
    switches = {name: _read_switch(body.get(name, 0)) for name in ("active", *_FLAGS, "self_sending")}
    if "active" not in body:
        errors["active"] = ["This field is required."]
    errors |= {name: ["The value must be 0 or 1."] for name, value in switches.items() if value is None}
    if errors:
        raise make_field_refusal(errors)
    settings = world.webhook_settings[call.number("location_id")] = {"urls": urls, **switches}
    return answer_object(settings, 201)


def _read_switch(value: Any) -> int | None:
    """Return 0 or 1, or None for a value that is not a number."""
    count = int(value) if isinstance(value, bool) else as_count(value)
    return None if count is None else min(count, 1)


def _is_url(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


ROUTES: tuple[Route, ...] = (
    Route("get_event_notification_settings", "GET", _PATH, read_settings),
    Route("update_event_notification_settings", "POST", _PATH, replace_settings),
)
