# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class GiftCardItemType(Model, gc=False, kw_only=True):
    """What a gift card pays for, as id and title."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class GiftCardType(Model, gc=False, kw_only=True):
    """A kind of gift card that is on sale: value, term and rules. Lists of a location fill a part of the fields."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    balance: Decimal | None = None
    """Money on a new gift card of this type."""

    is_multi: bool | None = None
    """Whether it may be spent over several visits."""

    chain_id: int | None = field(name='company_group_id', default=None)
    """Chain that owns the type."""

    category_id: int | None = None
    """Group that the type is filed under in its chain."""

    weight: int | None = None
    """Place in sorted lists."""

    item_type_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Code that says what the gift card pays for."""

    expiration_type_id: "Literal[0, 1, 2] | int | None" = None
    """Code that says when gift cards expire."""

    expiration_date: datetime | None = None
    """Last moment of validity when all gift cards expire together."""

    expiration_timeout: int | None = None
    """How long it lasts, counted in the unit beside it."""

    expiration_timeout_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the term is counted."""

    balance_edit_type_id: int | None = None
    """Code that says who may change the balance by hand."""

    is_allow_empty_code: bool | None = None
    """Whether a sale without a code is possible."""

    is_serial_number_limited: bool | None = None
    """Whether there is a limit on its serial numbers."""

    is_archived: bool | None = None
    """Whether it is in the archive."""

    date_archived: datetime | None = None
    """When the type went into the archive."""

    online_sale_is_enabled: bool | None = None
    """Whether the online shop offers it."""

    online_sale_title: str | None = None
    """Name in the online shop."""

    online_sale_description: str | None = None
    """Text of the offer in the online shop."""

    online_sale_price: Decimal | None = None
    """Price in the online shop."""

    online_sale_image: str | None = None
    """Address of the picture in the online shop."""

    released_total: int | None = None
    """How many gift cards of the type exist."""

    item_type: GiftCardItemType | None = None
    """What a gift card pays for, as id and title."""

    service_ids: list[int] | None = None
    """Services the gift card may pay for."""

    location_ids: list[int] | None = field(name='salon_ids', default=None)
    """Locations where gift cards of the type are taken."""

    location_id: int | None = field(name='company_id', default=None)
    """Location of the search, by id."""

    loyalty_group_id: int | None = None
    """Loyalty group of the type, by id."""
