# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, optional
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
from altegio_async._core.validation import check_text_id

_CREATE_TAG: Endpoint[models.Tag] = LazyEndpoint(
    id="create_tag",
    method="POST",
    path="/locations/{company_id}/tags",
    result=lambda: models.Tag,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_CREATE_TAG)
def create_tag(
    location_id: int | str,
    *,
    body: models.CreateTagInput | Mapping[str, Any],
) -> Operation[models.Tag]:
    """Create a tag

    Creates a tag and returns it. Kinds of objects are 0 general, 1 client, 2 appointment, 3 group event.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_TAG,
        (check_text_id("location_id", location_id),),
        (),
        convert_body(models.CreateTagInput, body),
    )


_DELETE_TAG: Endpoint[None] = Endpoint(
    id="delete_tag",
    method="DELETE",
    path="/locations/{company_id}/tags/{tag_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_DELETE_TAG)
def delete_tag(location_id: int | str, tag_id: int | str) -> Operation[None]:
    """Delete a tag

    Deletes a tag.

    Args:
        location_id: Location, by id.
        tag_id: Tag, by id.
    """
    return Operation(
        _DELETE_TAG,
        (check_text_id("location_id", location_id), check_text_id("tag_id", tag_id)),
    )


_GET_TAG: Endpoint[models.Tag] = LazyEndpoint(
    id="get_tag",
    method="GET",
    path="/locations/{company_id}/tags/{tag_id}",
    result=lambda: models.Tag,
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_TAG)
def get_tag(location_id: int | str, tag_id: int | str) -> Operation[models.Tag]:
    """Get a tag

    Returns one tag.

    Args:
        location_id: Location, by id.
        tag_id: Tag, by id.
    """
    return Operation(_GET_TAG, (check_text_id("location_id", location_id), check_text_id("tag_id", tag_id)))


_LIST_TAGS: Endpoint[list[models.Tag]] = LazyEndpoint(
    id="list_tags",
    method="GET",
    path="/locations/{company_id}/tags",
    result=lambda: list[models.Tag],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("entity"),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_TAGS)
def list_tags(
    location_id: int | str,
    *,
    entity: Literal["common", "client", "record", "activity", "0", "1", "2", "3"] | None = None,
) -> Operation[list[models.Tag]]:
    """List tags

    Returns the tags of a location, on request those for one kind of object.

    Args:
        location_id: Location, by id.
        entity: Kind of object.
    """
    return Operation(
        _LIST_TAGS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_choice, "entity", entity, ("common", "client", "record", "activity", "0", "1", "2", "3")),
        ),
    )


_UPDATE_TAG: Endpoint[None] = Endpoint(
    id="update_tag",
    method="PUT",
    path="/locations/{company_id}/tags/{tag_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    api_version="v2",
)


@factory(_UPDATE_TAG)
def update_tag(
    location_id: int | str,
    tag_id: int | str,
    *,
    body: models.UpdateTagInput | Mapping[str, Any],
) -> Operation[None]:
    """Update a tag

    Changes a tag.

    Args:
        location_id: Location, by id.
        tag_id: Tag, by id.
    """
    return Operation(
        _UPDATE_TAG,
        (check_text_id("location_id", location_id), check_text_id("tag_id", tag_id)),
        (),
        convert_body(models.UpdateTagInput, body),
    )
