"""Categories of services: create, read, update, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.booking import ServiceCategory
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World


def list_categories(world: World, call: HandlerCall) -> Answer:
    """List the categories of a location, on request those of a team member."""
    location_id, member = call.number("location_id"), call.first("staff_id")
    rows = [_render(world, one) for one in world.booking.list_categories(location_id)]
    found = [row for row in rows if not member or parse_leading_number(member) in row["staff"]]
    return Answer(200, {"success": True, "data": found, "meta": {"total_count": len(found)}})


def get_category(world: World, call: HandlerCall) -> Answer:
    """Return a category."""
    return answer_object(_render(world, _find(world, call)))


def list_category(world: World, call: HandlerCall) -> Answer:
    """Return a category as a list of one, as the older operation does."""
    row = _render(world, _find(world, call))
    return Answer(200, {"success": True, "data": [row], "meta": {"total_count": 1}})


def create_category(world: World, call: HandlerCall) -> Answer:
    """Add a category."""
    fields = Fields(call.body)
    fields.require("title")
    category = ServiceCategory(0, call.number("location_id"), "")
    _set_fields(category, fields)
    category.id = world.make_id()
    world.booking.categories[category.location_id, category.id] = category
    _announce(world, category, "create")
    row = _render(world, category)
    del row["is_chain"]
    return answer_object(row, 201)


def update_category(world: World, call: HandlerCall) -> Answer:
    """Change a category. Fields that are not sent keep their values."""
    category = _find(world, call)
    _set_fields(category, Fields(call.body))
    _announce(world, category, "update")
    return answer_object(_render(world, category))


def delete_category(world: World, call: HandlerCall) -> Answer:
    """Remove a category. Its services stay without a category."""
    category = _find(world, call)
    _announce(world, category, "delete")
    del world.booking.categories[category.location_id, category.id]
    for service in world.booking.list_services(category.location_id):
        if service.category_id == category.id:
            service.category_id = 0
    return answer_no_content()


def _find(world: World, call: HandlerCall) -> ServiceCategory:
    category = world.booking.categories.get((call.number("location_id"), call.number("id")))
    if category is None:
        raise Refusal(404)
    return category


def _set_fields(category: ServiceCategory, fields: Fields) -> None:
    title, api_id = fields.text("title", category.title), fields.text("api_id", category.api_id)
    category.weight = fields.integer("weight", category.weight)
    category.title, category.api_id = title, api_id


def _announce(world: World, category: ServiceCategory, status: ChangeStatus) -> None:
    world.announce(
        "service_category",
        status,
        location_id=category.location_id,
        resource_id=category.id,
        render=lambda: _render(world, category),
    )


def list_providers(world: World, category: ServiceCategory) -> list[int]:
    """Return the ids of the team members who provide services of a category."""
    services = world.booking.list_services(category.location_id)
    return sorted(
        {ident for one in services if one.category_id == category.id for ident in one.seance_lengths}
    )


def _render(world: World, category: ServiceCategory) -> dict[str, Any]:
    """Return a category with the team members who provide its services."""
    return {
        "id": category.id,
        "salon_service_id": category.id + 7_000_000,
        "title": category.title,
        "api_id": category.api_id,
        "weight": category.weight,
        "staff": list_providers(world, category),
        "is_chain": False,
    }


_CATEGORY = "/service_category/{location_id}/{id}"

ROUTES: tuple[Route, ...] = (
    Route("get_service_category_list", "GET", "/company/{location_id}/service_categories", list_categories),
    Route("create_service_category", "POST", "/service_categories/{location_id}", create_category),
    Route("get_service_category", "GET", _CATEGORY, get_category),
    Route(
        "deprecated_get_service_category_list", "GET", "/service_categories/{location_id}/{id}", list_category
    ),
    Route("update_service_category", "PUT", _CATEGORY, update_category),
    Route("delete_service_category", "DELETE", _CATEGORY, delete_category),
)
"""The operations on categories of services."""
