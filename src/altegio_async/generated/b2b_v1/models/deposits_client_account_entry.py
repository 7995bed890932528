# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import field


class ClientAccountEntryDepositTransaction(Model, gc=False, kw_only=True):
    """Transaction of the client account."""

    id: int | None = None
    """Id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    user_id: int | None = None
    """User, by id."""

    amount: Decimal | None = None
    """Amount."""

    balance_after: Decimal | None = None
    """Balance after the transaction."""

    reserved_balance_after: Decimal | None = None
    """Reserved balance after the transaction."""

    date_create: datetime | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    deleted: bool | None = None
    """Whether it was deleted."""


class ClientAccountEntryDepositTransactionType(Model, gc=False, kw_only=True):
    """Kind of the transaction."""

    id: int | None = None
    """Id."""

    comment: str | None = None
    """Note for the team."""


class ClientAccountEntry(Model, gc=False, kw_only=True):
    """A transaction of a client account with its kind."""

    client_account_transaction: ClientAccountEntryDepositTransaction | None = field(
        name='deposit_transaction', default=None
    )
    """Transaction of the client account."""

    client_account_transaction_type: ClientAccountEntryDepositTransactionType | None = field(
        name='deposit_transaction_type', default=None
    )
    """Kind of the transaction."""
