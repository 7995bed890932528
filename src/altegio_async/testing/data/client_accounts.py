"""Client accounts: records of money that clients paid in advance, and of the transactions on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

TOP_UP, PAYMENT = 1, 2
ENTRY_TITLES: Final = {TOP_UP: "Top-up", PAYMENT: "Payment of a sale"}


@dataclass(slots=True)
class AccountEntry:
    """A transaction of a client account. The amount of a payment is negative."""

    id: int
    account_id: int
    location_id: int
    type_id: int
    amount: Decimal
    created: datetime
    document_id: int = 0
    team_member_id: int = 0
    user_id: int = 0
    deleted: datetime | None = None


@dataclass(slots=True)
class ClientAccount:
    """An account of a client in a chain. The balance is the initial one plus all transactions."""

    id: int
    chain_id: int
    client_id: int
    type_id: int
    title: str
    created: datetime
    initial_balance: Decimal = Decimal(0)
    is_blocked: bool = False
    entries: list[AccountEntry] = field(default_factory=list[AccountEntry])

    @property
    def balance(self) -> Decimal:
        """The money left."""
        return self.compute_balance_after(None)

    def compute_balance_after(self, last: AccountEntry | None) -> Decimal:
        """Return the balance after a transaction, or after all of them. Deleted transactions do not count."""
        total = self.initial_balance
        for entry in self.entries:
            total += Decimal(0) if entry.deleted else entry.amount
            if entry is last:
                break
        return total
