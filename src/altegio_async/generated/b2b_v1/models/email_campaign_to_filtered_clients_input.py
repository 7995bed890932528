# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model


class SendEmailCampaignToFilteredClientsInput(Model, gc=False, kw_only=True):
    """The values to send: send an e-mail to filtered clients."""

    subject: str
    """Subject of the e-mail."""

    text: str
    """Text of the message."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("subject", "filled"),
        ("text", "filled"),
    )
