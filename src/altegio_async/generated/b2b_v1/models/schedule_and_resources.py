# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common_event_staff_position import ScheduleDay, ScheduleDayEventsResourceInstance


class CalendarSession(Model, gc=False, kw_only=True):
    """A start time of a day."""

    time: str | None = None
    """Time of day, HH:MM."""

    is_free: bool | None = None
    """Whether the start time is free."""


class CalendarSettings(Model, gc=False, kw_only=True):
    """Settings of the appointment calendar."""

    appointment_type: int | None = field(name='record_type', default=None)
    """0 single appointments, 1 group events, 2 both."""

    event_appointment_clients_count_max: int | None = field(
        name='activity_record_clients_count_max', default=None
    )
    """Largest number of people in one appointment of a group event."""

    is_show_newsletter_agreement: bool | None = None
    """Whether the form asks for consent to newsletters."""

    is_show_personal_data_processing_agreement: bool | None = None
    """Whether the form asks for consent to the processing of personal data."""


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


class TeamMemberScheduleBusyInterval(Model, gc=False, kw_only=True):
    """An entry of the busy intervals."""

    entity_type: "Literal['record', 'activity'] | str | None" = None
    """Kind of object."""

    entity_id: int | None = None
    """Object, by id."""

    from_: str | None = field(name='from', default=None)
    """Start, HH:MM or a date."""

    to: str | None = None
    """End, HH:MM or a date."""


class TeamMemberScheduleInputSchedulesToDelete(Model, gc=False, kw_only=True):
    """An entry of the schedules to delete."""

    dates: list[date_aliased] | UnsetType = UNSET
    """Days."""

    team_member_id: int | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id_or_zero"),
    )


class TimeRangeInput(Model, gc=False, kw_only=True):
    """An entry of the slots."""

    from_: str | UnsetType = field(name='from', default=UNSET)
    """Start, HH:MM or a date."""

    to: str | UnsetType = UNSET
    """End, HH:MM or a date."""


class UpdateAppointmentCalendarSettingsInput(Model, gc=False, kw_only=True):
    """The values to send: update the calendar settings."""

    appointment_type: "Literal[0, 1, 2]" = field(name='record_type')
    """0 single appointments, 1 group events, 2 both."""

    event_appointment_clients_count_max: int = field(name='activity_record_clients_count_max')
    """Largest number of people in one appointment of a group event."""


class UpdateTimetableEventScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: update a schedule of recurring events."""

    date_end: date_aliased | UnsetType = UNSET
    """Last day."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
    )


class UpdateTimetableScheduleDayInput(Model, gc=False, kw_only=True):
    """The values to send: update a weekday of a schedule."""

    force: bool
    """Whether to save in spite of conflicts."""

    events_team_member_id: int | UnsetType = field(name='events_master_id', default=UNSET)
    """Team member of the events, by id."""

    events_time: str | UnsetType = UNSET
    """Time of day, HH:MM."""

    events_duration: int | UnsetType = UNSET
    """Duration in seconds."""

    events_capacity: int | UnsetType = UNSET
    """Number of places."""

    tag_ids: list[int] | UnsetType = field(name='labels_ids', default=UNSET)
    """Tags, by id."""

    resource_instances_ids: list[int] | UnsetType = UNSET
    """Instances of resources, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("events_team_member_id", "id_or_zero"),
        ("events_duration", "seconds"),
        ("tag_ids", "ids:0"),
        ("resource_instances_ids", "ids:0"),
    )


class WorkingDayInput(Model, gc=False, kw_only=True):
    """An entry of the list."""

    date: date_aliased
    """Date."""

    is_working: bool
    """Whether it is a working day."""

    slots: list[TimeRangeInput]
    """Working hours."""


class WorkingDaySlot(Model, gc=False, kw_only=True):
    """Working hours from and to a time of day, HH:MM."""

    from_: str | None = field(name='from', default=None)
    """Start, HH:MM."""

    to: str | None = None
    """End, HH:MM."""


class BookableResource(Model, gc=False, kw_only=True):
    """A room or a piece of equipment with its instances."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Instances of the resource."""


class CreateTimetableEventScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: create a schedule of recurring events."""

    original_entity_type: "Literal['record', 'activity']"
    """Kind of the object to repeat."""

    original_entity_id: int
    """Appointment or group event to repeat, by id."""

    date_end: date_aliased
    """Last day."""

    add_clients_from_original_entity: bool
    """Whether to add the clients of the original to the copies."""

    days: list[ScheduleDayInput]
    """Weekdays of the schedule."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("original_entity_id", "id"),
        ("days", "least:1"),
    )


class SetTeamMemberScheduleInputSchedulesToSet(Model, gc=False, kw_only=True):
    """An entry of the schedules to set."""

    dates: list[date_aliased] | UnsetType = UNSET
    """Days."""

    slots: list[TimeRangeInput] | UnsetType = UNSET
    """Working hours."""

    team_member_id: int | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id_or_zero"),
    )


class TeamMemberSchedule(Model, gc=False, kw_only=True):
    """The working hours of a team member on a day."""

    staff_id: int | None = None
    """Team member, by id."""

    date: date_aliased | None = None
    """Date."""

    slots: list[WorkingDaySlot] | None = None
    """Working hours."""

    busy_intervals: list[TeamMemberScheduleBusyInterval] | None = None
    """Times at which the team member is busy."""

    off_day_type: int | None = None
    """Code of the reason for the day off."""

    team_member_id: int | None = None
    """Team member, by id; some responses have this name."""


class WorkingDay(Model, gc=False, kw_only=True):
    """A day of a team member with its working hours."""

    date: str | None = None
    """Date."""

    is_working: bool | None = None
    """Whether it is a working day."""

    slots: list[WorkingDaySlot] | None = None
    """Working hours."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("is_working", "integer"),
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

    date_start: date_aliased | None = None
    """First day."""

    date_end: date_aliased | None = None
    """Last day."""

    days: list[ScheduleDay] | None = None
    """Weekdays of the schedule."""


class SetTeamMemberScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: set the schedules of team members."""

    schedules_to_set: list[SetTeamMemberScheduleInputSchedulesToSet] | UnsetType = UNSET
    """Days to set."""

    schedules_to_delete: list[TeamMemberScheduleInputSchedulesToDelete] | UnsetType = UNSET
    """Days to delete."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
    )
