# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.fiscalization`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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


class Fiscalization(Resource):
    """Methods of `altegio.fiscalization`."""

    @cached_property
    def with_raw_response(self) -> FiscalizationWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return FiscalizationWithRawResponse(self._copy_for_raw_responses())

    async def handle_callback(self, *, body: Mapping[str, Any] | UnsetType = UNSET) -> None:
        """Report the result of a fiscalization.

        Reports to Altegio how the fiscal service of the integration processed a document.

        Args:
            body: the values to send, by their names in the API.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `handle_fiscalization_callback`.
        """
        return await self._pipeline.call(operations.handle_fiscalization_callback(body=body))

    async def list_tax_systems(self, country_id: int) -> list[models.TaxSystem]:
        """List tax systems.

        Returns the tax systems of a country with their VAT rates.

        Args:
            country_id: country, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_tax_system_list`.
        """
        return await self._pipeline.call(operations.get_tax_system_list(country_id))

    def list_transactions(
        self,
        location_id: int,
        *,
        type: int | None = None,
        status: int | None = None,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.FiscalTransaction]:
        """List fiscal transactions.

        Returns the fiscal transactions of a location page by page. Days are written as YYYYMMDD.

        Args:
            location_id: location, by id.
            type: kind to return.
            status: state to return.
            start_date: first day, included, written as YYYYMMDD. A date of the location.
            end_date: last day, included, written as YYYYMMDD. A date of the location.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_fiscal_transaction_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_fiscal_transaction_list(
                location_id,
                type=type,
                status=status,
                start_date=start_date,
                end_date=end_date,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def print_receipt(
        self,
        location_id: int,
        *,
        document_id: int,
        type: int,
        is_pos_enabled: bool | UnsetType = UNSET,
    ) -> models.FiscalReceipt:
        """Print a fiscal receipt.

        Prints the receipt of a document and returns the fiscal transactions.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            type: kind.
            is_pos_enabled: whether the payment terminal is used.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `print_fiscal_receipt`.
        """
        return await self._pipeline.call(
            operations.print_fiscal_receipt(
                location_id,
                body={
                    "document_id": document_id,
                    "type": type,
                    "is_pos_enabled": is_pos_enabled,
                },
            )
        )


class FiscalizationWithRawResponse:
    """Methods of `altegio.fiscalization.with_raw_response`."""

    def __init__(self, fiscalization: Fiscalization) -> None:
        self.handle_callback: Final = raw(fiscalization.handle_callback)
        self.list_tax_systems: Final = raw(fiscalization.list_tax_systems)
        self.list_transactions: Final = raw_page(fiscalization.list_transactions)
        self.print_receipt: Final = raw(fiscalization.print_receipt)
