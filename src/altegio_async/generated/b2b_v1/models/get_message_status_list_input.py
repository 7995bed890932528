# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class GetMessageStatusListInput(Model, gc=False, kw_only=True):
    """An entry of the list."""

    id: str | UnsetType = UNSET
    """Id."""

    status: int | UnsetType = UNSET
    """State."""

    payment_sum: Decimal | UnsetType = UNSET
    """Sum of the payment."""

    currency_iso: str | UnsetType = UNSET
    """ISO 4217 code of the currency."""

    parts_amount: int | UnsetType = UNSET
    """Number of parts of the message."""
