"""Services: create, read, update, delete, and the team members who provide them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.booking import Service, TeamMember
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
    parse_leading_number,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World

_STORED_FIELDS = {
    "is_multi": bool,
    "tax_variant": int,
    "vat_id": int,
    "is_need_limit_date": bool,
    "date_from": str,
    "date_to": str,
    "seance_search_start": int,
    "seance_search_finish": int,
    "step": int,
    "seance_search_step": int,
}
"""Fields that the server only stores and returns, and their types."""
_DEFAULTS = {
    "is_multi": False,
    "tax_variant": 0,
    "vat_id": 0,
    "is_need_limit_date": False,
    "seance_search_start": 0,
    "seance_search_finish": 86_400,
    "step": 900,
    "seance_search_step": 900,
}
"""Values of those fields that an update must contain, until they are sent."""


def list_services(world: World, call: HandlerCall) -> Answer:
    """List the services of a location, on request of a team member or a category."""
    services = select_services(world, call)
    return Answer(200, {"success": True, "data": [_render_row(one) for one in services], "meta": []})


def select_services(world: World, call: HandlerCall) -> list[Service]:
    """Return the services of the location in the path that the query selects."""
    member, category = call.first("staff_id"), call.first("category_id")
    return [
        one
        for one in world.booking.list_services(call.number("location_id"))
        if (not member or parse_leading_number(member) in one.seance_lengths)
        and (not category or one.category_id == parse_leading_number(category))
    ]


def get_service(world: World, call: HandlerCall) -> Answer:
    """Return a service with the team members who provide it."""
    return answer_object(_render_all(find_service(world, call)))


def get_service_by_id(world: World, call: HandlerCall) -> Answer:
    """Return a service in the form of the older operation."""
    service = _render_service(find_service(world, call))
    return Answer(200, {"success": True, "data": service, "meta": {"total_count": 1}})


def find_service(world: World, call: HandlerCall) -> Service:
    """Return the service of the path.

    Raises:
        Refusal: the location has no such service.
    """
    service = world.booking.services.get((call.number("location_id"), call.number("service_id")))
    if service is None:
        raise Refusal(404)
    return service


def create_service(world: World, call: HandlerCall) -> Answer:
    """Add a service."""
    fields = Fields(call.body)
    fields.require("title")
    price = fields.amount("price_min")
    service = Service(
        id=0,
        location_id=call.number("location_id"),
        title="",
        category_id=0,
        price_min=price,
        price_max=max(price, fields.amount("price_max")),
        duration=3600,
    )
    _set_fields(world, service, call.body)
    service.id = world.make_id()
    world.booking.services[service.location_id, service.id] = service
    _announce(world, service, "create")
    return answer_object(_render_service(service), 201)


def update_service(world: World, call: HandlerCall) -> Answer:
    """Change a service. Fields that are not sent keep their values."""
    service = find_service(world, call)
    _set_fields(world, service, call.body)
    _announce(world, service, "update")
    return answer_object(_render_all(service))


def delete_service(world: World, call: HandlerCall) -> Answer:
    """Remove a service. Appointments keep its title and price."""
    service = find_service(world, call)
    _announce(world, service, "delete")
    del world.booking.services[service.location_id, service.id]
    return answer_no_content()


def assign_team_member(world: World, call: HandlerCall) -> Answer:
    """Let a team member provide a service."""
    service = find_service(world, call)
    fields = Fields(call.body)
    fields.require("master_id", "seance_length")
    member = world.booking.team_members.get(fields.integer("master_id"))
    if member is None or member.location_id != service.location_id:
        raise refuse("master_id", "There is no such team member.")
    service.seance_lengths[member.id] = _read_length(fields, "seance_length")
    _announce(world, service, "update")
    return answer_object(_render_link(service, member.id), 201)


def update_assignment(world: World, call: HandlerCall) -> Answer:
    """Change the time that a team member needs for a service."""
    service, member_id = _find_link(world, call)
    fields = Fields(call.body)
    fields.require("seance_length")
    service.seance_lengths[member_id] = _read_length(fields, "seance_length")
    _announce(world, service, "update")
    return answer_object(_render_link(service, member_id))


def remove_assignment(world: World, call: HandlerCall) -> Answer:
    """End the work of a team member on a service."""
    service, member_id = _find_link(world, call)
    del service.seance_lengths[member_id]
    _announce(world, service, "update")
    return answer_no_content()


def _find_link(world: World, call: HandlerCall) -> tuple[Service, int]:
    service, member_id = find_service(world, call), call.number("team_member_id")
    if member_id not in service.seance_lengths:
        raise Refusal(404)
    return service, member_id


def _set_fields(world: World, service: Service, body: dict[str, Any]) -> None:
    """Set the fields that were sent. An invalid one changes nothing."""
    fields = Fields(body)
    texts = {name: fields.text(name) for name in ("title", "booking_title", "comment", "api_id")}
    amounts = {name: fields.amount(name) for name in ("price_min", "price_max", "discount")}
    weight = fields.integer("weight", service.weight)
    is_active = fields.integer("active", int(service.is_active)) != 0
    category_id = fields.integer("category_id", service.category_id)
    if category_id and (service.location_id, category_id) not in world.booking.categories:
        raise refuse("category_id", "There is no such category.")
    duration = _read_length(fields, "duration", service.duration)
    technical_break = fields.integer("technical_break_duration", service.technical_break or 0)
    lengths = _read_staff(world, service, fields, duration)
    for name, value in {**texts, **amounts}.items():
        if name in fields:
            setattr(service, name, value)
    service.weight, service.is_active, service.category_id = weight, is_active, category_id
    service.duration, service.seance_lengths = duration, lengths
    if "technical_break_duration" in body:
        service.technical_break = None if body["technical_break_duration"] is None else abs(technical_break)
    for name, kind in _STORED_FIELDS.items():
        if type(body.get(name)) is kind:
            service.extra[name] = body[name]


def _read_staff(world: World, service: Service, fields: Fields, duration: int) -> dict[int, int]:
    if "staff" not in fields:
        return service.seance_lengths
    lengths: dict[int, int] = {}
    for row in fields.objects("staff"):
        link = Fields(row)
        member: TeamMember | None = world.booking.team_members.get(link.integer("id"))
        if member is None or member.location_id != service.location_id:
            raise refuse("staff", "There is no such team member.")
        lengths[member.id] = _read_length(link, "seance_length", duration)
    return lengths


def _read_length(fields: Fields, name: str, default: int = 0) -> int:
    seconds = fields.integer(name, default)
    if not 0 < seconds <= 86_400:
        raise refuse(name, "Seconds of one day are needed.")
    return seconds


def _announce(world: World, service: Service, status: ChangeStatus) -> None:
    world.announce(
        "service",
        status,
        location_id=service.location_id,
        resource_id=service.id,
        render=lambda: _render_service(service),
    )


def _render_row(service: Service) -> dict[str, Any]:
    return {
        "id": service.id,
        "salon_service_id": service.id + 7_000_000,
        "title": service.title,
        "booking_title": service.booking_title or service.title,
        "category_id": service.category_id,
        "price_min": render_money(service.price_min),
        "price_max": render_money(service.price_max),
        "duration": service.duration,
        "technical_break_duration": service.technical_break,
        "discount": render_money(service.discount),
        "comment": service.comment,
        "weight": service.weight,
        "active": int(service.is_active),
        "api_id": service.api_id,
    }


def _render_service(service: Service) -> dict[str, Any]:
    staff = [{"id": ident, "seance_length": length} for ident, length in service.seance_lengths.items()]
    return {**_render_row(service), "staff": staff, "image_group": []}


def _render_all(service: Service) -> dict[str, Any]:
    """Return a service with all fields that a replacement needs."""
    return {**_render_service(service), **_DEFAULTS, **service.extra}


def _render_link(service: Service, member_id: int) -> dict[str, Any]:
    return {
        "service_id": service.id,
        "master_id": member_id,
        "length": service.seance_lengths[member_id],
        "technological_card_id": 0,
        "api_id": "",
        "is_online": True,
        "is_offline_records_allowed": True,
        "price": None,
    }


_LIST = "/services/{location_id}"
_SERVICE = _LIST + "/{service_id}"
_LINKS = "/company/{location_id}/services/{service_id}/staff"
_LINK = _LINKS + "/{team_member_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_service_list", "GET", _LIST, list_services),
    Route("create_service", "POST", _LIST, create_service),
    Route("get_service", "GET", "/company/{location_id}/services/{service_id}", get_service),
    Route("patch_service", "PATCH", _SERVICE, update_service),
    Route("deprecated_get_service_list_by_id", "GET", _SERVICE, get_service_by_id),
    Route("deprecated_update_service_by_id", "PUT", _SERVICE, update_service),
    Route("delete_service", "DELETE", _SERVICE, delete_service),
    Route("assign_service_to_team_member", "POST", _LINKS, assign_team_member),
    Route("update_service_team_member_assignment", "PUT", _LINK, update_assignment),
    Route("remove_service_from_team_member", "DELETE", _LINK, remove_assignment),
)
"""The operations on services."""
