# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.gift_cards`."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class GiftCards(Resource):
    """Methods of `altegio.gift_cards`."""

    @cached_property
    def with_raw_response(self) -> GiftCardsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return GiftCardsWithRawResponse(self._copy_for_raw_responses())

    async def list_for_client(self, location_id: int, *, phone: str) -> list[models.GiftCard]:
        """List the gift cards of a client.

        Finds the gift cards that belong to a phone number, as one location sees them.

        Args:
            location_id: location, by id.
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_gift_cards`.
        """
        return await self._pipeline.call(
            operations.get_client_gift_cards(
                location_id=location_id,
                phone=phone,
            )
        )

    async def list_for_user(self, location_id: int) -> list[models.GiftCard]:
        """List the gift cards of the signed-in user.

        Finds the gift cards of the user whose token is sent, as one location sees them.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_gift_cards`.
        """
        return await self._pipeline.call(operations.get_user_gift_cards(location_id=location_id))


class GiftCardsWithRawResponse:
    """Methods of `altegio.gift_cards.with_raw_response`."""

    def __init__(self, gift_cards: GiftCards) -> None:
        self.list_for_client: Final = raw(gift_cards.list_for_client)
        self.list_for_user: Final = raw(gift_cards.list_for_user)
