# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import ImageSize
from .common_event_staff_position import EventStaffPosition


class DeleteImageInput(Model, gc=False, kw_only=True):
    """The values to send: delete an image."""

    image_group_id: int
    """Picture group, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("image_group_id", "id"),
    )


class LocationSubscription(Model, gc=False, kw_only=True):
    """The licence of a location."""

    id: int
    """Id."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    deactivation_date: str | None = None
    """Last day of the licence."""

    name: str | None = None
    """Name."""

    options: list[dict[str, Any]] | None = None
    """Options."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    team_member_limit: int | None = field(name='staff_limit', default=None)
    """Largest number of team members."""

    is_paid_rights_model: bool | None = None
    """Whether the licence counts paid rights."""

    start_date: str | None = None
    """First day of the licence."""


class PhoneCheck(Model, gc=False, kw_only=True):
    """Whether a phone number is valid."""

    is_valid: bool | None = None
    """Whether the format is valid."""


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


class UploadImageInput(Model, gc=False, kw_only=True):
    """An image and the object that it belongs to."""

    image: bytes
    """The bytes of the image file."""

    location_id: int | UnsetType = field(name='company_id', default=UNSET)
    """Location, by id."""

    service_id: int | UnsetType = UNSET
    """Service, by id."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id_or_zero"),
        ("service_id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
    )


class ImageGroup(Model, gc=False, kw_only=True):
    """Picture in all sizes."""

    id: int | None = None
    """Id."""

    entity: str | None = None
    """Kind of object."""

    entity_id: int | None = None
    """Object, by id."""

    images: dict[str, ImageSize] | None = None
    """Pictures by size."""


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


class UploadedImage(Model, gc=False, kw_only=True):
    """An image that was uploaded."""

    image_group: ImageGroup | None = None
    """Picture in all sizes."""

    image_group_with_blank: ImageGroup | None = field(name='image_group ', default=None)
    """Picture in all sizes, under a key with a trailing blank."""

    image_binded: bool | None = None
    """Whether the picture is linked to the object."""


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
