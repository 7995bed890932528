# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common_event_staff_position import EventStaffPosition


class EventDurationDetail(Model, gc=False, kw_only=True):
    """Parts of the duration."""

    id: int | None = None
    """Id."""

    services_duration: int | None = None
    """Duration of the services in seconds."""

    technical_break_duration: int | None = None
    """Break after the service in seconds."""


class EventInput(Model, gc=False, kw_only=True):
    """The values to send: create a group event."""

    date: datetime
    """Start of the event."""

    service_id: int
    """Service, by id."""

    team_member_id: int = field(name='staff_id')
    """Team member, by id."""

    capacity: int
    """Number of places."""

    force: bool
    """Whether to save in spite of conflicts."""

    resource_instance_ids: list[int] | UnsetType = UNSET
    """Instances of resources, by id."""

    length: int | UnsetType = UNSET
    """Duration in seconds."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id"),
        ("team_member_id", "id"),
        ("resource_instance_ids", "ids:0"),
        ("length", "seconds"),
    )


class EventResourceInstance(Model, gc=False, kw_only=True):
    """An entry of the resource instances."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    resource_id: int | None = None
    """Resource, by id."""


class EventServiceSummaryCategory(Model, gc=False, kw_only=True):
    """Category it belongs to."""

    id: int | None = None
    """Id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""


class EventServiceSummary(Model, gc=False, kw_only=True):
    """The service of a group event."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    comment: str | None = None
    """Note for the team."""

    image_url: str | None = None
    """URL of the picture."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    category: EventServiceSummaryCategory | None = None
    """Category it belongs to."""


class EventStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    specialization: str | None = None
    """Specialization."""

    rating: int | float | None = None
    """Average rating."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    comments_count: int | None = None
    """Number of reviews."""

    votes_count: int | None = None
    """Number of ratings."""

    average_score: int | float | None = None
    """Average mark of the reviews."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    position: EventStaffPosition | EmptyArray | None = None
    """Position of the team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("show_rating", "boolean"),
        ("show_rating", "number"),
    )


class Event(Model, gc=False, kw_only=True):
    """A group event."""

    id: int
    """Id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    company_id: int | None = None
    """Location, by id."""

    service_id: int | None = None
    """Service, by id."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    date: str | None = None
    """Date."""

    timestamp: int | None = None
    """Start in Unix seconds."""

    length: int | None = None
    """Duration in seconds."""

    capacity: int | None = None
    """Number of places."""

    appointments_count: int | None = field(name='records_count', default=None)
    """Number of appointments."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    instructions: str | None = None
    """Instructions for clients."""

    stream_link: str | None = None
    """URL of the online stream."""

    notified: bool | None = None
    """Whether the client was notified."""

    comment: str | None = None
    """Note for the team."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    is_deleted: bool | None = None
    """Whether it was deleted."""

    duration_details: EventDurationDetail | None = None
    """Parts of the duration."""

    service: EventServiceSummary | None = None
    """The service of a group event."""

    team_member: EventStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    resource_instances: list[EventResourceInstance] | None = None
    """Instances of resources."""

    tags: list[dict[str, Any]] | None = field(name='labels', default=None)
    """Tags."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
