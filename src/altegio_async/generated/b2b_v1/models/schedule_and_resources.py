# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


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


class SetTeamMemberScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: set the schedules of team members."""

    schedules_to_set: list[SetTeamMemberScheduleInputSchedulesToSet] | UnsetType = UNSET
    """Days to set."""

    schedules_to_delete: list[TeamMemberScheduleInputSchedulesToDelete] | UnsetType = UNSET
    """Days to delete."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
