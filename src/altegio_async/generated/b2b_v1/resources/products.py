# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.products`."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Products(Resource):
    """Methods of `altegio.products`."""

    @cached_property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ProductsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        body: models.CreateProductInput | Mapping[str, Any],
    ) -> models.Product:
        """Create a product.

        Creates a product and returns it. Prices are in the currency of the location.

        Args:
            location_id: location, by id.
            body: a `CreateProductInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_product`.
        """
        return await self._pipeline.call(operations.create_product(location_id, body=body))

    async def delete(self, location_id: int, product_id: int) -> None:
        """Delete a product.

        Deletes a product.

        Args:
            location_id: location, by id.
            product_id: product, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_product`.
        """
        return await self._pipeline.call(operations.delete_product(location_id, product_id))

    async def get(self, location_id: int, product_id: int) -> models.Product:
        """Get a product.

        Returns one product with prices, units and stock.

        Args:
            location_id: location, by id.
            product_id: product, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product`.
        """
        return await self._pipeline.call(operations.get_product(location_id, product_id))

    def list(
        self,
        location_id: int,
        *,
        term: str | None = None,
        category_id: int | None = None,
        changed_after: dt.datetime | str | None = None,
        changed_before: dt.datetime | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Product]:
        """List products.

        Returns the products of a location page by page. Prices are in the currency of the location.

        Args:
            location_id: location, by id.
            term: text that the title contains.
            category_id: category, by id.
            changed_after: only objects changed after this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            changed_before: only objects changed before this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_products_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_products_list(
                location_id,
                term=term,
                category_id=category_id,
                changed_after=changed_after,
                changed_before=changed_before,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def search(
        self,
        location_id: int,
        *,
        term: str | None = None,
        count: int | None = None,
        search_term: str | None = None,
        max_count: int | None = None,
    ) -> builtins.list[models.ProductNode]:
        """Search products and categories.

        Returns products and product categories whose title contains a text.

        Args:
            location_id: location, by id.
            term: text that the title contains.
            count: rows on a page.
            search_term: the same text under another name. Send it with term.
            max_count: the same number under another name. Send it with count.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_product`.
        """
        return await self._pipeline.call(
            operations.search_product(
                location_id,
                term=term,
                count=count,
                search_term=search_term,
                max_count=max_count,
            )
        )

    async def replace(
        self,
        location_id: int,
        product_id: int,
        *,
        body: models.UpdateProductInput | Mapping[str, Any],
    ) -> models.Product:
        """Update a product.

        Replaces the fields of a product and returns it. Prices are in the currency of the location.

        Args:
            location_id: location, by id.
            product_id: product, by id.
            body: a `UpdateProductInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_product`.
        """
        return await self._pipeline.call(operations.update_product(location_id, product_id, body=body))

    async def update(
        self,
        location_id: int,
        product_id: int,
        *,
        title: str | UnsetType = UNSET,
        print_title: str | UnsetType = UNSET,
        article: str | UnsetType = UNSET,
        barcode: str | UnsetType = UNSET,
        category_id: int | UnsetType = UNSET,
        cost: Decimal | int | UnsetType = UNSET,
        actual_cost: Decimal | int | UnsetType = UNSET,
        sale_unit_id: int | UnsetType = UNSET,
        service_unit_id: int | UnsetType = UNSET,
        unit_equals: Decimal | int | UnsetType = UNSET,
        critical_amount: Decimal | int | UnsetType = UNSET,
        desired_amount: Decimal | int | UnsetType = UNSET,
        netto: Decimal | int | UnsetType = UNSET,
        brutto: Decimal | int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        tax_variant: int | UnsetType = UNSET,
        vat_id: int | UnsetType = UNSET,
        correction_rules: Sequence[models.UpdateProductInputCorrectionRule | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> models.Product:
        """Update a product.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        The API does not return `print_title`, `netto`, `brutto`, `comment`, `tax_variant`, `vat_id`,
        `correction_rules`. Give each of them again, or it can be reset.

        The published response lacks `article`, `category_id`. Each of them is kept only if the API
        returns it nevertheless. Give it again to be sure.

        Args:
            location_id: location, by id.
            product_id: product, by id.
            title: new title.
            print_title: name on receipts.
            article: article number.
            barcode: barcode of the product.
            category_id: category it belongs to, by id.
            cost: price in the currency of the location.
            actual_cost: actual cost of one sale unit.
            sale_unit_id: sale unit, by id.
            service_unit_id: service unit, by id.
            unit_equals: consumable units in one sale unit.
            critical_amount: stock below which a warning is shown.
            desired_amount: desired stock.
            netto: net weight of one unit.
            brutto: gross weight of one unit.
            comment: note for the team.
            tax_variant: code of the tax system.
            vat_id: vAT rate, by id.
            correction_rules: rules for the correction of amounts.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_product`, `update_product`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateProductInput,
            {
                "title": title,
                "print_title": print_title,
                "article": article,
                "barcode": barcode,
                "category_id": category_id,
                "cost": cost,
                "actual_cost": actual_cost,
                "sale_unit_id": sale_unit_id,
                "service_unit_id": service_unit_id,
                "unit_equals": unit_equals,
                "critical_amount": critical_amount,
                "desired_amount": desired_amount,
                "netto": netto,
                "brutto": brutto,
                "comment": comment,
                "tax_variant": tax_variant,
                "vat_id": vat_id,
                "correction_rules": correction_rules,
            },
        )
        read = await self._pipeline.respond(
            operations.get_product(location_id, product_id)
        )
        refuse_lossy_read(models.UpdateProductInput, read.drift, changes, {"sale_unit_id": ("unit_id",)})
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_product(location_id, product_id, body=body)
        )

    def _build_update(
        self, current: models.Product, changes: Mapping[str, Any]
    ) -> models.UpdateProductInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateProductInput,
            current,
            changes,
            sources={
                "sale_unit_id": ("unit_id",),
            },
        )


class ProductsWithRawResponse:
    """Methods of `altegio.products.with_raw_response`."""

    def __init__(self, products: Products) -> None:
        self.create: Final = raw(products.create)
        self.delete: Final = raw(products.delete)
        self.get: Final = raw(products.get)
        self.list: Final = raw_page(products.list)
        self.search: Final = raw(products.search)
        self.replace: Final = raw(products.replace)
