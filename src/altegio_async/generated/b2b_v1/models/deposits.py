# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import ClientAccountTopupDocumentUser, VisitLoyaltyTransactionType


class AccountTopupDepositsTransactionDeposit(Model, gc=False, kw_only=True):
    """Client account."""

    id: int | None = None
    """Id."""

    client_account_type_id: int | None = field(name='deposit_type_id', default=None)
    """Client account type, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    initial_balance: Decimal | None = None
    """Balance at the opening."""

    balance: Decimal | None = None
    """Balance."""

    reserved_balance: Decimal | None = None
    """Part of the balance that is reserved."""

    blocked: bool | None = None
    """Whether the client account is blocked."""

    date_create: str | None = None
    """Time of creation."""


class ClientAccountTopupDocumentSalon(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    public_title: str | None = None
    """Name shown to clients."""

    business_group_id: int | None = None
    """Group of businesses, by id."""

    business_type_id: int | None = None
    """Type of business, by id."""

    country_id: int | None = None
    """Country, by id."""

    city_id: int | None = None
    """City, by id."""

    timezone: str | None = None
    """Time zone of the location."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    logo: str | None = None
    """URL of the logo."""

    zip: str | None = None
    """Postal code."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[str] | None = None
    """Phones in international form."""

    site: str | None = None
    """URL of the web site."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timezone", "number"),
    )


class CreateClientAccountTopupOperationInput(Model, gc=False, kw_only=True):
    """The values to send: top up a client account."""

    client_id: int
    """Client, by id."""

    client_account_id: int = field(name='deposit_id')
    """Client account, by id."""

    amount: Decimal
    """Sum to add, in the currency of the location."""

    account_id: int
    """Account, by id."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "id"),
        ("client_account_id", "id"),
        ("team_member_id", "id_or_zero"),
        ("account_id", "id"),
    )


class TopupDepositsTransactionDepositType(Model, gc=False, kw_only=True):
    """Type of the client account."""

    id: int | None = None
    """Id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    title: str | None = None
    """Title."""

    date_create: str | None = None
    """Time of creation."""

    deleted: bool | None = None
    """Whether it was deleted."""

    date_delete: str | None = None
    """Time of deletion."""


class ClientAccountTopupDepositsTransaction(Model, gc=False, kw_only=True):
    """An entry of the client accounts transactions."""

    id: int | None = None
    """Id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    document_id: int | None = None
    """Document, by id."""

    client_account_id: int | None = field(name='deposit_id', default=None)
    """Client account, by id."""

    client_account_type_id: int | None = field(name='deposit_type_id', default=None)
    """Client account type, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    user_id: int | None = None
    """User, by id."""

    amount: Decimal | None = None
    """Amount."""

    balance_after: Decimal | None = None
    """Balance after the transaction."""

    reserved_balance_after: Decimal | None = None
    """Reserved balance after the transaction."""

    comment: str | None = None
    """Note for the team."""

    date_create: str | None = None
    """Time of creation."""

    deleted: bool | None = None
    """Whether it was deleted."""

    date_delete: str | None = None
    """Time of deletion."""

    client_account: AccountTopupDepositsTransactionDeposit | None = field(name='deposit', default=None)
    """Client account."""

    client_account_type: TopupDepositsTransactionDepositType | None = field(name='deposit_type', default=None)
    """Type of the client account."""


class ClientAccountTopupDocument(Model, gc=False, kw_only=True):
    """Document of the sale or payment."""

    id: int | None = None
    """Id."""

    user_id: int | None = None
    """User, by id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    type_id: int | None = None
    """Code of the kind."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    comment: str | None = None
    """Note for the team."""

    number: int | None = None
    """Number of the document."""

    location: ClientAccountTopupDocumentSalon | None = field(name='salon', default=None)
    """Location of the object."""

    user: ClientAccountTopupDocumentUser | EmptyArray | None = None
    """User account."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        user: object = self.user
        if user is not None and not user:
            self.user = None


class ClientAccountTopupPaymentTransaction(Model, gc=False, kw_only=True):
    """An entry of the payment transactions."""

    id: int | None = None
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

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""


class ClientAccountTopup(Model, gc=False, kw_only=True):
    """The document and the transactions of a top-up."""

    document: ClientAccountTopupDocument | None = None
    """Document of the sale or payment."""

    client_account_transactions: list[ClientAccountTopupDepositsTransaction] | None = field(
        name='deposits_transactions', default=None
    )
    """Transactions of the client account."""

    payment_transactions: list[ClientAccountTopupPaymentTransaction] | None = None
    """Payments to accounts."""
