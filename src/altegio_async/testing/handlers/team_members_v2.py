"""Team members in the second version of the API: read. Positions: create, read, replace, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.booking import JobPosition
from altegio_async.testing.handlers.json_api import (
    answer_document,
    link_one,
    read_includes,
    render_resource,
)
from altegio_async.testing.handlers.team_members import list_location_positions
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from altegio_async.testing.data.booking import TeamMember
    from altegio_async.testing.data.world import World

_FLAGS: dict[str, Callable[[TeamMember], bool]] = {
    "filter[fired]": lambda one: one.is_fired,
    "filter[deleted]": lambda one: False,
    "filter[user_linked]": lambda one: bool(one.user_id),
    "filter[is_paid]": lambda one: one.is_paid,
    "filter[has_schedule]": lambda one: any(one.week) or any(one.days.values()),
    "filter[is_assistant]": lambda one: False,
}
"""Filters by a property: 1 selects those that have it, 0 the others. A deleted team member is not stored."""
_LONGEST_TITLE = 100
_LONGEST_DESCRIPTION = 1000


def list_team_members(world: World, call: HandlerCall) -> Answer:
    """List the team members of a location, those that the query selects."""
    checks = list(_read_filters(world, call))
    members = [
        one
        for one in world.booking.list_team_members(call.number("location_id"))
        if all(check(one) for check in checks)
    ]
    includes, included = read_includes(call), None
    if includes:
        with_position = members if "position" in includes else []
        positions = [world.booking.positions.get(one.position_id) for one in with_position]
        included = [
            render_resource("staff_position", one.id, {"title": one.title}) for one in positions if one
        ]
    return answer_document([render_team_member(world, one) for one in members], included=included)


def _read_filters(world: World, call: HandlerCall) -> Iterable[Callable[[TeamMember], bool]]:
    """Yield a check for each filter of the query. Texts are parts of names, in either case of letters."""
    name, title = call.first("filter[name]"), call.first("filter[position_title]")
    position = call.first("filter[position_id]")
    if name:
        yield lambda one: name.casefold() in one.name.casefold()
    if position:
        yield lambda one: one.position_id == parse_leading_number(position)
    if title:
        yield lambda one: title.casefold() in _find_title(world, one).casefold()
    for flag, has_property in _FLAGS.items():
        if call.first(flag) in {"0", "1"}:
            yield _make_check(has_property, wanted=call.first(flag) == "1")


def _make_check(has_property: Callable[[TeamMember], bool], *, wanted: bool) -> Callable[[TeamMember], bool]:
    return lambda one: has_property(one) == wanted


def _find_title(world: World, member: TeamMember) -> str:
    """Return the title of the position of a team member, empty without a position."""
    position = world.booking.positions.get(member.position_id)
    return "" if position is None else position.title


def render_team_member(world: World, member: TeamMember) -> dict[str, Any]:
    """Return a team member."""
    attributes = {
        "name": member.name,
        "tt_markup": 0,
        "specialization": member.specialization,
        "image": "",
        "position_id": member.position_id,
        "is_available_as_assistant": False,
    }
    has_position = member.position_id in world.booking.positions
    relationships = {
        "position": link_one("staff_position", member.position_id if has_position else None),
        "employee": link_one("employee", None),
    }
    return render_resource("staff", member.id, attributes, relationships)


def list_positions(world: World, call: HandlerCall) -> Answer:
    """List the positions of a location."""
    positions = list_location_positions(world, call.number("location_id"))
    return answer_document([_render_position(world, one) for one in positions])


def get_position(world: World, call: HandlerCall) -> Answer:
    """Return a position."""
    return answer_document(_render_position(world, _find_position(world, call)), meta=[])


def create_position(world: World, call: HandlerCall) -> Answer:
    """Add a position."""
    position = JobPosition(0, call.number("location_id"), "")
    _set_fields(position, Fields(call.body))
    position.id = world.make_id()
    world.booking.positions[position.id] = position
    return answer_document(_render_position(world, position), meta=[], status=201)


def update_position(world: World, call: HandlerCall) -> Answer:
    """Replace the title of a position, and its description if it is sent. The response has no body."""
    _set_fields(_find_position(world, call), Fields(call.body))
    return answer_no_content()


def delete_position(world: World, call: HandlerCall) -> Answer:
    """Remove a position. Its team members stay without a position."""
    position = _find_position(world, call)
    del world.booking.positions[position.id]
    for member in world.booking.team_members.values():
        if member.position_id == position.id:
            member.position_id = 0
    return answer_no_content()


def _find_position(world: World, call: HandlerCall) -> JobPosition:
    position = world.booking.positions.get(call.number("position_id"))
    if position is None or position.location_id != call.number("location_id"):
        raise Refusal(404)
    return position


def _set_fields(position: JobPosition, fields: Fields) -> None:
    fields.require("title")
    title, description = fields.text("title"), fields.text("description", position.description)
    if not 0 < len(title) <= _LONGEST_TITLE:
        raise refuse("title", f"1 to {_LONGEST_TITLE} characters are needed.")
    if len(description) > _LONGEST_DESCRIPTION:
        raise refuse("description", f"At most {_LONGEST_DESCRIPTION} characters are allowed.")
    position.title, position.description = title, description


def _render_position(world: World, position: JobPosition) -> dict[str, Any]:
    return render_resource(
        "position",
        position.id,
        {
            "chain_id": world.locations[position.location_id].chain_id,
            "title": position.title,
            "description": position.description,
            "services_binding_type": 0,
            "rules_required_fields": [],
            "only_chain_appointment": False,
            "salon_ids": [position.location_id],
        },
    )


_LOCATION = "/company/{location_id}"
_POSITIONS = _LOCATION + "/positions"
_POSITION = _POSITIONS + "/{position_id}"

ROUTES: tuple[Route, ...] = (
    Route("v2.list_team_members", "GET", _LOCATION + "/team_members", list_team_members),
    Route("v2.list_positions", "GET", _POSITIONS, list_positions),
    Route("v2.create_position", "POST", _POSITIONS, create_position),
    Route("v2.get_position", "GET", _POSITION, get_position),
    Route("v2.update_position", "PUT", _POSITION, update_position),
    Route("v2.delete_position", "DELETE", _POSITION, delete_position),
)
"""The operations on team members and positions of the second version."""
