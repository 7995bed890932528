# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.users`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class Users(Resource):
    """Methods of `altegio.users`."""

    @cached_property
    def with_raw_response(self) -> UsersWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return UsersWithRawResponse(self._copy_for_raw_responses())

    async def copy_permissions_to_locations(
        self,
        location_id: int,
        user_id: int,
        *,
        body: models.CopyUserPermissionsToLocationsInput | Mapping[str, Any],
    ) -> dict[str, Any] | None:
        """Copy permissions to other locations.

        Grants a user access to further locations with given permissions.

        Args:
            location_id: location, by id.
            user_id: user, by id.
            body: a `CopyUserPermissionsToLocationsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `copy_user_permissions_to_locations`.
        """
        return await self._pipeline.call(
            operations.copy_user_permissions_to_locations(
                location_id,
                user_id,
                body=body,
            )
        )

    async def create_invitation(
        self,
        location_id: int,
        *,
        body: models.CreateUserInvitationInput | Mapping[str, Any],
    ) -> None:
        """Invite users to a location.

        Sends invitations to users by phone or e-mail. The invitations are accepted and delivered later.

        Args:
            location_id: location, by id.
            body: a `CreateUserInvitationInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_user_invitation`.
        """
        return await self._pipeline.call(operations.create_user_invitation(location_id, body=body))

    async def get_permissions(self, location_id: int, user_id: int) -> models.UserPermissions:
        """Get the permissions of a user.

        Returns the role and the permissions of a user in a location.

        Args:
            location_id: location, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_permissions`.
        """
        return await self._pipeline.call(operations.get_user_permissions(location_id, user_id))

    async def get_roles(
        self,
        location_id: int,
        user_id: int,
        *,
        include: Sequence[Literal["user_permissions"]] | None = None,
    ) -> builtins.list[models.UserRole]:
        """List the roles available to a user.

        Returns the roles that one user can have, on request with their permissions.

        Args:
            location_id: location, by id.
            user_id: user, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_roles`.
        """
        return await self._pipeline.call(operations.get_user_roles(location_id, user_id, include=include))

    async def list(
        self,
        location_id: int,
        *,
        filter_is_approved: int | None = None,
    ) -> builtins.list[models.User]:
        """List users of a location.

        Returns the user accounts that have access to a location.

        Args:
            location_id: location, by id.
            filter_is_approved: 1 for approved users only, 0 for the others.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_users`.
        """
        return await self._pipeline.call(
            operations.get_location_users(
                location_id,
                filter_is_approved=filter_is_approved,
            )
        )

    async def list_legacy(self, location_id: int) -> builtins.list[models.LegacyUser]:
        """List users of a location at the old URL.

        Returns the user accounts of a location with their rights.

        Deprecated. Use `users.list`.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_location_users`.
        """
        warn_deprecated("users.list_legacy", "users.list")
        return await self._pipeline.call(operations.deprecated_get_location_users(location_id))

    async def list_permissions(self, location_id: int) -> models.UserRights:
        """Get the rights of the signed-in user.

        Returns all rights of the user whose token is sent, grouped by section of the product.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_permission_list`.
        """
        return await self._pipeline.call(operations.get_permission_list(location_id))

    async def list_roles(
        self,
        location_id: int,
        *,
        include: Sequence[Literal["user_permissions"]] | None = None,
    ) -> builtins.list[models.UserRole]:
        """List user roles.

        Returns the roles that a user of a location can have, on request with their permissions.

        Args:
            location_id: location, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_roles`.
        """
        return await self._pipeline.call(operations.list_roles(location_id, include=include))

    async def remove_from_location(self, location_id: int, user_id: int) -> None:
        """Remove a user from a location.

        Withdraws the access of a user to a location.

        Args:
            location_id: location, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `remove_user_from_location`.
        """
        return await self._pipeline.call(operations.remove_user_from_location(location_id, user_id))

    async def remove_from_locations(
        self,
        location_id: int,
        user_id: int,
        *,
        body: models.RemoveUserFromLocationsInput | Mapping[str, Any],
    ) -> dict[str, Any] | None:
        """Remove a user from several locations.

        Withdraws the access of a user to several locations.

        Args:
            location_id: location, by id.
            user_id: user, by id.
            body: a `RemoveUserFromLocationsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `remove_user_from_locations`.
        """
        return await self._pipeline.call(
            operations.remove_user_from_locations(
                location_id,
                user_id,
                body=body,
            )
        )

    async def update_permissions(
        self,
        location_id: int,
        user_id: int,
        *,
        body: models.UpdateUserPermissionsInput | Mapping[str, Any],
    ) -> models.UserPermissions:
        """Update the permissions of a user.

        Sets the role and the permissions of a user in a location and returns them.

        Args:
            location_id: location, by id.
            user_id: user, by id.
            body: a `UpdateUserPermissionsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_user_permissions`.
        """
        return await self._pipeline.call(operations.update_user_permissions(location_id, user_id, body=body))


class UsersWithRawResponse:
    """Methods of `altegio.users.with_raw_response`."""

    def __init__(self, users: Users) -> None:
        self.copy_permissions_to_locations: Final = raw(users.copy_permissions_to_locations)
        self.create_invitation: Final = raw(users.create_invitation)
        self.get_permissions: Final = raw(users.get_permissions)
        self.get_roles: Final = raw(users.get_roles)
        self.list: Final = raw(users.list)
        self.list_legacy: Final = raw(users.list_legacy)
        self.list_permissions: Final = raw(users.list_permissions)
        self.list_roles: Final = raw(users.list_roles)
        self.remove_from_location: Final = raw(users.remove_from_location)
        self.remove_from_locations: Final = raw(users.remove_from_locations)
        self.update_permissions: Final = raw(users.update_permissions)
