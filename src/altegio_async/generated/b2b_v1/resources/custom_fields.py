# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.custom_fields`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw


class CustomFields(Resource):
    """Methods of `altegio.custom_fields`."""

    @cached_property
    def with_raw_response(self) -> CustomFieldsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return CustomFieldsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        field_category: Literal["record", "client"],
        location_id: int,
        *,
        type: str,
        code: str,
        title: str,
        user_can_edit: bool,
        show_in_ui: bool,
    ) -> models.CustomField:
        """Create a custom field.

        Creates a custom field for appointments or clients and returns it.

        Args:
            field_category: kind of object that has the field: record or client.
            location_id: location, by id.
            type: kind.
            code: code for programs.
            title: name of the field.
            user_can_edit: whether users can change it.
            show_in_ui: whether it is shown in the product.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_custom_field`.
        """
        return await self._pipeline.call(
            operations.create_custom_field(
                field_category,
                location_id,
                body={
                    "type": type,
                    "code": code,
                    "title": title,
                    "user_can_edit": user_can_edit,
                    "show_in_ui": show_in_ui,
                },
            )
        )

    async def delete(
        self,
        field_category: Literal["record", "client"],
        location_id: int,
        field_id: int,
    ) -> builtins.list[models.CustomField] | None:
        """Delete a custom field.

        Deletes a custom field.

        Args:
            field_category: kind of object that has the field: record or client.
            location_id: location, by id.
            field_id: custom field, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_custom_field`.
        """
        return await self._pipeline.call(
            operations.delete_custom_field(
                field_category,
                location_id,
                field_id,
            )
        )

    async def list(
        self,
        field_category: Literal["record", "client"],
        location_id: int,
    ) -> builtins.list[models.CustomField]:
        """List custom fields.

        Returns the custom fields of appointments or clients of a location.

        Args:
            field_category: kind of object that has the field: record or client.
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_custom_field_list`.
        """
        return await self._pipeline.call(operations.get_custom_field_list(field_category, location_id))

    async def update(
        self,
        field_category: Literal["record", "client"],
        location_id: int,
        field_id: int,
        *,
        type: str,
        code: str,
        title: str,
        user_can_edit: bool,
        show_in_ui: bool,
    ) -> builtins.list[models.CustomField] | None:
        """Update a custom field.

        Changes a custom field. The change is accepted and carried out later.

        Args:
            field_category: kind of object that has the field: record or client.
            location_id: location, by id.
            field_id: custom field, by id.
            type: kind.
            code: code for programs.
            title: name of the field.
            user_can_edit: whether users can change it.
            show_in_ui: whether it is shown in the product.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_custom_field`.
        """
        return await self._pipeline.call(
            operations.update_custom_field(
                field_category,
                location_id,
                field_id,
                body={
                    "type": type,
                    "code": code,
                    "title": title,
                    "user_can_edit": user_can_edit,
                    "show_in_ui": show_in_ui,
                },
            )
        )


class CustomFieldsWithRawResponse:
    """Methods of `altegio.custom_fields.with_raw_response`."""

    def __init__(self, custom_fields: CustomFields) -> None:
        self.create: Final = raw(custom_fields.create)
        self.delete: Final = raw(custom_fields.delete)
        self.list: Final = raw(custom_fields.list)
        self.update: Final = raw(custom_fields.update)
