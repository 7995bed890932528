# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class HandleVoipIntegrationEventInput(Model, gc=False, kw_only=True):
    """The values to send: report a call."""

    command: "Literal['setup', 'history', 'event']"
    """What is reported."""

    type: "Literal['enable', 'disable', 'incoming', 'outgoing', 'internal']"
    """Kind."""

    crm_token: str
    """Token of the telephony integration."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    user: str | UnsetType = UNSET
    """User account."""

    diversion: str | UnsetType = UNSET
    """Phone that was called."""

    duration: int | UnsetType = UNSET
    """Duration in seconds."""

    link: str | UnsetType = UNSET
    """URL of the file."""

    call_id: str | UnsetType = UNSET
    """Call, by id."""

    status: "Literal['success', 'missed'] | UnsetType" = UNSET
    """State."""

    date: datetime | UnsetType = UNSET
    """Time of the call."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("duration", "seconds"),
    )
