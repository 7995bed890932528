# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, factory

_AUTHORIZE_ONLINE_BOOKING_USER: Endpoint[models.BookingUser] = LazyEndpoint(
    id="authorize_online_booking_user",
    method="POST",
    path="/booking/auth",
    result=lambda: models.BookingUser,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_AUTHORIZE_ONLINE_BOOKING_USER)
def authorize_online_booking_user(
    *,
    body: models.AuthorizeOnlineBookingUserInput | Mapping[str, Any],
) -> Operation[models.BookingUser]:
    """Sign in a client of online booking

    Signs a client in with login and password and returns the user token. The token is valid for online
    booking only.
    """
    return Operation(
        _AUTHORIZE_ONLINE_BOOKING_USER,
        (),
        (),
        convert_body(models.AuthorizeOnlineBookingUserInput, body),
    )


_LOG_IN_WITH_PHONE_NUMBER_AND_CODE: Endpoint[models.BookingUser] = LazyEndpoint(
    id="log_in_with_phone_number_and_code",
    method="POST",
    path="/user/auth",
    result=lambda: models.BookingUser,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_LOG_IN_WITH_PHONE_NUMBER_AND_CODE)
def log_in_with_phone_number_and_code(
    *,
    body: models.LogInWithPhoneNumberAndCodeInput | Mapping[str, Any],
) -> Operation[models.BookingUser]:
    """Sign in with a code from an SMS

    Signs a client in with the phone and the code from an SMS and returns the user token.
    """
    return Operation(
        _LOG_IN_WITH_PHONE_NUMBER_AND_CODE,
        (),
        (),
        convert_body(models.LogInWithPhoneNumberAndCodeInput, body),
    )
