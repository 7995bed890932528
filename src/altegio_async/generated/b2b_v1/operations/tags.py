# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_integer, optional
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
from altegio_async._core.validation import check_id, check_text

_CREATE_TAG: Endpoint[models.Tag | None] = LazyEndpoint(
    id="create_tag",
    method="POST",
    path="/labels/{location_id}",
    result=lambda: models.Tag | None,
    auth=AuthLevel.USER,
    query=(Query("title"), Query("color"), Query("entity"), Query("icon")),
)


@factory(_CREATE_TAG)
def create_tag(
    location_id: int,
    *,
    title: str,
    color: str,
    entity: int | None = None,
    icon: str | None = None,
) -> Operation[models.Tag | None]:
    """Create a tag by the old URL

    Creates a tag from query parameters.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        title: Title of the tag.
        color: Colour as six hexadecimal digits.
        entity: Kind of object.
        icon: Icon of the tag.
    """
    return Operation(
        _CREATE_TAG,
        (check_id("location_id", location_id),),
        (
            check_text("title", title),
            check_text("color", color),
            optional(check_integer, "entity", entity),
            optional(check_text, "icon", icon),
        ),
    )


_DELETE_TAG_BY_TAG_ID: Endpoint[None] = Endpoint(
    id="delete_tag_by_tag_id",
    method="DELETE",
    path="/labels/{location_id}/{tag_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TAG_BY_TAG_ID)
def delete_tag_by_tag_id(location_id: int, tag_id: int) -> Operation[None]:
    """Delete a tag by the old URL

    Deletes a tag. The deletion is accepted and carried out later.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        tag_id: Tag, by id.
    """
    return Operation(
        _DELETE_TAG_BY_TAG_ID,
        (check_id("location_id", location_id), check_id("tag_id", tag_id)),
    )


_GET_TAG_LIST_BY_ENTITY: Endpoint[list[models.Tag]] = LazyEndpoint(
    id="get_tag_list_by_entity",
    method="GET",
    path="/labels/{location_id}/{entity}",
    result=lambda: list[models.Tag],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TAG_LIST_BY_ENTITY)
def get_tag_list_by_entity(
    location_id: int,
    entity: Literal["common", "client", "record", "activity"],
) -> Operation[list[models.Tag]]:
    """List tags by the old URL

    Returns the tags for a kind of object: common, client, record or activity.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        entity: Kind of object.
    """
    return Operation(
        _GET_TAG_LIST_BY_ENTITY,
        (
            check_id("location_id", location_id),
            check_choice("entity", entity, ("common", "client", "record", "activity")),
        ),
    )


_UPDATE_TAG_BY_TAG_ID: Endpoint[None] = Endpoint(
    id="update_tag_by_tag_id",
    method="PUT",
    path="/labels/{location_id}/{tag_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_UPDATE_TAG_BY_TAG_ID)
def update_tag_by_tag_id(
    location_id: int,
    tag_id: int,
    *,
    body: models.UpdateTagByTagIdInput | Mapping[str, Any],
) -> Operation[None]:
    """Update a tag by the old URL

    Changes a tag. The change is accepted and carried out later.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        tag_id: Tag, by id.
    """
    return Operation(
        _UPDATE_TAG_BY_TAG_ID,
        (check_id("location_id", location_id), check_id("tag_id", tag_id)),
        (),
        convert_body(models.UpdateTagByTagIdInput, body),
    )
