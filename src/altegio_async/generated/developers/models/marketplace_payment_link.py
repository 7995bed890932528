# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class PaymentLink(Model, gc=False, kw_only=True):
    """The URL of a payment page."""

    url: str | None = None
    """URL."""
