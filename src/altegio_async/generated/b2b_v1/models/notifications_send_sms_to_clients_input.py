# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model


class SendSmsToClientsInput(Model, gc=False, kw_only=True):
    """The values to send: send an SMS to clients."""

    client_ids: list[int]
    """Clients that receive the message."""

    text: str
    """Text of the message."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_ids", "ids:1"),
        ("text", "filled"),
    )
