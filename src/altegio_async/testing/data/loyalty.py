"""Changes of sold memberships, and the loyalty transactions of a chain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from altegio_async.testing.data.world import Transaction, compute_period_end, count_days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from altegio_async.testing.data.world import Membership, MembershipType, World

_CREATED, _ACTIVE, _EXPIRED, _WASTED = 1, 2, 3, 4


def find_freeze_limit(kind: MembershipType) -> int:
    """Return the longest total freeze of a type in days; 0 for no limit."""
    return count_days(kind.freeze_limit, kind.extra.get("freeze_limit_unit_id") or 1)


def freeze(item: Membership, till: datetime | None, now: datetime) -> None:
    """Freeze a membership until a moment, or until it is unfrozen."""
    item.is_frozen, item.freeze_till, item.frozen_since = True, till, now
    item.freeze_period += (till - now).days if till else 0


def unfreeze(item: Membership, now: datetime) -> None:
    """End a freeze. The days in which the membership was frozen are added to its expiry."""
    since, till = item.frozen_since or now, item.freeze_till
    end = now if till is None else min(now, till)
    days = max((end - since).days, 0)
    item.freeze_period += days - _count_planned(item)
    if item.expires is not None:
        item.expires += timedelta(days=days)
    item.is_frozen, item.freeze_till, item.frozen_since = False, None, None


def _count_planned(item: Membership) -> int:
    """Return the days of the present freeze that `freeze_period` counts already."""
    return (item.freeze_till - item.frozen_since).days if item.freeze_till and item.frozen_since else 0


def update_by_time(items: Iterable[Membership], now: datetime) -> None:
    """End the freezes whose last day is over, and set the status of memberships that have expired.

    A frozen membership keeps its status, because its expiry moves when the freeze ends.
    """
    for item in items:
        if item.is_frozen and item.freeze_till is not None and item.freeze_till < now:
            unfreeze(item, now)
        if not item.is_frozen and item.status_id in {_CREATED, _ACTIVE} and not is_current(item, now):
            item.status_id = _EXPIRED


def is_current(item: Membership, now: datetime) -> bool:
    """Return whether a membership is neither expired nor used up. A frozen one can be current."""
    return item.status_id in {_CREATED, _ACTIVE} and (item.expires is None or item.expires >= now)


def compute_expiry(world: World, item: Membership, period: int, unit_id: int) -> datetime | None:
    """Return when a membership expires with another period; None if it has no period or is not activated.

    It is the end of a day of the location.
    """
    if item.activated is None or not period:
        return None
    days = item.freeze_period - _count_planned(item)
    activated = item.activated.astimezone(world.get_zone(item.location_id))
    return compute_period_end(activated, period, unit_id) + timedelta(days=days)


def find_last_use(world: World, item: Membership) -> datetime | None:
    """Return when a membership was last used to pay."""
    payments = world.finance.loyalty_payments.values()
    return max((one.created for one in payments if one.membership_id == item.id), default=None)


def update_status(item: Membership, kind: MembershipType, now: datetime) -> None:
    """Set the status that follows from the balance, the expiry and the activation."""
    has_shared_visits = kind.is_united_unlimited or item.united_count > 0
    if not has_shared_visits and not any(link.count or link.is_unlimited for link in item.coverage):
        item.status_id = _WASTED
    elif item.expires is not None and item.expires < now:
        item.status_id = _EXPIRED
    else:
        item.status_id = _CREATED if item.activated is None else _ACTIVE


def list_transactions(world: World, chain_id: int) -> list[Transaction]:
    """Return the loyalty transactions of a chain, payments by loyalty methods included, the oldest first."""
    rows = [row for row in world.transactions.values() if row.chain_id == chain_id]
    for payment in world.finance.loyalty_payments.values():
        document = world.finance.documents.get(payment.document_id)
        if document is None or world.locations[document.location_id].chain_id != chain_id:
            continue
        appointment = world.booking.appointments.get(document.appointment_id)
        rows.append(
            Transaction(
                id=payment.id,
                chain_id=chain_id,
                location_id=document.location_id,
                created=payment.created,
                amount=payment.amount,
                type_id=payment.type_id,
                visit_id=appointment.visit_id if appointment else 0,
                card_id=payment.card_id,
                program_id=payment.promotion_id,
                gift_card_id=payment.gift_card_id,
                membership_id=payment.membership_id,
                item_id=payment.item_id,
                item_type_id=1 if payment.item_type == "service" else 7,
            )
        )
    return sorted(rows, key=lambda row: (row.created, row.id))
