# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_CREATE_BOOKING_WIDGET: Endpoint[models.BookingWidget] = LazyEndpoint(
    id="create_booking_widget",
    method="POST",
    path="/company/{location_id}/booking_forms",
    result=lambda: models.BookingWidget,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_BOOKING_WIDGET)
def create_booking_widget(
    location_id: int,
    *,
    body: models.CreateBookingWidgetInput | Mapping[str, Any],
) -> Operation[models.BookingWidget]:
    """Create a booking widget

    Creates a booking widget and returns it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_BOOKING_WIDGET,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateBookingWidgetInput, body),
    )


_DELETE_BOOKING_WIDGET: Endpoint[None] = Endpoint(
    id="delete_booking_widget",
    method="DELETE",
    path="/company/{location_id}/booking_forms/{form_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_BOOKING_WIDGET)
def delete_booking_widget(location_id: int, form_id: int) -> Operation[None]:
    """Delete a booking widget

    Deletes a booking widget.

    Args:
        location_id: Location, by id.
        form_id: Form, by id.
    """
    return Operation(
        _DELETE_BOOKING_WIDGET,
        (check_id("location_id", location_id), check_id("form_id", form_id)),
    )


_GET_BOOKING_WIDGET: Endpoint[models.BookingWidget] = LazyEndpoint(
    id="get_booking_widget",
    method="GET",
    path="/company/{location_id}/booking_forms/{form_id}",
    result=lambda: models.BookingWidget,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_BOOKING_WIDGET)
def get_booking_widget(location_id: int, form_id: int) -> Operation[models.BookingWidget]:
    """Get a booking widget

    Returns one booking widget.

    Args:
        location_id: Location, by id.
        form_id: Form, by id.
    """
    return Operation(
        _GET_BOOKING_WIDGET,
        (check_id("location_id", location_id), check_id("form_id", form_id)),
    )


_GET_BOOKING_WIDGET_LIST: Endpoint[list[models.BookingWidget]] = LazyEndpoint(
    id="get_booking_widget_list",
    method="GET",
    path="/company/{location_id}/booking_forms",
    result=lambda: list[models.BookingWidget],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_BOOKING_WIDGET_LIST)
def get_booking_widget_list(location_id: int) -> Operation[list[models.BookingWidget]]:
    """List booking widgets

    Returns the booking widgets of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_BOOKING_WIDGET_LIST, (check_id("location_id", location_id),))


_GET_ONLINE_BOOKING_SETTINGS: Endpoint[models.OnlineBookingSettings] = LazyEndpoint(
    id="get_online_booking_settings",
    method="GET",
    path="/company/{location_id}/settings/online",
    result=lambda: models.OnlineBookingSettings,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_ONLINE_BOOKING_SETTINGS)
def get_online_booking_settings(location_id: int) -> Operation[models.OnlineBookingSettings]:
    """Get the online booking settings

    Returns the settings of online booking of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_ONLINE_BOOKING_SETTINGS, (check_id("location_id", location_id),))


_GET_TIMESLOT_SETTINGS: Endpoint[models.TimeslotSettings] = LazyEndpoint(
    id="get_timeslot_settings",
    method="GET",
    path="/company/{location_id}/settings/timeslots",
    result=lambda: models.TimeslotSettings,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TIMESLOT_SETTINGS)
def get_timeslot_settings(location_id: int) -> Operation[models.TimeslotSettings]:
    """Get the time slot settings

    Returns the time slots for online booking by weekday and by date. Times are seconds after midnight;
    weekday 1 is a Monday.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_TIMESLOT_SETTINGS, (check_id("location_id", location_id),))


_UPDATE_BOOKING_WIDGET: Endpoint[models.BookingWidget] = LazyEndpoint(
    id="update_booking_widget",
    method="PATCH",
    path="/company/{location_id}/booking_forms/{form_id}",
    result=lambda: models.BookingWidget,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_BOOKING_WIDGET)
def update_booking_widget(
    location_id: int,
    form_id: int,
    *,
    body: models.UpdateBookingWidgetInput | Mapping[str, Any],
) -> Operation[models.BookingWidget]:
    """Update a booking widget

    Changes a booking widget and returns it. The API expects all fields: read the widget, change it and
    send everything.

    Args:
        location_id: Location, by id.
        form_id: Form, by id.
    """
    return Operation(
        _UPDATE_BOOKING_WIDGET,
        (check_id("location_id", location_id), check_id("form_id", form_id)),
        (),
        convert_body(models.UpdateBookingWidgetInput, body),
    )


_UPDATE_ONLINE_BOOKING_SETTINGS: Endpoint[models.OnlineBookingSettings] = LazyEndpoint(
    id="update_online_booking_settings",
    method="PATCH",
    path="/company/{location_id}/settings/online",
    result=lambda: models.OnlineBookingSettings,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_ONLINE_BOOKING_SETTINGS)
def update_online_booking_settings(
    location_id: int,
    *,
    body: models.UpdateOnlineBookingSettingsInput | Mapping[str, Any],
) -> Operation[models.OnlineBookingSettings]:
    """Update the online booking settings

    Changes the settings of online booking of a location and returns them. The API expects all four
    fields.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _UPDATE_ONLINE_BOOKING_SETTINGS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.UpdateOnlineBookingSettingsInput, body),
    )
