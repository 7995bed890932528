# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from msgspec import field


class LegacyUserAccess(Model, gc=False, kw_only=True):
    """Rights of the user."""

    stat_access: bool | None = None
    """Whether the user has this right: stat."""

    schedule_edit_access: bool | None = None
    """Whether the user has this right: schedule edit."""

    client_phones_access: bool | None = None
    """Whether the user has this right: client phones."""

    clients_access: bool | None = None
    """Whether the user has this right: clients."""

    settings_access: bool | None = None
    """Whether the user has this right: settings."""

    edit_appointments_access: bool | None = field(name='edit_records_access', default=None)
    """Whether the user has this right: edit appointments."""

    timetable_access: bool | None = None
    """Whether the user has this right: timetable."""

    billing_access: bool | None = None
    """Whether the user has this right: billing."""

    users_access: bool | None = None
    """Whether the user has this right: users."""

    excel_access: bool | None = None
    """Whether the user has this right: Excel export."""

    finances_access: bool | None = None
    """Whether the user has this right: finances."""

    storages_access: bool | None = None
    """Whether the user has this right: storages."""

    send_sms: bool | None = None
    """Whether an SMS is sent to the client."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""


class LegacyUser(Model, gc=False, kw_only=True):
    """A user account with its rights, in the old form."""

    id: int
    """Id."""

    firstname: str | None = None
    """First name."""

    login: str | None = None
    """Login of the user."""

    email: str | None = None
    """E-mail address."""

    phone: str | None = None
    """Phone in international form."""

    information: str | None = None
    """Description."""

    access: LegacyUserAccess | None = None
    """Rights of the user."""
