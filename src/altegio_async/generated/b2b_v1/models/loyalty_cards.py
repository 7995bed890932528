# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from decimal import Decimal

from msgspec import UNSET, Struct, UnsetType, field


class CardTransactionInput(Struct, gc=False, kw_only=True):
    amount: Decimal
    """Sum to book: above zero tops the card up, below zero takes from it."""

    title: str | UnsetType = UNSET
    """Remark to keep with the transaction."""


class ChainLoyaltyCardTypeSalonGroup(Struct, gc=False, kw_only=True):
    """Chain it belongs to."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class IssueLoyaltyCardProgramLoyaltyType(Struct, gc=False, kw_only=True):
    """How the promotion works."""

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


class IssueLoyaltyCardProgramRule(Struct, gc=False, kw_only=True):
    id: int | None = None
    """Number that identifies it."""

    promotion_id: int | None = field(name='loyalty_program_id', default=None)
    """Promotion the rule belongs to."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    value: int | None = None
    """Size of the discount or bonus."""

    parameter: int | None = None
    """From which value on the rule holds; 0 when it always does."""


class IssueLoyaltyCardType(Struct, gc=False, kw_only=True):
    """Type of the card."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""


class LoyaltyCard(Struct, gc=False, kw_only=True):
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


class LoyaltyCardInput(Struct, gc=False, kw_only=True):
    loyalty_card_number: str
    """Number printed on the card."""

    loyalty_card_type_id: str
    """Type of the card to issue, by id."""

    phone: str
    """Phone of the client, digits only."""


class LoyaltyCardTypeListForClient(Struct, gc=False, kw_only=True):
    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    chain: ChainLoyaltyCardTypeSalonGroup | None = field(name='salon_group', default=None)
    """Chain it belongs to."""


class ChainLoyaltyCardType(Struct, gc=False, kw_only=True):
    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    chain: ChainLoyaltyCardTypeSalonGroup | None = field(name='salon_group', default=None)
    """Chain it belongs to."""


class IssueLoyaltyCardProgram(Struct, gc=False, kw_only=True):
    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    value: int | None = None
    """Size of the discount or bonus."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    item_type_id: int | None = None
    """Code that says what the promotion applies to."""

    value_unit_id: int | None = None
    """Code of percentage or sum."""

    group_id: int | None = None
    """Chain that owns the promotion."""

    loyalty_type: IssueLoyaltyCardProgramLoyaltyType | None = None
    """How the promotion works."""

    rules: list[IssueLoyaltyCardProgramRule] | None = None
    """Steps of the promotion."""


class IssueLoyaltyCard(Struct, gc=False, kw_only=True):
    id: int | None = None
    """Number that identifies it."""

    balance: int | float | None = None
    """Points or money collected on the card."""

    points: int | None = None
    """Points collected."""

    paid_amount: int | float | None = None
    """What the client has paid so far."""

    sold_amount: int | float | None = None
    """What was sold to the client so far."""

    visits_count: int | None = None
    """Visits counted for the card."""

    number: str | None = None
    """Code that is printed or read out."""

    type_id: int | None = None
    """Type of the card, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    type: IssueLoyaltyCardType | None = None
    """Type of the card."""

    chain: ChainLoyaltyCardTypeSalonGroup | None = field(name='salon_group', default=None)
    """Chain it belongs to."""

    promotions: list[IssueLoyaltyCardProgram] | None = field(name='programs', default=None)
    """Promotions that the card takes part in."""
