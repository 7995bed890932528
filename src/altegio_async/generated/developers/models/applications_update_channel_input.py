# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import field


class PartnerApplicationsUpdateChannelInput(Model, gc=False, kw_only=True):
    """The values to send: switch a message channel on or off."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    channel_slug: "Literal['sms', 'whatsapp']"
    """Channel of the messages."""

    is_available: bool
    """Whether the channel can be used."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )
