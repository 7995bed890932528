# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class FeedbackResultCharge(Model, gc=False, kw_only=True):
    """Payment of the tip."""

    url: str | None = None
    """URL of the payment page."""


class SubmitFeedbackFormInput(Model, gc=False, kw_only=True):
    """The values to send: submit a feedback form."""

    rating: int
    """Average rating."""

    text: str | UnsetType = UNSET
    """Text of the feedback."""

    tips_amount: Decimal | UnsetType = UNSET
    """Sum of the tip."""

    redirect_prefix: str | UnsetType = UNSET
    """Start of the URL to return to after the payment."""


class FeedbackResult(Model, gc=False, kw_only=True):
    """What happened to a feedback form."""

    charge: FeedbackResultCharge | None = None
    """Payment of the tip."""
