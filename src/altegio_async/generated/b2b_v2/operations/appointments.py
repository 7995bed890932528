# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choices, check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_text, check_text_id, check_text_ids

_DELETE_APPOINTMENT: Endpoint[None] = Endpoint(
    id="delete_appointment",
    method="DELETE",
    path="/locations/{location_id}/appointments/{appointment_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_DELETE_APPOINTMENT)
def delete_appointment(location_id: int | str, appointment_id: int | str) -> Operation[None]:
    """Delete an appointment

    Deletes an appointment.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
    """
    return Operation(
        _DELETE_APPOINTMENT,
        (check_text_id("location_id", location_id), check_text_id("appointment_id", appointment_id)),
    )


_DELETE_TIMETABLE_APPOINTMENT: Endpoint[list[models.Appointment]] = LazyEndpoint(
    id="delete_timetable_appointment",
    method="POST",
    path="/locations/{location_id}/timetable/appointments/delete",
    result=lambda: list[models.Appointment],
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_DELETE_TIMETABLE_APPOINTMENT)
def delete_timetable_appointment(
    location_id: int | str,
    *,
    body: models.DeleteTimetableAppointmentInput | Mapping[str, Any],
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[list[models.Appointment]]:
    """Delete an appointment of the timetable

    Deletes an appointment and returns the remaining appointments of its visit.

    Args:
        location_id: Location, by id.
        include: Further data to return.
    """
    return Operation(
        _DELETE_TIMETABLE_APPOINTMENT,
        (check_text_id("location_id", location_id),),
        (
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
        convert_body(models.DeleteTimetableAppointmentInput, body),
    )


_LIST_APPOINTMENTS: Endpoint[list[models.Appointment]] = LazyEndpoint(
    id="list_appointments",
    method="GET",
    path="/locations/{location_id}/appointments",
    result=lambda: list[models.Appointment],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[client_id]"),
        Query("filter[activity_id]"),
        Query("filter[date_intersect_from]"),
        Query("filter[date_intersect_to]"),
        Query("page"),
        Query("limit"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_LIST_APPOINTMENTS)
def list_appointments(
    location_id: int | str,
    *,
    client_id: int | str | None = None,
    event_id: int | str | None = None,
    date_intersect_from: dt.datetime | str | None = None,
    date_intersect_to: dt.datetime | str | None = None,
    page: int | None = None,
    limit: int | None = None,
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[list[models.Appointment]]:
    """List appointments

    Returns appointments page by page. Both bounds of the period are sent, or none; they are local times
    of the location. Durations are in seconds.

    Args:
        location_id: Location, by id.
        client_id: Only this client, by id.
        event_id: Only this group event, by id.
        date_intersect_from: Start of the period, local time of the location.
        date_intersect_to: End of the period, local time of the location.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
        include: Further data to return.
    """
    return Operation(
        _LIST_APPOINTMENTS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_id, "client_id", client_id, minimum=0),
            optional(check_text_id, "event_id", event_id, minimum=0),
            optional(format_moment, "date_intersect_from", date_intersect_from, "local-date-time"),
            optional(format_moment, "date_intersect_to", date_intersect_to, "local-date-time"),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
    )


_LIST_ATTENDANCE_APPOINTMENTS: Endpoint[list[models.Appointment]] = LazyEndpoint(
    id="list_attendance_appointments",
    method="GET",
    path="/locations/{location_id}/attendances/{attendance_id}/appointments",
    result=lambda: list[models.Appointment],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_ATTENDANCE_APPOINTMENTS)
def list_attendance_appointments(
    location_id: int | str,
    attendance_id: str,
    *,
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[list[models.Appointment]]:
    """List the appointments of a visit

    Returns the appointments of a visit. The visit is named by record_ or visit_ and a number.

    Args:
        location_id: Location, by id.
        attendance_id: Visit: record_ or visit_ with a number.
        include: Further data to return.
    """
    return Operation(
        _LIST_ATTENDANCE_APPOINTMENTS,
        (check_text_id("location_id", location_id), check_text("attendance_id", attendance_id)),
        (
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
    )


_LIST_RESOURCE_OCCUPATIONS: Endpoint[list[models.ResourceOccupation]] = LazyEndpoint(
    id="list_resource_occupations",
    method="GET",
    path="/locations/{location_id}/resource_occupations",
    result=lambda: list[models.ResourceOccupation],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[service_id]"),
        Query("filter[service_ids][]", Style.BRACKETS),
        Query("filter[date_intersect_from_strict]"),
        Query("filter[date_intersect_to_strict]"),
    ),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_RESOURCE_OCCUPATIONS)
def list_resource_occupations(
    location_id: int | str,
    *,
    date_intersect_from_strict: dt.datetime | str,
    date_intersect_to_strict: dt.datetime | str,
    service_id: int | str | None = None,
    service_ids: Iterable[int | str] | None = None,
) -> Operation[list[models.ResourceOccupation]]:
    """List occupied resources

    Returns when bookable resources are occupied between two local times of the location.

    Args:
        location_id: Location, by id.
        service_id: Only this service, by id.
        service_ids: Only these service ids.
        date_intersect_from_strict: Start of the period, local time of the location.
        date_intersect_to_strict: End of the period, local time of the location.
    """
    return Operation(
        _LIST_RESOURCE_OCCUPATIONS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_id, "service_id", service_id, minimum=0),
            optional(check_text_ids, "service_ids", service_ids),
            format_moment("date_intersect_from_strict", date_intersect_from_strict, "local-date-time"),
            format_moment("date_intersect_to_strict", date_intersect_to_strict, "local-date-time"),
        ),
    )
