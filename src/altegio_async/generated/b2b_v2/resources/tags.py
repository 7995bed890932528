# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.tags`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


class Tags(Resource):
    """Methods of `altegio.v2.tags`."""

    @cached_property
    def with_raw_response(self) -> TagsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return TagsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int | str,
        *,
        title: str,
        color: str,
        entity: Literal[0, 1, 2, 3] | UnsetType = UNSET,
        icon: str | UnsetType = UNSET,
    ) -> models.Tag:
        """Create a tag.

        Creates a tag and returns it. Kinds of objects are 0 general, 1 client, 2 appointment, 3 group
        event.

        Args:
            location_id: location, by id.
            title: name of the tag.
            color: colour as six hexadecimal digits.
            entity: kind of object.
            icon: icon of the tag.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_tag`.
        """
        return await self._pipeline.call(
            operations.create_tag(
                location_id,
                body={
                    "title": title,
                    "color": color,
                    "entity": entity,
                    "icon": icon,
                },
            )
        )

    async def delete(self, location_id: int | str, tag_id: int | str) -> None:
        """Delete a tag.

        Deletes a tag.

        Args:
            location_id: location, by id.
            tag_id: tag, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_tag`.
        """
        return await self._pipeline.call(operations.delete_tag(location_id, tag_id))

    async def get(self, location_id: int | str, tag_id: int | str) -> models.Tag:
        """Get a tag.

        Returns one tag.

        Args:
            location_id: location, by id.
            tag_id: tag, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_tag`.
        """
        return await self._pipeline.call(operations.get_tag(location_id, tag_id))

    async def list(
        self,
        location_id: int | str,
        *,
        entity: Literal["common", "client", "record", "activity", "0", "1", "2", "3"] | None = None,
    ) -> builtins.list[models.Tag]:
        """List tags.

        Returns the tags of a location, on request those for one kind of object.

        Args:
            location_id: location, by id.
            entity: kind of object.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_tags`.
        """
        return await self._pipeline.call(operations.list_tags(location_id, entity=entity))

    async def replace(
        self,
        location_id: int | str,
        tag_id: int | str,
        *,
        title: str | UnsetType = UNSET,
        color: str | UnsetType = UNSET,
        entity: Literal[0, 1, 2, 3] | UnsetType = UNSET,
        icon: str | UnsetType = UNSET,
    ) -> None:
        """Update a tag.

        Changes a tag.

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

        Published operation: `update_tag`.
        """
        return await self._pipeline.call(
            operations.update_tag(
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

    async def update(
        self,
        location_id: int | str,
        tag_id: int | str,
        *,
        title: str | UnsetType = UNSET,
        color: str | UnsetType = UNSET,
        entity: Literal[0, 1, 2, 3] | UnsetType = UNSET,
        icon: str | UnsetType = UNSET,
    ) -> None:
        """Update a tag.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading.

        Args:
            location_id: location, by id.
            tag_id: tag, by id.
            title: name of the tag.
            color: colour as six hexadecimal digits.
            entity: kind of object.
            icon: icon of the tag.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_tag`, `update_tag`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateTagInput,
            {
                "title": title,
                "color": color,
                "entity": entity,
                "icon": icon,
            },
        )
        read = await self._pipeline.respond(
            operations.get_tag(location_id, tag_id)
        )
        refuse_lossy_read(models.UpdateTagInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_tag(location_id, tag_id, body=body)
        )

    def _build_update(
        self, current: models.Tag, changes: Mapping[str, Any]
    ) -> models.UpdateTagInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateTagInput,
            current,
            changes,
        )


class TagsWithRawResponse:
    """Methods of `altegio.v2.tags.with_raw_response`."""

    def __init__(self, tags: Tags) -> None:
        self.create: Final = raw(tags.create)
        self.delete: Final = raw(tags.delete)
        self.get: Final = raw(tags.get)
        self.list: Final = raw(tags.list)
        self.replace: Final = raw(tags.replace)
