"""Changes of client accounts, and sums over them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from altegio_async.testing.data.client_accounts import AccountEntry

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.client_accounts import ClientAccount
    from altegio_async.testing.data.world import World


def sum_client_accounts(world: World, client_id: int) -> Decimal:
    """Return the money left on all accounts of a client."""
    return sum((one.balance for one in world.client_accounts_of.get(client_id, ())), Decimal(0))


def add_entry(
    world: World,
    account: ClientAccount,
    *,
    location_id: int,
    type_id: int,
    amount: Decimal,
    now: datetime,
    document_id: int,
) -> AccountEntry:
    """Add a transaction to a client account and return it."""
    entry = AccountEntry(
        world.make_id(), account.id, location_id, type_id, amount, now, document_id=document_id
    )
    account.entries.append(entry)
    return entry


def delete_entry(account: ClientAccount, entry_id: int, now: datetime) -> None:
    """Mark a transaction of a client account as deleted, so that it does not count in the balance."""
    for entry in account.entries:
        if entry.id == entry_id:
            entry.deleted = now
