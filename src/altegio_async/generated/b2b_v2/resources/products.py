# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.products`."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Products(Resource):
    """Methods of `altegio.v2.products`."""

    @cached_property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ProductsWithRawResponse(self._copy_for_raw_responses())

    def autocomplete(
        self,
        location_id: int | str,
        *,
        term: str,
        include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Product]:
        """Search products by title.

        Returns products page by page whose title contains a text of at least 2 characters.

        Args:
            location_id: location, by id.
            term: text that the title contains.
            include: further data to return.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `autocomplete_products`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.autocomplete_products(
                location_id,
                term=term,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def get(
        self,
        location_id: int | str,
        product_id: int | str,
        *,
        include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "storage_amounts", "actual_cost"]] | None = None,
    ) -> models.Product:
        """Get a product.

        Returns one product. The actual cost is returned only when it is included and permitted.

        Args:
            location_id: location, by id.
            product_id: product, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product`.
        """
        return await self._pipeline.call(operations.get_product(location_id, product_id, include=include))

    async def get_attendance_item(
        self,
        location_id: int | str,
        attendance_product_item_id: int | str,
        *,
        include: Sequence[Literal["good", "staff", "storage_amount", "loyalty_abonement", "loyalty_certificate", "marks"]] | None = None,
    ) -> models.AttendanceProductItem:
        """Get a product sold in a visit.

        Returns one product line of an appointment with its prices.

        Args:
            location_id: location, by id.
            attendance_product_item_id: attendance product item, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_attendance_product_item`.
        """
        return await self._pipeline.call(
            operations.get_attendance_product_item(
                location_id,
                attendance_product_item_id,
                include=include,
            )
        )

    async def get_category(
        self,
        location_id: int | str,
        product_category_id: int | str,
        *,
        include: Sequence[Literal["child_categories", "goods"]] | None = None,
    ) -> models.ProductCategory:
        """Get a product category.

        Returns one product category.

        Args:
            location_id: location, by id.
            product_category_id: product category, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product_category`.
        """
        return await self._pipeline.call(
            operations.get_product_category(
                location_id,
                product_category_id,
                include=include,
            )
        )

    def list(
        self,
        location_id: int | str,
        *,
        ids: Iterable[int | str] | None = None,
        related_loyalty_entity_slug: Literal["common", "loyalty_abonement", "loyalty_certificate"] | None = None,
        include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "actual_cost"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Product]:
        """List products.

        Returns products page by page. Memberships and gift cards are returned only when the filter asks
        for them.

        Args:
            location_id: location, by id.
            ids: only these ids.
            related_loyalty_entity_slug: kind of products to return.
            include: further data to return.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_products`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_products(
                location_id,
                ids=ids,
                related_loyalty_entity_slug=related_loyalty_entity_slug,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_categories(
        self,
        location_id: int | str,
        *,
        parent_category_id: int | str | None = None,
        include: Sequence[Literal["child_categories", "goods"]] | None = None,
    ) -> builtins.list[models.ProductCategory]:
        """List product categories.

        Returns the product categories below a category; 0 or no parent stands for the top level.

        Args:
            location_id: location, by id.
            parent_category_id: only this parent category, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_product_categories`.
        """
        return await self._pipeline.call(
            operations.list_product_categories(
                location_id,
                parent_category_id=parent_category_id,
                include=include,
            )
        )

    async def list_storage_amounts(
        self,
        location_id: int | str,
        product_id: int | str,
        *,
        include: Sequence[Literal["storage"]] | None = None,
    ) -> builtins.list[models.ProductStorageAmount]:
        """List the stock of a product.

        Returns how much of a product each storage has.

        Args:
            location_id: location, by id.
            product_id: product, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_product_storage_amounts`.
        """
        return await self._pipeline.call(
            operations.list_product_storage_amounts(
                location_id,
                product_id,
                include=include,
            )
        )

    async def list_units(self, location_id: int | str) -> builtins.list[models.ProductUnit]:
        """List units of products.

        Returns the units that products are counted in. Units of location 0 are shared by all locations.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_product_units`.
        """
        return await self._pipeline.call(operations.list_product_units(location_id))


class ProductsWithRawResponse:
    """Methods of `altegio.v2.products.with_raw_response`."""

    def __init__(self, products: Products) -> None:
        self.autocomplete: Final = raw_page(products.autocomplete)
        self.get: Final = raw(products.get)
        self.get_attendance_item: Final = raw(products.get_attendance_item)
        self.get_category: Final = raw(products.get_category)
        self.list: Final = raw_page(products.list)
        self.list_categories: Final = raw(products.list_categories)
        self.list_storage_amounts: Final = raw(products.list_storage_amounts)
        self.list_units: Final = raw(products.list_units)
