# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.arguments import check_date, check_flag, check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_body, convert_union_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_CREATE_APPOINTMENT: Endpoint[list[models.Appointment]] = LazyEndpoint(
    id="create_appointment",
    method="POST",
    path="/records/{location_id}",
    result=lambda: list[models.Appointment],
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
    forms=("object",),
)


@factory(_CREATE_APPOINTMENT)
def create_appointment(
    location_id: int,
    *,
    body: models.AppointmentCreate | models.EventAppointmentCreate | Mapping[str, Any],
) -> Operation[list[models.Appointment]]:
    """Create an appointment

    Creates an appointment or adds a client to a group event. Returns the created appointments as a list.
    The duration is in seconds, prices are in the currency of the location.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_APPOINTMENT,
        (check_id("location_id", location_id),),
        (),
        convert_union_body((models.AppointmentCreate, models.EventAppointmentCreate), body),
    )


_CREATE_TIMETABLE_CLIENT_SCHEDULE: Endpoint[models.ClientSchedule] = LazyEndpoint(
    id="create_timetable_client_schedule",
    method="POST",
    path="/company/{location_id}/schedules/{schedule_id}/client_schedules",
    result=lambda: models.ClientSchedule,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_TIMETABLE_CLIENT_SCHEDULE)
def create_timetable_client_schedule(
    location_id: int,
    schedule_id: int,
    *,
    body: models.CreateTimetableClientScheduleInput | Mapping[str, Any],
) -> Operation[models.ClientSchedule]:
    """Add a client to recurring appointments

    Adds a client to days of a schedule of recurring appointments or events and returns the schedule of
    the client.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
    """
    return Operation(
        _CREATE_TIMETABLE_CLIENT_SCHEDULE,
        (check_id("location_id", location_id), check_id("schedule_id", schedule_id)),
        (),
        convert_body(models.CreateTimetableClientScheduleInput, body),
    )


_DELETE_APPOINTMENT: Endpoint[None] = Endpoint(
    id="delete_appointment",
    method="DELETE",
    path="/record/{location_id}/{record_id}",
    result=None,
    auth=AuthLevel.USER,
    query=(Query("include_consumables"), Query("include_finance_transactions")),
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_APPOINTMENT)
def delete_appointment(
    location_id: int,
    appointment_id: int,
    *,
    include_consumables: int | None = None,
    include_finance_transactions: int | None = None,
) -> Operation[None]:
    """Delete an appointment

    Deletes an appointment.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        include_consumables: 1 to add the consumables.
        include_finance_transactions: 1 to add the payments.
    """
    return Operation(
        _DELETE_APPOINTMENT,
        (check_id("location_id", location_id), check_id("appointment_id", appointment_id)),
        (
            optional(check_integer, "include_consumables", include_consumables),
            optional(check_integer, "include_finance_transactions", include_finance_transactions),
        ),
    )


_DELETE_TIMETABLE_CLIENT_SCHEDULE: Endpoint[None] = Endpoint(
    id="delete_timetable_client_schedule",
    method="DELETE",
    path="/company/{location_id}/schedules/{schedule_id}/client_schedules/{client_schedule_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TIMETABLE_CLIENT_SCHEDULE)
def delete_timetable_client_schedule(
    location_id: int,
    schedule_id: int,
    client_schedule_id: int,
) -> Operation[None]:
    """Remove a client from recurring appointments

    Deletes the schedule of a client.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        client_schedule_id: Client schedule, by id.
    """
    return Operation(
        _DELETE_TIMETABLE_CLIENT_SCHEDULE,
        (
            check_id("location_id", location_id),
            check_id("schedule_id", schedule_id),
            check_id("client_schedule_id", client_schedule_id),
        ),
    )


_GET_APPOINTMENT: Endpoint[models.Appointment] = LazyEndpoint(
    id="get_appointment",
    method="GET",
    path="/record/{location_id}/{record_id}",
    result=lambda: models.Appointment,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include_consumables"), Query("include_finance_transactions")),
)


@factory(_GET_APPOINTMENT)
def get_appointment(
    location_id: int,
    appointment_id: int,
    *,
    include_consumables: int | None = None,
    include_finance_transactions: int | None = None,
) -> Operation[models.Appointment]:
    """Get an appointment

    Returns one appointment with services, client, documents and, on request, consumables and payments.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        include_consumables: 1 to add the consumables.
        include_finance_transactions: 1 to add the payments.
    """
    return Operation(
        _GET_APPOINTMENT,
        (check_id("location_id", location_id), check_id("appointment_id", appointment_id)),
        (
            optional(check_integer, "include_consumables", include_consumables),
            optional(check_integer, "include_finance_transactions", include_finance_transactions),
        ),
    )


_GET_APPOINTMENT_LIST: Endpoint[list[models.Appointment]] = LazyEndpoint(
    id="get_appointment_list",
    method="GET",
    path="/records/{location_id}",
    result=lambda: list[models.Appointment],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("page"),
        Query("count"),
        Query("staff_id"),
        Query("client_id"),
        Query("created_user_id"),
        Query("start_date"),
        Query("end_date"),
        Query("c_start_date"),
        Query("c_end_date"),
        Query("changed_after"),
        Query("changed_before"),
        Query("include_consumables"),
        Query("include_finance_transactions"),
        Query("with_deleted"),
    ),
    paging=Paging("page", "count", default=50),
)


@factory(_GET_APPOINTMENT_LIST)
def get_appointment_list(
    location_id: int,
    *,
    page: int | None = None,
    count: int | None = None,
    team_member_id: int | None = None,
    client_id: int | None = None,
    created_user_id: int | None = None,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    c_start_date: dt.date | str | None = None,
    c_end_date: dt.date | str | None = None,
    changed_after: dt.datetime | str | None = None,
    changed_before: dt.datetime | str | None = None,
    include_consumables: int | None = None,
    include_finance_transactions: int | None = None,
    with_deleted: bool | None = None,
) -> Operation[list[models.Appointment]]:
    """List appointments

    Returns the appointments of a location page by page. Days include both ends and are days of the
    location; change times are local times of the location. Send with_deleted=1 to include deleted
    appointments.

    Args:
        location_id: Location, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
        team_member_id: Team member, by id.
        client_id: Client, by id.
        created_user_id: Only appointments that this user created, by id.
        start_date: First day, included.
        end_date: Last day, included.
        c_start_date: First day of creation, included.
        c_end_date: Last day of creation, included.
        changed_after: Only objects changed after this local time of the location, YYYY-MM-DDTHH:MM:SS.
        changed_before: Only objects changed before this local time of the location, YYYY-MM-DDTHH:MM:SS.
        include_consumables: 1 to add the consumables.
        include_finance_transactions: 1 to add the payments.
        with_deleted: Whether to return deleted appointments too.
    """
    return Operation(
        _GET_APPOINTMENT_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "client_id", client_id, minimum=0),
            optional(check_id, "created_user_id", created_user_id, minimum=0),
            optional(check_date, "start_date", start_date),
            optional(check_date, "end_date", end_date),
            optional(check_date, "c_start_date", c_start_date),
            optional(check_date, "c_end_date", c_end_date),
            optional(format_moment, "changed_after", changed_after, "local-date-time"),
            optional(format_moment, "changed_before", changed_before, "local-date-time"),
            optional(check_integer, "include_consumables", include_consumables),
            optional(check_integer, "include_finance_transactions", include_finance_transactions),
            optional(check_flag, "with_deleted", with_deleted),
        ),
    )


_GET_COMMENTS: Endpoint[list[models.Review]] = LazyEndpoint(
    id="get_comments",
    method="GET",
    path="/comments/{location_id}",
    result=lambda: list[models.Review],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("start_date"),
        Query("end_date"),
        Query("team_member_id"),
        Query("rating"),
        Query("page"),
        Query("count"),
    ),
    paging=Paging("page", "count"),
)


@factory(_GET_COMMENTS)
def get_comments(
    location_id: int,
    *,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    team_member_id: int | None = None,
    rating: int | None = None,
    page: int | None = None,
    count: int | None = None,
) -> Operation[list[models.Review]]:
    """List reviews

    Returns the reviews of a location and its team members page by page.

    Args:
        location_id: Location, by id.
        start_date: First day, included.
        end_date: Last day, included.
        team_member_id: Team member, by id.
        rating: Only reviews with this rating.
        page: Page to return; the first one is 1.
        count: Rows on a page.
    """
    return Operation(
        _GET_COMMENTS,
        (check_id("location_id", location_id),),
        (
            optional(check_date, "start_date", start_date),
            optional(check_date, "end_date", end_date),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_integer, "rating", rating),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
        ),
    )


_GET_PARTNER_APPOINTMENT_LIST: Endpoint[list[models.PartnerAppointment]] = LazyEndpoint(
    id="get_partner_appointment_list",
    method="GET",
    path="/records/partner",
    result=lambda: list[models.PartnerAppointment],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("page"),
        Query("editable_length"),
        Query("salon_id"),
        Query("start_date"),
        Query("end_date"),
        Query("created_start_date"),
        Query("created_end_date"),
        Query("user_id"),
    ),
    paging=Paging("page", "editable_length", maximum=100),
)


@factory(_GET_PARTNER_APPOINTMENT_LIST)
def get_partner_appointment_list(
    *,
    page: int | None = None,
    editable_length: int | None = None,
    location_id: int | None = None,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    created_start_date: dt.date | str | None = None,
    created_end_date: dt.date | str | None = None,
    user_id: int | None = None,
) -> Operation[list[models.PartnerAppointment]]:
    """List appointments of a partner

    Returns the appointments that the integration created. Filter days are written as DD.MM.YYYY.

    Args:
        page: Page to return; the first one is 1.
        editable_length: Rows on a page.
        location_id: Location, by id.
        start_date: First day, included.
        end_date: Last day, included.
        created_start_date: First day of creation, DD.MM.YYYY.
        created_end_date: Last day of creation, DD.MM.YYYY.
        user_id: User, by id.
    """
    return Operation(
        _GET_PARTNER_APPOINTMENT_LIST,
        (),
        (
            optional(check_integer, "page", page),
            optional(check_integer, "editable_length", editable_length),
            optional(check_id, "location_id", location_id, minimum=0),
            optional(format_moment, "start_date", start_date, "dotted-date"),
            optional(format_moment, "end_date", end_date, "dotted-date"),
            optional(format_moment, "created_start_date", created_start_date, "dotted-date"),
            optional(format_moment, "created_end_date", created_end_date, "dotted-date"),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_VISIT: Endpoint[models.Visit] = LazyEndpoint(
    id="get_visit",
    method="GET",
    path="/visits/{visit_id}",
    result=lambda: models.Visit,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_VISIT)
def get_visit(visit_id: int) -> Operation[models.Visit]:
    """Get a visit

    Returns a visit with all its appointments.

    Args:
        visit_id: Visit, by id.
    """
    return Operation(_GET_VISIT, (check_id("visit_id", visit_id),))


_GET_VISIT_DETAILS: Endpoint[models.VisitDetails] = LazyEndpoint(
    id="get_visit_details",
    method="GET",
    path="/visit/details/{location_id}/{record_id}/{visit_id}",
    result=lambda: models.VisitDetails,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_VISIT_DETAILS)
def get_visit_details(location_id: int, appointment_id: int, visit_id: int) -> Operation[models.VisitDetails]:
    """Get the items and payments of a visit

    Returns the sold items, payments, loyalty transactions and fiscal documents of a visit.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        visit_id: Visit, by id.
    """
    return Operation(
        _GET_VISIT_DETAILS,
        (
            check_id("location_id", location_id),
            check_id("appointment_id", appointment_id),
            check_id("visit_id", visit_id),
        ),
    )


_GET_VISIT_RECEIPT_PDF: Endpoint[bytes] = Endpoint(
    id="get_visit_receipt_pdf",
    method="GET",
    path="/attendance/receipt_print/{visit_id}",
    result=bytes,
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.BYTES,
)


@factory(_GET_VISIT_RECEIPT_PDF)
def get_visit_receipt_pdf(visit_id: int) -> Operation[bytes]:
    """Get the receipt of a visit

    Returns the receipt of a visit as a PDF document.

    Args:
        visit_id: Visit, by id.
    """
    return Operation(_GET_VISIT_RECEIPT_PDF, (check_id("visit_id", visit_id),))


_LEAVE_COMMENT: Endpoint[models.Review] = LazyEndpoint(
    id="leave_comment",
    method="POST",
    path="/comments/{location_id}/{team_member_id}",
    result=lambda: models.Review,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_LEAVE_COMMENT)
def leave_comment(
    location_id: int,
    team_member_id: int,
    *,
    body: models.LeaveCommentInput | Mapping[str, Any],
) -> Operation[models.Review]:
    """Leave a review

    Adds a review of a team member with a mark and a text.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _LEAVE_COMMENT,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (),
        convert_body(models.LeaveCommentInput, body),
    )


_UPDATE_APPOINTMENT: Endpoint[models.Appointment] = LazyEndpoint(
    id="update_appointment",
    method="PUT",
    path="/record/{location_id}/{record_id}",
    result=lambda: models.Appointment,
    auth=AuthLevel.USER,
    query=(Query("include_consumables"), Query("include_finance_transactions")),
    body=Body.JSON,
    sensitive=True,
)


@factory(_UPDATE_APPOINTMENT)
def update_appointment(
    location_id: int,
    appointment_id: int,
    *,
    body: models.AppointmentUpdate | models.EventAppointmentUpdate | Mapping[str, Any],
    include_consumables: int | None = None,
    include_finance_transactions: int | None = None,
) -> Operation[models.Appointment]:
    """Replace an appointment

    Replaces all fields of an appointment. Read the appointment first and send every field that must keep
    its value.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        include_consumables: 1 to add the consumables.
        include_finance_transactions: 1 to add the payments.
    """
    return Operation(
        _UPDATE_APPOINTMENT,
        (check_id("location_id", location_id), check_id("appointment_id", appointment_id)),
        (
            optional(check_integer, "include_consumables", include_consumables),
            optional(check_integer, "include_finance_transactions", include_finance_transactions),
        ),
        convert_union_body((models.AppointmentUpdate, models.EventAppointmentUpdate), body),
    )


_UPDATE_TIMETABLE_CLIENT_SCHEDULE: Endpoint[models.ClientSchedule] = LazyEndpoint(
    id="update_timetable_client_schedule",
    method="PATCH",
    path="/company/{location_id}/schedules/{schedule_id}/client_schedules/{client_schedule_id}",
    result=lambda: models.ClientSchedule,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_TIMETABLE_CLIENT_SCHEDULE)
def update_timetable_client_schedule(
    location_id: int,
    schedule_id: int,
    client_schedule_id: int,
    *,
    body: models.UpdateTimetableClientScheduleInput | Mapping[str, Any],
) -> Operation[models.ClientSchedule]:
    """Update the recurring days of a client

    Sets the days of a schedule that a client attends.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        client_schedule_id: Client schedule, by id.
    """
    return Operation(
        _UPDATE_TIMETABLE_CLIENT_SCHEDULE,
        (
            check_id("location_id", location_id),
            check_id("schedule_id", schedule_id),
            check_id("client_schedule_id", client_schedule_id),
        ),
        (),
        convert_body(models.UpdateTimetableClientScheduleInput, body),
    )


_UPDATE_VISIT: Endpoint[None] = Endpoint(
    id="update_visit",
    method="PUT",
    path="/visits/{visit_id}/{record_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_UPDATE_VISIT)
def update_visit(
    visit_id: int,
    appointment_id: int,
    *,
    body: models.UpdateVisitInput | Mapping[str, Any],
) -> Operation[None]:
    """Update a visit

    Sets the attendance, payments, products and services of a visit. Attendance is -1 no show, 0 waiting,
    1 arrived, 2 confirmed.

    Args:
        visit_id: Visit, by id.
        appointment_id: Appointment, by id.
    """
    return Operation(
        _UPDATE_VISIT,
        (check_id("visit_id", visit_id), check_id("appointment_id", appointment_id)),
        (),
        convert_body(models.UpdateVisitInput, body),
    )
