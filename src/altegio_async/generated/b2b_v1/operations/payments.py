# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_body
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

_CREATE_FINANCIAL_TRANSACTION: Endpoint[models.FinancialTransaction] = LazyEndpoint(
    id="create_financial_transaction",
    method="POST",
    path="/finance_transactions/{location_id}",
    result=lambda: models.FinancialTransaction,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_FINANCIAL_TRANSACTION)
def create_financial_transaction(
    location_id: int,
    *,
    body: models.FinancialTransactionInput | Mapping[str, Any],
) -> Operation[models.FinancialTransaction]:
    """Create a financial transaction

    Books a sum on an account and returns the transaction. An expense has a negative amount.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_FINANCIAL_TRANSACTION,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.FinancialTransactionInput, body),
    )


_DELETE_FINANCIAL_TRANSACTION: Endpoint[None] = Endpoint(
    id="delete_financial_transaction",
    method="DELETE",
    path="/finance_transactions/{location_id}/{transaction_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_FINANCIAL_TRANSACTION)
def delete_financial_transaction(location_id: int, transaction_id: int) -> Operation[None]:
    """Delete a financial transaction

    Deletes a financial transaction. The deletion is accepted and carried out later.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _DELETE_FINANCIAL_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
    )


_GET_ACCOUNT_LIST: Endpoint[list[models.Account]] = LazyEndpoint(
    id="get_account_list",
    method="GET",
    path="/accounts/{location_id}",
    result=lambda: list[models.Account],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_ACCOUNT_LIST)
def get_account_list(location_id: int) -> Operation[list[models.Account]]:
    """List accounts

    Returns the cash and bank accounts of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_ACCOUNT_LIST, (check_id("location_id", location_id),))


_GET_DOCUMENT_FINANCIAL_TRANSACTIONS: Endpoint[list[models.FinancialTransaction]] = LazyEndpoint(
    id="get_document_financial_transactions",
    method="GET",
    path="/storage_operations/documents/finance_transactions/{document_id}",
    result=lambda: list[models.FinancialTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_DOCUMENT_FINANCIAL_TRANSACTIONS)
def get_document_financial_transactions(document_id: int) -> Operation[list[models.FinancialTransaction]]:
    """List the financial transactions of a document

    Returns the financial transactions of a document. Sums are in the currency of the location.

    Args:
        document_id: Document, by id.
    """
    return Operation(_GET_DOCUMENT_FINANCIAL_TRANSACTIONS, (check_id("document_id", document_id),))


_GET_FINANCIAL_TRANSACTION: Endpoint[models.FinancialTransaction] = LazyEndpoint(
    id="get_financial_transaction",
    method="GET",
    path="/finance_transactions/{location_id}/{transaction_id}",
    result=lambda: models.FinancialTransaction,
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("array",),
)


@factory(_GET_FINANCIAL_TRANSACTION)
def get_financial_transaction(
    location_id: int,
    transaction_id: int,
) -> Operation[models.FinancialTransaction]:
    """Get a financial transaction

    Returns one financial transaction as a list with one item.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _GET_FINANCIAL_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
    )


_GET_TRANSACTIONS: Endpoint[list[models.FinancialTransaction]] = LazyEndpoint(
    id="get_transactions",
    method="GET",
    path="/transactions/{location_id}",
    result=lambda: list[models.FinancialTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("page"),
        Query("count"),
        Query("account_id"),
        Query("supplier_id"),
        Query("client_id"),
        Query("user_id"),
        Query("master_id"),
        Query("type"),
        Query("real_money"),
        Query("deleted"),
        Query("start_date"),
        Query("end_date"),
        Query("balance_is"),
        Query("document_id"),
    ),
    paging=Paging("page", "count", default=50),
)


@factory(_GET_TRANSACTIONS)
def get_transactions(
    location_id: int,
    *,
    page: int | None = None,
    count: int | None = None,
    account_id: int | None = None,
    supplier_id: int | None = None,
    client_id: int | None = None,
    user_id: int | None = None,
    team_member_id: int | None = None,
    type: int | None = None,
    real_money: int | None = None,
    deleted: int | None = None,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    balance_is: Literal[0, 1, 2] | None = None,
    document_id: int | None = None,
) -> Operation[list[models.FinancialTransaction]]:
    """List financial transactions

    Returns the financial transactions of a location page by page. Days include both ends and are written
    as YYYYMMDD. Sums are in the currency of the location.

    Args:
        location_id: Location, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
        account_id: Only this account, by id.
        supplier_id: Only this supplier, by id.
        client_id: Client, by id.
        user_id: User, by id.
        team_member_id: Only for this team member, by id.
        type: Kind to return.
        real_money: 1 for payments in money only.
        deleted: 1 for deleted transactions only.
        start_date: First day, included, written as YYYYMMDD.
        end_date: Last day, included, written as YYYYMMDD.
        balance_is: 0 any sum, 1 positive sums, 2 negative sums.
        document_id: Document, by id.
    """
    return Operation(
        _GET_TRANSACTIONS,
        (check_id("location_id", location_id),),
        (
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_id, "account_id", account_id, minimum=0),
            optional(check_id, "supplier_id", supplier_id, minimum=0),
            optional(check_id, "client_id", client_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_integer, "type", type),
            optional(check_integer, "real_money", real_money),
            optional(check_integer, "deleted", deleted),
            optional(format_moment, "start_date", start_date, "compact-date"),
            optional(format_moment, "end_date", end_date, "compact-date"),
            optional(check_choice, "balance_is", balance_is, (0, 1, 2)),
            optional(check_id, "document_id", document_id, minimum=0),
        ),
    )


_GET_TRANSACTIONS_BY_VISIT_OR_APPOINTMENT_ID: Endpoint[list[models.FinancialTransaction]] = LazyEndpoint(
    id="get_transactions_by_visit_or_appointment_id",
    method="GET",
    path="/timetable/transactions/{location_id}",
    result=lambda: list[models.FinancialTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("record_id"), Query("visit_id")),
)


@factory(_GET_TRANSACTIONS_BY_VISIT_OR_APPOINTMENT_ID)
def get_transactions_by_visit_or_appointment_id(
    location_id: int,
    *,
    appointment_id: int | None = None,
    visit_id: int | None = None,
) -> Operation[list[models.FinancialTransaction]]:
    """List the financial transactions of a visit

    Returns the financial transactions of a visit or an appointment.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        visit_id: Visit, by id.
    """
    return Operation(
        _GET_TRANSACTIONS_BY_VISIT_OR_APPOINTMENT_ID,
        (check_id("location_id", location_id),),
        (
            optional(check_id, "appointment_id", appointment_id, minimum=0),
            optional(check_id, "visit_id", visit_id, minimum=0),
        ),
    )


_UPDATE_FINANCIAL_TRANSACTION: Endpoint[models.FinancialTransaction] = LazyEndpoint(
    id="update_financial_transaction",
    method="PUT",
    path="/finance_transactions/{location_id}/{transaction_id}",
    result=lambda: models.FinancialTransaction,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_UPDATE_FINANCIAL_TRANSACTION)
def update_financial_transaction(
    location_id: int,
    transaction_id: int,
    *,
    body: models.FinancialTransactionInput | Mapping[str, Any],
) -> Operation[models.FinancialTransaction]:
    """Update a financial transaction

    Replaces the fields of a financial transaction and returns it as a list with one item.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _UPDATE_FINANCIAL_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
        (),
        convert_body(models.FinancialTransactionInput, body),
    )
