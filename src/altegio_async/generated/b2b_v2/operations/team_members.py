# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_text, check_text_id

_CREATE_POSITION: Endpoint[models.Position] = LazyEndpoint(
    id="create_position",
    method="POST",
    path="/locations/{company_id}/positions",
    result=lambda: models.Position,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_CREATE_POSITION)
def create_position(
    location_id: int | str,
    *,
    body: models.CreatePositionInput | Mapping[str, Any],
) -> Operation[models.Position]:
    """Create a position

    Creates a position and returns it. The title has 1 to 100 characters, the description up to 1000.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_POSITION,
        (check_text_id("location_id", location_id),),
        (),
        convert_body(models.CreatePositionInput, body),
    )


_DELETE_POSITION: Endpoint[None] = Endpoint(
    id="delete_position",
    method="DELETE",
    path="/locations/{company_id}/positions/{position_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_DELETE_POSITION)
def delete_position(location_id: int | str, position_id: int | str) -> Operation[None]:
    """Delete a position

    Deletes a position.

    Args:
        location_id: Location, by id.
        position_id: Only for this position, by id.
    """
    return Operation(
        _DELETE_POSITION,
        (check_text_id("location_id", location_id), check_text_id("position_id", position_id)),
    )


_GET_POSITION: Endpoint[models.Position] = LazyEndpoint(
    id="get_position",
    method="GET",
    path="/locations/{company_id}/positions/{position_id}",
    result=lambda: models.Position,
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_POSITION)
def get_position(location_id: int | str, position_id: int | str) -> Operation[models.Position]:
    """Get a position

    Returns one position.

    Args:
        location_id: Location, by id.
        position_id: Only for this position, by id.
    """
    return Operation(
        _GET_POSITION,
        (check_text_id("location_id", location_id), check_text_id("position_id", position_id)),
    )


_LIST_POSITIONS: Endpoint[list[models.Position]] = LazyEndpoint(
    id="list_positions",
    method="GET",
    path="/locations/{company_id}/positions",
    result=lambda: list[models.Position],
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_POSITIONS)
def list_positions(location_id: int | str) -> Operation[list[models.Position]]:
    """List positions

    Returns the positions of team members.

    Args:
        location_id: Location, by id.
    """
    return Operation(_LIST_POSITIONS, (check_text_id("location_id", location_id),))


_LIST_TEAM_MEMBERS: Endpoint[list[models.TeamMember]] = LazyEndpoint(
    id="list_team_members",
    method="GET",
    path="/locations/{location_id}/team_members",
    result=lambda: list[models.TeamMember],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[name]"),
        Query("filter[position_id]"),
        Query("filter[position_title]"),
        Query("filter[fired]"),
        Query("filter[deleted]"),
        Query("filter[user_linked]"),
        Query("filter[is_paid]"),
        Query("filter[has_schedule]"),
        Query("filter[is_assistant]"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    sensitive=True,
    api_version="v2",
)


@factory(_LIST_TEAM_MEMBERS)
def list_team_members(
    location_id: int | str,
    *,
    name: str | None = None,
    position_id: int | str | None = None,
    position_title: str | None = None,
    fired: Literal[0, 1, 2] | None = None,
    deleted: Literal[0, 1, 2] | None = None,
    user_linked: Literal[0, 1, 2] | None = None,
    is_paid: Literal[0, 1, 2] | None = None,
    has_schedule: Literal[0, 1, 2] | None = None,
    is_assistant: Literal[0, 1, 2] | None = None,
    include: Sequence[Literal["position", "employee"]] | None = None,
) -> Operation[list[models.TeamMember]]:
    """List team members

    Returns the team members of a location. For the numeric filters 1 means yes, 0 means no and 2 switches
    the filter off.

    Args:
        location_id: Location, by id.
        name: Text that the name contains.
        position_id: Only this position, by id.
        position_title: Text that the position contains.
        fired: 1 dismissed, 0 others, 2 all.
        deleted: 1 deleted, 0 others, 2 all.
        user_linked: 1 with a user account, 0 without, 2 all.
        is_paid: 1 with a paid licence, 0 without, 2 all.
        has_schedule: 1 with a schedule, 0 without, 2 all.
        is_assistant: 1 who can assist, 0 others, 2 all.
        include: Further data to return.
    """
    return Operation(
        _LIST_TEAM_MEMBERS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text, "name", name),
            optional(check_text_id, "position_id", position_id, minimum=0),
            optional(check_text, "position_title", position_title),
            optional(check_choice, "fired", fired, (0, 1, 2)),
            optional(check_choice, "deleted", deleted, (0, 1, 2)),
            optional(check_choice, "user_linked", user_linked, (0, 1, 2)),
            optional(check_choice, "is_paid", is_paid, (0, 1, 2)),
            optional(check_choice, "has_schedule", has_schedule, (0, 1, 2)),
            optional(check_choice, "is_assistant", is_assistant, (0, 1, 2)),
            optional(check_choices, "include", include, ("position", "employee")),
        ),
    )


_UPDATE_POSITION: Endpoint[None] = Endpoint(
    id="update_position",
    method="PUT",
    path="/locations/{company_id}/positions/{position_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_UPDATE_POSITION)
def update_position(
    location_id: int | str,
    position_id: int | str,
    *,
    body: models.CreatePositionInput | Mapping[str, Any],
) -> Operation[None]:
    """Update a position

    Changes a position.

    Args:
        location_id: Location, by id.
        position_id: Only for this position, by id.
    """
    return Operation(
        _UPDATE_POSITION,
        (check_text_id("location_id", location_id), check_text_id("position_id", position_id)),
        (),
        convert_body(models.CreatePositionInput, body),
    )
