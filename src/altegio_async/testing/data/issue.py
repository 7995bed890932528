"""Issue memberships and gift cards by selling them, and make their numbers."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from altegio_async.testing.data.world import GiftCard, Membership, compute_period_end

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Client, GiftCardType, MembershipType, World

_ACTIVE = 2


def issue_membership(
    world: World, client: Client, kind: MembershipType, now: datetime, transaction_id: int
) -> Membership:
    """Add the membership that a sale creates. Its term begins with the sale."""
    location = world.locations[client.location_id]
    ident = world.make_id()
    membership = Membership(
        id=ident,
        number=f"{ident % 1_000_000:06d}",
        type_id=kind.id,
        chain_id=kind.chain_id,
        location_id=location.id,
        client_id=client.id,
        status_id=_ACTIVE,
        created=now,
        activated=now,
        expires=compute_period_end(now.astimezone(location.zone), kind.period, kind.period_unit_id)
        if kind.period
        else None,
        period=kind.period,
        period_unit_id=kind.period_unit_id,
        coverage=[copy(link) for link in kind.coverage],
        united_count=kind.united_count if kind.is_united_balance else 0,
        goods_transaction_id=transaction_id,
    )
    world.memberships[ident] = membership
    world.memberships_of.setdefault(client.id, []).append(membership)
    return membership


def issue_gift_card(world: World, client: Client, kind: GiftCardType, now: datetime) -> GiftCard:
    """Add the gift card that a sale creates."""
    location = world.locations[client.location_id]
    ident = world.make_id()
    card = GiftCard(
        id=ident,
        number=f"{ident % 1_000_000:06d}",
        type_id=kind.id,
        location_id=location.id,
        client_id=client.id,
        balance=kind.balance,
        default_balance=kind.balance,
        status_id=2,
        created=now,
        expires=_compute_expiry(kind, now.astimezone(location.zone)),
    )
    world.gift_cards[ident] = card
    world.gift_cards_of.setdefault(client.id, []).append(card)
    return card


def _compute_expiry(kind: GiftCardType, now: datetime) -> datetime | None:
    """Return the end of a card by the rule of its type: 1 a fixed date, 2 a term, else none."""
    if kind.expiration_type_id == 1:
        return kind.expiration_date
    if kind.expiration_type_id == 2:
        return compute_period_end(now, kind.expiration_timeout, kind.expiration_timeout_unit_id)
    return None


def make_code(world: World) -> str:
    """Return a number that no membership and no gift card has. Each call returns another one."""
    used = {one.number for one in world.memberships.values()}
    used |= {one.number for one in world.gift_cards.values()}
    while (code := f"{world.make_id() % 1_000_000:06d}") in used:
        pass
    return code
