# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.team_members`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class TeamMembers(Resource):
    """Methods of `altegio.team_members`."""

    @cached_property
    def with_raw_response(self) -> TeamMembersWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return TeamMembersWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        name: str | UnsetType = UNSET,
        specialization: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        information: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        hidden: int | UnsetType = UNSET,
        fired: int | UnsetType = UNSET,
        user_id: int | UnsetType = UNSET,
        has_access_timetable: bool | UnsetType = UNSET,
        is_paid_team_member: bool | UnsetType = UNSET,
        is_included_in_payment_policy: bool | UnsetType = UNSET,
    ) -> models.TeamMember:
        """Create a team member.

        Creates a team member and returns it.

        Deprecated. Use `team_members.create_quick`.

        Args:
            location_id: location, by id.
            name: name of the team member.
            specialization: specialization of the team member, as text.
            weight: place in sorted lists.
            information: description.
            api_id: id of the object in the system of the integration.
            hidden: 1 when it is hidden in online booking.
            fired: 1 when the team member was dismissed.
            user_id: user, by id.
            has_access_timetable: whether the team member is shown in the calendar.
            is_paid_team_member: whether the team member needs a paid licence.
            is_included_in_payment_policy: whether the rule for prepayment applies to the team member.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_create_team_member`.
        """
        warn_deprecated("team_members.create", "team_members.create_quick")
        return await self._pipeline.call(
            operations.deprecated_create_team_member(
                location_id,
                body={
                    "name": name,
                    "specialization": specialization,
                    "weight": weight,
                    "information": information,
                    "api_id": api_id,
                    "hidden": hidden,
                    "fired": fired,
                    "user_id": user_id,
                    "has_access_timetable": has_access_timetable,
                    "is_paid_team_member": is_paid_team_member,
                    "is_included_in_payment_policy": is_included_in_payment_policy,
                },
            )
        )

    async def create_quick(
        self,
        location_id: int,
        *,
        name: str,
        specialization: str,
        position_id: int | None,
        phone_number: str | None,
        user_email: str,
        user_phone: str,
        is_user_invite: bool,
        is_paid_team_member: bool | UnsetType = UNSET,
    ) -> models.TeamMemberSummary:
        """Create a team member with a position.

        Creates a team member from name, specialization and position and returns it. Invites the user
        account when is_user_invite is true.

        Args:
            location_id: location, by id.
            name: name of the team member.
            specialization: specialization of the team member, as text.
            position_id: position, by id.
            phone_number: phone in international form.
            user_email: e-mail of the user account.
            user_phone: phone of the user account; its digits are sent. The API finds clients by their
                full international number only.
            is_user_invite: whether to invite the user account.
            is_paid_team_member: whether the team member needs a paid licence.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_team_member_quick`.
        """
        return await self._pipeline.call(
            operations.create_team_member_quick(
                location_id,
                body={
                    "name": name,
                    "specialization": specialization,
                    "position_id": position_id,
                    "phone_number": phone_number,
                    "user_email": user_email,
                    "user_phone": user_phone,
                    "is_user_invite": is_user_invite,
                    "is_paid_team_member": is_paid_team_member,
                },
            )
        )

    async def delete(self, location_id: int, team_member_id: int) -> None:
        """Delete a team member.

        Deletes a team member.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_team_member`.
        """
        return await self._pipeline.call(operations.delete_team_member(location_id, team_member_id))

    async def get(self, location_id: int, team_member_id: int) -> models.TeamMember:
        """Get a team member.

        Returns one team member of a location.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member`.
        """
        return await self._pipeline.call(operations.get_team_member(location_id, team_member_id))

    async def get_by_id(self, location_id: int, team_member_id: int) -> models.TeamMember:
        """Get a team member with pictures.

        Returns one team member with the pictures in all sizes.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_by_id`.
        """
        return await self._pipeline.call(operations.get_team_member_by_id(location_id, team_member_id))

    async def list(self, location_id: int) -> builtins.list[models.TeamMember]:
        """List team members.

        Returns the team members of a location, also hidden and dismissed ones.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_list`.
        """
        return await self._pipeline.call(operations.get_team_member_list(location_id))

    async def replace(
        self,
        location_id: int,
        team_member_id: int,
        *,
        name: str | UnsetType = UNSET,
        specialization: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        information: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        hidden: int | UnsetType = UNSET,
        fired: int | UnsetType = UNSET,
        user_id: int | UnsetType = UNSET,
        has_access_timetable: bool | UnsetType = UNSET,
        is_paid_team_member: bool | UnsetType = UNSET,
        is_included_in_payment_policy: bool | UnsetType = UNSET,
    ) -> models.TeamMember:
        """Update a team member.

        Changes a team member and returns it. A field that is left out is not guaranteed to keep its
        value.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            name: name of the team member.
            specialization: specialization of the team member, as text.
            weight: place in sorted lists.
            information: description.
            api_id: id of the object in the system of the integration.
            hidden: 1 when it is hidden in online booking.
            fired: 1 when the team member was dismissed.
            user_id: user, by id.
            has_access_timetable: whether the team member is shown in the calendar.
            is_paid_team_member: whether the team member needs a paid licence.
            is_included_in_payment_policy: whether the rule for prepayment applies to the team member.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_team_member`.
        """
        return await self._pipeline.call(
            operations.update_team_member(
                location_id,
                team_member_id,
                body={
                    "name": name,
                    "specialization": specialization,
                    "weight": weight,
                    "information": information,
                    "api_id": api_id,
                    "hidden": hidden,
                    "fired": fired,
                    "user_id": user_id,
                    "has_access_timetable": has_access_timetable,
                    "is_paid_team_member": is_paid_team_member,
                    "is_included_in_payment_policy": is_included_in_payment_policy,
                },
            )
        )

    async def update(
        self,
        location_id: int,
        team_member_id: int,
        *,
        name: str | UnsetType = UNSET,
        specialization: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        information: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        hidden: int | UnsetType = UNSET,
        fired: int | UnsetType = UNSET,
        user_id: int | UnsetType = UNSET,
        has_access_timetable: bool | UnsetType = UNSET,
        is_paid_team_member: bool | UnsetType = UNSET,
        is_included_in_payment_policy: bool | UnsetType = UNSET,
    ) -> models.TeamMember:
        """Update a team member.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading.

        The published response lacks `information`, `has_access_timetable`. Each of them is kept only if
        the API returns it nevertheless. Give it again to be sure.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            name: name of the team member.
            specialization: specialization of the team member, as text.
            weight: place in sorted lists.
            information: description.
            api_id: id of the object in the system of the integration.
            hidden: 1 when it is hidden in online booking.
            fired: 1 when the team member was dismissed.
            user_id: user, by id.
            has_access_timetable: whether the team member is shown in the calendar.
            is_paid_team_member: whether the team member needs a paid licence.
            is_included_in_payment_policy: whether the rule for prepayment applies to the team member.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member`, `update_team_member`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.TeamMemberInput,
            {
                "name": name,
                "specialization": specialization,
                "weight": weight,
                "information": information,
                "api_id": api_id,
                "hidden": hidden,
                "fired": fired,
                "user_id": user_id,
                "has_access_timetable": has_access_timetable,
                "is_paid_team_member": is_paid_team_member,
                "is_included_in_payment_policy": is_included_in_payment_policy,
            },
        )
        read = await self._pipeline.respond(
            operations.get_team_member(location_id, team_member_id)
        )
        refuse_lossy_read(models.TeamMemberInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_team_member(location_id, team_member_id, body=body)
        )

    def _build_update(
        self, current: models.TeamMember, changes: Mapping[str, Any]
    ) -> models.TeamMemberInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.TeamMemberInput,
            current,
            changes,
        )


class TeamMembersWithRawResponse:
    """Methods of `altegio.team_members.with_raw_response`."""

    def __init__(self, team_members: TeamMembers) -> None:
        self.create: Final = raw(team_members.create)
        self.create_quick: Final = raw(team_members.create_quick)
        self.delete: Final = raw(team_members.delete)
        self.get: Final = raw(team_members.get)
        self.get_by_id: Final = raw(team_members.get_by_id)
        self.list: Final = raw(team_members.list)
        self.replace: Final = raw(team_members.replace)
