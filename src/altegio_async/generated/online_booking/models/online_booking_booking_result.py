# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class BookingAppointmentInput(Model, gc=False, kw_only=True):
    """Services of a team member at a time."""

    id: int
    """Number of the appointment within the booking, from 1."""

    team_member_id: int = field(name='staff_id')
    """Team member, by id; 0 for any."""

    datetime: datetime_aliased
    """Start, as it was returned with the free times."""

    services: list[int] | UnsetType = UNSET
    """Services."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("team_member_id", "id_or_zero"),
    )


class BookingResult(Model, gc=False, kw_only=True):
    """The id and the hash of a booked appointment."""

    id: int
    """Id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    appointment_hash: str | None = field(name='record_hash', default=None)
    """Hash of the appointment for calls without a user token."""


class CreateOnlineBookingInput(Model, gc=False, kw_only=True):
    """The values to send: book online."""

    phone: str
    """Phone in international form."""

    fullname: str
    """Name of the client."""

    appointments: list[BookingAppointmentInput]
    """Services, team members and times to book."""

    email: str | UnsetType = UNSET
    """E-mail address. The API can refuse a booking without this key; an empty text is accepted."""

    code: str | UnsetType = UNSET
    """Code for programs."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    type: str | UnsetType = UNSET
    """Kind."""

    notify_by_sms: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    notify_by_email: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    surname: str | UnsetType = UNSET
    """Surname."""

    patronymic: str | UnsetType = UNSET
    """Middle name."""

    is_newsletter_allowed: bool | UnsetType = UNSET
    """Whether the client accepts newsletters."""

    is_personal_data_processing_allowed: bool | UnsetType = UNSET
    """Whether the client consents to the processing of personal data."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("appointments", "minimum:1"),
    )
