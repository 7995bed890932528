# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import (
    AppointmentFinanceTransactionExpense,
    SaleFiscalStateTransactionCashier,
    SaleFiscalStateTransactionDocument,
    SaleFiscalStateTransactionStatus,
    VisitLoyaltyTransactionType,
)


class PaymentMethodAccount(Model, gc=False, kw_only=True):
    """Account the sum was booked on."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    is_cash: bool | None = None
    """Whether it is cash."""


class SaleItem(Model, gc=False, kw_only=True):
    """An entry of the items."""

    id: int | None = None
    """Id."""

    type: str | None = None
    """Kind."""

    title: str | None = None
    """Title."""

    amount: Decimal | None = None
    """Amount."""

    default_cost_per_unit: Decimal | None = None
    """List price of one unit."""

    default_cost_total: Decimal | None = None
    """List price of all units."""

    client_discount_percent: Decimal | None = None
    """Discount of the client in percent."""

    cost_to_pay_total: Decimal | None = None
    """Sum to pay for all units."""


class SaleLoyaltyTransactionChain(Model, gc=False, kw_only=True):
    """Chain."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class SalePaymentMethod(Model, gc=False, kw_only=True):
    """How the sale is paid."""

    slug: "Literal['account', 'deposit', 'loyalty_certificate', 'loyalty_abonement', 'loyalty_card', 'loyalty_program', 'referral_loyalty_program']"
    """Name for programs."""

    account_id: int | UnsetType = UNSET
    """Account, by id."""

    client_account_id: int | UnsetType = field(name='deposit_id', default=UNSET)
    """Client account, by id."""

    gift_card_id: int | UnsetType = field(name='loyalty_certificate_id', default=UNSET)
    """Gift card, by id."""

    membership_id: int | UnsetType = field(name='loyalty_abonement_id', default=UNSET)
    """Membership, by id."""

    loyalty_card_id: int | UnsetType = UNSET
    """Loyalty card, by id."""

    promotion_id: int | UnsetType = field(name='loyalty_program_id', default=UNSET)
    """Promotion, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("account_id", "id_or_zero"),
        ("client_account_id", "id_or_zero"),
        ("gift_card_id", "id_or_zero"),
        ("membership_id", "id_or_zero"),
        ("loyalty_card_id", "id_or_zero"),
        ("promotion_id", "id_or_zero"),
    )


class SalePaymentTransactionAccount(Model, gc=False, kw_only=True):
    """Account the sum was booked on."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    is_cash: bool | None = None
    """Whether it is cash."""

    is_default: bool | None = None
    """Whether it is the default."""


class PaymentMethod(Model, gc=False, kw_only=True):
    """An entry of the payment methods."""

    slug: str | None = None
    """Name for programs."""

    is_applicable: bool | None = None
    """Whether the method can be used."""

    applicable_amount: Decimal | None = None
    """Largest sum that can be paid by this method."""

    applicable_count: int | None = None
    """Visits that can be paid by this method."""

    applicable_value: Decimal | None = None
    """Value of the discount by this method."""

    account_id: int | None = None
    """Account, by id."""

    account: PaymentMethodAccount | EmptyArray | None = None
    """Account the sum was booked on."""

    client_account_id: int | None = field(name='deposit_id', default=None)
    """Client account, by id."""

    client_account: dict[str, Any] | None = field(name='deposit', default=None)
    """The client account to pay with."""

    loyalty_card_id: int | None = None
    """Loyalty card, by id."""

    loyalty_card: dict[str, Any] | None = None
    """The loyalty card to pay with."""

    promotion_id: int | None = field(name='loyalty_program_id', default=None)
    """Promotion, by id."""

    promotion: dict[str, Any] | None = field(name='loyalty_program', default=None)
    """The promotion to pay with."""

    membership_id: int | None = field(name='loyalty_abonement_id', default=None)
    """Membership, by id."""

    membership: dict[str, Any] | None = field(name='loyalty_abonement', default=None)
    """The membership to pay with."""

    gift_card_id: int | None = field(name='loyalty_certificate_id', default=None)
    """Gift card, by id."""

    gift_card: dict[str, Any] | None = field(name='loyalty_certificate', default=None)
    """The gift card to pay with."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        account: object = self.account
        if account is not None and not account:
            self.account = None


class SaleFiscalStateTransaction(Model, gc=False, kw_only=True):
    """An entry of the transactions."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    print_date: datetime | None = None
    """Time of printing."""

    printed_count: int | None = None
    """How often it was printed."""

    sum: Decimal | None = None
    """Sum."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    status: SaleFiscalStateTransactionStatus | None = None
    """State."""

    document: SaleFiscalStateTransactionDocument | None = None
    """Document of the sale or payment."""

    cashier: SaleFiscalStateTransactionCashier | None = None
    """Person who printed the receipt."""


class SaleLoyaltyTransactionDeposit(Model, gc=False, kw_only=True):
    """Client account."""

    id: int | None = None
    """Id."""

    balance: Decimal | None = None
    """Balance."""

    reserved_balance: Decimal | None = None
    """Part of the balance that is reserved."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""


class SalePayment(Model, gc=False, kw_only=True):
    """A payment of a sale. The slug of the method decides which other fields are required."""

    method: SalePaymentMethod
    """How the sale is paid."""

    amount: Decimal | UnsetType = UNSET
    """Amount."""

    number: str | UnsetType = UNSET
    """Number of the document."""

    referrer_phone: str | UnsetType = UNSET
    """Phone of the client who recommended the location."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("referrer_phone", "phone"),
    )


class SalePaymentTransaction(Model, gc=False, kw_only=True):
    """An entry of the payment transactions."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    sale_item_id: int | None = None
    """Item of the sale, by id."""

    sale_item_type: str | None = None
    """Kind of the item of the sale."""

    expense_id: int | None = None
    """Item of income or expense, by id."""

    account_id: int | None = None
    """Account, by id."""

    created_at: str | None = None
    """Time of creation."""

    account: SalePaymentTransactionAccount | EmptyArray | None = None
    """Account the sum was booked on."""

    expense: AppointmentFinanceTransactionExpense | EmptyArray | None = None
    """Item of income or expense."""

    amount: Decimal | None = None
    """Sum of the payment."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        account: object = self.account
        if account is not None and not account:
            self.account = None
        expense: object = self.expense
        if expense is not None and not expense:
            self.expense = None


class CreatePaymentWithLoyaltyMethodsInput(Model, gc=False, kw_only=True):
    """The values to send: pay a sale."""

    payment: SalePayment
    """A payment of a sale. The slug of the method decides which other fields are required."""


class SaleFiscalState(Model, gc=False, kw_only=True):
    """State of the fiscal documents."""

    last_operation_type: int | None = None
    """Code of the last fiscal operation."""

    transactions: list[SaleFiscalStateTransaction] | None = None
    """Transactions."""


class SaleLoyaltyTransaction(Model, gc=False, kw_only=True):
    """An entry of the loyalty transactions."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    sale_item_id: int | None = None
    """Item of the sale, by id."""

    sale_item_type: str | None = None
    """Kind of the item of the sale."""

    amount: Decimal | None = None
    """Amount."""

    type_id: int | None = None
    """Code of the kind."""

    created_at: datetime | None = None
    """Time of creation."""

    client_account_transaction_id: int | None = field(name='deposit_transaction_id', default=None)
    """Client account transaction, by id."""

    chain: SaleLoyaltyTransactionChain | None = None
    """Chain."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    client_account: SaleLoyaltyTransactionDeposit | None = field(name='deposit', default=None)
    """Client account."""


class SaleState(Model, gc=False, kw_only=True):
    """Items and payments of the sale."""

    items: list[SaleItem] | None = None
    """Items of the sale."""

    loyalty_transactions: list[SaleLoyaltyTransaction] | None = None
    """Loyalty transactions."""

    payment_transactions: list[SalePaymentTransaction] | None = None
    """Payments to accounts."""


class Sale(Model, gc=False, kw_only=True):
    """A sale: items, payments and the ways to pay it."""

    state: SaleState | None = None
    """Items and payments of the sale."""

    fiscal_state: SaleFiscalState | None = field(name='kkm_state', default=None)
    """State of the fiscal documents."""

    payment_methods: list[PaymentMethod] | None = None
    """Payment methods and whether they can be used."""
