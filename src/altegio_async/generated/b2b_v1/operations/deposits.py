# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_amount, check_integer, optional
from altegio_async._core.body_arguments import convert_optional_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    factory,
)
from altegio_async._core.validation import check_id, check_phone

_CREATE_CLIENT_ACCOUNT_TOPUP_OPERATION: Endpoint[models.ClientAccountTopup] = LazyEndpoint(
    id="create_client_account_topup_operation",
    method="POST",
    path="/deposits_operations/{location_id}",
    result=lambda: models.ClientAccountTopup,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_CLIENT_ACCOUNT_TOPUP_OPERATION)
def create_client_account_topup_operation(
    location_id: int,
    *,
    body: models.CreateClientAccountTopupOperationInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.ClientAccountTopup]:
    """Top up a client account

    Adds a sum to a client account and returns the document and the transactions.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_CLIENT_ACCOUNT_TOPUP_OPERATION,
        (check_id("location_id", location_id),),
        (),
        convert_optional_body(models.CreateClientAccountTopupOperationInput, body),
    )


_GET_CHAIN_CLIENT_ACCOUNT_HISTORY: Endpoint[list[models.ClientAccountEntry]] = LazyEndpoint(
    id="get_chain_client_account_history",
    method="GET",
    path="/chain/{chain_id}/deposits/{deposit_id}/history",
    result=lambda: list[models.ClientAccountEntry],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CHAIN_CLIENT_ACCOUNT_HISTORY)
def get_chain_client_account_history(
    chain_id: int,
    client_account_id: int,
) -> Operation[list[models.ClientAccountEntry]]:
    """Get the history of a client account

    Returns the transactions of a client account with the balance after each.

    Args:
        chain_id: Chain, by id.
        client_account_id: Client account, by id.
    """
    return Operation(
        _GET_CHAIN_CLIENT_ACCOUNT_HISTORY,
        (check_id("chain_id", chain_id), check_id("client_account_id", client_account_id)),
    )


_GET_CLIENT_ACCOUNT_BY_CHAIN_AND_PHONE: Endpoint[list[models.ClientAccount]] = LazyEndpoint(
    id="get_client_account_by_chain_and_phone",
    method="GET",
    path="/deposits/chain/{chain_id}/phone/{phone}",
    result=lambda: list[models.ClientAccount],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CLIENT_ACCOUNT_BY_CHAIN_AND_PHONE)
def get_client_account_by_chain_and_phone(chain_id: int, phone: str) -> Operation[list[models.ClientAccount]]:
    """List the client accounts of a phone number

    Returns the client accounts in a chain that belong to a phone number.

    Args:
        chain_id: Chain, by id.
        phone: Phone in international form.
    """
    return Operation(
        _GET_CLIENT_ACCOUNT_BY_CHAIN_AND_PHONE,
        (check_id("chain_id", chain_id), check_phone("phone", phone)),
    )


_GET_CLIENT_ACCOUNT_LIST_BY_CHAIN: Endpoint[list[models.ClientAccount]] = LazyEndpoint(
    id="get_client_account_list_by_chain",
    method="GET",
    path="/deposits/chain/{chain_id}",
    result=lambda: list[models.ClientAccount],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("balance_from"), Query("balance_to"), Query("page"), Query("limit")),
    paging=Paging("page", "limit"),
)


@factory(_GET_CLIENT_ACCOUNT_LIST_BY_CHAIN)
def get_client_account_list_by_chain(
    chain_id: int,
    *,
    balance_from: Decimal | int | None = None,
    balance_to: Decimal | int | None = None,
    page: int | None = None,
    limit: int | None = None,
) -> Operation[list[models.ClientAccount]]:
    """List the client accounts of a chain

    Returns the client accounts of a chain page by page, with filters by balance.

    Args:
        chain_id: Chain, by id.
        balance_from: Smallest balance.
        balance_to: Largest balance.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
    """
    return Operation(
        _GET_CLIENT_ACCOUNT_LIST_BY_CHAIN,
        (check_id("chain_id", chain_id),),
        (
            optional(check_amount, "balance_from", balance_from),
            optional(check_amount, "balance_to", balance_to),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
        ),
    )


_GET_CLIENT_ACCOUNT_LIST_BY_LOCATION_AND_CLIENT: Endpoint[list[models.ClientAccount]] = LazyEndpoint(
    id="get_client_account_list_by_location_and_client",
    method="GET",
    path="/deposits/company/{location_id}/client/{client_id}",
    result=lambda: list[models.ClientAccount],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CLIENT_ACCOUNT_LIST_BY_LOCATION_AND_CLIENT)
def get_client_account_list_by_location_and_client(
    location_id: int,
    client_id: int,
) -> Operation[list[models.ClientAccount]]:
    """List the accounts of a client

    Returns the client accounts of a client. Balances are in the currency of the location.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _GET_CLIENT_ACCOUNT_LIST_BY_LOCATION_AND_CLIENT,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
    )
