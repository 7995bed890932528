# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model


class IntegrationStatusConnectionStatus(Model, gc=False, kw_only=True):
    """State of the connection."""

    status: "Literal['pending', 'freezed', 'active'] | str | None" = None
    """State."""

    created_at: str | None = None
    """Time of creation."""


class IntegrationStatusLog(Model, gc=False, kw_only=True):
    """An entry of the logs."""

    changed_at: str | None = None
    """Time of the change."""

    status_from: str | None = None
    """State before the change."""

    status_to: str | None = None
    """State after the change."""

    source: str | None = None
    """Where it comes from."""


class IntegrationStatusPayment(Model, gc=False, kw_only=True):
    """An entry of the payments."""

    payment_sum: Decimal | None = None
    """Sum of the payment."""

    id: int | None = None
    """Id."""

    payment_date: str | None = None
    """Time of the payment."""

    is_refunded: bool | None = None
    """Whether it was refunded."""

    period_from: str | None = None
    """First day that is paid."""

    period_to: str | None = None
    """Last day that is paid."""

    currency_iso: str | None = None
    """ISO 4217 code of the currency."""


class IntegrationStatus(Model, gc=False, kw_only=True):
    """The state of the connection of a location, its payments and its history."""

    connection_status: IntegrationStatusConnectionStatus | None = None
    """State of the connection."""

    payments: list[IntegrationStatusPayment] | None = None
    """Payments."""

    logs: list[IntegrationStatusLog] | None = None
    """Changes of the state."""
