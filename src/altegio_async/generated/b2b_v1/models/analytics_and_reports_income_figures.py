# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field

from .common import Currency


class IncomeFigures(Model, gc=False, kw_only=True):
    """Income in all."""

    current_sum: Decimal | None = None
    """Sum of the period."""

    previous_sum: Decimal | None = None
    """Sum of the period before."""

    change_percent: int | None = None
    """Change against the period before, in percent."""

    currency: Currency | None = None
    """Currency of the sums."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("current_sum", "string"),
        ("previous_sum", "string"),
    )


class LocationAnalyticsClientStat(Model, gc=False, kw_only=True):
    """Number of clients by group."""

    total_count: int | None = None
    """Number of rows on all pages together."""

    new_count: int | None = None
    """Number of new clients."""

    new_percent: int | None = None
    """Share of new clients in percent."""

    return_count: int | None = None
    """Number of returning clients."""

    return_percent: int | None = None
    """Share of returning clients in percent."""

    active_count: int | None = None
    """Number of active clients."""

    lost_count: int | None = None
    """Number of clients who did not come back."""

    lost_percent: int | None = None
    """Share of clients who did not come back, in percent."""


class LocationAnalyticsFullnessStat(Model, gc=False, kw_only=True):
    """Occupancy in percent."""

    current_percent: int | float | None = None
    """Occupancy of the period in percent."""

    previous_percent: int | float | None = None
    """Occupancy of the period before in percent."""

    change_percent: int | None = None
    """Change against the period before, in percent."""


class LocationAnalyticsRecordStat(Model, gc=False, kw_only=True):
    """Figures on appointments."""

    current_completed_count: int | None = None
    """Number of completed appointments."""

    current_completed_percent: int | None = None
    """Share of completed appointments in percent."""

    current_pending_count: int | None = None
    """Number of pending appointments."""

    current_pending_percent: int | None = None
    """Share of pending appointments in percent."""

    current_canceled_count: int | None = None
    """Number of cancelled appointments."""

    current_canceled_percent: int | None = None
    """Share of cancelled appointments in percent."""

    current_total_count: int | None = None
    """Number of appointments in the period."""

    previous_total_count: int | None = None
    """Number of appointments in the period before."""

    change_percent: int | None = None
    """Change against the period before, in percent."""


class LocationAnalytics(Model, gc=False, kw_only=True):
    """Key figures of a location in a period."""

    income_total_stats: IncomeFigures | None = None
    """Income in all."""

    income_services_stats: IncomeFigures | None = None
    """Income from services."""

    income_products_stats: IncomeFigures | None = field(name='income_goods_stats', default=None)
    """Income from products."""

    income_average_stats: IncomeFigures | None = None
    """Average income by appointment."""

    income_average_services_stats: IncomeFigures | None = None
    """Average income by appointment from services."""

    fullness_stats: LocationAnalyticsFullnessStat | None = None
    """Occupancy in percent."""

    appointment_stats: LocationAnalyticsRecordStat | None = field(name='record_stats', default=None)
    """Figures on appointments."""

    client_stats: LocationAnalyticsClientStat | None = None
    """Number of clients by group."""
