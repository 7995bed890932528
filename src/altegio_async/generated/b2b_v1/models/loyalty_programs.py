# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import field

from .common import VisitLoyaltyTransactionType


class ApplyDiscountPromotionInput(Model, gc=False, kw_only=True):
    """The values to send: apply a discount to a visit."""

    appointment_id: int = field(name='record_id')
    """Appointment, by id."""

    visit_id: int
    """Visit, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointment_id", "id"),
        ("visit_id", "id"),
    )


class ApplyLoyaltyCardDeductionInput(Model, gc=False, kw_only=True):
    """The values to send: pay a visit from a loyalty card."""

    appointment_id: int = field(name='record_id')
    """Appointment, by id."""

    visit_id: int
    """Visit, by id."""

    amount: Decimal
    """Sum to pay from the card, in the currency of the location."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointment_id", "id"),
        ("visit_id", "id"),
    )


class ApplyReferralProgramInput(Model, gc=False, kw_only=True):
    """The values to send: apply a referral to a visit."""

    appointment_id: int = field(name='record_id')
    """Appointment, by id."""

    visit_id: int
    """Visit, by id."""

    referrer_phone: str
    """Phone of the client who recommended the location."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointment_id", "id"),
        ("visit_id", "id"),
        ("referrer_phone", "phone"),
    )


class PaymentsKkmTransactionDetailsContainer(Model, gc=False, kw_only=True):
    """Fiscal transactions of the visit."""

    last_operation_type: int | None = None
    """Code of the last fiscal operation."""

    transactions: list[dict[str, Any]] | None = None
    """Transactions."""


class VisitItem(Model, gc=False, kw_only=True):
    """An entry of the items."""

    id: int | None = None
    """Id."""

    item_id: int | None = None
    """Item, by id."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    item_title: str | None = None
    """Name of the item."""

    amount: int | None = None
    """Amount."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    manual_cost: Decimal | None = None
    """Price that was set by hand."""

    discount: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    service_id: int | None = None
    """Service, by id."""

    event_id: int | None = None
    """Event, by id."""

    is_service: bool | None = None
    """Whether the item is a service."""

    is_event: bool | None = None
    """Whether the item is a group event."""

    is_product: bool | None = field(name='is_good', default=None)
    """Whether the item is a product."""


class VisitLoyaltyTransactionProgram(Model, gc=False, kw_only=True):
    """Promotion."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    value: int | None = None
    """Value."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    value_unit_id: int | None = None
    """Code of percentage or sum."""

    group_id: int | None = None
    """Chain, by id."""


class VisitLoyaltyTransaction(Model, gc=False, kw_only=True):
    """A loyalty transaction of a visit."""

    id: int | None = None
    """Id."""

    status_id: int | None = None
    """Code of the state."""

    amount: Decimal | None = None
    """Amount."""

    type_id: int | None = None
    """Code of the kind."""

    promotion_id: int | None = field(name='program_id', default=None)
    """Promotion, by id."""

    card_id: int | None = None
    """Loyalty card, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    item_id: int | None = None
    """Item, by id."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    item_appointment_id: int | None = field(name='item_record_id', default=None)
    """Appointment of the item, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product transaction, by id."""

    is_discount: bool | None = None
    """Whether it lowers the price."""

    is_loyalty_withdraw: bool | None = None
    """Whether points were withdrawn."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    promotion: VisitLoyaltyTransactionProgram | None = field(name='program', default=None)
    """Promotion."""


class VisitPayments(Model, gc=False, kw_only=True):
    """Payments, loyalty transactions and items of a visit."""

    payment_transactions: list[dict[str, Any]] | None = None
    """Payments to accounts."""

    loyalty_transactions: list[VisitLoyaltyTransaction] | None = None
    """Loyalty transactions."""

    fiscal_transaction_details_container: PaymentsKkmTransactionDetailsContainer | None = field(
        name='kkm_transaction_details_container', default=None
    )
    """Fiscal transactions of the visit."""

    items: list[VisitItem] | None = None
    """Items of the sale."""
