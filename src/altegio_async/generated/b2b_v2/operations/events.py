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
from altegio_async._core.validation import check_text_id, check_text_ids

_CREATE_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="create_event",
    method="POST",
    path="/locations/{location_id}/events",
    result=lambda: models.Event,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_CREATE_EVENT)
def create_event(
    location_id: int | str,
    *,
    body: models.CreateEventInput | Mapping[str, Any],
    include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
) -> Operation[models.Event]:
    """Create a group event

    Creates a group event and returns it. The duration is a multiple of 300 seconds up to 86400, the break
    a multiple of 300 seconds up to 3600.

    Args:
        location_id: Location, by id.
        include: Further data to return.
    """
    return Operation(
        _CREATE_EVENT,
        (check_text_id("location_id", location_id),),
        (
            optional(check_choices, "include", include, ("staff", "service", "resource_instances", "labels", "duration_details", "master")),
        ),
        convert_body(models.CreateEventInput, body),
    )


_CREATE_EVENT_APPOINTMENT: Endpoint[models.Appointment] = LazyEndpoint(
    id="create_event_appointment",
    method="POST",
    path="/locations/{location_id}/events/{event_id}/appointments",
    result=lambda: models.Appointment,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    sensitive=True,
    api_version="v2",
)


@factory(_CREATE_EVENT_APPOINTMENT)
def create_event_appointment(
    location_id: int | str,
    event_id: int | str,
    *,
    body: models.CreateEventAppointmentInput | Mapping[str, Any],
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[models.Appointment]:
    """Add a client to a group event

    Creates an appointment in a group event and returns it. All keys of the client are sent, null where
    unused.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
        include: Further data to return.
    """
    return Operation(
        _CREATE_EVENT_APPOINTMENT,
        (check_text_id("location_id", location_id), check_text_id("event_id", event_id)),
        (
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
        convert_body(models.CreateEventAppointmentInput, body),
    )


_DELETE_EVENT: Endpoint[None] = Endpoint(
    id="delete_event",
    method="DELETE",
    path="/locations/{location_id}/events/{event_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_DELETE_EVENT)
def delete_event(location_id: int | str, event_id: int | str) -> Operation[None]:
    """Delete a group event

    Deletes a group event.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(
        _DELETE_EVENT,
        (check_text_id("location_id", location_id), check_text_id("event_id", event_id)),
    )


_GET_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="get_event",
    method="GET",
    path="/locations/{location_id}/events/{event_id}",
    result=lambda: models.Event,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_EVENT)
def get_event(
    location_id: int | str,
    event_id: int | str,
    *,
    include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
) -> Operation[models.Event]:
    """Get a group event

    Returns one group event, also a deleted one.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_EVENT,
        (check_text_id("location_id", location_id), check_text_id("event_id", event_id)),
        (
            optional(check_choices, "include", include, ("staff", "service", "resource_instances", "labels", "duration_details", "master")),
        ),
    )


_LIST_EVENTS: Endpoint[list[models.Event]] = LazyEndpoint(
    id="list_events",
    method="GET",
    path="/locations/{location_id}/events",
    result=lambda: list[models.Event],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[from]"),
        Query("filter[to]"),
        Query("filter[master_ids][]", Style.BRACKETS),
        Query("filter[service_ids][]", Style.BRACKETS),
        Query("filter[capacity]"),
        Query("page"),
        Query("limit"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_LIST_EVENTS)
def list_events(
    location_id: int | str,
    *,
    date_from: dt.datetime | str,
    date_to: dt.datetime | str,
    team_member_ids: Iterable[int | str] | None = None,
    service_ids: Iterable[int | str] | None = None,
    capacity: int | None = None,
    page: int | None = None,
    limit: int | None = None,
    include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
) -> Operation[list[models.Event]]:
    """List group events

    Returns group events page by page between two local times of the location. The start of the period is
    not in the past. Durations are in seconds.

    Args:
        location_id: Location, by id.
        date_from: Start of the period, local time of the location.
        date_to: End of the period, local time of the location.
        team_member_ids: Only these team member ids.
        service_ids: Only these service ids.
        capacity: Number of free places needed.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
        include: Further data to return.
    """
    return Operation(
        _LIST_EVENTS,
        (check_text_id("location_id", location_id),),
        (
            format_moment("date_from", date_from, "local-date-time-with-space"),
            format_moment("date_to", date_to, "local-date-time-with-space"),
            optional(check_text_ids, "team_member_ids", team_member_ids),
            optional(check_text_ids, "service_ids", service_ids),
            optional(check_integer, "capacity", capacity),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
            optional(check_choices, "include", include, ("staff", "service", "resource_instances", "labels", "duration_details", "master")),
        ),
    )


_RESCHEDULE_EVENT_APPOINTMENT: Endpoint[models.Appointment] = LazyEndpoint(
    id="reschedule_event_appointment",
    method="PATCH",
    path="/locations/{location_id}/events/{event_id}/appointments/{record_id}",
    result=lambda: models.Appointment,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_RESCHEDULE_EVENT_APPOINTMENT)
def reschedule_event_appointment(
    location_id: int | str,
    event_id: int | str,
    appointment_id: int | str,
    *,
    body: models.RescheduleEventAppointmentInput | Mapping[str, Any],
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[models.Appointment]:
    """Move an appointment to another group event

    Moves an appointment to another group event and returns it.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
        appointment_id: Appointment, by id.
        include: Further data to return.
    """
    return Operation(
        _RESCHEDULE_EVENT_APPOINTMENT,
        (
            check_text_id("location_id", location_id),
            check_text_id("event_id", event_id),
            check_text_id("appointment_id", appointment_id),
        ),
        (
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
        convert_body(models.RescheduleEventAppointmentInput, body),
    )


_UPDATE_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="update_event",
    method="PUT",
    path="/locations/{location_id}/events/{event_id}",
    result=lambda: models.Event,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_UPDATE_EVENT)
def update_event(
    location_id: int | str,
    event_id: int | str,
    *,
    body: models.UpdateEventInput | Mapping[str, Any],
    include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
) -> Operation[models.Event]:
    """Replace a group event

    Replaces all fields of a group event and returns it. The duration is a multiple of 300 seconds up to
    86400.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
        include: Further data to return.
    """
    return Operation(
        _UPDATE_EVENT,
        (check_text_id("location_id", location_id), check_text_id("event_id", event_id)),
        (
            optional(check_choices, "include", include, ("staff", "service", "resource_instances", "labels", "duration_details", "master")),
        ),
        convert_body(models.UpdateEventInput, body),
    )


_UPDATE_EVENT_APPOINTMENT: Endpoint[models.Appointment] = LazyEndpoint(
    id="update_event_appointment",
    method="PUT",
    path="/locations/{location_id}/events/{event_id}/appointments/{record_id}",
    result=lambda: models.Appointment,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    sensitive=True,
    api_version="v2",
)


@factory(_UPDATE_EVENT_APPOINTMENT)
def update_event_appointment(
    location_id: int | str,
    event_id: int | str,
    appointment_id: int | str,
    *,
    body: models.UpdateEventAppointmentInput | Mapping[str, Any],
    include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
) -> Operation[models.Appointment]:
    """Update an appointment of a group event

    Changes price, products and notes of an appointment in a group event and returns it.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
        appointment_id: Appointment, by id.
        include: Further data to return.
    """
    return Operation(
        _UPDATE_EVENT_APPOINTMENT,
        (
            check_text_id("location_id", location_id),
            check_text_id("event_id", event_id),
            check_text_id("appointment_id", appointment_id),
        ),
        (
            optional(check_choices, "include", include, ("client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details")),
        ),
        convert_body(models.UpdateEventAppointmentInput, body),
    )
