# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class LoyaltyTransactionKind(Model, gc=False, kw_only=True):
    """Kind of the transaction as id and title."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class LoyaltyTransaction(Model, gc=False, kw_only=True):
    """One movement of points, discounts or money."""

    id: int
    """Number that identifies it."""

    visit_id: int | None = None
    """Visit of the transaction, by id."""

    status_id: int | None = None
    """Code of the state."""

    amount: Decimal | None = None
    """Points or money moved by this transaction."""

    type_id: "Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] | int | None" = None
    """Code of the kind of transaction."""

    card_id: int | None = None
    """Loyalty card of the transaction, 0 without one."""

    promotion_id: int | None = field(name='program_id', default=None)
    """Promotion of the transaction, 0 without one."""

    gift_card_id: int | None = field(name='certificate_id', default=None)
    """Gift card that was charged, 0 without one."""

    membership_id: int | None = field(name='abonement_id', default=None)
    """Membership that was used, 0 without one."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    item_id: int | None = None
    """Service or product of the transaction, by id."""

    item_type_id: "Literal[0, 1, 7] | int | None" = None
    """Code of what was sold: 1 a service, 7 a product."""

    item_appointment_id: int | None = field(name='item_record_id', default=None)
    """Appointment of the transaction, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product sale behind it, by id."""

    service_transaction_id: int | None = field(name='services_transaction_id', default=None)
    """Service sale behind it, by id."""

    is_discount: bool | None = None
    """Whether it lowers the price."""

    is_loyalty_withdraw: bool | None = None
    """Whether points were taken off."""

    type: LoyaltyTransactionKind | None = None
    """Kind of the transaction as id and title."""

    created_date: datetime | None = None
    """Time of creation."""
