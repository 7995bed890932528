# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field

from .common import Currency


class SalaryPeriod(Model, gc=False, kw_only=True):
    """Working hours, services, products and pay in a period."""

    working_days_count: int | None = None
    """Number of working days."""

    working_hours_count: int | None = None
    """Number of working hours."""

    group_services_count: int | None = None
    """Number of group services."""

    services_count: int | None = None
    """Number of services."""

    services_sum: Decimal | None = None
    """Sum of services."""

    products_sales_count: int | None = field(name='goods_sales_count', default=None)
    """Number of products sold."""

    products_sales_sum: Decimal | None = field(name='goods_sales_sum', default=None)
    """Sum of products."""

    total_sum: Decimal | None = None
    """Sum of all items."""

    salary: Decimal | None = None
    """Pay."""

    currency: Currency | None = None
    """Currency of the sums."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("services_sum", "string"),
        ("goods_sales_sum", "string"),
        ("total_sum", "string"),
        ("salary", "string"),
    )
