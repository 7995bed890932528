# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_CREATE_POSITION_QUICK: Endpoint[models.Position] = LazyEndpoint(
    id="create_position_quick",
    method="POST",
    path="/company/{location_id}/positions/quick",
    result=lambda: models.Position,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_POSITION_QUICK)
def create_position_quick(
    location_id: int,
    *,
    body: models.CreatePositionQuickInput | Mapping[str, Any],
) -> Operation[models.Position]:
    """Create a position

    Creates a position from its title and returns it.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_POSITION_QUICK,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreatePositionQuickInput, body),
    )


_CREATE_TEAM_MEMBER_QUICK: Endpoint[models.TeamMemberSummary] = LazyEndpoint(
    id="create_team_member_quick",
    method="POST",
    path="/company/{location_id}/staff/quick",
    result=lambda: models.TeamMemberSummary,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_CREATE_TEAM_MEMBER_QUICK)
def create_team_member_quick(
    location_id: int,
    *,
    body: models.CreateTeamMemberQuickInput | Mapping[str, Any],
) -> Operation[models.TeamMemberSummary]:
    """Create a team member with a position

    Creates a team member from name, specialization and position and returns it. Invites the user account
    when is_user_invite is true.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_TEAM_MEMBER_QUICK,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateTeamMemberQuickInput, body),
    )


_DELETE_TEAM_MEMBER: Endpoint[None] = Endpoint(
    id="delete_team_member",
    method="DELETE",
    path="/staff/{location_id}/{team_member_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TEAM_MEMBER)
def delete_team_member(location_id: int, team_member_id: int) -> Operation[None]:
    """Delete a team member

    Deletes a team member.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _DELETE_TEAM_MEMBER,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
    )


_DEPRECATED_CREATE_TEAM_MEMBER: Endpoint[models.TeamMember] = LazyEndpoint(
    id="deprecated_create_team_member",
    method="POST",
    path="/staff/{location_id}",
    result=lambda: models.TeamMember,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_DEPRECATED_CREATE_TEAM_MEMBER)
def deprecated_create_team_member(
    location_id: int,
    *,
    body: models.TeamMemberInput | Mapping[str, Any],
) -> Operation[models.TeamMember]:
    """Create a team member

    Creates a team member and returns it.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _DEPRECATED_CREATE_TEAM_MEMBER,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.TeamMemberInput, body),
    )


_GET_POSITION_LIST: Endpoint[list[models.Position]] = LazyEndpoint(
    id="get_position_list",
    method="GET",
    path="/company/{location_id}/staff/positions",
    result=lambda: list[models.Position],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_POSITION_LIST)
def get_position_list(location_id: int) -> Operation[list[models.Position]]:
    """List positions

    Returns the positions of the team members of a location.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_POSITION_LIST, (check_id("location_id", location_id),))


_GET_TEAM_MEMBER: Endpoint[models.TeamMember] = LazyEndpoint(
    id="get_team_member",
    method="GET",
    path="/company/{location_id}/staff/{team_member_id}",
    result=lambda: models.TeamMember,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER)
def get_team_member(location_id: int, team_member_id: int) -> Operation[models.TeamMember]:
    """Get a team member

    Returns one team member of a location.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
    )


_GET_TEAM_MEMBER_BY_ID: Endpoint[models.TeamMember] = LazyEndpoint(
    id="get_team_member_by_id",
    method="GET",
    path="/staff/{location_id}/{team_member_id}",
    result=lambda: models.TeamMember,
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("array",),
)


@factory(_GET_TEAM_MEMBER_BY_ID)
def get_team_member_by_id(location_id: int, team_member_id: int) -> Operation[models.TeamMember]:
    """Get a team member with pictures

    Returns one team member with the pictures in all sizes.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER_BY_ID,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
    )


_GET_TEAM_MEMBER_LIST: Endpoint[list[models.TeamMember]] = LazyEndpoint(
    id="get_team_member_list",
    method="GET",
    path="/staff/{location_id}",
    result=lambda: list[models.TeamMember],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_LIST)
def get_team_member_list(location_id: int) -> Operation[list[models.TeamMember]]:
    """List team members

    Returns the team members of a location, also hidden and dismissed ones.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_TEAM_MEMBER_LIST, (check_id("location_id", location_id),))


_UPDATE_TEAM_MEMBER: Endpoint[models.TeamMember] = LazyEndpoint(
    id="update_team_member",
    method="PUT",
    path="/staff/{location_id}/{team_member_id}",
    result=lambda: models.TeamMember,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_TEAM_MEMBER)
def update_team_member(
    location_id: int,
    team_member_id: int,
    *,
    body: models.TeamMemberInput | Mapping[str, Any],
) -> Operation[models.TeamMember]:
    """Update a team member

    Changes a team member and returns it. A field that is left out is not guaranteed to keep its value.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _UPDATE_TEAM_MEMBER,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (),
        convert_body(models.TeamMemberInput, body),
    )
