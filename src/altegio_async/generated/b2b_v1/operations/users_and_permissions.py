# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choices, check_integer, optional
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
from altegio_async._core.validation import check_id

_COPY_USER_PERMISSIONS_TO_LOCATIONS: Endpoint[dict[str, Any] | None] = Endpoint(
    id="copy_user_permissions_to_locations",
    method="POST",
    path="/company/{location_id}/users/{user_id}/copy_to_companies",
    result=dict[str, Any] | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_COPY_USER_PERMISSIONS_TO_LOCATIONS)
def copy_user_permissions_to_locations(
    location_id: int,
    user_id: int,
    *,
    body: models.CopyUserPermissionsToLocationsInput | Mapping[str, Any],
) -> Operation[dict[str, Any] | None]:
    """Copy permissions to other locations

    Grants a user access to further locations with given permissions.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _COPY_USER_PERMISSIONS_TO_LOCATIONS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
        (),
        convert_body(models.CopyUserPermissionsToLocationsInput, body),
    )


_CREATE_USER_INVITATION: Endpoint[None] = Endpoint(
    id="create_user_invitation",
    method="POST",
    path="/user/invite/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_CREATE_USER_INVITATION)
def create_user_invitation(
    location_id: int,
    *,
    body: models.CreateUserInvitationInput | Mapping[str, Any],
) -> Operation[None]:
    """Invite users to a location

    Sends invitations to users by phone or e-mail. The invitations are accepted and delivered later.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_USER_INVITATION,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateUserInvitationInput, body),
    )


_DEPRECATED_GET_LOCATION_USERS: Endpoint[list[models.LegacyUser]] = LazyEndpoint(
    id="deprecated_get_location_users",
    method="GET",
    path="/company_users/{location_id}",
    result=lambda: list[models.LegacyUser],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_DEPRECATED_GET_LOCATION_USERS)
def deprecated_get_location_users(location_id: int) -> Operation[list[models.LegacyUser]]:
    """List users of a location at the old URL

    Returns the user accounts of a location with their rights.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(_DEPRECATED_GET_LOCATION_USERS, (check_id("location_id", location_id),))


_GET_LOCATION_USERS: Endpoint[list[models.User]] = LazyEndpoint(
    id="get_location_users",
    method="GET",
    path="/company/{location_id}/users",
    result=lambda: list[models.User],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("filter[is_approved]"),),
)


@factory(_GET_LOCATION_USERS)
def get_location_users(
    location_id: int,
    *,
    filter_is_approved: int | None = None,
) -> Operation[list[models.User]]:
    """List users of a location

    Returns the user accounts that have access to a location.

    Args:
        location_id: Location, by id.
        filter_is_approved: 1 for approved users only, 0 for the others.
    """
    return Operation(
        _GET_LOCATION_USERS,
        (check_id("location_id", location_id),),
        (optional(check_integer, "filter_is_approved", filter_is_approved),),
    )


_GET_PERMISSION_LIST: Endpoint[models.UserRights] = LazyEndpoint(
    id="get_permission_list",
    method="GET",
    path="/user/permissions/{location_id}",
    result=lambda: models.UserRights,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_PERMISSION_LIST)
def get_permission_list(location_id: int) -> Operation[models.UserRights]:
    """Get the rights of the signed-in user

    Returns all rights of the user whose token is sent, grouped by section of the product.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_PERMISSION_LIST, (check_id("location_id", location_id),))


_GET_USER_PERMISSIONS: Endpoint[models.UserPermissions] = LazyEndpoint(
    id="get_user_permissions",
    method="GET",
    path="/company/{location_id}/users/{user_id}/permissions",
    result=lambda: models.UserPermissions,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_USER_PERMISSIONS)
def get_user_permissions(location_id: int, user_id: int) -> Operation[models.UserPermissions]:
    """Get the permissions of a user

    Returns the role and the permissions of a user in a location.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_USER_PERMISSIONS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
    )


_GET_USER_ROLES: Endpoint[list[models.UserRole]] = LazyEndpoint(
    id="get_user_roles",
    method="GET",
    path="/company/{location_id}/users/{user_id}/roles",
    result=lambda: list[models.UserRole],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
)


@factory(_GET_USER_ROLES)
def get_user_roles(
    location_id: int,
    user_id: int,
    *,
    include: Sequence[Literal["user_permissions"]] | None = None,
) -> Operation[list[models.UserRole]]:
    """List the roles available to a user

    Returns the roles that one user can have, on request with their permissions.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_USER_ROLES,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
        (optional(check_choices, "include", include, ("user_permissions",)),),
    )


_LIST_ROLES: Endpoint[list[models.UserRole]] = LazyEndpoint(
    id="list_roles",
    method="GET",
    path="/company/{location_id}/users/roles",
    result=lambda: list[models.UserRole],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
)


@factory(_LIST_ROLES)
def list_roles(
    location_id: int,
    *,
    include: Sequence[Literal["user_permissions"]] | None = None,
) -> Operation[list[models.UserRole]]:
    """List user roles

    Returns the roles that a user of a location can have, on request with their permissions.

    Args:
        location_id: Location, by id.
        include: Further data to return.
    """
    return Operation(
        _LIST_ROLES,
        (check_id("location_id", location_id),),
        (optional(check_choices, "include", include, ("user_permissions",)),),
    )


_REMOVE_USER_FROM_LOCATION: Endpoint[None] = Endpoint(
    id="remove_user_from_location",
    method="DELETE",
    path="/company/{location_id}/users/{user_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_REMOVE_USER_FROM_LOCATION)
def remove_user_from_location(location_id: int, user_id: int) -> Operation[None]:
    """Remove a user from a location

    Withdraws the access of a user to a location.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _REMOVE_USER_FROM_LOCATION,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
    )


_REMOVE_USER_FROM_LOCATIONS: Endpoint[dict[str, Any] | None] = Endpoint(
    id="remove_user_from_locations",
    method="POST",
    path="/company/{location_id}/users/{user_id}/remove_from_companies",
    result=dict[str, Any] | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_REMOVE_USER_FROM_LOCATIONS)
def remove_user_from_locations(
    location_id: int,
    user_id: int,
    *,
    body: models.RemoveUserFromLocationsInput | Mapping[str, Any],
) -> Operation[dict[str, Any] | None]:
    """Remove a user from several locations

    Withdraws the access of a user to several locations.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _REMOVE_USER_FROM_LOCATIONS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
        (),
        convert_body(models.RemoveUserFromLocationsInput, body),
    )


_UPDATE_USER_PERMISSIONS: Endpoint[models.UserPermissions] = LazyEndpoint(
    id="update_user_permissions",
    method="PUT",
    path="/company/{location_id}/users/{user_id}/permissions",
    result=lambda: models.UserPermissions,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_USER_PERMISSIONS)
def update_user_permissions(
    location_id: int,
    user_id: int,
    *,
    body: models.UpdateUserPermissionsInput | Mapping[str, Any],
) -> Operation[models.UserPermissions]:
    """Update the permissions of a user

    Sets the role and the permissions of a user in a location and returns them.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _UPDATE_USER_PERMISSIONS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
        (),
        convert_body(models.UpdateUserPermissionsInput, body),
    )
