# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class AppointmentInputClientCustomFieldValue(Model, gc=False, kw_only=True):
    """An entry of the custom field values."""

    code: str
    """Code for programs."""

    value: str
    """Value."""


class CreateEventAppointmentInputComer(Model, gc=False, kw_only=True):
    """Person, pet or vehicle that the appointment is for."""

    name: str | UnsetType = UNSET
    """Name."""


class EventAppointmentInputClientAgreement(Model, gc=False, kw_only=True):
    """Consents of the client."""

    is_newsletter_allowed: bool
    """Whether the client accepts newsletters."""

    is_personal_data_processing_allowed: bool
    """Whether the client consents to the processing of personal data."""


class CreateEventAppointmentInputClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | str | None
    """Id."""

    name: str
    """Name."""

    phone: str | None
    """Phone in international form."""

    email: str | None
    """E-mail address."""

    surname: str | None
    """Surname."""

    patronymic: str | None
    """Middle name."""

    gender: "Literal[0, 1, 2] | None"
    """0 unknown, 1 male, 2 female."""

    birthday: date | None
    """Date of birth."""

    custom_field_values: list[AppointmentInputClientCustomFieldValue] | None
    """Values of custom fields."""

    agreements: EventAppointmentInputClientAgreement | None
    """Consents of the client."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    national_id: str | None | UnsetType = UNSET
    """National id of the client."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "text_id"),
        ("phone", "phone"),
    )


class CreateEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: add a client to a group event."""

    client: CreateEventAppointmentInputClient
    """Client of the object."""

    clients_count: int
    """Number of people."""

    client_id: int | str | None | UnsetType = UNSET
    """Client, by id."""

    comer_id: int | str | None | UnsetType = UNSET
    """Person, pet or vehicle that the appointment is for, by id."""

    comer: CreateEventAppointmentInputComer | UnsetType = UNSET
    """Person, pet or vehicle that the appointment is for."""

    is_trial_service: bool | UnsetType = UNSET
    """Whether the service is a trial."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "text_id_or_zero"),
        ("comer_id", "text_id_or_zero"),
    )
