# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.appointments`."""

from __future__ import annotations

import builtins
import datetime as dt
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


class Appointments(Resource):
    """Methods of `altegio.v2.appointments`."""

    @cached_property
    def with_raw_response(self) -> AppointmentsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return AppointmentsWithRawResponse(self._copy_for_raw_responses())

    async def delete(self, location_id: int | str, appointment_id: int | str) -> None:
        """Delete an appointment.

        Deletes an appointment.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_appointment`.
        """
        return await self._pipeline.call(operations.delete_appointment(location_id, appointment_id))

    async def delete_from_timetable(
        self,
        location_id: int | str,
        *,
        appointment_id: int | str,
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
    ) -> builtins.list[models.Appointment]:
        """Delete an appointment of the timetable.

        Deletes an appointment and returns the remaining appointments of its visit.

        Args:
            location_id: location, by id.
            appointment_id: appointment to delete, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_timetable_appointment`.
        """
        return await self._pipeline.call(
            operations.delete_timetable_appointment(
                location_id,
                include=include,
                body={
                    "appointment_id": appointment_id,
                },
            )
        )

    def list(
        self,
        location_id: int | str,
        *,
        client_id: int | str | None = None,
        event_id: int | str | None = None,
        date_intersect_from: dt.datetime | str | None = None,
        date_intersect_to: dt.datetime | str | None = None,
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Appointment]:
        """List appointments.

        Returns appointments page by page. Both bounds of the period are sent, or none; they are local
        times of the location. Durations are in seconds.

        Args:
            location_id: location, by id.
            client_id: only this client, by id.
            event_id: only this group event, by id.
            date_intersect_from: start of the period, local time of the location. A time of the location,
                without an offset.
            date_intersect_to: end of the period, local time of the location. A time of the location,
                without an offset.
            include: further data to return.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_appointments`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_appointments(
                location_id,
                client_id=client_id,
                event_id=event_id,
                date_intersect_from=date_intersect_from,
                date_intersect_to=date_intersect_to,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_for_attendance(
        self,
        location_id: int | str,
        attendance_id: str,
        *,
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
    ) -> builtins.list[models.Appointment]:
        """List the appointments of a visit.

        Returns the appointments of a visit. The visit is named by record_ or visit_ and a number.

        Args:
            location_id: location, by id.
            attendance_id: visit: record_ or visit_ with a number.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_attendance_appointments`.
        """
        return await self._pipeline.call(
            operations.list_attendance_appointments(
                location_id,
                attendance_id,
                include=include,
            )
        )

    async def list_resource_occupations(
        self,
        location_id: int | str,
        *,
        date_intersect_from_strict: dt.datetime | str,
        date_intersect_to_strict: dt.datetime | str,
        service_id: int | str | None = None,
        service_ids: Iterable[int | str] | None = None,
    ) -> builtins.list[models.ResourceOccupation]:
        """List occupied resources.

        Returns when bookable resources are occupied between two local times of the location.

        Args:
            location_id: location, by id.
            date_intersect_from_strict: start of the period, local time of the location. A time of the
                location, without an offset.
            date_intersect_to_strict: end of the period, local time of the location. A time of the
                location, without an offset.
            service_id: only this service, by id.
            service_ids: only these service ids.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_resource_occupations`.
        """
        return await self._pipeline.call(
            operations.list_resource_occupations(
                location_id,
                service_id=service_id,
                service_ids=service_ids,
                date_intersect_from_strict=date_intersect_from_strict,
                date_intersect_to_strict=date_intersect_to_strict,
            )
        )


class AppointmentsWithRawResponse:
    """Methods of `altegio.v2.appointments.with_raw_response`."""

    def __init__(self, appointments: Appointments) -> None:
        self.delete: Final = raw(appointments.delete)
        self.delete_from_timetable: Final = raw(appointments.delete_from_timetable)
        self.list: Final = raw_page(appointments.list)
        self.list_for_attendance: Final = raw(appointments.list_for_attendance)
        self.list_resource_occupations: Final = raw(appointments.list_resource_occupations)
