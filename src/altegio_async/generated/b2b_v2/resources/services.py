# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.services`."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Services(Resource):
    """Methods of `altegio.v2.services`."""

    @cached_property
    def with_raw_response(self) -> ServicesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ServicesWithRawResponse(self._copy_for_raw_responses())

    async def get(
        self,
        location_id: int | str,
        service_id: int | str,
        *,
        include: Sequence[Literal["resources", "service_composite", "resource_links", "company_links", "trial_settings"]] | None = None,
    ) -> models.Service:
        """Get a service.

        Returns one service.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service`.
        """
        return await self._pipeline.call(operations.get_service(location_id, service_id, include=include))

    def list(
        self,
        location_id: int | str,
        *,
        service_ids: Iterable[int | str] | None = None,
        include: Sequence[Literal["resources", "service_composite", "resource_links", "company_links", "trial_settings"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Service]:
        """List services.

        Returns services page by page.

        Args:
            location_id: location, by id.
            service_ids: only these service ids.
            include: further data to return.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_services`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_services(
                location_id,
                service_ids=service_ids,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    def list_attendance_services(
        self,
        location_id: int | str,
        *,
        team_member_id: int | str | None = None,
        category_id: int | str | None = None,
        service_ids: Iterable[int | str] | None = None,
        term: str | None = None,
        is_available_for_timetable: Literal[0, 1] | None = None,
        is_multi: Literal[0, 1] | None = None,
        is_composite: Literal[0, 1] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.AttendanceService]:
        """List services for an appointment.

        Returns page by page the services that an appointment can have, with price and duration in
        seconds.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.
            category_id: only this category, by id.
            service_ids: only these service ids.
            term: text that the title contains.
            is_available_for_timetable: 1 for services that can be added in the calendar, 0 for the
                others.
            is_multi: 1 for services of group events, 0 for the others.
            is_composite: 1 for composite services, 0 for the others.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_attendance_services`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_attendance_services(
                location_id,
                team_member_id=team_member_id,
                category_id=category_id,
                service_ids=service_ids,
                term=term,
                is_available_for_timetable=is_available_for_timetable,
                is_multi=is_multi,
                is_composite=is_composite,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_attendance_suggestions(
        self,
        location_id: int | str,
        *,
        team_member_id: int | str,
        client_id: int | str | None = None,
        include: Sequence[Literal["attendance_service", "record"]] | None = None,
    ) -> builtins.list[models.AttendanceServiceSuggestion]:
        """List suggested services.

        Returns the services that the appointment form suggests for a team member and a client.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.
            client_id: client, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_attendance_service_suggestions`.
        """
        return await self._pipeline.call(
            operations.list_attendance_service_suggestions(
                location_id,
                team_member_id=team_member_id,
                client_id=client_id,
                include=include,
            )
        )

    async def list_categories(
        self,
        location_id: int | str,
        *,
        team_member_id: int | str | None = None,
    ) -> builtins.list[models.ServiceCategory]:
        """List service categories.

        Returns the categories of services, on request those of one team member.

        Args:
            location_id: location, by id.
            team_member_id: only this team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_service_categories`.
        """
        return await self._pipeline.call(
            operations.list_service_categories(
                location_id,
                team_member_id=team_member_id,
            )
        )

    async def list_composite_attendance_services(
        self,
        location_id: int | str,
        service_id: int | str,
    ) -> builtins.list[models.AttendanceService]:
        """List the parts of a composite service.

        Returns the services that a composite service consists of, with price and duration in seconds.

        Args:
            location_id: location, by id.
            service_id: service, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_composite_service_attendance_services`.
        """
        return await self._pipeline.call(
            operations.list_composite_service_attendance_services(
                location_id,
                service_id,
            )
        )


class ServicesWithRawResponse:
    """Methods of `altegio.v2.services.with_raw_response`."""

    def __init__(self, services: Services) -> None:
        self.get: Final = raw(services.get)
        self.list: Final = raw_page(services.list)
        self.list_attendance_services: Final = raw_page(services.list_attendance_services)
        self.list_attendance_suggestions: Final = raw(services.list_attendance_suggestions)
        self.list_categories: Final = raw(services.list_categories)
        self.list_composite_attendance_services: Final = raw(services.list_composite_attendance_services)
