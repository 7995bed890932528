# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.payments`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Payments(Resource):
    """Methods of `altegio.payments`."""

    @cached_property
    def with_raw_response(self) -> PaymentsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return PaymentsWithRawResponse(self._copy_for_raw_responses())

    async def create_transaction(
        self,
        location_id: int,
        *,
        expense_id: int | UnsetType = UNSET,
        amount: Decimal | int | UnsetType = UNSET,
        account_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        date: dt.datetime | str | UnsetType = UNSET,
    ) -> models.FinancialTransaction:
        """Create a financial transaction.

        Books a sum on an account and returns the transaction. An expense has a negative amount.

        Args:
            location_id: location, by id.
            expense_id: item of income or expense, by id.
            amount: sum of the transaction in the currency of the location.
            account_id: account, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            team_member_id: team member, by id.
            comment: note for the team.
            date: time of the transaction. A datetime with an offset; without an offset it is a time of
                the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_financial_transaction`.
        """
        return await self._pipeline.call(
            operations.create_financial_transaction(
                location_id,
                body={
                    "expense_id": expense_id,
                    "amount": amount,
                    "account_id": account_id,
                    "client_id": client_id,
                    "supplier_id": supplier_id,
                    "team_member_id": team_member_id,
                    "comment": comment,
                    "date": date,
                },
            )
        )

    async def delete_transaction(self, location_id: int, transaction_id: int) -> None:
        """Delete a financial transaction.

        Deletes a financial transaction. The deletion is accepted and carried out later.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_financial_transaction`.
        """
        return await self._pipeline.call(operations.delete_financial_transaction(location_id, transaction_id))

    async def get_transaction(self, location_id: int, transaction_id: int) -> models.FinancialTransaction:
        """Get a financial transaction.

        Returns one financial transaction as a list with one item.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_financial_transaction`.
        """
        return await self._pipeline.call(operations.get_financial_transaction(location_id, transaction_id))

    async def list_accounts(self, location_id: int) -> list[models.Account]:
        """List accounts.

        Returns the cash and bank accounts of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_account_list`.
        """
        return await self._pipeline.call(operations.get_account_list(location_id))

    async def list_document_transactions(self, document_id: int) -> list[models.FinancialTransaction]:
        """List the financial transactions of a document.

        Returns the financial transactions of a document. Sums are in the currency of the location.

        Args:
            document_id: document, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_document_financial_transactions`.
        """
        return await self._pipeline.call(operations.get_document_financial_transactions(document_id))

    def list_transactions(
        self,
        location_id: int,
        *,
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
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.FinancialTransaction]:
        """List financial transactions.

        Returns the financial transactions of a location page by page. Days include both ends and are
        written as YYYYMMDD. Sums are in the currency of the location.

        Args:
            location_id: location, by id.
            account_id: only this account, by id.
            supplier_id: only this supplier, by id.
            client_id: client, by id.
            user_id: user, by id.
            team_member_id: only for this team member, by id.
            type: kind to return.
            real_money: 1 for payments in money only.
            deleted: 1 for deleted transactions only.
            start_date: first day, included, written as YYYYMMDD. A date of the location.
            end_date: last day, included, written as YYYYMMDD. A date of the location.
            balance_is: 0 any sum, 1 positive sums, 2 negative sums.
            document_id: document, by id.
            page_size: rows per page, by default 50.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_transactions`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_transactions(
                location_id,
                account_id=account_id,
                supplier_id=supplier_id,
                client_id=client_id,
                user_id=user_id,
                team_member_id=team_member_id,
                type=type,
                real_money=real_money,
                deleted=deleted,
                start_date=start_date,
                end_date=end_date,
                balance_is=balance_is,
                document_id=document_id,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_transactions_by_visit_or_appointment_id(
        self,
        location_id: int,
        *,
        appointment_id: int | None = None,
        visit_id: int | None = None,
    ) -> list[models.FinancialTransaction]:
        """List the financial transactions of a visit.

        Returns the financial transactions of a visit or an appointment.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_transactions_by_visit_or_appointment_id`.
        """
        return await self._pipeline.call(
            operations.get_transactions_by_visit_or_appointment_id(
                location_id,
                appointment_id=appointment_id,
                visit_id=visit_id,
            )
        )

    async def replace_transaction(
        self,
        location_id: int,
        transaction_id: int,
        *,
        expense_id: int | UnsetType = UNSET,
        amount: Decimal | int | UnsetType = UNSET,
        account_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        date: dt.datetime | str | UnsetType = UNSET,
    ) -> models.FinancialTransaction:
        """Update a financial transaction.

        Replaces the fields of a financial transaction and returns it as a list with one item.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.
            expense_id: item of income or expense, by id.
            amount: sum of the transaction in the currency of the location.
            account_id: account, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            team_member_id: team member, by id.
            comment: note for the team.
            date: time of the transaction. A datetime with an offset; without an offset it is a time of
                the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_financial_transaction`.
        """
        return await self._pipeline.call(
            operations.update_financial_transaction(
                location_id,
                transaction_id,
                body={
                    "expense_id": expense_id,
                    "amount": amount,
                    "account_id": account_id,
                    "client_id": client_id,
                    "supplier_id": supplier_id,
                    "team_member_id": team_member_id,
                    "comment": comment,
                    "date": date,
                },
            )
        )

    async def update_transaction(
        self,
        location_id: int,
        transaction_id: int,
        *,
        expense_id: int | UnsetType = UNSET,
        amount: Decimal | int | UnsetType = UNSET,
        account_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        date: dt.datetime | str | UnsetType = UNSET,
    ) -> models.FinancialTransaction:
        """Update a financial transaction.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_transaction` sends a body without reading.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.
            expense_id: item of income or expense, by id.
            amount: sum of the transaction in the currency of the location.
            account_id: account, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            team_member_id: team member, by id.
            comment: note for the team.
            date: time of the transaction. A datetime with an offset; without an offset it is a time of
                the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_financial_transaction`, `update_financial_transaction`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.FinancialTransactionInput,
            {
                "expense_id": expense_id,
                "amount": amount,
                "account_id": account_id,
                "client_id": client_id,
                "supplier_id": supplier_id,
                "team_member_id": team_member_id,
                "comment": comment,
                "date": date,
            },
        )
        read = await self._pipeline.respond(
            operations.get_financial_transaction(location_id, transaction_id)
        )
        refuse_lossy_read(models.FinancialTransactionInput, read.drift, changes, {"expense_id": ("expense", "expense_id"), "account_id": ("account", "account_id"), "client_id": ("client", "client_id"), "supplier_id": ("supplier", "supplier_id"), "master_id": ("master", "master_id")})
        body = self._build_update_transaction(read.value, changes)
        return await self._pipeline.call(
            operations.update_financial_transaction(location_id, transaction_id, body=body)
        )

    def _build_update_transaction(
        self, current: models.FinancialTransaction, changes: Mapping[str, Any]
    ) -> models.FinancialTransactionInput:
        """Return the body of `update_transaction`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.FinancialTransactionInput,
            current,
            changes,
            sources={
                "expense_id": ("expense_id", "expense.id"),
                "account_id": ("account_id", "account.id"),
                "client_id": ("client_id", "client.id"),
                "supplier_id": ("supplier_id", "supplier.id"),
                "master_id": ("master_id", "master.id"),
            },
        )


class PaymentsWithRawResponse:
    """Methods of `altegio.payments.with_raw_response`."""

    def __init__(self, payments: Payments) -> None:
        self.create_transaction: Final = raw(payments.create_transaction)
        self.delete_transaction: Final = raw(payments.delete_transaction)
        self.get_transaction: Final = raw(payments.get_transaction)
        self.list_accounts: Final = raw(payments.list_accounts)
        self.list_document_transactions: Final = raw(payments.list_document_transactions)
        self.list_transactions: Final = raw_page(payments.list_transactions)
        self.list_transactions_by_visit_or_appointment_id: Final = raw(payments.list_transactions_by_visit_or_appointment_id)
        self.replace_transaction: Final = raw(payments.replace_transaction)
