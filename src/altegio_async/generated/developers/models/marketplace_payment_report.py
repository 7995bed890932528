# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class NotificationPaymentCallbackInput(Model, gc=False, kw_only=True):
    """The values to send: report a payment."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    currency_iso: str
    """ISO 4217 code of the currency."""

    payment_sum: Decimal
    """Sum of the payment."""

    payment_date: str
    """Time of the payment."""

    period_from: str
    """First day that is paid."""

    period_to: str
    """Last day that is paid."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )


class PaymentReport(Model, gc=False, kw_only=True):
    """The id of a reported payment."""

    id: int
    """Id."""
