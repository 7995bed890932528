# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, optional
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

_LIST_CUSTOM_FIELDS: Endpoint[list[models.CustomField]] = LazyEndpoint(
    id="list_custom_fields",
    method="GET",
    path="/locations/{location_id}/custom_fields",
    result=lambda: list[models.CustomField],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[parent_entity_type]"),
        Query("filter[entity_slug]"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_CUSTOM_FIELDS)
def list_custom_fields(
    location_id: int | str,
    *,
    parent_entity_type: Literal["record", "client"] | None = None,
    entity_slug: Literal["record", "client"] | None = None,
    include: Sequence[Literal["custom_field_type", "ui_options"]] | None = None,
) -> Operation[list[models.CustomField]]:
    """List custom fields

    Returns the custom fields of appointments or clients of a location.

    Args:
        location_id: Location, by id.
        parent_entity_type: Kind of object that has the field.
        entity_slug: Kind of object that has the field.
        include: Further data to return.
    """
    return Operation(
        _LIST_CUSTOM_FIELDS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_choice, "parent_entity_type", parent_entity_type, ("record", "client")),
            optional(check_choice, "entity_slug", entity_slug, ("record", "client")),
            optional(check_choices, "include", include, ("custom_field_type", "ui_options")),
        ),
    )
