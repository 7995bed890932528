"""Decisions of the join: which product transaction sold which membership, and to whom. Does no I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async.bulk.join.rows import Contradiction, OwnedMembership, OwnerStatus, Sale, SaleLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async import models

_EARLIEST: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


class Links(Struct, frozen=True):
    """The memberships to which the product transactions of a page can refer.

    Attributes:
        known: ids of the memberships of the period among those that the transactions name.
        by_transaction: ids of the memberships that have the id of a product transaction, by that id.
    """

    known: AbstractSet[int]
    by_transaction: Mapping[int, Sequence[int]]


def match_sales(location_id: int, rows: Sequence[models.ProductTransaction], links: Links) -> Iterator[Sale]:
    """Yield a sale for each membership that a product transaction of a location sold.

    Args:
        location_id: the location whose list contains the rows.
        rows: product transactions.
        links: the memberships to which they can refer.
    """
    for row in rows:
        named = row.membership_id or 0
        linked = links.by_transaction.get(row.id, ())
        if named in links.known:
            link = SaleLink.BOTH if named in linked else SaleLink.MEMBERSHIP_ID
            yield _make_sale(location_id, row, named, link)
        for membership_id in linked:
            if membership_id != named:
                yield _make_sale(location_id, row, membership_id, SaleLink.TRANSACTION_ID)


def _make_sale(location_id: int, row: models.ProductTransaction, membership_id: int, link: SaleLink) -> Sale:
    client, other = _find_clients(row)
    is_single_unit = row.amount is None or abs(row.amount) <= 1
    return Sale(
        membership_id=membership_id,
        link=link,
        transaction_id=row.id,
        location_id=location_id,
        client_id=client.id if client is not None else None,
        client_name=client.name if client is not None else None,
        client_phone=client.phone if client is not None else None,
        second_client_id=other.id if other is not None else None,
        created=row.create_date,
        unit_price=row.cost_per_unit,
        is_deleted=row.deleted is True,
        names_other=bool(row.membership_id) and row.membership_id != membership_id and is_single_unit,
    )


def _find_clients(row: models.ProductTransaction) -> tuple[Any, Any]:
    """Return the client of a row and a second one that differs; None for each that is absent.

    Lists have the client in `client`, the published example in `clients`.
    """
    candidates: list[Any] = [row.client, row.clients]
    clients = [client for client in candidates if client is not None and client.id]
    if not clients:
        return None, None
    other = clients[-1]
    return clients[0], other if other.id != clients[0].id else None


def decide_owner(
    membership: models.Membership, sales: Sequence[Sale], *, is_complete: bool
) -> OwnedMembership:
    """Return a membership with its client.

    The client is that of the best sale. A sale that was not deleted precedes one that was, one that does not
    name another membership precedes one that does, one with a client precedes one without, and a later one
    precedes an earlier one.

    Args:
        membership: the membership.
        sales: the product transactions that sold it.
        is_complete: whether all product transactions were read.
    """
    if not sales:
        status = OwnerStatus.NO_SALE if is_complete else OwnerStatus.UNKNOWN
        return OwnedMembership(membership=membership, status=status)
    best = max(sales, key=_rank)
    others = _list_other_clients(best, sales)
    return OwnedMembership(
        membership=membership,
        status=OwnerStatus.NO_CLIENT if best.client_id is None else OwnerStatus.OWNED,
        client_id=best.client_id,
        client_name=best.client_name,
        client_phone=best.client_phone,
        found_by=best.link,
        transaction_id=best.transaction_id,
        sale_location_id=best.location_id,
        sold_at=best.created,
        unit_price=best.unit_price,
        is_sale_deleted=best.is_deleted,
        contradictions=tuple(_list_contradictions(best, others)),
        other_client_ids=tuple(sorted({*others, *_list_second_client(best)})),
    )


def _rank(sale: Sale) -> tuple[object, ...]:
    created = sale.created or _EARLIEST
    if created.tzinfo is None:
        created = created.replace(tzinfo=dt.UTC)
    return (
        not sale.is_deleted,
        not sale.names_other,
        sale.client_id is not None,
        created,
        sale.transaction_id,
        sale.location_id,
    )


def _list_other_clients(best: Sale, sales: Sequence[Sale]) -> set[int]:
    """Return the clients of the other sales that were not deleted."""
    clients = {sale.client_id for sale in sales if not sale.is_deleted}
    return {client_id for client_id in clients if client_id is not None and client_id != best.client_id}


def _list_second_client(sale: Sale) -> list[int]:
    return [] if sale.second_client_id is None else [sale.second_client_id]


def _list_contradictions(best: Sale, others: AbstractSet[int]) -> Iterator[Contradiction]:
    if others:
        yield Contradiction.OTHER_CLIENT
    if best.second_client_id is not None:
        yield Contradiction.TWO_CLIENTS
    if best.names_other:
        yield Contradiction.OTHER_MEMBERSHIP
