"""Locations: list, create, read, update, delete."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.builders import add_location
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import Location, World

_PAGE = 1000
_LIST_ONLY = ("phone", "phones", "timezone", "active")


def list_locations(world: World, call: HandlerCall) -> Answer:
    """List the locations, on request one of them or those of a chain."""
    ident, chain = call.first("id"), call.first("group_id")
    found = [
        one
        for one in world.locations.values()
        if not one.is_deleted
        and (not ident or one.id == parse_leading_number(ident))
        and (not chain or one.chain_id == parse_leading_number(chain))
    ]
    page = select_page(call, found, "count", default=_PAGE, maximum=_PAGE)
    rows = [render_row(world, one, call.now) for one in page]
    return Answer(200, {"success": True, "data": rows, "meta": []})


def get_location(world: World, call: HandlerCall) -> Answer:
    """Return a location."""
    return answer_object(_render(world, world.locations[call.number("location_id")], call.now))


def update_location(world: World, call: HandlerCall) -> Answer:
    """Change a location. Fields that are not sent keep their values."""
    location = world.locations[call.number("location_id")]
    _set_fields(location, call.body)
    _announce(world, location, "update", call.now)
    return answer_object(_render(world, location, call.now))


def create_location(world: World, call: HandlerCall) -> Answer:
    """Add a location in a new chain, with the time zone of the first location."""
    Fields(call.body).require("title")
    if not world.locations:
        raise Refusal(404)
    draft = replace(next(iter(world.locations.values())))
    _set_fields(draft, call.body)  # refuses invalid fields before the location is added
    location = add_location(world, title=None, chain_id=None)
    location.address, location.is_deleted = "", False
    _set_fields(location, call.body)
    _announce(world, location, "create", call.now)
    return answer_object(render_row(world, location, call.now), 201)


def delete_location(world: World, call: HandlerCall) -> Answer:
    """Delete a location: it is no longer listed, and requests for it are refused with 404."""
    location = world.locations[call.number("location_id")]
    _announce(world, location, "delete", call.now)
    location.is_deleted = True
    world.chains[location.chain_id].location_ids.remove(location.id)
    return Answer(202)


def _set_fields(location: Location, body: dict[str, Any]) -> None:
    """Set the fields that were sent. An invalid one changes nothing."""
    fields = Fields(body)
    texts = {
        name: fields.text(name, getattr(location, name)) for name in ("title", "city", "country", "address")
    }
    places = {
        name: _read_coordinate(body, key, getattr(location, name))
        for name, key in (("latitude", "coordinate_lat"), ("longitude", "coordinate_lon"))
    }
    for name, value in {**texts, **places}.items():
        setattr(location, name, value)


def _announce(world: World, location: Location, status: ChangeStatus, now: datetime) -> None:
    world.announce(
        "company",
        status,
        location_id=location.id,
        resource_id=location.id,
        render=lambda: render_row(world, location, now),
    )


def _read_coordinate(body: dict[str, Any], name: str, default: float) -> float:
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -180 <= value <= 180:
        raise refuse(name, "A number of degrees is needed.")
    return float(value)


def render_row(world: World, location: Location, now: datetime) -> dict[str, Any]:
    """Return a location in the form of the list. Its offset is the one of the current time."""
    offset = now.astimezone(location.zone).utcoffset() or timedelta()
    return {
        "id": location.id,
        "title": location.title,
        "public_title": location.title,
        "short_descr": "",
        "active": 1,
        "phone": location.phone,
        "phones": [location.phone],
        "country": location.country,
        "city": location.city,
        "timezone": offset // timedelta(hours=1),
        "timezone_name": location.zone_name,
        "address": location.address,
        "coordinate_lat": location.latitude,
        "coordinate_lon": location.longitude,
        "phone_confirmation": location.needs_booking_code,
        "active_staff_count": sum(not one.is_fired for one in world.booking.list_team_members(location.id)),
        "currency_short_title": "EUR",
    }


def _render(world: World, location: Location, now: datetime) -> dict[str, Any]:
    row = {name: value for name, value in render_row(world, location, now).items() if name not in _LIST_ONLY}
    chain = world.chains[location.chain_id]
    group = {"id": chain.id, "title": chain.title}
    return {
        **row,
        "description": "",
        "main_group_id": chain.id,
        "main_group": group,
        "groups": {str(chain.id): group},
        "bookforms": [],
        "access": {},
    }


_MISSING = "Location not found."
_LOCATION = "/company/{location_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_location_list", "GET", "/companies", list_locations, AuthLevel.PARTNER),
    Route("get_location", "GET", _LOCATION, get_location, AuthLevel.PARTNER, missing=_MISSING),
    Route("update_location", "PUT", _LOCATION, update_location, missing=_MISSING),
    Route("create_location", "POST", "/companies", create_location),
    Route("delete_location", "DELETE", _LOCATION, delete_location, missing=_MISSING),
)
"""The operations on locations."""
