# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model

from .common import Currency


class SalaryCalculationTotalSum(Model, gc=False, kw_only=True):
    """Sum of all items."""

    income: Decimal | None = None
    """Income."""

    expense: Decimal | None = None
    """Item of income or expense."""

    balance: str | None = None
    """Balance."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("income", "string"),
        ("expense", "string"),
    )


class DailySalaryCalculationPayrollDaily(Model, gc=False, kw_only=True):
    """An entry of the payroll daily."""

    date: date_aliased | None = None
    """Date."""

    payroll_sum: SalaryCalculationTotalSum | None = None
    """Pay of the day."""


class SalaryCalculation(Model, gc=False, kw_only=True):
    """Income, expense and balance of the pay in a period."""

    total_sum: SalaryCalculationTotalSum | None = None
    """Sum of all items."""

    currency: Currency | None = None
    """Currency of the sums."""


class DailySalaryCalculation(Model, gc=False, kw_only=True):
    """Pay day by day."""

    payroll_daily: list[DailySalaryCalculationPayrollDaily] | None = None
    """Pay day by day."""

    currency: Currency | None = None
    """Currency of the sums."""
