# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.arguments import check_any_given, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id, check_phone, check_text

_DELETE_USER_APPOINTMENT: Endpoint[None] = Endpoint(
    id="delete_user_appointment",
    method="DELETE",
    path="/user/records/{record_id}/{record_hash}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_USER_APPOINTMENT)
def delete_user_appointment(appointment_id: int, appointment_hash: str) -> Operation[None]:
    """Cancel an appointment

    Cancels an appointment that was booked online.

    Args:
        appointment_id: Appointment, by id.
        appointment_hash: Hash of the appointment.
    """
    return Operation(
        _DELETE_USER_APPOINTMENT,
        (check_id("appointment_id", appointment_id), check_text("appointment_hash", appointment_hash)),
    )


_GET_BOOKING_USER: Endpoint[models.BookingUser] = LazyEndpoint(
    id="get_booking_user",
    method="GET",
    path="/booking/user/data",
    result=lambda: models.BookingUser,
    auth=AuthLevel.USER,
    idempotent=True,
    sensitive=True,
)


@factory(_GET_BOOKING_USER)
def get_booking_user() -> Operation[models.BookingUser]:
    """Get the signed-in client

    Returns the client whose token is sent.
    """
    return Operation(_GET_BOOKING_USER)


_GET_FEEDBACK_FORM_STATUS: Endpoint[models.FeedbackForm] = LazyEndpoint(
    id="get_feedback_form_status",
    method="GET",
    path="/master_record_review/{record_token}",
    result=lambda: models.FeedbackForm,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_FEEDBACK_FORM_STATUS)
def get_feedback_form_status(appointment_token: str) -> Operation[models.FeedbackForm]:
    """Get the state of a feedback form

    Returns the data of the feedback form of an appointment and whether a review was submitted.

    Args:
        appointment_token: Token of the feedback form.
    """
    return Operation(_GET_FEEDBACK_FORM_STATUS, (check_text("appointment_token", appointment_token),))


_GET_USER_APPOINTMENT_LIST: Endpoint[list[models.BookedAppointment]] = LazyEndpoint(
    id="get_user_appointment_list",
    method="GET",
    path="/user/records/{record_id}/{record_hash}",
    result=lambda: list[models.BookedAppointment],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_USER_APPOINTMENT_LIST)
def get_user_appointment_list(
    appointment_id: int,
    appointment_hash: str,
) -> Operation[list[models.BookedAppointment]]:
    """List the appointments of the signed-in client

    Returns the appointments of the signed-in client.

    Args:
        appointment_id: Appointment, by id.
        appointment_hash: Hash of the appointment.
    """
    return Operation(
        _GET_USER_APPOINTMENT_LIST,
        (check_id("appointment_id", appointment_id), check_text("appointment_hash", appointment_hash)),
    )


_SEND_PHONE_UPDATE_VERIFICATION_CODE: Endpoint[None] = Endpoint(
    id="send_phone_update_verification_code",
    method="GET",
    path="/booking/user/phone_confirmation",
    result=None,
    auth=AuthLevel.USER,
    query=(Query("company_id"), Query("group_id"), Query("phone")),
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_PHONE_UPDATE_VERIFICATION_CODE)
def send_phone_update_verification_code(
    *,
    phone: str,
    location_id: int | None = None,
    chain_id: int | None = None,
) -> Operation[None]:
    """Send a code for a new phone

    Sends a confirmation code to a phone. Send the id of a location or of a chain, not both. The call
    sends an SMS although its method is GET.

    Args:
        location_id: Location, by id.
        chain_id: Chain, by id.
        phone: Phone in international form.
    """
    check_any_given(location_id=location_id, chain_id=chain_id)
    return Operation(
        _SEND_PHONE_UPDATE_VERIFICATION_CODE,
        (),
        (
            optional(check_id, "location_id", location_id, minimum=0),
            optional(check_id, "chain_id", chain_id, minimum=0),
            check_phone("phone", phone),
        ),
    )


_SUBMIT_FEEDBACK_FORM: Endpoint[models.FeedbackResult] = LazyEndpoint(
    id="submit_feedback_form",
    method="POST",
    path="/master_record_review/{record_token}",
    result=lambda: models.FeedbackResult,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
)


@factory(_SUBMIT_FEEDBACK_FORM)
def submit_feedback_form(
    appointment_token: str,
    *,
    body: models.SubmitFeedbackFormInput | Mapping[str, Any],
) -> Operation[models.FeedbackResult]:
    """Submit a feedback form

    Sends a rating, a text and a tip. Returns the URL of the payment page when a tip is paid.

    Args:
        appointment_token: Token of the feedback form.
    """
    return Operation(
        _SUBMIT_FEEDBACK_FORM,
        (check_text("appointment_token", appointment_token),),
        (),
        convert_body(models.SubmitFeedbackFormInput, body),
    )


_UPDATE_BOOKING_USER: Endpoint[None] = Endpoint(
    id="update_booking_user",
    method="PUT",
    path="/booking/user",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_UPDATE_BOOKING_USER)
def update_booking_user(*, body: models.UpdateBookingUserInput | Mapping[str, Any]) -> Operation[None]:
    """Update the signed-in client

    Changes name, e-mail or phone of the signed-in client. Send the confirmation code when the phone
    changes.
    """
    return Operation(_UPDATE_BOOKING_USER, (), (), convert_body(models.UpdateBookingUserInput, body))


_UPDATE_BOOKING_USER_PASSWORD: Endpoint[models.BookingUserToken] = LazyEndpoint(
    id="update_booking_user_password",
    method="PUT",
    path="/booking/user/password",
    result=lambda: models.BookingUserToken,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_UPDATE_BOOKING_USER_PASSWORD)
def update_booking_user_password(
    *,
    body: models.UpdateBookingUserPasswordInput | Mapping[str, Any],
) -> Operation[models.BookingUserToken]:
    """Change the password of the signed-in client

    Changes the password and returns a new user token for later calls.
    """
    return Operation(
        _UPDATE_BOOKING_USER_PASSWORD,
        (),
        (),
        convert_body(models.UpdateBookingUserPasswordInput, body),
    )
