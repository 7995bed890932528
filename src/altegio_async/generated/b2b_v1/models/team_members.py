# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import ImageSize


class TeamMemberChain(Model, gc=False, kw_only=True):
    """Chain of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


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
        ("", "minimum:1"),
        ("user_id", "id_or_zero"),
    )


class TeamMemberPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    chain_id: int | None = None
    """Chain, by id."""

    description: str | None = None
    """Description."""

    services_binding_type: int | None = None
    """Code of how services are linked to the position."""

    rules_required_fields: list[Any] | None = None
    """Fields that the position requires."""

    only_chain_appointment: bool | None = None
    """Whether only the chain can assign the position."""


class TeamMemberServiceLink(Model, gc=False, kw_only=True):
    """An entry of the services links."""

    service_id: int | None = None
    """Service, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    length: int | None = None
    """Duration in seconds."""

    bill_of_materials_id: int | None = field(name='technological_card_id', default=None)
    """Bill of materials, by id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    is_online: bool | None = None
    """Whether clients can book it online."""

    is_offline_appointments_allowed: bool | None = field(name='is_offline_records_allowed', default=None)
    """Whether the team can book it."""

    price: Decimal | None = None
    """Price of this team member."""


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

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("entity_id", "string"),
    )


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

    is_fired: bool | None = None
    """Whether the team member was dismissed."""

    dismissal_date: str | None = None
    """Day of the dismissal."""

    dismissal_reason: str | None = None
    """Reason of the dismissal."""

    is_online: bool | None = None
    """Whether clients can book the team member online."""

    is_bookable: bool | None = None
    """Whether the team member can be booked now."""

    is_deleted: bool | None = None
    """Whether it was deleted."""

    is_chain: bool | None = None
    """Whether the chain manages the team member."""

    is_rating_shown: bool | None = None
    """Whether clients see the rating."""

    is_online_random_choice_allowed: bool | None = None
    """Whether a client who books any team member can get this one."""

    is_timetable_off: bool | None = None
    """Whether the timetable is off."""

    is_fullness_accounting: bool | None = None
    """Whether the team member counts for the occupancy."""

    seance_step: int | None = None
    """Step between two starts in seconds."""

    seance_search_step: int | None = None
    """Step in seconds with which starts are searched."""

    seance_search_start: int | None = None
    """Seconds after midnight from which starts are searched."""

    seance_search_finish: int | None = None
    """Seconds after midnight until which starts are searched."""

    timetable_markup_divider_interval: int | None = None
    """Interval of the lines in the calendar."""

    google_clients: bool | None = None
    """Whether appointments in a Google calendar name the client."""

    google_link: str | None = None
    """URL of the Google calendar."""

    domain: str | None = None
    """Domain of the booking page."""

    services_links: list[TeamMemberServiceLink] | None = None
    """Services that the team member provides."""

    employee: dict[str, Any] | EmptyArray | None = None
    """Personal data of the employee."""

    chain: TeamMemberChain | EmptyArray | None = None
    """Chain of the team member."""

    grid_settings: dict[str, Any] | EmptyArray | None = None
    """Settings of the calendar grid by weekday and by date."""

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
        employee: object = self.employee
        if employee is not None and not employee:
            self.employee = {}
        chain: object = self.chain
        if chain is not None and not chain:
            self.chain = None
        grid_settings: object = self.grid_settings
        if grid_settings is not None and not grid_settings:
            self.grid_settings = {}
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
