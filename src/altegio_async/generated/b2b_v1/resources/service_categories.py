# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.service_categories`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class ServiceCategories(Resource):
    """Methods of `altegio.service_categories`."""

    @cached_property
    def with_raw_response(self) -> ServiceCategoriesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ServiceCategoriesWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        title: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        team_member: Sequence[int] | UnsetType = UNSET,
    ) -> models.ServiceCategory:
        """Create a service category.

        Creates a category of services and returns it.

        Args:
            location_id: location, by id.
            title: name of the category.
            api_id: id of the object in the system of the integration.
            weight: place in sorted lists.
            team_member: team members of the category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_service_category`.
        """
        return await self._pipeline.call(
            operations.create_service_category(
                location_id,
                body={
                    "title": title,
                    "api_id": api_id,
                    "weight": weight,
                    "team_member": team_member,
                },
            )
        )

    async def delete(self, location_id: int, category_id: int) -> None:
        """Delete a service category.

        Deletes a category of services.

        Args:
            location_id: location, by id.
            category_id: service category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_service_category`.
        """
        return await self._pipeline.call(operations.delete_service_category(location_id, category_id))

    async def get(self, location_id: int, category_id: int) -> models.ServiceCategory:
        """Get a service category.

        Returns one category of services.

        Args:
            location_id: location, by id.
            category_id: service category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service_category`.
        """
        return await self._pipeline.call(operations.get_service_category(location_id, category_id))

    async def list(
        self,
        location_id: int,
        *,
        team_member_id: int | None = None,
    ) -> builtins.list[models.ServiceCategory]:
        """List service categories.

        Returns the categories of services of a location.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service_category_list`.
        """
        return await self._pipeline.call(
            operations.get_service_category_list(
                location_id,
                team_member_id=team_member_id,
            )
        )

    async def list_for_chain(
        self,
        chain_id: int,
        *,
        include: Literal["services"] | None = None,
    ) -> builtins.list[models.ChainServiceCategory]:
        """List service categories of a chain.

        Returns the categories of services that a chain manages, on request with their services.

        Args:
            chain_id: chain, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_service_category_list`.
        """
        return await self._pipeline.call(
            operations.get_chain_service_category_list(
                chain_id,
                include=include,
            )
        )

    async def list_legacy(self, location_id: int, id: int) -> builtins.list[models.ServiceCategory]:
        """List service categories by the old URL.

        Returns the categories of services of a location, or one of them by id.

        Deprecated. Use `service_categories.list`.

        Args:
            location_id: location, by id.
            id: object, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_service_category_list`.
        """
        warn_deprecated("service_categories.list_legacy", "service_categories.list")
        return await self._pipeline.call(operations.deprecated_get_service_category_list(location_id, id))

    async def replace(
        self,
        location_id: int,
        category_id: int,
        *,
        title: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        team_member: Sequence[int] | UnsetType = UNSET,
    ) -> models.ServiceCategory:
        """Update a service category.

        Replaces the fields of a category of services and returns it.

        Args:
            location_id: location, by id.
            category_id: service category, by id.
            title: name of the category.
            api_id: id of the object in the system of the integration.
            weight: place in sorted lists.
            team_member: team members of the category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_service_category`.
        """
        return await self._pipeline.call(
            operations.update_service_category(
                location_id,
                category_id,
                body={
                    "title": title,
                    "api_id": api_id,
                    "weight": weight,
                    "team_member": team_member,
                },
            )
        )

    async def update(
        self,
        location_id: int,
        category_id: int,
        *,
        title: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        team_member: Sequence[int] | UnsetType = UNSET,
    ) -> models.ServiceCategory:
        """Update a service category.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        Args:
            location_id: location, by id.
            category_id: service category, by id.
            title: name of the category.
            api_id: id of the object in the system of the integration.
            weight: place in sorted lists.
            team_member: team members of the category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service_category`, `update_service_category`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.CreateServiceCategoryInput,
            {
                "title": title,
                "api_id": api_id,
                "weight": weight,
                "team_member": team_member,
            },
        )
        read = await self._pipeline.respond(
            operations.get_service_category(location_id, category_id)
        )
        refuse_lossy_read(models.CreateServiceCategoryInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_service_category(location_id, category_id, body=body)
        )

    def _build_update(
        self, current: models.ServiceCategory, changes: Mapping[str, Any]
    ) -> models.CreateServiceCategoryInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.CreateServiceCategoryInput,
            current,
            changes,
        )


class ServiceCategoriesWithRawResponse:
    """Methods of `altegio.service_categories.with_raw_response`."""

    def __init__(self, service_categories: ServiceCategories) -> None:
        self.create: Final = raw(service_categories.create)
        self.delete: Final = raw(service_categories.delete)
        self.get: Final = raw(service_categories.get)
        self.list: Final = raw(service_categories.list)
        self.list_for_chain: Final = raw(service_categories.list_for_chain)
        self.list_legacy: Final = raw(service_categories.list_legacy)
        self.replace: Final = raw(service_categories.replace)
