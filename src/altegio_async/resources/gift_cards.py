"""Gift cards of clients and of the signed-in user."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from altegio_async._core.validation import check_id, phone_digits
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.generated.b2b_v1 import models, operations
from altegio_async.resources._raw import raw

__all__ = ["GiftCards", "RawGiftCards"]


class GiftCards:
    """`altegio.gift_cards`: cards with money on them. Amounts are in the location's currency."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @cached_property
    def with_raw_response(self) -> RawGiftCards:
        """The same methods, giving status, headers and bytes beside the value."""
        return RawGiftCards(self)

    async def list_for_client(self, location_id: int, *, phone: str) -> list[models.GiftCard]:
        """List the gift cards of a client in a location.

        Args:
            location_id: the location; its chain's cards are meant.
            phone: the client's full international number, such as "+1 315 000 0000"; its digits are sent.
                The API finds no client by a local number. A number of ten digits or fewer that is
                written without a plus is sent, and a warning is logged.

        Returns:
            The gift cards. The list is empty if the client has none, and also if no client has this phone.

        Raises:
            InvalidArgumentError: an id that cannot exist, or a value that is not one phone number.
            NotFoundError: the location does not exist.
            PermissionDeniedError: the user has no right in this location.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_gift_cards`.
        """
        operation = operations.get_client_gift_cards(
            location_id=check_id("location_id", location_id), phone=phone_digits("phone", phone)
        )
        return await self._pipeline.call(operation)

    async def list_for_user(self, location_id: int) -> list[models.GiftCard]:
        """List the gift cards of the user whose token is used, in a location.

        Raises:
            InvalidArgumentError: no such id can exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_gift_cards`.
        """
        operation = operations.get_user_gift_cards(location_id=check_id("location_id", location_id))
        return await self._pipeline.call(operation)


class RawGiftCards:
    """`altegio.gift_cards.with_raw_response`."""

    def __init__(self, gift_cards: GiftCards) -> None:
        self.list_for_client: Final = raw(gift_cards.list_for_client)
        self.list_for_user: Final = raw(gift_cards.list_for_user)
