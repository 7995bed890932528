# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.services`."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class Services(Resource):
    """Methods of `altegio.services`."""

    @cached_property
    def with_raw_response(self) -> ServicesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ServicesWithRawResponse(self._copy_for_raw_responses())

    async def assign_to_team_member(
        self,
        location_id: int,
        service_id: int,
        *,
        team_member_id: int,
        seance_length: int | dt.timedelta,
        bill_of_materials_id: int | None,
    ) -> models.ServiceAssignment:
        """Assign a service to a team member.

        Links a service to a team member with its duration in seconds and returns the link.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: team member, by id.
            seance_length: duration in seconds.
            bill_of_materials_id: bill of materials, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `assign_service_to_team_member`.
        """
        return await self._pipeline.call(
            operations.assign_service_to_team_member(
                location_id,
                service_id,
                body={
                    "team_member_id": team_member_id,
                    "seance_length": seance_length,
                    "bill_of_materials_id": bill_of_materials_id,
                },
            )
        )

    async def create(
        self,
        location_id: int,
        *,
        body: models.ServiceInput | Mapping[str, Any],
    ) -> models.Service:
        """Create a service.

        Creates a service and returns it. Durations are in seconds, prices in the currency of the
        location.

        Args:
            location_id: location, by id.
            body: a `ServiceInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_service`.
        """
        return await self._pipeline.call(operations.create_service(location_id, body=body))

    async def delete(self, location_id: int, service_id: int) -> None:
        """Delete a service.

        Deletes a service.

        Args:
            location_id: location, by id.
            service_id: service, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_service`.
        """
        return await self._pipeline.call(operations.delete_service(location_id, service_id))

    async def get(
        self,
        location_id: int,
        service_id: int,
        *,
        team_member_id: int | None = None,
        category_id: int | None = None,
    ) -> models.Service:
        """Get a service.

        Returns one service. Durations are in seconds, prices in the currency of the location.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: only for this team member, by id.
            category_id: category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service`.
        """
        return await self._pipeline.call(
            operations.get_service(
                location_id,
                service_id,
                team_member_id=team_member_id,
                category_id=category_id,
            )
        )

    async def list(
        self,
        location_id: int,
        *,
        team_member_id: int | None = None,
        category_id: int | None = None,
    ) -> builtins.list[models.Service]:
        """List services.

        Returns the services of a location. Durations are in seconds, prices in the currency of the
        location.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.
            category_id: category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service_list`.
        """
        return await self._pipeline.call(
            operations.get_service_list(
                location_id,
                team_member_id=team_member_id,
                category_id=category_id,
            )
        )

    async def list_by_id(
        self,
        location_id: int,
        service_id: int,
        *,
        team_member_id: int | None = None,
        category_id: int | None = None,
    ) -> models.Service:
        """List services by id at the old URL.

        Returns services of a location by the id of a service.

        Deprecated. Use `services.get`.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: only for this team member, by id.
            category_id: category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_service_list_by_id`.
        """
        warn_deprecated("services.list_by_id", "services.get")
        return await self._pipeline.call(
            operations.deprecated_get_service_list_by_id(
                location_id,
                service_id,
                team_member_id=team_member_id,
                category_id=category_id,
            )
        )

    async def remove_from_team_member(self, location_id: int, service_id: int, team_member_id: int) -> None:
        """Remove a service from a team member.

        Deletes the link between a service and a team member.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `remove_service_from_team_member`.
        """
        return await self._pipeline.call(
            operations.remove_service_from_team_member(
                location_id,
                service_id,
                team_member_id,
            )
        )

    async def update_by_id(
        self,
        location_id: int,
        service_id: int,
        *,
        body: models.ServiceInput | Mapping[str, Any],
    ) -> models.Service:
        """Replace a service by id.

        Replaces a service. A field that is left out is reset, also the list of team members.

        Deprecated. Use `services.update`.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            body: a `ServiceInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_update_service_by_id`.
        """
        warn_deprecated("services.update_by_id", "services.update")
        return await self._pipeline.call(
            operations.deprecated_update_service_by_id(
                location_id,
                service_id,
                body=body,
            )
        )

    async def update_links(
        self,
        location_id: int,
        *,
        body: models.UpdateServiceLinksInput | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Update the links of a service.

        Sets the team members, resources and translations of a service. The lists that are sent replace
        the former ones.

        Args:
            location_id: location, by id.
            body: a `UpdateServiceLinksInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_service_links`.
        """
        return await self._pipeline.call(operations.update_service_links(location_id, body=body))

    async def update_team_member_assignment(
        self,
        location_id: int,
        service_id: int,
        team_member_id: int,
        *,
        seance_length: int | dt.timedelta,
        bill_of_materials_id: int | None,
    ) -> models.ServiceAssignment:
        """Update a service assignment.

        Changes the duration in seconds and the bill of materials of the link between a service and a team
        member.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: team member, by id.
            seance_length: duration in seconds.
            bill_of_materials_id: bill of materials, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_service_team_member_assignment`.
        """
        return await self._pipeline.call(
            operations.update_service_team_member_assignment(
                location_id,
                service_id,
                team_member_id,
                body={
                    "seance_length": seance_length,
                    "bill_of_materials_id": bill_of_materials_id,
                },
            )
        )


class ServicesWithRawResponse:
    """Methods of `altegio.services.with_raw_response`."""

    def __init__(self, services: Services) -> None:
        self.assign_to_team_member: Final = raw(services.assign_to_team_member)
        self.create: Final = raw(services.create)
        self.delete: Final = raw(services.delete)
        self.get: Final = raw(services.get)
        self.list: Final = raw(services.list)
        self.list_by_id: Final = raw(services.list_by_id)
        self.remove_from_team_member: Final = raw(services.remove_from_team_member)
        self.update_by_id: Final = raw(services.update_by_id)
        self.update_links: Final = raw(services.update_links)
        self.update_team_member_assignment: Final = raw(services.update_team_member_assignment)
