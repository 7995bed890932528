# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.custom_fields`."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw


class CustomFields(Resource):
    """Methods of `altegio.v2.custom_fields`."""

    @cached_property
    def with_raw_response(self) -> CustomFieldsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return CustomFieldsWithRawResponse(self._copy_for_raw_responses())

    async def list(
        self,
        location_id: int | str,
        *,
        parent_entity_type: Literal["record", "client"] | None = None,
        entity_slug: Literal["record", "client"] | None = None,
        include: Sequence[Literal["custom_field_type", "ui_options"]] | None = None,
    ) -> builtins.list[models.CustomField]:
        """List custom fields.

        Returns the custom fields of appointments or clients of a location.

        Args:
            location_id: location, by id.
            parent_entity_type: kind of object that has the field.
            entity_slug: kind of object that has the field.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_custom_fields`.
        """
        return await self._pipeline.call(
            operations.list_custom_fields(
                location_id,
                parent_entity_type=parent_entity_type,
                entity_slug=entity_slug,
                include=include,
            )
        )


class CustomFieldsWithRawResponse:
    """Methods of `altegio.v2.custom_fields.with_raw_response`."""

    def __init__(self, custom_fields: CustomFields) -> None:
        self.list: Final = raw(custom_fields.list)
