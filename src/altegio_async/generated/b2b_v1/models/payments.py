# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import AppointmentFinanceTransactionExpense


class FinancialTransactionAccount(Model, gc=False, kw_only=True):
    """Account the sum was booked on."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    is_cash: bool | None = None
    """Whether it is cash."""

    is_default: bool | None = None
    """Whether it is the default."""

    type_id: int | None = None
    """Code of the kind."""

    type: int | None = None
    """Kind."""

    comment: str | None = None
    """Note for the team."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""


class FinancialTransactionClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """E-mail address."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "number"),
    )


class FinancialTransactionInput(Model, gc=False, kw_only=True):
    """The values to send: create a financial transaction."""

    expense_id: int | UnsetType = UNSET
    """Item of income or expense, by id."""

    amount: Decimal | UnsetType = UNSET
    """Sum of the transaction in the currency of the location."""

    account_id: int | UnsetType = UNSET
    """Account, by id."""

    client_id: int | UnsetType = UNSET
    """Client, by id."""

    supplier_id: int | UnsetType = UNSET
    """Supplier, by id."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    date: datetime | UnsetType = UNSET
    """Time of the transaction."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("expense_id", "id_or_zero"),
        ("account_id", "id_or_zero"),
        ("client_id", "id_or_zero"),
        ("supplier_id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
    )


class FinancialTransactionMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    title: str | None = None
    """Title."""


class FinancialTransactionSupplier(Model, gc=False, kw_only=True):
    """Supplier."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class FinancialTransaction(Model, gc=False, kw_only=True):
    """A sum that was booked on an account."""

    id: int
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    date: datetime | None = None
    """Date."""

    type_id: int | None = None
    """Code of the kind."""

    expense_id: int | None = None
    """Item of income or expense, by id."""

    account_id: int | None = None
    """Account, by id."""

    amount: Decimal | None = None
    """Amount."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    comment: str | None = None
    """Note for the team."""

    item_id: int | None = None
    """Item, by id."""

    target_type_id: int | None = None
    """Code of what was paid for."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product transaction, by id."""

    expense: AppointmentFinanceTransactionExpense | EmptyArray | None = None
    """Item of income or expense."""

    account: FinancialTransactionAccount | EmptyArray | None = None
    """Account the sum was booked on."""

    client: FinancialTransactionClient | EmptyArray | None = None
    """Client of the object."""

    team_member: FinancialTransactionMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    supplier: FinancialTransactionSupplier | EmptyArray | None = None
    """Supplier."""

    last_change_date: datetime | None = None
    """Time of the last change."""

    visit_id: int | None = None
    """Visit, by id."""

    sold_item_id: int | None = None
    """Sold item, by id."""

    sold_item_type: str | None = None
    """Kind of the sold item."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        expense: object = self.expense
        if expense is not None and not expense:
            self.expense = None
        account: object = self.account
        if account is not None and not account:
            self.account = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("master", "array"),
        ("supplier", "array"),
        ("sold_item_type", "number"),
    )
