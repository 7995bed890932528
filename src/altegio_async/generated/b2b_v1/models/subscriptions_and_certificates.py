# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal

from altegio_async._core.derived import GiftCardProperties
from altegio_async._core.model import Model

from .common_gift_card_item_type import GiftCardType


class GiftCardStatus(Model, gc=False, kw_only=True):
    """The state of a gift card."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class GiftCard(GiftCardProperties, Model, gc=False, kw_only=True):
    """A gift card that was sold: its code, the money left, and until when."""

    id: int
    """Number that identifies it."""

    number: str | None = None
    """Code that is printed or read out."""

    balance: Decimal | None = None
    """Money that can still be spent."""

    default_balance: Decimal | None = None
    """Money on the gift card when it was sold."""

    type_id: int | None = None
    """Type of the gift card, by id."""

    status_id: int | None = None
    """Code of the state."""

    created_date: datetime | None = None
    """When it was sold."""

    expiration_date: datetime | None = None
    """Last moment of validity."""

    type: GiftCardType | None = None
    """Type the gift card was sold as."""

    status: GiftCardStatus | None = None
    """The state of a gift card."""
