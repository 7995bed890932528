# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id, check_phone

_CREATE_CHAIN_LOYALTY_CARD_TRANSACTION: Endpoint[models.LoyaltyCard] = LazyEndpoint(
    id="create_chain_loyalty_card_transaction",
    method="POST",
    path="/chain/{chain_id}/loyalty/cards/{card_id}/manual_transaction",
    result=lambda: models.LoyaltyCard,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_CHAIN_LOYALTY_CARD_TRANSACTION)
def create_chain_loyalty_card_transaction(
    chain_id: int,
    card_id: int,
    *,
    body: models.CardTransactionInput | Mapping[str, Any],
) -> Operation[models.LoyaltyCard]:
    """Book on a card in a chain

    Adds to a loyalty card or takes from it, in the name of a chain.

    Args:
        chain_id: Chain, by id.
        card_id: Loyalty card, by id.
    """
    return Operation(
        _CREATE_CHAIN_LOYALTY_CARD_TRANSACTION,
        (check_id("chain_id", chain_id), check_id("card_id", card_id)),
        (),
        convert_body(models.CardTransactionInput, body),
    )


_CREATE_LOYALTY_CARD_TRANSACTION: Endpoint[models.LoyaltyCard] = LazyEndpoint(
    id="create_loyalty_card_transaction",
    method="POST",
    path="/company/{location_id}/loyalty/cards/{card_id}/manual_transaction",
    result=lambda: models.LoyaltyCard,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_LOYALTY_CARD_TRANSACTION)
def create_loyalty_card_transaction(
    location_id: int,
    card_id: int,
    *,
    body: models.CardTransactionInput | Mapping[str, Any],
) -> Operation[models.LoyaltyCard]:
    """Book on a card at a location

    Adds to a loyalty card or takes from it, in the name of a location.

    Args:
        location_id: Location, by id.
        card_id: Loyalty card, by id.
    """
    return Operation(
        _CREATE_LOYALTY_CARD_TRANSACTION,
        (check_id("location_id", location_id), check_id("card_id", card_id)),
        (),
        convert_body(models.CardTransactionInput, body),
    )


_GET_CHAIN_LOYALTY_CARD_TYPE_LIST: Endpoint[list[models.LoyaltyCardType]] = LazyEndpoint(
    id="get_chain_loyalty_card_type_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/card_types",
    result=lambda: list[models.LoyaltyCardType],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CHAIN_LOYALTY_CARD_TYPE_LIST)
def get_chain_loyalty_card_type_list(chain_id: int) -> Operation[list[models.LoyaltyCardType]]:
    """List the loyalty card types of a chain

    Lists the loyalty card types that a chain has set up.

    Args:
        chain_id: Chain, by id.
    """
    return Operation(_GET_CHAIN_LOYALTY_CARD_TYPE_LIST, (check_id("chain_id", chain_id),))


_GET_LOYALTY_CARD_LIST_BY_CLIENT_ID: Endpoint[list[models.LoyaltyCard]] = LazyEndpoint(
    id="get_loyalty_card_list_by_client_id",
    method="GET",
    path="/loyalty/client_cards/{client_id}",
    result=lambda: list[models.LoyaltyCard],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOYALTY_CARD_LIST_BY_CLIENT_ID)
def get_loyalty_card_list_by_client_id(client_id: int) -> Operation[list[models.LoyaltyCard]]:
    """List the loyalty cards of a client

    Finds the loyalty cards of a client, by the client's id.

    Args:
        client_id: Client, by id.
    """
    return Operation(_GET_LOYALTY_CARD_LIST_BY_CLIENT_ID, (check_id("client_id", client_id),))


_GET_LOYALTY_CARD_LIST_BY_PHONE: Endpoint[list[models.LoyaltyCard]] = LazyEndpoint(
    id="get_loyalty_card_list_by_phone",
    method="GET",
    path="/loyalty/cards/{phone}/{chain_id}/{location_id}",
    result=lambda: list[models.LoyaltyCard],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOYALTY_CARD_LIST_BY_PHONE)
def get_loyalty_card_list_by_phone(
    phone: str,
    chain_id: int,
    location_id: int,
) -> Operation[list[models.LoyaltyCard]]:
    """List the loyalty cards of a phone

    Finds the loyalty cards of a client, by phone number, chain and location.

    Args:
        phone: Phone of the client in international form.
        chain_id: Chain, by id.
        location_id: Location, by id.
    """
    return Operation(
        _GET_LOYALTY_CARD_LIST_BY_PHONE,
        (check_phone("phone", phone), check_id("chain_id", chain_id), check_id("location_id", location_id)),
    )


_GET_LOYALTY_CARD_TYPE_LIST: Endpoint[list[models.LoyaltyCardType]] = LazyEndpoint(
    id="get_loyalty_card_type_list",
    method="GET",
    path="/loyalty/card_types/salon/{location_id}",
    result=lambda: list[models.LoyaltyCardType],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOYALTY_CARD_TYPE_LIST)
def get_loyalty_card_type_list(location_id: int) -> Operation[list[models.LoyaltyCardType]]:
    """List the loyalty card types of a location

    Lists the loyalty card types that a location hands out.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_LOYALTY_CARD_TYPE_LIST, (check_id("location_id", location_id),))


_GET_LOYALTY_CARD_TYPE_LIST_FOR_CLIENT: Endpoint[list[models.LoyaltyCardType]] = LazyEndpoint(
    id="get_loyalty_card_type_list_for_client",
    method="GET",
    path="/loyalty/card_types/client/{location_id}/{phone}",
    result=lambda: list[models.LoyaltyCardType],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOYALTY_CARD_TYPE_LIST_FOR_CLIENT)
def get_loyalty_card_type_list_for_client(
    location_id: int,
    phone: str,
) -> Operation[list[models.LoyaltyCardType]]:
    """List the loyalty card types that a client can get

    Lists the loyalty card types that a client may still be given.

    Args:
        location_id: Location, by id.
        phone: Phone of the client in international form.
    """
    return Operation(
        _GET_LOYALTY_CARD_TYPE_LIST_FOR_CLIENT,
        (check_id("location_id", location_id), check_phone("phone", phone)),
    )


_GET_USER_LOYALTY_CARDS: Endpoint[list[models.LoyaltyCard]] = LazyEndpoint(
    id="get_user_loyalty_cards",
    method="GET",
    path="/user/loyalty_cards/{chain_id}",
    result=lambda: list[models.LoyaltyCard],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_USER_LOYALTY_CARDS)
def get_user_loyalty_cards(chain_id: int) -> Operation[list[models.LoyaltyCard]]:
    """List the loyalty cards of the signed-in user

    Finds the loyalty cards that the signed-in user holds in a chain.

    Args:
        chain_id: Chain, by id.
    """
    return Operation(_GET_USER_LOYALTY_CARDS, (check_id("chain_id", chain_id),))


_ISSUE_LOYALTY_CARD: Endpoint[models.LoyaltyCard] = LazyEndpoint(
    id="issue_loyalty_card",
    method="POST",
    path="/loyalty/cards/{location_id}",
    result=lambda: models.LoyaltyCard,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_ISSUE_LOYALTY_CARD)
def issue_loyalty_card(
    location_id: int,
    *,
    body: models.LoyaltyCardInput | Mapping[str, Any],
) -> Operation[models.LoyaltyCard]:
    """Issue a loyalty card

    Issues a loyalty card with a number and a type to a client.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _ISSUE_LOYALTY_CARD,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.LoyaltyCardInput, body),
    )


_REMOVE_LOYALTY_CARD: Endpoint[None] = Endpoint(
    id="remove_loyalty_card",
    method="DELETE",
    path="/loyalty/cards/{location_id}/{card_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_REMOVE_LOYALTY_CARD)
def remove_loyalty_card(location_id: int, card_id: int) -> Operation[None]:
    """Delete a loyalty card

    Removes a loyalty card from its client.

    Args:
        location_id: Location, by id.
        card_id: Loyalty card, by id.
    """
    return Operation(
        _REMOVE_LOYALTY_CARD,
        (check_id("location_id", location_id), check_id("card_id", card_id)),
    )
