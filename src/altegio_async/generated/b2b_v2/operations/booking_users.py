# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .. import models
from altegio_async._core.arguments import check_choices, optional
from altegio_async._core.operation import (
    AuthLevel,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_text_id

_GET_ATTENDANCE_BOOKING_USER: Endpoint[models.BookingUser] = LazyEndpoint(
    id="get_attendance_booking_user",
    method="GET",
    path="/locations/{location_id}/attendance/clients/{client_id}",
    result=lambda: models.BookingUser,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    sensitive=True,
    api_version="v2",
)


@factory(_GET_ATTENDANCE_BOOKING_USER)
def get_attendance_booking_user(
    location_id: int | str,
    client_id: int | str,
    *,
    include: Sequence[Literal["labels", "first_successful_visit", "loyalty_cards", "loyalty_certificates", "loyalty_abonements", "custom_field_values", "agreements"]] | None = None,
) -> Operation[models.BookingUser]:
    """Get a client for a visit

    Returns a client with the data that the appointment form shows.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_ATTENDANCE_BOOKING_USER,
        (check_text_id("location_id", location_id), check_text_id("client_id", client_id)),
        (
            optional(check_choices, "include", include, ("labels", "first_successful_visit", "loyalty_cards", "loyalty_certificates", "loyalty_abonements", "custom_field_values", "agreements")),
        ),
    )


_GET_BOOKING_USER_CHAIN_ATTENDANCE_STATISTICS: Endpoint[models.ChainAttendanceStatistics] = LazyEndpoint(
    id="get_booking_user_chain_attendance_statistics",
    method="GET",
    path="/locations/{location_id}/clients/{client_id}/chain_attendances_statistic/{chain_id}",
    result=lambda: models.ChainAttendanceStatistics,
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_BOOKING_USER_CHAIN_ATTENDANCE_STATISTICS)
def get_booking_user_chain_attendance_statistics(
    location_id: int | str,
    client_id: int | str,
    chain_id: int | str,
) -> Operation[models.ChainAttendanceStatistics]:
    """Get the visit figures of a client in a chain

    Returns the number of visits and the sums of a client in a chain. Sums are in the currency of the
    location.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        chain_id: Chain, by id.
    """
    return Operation(
        _GET_BOOKING_USER_CHAIN_ATTENDANCE_STATISTICS,
        (
            check_text_id("location_id", location_id),
            check_text_id("client_id", client_id),
            check_text_id("chain_id", chain_id),
        ),
    )


_GET_BOOKING_USER_LOCATION_ATTENDANCE_STATISTICS: Endpoint[models.LocationAttendanceStatistics] = LazyEndpoint(
    id="get_booking_user_location_attendance_statistics",
    method="GET",
    path="/locations/{location_id}/clients/{client_id}/attendances_statistic",
    result=lambda: models.LocationAttendanceStatistics,
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_BOOKING_USER_LOCATION_ATTENDANCE_STATISTICS)
def get_booking_user_location_attendance_statistics(
    location_id: int | str,
    client_id: int | str,
) -> Operation[models.LocationAttendanceStatistics]:
    """Get the visit figures of a client at a location

    Returns the number of visits and the sums of a client at a location. Sums are in the currency of the
    location.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _GET_BOOKING_USER_LOCATION_ATTENDANCE_STATISTICS,
        (check_text_id("location_id", location_id), check_text_id("client_id", client_id)),
    )
