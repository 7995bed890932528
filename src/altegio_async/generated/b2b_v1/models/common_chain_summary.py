# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import field


class ChainSummary(Model, gc=False, kw_only=True):
    """A chain in short."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class LoyaltyCardType(Model, gc=False, kw_only=True):
    """A kind of loyalty card that can be handed out."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    chain: ChainSummary | None = field(name='salon_group', default=None)
    """A chain in short."""

    service_item_type: str | None = None
    """Services that the card is for."""

    product_item_type: str | None = field(name='good_item_type', default=None)
    """Products that the card is for."""

    max_discount_percent: Decimal | None = None
    """Largest discount in percent."""

    max_discount_amount: Decimal | None = None
    """Largest discount."""
