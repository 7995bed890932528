# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
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
        ("loyalty_card_number", "filled"),
        ("loyalty_card_type_id", "filled"),
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

    slug: str | None = None
    """Name for programs."""

    is_visit_limited: bool | None = None
    """Whether the number of visits is limited."""


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

    type: str | None = None
    """Kind."""

    service_item_type: str | None = None
    """Services that the promotion is for."""

    product_item_type: str | None = field(name='good_item_type', default=None)
    """Products that the promotion is for."""

    value_unit: str | None = None
    """Unit of the value in words."""

    usage_limit: int | None = None
    """Number of uses that are allowed."""

    visit_multiplicity: int | None = None
    """Number of visits after which the promotion applies."""

    sold_items_multiplicity: int | None = None
    """Number of sold items after which the promotion applies."""

    current_package_progress: int | None = None
    """Items of the present package that were sold."""

    allowed_usages_amount: int | None = None
    """Number of uses left."""

    expiration_timeout: int | None = None
    """Time after which points expire."""

    expiration_timeout_unit: str | None = None
    """Unit of the time after which points expire."""

    expiration_notification_timeout: int | None = None
    """Time before the expiry at which the client is notified."""

    params_source_type: str | None = None
    """What the thresholds are compared with."""

    history_start_date: datetime | None = None
    """Time from which visits count."""

    on_changed_notification_template_id: int | None = None
    """Template of the message about changes, by id."""

    on_expiration_notification_template_id: int | None = None
    """Template of the message about the expiry, by id."""


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

    rules: list[PromotionRule] | None = None
    """Rules of the promotions of the card."""
