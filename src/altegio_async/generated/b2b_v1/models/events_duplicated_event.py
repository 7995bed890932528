# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import field

from .common import DuplicatedEventMasterPosition
from .common_event_staff_position import ScheduleDayEventsResourceInstance


class DuplicatedEventService(Model, gc=False, kw_only=True):
    """Service."""

    id: int | None = None
    """Id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""


class DuplicatedEventMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: int | None = None
    """Specialization."""

    rating: int | float | None = None
    """Average rating."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    position: DuplicatedEventMasterPosition | EmptyArray | None = None
    """Position of the team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("show_rating", "boolean"),
        ("show_rating", "number"),
        ("position", "array"),
    )


class DuplicatedEvent(Model, gc=False, kw_only=True):
    """A copy of a group event."""

    id: int
    """Id."""

    service_id: int | None = None
    """Service, by id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    date: datetime | None = None
    """Date."""

    length: int | None = None
    """Duration in seconds."""

    capacity: int | None = None
    """Number of places."""

    appointments_count: int | None = field(name='records_count', default=None)
    """Number of appointments."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    instructions: str | None = None
    """Instructions for clients."""

    stream_link: str | None = None
    """URL of the online stream."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    notified: bool | None = None
    """Whether the client was notified."""

    timestamp: str | None = None
    """Start in Unix seconds."""

    service: DuplicatedEventService | None = None
    """Service."""

    resource_instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Instances of resources."""

    team_member: DuplicatedEventMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    appointments: list[Any] | None = field(name='records', default=None)
    """Appointments."""

    tags: list[Any] | None = field(name='labels', default=None)
    """Tags."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
