# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.tags`."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class Tags(Resource):
    """Methods of `altegio.tags`."""

    @cached_property
    def with_raw_response(self) -> TagsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return TagsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        title: str,
        color: str,
        entity: int | None = None,
        icon: str | None = None,
    ) -> models.Tag | None:
        """Create a tag by the old URL.

        Creates a tag from query parameters.

        Deprecated. Use `v2.tags.create`.

        Args:
            location_id: location, by id.
            title: title of the tag.
            color: colour as six hexadecimal digits.
            entity: kind of object.
            icon: icon of the tag.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_tag`.
        """
        warn_deprecated("tags.create", "v2.tags.create")
        return await self._pipeline.call(
            operations.create_tag(
                location_id,
                title=title,
                color=color,
                entity=entity,
                icon=icon,
            )
        )

    async def delete(self, location_id: int, tag_id: int) -> None:
        """Delete a tag by the old URL.

        Deletes a tag. The deletion is accepted and carried out later.

        Deprecated. Use `v2.tags.delete`.

        Args:
            location_id: location, by id.
            tag_id: tag, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_tag_by_tag_id`.
        """
        warn_deprecated("tags.delete", "v2.tags.delete")
        return await self._pipeline.call(operations.delete_tag_by_tag_id(location_id, tag_id))

    async def list_by_entity(
        self,
        location_id: int,
        entity: Literal["common", "client", "record", "activity"],
    ) -> list[models.Tag]:
        """List tags by the old URL.

        Returns the tags for a kind of object: common, client, record or activity.

        Deprecated. Use `v2.tags.list`.

        Args:
            location_id: location, by id.
            entity: kind of object.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_tag_list_by_entity`.
        """
        warn_deprecated("tags.list_by_entity", "v2.tags.list")
        return await self._pipeline.call(operations.get_tag_list_by_entity(location_id, entity))

    async def update(
        self,
        location_id: int,
        tag_id: int,
        *,
        title: str | UnsetType = UNSET,
        color: str | UnsetType = UNSET,
        entity: int | UnsetType = UNSET,
        icon: str | UnsetType = UNSET,
    ) -> None:
        """Update a tag by the old URL.

        Changes a tag. The change is accepted and carried out later.

        Deprecated. Use `v2.tags.update`.

        Args:
            location_id: location, by id.
            tag_id: tag, by id.
            title: name of the tag.
            color: colour as six hexadecimal digits.
            entity: kind of object.
            icon: icon of the tag.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_tag_by_tag_id`.
        """
        warn_deprecated("tags.update", "v2.tags.update")
        return await self._pipeline.call(
            operations.update_tag_by_tag_id(
                location_id,
                tag_id,
                body={
                    "title": title,
                    "color": color,
                    "entity": entity,
                    "icon": icon,
                },
            )
        )


class TagsWithRawResponse:
    """Methods of `altegio.tags.with_raw_response`."""

    def __init__(self, tags: Tags) -> None:
        self.create: Final = raw(tags.create)
        self.delete: Final = raw(tags.delete)
        self.list_by_entity: Final = raw(tags.list_by_entity)
        self.update: Final = raw(tags.update)
