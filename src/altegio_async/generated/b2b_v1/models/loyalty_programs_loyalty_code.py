# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class LoyaltyCode(Model, gc=False, kw_only=True):
    """A code for a gift card or membership."""

    code: str | None = None
    """Code for programs."""
