# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal

from altegio_async._core.model import EmptyArray, Model
from msgspec import field

from .common import AppointmentFinanceTransactionClient


class ClientAccountDeposit(Model, gc=False, kw_only=True):
    """Client account."""

    id: int | None = None
    """Id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    client_account_type_id: int | None = field(name='deposit_type_id', default=None)
    """Client account type, by id."""

    initial_balance: Decimal | None = None
    """Balance at the opening."""

    balance: Decimal | None = None
    """Balance."""

    reserved_balance: Decimal | None = None
    """Part of the balance that is reserved."""

    blocked: bool | None = None
    """Whether the client account is blocked."""

    date_create: datetime | None = None
    """Time of creation."""


class ClientAccountDepositType(Model, gc=False, kw_only=True):
    """Type of the client account."""

    id: int | None = None
    """Id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    title: str | None = None
    """Title."""

    date_create: datetime | None = None
    """Time of creation."""

    deleted: bool | None = None
    """Whether it was deleted."""


class ClientAccount(Model, gc=False, kw_only=True):
    """A client account with its type and owner."""

    client_account: ClientAccountDeposit | None = field(name='deposit', default=None)
    """Client account."""

    client_account_type: ClientAccountDepositType | None = field(name='deposit_type', default=None)
    """Type of the client account."""

    client: AppointmentFinanceTransactionClient | EmptyArray | None = None
    """Client of the object."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        client: object = self.client
        if client is not None and not client:
            self.client = None
