# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class GiftCardExpirationInput(Model, gc=False, kw_only=True):
    """How gift cards of the type expire."""

    type_id: "Literal[0, 1, 2]"
    """Code that says when gift cards expire."""

    date: datetime | UnsetType = UNSET
    """Day on which all gift cards of the type expire."""

    timeout: int | UnsetType = UNSET
    """Length of the term."""

    timeout_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the term is counted."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timeout", "range:0:"),
    )


class GiftCardOnlineSaleInput(Model, gc=False, kw_only=True):
    """How the online shop offers it."""

    is_enabled: bool
    """Whether the online shop offers it."""

    title: str | UnsetType = UNSET
    """Name to show to people."""

    description: str | UnsetType = UNSET
    """Text of the offer in the online shop."""

    price: Decimal | UnsetType = UNSET
    """Price in the online shop."""


class GiftCardTypeInput(Model, gc=False, kw_only=True):
    """A gift card type to set up or to write anew."""

    title: str
    """Name to show to people."""

    balance: Decimal
    """Money on a new gift card of this type."""

    is_multi: bool
    """Whether it may be spent over several visits."""

    item_type_id: "Literal[0, 1, 2, 3, 4]"
    """Code that says what the gift card pays for."""

    is_allow_empty_code: bool
    """Whether a sale without a code is possible."""

    balance_edit_type_id: "Literal[1, 2]"
    """Code that says who may change the balance by hand."""

    service_ids: list[int]
    """Services the gift card may pay for."""

    location_ids: list[int] = field(name='salon_ids')
    """Locations where gift cards of the type are taken."""

    expiration: GiftCardExpirationInput
    """How gift cards of the type expire."""

    online_sale: GiftCardOnlineSaleInput
    """How the online shop offers it."""

    category_id: int | None | UnsetType = UNSET
    """Group to file the type under in its chain."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_ids", "ids:0"),
        ("location_ids", "ids:0"),
        ("category_id", "id_or_zero"),
    )
