# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class MarketplaceNotificationShortNamesInput(Model, gc=False, kw_only=True):
    """The values to send: set sender names."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    short_names: list[str]
    """Short names of the sender."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )
