# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import PromotionRule
from .common_chain_summary import ChainSummary, LoyaltyCardType


class CardTransactionInput(Model, gc=False, kw_only=True):
    """A sum to book on a loyalty card."""

    amount: Decimal
    """Sum to book: above zero tops the card up, below zero takes from it."""

    title: str | UnsetType = UNSET
    """Remark to keep with the transaction."""


class LoyaltyCardInput(Model, gc=False, kw_only=True):
    """A loyalty card to hand out."""

    loyalty_card_number: str
    """Number printed on the card."""

    loyalty_card_type_id: str
    """Type of the card to issue, by id."""

    phone: str
    """Phone of the client, digits only."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
    )


class PromotionKind(Model, gc=False, kw_only=True):
    """How a promotion works, as id, title and flags."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    is_discount: bool | None = None
    """Whether it lowers the price."""

    is_cashback: bool | None = None
    """Whether it pays back."""

    is_static: bool | None = None
    """Whether its size never changes."""

    is_accumulative: bool | None = None
    """Whether it grows with what the client has done."""


class CardPromotion(Model, gc=False, kw_only=True):
    """A promotion that a loyalty card takes part in."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    value: Decimal | None = None
    """Size of the discount or bonus."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    item_type_id: int | None = None
    """Code that says what the promotion applies to."""

    value_unit_id: int | None = None
    """Code of percentage or sum."""

    chain_id: int | None = field(name='group_id', default=None)
    """Chain that owns the promotion."""

    loyalty_type: PromotionKind | None = None
    """How a promotion works, as id, title and flags."""

    rules: list[PromotionRule] | None = None
    """Steps of the promotion."""


class LoyaltyCard(Model, gc=False, kw_only=True):
    """A loyalty card of a client, with what was collected on it."""

    id: int
    """Number that identifies it."""

    balance: Decimal | None = None
    """Points or money collected on the card."""

    points: int | None = None
    """Points collected."""

    paid_amount: Decimal | None = None
    """What the client has paid so far."""

    sold_amount: Decimal | None = None
    """What was sold to the client so far."""

    visits_count: int | None = None
    """Visits counted for the card."""

    number: str | None = None
    """Code that is printed or read out."""

    type_id: int | None = None
    """Type of the card, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    max_discount_percent: Decimal | None = None
    """Largest discount in percent."""

    max_discount_amount: Decimal | None = None
    """Largest discount as a sum."""

    type: LoyaltyCardType | None = None
    """Type of the card."""

    chain: ChainSummary | None = field(name='salon_group', default=None)
    """A chain in short."""

    promotions: list[CardPromotion] | None = field(name='programs', default=None)
    """Promotions that the card takes part in."""
