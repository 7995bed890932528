# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class UpdateOnlineBookingDatetimeInput(Model, gc=False, kw_only=True):
    """The values to send: move an online booking."""

    datetime: datetime_aliased | UnsetType = UNSET
    """Start with the offset of the location."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
