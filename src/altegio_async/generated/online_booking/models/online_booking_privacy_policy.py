# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class PrivacyPolicyAgreement(Model, gc=False, kw_only=True):
    """The privacy policy."""

    content: str | None = None
    """Text of the policy."""


class PrivacyPolicy(Model, gc=False, kw_only=True):
    """The privacy policy of a location."""

    agreement: PrivacyPolicyAgreement | None = None
    """The privacy policy."""
