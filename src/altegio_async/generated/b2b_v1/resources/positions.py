# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.positions`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class Positions(Resource):
    """Methods of `altegio.positions`."""

    @cached_property
    def with_raw_response(self) -> PositionsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return PositionsWithRawResponse(self._copy_for_raw_responses())

    async def create_quick(self, location_id: int, *, title: str) -> models.Position:
        """Create a position.

        Creates a position from its title and returns it.

        Deprecated. Use `v2.team_members.create_position`.

        Args:
            location_id: location, by id.
            title: name of the position.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_position_quick`.
        """
        warn_deprecated("positions.create_quick", "v2.team_members.create_position")
        return await self._pipeline.call(
            operations.create_position_quick(
                location_id,
                body={
                    "title": title,
                },
            )
        )

    async def list(self, location_id: int) -> builtins.list[models.Position]:
        """List positions.

        Returns the positions of the team members of a location.

        Deprecated. Use `v2.team_members.list_positions`.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_position_list`.
        """
        warn_deprecated("positions.list", "v2.team_members.list_positions")
        return await self._pipeline.call(operations.get_position_list(location_id))


class PositionsWithRawResponse:
    """Methods of `altegio.positions.with_raw_response`."""

    def __init__(self, positions: Positions) -> None:
        self.create_quick: Final = raw(positions.create_quick)
        self.list: Final = raw(positions.list)
