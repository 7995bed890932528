# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from msgspec import field


class OnlineBookingSettings(Model, gc=False, kw_only=True):
    """Settings of online booking."""

    confirm_number: bool | None = None
    """Whether the phone is confirmed by SMS."""

    any_team_member: bool | None = field(name='any_master', default=None)
    """Whether clients can book without choosing a team member."""

    seance_delay_step: int | None = None
    """Seconds before the start until which a booking is possible."""

    event_online_appointment_clients_count_max: int | None = field(
        name='activity_online_record_clients_count_max', default=None
    )
    """Largest number of people in one online booking of a group event."""


class UpdateOnlineBookingSettingsInput(Model, gc=False, kw_only=True):
    """The values to send: update the online booking settings."""

    confirm_number: bool
    """Whether the phone is confirmed by SMS."""

    any_team_member: bool = field(name='any_master')
    """Whether clients can book without choosing a team member."""

    seance_delay_step: int
    """Seconds before the start until which a booking is possible."""

    event_online_appointment_clients_count_max: int = field(name='activity_online_record_clients_count_max')
    """Largest number of people in one online booking of a group event."""
