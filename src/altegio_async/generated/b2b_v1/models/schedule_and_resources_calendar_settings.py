# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class CalendarSettings(Model, gc=False, kw_only=True):
    """Settings of the appointment calendar."""

    appointment_type: int | None = field(name='record_type', default=None)
    """0 single appointments, 1 group events, 2 both."""

    event_appointment_clients_count_max: int | None = field(
        name='activity_record_clients_count_max', default=None
    )
    """Largest number of people in one appointment of a group event."""

    is_show_newsletter_agreement: bool | None = None
    """Whether the form asks for consent to newsletters."""

    is_show_personal_data_processing_agreement: bool | None = None
    """Whether the form asks for consent to the processing of personal data."""


class UpdateAppointmentCalendarSettingsInput(Model, gc=False, kw_only=True):
    """The values to send: update the calendar settings."""

    appointment_type: "Literal[0, 1, 2]" = field(name='record_type')
    """0 single appointments, 1 group events, 2 both."""

    event_appointment_clients_count_max: int = field(name='activity_record_clients_count_max')
    """Largest number of people in one appointment of a group event."""
