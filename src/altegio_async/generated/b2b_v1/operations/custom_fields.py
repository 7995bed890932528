# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, factory
from altegio_async._core.validation import check_id

_CREATE_CUSTOM_FIELD: Endpoint[models.CustomField] = LazyEndpoint(
    id="create_custom_field",
    method="POST",
    path="/custom_fields/{field_category}/{location_id}",
    result=lambda: models.CustomField,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_CREATE_CUSTOM_FIELD)
def create_custom_field(
    field_category: Literal["record", "client"],
    location_id: int,
    *,
    body: models.CustomFieldInput | Mapping[str, Any],
) -> Operation[models.CustomField]:
    """Create a custom field

    Creates a custom field for appointments or clients and returns it.

    Args:
        field_category: Kind of object that has the field: record or client.
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_CUSTOM_FIELD,
        (
            check_choice("field_category", field_category, ("record", "client")),
            check_id("location_id", location_id),
        ),
        (),
        convert_body(models.CustomFieldInput, body),
    )


_DELETE_CUSTOM_FIELD: Endpoint[list[models.CustomField] | None] = LazyEndpoint(
    id="delete_custom_field",
    method="DELETE",
    path="/custom_fields/{field_category}/{location_id}/{field_id}",
    result=lambda: list[models.CustomField] | None,
    auth=AuthLevel.USER,
)


@factory(_DELETE_CUSTOM_FIELD)
def delete_custom_field(
    field_category: Literal["record", "client"],
    location_id: int,
    field_id: int,
) -> Operation[list[models.CustomField] | None]:
    """Delete a custom field

    Deletes a custom field.

    Args:
        field_category: Kind of object that has the field: record or client.
        location_id: Location, by id.
        field_id: Custom field, by id.
    """
    return Operation(
        _DELETE_CUSTOM_FIELD,
        (
            check_choice("field_category", field_category, ("record", "client")),
            check_id("location_id", location_id),
            check_id("field_id", field_id),
        ),
    )


_GET_CUSTOM_FIELD_LIST: Endpoint[list[models.CustomField]] = LazyEndpoint(
    id="get_custom_field_list",
    method="GET",
    path="/custom_fields/{field_category}/{location_id}",
    result=lambda: list[models.CustomField],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CUSTOM_FIELD_LIST)
def get_custom_field_list(
    field_category: Literal["record", "client"],
    location_id: int,
) -> Operation[list[models.CustomField]]:
    """List custom fields

    Returns the custom fields of appointments or clients of a location.

    Args:
        field_category: Kind of object that has the field: record or client.
        location_id: Location, by id.
    """
    return Operation(
        _GET_CUSTOM_FIELD_LIST,
        (
            check_choice("field_category", field_category, ("record", "client")),
            check_id("location_id", location_id),
        ),
    )


_UPDATE_CUSTOM_FIELD: Endpoint[list[models.CustomField] | None] = LazyEndpoint(
    id="update_custom_field",
    method="PUT",
    path="/custom_fields/{field_category}/{location_id}/{field_id}",
    result=lambda: list[models.CustomField] | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_CUSTOM_FIELD)
def update_custom_field(
    field_category: Literal["record", "client"],
    location_id: int,
    field_id: int,
    *,
    body: models.CustomFieldInput | Mapping[str, Any],
) -> Operation[list[models.CustomField] | None]:
    """Update a custom field

    Changes a custom field. The change is accepted and carried out later.

    Args:
        field_category: Kind of object that has the field: record or client.
        location_id: Location, by id.
        field_id: Custom field, by id.
    """
    return Operation(
        _UPDATE_CUSTOM_FIELD,
        (
            check_choice("field_category", field_category, ("record", "client")),
            check_id("location_id", location_id),
            check_id("field_id", field_id),
        ),
        (),
        convert_body(models.CustomFieldInput, body),
    )
