"""A plain model of the loyalty data of one location, for stateful tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

DAYS_OF_UNIT = {1: 1, 2: 7, 3: 30}


@dataclass
class TypeModel:
    """A membership type that covers one category of services."""

    title: str
    cost: Decimal
    visits: int
    period: int
    is_archived: bool = False
    is_deleted: bool = False
    sold: int = 0

    def replace(self, title: str, cost: Decimal, period: int) -> None:
        """Change a type. A sold one keeps its price and period."""
        self.title = title
        if not self.sold:
            self.cost, self.period = cost, period


@dataclass
class MembershipModel:
    """A sold membership. `spent` counts the days of freezes that have ended."""

    type_id: int
    visits: int
    activated: dt.datetime
    expires: dt.datetime | None
    status: int = 2
    since: dt.datetime | None = None
    planned: int | None = None
    spent: int = 0

    @property
    def freeze_period(self) -> int:
        """The days spent frozen, with all days of a freeze that has a last day."""
        return self.spent + (self.planned or 0 if self.since else 0)

    def freeze(self, now: dt.datetime, days: int | None) -> None:
        """Freeze for some days, or until it is unfrozen."""
        self.since, self.planned = now, days

    def pass_time(self, now: dt.datetime) -> None:
        """End a freeze whose last day is over."""
        if self.since is not None and self.planned is not None and (now - self.since).days > self.planned:
            self.end_freeze(self.planned)

    def unfreeze(self, now: dt.datetime) -> None:
        """End a freeze now."""
        assert self.since is not None
        self.end_freeze((now - self.since).days)
        self.update_status(now)

    def end_freeze(self, days: int) -> None:
        """End a freeze after some days."""
        self.spent += days
        self.expires = None if self.expires is None else self.expires + dt.timedelta(days=days)
        self.since = self.planned = None

    def set_period(self, now: dt.datetime, period: int, unit: int) -> None:
        """Count the expiry from the activation."""
        self.expires = None
        if period:
            last = self.activated + dt.timedelta(days=period * DAYS_OF_UNIT[unit] + self.spent)
            self.expires = last.replace(hour=23, minute=59, second=59)
        self.update_status(now)

    def set_balance(self, now: dt.datetime, visits: int) -> None:
        """Set the visits left."""
        self.visits = visits
        self.update_status(now)

    def update_status(self, now: dt.datetime) -> None:
        """Set the status that follows from the visits and the expiry."""
        is_expired = self.expires is not None and self.expires < now
        self.status = 4 if not self.visits else 3 if is_expired else 2


@dataclass
class GiftTypeModel:
    """A gift card type."""

    title: str
    balance: Decimal
    issued: int = 0


@dataclass
class LoyaltyModel:
    """All loyalty data of a location."""

    types: dict[int, TypeModel] = field(default_factory=dict[int, TypeModel])
    memberships: dict[int, MembershipModel] = field(default_factory=dict[int, MembershipModel])
    gift_types: dict[int, GiftTypeModel] = field(default_factory=dict[int, GiftTypeModel])
    cards: dict[int, tuple[str, Decimal]] = field(default_factory=dict[int, tuple[str, Decimal]])
    amounts: list[Decimal] = field(default_factory=list[Decimal])
    """The amounts of manual transactions, in their order."""
