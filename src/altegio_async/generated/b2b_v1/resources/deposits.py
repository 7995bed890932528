# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.deposits`."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Deposits(Resource):
    """Methods of `altegio.deposits`."""

    @cached_property
    def with_raw_response(self) -> DepositsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return DepositsWithRawResponse(self._copy_for_raw_responses())

    async def create_topup_operation(
        self,
        location_id: int,
        *,
        client_id: int,
        client_account_id: int,
        amount: Decimal | int,
        account_id: int,
        team_member_id: int | UnsetType = UNSET,
    ) -> models.ClientAccountTopup:
        """Top up a client account.

        Adds a sum to a client account and returns the document and the transactions.

        After a lost response (an error whose `sent` is not False), `get_history_for_chain` contains the
        transaction only if it was booked. A repeated call adds the sum again.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            client_account_id: client account, by id.
            amount: sum to add, in the currency of the location.
            account_id: account, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_client_account_topup_operation`.
        """
        return await self._pipeline.call(
            operations.create_client_account_topup_operation(
                location_id,
                body={
                    "client_id": client_id,
                    "client_account_id": client_account_id,
                    "amount": amount,
                    "account_id": account_id,
                    "team_member_id": team_member_id,
                },
            )
        )

    async def get_by_chain_and_phone(self, chain_id: int, phone: str) -> list[models.ClientAccount]:
        """List the client accounts of a phone number.

        Returns the client accounts in a chain that belong to a phone number.

        Args:
            chain_id: chain, by id.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_account_by_chain_and_phone`.
        """
        return await self._pipeline.call(operations.get_client_account_by_chain_and_phone(chain_id, phone))

    async def get_history_for_chain(
        self,
        chain_id: int,
        client_account_id: int,
    ) -> list[models.ClientAccountEntry]:
        """Get the history of a client account.

        Returns the transactions of a client account with the balance after each.

        Args:
            chain_id: chain, by id.
            client_account_id: client account, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_client_account_history`.
        """
        return await self._pipeline.call(
            operations.get_chain_client_account_history(
                chain_id,
                client_account_id,
            )
        )

    def list_for_chain(
        self,
        chain_id: int,
        *,
        balance_from: Decimal | int | None = None,
        balance_to: Decimal | int | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.ClientAccount]:
        """List the client accounts of a chain.

        Returns the client accounts of a chain page by page, with filters by balance.

        Args:
            chain_id: chain, by id.
            balance_from: smallest balance.
            balance_to: largest balance.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_account_list_by_chain`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_client_account_list_by_chain(
                chain_id,
                balance_from=balance_from,
                balance_to=balance_to,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_for_client(self, location_id: int, client_id: int) -> list[models.ClientAccount]:
        """List the accounts of a client.

        Returns the client accounts of a client. Balances are in the currency of the location.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_account_list_by_location_and_client`.
        """
        return await self._pipeline.call(
            operations.get_client_account_list_by_location_and_client(
                location_id,
                client_id,
            )
        )


class DepositsWithRawResponse:
    """Methods of `altegio.deposits.with_raw_response`."""

    def __init__(self, deposits: Deposits) -> None:
        self.create_topup_operation: Final = raw(deposits.create_topup_operation)
        self.get_by_chain_and_phone: Final = raw(deposits.get_by_chain_and_phone)
        self.get_history_for_chain: Final = raw(deposits.get_history_for_chain)
        self.list_for_chain: Final = raw_page(deposits.list_for_chain)
        self.list_for_client: Final = raw(deposits.list_for_client)
