# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from .. import models
from altegio_async._core.arguments import check_date, format_moment, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_id, check_ids, check_text

_BOOK_EVENT: Endpoint[models.EventBookingResult] = LazyEndpoint(
    id="book_event",
    method="POST",
    path="/activity/{location_id}/{event_id}/book",
    result=lambda: models.EventBookingResult,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_BOOK_EVENT)
def book_event(
    location_id: int,
    event_id: int,
    *,
    body: models.BookEventInput | Mapping[str, Any],
) -> Operation[models.EventBookingResult]:
    """Book a group event

    Books places in a group event and returns the id and the hash of the appointment.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(
        _BOOK_EVENT,
        (check_id("location_id", location_id), check_id("event_id", event_id)),
        (),
        convert_body(models.BookEventInput, body),
    )


_CREATE_ONLINE_BOOKING: Endpoint[list[models.BookingResult]] = LazyEndpoint(
    id="create_online_booking",
    method="POST",
    path="/book_record/{location_id}",
    result=lambda: list[models.BookingResult],
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_CREATE_ONLINE_BOOKING)
def create_online_booking(
    location_id: int,
    *,
    body: models.CreateOnlineBookingInput | Mapping[str, Any],
) -> Operation[list[models.BookingResult]]:
    """Book online

    Books one or more appointments and returns the id and the hash of each. Send the time as it was
    returned with the free times.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_ONLINE_BOOKING,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateOnlineBookingInput, body),
    )


_GET_BOOKING_FORM_CONFIG: Endpoint[models.BookingFormConfig] = LazyEndpoint(
    id="get_booking_form_config",
    method="GET",
    path="/bookform/{id}",
    result=lambda: models.BookingFormConfig,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_BOOKING_FORM_CONFIG)
def get_booking_form_config(id: int) -> Operation[models.BookingFormConfig]:
    """Get the configuration of a booking form

    Returns the steps, style and texts of a booking form.

    Args:
        id: Object, by id.
    """
    return Operation(_GET_BOOKING_FORM_CONFIG, (check_id("id", id),))


_GET_DATES_AVAILABLE_FOR_BOOKING: Endpoint[models.BookingDates] = LazyEndpoint(
    id="get_dates_available_for_booking",
    method="GET",
    path="/book_dates/{location_id}",
    result=lambda: models.BookingDates,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_id"),
        Query("date"),
        Query("date_from"),
        Query("date_to"),
    ),
)


@factory(_GET_DATES_AVAILABLE_FOR_BOOKING)
def get_dates_available_for_booking(
    location_id: int,
    *,
    service_ids: Iterable[int] | None = None,
    team_member_id: int | None = None,
    date: dt.date | str | None = None,
    date_from: dt.date | str | None = None,
    date_to: dt.date | str | None = None,
) -> Operation[models.BookingDates]:
    """List days for booking

    Returns the days that can be booked and the working days, on request for services and a team member.
    Send the services; without them a day possibly has no fitting time.

    Args:
        location_id: Location, by id.
        service_ids: Services to book, by id.
        team_member_id: Only for this team member, by id.
        date: Day, YYYY-MM-DD.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _GET_DATES_AVAILABLE_FOR_BOOKING,
        (check_id("location_id", location_id),),
        (
            optional(check_ids, "service_ids", service_ids),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_date, "date", date),
            optional(check_date, "date_from", date_from),
            optional(check_date, "date_to", date_to),
        ),
    )


_GET_I18N_OPTIONS: Endpoint[dict[str, Any]] = Endpoint(
    id="get_i18n_options",
    method="GET",
    path="/i18n/{lang_code}",
    result=dict[str, Any],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_I18N_OPTIONS)
def get_i18n_options(lang_code: str) -> Operation[dict[str, Any]]:
    """Get the texts of the booking form

    Returns the texts of the booking form in one language.

    Args:
        lang_code: Language, e.g. en-US.
    """
    return Operation(_GET_I18N_OPTIONS, (check_text("lang_code", lang_code),))


_GET_LOCATION_PRIVACY_POLICY: Endpoint[models.PrivacyPolicy] = LazyEndpoint(
    id="get_location_privacy_policy",
    method="GET",
    path="/privacy_policy/{location_id}",
    result=lambda: models.PrivacyPolicy,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_LOCATION_PRIVACY_POLICY)
def get_location_privacy_policy(location_id: int) -> Operation[models.PrivacyPolicy]:
    """Get the privacy policy of a location

    Returns the text of the privacy policy of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_LOCATION_PRIVACY_POLICY, (check_id("location_id", location_id),))


_GET_NEAREST_TIME_SLOTS: Endpoint[models.NearestTimes] = LazyEndpoint(
    id="get_nearest_time_slots",
    method="GET",
    path="/book_staff_seances/{location_id}/{team_member_id}",
    result=lambda: models.NearestTimes,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("service_ids[]", Style.BRACKETS), Query("datetime")),
)


@factory(_GET_NEAREST_TIME_SLOTS)
def get_nearest_time_slots(
    location_id: int,
    team_member_id: int,
    *,
    service_ids: Iterable[int] | None = None,
    datetime: dt.datetime | str | None = None,
) -> Operation[models.NearestTimes]:
    """Get the nearest free times of a team member

    Returns the first day with free times of a team member and its start times. Durations are in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        service_ids: Services to book, by id.
        datetime: Start of the visit with an offset.
    """
    return Operation(
        _GET_NEAREST_TIME_SLOTS,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id, minimum=0)),
        (
            optional(check_ids, "service_ids", service_ids),
            optional(format_moment, "datetime", datetime, "date-time"),
        ),
    )


_GET_ONLINE_BOOKING_DETAILS: Endpoint[models.BookedAppointment] = LazyEndpoint(
    id="get_online_booking_details",
    method="GET",
    path="/book_record/{location_id}/{record_id}/{record_hash}",
    result=lambda: models.BookedAppointment,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_ONLINE_BOOKING_DETAILS)
def get_online_booking_details(
    location_id: int,
    appointment_id: int,
    appointment_hash: str,
) -> Operation[models.BookedAppointment]:
    """Get an online booking

    Returns an appointment that was booked online. The hash is part of the answer to the booking.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        appointment_hash: Hash of the appointment.
    """
    return Operation(
        _GET_ONLINE_BOOKING_DETAILS,
        (
            check_id("location_id", location_id),
            check_id("appointment_id", appointment_id),
            check_text("appointment_hash", appointment_hash),
        ),
    )


_GET_SERVICES_AVAILABLE_FOR_BOOKING: Endpoint[models.BookingServices] = LazyEndpoint(
    id="get_services_available_for_booking",
    method="GET",
    path="/book_services/{location_id}",
    result=lambda: models.BookingServices,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("staff_id"), Query("datetime"), Query("service_ids[]", Style.BRACKETS)),
)


@factory(_GET_SERVICES_AVAILABLE_FOR_BOOKING)
def get_services_available_for_booking(
    location_id: int,
    *,
    team_member_id: int | None = None,
    datetime: dt.datetime | str | None = None,
    service_ids: Iterable[int] | None = None,
) -> Operation[models.BookingServices]:
    """List services for booking

    Returns the services and categories that can be booked, on request for a team member or a time.
    Durations are in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        datetime: Start of the visit with an offset.
        service_ids: Services to book, by id.
    """
    return Operation(
        _GET_SERVICES_AVAILABLE_FOR_BOOKING,
        (check_id("location_id", location_id),),
        (
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(format_moment, "datetime", datetime, "date-time"),
            optional(check_ids, "service_ids", service_ids),
        ),
    )


_GET_TEAM_MEMBERS_AVAILABLE_FOR_BOOKING: Endpoint[list[models.BookingTeamMember]] = LazyEndpoint(
    id="get_team_members_available_for_booking",
    method="GET",
    path="/book_staff/{location_id}",
    result=lambda: list[models.BookingTeamMember],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("service_ids[]", Style.BRACKETS), Query("datetime")),
)


@factory(_GET_TEAM_MEMBERS_AVAILABLE_FOR_BOOKING)
def get_team_members_available_for_booking(
    location_id: int,
    *,
    service_ids: Iterable[int] | None = None,
    datetime: dt.datetime | str | None = None,
) -> Operation[list[models.BookingTeamMember]]:
    """List team members for booking

    Returns the team members that can be booked, on request for services or a time.

    Args:
        location_id: Location, by id.
        service_ids: Services to book, by id.
        datetime: Start of the visit with an offset.
    """
    return Operation(
        _GET_TEAM_MEMBERS_AVAILABLE_FOR_BOOKING,
        (check_id("location_id", location_id),),
        (
            optional(check_ids, "service_ids", service_ids),
            optional(format_moment, "datetime", datetime, "date-time"),
        ),
    )


_GET_TIME_SLOTS_FOR_BOOKING: Endpoint[list[models.BookingTime]] = LazyEndpoint(
    id="get_time_slots_for_booking",
    method="GET",
    path="/book_times/{location_id}/{team_member_id}/{date}",
    result=lambda: list[models.BookingTime],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("service_ids[]", Style.BRACKETS),),
)


@factory(_GET_TIME_SLOTS_FOR_BOOKING)
def get_time_slots_for_booking(
    location_id: int,
    team_member_id: int,
    date: dt.date | str,
    *,
    service_ids: Iterable[int] | None = None,
) -> Operation[list[models.BookingTime]]:
    """List start times for booking

    Returns the start times of a team member on a day; 0 stands for any team member. Send the services;
    without them a start time possibly does not fit. Durations are in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date: Day, YYYY-MM-DD.
        service_ids: Services to book, by id.
    """
    return Operation(
        _GET_TIME_SLOTS_FOR_BOOKING,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id, minimum=0),
            format_moment("date", date, "date"),
        ),
        (optional(check_ids, "service_ids", service_ids),),
    )


_SEND_BOOKING_VERIFICATION_CODE: Endpoint[None] = Endpoint(
    id="send_booking_verification_code",
    method="POST",
    path="/book_code/{location_id}",
    result=None,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_BOOKING_VERIFICATION_CODE)
def send_booking_verification_code(
    location_id: int,
    *,
    body: models.SendBookingVerificationCodeInput | Mapping[str, Any],
) -> Operation[None]:
    """Send a code to confirm a phone

    Sends a code by SMS that confirms the phone of a booking.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _SEND_BOOKING_VERIFICATION_CODE,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.SendBookingVerificationCodeInput, body),
    )


_UPDATE_ONLINE_BOOKING_DATETIME: Endpoint[models.BookedAppointment] = LazyEndpoint(
    id="update_online_booking_datetime",
    method="PUT",
    path="/book_record/{location_id}/{record_id}",
    result=lambda: models.BookedAppointment,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_ONLINE_BOOKING_DATETIME)
def update_online_booking_datetime(
    location_id: int,
    appointment_id: int,
    *,
    body: models.UpdateOnlineBookingDatetimeInput | Mapping[str, Any],
) -> Operation[models.BookedAppointment]:
    """Move an online booking

    Changes the time and the comment of an appointment that was booked online and returns it.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
    """
    return Operation(
        _UPDATE_ONLINE_BOOKING_DATETIME,
        (check_id("location_id", location_id), check_id("appointment_id", appointment_id)),
        (),
        convert_body(models.UpdateOnlineBookingDatetimeInput, body),
    )


_VALIDATE_BOOKING_PARAMS: Endpoint[None] = Endpoint(
    id="validate_booking_params",
    method="POST",
    path="/book_check/{location_id}",
    result=None,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_VALIDATE_BOOKING_PARAMS)
def validate_booking_params(
    location_id: int,
    *,
    body: models.ValidateBookingParamsInput | Mapping[str, Any],
) -> Operation[None]:
    """Check whether a booking is possible

    Checks services, team members and times of a booking without creating it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _VALIDATE_BOOKING_PARAMS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.ValidateBookingParamsInput, body),
    )
