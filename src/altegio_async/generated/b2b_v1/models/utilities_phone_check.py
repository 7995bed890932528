# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class PhoneCheck(Model, gc=False, kw_only=True):
    """Whether a phone number is valid."""

    is_valid: bool | None = None
    """Whether the format is valid."""
