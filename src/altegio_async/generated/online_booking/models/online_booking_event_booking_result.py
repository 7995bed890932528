# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class BookEventInput(Model, gc=False, kw_only=True):
    """The values to send: book a group event."""

    fullname: str
    """Name of the client."""

    phone: str
    """Phone in international form."""

    email: str
    """E-mail address."""

    code: str | UnsetType = UNSET
    """Code for programs."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    notify_by_sms: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    notify_by_email: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    type: str | UnsetType = UNSET
    """Kind."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    clients_count: int | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
    )


class EventBookingResult(Model, gc=False, kw_only=True):
    """The id and the hash of a booked group event."""

    id: int
    """Id."""

    hash: str | None = None
    """Hash of the appointment for calls without a user token."""
