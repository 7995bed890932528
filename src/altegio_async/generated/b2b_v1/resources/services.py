# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.services`."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET, UnsetType

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

    async def replace(
        self,
        location_id: int,
        service_id: int,
        *,
        body: models.PatchServiceInput | Mapping[str, Any],
    ) -> models.Service:
        """Update a service.

        Changes a service and returns it. The API expects nearly all fields: read the service, change it
        and send everything.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            body: a `PatchServiceInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `patch_service`.
        """
        return await self._pipeline.call(operations.patch_service(location_id, service_id, body=body))

    async def replace_by_id(
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
        warn_deprecated("services.replace_by_id", "services.update")
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

    async def update(
        self,
        location_id: int,
        service_id: int,
        *,
        title: str | UnsetType = UNSET,
        booking_title: str | UnsetType = UNSET,
        category_id: int | UnsetType = UNSET,
        price_min: Decimal | int | UnsetType = UNSET,
        price_max: Decimal | int | UnsetType = UNSET,
        duration: int | dt.timedelta | UnsetType = UNSET,
        technical_break_duration: int | dt.timedelta | None | UnsetType = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        is_multi: bool | UnsetType = UNSET,
        tax_variant: int | UnsetType = UNSET,
        vat_id: int | UnsetType = UNSET,
        is_need_limit_date: bool | UnsetType = UNSET,
        date_from: dt.date | str | UnsetType = UNSET,
        date_to: dt.date | str | UnsetType = UNSET,
        seance_search_start: int | dt.timedelta | UnsetType = UNSET,
        seance_search_finish: int | dt.timedelta | UnsetType = UNSET,
        step: int | UnsetType = UNSET,
        seance_search_step: int | dt.timedelta | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        active: int | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        team_member: Sequence[models.ServiceInputStaff | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> models.Service:
        """Update a service.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        The published response lacks `booking_title`, `duration`, `technical_break_duration`, `is_multi`,
        `tax_variant`, `vat_id`, `is_need_limit_date`, `date_from`, `date_to`, `seance_search_start`,
        `seance_search_finish`, `step`, `seance_search_step`. Each of them is kept only if the API returns
        it nevertheless. Give it again to be sure.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            title: new title.
            booking_title: name in online booking.
            category_id: category it belongs to, by id.
            price_min: lowest price.
            price_max: highest price.
            duration: duration in seconds.
            technical_break_duration: break after the service in seconds.
            discount: discount in percent.
            comment: note for the team.
            is_multi: whether it is a service for group events.
            tax_variant: code of the tax system.
            vat_id: vAT rate, by id.
            is_need_limit_date: whether the service is offered in a period only.
            date_from: first day.
            date_to: last day.
            seance_search_start: earliest start in seconds after midnight.
            seance_search_finish: latest start in seconds after midnight.
            step: name of the step.
            seance_search_step: step between start times in seconds.
            weight: place in sorted lists.
            active: 1 when it is active, 0 otherwise.
            api_id: id of the object in the system of the integration.
            team_member: new team member.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service`, `patch_service`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.PatchServiceInput,
            {
                "title": title,
                "booking_title": booking_title,
                "category_id": category_id,
                "price_min": price_min,
                "price_max": price_max,
                "duration": duration,
                "technical_break_duration": technical_break_duration,
                "discount": discount,
                "comment": comment,
                "is_multi": is_multi,
                "tax_variant": tax_variant,
                "vat_id": vat_id,
                "is_need_limit_date": is_need_limit_date,
                "date_from": date_from,
                "date_to": date_to,
                "seance_search_start": seance_search_start,
                "seance_search_finish": seance_search_finish,
                "step": step,
                "seance_search_step": seance_search_step,
                "weight": weight,
                "active": active,
                "api_id": api_id,
                "team_member": team_member,
            },
        )
        read = await self._pipeline.respond(
            operations.get_service(location_id, service_id)
        )
        refuse_lossy_read(models.PatchServiceInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.patch_service(location_id, service_id, body=body)
        )

    def _build_update(
        self, current: models.Service, changes: Mapping[str, Any]
    ) -> models.PatchServiceInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.PatchServiceInput,
            current,
            changes,
        )

    async def update_by_id(
        self,
        location_id: int,
        service_id: int,
        *,
        title: str | UnsetType = UNSET,
        category_id: int | UnsetType = UNSET,
        price_min: Decimal | int | UnsetType = UNSET,
        price_max: Decimal | int | UnsetType = UNSET,
        duration: int | dt.timedelta | UnsetType = UNSET,
        technical_break_duration: int | dt.timedelta | None | UnsetType = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        active: int | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        team_member: Sequence[models.ServiceInputStaff | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> models.Service:
        """Update a service by id.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace_by_id`
        sends a body without reading. A list or an object that is given replaces the present one as a
        whole.

        The published response lacks `duration`, `technical_break_duration`. Each of them is kept only if
        the API returns it nevertheless. Give it again to be sure.

        Deprecated. Use `services.update`.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            title: new title.
            category_id: category it belongs to, by id.
            price_min: lowest price.
            price_max: highest price.
            duration: duration in seconds.
            technical_break_duration: break after the service in seconds.
            discount: discount in percent.
            comment: note for the team.
            weight: place in sorted lists.
            active: 1 when it is active, 0 otherwise.
            api_id: id of the object in the system of the integration.
            team_member: new team member.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service`, `deprecated_update_service_by_id`.
        """
        warn_deprecated("services.update_by_id", "services.update")
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.ServiceInput,
            {
                "title": title,
                "category_id": category_id,
                "price_min": price_min,
                "price_max": price_max,
                "duration": duration,
                "technical_break_duration": technical_break_duration,
                "discount": discount,
                "comment": comment,
                "weight": weight,
                "active": active,
                "api_id": api_id,
                "team_member": team_member,
            },
        )
        read = await self._pipeline.respond(
            operations.get_service(location_id, service_id)
        )
        refuse_lossy_read(models.ServiceInput, read.drift, changes)
        body = self._build_update_by_id(read.value, changes)
        return await self._pipeline.call(
            operations.deprecated_update_service_by_id(location_id, service_id, body=body)
        )

    def _build_update_by_id(
        self, current: models.Service, changes: Mapping[str, Any]
    ) -> models.ServiceInput:
        """Return the body of `update_by_id`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.ServiceInput,
            current,
            changes,
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
        self.replace: Final = raw(services.replace)
        self.replace_by_id: Final = raw(services.replace_by_id)
        self.update_links: Final = raw(services.update_links)
        self.update_team_member_assignment: Final = raw(services.update_team_member_assignment)
