# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import EmptyArray, Model
from msgspec import field

from .common_event_staff_position import EventStaffPosition


class TipSettingsStaffEmployee(Model, gc=False, kw_only=True):
    """Personal data of the team member."""

    id: int | None = None
    """Id."""

    phone: str | None = None
    """Phone in international form."""


class TipSettingsStaffUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    email: str | None = None
    """E-mail address."""

    phone: str | None = None
    """Phone in international form."""


class TipSettingsStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    specialization: str | None = None
    """Specialization."""

    avatar: str | None = None
    """URL of the picture."""

    employee: TipSettingsStaffEmployee | EmptyArray | None = None
    """Personal data of the team member."""

    user: TipSettingsStaffUser | EmptyArray | None = None
    """User account."""

    position: EventStaffPosition | EmptyArray | None = None
    """Position of the team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        employee: object = self.employee
        if employee is not None and not employee:
            self.employee = None
        user: object = self.user
        if user is not None and not user:
            self.user = None
        position: object = self.position
        if position is not None and not position:
            self.position = None


class TipSettings(Model, gc=False, kw_only=True):
    """Settings for tips of a team member."""

    id: int
    """Id."""

    location_id: int | None = None
    """Location, by id."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    hash: str | None = None
    """Hash of the appointment for calls without a user token."""

    status: int | None = None
    """State."""

    status_title: str | None = None
    """State in words."""

    is_enabled: bool | None = None
    """Whether it is enabled."""

    landing_external: str | None = None
    """URL of the tip page."""

    team_member_tips_form_link: str | None = field(name='master_tips_form_link', default=None)
    """URL of the tip form."""

    invite_sms_sent: bool | None = None
    """Whether the invitation was sent by SMS."""

    team_member: TipSettingsStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
