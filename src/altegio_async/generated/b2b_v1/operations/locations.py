# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choices, check_integer, optional
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
from altegio_async._core.validation import check_id

_CREATE_LOCATION: Endpoint[models.Location] = LazyEndpoint(
    id="create_location",
    method="POST",
    path="/companies",
    result=lambda: models.Location,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_LOCATION)
def create_location(*, body: models.CreateLocationInput | Mapping[str, Any]) -> Operation[models.Location]:
    """Create a location

    Creates a location and returns it. Coordinates are in degrees.
    """
    return Operation(_CREATE_LOCATION, (), (), convert_body(models.CreateLocationInput, body))


_DELETE_LOCATION: Endpoint[None] = Endpoint(
    id="delete_location",
    method="DELETE",
    path="/company/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_LOCATION)
def delete_location(location_id: int) -> Operation[None]:
    """Delete a location

    Deletes a location. The deletion is accepted and carried out later.

    Args:
        location_id: Location, by id.
    """
    return Operation(_DELETE_LOCATION, (check_id("location_id", location_id),))


_GET_LOCATION: Endpoint[models.Location] = LazyEndpoint(
    id="get_location",
    method="GET",
    path="/company/{location_id}",
    result=lambda: models.Location,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("my"),
        Query("forBooking"),
        Query("show_groups"),
        Query("showBookforms"),
        Query("bookform_id"),
    ),
)


@factory(_GET_LOCATION)
def get_location(
    location_id: int,
    *,
    my: int | None = None,
    for_booking: int | None = None,
    show_groups: int | None = None,
    show_booking_forms: int | None = None,
    booking_form_id: int | None = None,
) -> Operation[models.Location]:
    """Get a location

    Returns one location. With my=1 the answer includes the access rights of the signed-in user.

    Args:
        location_id: Location, by id.
        my: 1 for the locations of the signed-in user only.
        for_booking: 1 to add the next free time.
        show_groups: 1 to add the chains.
        show_booking_forms: 1 to add the booking forms.
        booking_form_id: Booking form, by id.
    """
    return Operation(
        _GET_LOCATION,
        (check_id("location_id", location_id),),
        (
            optional(check_integer, "my", my),
            optional(check_integer, "for_booking", for_booking),
            optional(check_integer, "show_groups", show_groups),
            optional(check_integer, "show_booking_forms", show_booking_forms),
            optional(check_id, "booking_form_id", booking_form_id, minimum=0),
        ),
    )


_GET_LOCATION_LIST: Endpoint[list[models.Location]] = LazyEndpoint(
    id="get_location_list",
    method="GET",
    path="/companies",
    result=lambda: list[models.Location],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("id"),
        Query("group_id"),
        Query("my"),
        Query("active"),
        Query("forBooking"),
        Query("show_groups"),
        Query("city_id"),
        Query("showBookforms"),
        Query("min_id"),
        Query("show_deleted"),
        Query("hide_record_type_single"),
        Query("hide_record_type_activity"),
        Query("hide_record_type_mixed"),
        Query("business_group_id"),
        Query("business_type_id"),
        Query("include[]", Style.BRACKETS),
        Query("count"),
        Query("page"),
    ),
    paging=Paging("page", "count"),
)


@factory(_GET_LOCATION_LIST)
def get_location_list(
    *,
    id: int | None = None,
    group_id: int | None = None,
    my: int | None = None,
    active: int | None = None,
    for_booking: int | None = None,
    show_groups: int | None = None,
    city_id: int | None = None,
    show_booking_forms: int | None = None,
    min_id: int | None = None,
    show_deleted: int | None = None,
    hide_appointment_type_single: int | None = None,
    hide_appointment_type_event: int | None = None,
    hide_appointment_type_mixed: int | None = None,
    business_group_id: int | None = None,
    business_type_id: int | None = None,
    include: Sequence[Literal["staff", "positions", "accounts", "storages", "expenses"]] | None = None,
    count: int | None = None,
    page: int | None = None,
) -> Operation[list[models.Location]]:
    """List locations

    Returns locations. Send my=1 to get the locations of the signed-in user; without it the public
    catalogue is returned. Several filters narrow the list.

    Args:
        id: Object, by id.
        group_id: Chain, by id.
        my: 1 for the locations of the signed-in user only.
        active: 1 for active locations only.
        for_booking: 1 to add the next free time.
        show_groups: 1 to add the chains.
        city_id: City, by id.
        show_booking_forms: 1 to add the booking forms.
        min_id: Smallest id to return.
        show_deleted: 1 to add deleted locations.
        hide_appointment_type_single: 1 to leave out locations with single appointments.
        hide_appointment_type_event: 1 to leave out locations with group events.
        hide_appointment_type_mixed: 1 to leave out locations with both.
        business_group_id: Group of businesses, by id.
        business_type_id: Type of business, by id.
        include: Further data to return.
        count: Rows on a page.
        page: Page to return; the first one is 1.
    """
    return Operation(
        _GET_LOCATION_LIST,
        (),
        (
            optional(check_id, "id", id, minimum=0),
            optional(check_id, "group_id", group_id, minimum=0),
            optional(check_integer, "my", my),
            optional(check_integer, "active", active),
            optional(check_integer, "for_booking", for_booking),
            optional(check_integer, "show_groups", show_groups),
            optional(check_id, "city_id", city_id, minimum=0),
            optional(check_integer, "show_booking_forms", show_booking_forms),
            optional(check_id, "min_id", min_id, minimum=0),
            optional(check_integer, "show_deleted", show_deleted),
            optional(check_integer, "hide_appointment_type_single", hide_appointment_type_single),
            optional(check_integer, "hide_appointment_type_event", hide_appointment_type_event),
            optional(check_integer, "hide_appointment_type_mixed", hide_appointment_type_mixed),
            optional(check_id, "business_group_id", business_group_id, minimum=0),
            optional(check_id, "business_type_id", business_type_id, minimum=0),
            optional(check_choices, "include", include, ("staff", "positions", "accounts", "storages", "expenses")),
            optional(check_integer, "count", count),
            optional(check_integer, "page", page),
        ),
    )


_UPDATE_LOCATION: Endpoint[models.Location] = LazyEndpoint(
    id="update_location",
    method="PUT",
    path="/company/{location_id}",
    result=lambda: models.Location,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_LOCATION)
def update_location(
    location_id: int,
    *,
    body: models.UpdateLocationInput | Mapping[str, Any],
) -> Operation[models.Location]:
    """Update a location

    Changes the public data of a location and returns it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _UPDATE_LOCATION,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.UpdateLocationInput, body),
    )
