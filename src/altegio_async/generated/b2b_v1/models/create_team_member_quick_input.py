# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class CreateTeamMemberQuickInput(Model, gc=False, kw_only=True):
    """The values to send: create a team member with a position."""

    name: str
    """Name of the team member."""

    specialization: str
    """Specialization of the team member, as text."""

    position_id: int | None
    """Position, by id."""

    phone_number: str | None
    """Phone in international form."""

    user_email: str
    """E-mail of the user account."""

    user_phone: str
    """Phone of the user account."""

    is_user_invite: bool
    """Whether to invite the user account."""

    is_paid_team_member: bool | UnsetType = field(name='is_paid_staff', default=UNSET)
    """Whether the team member needs a paid licence."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("position_id", "id"),
        ("user_phone", "phone"),
    )
