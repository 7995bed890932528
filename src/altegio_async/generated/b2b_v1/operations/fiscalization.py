# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_optional_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_GET_FISCAL_TRANSACTION_LIST: Endpoint[list[models.FiscalTransaction]] = LazyEndpoint(
    id="get_fiscal_transaction_list",
    method="GET",
    path="/kkm_transactions/{location_id}",
    result=lambda: list[models.FiscalTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("page"),
        Query("editable_length"),
        Query("type"),
        Query("status"),
        Query("start_date"),
        Query("end_date"),
    ),
    paging=Paging("page", "editable_length"),
)


@factory(_GET_FISCAL_TRANSACTION_LIST)
def get_fiscal_transaction_list(
    location_id: int,
    *,
    page: int | None = None,
    editable_length: int | None = None,
    type: int | None = None,
    status: int | None = None,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
) -> Operation[list[models.FiscalTransaction]]:
    """List fiscal transactions

    Returns the fiscal transactions of a location page by page. Days are written as YYYYMMDD.

    Args:
        location_id: Location, by id.
        page: Page to return; the first one is 1.
        editable_length: Rows on a page.
        type: Kind to return.
        status: State to return.
        start_date: First day, included, written as YYYYMMDD.
        end_date: Last day, included, written as YYYYMMDD.
    """
    return Operation(
        _GET_FISCAL_TRANSACTION_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_integer, "page", page),
            optional(check_integer, "editable_length", editable_length),
            optional(check_integer, "type", type),
            optional(check_integer, "status", status),
            optional(format_moment, "start_date", start_date, "compact-date"),
            optional(format_moment, "end_date", end_date, "compact-date"),
        ),
    )


_GET_TAX_SYSTEM_LIST: Endpoint[list[models.TaxSystem]] = LazyEndpoint(
    id="get_tax_system_list",
    method="GET",
    path="/integration/kkm/references/tax_system/{country_id}",
    result=lambda: list[models.TaxSystem],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TAX_SYSTEM_LIST)
def get_tax_system_list(country_id: int) -> Operation[list[models.TaxSystem]]:
    """List tax systems

    Returns the tax systems of a country with their VAT rates.

    Args:
        country_id: Country, by id.
    """
    return Operation(_GET_TAX_SYSTEM_LIST, (check_id("country_id", country_id),))


_HANDLE_FISCALIZATION_CALLBACK: Endpoint[None] = Endpoint(
    id="handle_fiscalization_callback",
    method="POST",
    path="/integration/kkm/callback",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_HANDLE_FISCALIZATION_CALLBACK)
def handle_fiscalization_callback(*, body: Mapping[str, Any] | UnsetType = UNSET) -> Operation[None]:
    """Report the result of a fiscalization

    Reports to Altegio how the fiscal service of the integration processed a document.
    """
    return Operation(_HANDLE_FISCALIZATION_CALLBACK, (), (), body)


_PRINT_FISCAL_RECEIPT: Endpoint[models.FiscalReceipt] = LazyEndpoint(
    id="print_fiscal_receipt",
    method="POST",
    path="/kkm_transactions/{location_id}/print_document_bill",
    result=lambda: models.FiscalReceipt,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_PRINT_FISCAL_RECEIPT)
def print_fiscal_receipt(
    location_id: int,
    *,
    body: models.PrintFiscalReceiptInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.FiscalReceipt]:
    """Print a fiscal receipt

    Prints the receipt of a document and returns the fiscal transactions.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _PRINT_FISCAL_RECEIPT,
        (check_id("location_id", location_id),),
        (),
        convert_optional_body(models.PrintFiscalReceiptInput, body),
    )
