# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common_appointment import Service, TeamMember


class CreateEventInput(Model, gc=False, kw_only=True):
    """The values to send: create a group event."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    service_id: int | str
    """Service, by id."""

    resource_instance_ids: list[int]
    """Instances of resources, by id."""

    tag_ids: list[int] = field(name='label_ids')
    """Tags, by id."""

    date: str
    """Date."""

    length: int
    """Duration in seconds."""

    capacity: int
    """Number of places."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    color: str | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    instructions: str | UnsetType = UNSET
    """Instructions for clients."""

    stream_link: str | UnsetType = UNSET
    """URL of the online stream."""

    force: bool | UnsetType = UNSET
    """Whether to save in spite of conflicts."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "text_id"),
        ("service_id", "text_id"),
        ("resource_instance_ids", "text_ids:0"),
        ("tag_ids", "text_ids:0"),
        ("date", "form:local-date-time-with-space"),
        ("length", "seconds"),
        ("technical_break_duration", "seconds"),
    )


class EventAttributesScheduleTill(Model, gc=False, kw_only=True):
    """Last day of the schedule."""

    date: datetime | None = None
    """Date."""

    timezone_type: int | None = None
    """Kind of the time zone."""

    timezone: str | None = None
    """Time zone of the location."""


class UpdateEventInput(Model, gc=False, kw_only=True):
    """The values to send: replace a group event."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    service_id: int | str
    """Service, by id."""

    resource_instance_ids: list[int]
    """Instances of resources, by id."""

    tag_ids: list[int] = field(name='label_ids')
    """Tags, by id."""

    date: str
    """Date."""

    length: int
    """Duration in seconds."""

    capacity: int
    """Number of places."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    color: str | None | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    instructions: str | None | UnsetType = UNSET
    """Instructions for clients."""

    stream_link: str | None | UnsetType = UNSET
    """URL of the online stream."""

    force: bool | UnsetType = UNSET
    """Whether to save in spite of conflicts."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "text_id"),
        ("service_id", "text_id"),
        ("resource_instance_ids", "text_ids:0"),
        ("tag_ids", "text_ids:0"),
        ("date", "form:local-date-time-with-space"),
        ("length", "seconds"),
        ("technical_break_duration", "seconds"),
    )


class Event(Model, gc=False, kw_only=True):
    """A group event."""

    id: str
    """Id."""

    type: "Literal['activity'] | str | None" = None
    """Kind."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    staff_id: int | None = None
    """Team member, by id."""

    service_id: int | None = None
    """Service, by id."""

    timestamp: int | None = None
    """Start in Unix seconds."""

    length: int | None = None
    """Duration in seconds."""

    capacity: int | None = None
    """Number of places."""

    clients_count: int | None = None
    """Number of people."""

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

    comment: str | None = None
    """Note for the team."""

    schedule_id: int | None = None
    """Schedule, by id."""

    schedule_till: EventAttributesScheduleTill | None = None
    """Last day of the schedule."""

    schedule_event_modified: bool | None = None
    """Whether the event differs from its schedule."""

    date: datetime | None = None
    """Date."""

    related_team_member_id: int | str | None = field(name='related_staff_id', default=None)
    """Related team member, by id."""

    team_member: TeamMember | None = field(name='staff', default=None)
    """Related team member that the response includes."""

    related_master_id: int | str | None = None
    """Related team member, by id."""

    master: dict[str, Any] | None = None
    """Related team member that the response includes."""

    related_service_id: int | str | None = None
    """Related service, by id."""

    service: Service | None = None
    """Related service that the response includes."""

    resource_instance_ids: list[int | str] | None = None
    """Related resource instances, by id."""

    resource_instances: list[dict[str, Any]] | None = None
    """Related resource instances that the response includes."""

    tag_ids: list[int | str] | None = field(name='label_ids', default=None)
    """Related tags, by id."""

    tags: list[dict[str, Any]] | None = field(name='labels', default=None)
    """Related tags that the response includes."""

    duration_details_id: int | str | None = None
    """Related duration details, by id."""

    duration_details: dict[str, Any] | None = None
    """Related duration details that the response includes."""
