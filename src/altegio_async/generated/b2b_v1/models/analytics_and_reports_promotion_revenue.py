# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from decimal import Decimal

from altegio_async._core.model import Model

from .common import Currency


class PromotionRevenueIncomeStatNew(Model, gc=False, kw_only=True):
    """New clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatOld(Model, gc=False, kw_only=True):
    """Existing clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatTotal(Model, gc=False, kw_only=True):
    """All clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatsByDay(Model, gc=False, kw_only=True):
    """An entry of the income stats by day."""

    date: date_aliased | None = None
    """Date."""

    new_sum: Decimal | None = None
    """Sum of new clients."""

    old_sum: Decimal | None = None
    """Sum of existing clients."""


class PromotionRevenueIncomeStat(Model, gc=False, kw_only=True):
    """Income by group of clients."""

    new: PromotionRevenueIncomeStatNew | None = None
    """New clients."""

    old: PromotionRevenueIncomeStatOld | None = None
    """Existing clients."""

    total: PromotionRevenueIncomeStatTotal | None = None
    """All clients."""


class PromotionRevenue(Model, gc=False, kw_only=True):
    """Income from clients of a promotion."""

    income_stats: PromotionRevenueIncomeStat | None = None
    """Income by group of clients."""

    currency: Currency | None = None
    """Currency of the sums."""

    income_stats_by_day: list[PromotionRevenueIncomeStatsByDay] | None = None
    """Income day by day."""
