# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import field


class TariffOption(Model, gc=False, kw_only=True):
    """An entry of the options."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    overall_price: Decimal | None = None
    """Price for the whole length."""

    duration_in_months: int | None = None
    """Length in months."""

    currency_iso: str | None = None
    """ISO 4217 code of the currency."""

    team_member_amount: int | None = field(name='staff_amount', default=None)
    """Number of team members."""

    free_period_in_months: int | None = None
    """Months without charge."""


class Tariff(Model, gc=False, kw_only=True):
    """A tariff of an application."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    options: list[TariffOption] | None = None
    """Options."""
