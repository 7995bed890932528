# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.team_members`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


class TeamMembers(Resource):
    """Methods of `altegio.v2.team_members`."""

    @cached_property
    def with_raw_response(self) -> TeamMembersWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return TeamMembersWithRawResponse(self._copy_for_raw_responses())

    async def create_position(
        self,
        location_id: int | str,
        *,
        title: str,
        description: str | UnsetType = UNSET,
    ) -> models.Position:
        """Create a position.

        Creates a position and returns it. The title has 1 to 100 characters, the description up to 1000.

        Args:
            location_id: location, by id.
            title: name of the position.
            description: description of the position, as text.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_position`.
        """
        return await self._pipeline.call(
            operations.create_position(
                location_id,
                body={
                    "title": title,
                    "description": description,
                },
            )
        )

    async def delete_position(self, location_id: int | str, position_id: int | str) -> None:
        """Delete a position.

        Deletes a position.

        Args:
            location_id: location, by id.
            position_id: only for this position, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_position`.
        """
        return await self._pipeline.call(operations.delete_position(location_id, position_id))

    async def get_position(self, location_id: int | str, position_id: int | str) -> models.Position:
        """Get a position.

        Returns one position.

        Args:
            location_id: location, by id.
            position_id: only for this position, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_position`.
        """
        return await self._pipeline.call(operations.get_position(location_id, position_id))

    async def list(
        self,
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
    ) -> builtins.list[models.TeamMember]:
        """List team members.

        Returns the team members of a location. For the numeric filters 1 means yes, 0 means no and 2
        switches the filter off.

        Args:
            location_id: location, by id.
            name: text that the name contains.
            position_id: only this position, by id.
            position_title: text that the position contains.
            fired: 1 dismissed, 0 others, 2 all.
            deleted: 1 deleted, 0 others, 2 all.
            user_linked: 1 with a user account, 0 without, 2 all.
            is_paid: 1 with a paid licence, 0 without, 2 all.
            has_schedule: 1 with a schedule, 0 without, 2 all.
            is_assistant: 1 who can assist, 0 others, 2 all.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_team_members`.
        """
        return await self._pipeline.call(
            operations.list_team_members(
                location_id,
                name=name,
                position_id=position_id,
                position_title=position_title,
                fired=fired,
                deleted=deleted,
                user_linked=user_linked,
                is_paid=is_paid,
                has_schedule=has_schedule,
                is_assistant=is_assistant,
                include=include,
            )
        )

    async def list_positions(self, location_id: int | str) -> builtins.list[models.Position]:
        """List positions.

        Returns the positions of team members.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_positions`.
        """
        return await self._pipeline.call(operations.list_positions(location_id))

    async def replace_position(
        self,
        location_id: int | str,
        position_id: int | str,
        *,
        title: str,
        description: str | UnsetType = UNSET,
    ) -> None:
        """Update a position.

        Changes a position.

        Args:
            location_id: location, by id.
            position_id: only for this position, by id.
            title: name of the position.
            description: description of the position, as text.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_position`.
        """
        return await self._pipeline.call(
            operations.update_position(
                location_id,
                position_id,
                body={
                    "title": title,
                    "description": description,
                },
            )
        )

    async def update_position(
        self,
        location_id: int | str,
        position_id: int | str,
        *,
        title: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
    ) -> None:
        """Update a position.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_position` sends a body without reading.

        Args:
            location_id: location, by id.
            position_id: only for this position, by id.
            title: name of the position.
            description: description of the position, as text.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_position`, `update_position`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.CreatePositionInput,
            {
                "title": title,
                "description": description,
            },
        )
        read = await self._pipeline.respond(
            operations.get_position(location_id, position_id)
        )
        refuse_lossy_read(models.CreatePositionInput, read.drift, changes)
        body = self._build_update_position(read.value, changes)
        return await self._pipeline.call(
            operations.update_position(location_id, position_id, body=body)
        )

    def _build_update_position(
        self, current: models.Position, changes: Mapping[str, Any]
    ) -> models.CreatePositionInput:
        """Return the body of `update_position`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.CreatePositionInput,
            current,
            changes,
        )


class TeamMembersWithRawResponse:
    """Methods of `altegio.v2.team_members.with_raw_response`."""

    def __init__(self, team_members: TeamMembers) -> None:
        self.create_position: Final = raw(team_members.create_position)
        self.delete_position: Final = raw(team_members.delete_position)
        self.get_position: Final = raw(team_members.get_position)
        self.list: Final = raw(team_members.list)
        self.list_positions: Final = raw(team_members.list_positions)
        self.replace_position: Final = raw(team_members.replace_position)
