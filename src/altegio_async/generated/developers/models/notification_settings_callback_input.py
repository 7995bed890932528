# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class NotificationSettingsCallbackInput(Model, gc=False, kw_only=True):
    """The values to send: confirm the connection of a location."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    api_key: str | UnsetType = UNSET
    """Key of the integration for the location."""

    webhook_urls: list[str] | UnsetType = UNSET
    """URLs that receive the webhooks."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )
