# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date, datetime
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common_event_staff_position import ScheduleDay


class ScheduleDayInput(Model, gc=False, kw_only=True):
    """The values to send: add a weekday to a schedule."""

    day_of_week: "Literal['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']"
    """Day of the week."""

    events_team_member_id: int = field(name='events_master_id')
    """Team member of the events, by id."""

    events_time: str
    """Time of day, HH:MM."""

    events_duration: int
    """Duration in seconds."""

    events_capacity: int
    """Number of places."""

    tag_ids: list[int] | UnsetType = field(name='labels_ids', default=UNSET)
    """Tags, by id."""

    resource_instances_ids: list[int] | UnsetType = UNSET
    """Instances of resources, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("events_team_member_id", "id"),
        ("events_duration", "seconds"),
        ("tag_ids", "ids:0"),
        ("resource_instances_ids", "ids:0"),
    )


class UpdateTimetableEventScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: update a schedule of recurring events."""

    date_end: date | UnsetType = UNSET
    """Last day."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )


class CreateTimetableEventScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: create a schedule of recurring events."""

    original_entity_type: "Literal['record', 'activity']"
    """Kind of the object to repeat."""

    original_entity_id: int
    """Appointment or group event to repeat, by id."""

    date_end: date
    """Last day."""

    add_clients_from_original_entity: bool
    """Whether to add the clients of the original to the copies."""

    days: list[ScheduleDayInput]
    """Weekdays of the schedule."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("original_entity_id", "id"),
        ("days", "minimum:1"),
    )


class EventSchedule(Model, gc=False, kw_only=True):
    """A schedule of recurring appointments or group events."""

    id: int
    """Id."""

    created_at: datetime | None = None
    """Time of creation."""

    updated_at: datetime | None = None
    """Time of the last change."""

    deleted_at: datetime | None = None
    """Time of deletion, null while it exists."""

    original_entity_type: "Literal['record', 'activity'] | str | None" = None
    """Kind of the object to repeat."""

    original_entity_id: int | None = None
    """Appointment or group event to repeat, by id."""

    date_start: date | None = None
    """First day."""

    date_end: date | None = None
    """Last day."""

    days: list[ScheduleDay] | None = None
    """Weekdays of the schedule."""
