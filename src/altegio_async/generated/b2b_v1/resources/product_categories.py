# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.product_categories`."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class ProductCategories(Resource):
    """Methods of `altegio.product_categories`."""

    @cached_property
    def with_raw_response(self) -> ProductCategoriesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ProductCategoriesWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        title: str,
        parent_category_id: int | UnsetType = UNSET,
        article: str | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.ProductCategory:
        """Create a product category.

        Creates a product category and returns it.

        Args:
            location_id: location, by id.
            title: name of the category.
            parent_category_id: parent category, by id.
            article: article number.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_product_category`.
        """
        return await self._pipeline.call(
            operations.create_product_category(
                location_id,
                body={
                    "title": title,
                    "parent_category_id": parent_category_id,
                    "article": article,
                    "comment": comment,
                },
            )
        )

    async def delete(self, location_id: int, category_id: int) -> None:
        """Delete a product category.

        Deletes a product category.

        Args:
            location_id: location, by id.
            category_id: category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_product_category`.
        """
        return await self._pipeline.call(operations.delete_product_category(location_id, category_id))

    async def get_composition(
        self,
        location_id: int,
        category_id: int,
        *,
        page: int | None = None,
        count: int | None = None,
    ) -> models.ProductCategoryContent:
        """Get the content of a product category.

        Returns a product category with the products and categories in it, page by page.

        Args:
            location_id: location, by id.
            category_id: category, by id.
            page: page to return; the first one is 1.
            count: rows on a page.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product_category_composition`.
        """
        return await self._pipeline.call(
            operations.get_product_category_composition(
                location_id,
                category_id,
                page=page,
                count=count,
            )
        )

    async def list(self, location_id: int, parent_category_id: int) -> builtins.list[models.ProductCategory]:
        """List product categories.

        Returns the categories below a product category; 0 stands for the top level.

        Args:
            location_id: location, by id.
            parent_category_id: parent category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product_category_list`.
        """
        return await self._pipeline.call(
            operations.get_product_category_list(
                location_id,
                parent_category_id,
            )
        )

    async def list_by_ids(
        self,
        location_id: int,
        *,
        ids: Iterable[int],
    ) -> builtins.list[models.ProductCategory]:
        """List product categories by id.

        Returns the product categories with the given ids.

        Args:
            location_id: location, by id.
            ids: categories to return, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product_category_list_by_ids`.
        """
        return await self._pipeline.call(operations.get_product_category_list_by_ids(location_id, ids=ids))

    async def list_legacy(self, location_id: int, category_id: int) -> builtins.list[models.ProductCategory]:
        """List product categories at the old URL.

        Returns the categories below a product category; 0 stands for the top level.

        Deprecated. Use `product_categories.list`.

        Args:
            location_id: location, by id.
            category_id: category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_product_category_list`.
        """
        warn_deprecated("product_categories.list_legacy", "product_categories.list")
        return await self._pipeline.call(
            operations.deprecated_get_product_category_list(
                location_id,
                category_id,
            )
        )

    async def update(
        self,
        location_id: int,
        category_id: int,
        *,
        title: str,
        parent_category_id: int | UnsetType = UNSET,
        article: str | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.ProductCategory:
        """Update a product category.

        Changes a product category and returns it.

        Args:
            location_id: location, by id.
            category_id: category, by id.
            title: name of the category.
            parent_category_id: parent category, by id.
            article: article number.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_product_category`.
        """
        return await self._pipeline.call(
            operations.update_product_category(
                location_id,
                category_id,
                body={
                    "title": title,
                    "parent_category_id": parent_category_id,
                    "article": article,
                    "comment": comment,
                },
            )
        )


class ProductCategoriesWithRawResponse:
    """Methods of `altegio.product_categories.with_raw_response`."""

    def __init__(self, product_categories: ProductCategories) -> None:
        self.create: Final = raw(product_categories.create)
        self.delete: Final = raw(product_categories.delete)
        self.get_composition: Final = raw(product_categories.get_composition)
        self.list: Final = raw(product_categories.list)
        self.list_by_ids: Final = raw(product_categories.list_by_ids)
        self.list_legacy: Final = raw(product_categories.list_legacy)
        self.update: Final = raw(product_categories.update)
