# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import field


class EventStaffPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ScheduleDayEventsLabel(Model, gc=False, kw_only=True):
    """An entry of the events tags."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""


class ScheduleDayEventsResourceInstance(Model, gc=False, kw_only=True):
    """An entry of the events resource instances."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    resource_id: int | None = None
    """Resource, by id."""


class TeamMemberSummary(Model, gc=False, kw_only=True):
    """A team member with the fields that every user sees."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: str | None = None
    """Specialization."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    position: EventStaffPosition | EmptyArray | None = None
    """Position of the team member."""

    is_paid_team_member: bool | None = field(name='is_paid_staff', default=None)
    """Whether the team member needs a paid licence."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None


class TimetableEvent(Model, gc=False, kw_only=True):
    """An entry of the events."""

    id: int | None = None
    """Id."""

    created_at: datetime | None = None
    """Time of creation."""

    updated_at: datetime | None = None
    """Time of the last change."""

    deleted_at: datetime | None = None
    """Time of deletion, null while it exists."""

    event_status: "Literal['stable', 'event_created', 'event_changed', 'event_changed_force', 'event_deleted', 'entity_deleted', 'entity_failed'] | str | None" = (
        None
    )
    """State of the event."""

    event_datetime: datetime | None = None
    """Start of the event."""

    event_entity_type: "Literal['record', 'activity'] | str | None" = None
    """Kind of the event."""

    event_entity_id: int | None = None
    """Appointment or group event, by id."""

    is_entity_team_member_changed: bool | None = field(name='is_entity_master_changed', default=None)
    """Whether the team member was changed for this event only."""

    is_entity_datetime_changed: bool | None = None
    """Whether the start was changed for this event only."""

    is_entity_duration_changed: bool | None = None
    """Whether the duration was changed for this event only."""

    is_entity_tags_changed: bool | None = field(name='is_entity_labels_changed', default=None)
    """Whether the tags were changed for this event only."""

    is_entity_resource_instances_changed: bool | None = None
    """Whether the resources were changed for this event only."""

    entity_team_member: TeamMemberSummary | None = field(name='entity_master', default=None)
    """Team member of the object."""

    entity_datetime: str | None = None
    """Start of the object."""

    entity_duration: str | None = None
    """Duration of the object in seconds."""

    entity_tags: list[ScheduleDayEventsLabel] | None = field(name='entity_labels', default=None)
    """Tags of the object."""

    entity_resource_instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Resources of the object."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("event_entity_id", "number"),
        ("entity_duration", "number"),
    )


class ScheduleDay(Model, gc=False, kw_only=True):
    """An entry of the days."""

    id: int | None = None
    """Id."""

    created_at: datetime | None = None
    """Time of creation."""

    updated_at: datetime | None = None
    """Time of the last change."""

    deleted_at: datetime | None = None
    """Time of deletion, null while it exists."""

    timetable_event_schedule_id: int | None = None
    """Schedule, by id."""

    day_of_week: "Literal['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] | str | None" = None
    """Day of the week."""

    events_time: str | None = None
    """Time of day, HH:MM."""

    events_duration: int | None = None
    """Duration in seconds."""

    event_technical_break_duration: int | None = None
    """Break after the event in seconds."""

    events_team_member: TeamMemberSummary | None = field(name='events_master', default=None)
    """Team member of the events."""

    events_tags: list[ScheduleDayEventsLabel] | None = field(name='events_labels', default=None)
    """Tags of the events."""

    events_resource_instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Resources of the events."""

    events: list[TimetableEvent] | None = None
    """Events of the day."""
