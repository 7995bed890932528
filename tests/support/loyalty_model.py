"""A plain model of the loyalty data of one location, for stateful tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal

DAYS_OF_UNIT = {1: 1, 2: 7, 3: 30}
MONTH = 3


def compute_end(start: dt.datetime, period: int, unit: int) -> dt.datetime:
    """Return the last second of the day on which a period ends. The start has the offset of the location."""
    last = start + dt.timedelta(days=period * DAYS_OF_UNIT[unit])
    return last.replace(hour=23, minute=59, second=59)


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
    is_shared: bool = False

    @property
    def balance(self) -> tuple[int, int]:
        """The shared visits, and those of the category. One of them is 0."""
        return (self.visits, 0) if self.is_shared else (0, self.visits)

    def clone(self) -> TypeModel:
        """Return a copy of which nothing was sold."""
        return replace(self, title=f"{self.title} (2)", is_deleted=False, sold=0)

    def sell(self, ident: int, now: dt.datetime) -> MembershipModel:
        """Return the membership that a sale issues."""
        self.sold += 1
        expires = compute_end(now, self.period, MONTH) if self.period else None
        return MembershipModel(ident, self.visits, now, expires, is_shared=self.is_shared)

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
    is_shared: bool = False

    @property
    def balance(self) -> tuple[int, int]:
        """The shared visits, and those of the category. One of them is 0."""
        return (self.visits, 0) if self.is_shared else (0, self.visits)

    def is_current(self, now: dt.datetime) -> bool:
        """Return whether the look-up by phone finds it: it is neither expired nor used up."""
        return self.status == 2 and (self.expires is None or self.expires >= now)

    @property
    def freeze_period(self) -> int:
        """The days spent frozen, with all days of a freeze that has a last day."""
        return self.spent + (self.planned or 0 if self.since else 0)

    def freeze(self, now: dt.datetime, days: int | None) -> None:
        """Freeze for some days, or until it is unfrozen."""
        self.since, self.planned = now, days

    def pass_time(self, now: dt.datetime) -> None:
        """End a freeze whose last day is over, and set the status of a membership that has expired."""
        if self.since is not None and self.planned is not None and (now - self.since).days > self.planned:
            self.end_freeze(self.planned)
        if self.since is None and self.status == 2 and not self.is_current(now):
            self.status = 3

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
            self.expires = compute_end(self.activated, period, unit) + dt.timedelta(days=self.spent)
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
class PromotionModel:
    """A promotion with a discount."""

    title: str
    values: list[int]
    has_card: bool
    usage_limit: int = 0


@dataclass
class LoyaltyModel:
    """All loyalty data of a location."""

    types: dict[int, TypeModel] = field(default_factory=dict[int, TypeModel])
    memberships: dict[int, MembershipModel] = field(default_factory=dict[int, MembershipModel])
    gift_types: dict[int, GiftTypeModel] = field(default_factory=dict[int, GiftTypeModel])
    cards: dict[int, tuple[str, Decimal]] = field(default_factory=dict[int, tuple[str, Decimal]])
    amounts: list[Decimal] = field(default_factory=list[Decimal])
    """The amounts of manual transactions, in their order."""
    promotions: dict[int, PromotionModel] = field(default_factory=dict[int, PromotionModel])

    def find_types(self, title: str) -> list[int]:
        """Return the ids of the types with a title that are not deleted."""
        return [ident for ident, one in self.types.items() if one.title == title and not one.is_deleted]

    def find_card(self, number: str) -> int | None:
        """Return the id of the card with a number, or None."""
        return next((ident for ident, (known, _) in self.cards.items() if known == number), None)
