# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import ImageSize


class CreatePositionQuickInput(Model, gc=False, kw_only=True):
    """The values to send: create a position."""

    title: str
    """Name of the position."""


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


class Position(Model, gc=False, kw_only=True):
    """A position of team members."""

    id: int
    """Id."""

    chain_id: int | None = None
    """Chain, by id."""

    title: str | None = None
    """Title."""

    description: str | None = None
    """Description."""

    services_binding_type: "Literal[0, 2] | int | None" = None
    """Code of how services are linked to the position."""

    rules_required_fields: list[str] | None = None
    """Fields that the position requires."""

    only_chain_appointment: bool | None = None
    """Whether only the chain can assign the position."""


class TeamMemberImageGroupImage(Model, gc=False, kw_only=True):
    """Pictures by size."""

    sm: ImageSize | None = None
    """Picture in its small size."""

    norm: ImageSize | None = None
    """Picture in its normal size."""

    origin: ImageSize | None = None
    """Picture in its original size."""


class TeamMemberInput(Model, gc=False, kw_only=True):
    """The values to send: update a team member."""

    name: str | UnsetType = UNSET
    """Name of the team member."""

    specialization: str | UnsetType = UNSET
    """Specialization of the team member, as text."""

    weight: int | UnsetType = UNSET
    """Place in sorted lists."""

    information: str | UnsetType = UNSET
    """Description."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    hidden: int | UnsetType = UNSET
    """1 when it is hidden in online booking."""

    fired: int | UnsetType = UNSET
    """1 when the team member was dismissed."""

    user_id: int | UnsetType = UNSET
    """User, by id."""

    has_access_timetable: bool | UnsetType = UNSET
    """Whether the team member is shown in the calendar."""

    is_paid_team_member: bool | UnsetType = field(name='is_paid_staff', default=UNSET)
    """Whether the team member needs a paid licence."""

    is_included_in_payment_policy: bool | UnsetType = UNSET
    """Whether the rule for prepayment applies to the team member."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
        ("user_id", "id_or_zero"),
    )


class TeamMemberPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class TeamMemberImageGroup(Model, gc=False, kw_only=True):
    """Picture in all sizes."""

    id: int | None = None
    """Id."""

    entity: str | None = None
    """Kind of object."""

    entity_id: int | None = None
    """Object, by id."""

    images: TeamMemberImageGroupImage | None = None
    """Pictures by size."""


class TeamMember(Model, gc=False, kw_only=True):
    """A team member of a location."""

    id: int
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: str | None = None
    """Specialization."""

    position: TeamMemberPosition | EmptyArray | None = None
    """Position of the team member."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    fired: int | None = None
    """1 when the team member was dismissed."""

    status: int | None = None
    """State."""

    hidden: int | None = None
    """1 when it is hidden in online booking."""

    user_id: int | None = None
    """User, by id."""

    is_paid_team_member: bool | None = field(name='is_paid_staff', default=None)
    """Whether the team member needs a paid licence."""

    is_included_in_payment_policy: bool | None = None
    """Whether the rule for prepayment applies to the team member."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    weight: int | None = None
    """Place in sorted lists."""

    rating: int | float | None = None
    """Average rating."""

    votes_count: int | None = None
    """Number of ratings."""

    comments_count: int | None = None
    """Number of reviews."""

    information: str | None = None
    """Description."""

    image_group: TeamMemberImageGroup | EmptyArray | None = None
    """Picture in all sizes."""

    has_access_timetable: bool | None = None
    """Whether the team member is shown in the calendar."""

    bookable: bool | None = None
    """Whether it can be booked online."""

    position_id: int | None = None
    """Position, by id."""

    schedule_till: date | None = None
    """Last day of the schedule."""

    user: dict[str, Any] | EmptyArray | None = None
    """User account."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = None
        user: object = self.user
        if user is not None and not user:
            self.user = {}

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("fired", "number"),
        ("fired", "string"),
        ("status", "number"),
        ("status", "string"),
        ("hidden", "number"),
        ("hidden", "string"),
        ("user_id", "number"),
        ("api_id", "integer"),
        ("api_id", "number"),
        ("show_rating", "boolean"),
        ("show_rating", "number"),
        ("weight", "number"),
        ("weight", "string"),
        ("image_group", "array"),
        ("user", "array"),
    )
