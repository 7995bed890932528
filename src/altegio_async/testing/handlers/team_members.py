"""Team members and positions: create, read, update, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.booking import JobPosition, TeamMember
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World


def find_team_member(world: World, call: HandlerCall) -> TeamMember:
    """Return the team member of the path.

    Raises:
        Refusal: the location has no such team member.
    """
    member = world.booking.team_members.get(call.number("team_member_id"))
    if member is None or member.location_id != call.number("location_id"):
        raise Refusal(404)
    return member


def list_team_members(world: World, call: HandlerCall) -> Answer:
    """List the team members of a location."""
    members = world.booking.list_team_members(call.number("location_id"))
    rows = [render_row(world, one) for one in members]
    return Answer(200, {"success": True, "data": rows, "meta": []})


def get_team_member(world: World, call: HandlerCall) -> Answer:
    """Return a team member."""
    return answer_object(_render(world, find_team_member(world, call)))


def get_team_member_with_images(world: World, call: HandlerCall) -> Answer:
    """Return a team member in the form of the older operation."""
    row = render_row(world, find_team_member(world, call))
    names = (
        "id api_id name specialization position show_rating rating votes_count user_id avatar avatar_big "
        "comments_count weight information hidden fired status image_group"
    )
    return answer_object({name: row[name] for name in names.split()})


def create_team_member(world: World, call: HandlerCall) -> Answer:
    """Add a team member without services and working hours."""
    return _create(world, call)


def create_team_member_quick(world: World, call: HandlerCall) -> Answer:
    """Add a team member without services and working hours, with a position."""
    return _create(world, call, "position_id")


def _create(world: World, call: HandlerCall, *names: str) -> Answer:
    fields = Fields(call.body)
    fields.require("name")
    member = TeamMember(0, call.number("location_id"), "")
    for name in names:
        member.position_id = _read_position(world, fields, name)
    _set_fields(member, fields)
    member.id = world.make_id()
    world.booking.team_members[member.id] = member
    _announce(world, member, "create")
    return answer_object(_render(world, member), 201)


def update_team_member(world: World, call: HandlerCall) -> Answer:
    """Change a team member. Fields that are not sent keep their values."""
    member = find_team_member(world, call)
    _set_fields(member, Fields(call.body))
    _announce(world, member, "update")
    return answer_object(_render(world, member))


def delete_team_member(world: World, call: HandlerCall) -> Answer:
    """Remove a team member, who then provides no service. Appointments stay."""
    member = find_team_member(world, call)
    _announce(world, member, "delete")
    del world.booking.team_members[member.id]
    for service in world.booking.list_services(member.location_id):
        service.seance_lengths.pop(member.id, None)
    return answer_no_content()


def list_positions(world: World, call: HandlerCall) -> Answer:
    """List the positions of a location."""
    positions = list_location_positions(world, call.number("location_id"))
    return answer_object([{"id": one.id, "title": one.title} for one in positions])


def list_location_positions(world: World, location_id: int) -> list[JobPosition]:
    """Return the positions of a location."""
    return [one for one in world.booking.positions.values() if one.location_id == location_id]


def create_position(world: World, call: HandlerCall) -> Answer:
    """Add a position."""
    fields = Fields(call.body)
    fields.require("title")
    title, location_id = fields.text("title"), call.number("location_id")
    position = JobPosition(world.make_id(), location_id, title)
    world.booking.positions[position.id] = position
    return answer_object(
        {
            "id": position.id,
            "chain_id": world.locations[location_id].chain_id,
            "title": position.title,
            "description": position.description,
            "services_binding_type": 0,
            "rules_required_fields": [],
            "only_chain_appointment": False,
        },
        201,
    )


def _read_position(world: World, fields: Fields, name: str) -> int:
    ident = fields.integer(name)
    if ident and ident not in world.booking.positions:
        raise refuse(name, "There is no such position.")
    return ident


def _set_fields(member: TeamMember, fields: Fields) -> None:
    """Set the fields that were sent. An invalid one changes nothing."""
    values: dict[str, Any] = {
        name: fields.text(name, getattr(member, name))
        for name in ("name", "specialization", "information", "api_id")
    }
    values |= {name: fields.integer(name, getattr(member, name)) for name in ("weight", "user_id")}
    for attribute, name in (
        ("is_hidden", "hidden"),
        ("is_fired", "fired"),
        ("is_paid", "is_paid_staff"),
        ("has_timetable", "has_access_timetable"),
    ):
        values[attribute] = fields.flag(name, getattr(member, attribute))
    for name, value in values.items():
        setattr(member, name, value)


def _announce(world: World, member: TeamMember, status: ChangeStatus) -> None:
    world.announce(
        "staff",
        status,
        location_id=member.location_id,
        resource_id=member.id,
        render=lambda: render_row(world, member),
    )


def render_position(world: World, member: TeamMember) -> Any:
    """Return the position of a team member, an empty list without one."""
    position = world.booking.positions.get(member.position_id)
    return [] if position is None else {"id": position.id, "title": position.title}


def _render(world: World, member: TeamMember) -> dict[str, Any]:
    return {
        "id": member.id,
        "api_id": member.api_id,
        "name": member.name,
        "company_id": member.location_id,
        "specialization": member.specialization,
        "position": render_position(world, member),
        "avatar": "",
        "avatar_big": "",
        "fired": int(member.is_fired),
        "status": int(member.is_fired),
        "hidden": int(member.is_hidden),
        "user_id": member.user_id or None,
        "is_paid_staff": member.is_paid,
        "is_included_in_payment_policy": False,
        "weight": member.weight,
    }


def render_row(world: World, member: TeamMember) -> dict[str, Any]:
    """Return a team member in the form of the list. `user` and `image_group` are empty lists when unset."""
    return {
        "id": member.id,
        "api_id": member.api_id,
        "name": member.name,
        "specialization": member.specialization,
        "position": render_position(world, member),
        "position_id": member.position_id,
        "rating": 0,
        "show_rating": 0,
        "votes_count": 0,
        "comments_count": 0,
        "user_id": member.user_id or None,
        "user": [],
        "has_access_timetable": member.has_timetable,
        "avatar": "",
        "avatar_big": "",
        "bookable": is_bookable(world, member),
        "image_group": [],
        "information": member.information,
        "weight": member.weight,
        "fired": int(member.is_fired),
        "status": int(member.is_fired),
        "hidden": int(member.is_hidden),
        "prepaid": "forbidden",
        **({"schedule_till": max(member.days).isoformat()} if member.days else {}),
    }


def is_bookable(world: World, member: TeamMember) -> bool:
    """Return whether clients can book a team member at all: not dismissed, not hidden, with a service."""
    services = world.booking.list_services(member.location_id)
    provides = any(member.id in one.seance_lengths and one.is_active for one in services)
    return provides and not member.is_fired and not member.is_hidden


_LIST = "/staff/{location_id}"
_MEMBER = _LIST + "/{team_member_id}"
_COMPANY = "/company/{location_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_team_member_list", "GET", _LIST, list_team_members),
    Route("deprecated_create_team_member", "POST", _LIST, create_team_member),
    Route("create_team_member_quick", "POST", _COMPANY + "/staff/quick", create_team_member_quick),
    Route("get_team_member", "GET", _COMPANY + "/staff/{team_member_id}", get_team_member),
    Route("get_team_member_by_id", "GET", _MEMBER, get_team_member_with_images),
    Route("update_team_member", "PUT", _MEMBER, update_team_member),
    Route("delete_team_member", "DELETE", _MEMBER, delete_team_member),
    Route("get_position_list", "GET", _COMPANY + "/staff/positions", list_positions),
    Route("create_position_quick", "POST", _COMPANY + "/positions/quick", create_position),
)
"""The operations on team members and positions."""
