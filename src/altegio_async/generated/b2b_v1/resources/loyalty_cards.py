# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.loyalty_cards`."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


class LoyaltyCards(Resource):
    """Methods of `altegio.loyalty_cards`."""

    @cached_property
    def with_raw_response(self) -> LoyaltyCardsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return LoyaltyCardsWithRawResponse(self._copy_for_raw_responses())

    async def create_transaction(
        self,
        location_id: int,
        card_id: int,
        *,
        amount: Decimal | int,
        title: str | UnsetType = UNSET,
    ) -> models.LoyaltyCard:
        """Book on a card at a location.

        Adds to a loyalty card or takes from it, in the name of a location.

        After a lost response (an error whose `sent` is not False), `altegio.chains.transactions.list`
        with this `loyalty_card_id` contains the transaction only if it was booked, and `list_for_client`
        shows the `balance`. A repeated call books the sum again.

        Args:
            location_id: location, by id.
            card_id: loyalty card, by id.
            amount: sum to book: above zero tops the card up, below zero takes from it.
            title: remark to keep with the transaction.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_loyalty_card_transaction`.
        """
        return await self._pipeline.call(
            operations.create_loyalty_card_transaction(
                location_id,
                card_id,
                body={
                    "amount": amount,
                    "title": title,
                },
            )
        )

    async def create_transaction_for_chain(
        self,
        chain_id: int,
        card_id: int,
        *,
        amount: Decimal | int,
        title: str | UnsetType = UNSET,
    ) -> models.LoyaltyCard:
        """Book on a card in a chain.

        Adds to a loyalty card or takes from it, in the name of a chain.

        After a lost response (an error whose `sent` is not False), `altegio.chains.transactions.list`
        with this `loyalty_card_id` contains the transaction only if it was booked, and `list_for_client`
        shows the `balance`. A repeated call books the sum again.

        Args:
            chain_id: chain, by id.
            card_id: loyalty card, by id.
            amount: sum to book: above zero tops the card up, below zero takes from it.
            title: remark to keep with the transaction.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_chain_loyalty_card_transaction`.
        """
        return await self._pipeline.call(
            operations.create_chain_loyalty_card_transaction(
                chain_id,
                card_id,
                body={
                    "amount": amount,
                    "title": title,
                },
            )
        )

    async def delete(self, location_id: int, card_id: int) -> None:
        """Delete a loyalty card.

        Removes a loyalty card from its client.

        After a lost response (an error whose `sent` is not False), `list_for_client` of the card's client
        contains the card only if it was not deleted.

        Args:
            location_id: location, by id.
            card_id: loyalty card, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `remove_loyalty_card`.
        """
        return await self._pipeline.call(operations.remove_loyalty_card(location_id, card_id))

    async def issue(
        self,
        location_id: int,
        *,
        loyalty_card_number: str,
        loyalty_card_type_id: str,
        phone: str,
    ) -> models.LoyaltyCard:
        """Issue a loyalty card.

        Issues a loyalty card with a number and a type to a client.

        Args:
            location_id: location, by id.
            loyalty_card_number: number printed on the card.
            loyalty_card_type_id: type of the card to issue, by id.
            phone: phone of the client, digits only; its digits are sent. The API finds clients by their
                full international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `issue_loyalty_card`.
        """
        return await self._pipeline.call(
            operations.issue_loyalty_card(
                location_id,
                body={
                    "loyalty_card_number": loyalty_card_number,
                    "loyalty_card_type_id": loyalty_card_type_id,
                    "phone": phone,
                },
            )
        )

    async def list_by_phone(self, phone: str, chain_id: int, location_id: int) -> list[models.LoyaltyCard]:
        """List the loyalty cards of a phone.

        Finds the loyalty cards of a client, by phone number, chain and location.

        Args:
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.
            chain_id: chain, by id.
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_card_list_by_phone`.
        """
        return await self._pipeline.call(
            operations.get_loyalty_card_list_by_phone(
                phone,
                chain_id,
                location_id,
            )
        )

    async def list_for_client(self, client_id: int) -> list[models.LoyaltyCard]:
        """List the loyalty cards of a client.

        Finds the loyalty cards of a client, by the client's id.

        Args:
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_card_list_by_client_id`.
        """
        return await self._pipeline.call(operations.get_loyalty_card_list_by_client_id(client_id))

    async def list_for_user(self, chain_id: int) -> list[models.LoyaltyCard]:
        """List the loyalty cards of the signed-in user.

        Finds the loyalty cards that the signed-in user holds in a chain.

        Args:
            chain_id: chain, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_loyalty_cards`.
        """
        return await self._pipeline.call(operations.get_user_loyalty_cards(chain_id))

    async def list_types(self, location_id: int) -> list[models.LoyaltyCardType]:
        """List the loyalty card types of a location.

        Lists the loyalty card types that a location hands out.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_card_type_list`.
        """
        return await self._pipeline.call(operations.get_loyalty_card_type_list(location_id))

    async def list_types_for_chain(self, chain_id: int) -> list[models.LoyaltyCardType]:
        """List the loyalty card types of a chain.

        Lists the loyalty card types that a chain has set up.

        Args:
            chain_id: chain, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_card_type_list`.
        """
        return await self._pipeline.call(operations.get_chain_loyalty_card_type_list(chain_id))

    async def list_types_for_client(self, location_id: int, phone: str) -> list[models.LoyaltyCardType]:
        """List the loyalty card types that a client can get.

        Lists the loyalty card types that a client may still be given.

        Args:
            location_id: location, by id.
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_card_type_list_for_client`.
        """
        return await self._pipeline.call(operations.get_loyalty_card_type_list_for_client(location_id, phone))


class LoyaltyCardsWithRawResponse:
    """Methods of `altegio.loyalty_cards.with_raw_response`."""

    def __init__(self, loyalty_cards: LoyaltyCards) -> None:
        self.create_transaction: Final = raw(loyalty_cards.create_transaction)
        self.create_transaction_for_chain: Final = raw(loyalty_cards.create_transaction_for_chain)
        self.delete: Final = raw(loyalty_cards.delete)
        self.issue: Final = raw(loyalty_cards.issue)
        self.list_by_phone: Final = raw(loyalty_cards.list_by_phone)
        self.list_for_client: Final = raw(loyalty_cards.list_for_client)
        self.list_for_user: Final = raw(loyalty_cards.list_for_user)
        self.list_types: Final = raw(loyalty_cards.list_types)
        self.list_types_for_chain: Final = raw(loyalty_cards.list_types_for_chain)
        self.list_types_for_client: Final = raw(loyalty_cards.list_types_for_client)
