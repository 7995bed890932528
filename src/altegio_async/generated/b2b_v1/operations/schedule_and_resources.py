# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, check_date, format_moment, optional
from altegio_async._core.body_arguments import convert_bodies, convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_id, check_ids

_CREATE_TIMETABLE_EVENT_SCHEDULE: Endpoint[models.EventSchedule] = LazyEndpoint(
    id="create_timetable_event_schedule",
    method="POST",
    path="/company/{location_id}/schedules",
    result=lambda: models.EventSchedule,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
)


@factory(_CREATE_TIMETABLE_EVENT_SCHEDULE)
def create_timetable_event_schedule(
    location_id: int,
    *,
    body: models.CreateTimetableEventScheduleInput | Mapping[str, Any],
    include: Sequence[Literal["days"]] | None = None,
) -> Operation[models.EventSchedule]:
    """Create a schedule of recurring events

    Repeats an appointment or a group event on given weekdays until a day and returns the schedule.
    Durations are in seconds.

    Args:
        location_id: Location, by id.
        include: Further data to return.
    """
    return Operation(
        _CREATE_TIMETABLE_EVENT_SCHEDULE,
        (check_id("location_id", location_id),),
        (optional(check_choices, "include", include, ("days",)),),
        convert_body(models.CreateTimetableEventScheduleInput, body),
    )


_CREATE_TIMETABLE_SCHEDULE_DAY: Endpoint[models.ScheduleDay] = LazyEndpoint(
    id="create_timetable_schedule_day",
    method="POST",
    path="/company/{location_id}/schedules/{schedule_id}/days",
    result=lambda: models.ScheduleDay,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
)


@factory(_CREATE_TIMETABLE_SCHEDULE_DAY)
def create_timetable_schedule_day(
    location_id: int,
    schedule_id: int,
    *,
    body: models.ScheduleDayInput | Mapping[str, Any],
    include: Sequence[Literal["events_master", "events_labels", "events_resource_instances", "events"]] | None = None,
) -> Operation[models.ScheduleDay]:
    """Add a weekday to a schedule

    Adds a weekday to a schedule of recurring events and returns the day. Durations are in seconds.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        include: Further data to return.
    """
    return Operation(
        _CREATE_TIMETABLE_SCHEDULE_DAY,
        (check_id("location_id", location_id), check_id("schedule_id", schedule_id)),
        (
            optional(check_choices, "include", include, ("events_master", "events_labels", "events_resource_instances", "events")),
        ),
        convert_body(models.ScheduleDayInput, body),
    )


_DELETE_TIMETABLE_EVENT_SCHEDULE: Endpoint[None] = Endpoint(
    id="delete_timetable_event_schedule",
    method="DELETE",
    path="/company/{location_id}/schedules/{schedule_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TIMETABLE_EVENT_SCHEDULE)
def delete_timetable_event_schedule(location_id: int, schedule_id: int) -> Operation[None]:
    """Delete a schedule of recurring events

    Deletes a schedule of recurring events.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
    """
    return Operation(
        _DELETE_TIMETABLE_EVENT_SCHEDULE,
        (check_id("location_id", location_id), check_id("schedule_id", schedule_id)),
    )


_DELETE_TIMETABLE_SCHEDULE_DAY: Endpoint[None] = Endpoint(
    id="delete_timetable_schedule_day",
    method="DELETE",
    path="/company/{location_id}/schedules/{schedule_id}/days/{day_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TIMETABLE_SCHEDULE_DAY)
def delete_timetable_schedule_day(location_id: int, schedule_id: int, day_id: int) -> Operation[None]:
    """Delete a weekday of a schedule

    Deletes a weekday of a schedule of recurring events.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        day_id: Day, by id.
    """
    return Operation(
        _DELETE_TIMETABLE_SCHEDULE_DAY,
        (
            check_id("location_id", location_id),
            check_id("schedule_id", schedule_id),
            check_id("day_id", day_id),
        ),
    )


_GET_APPOINTMENT_CALENDAR_DATES: Endpoint[list[str]] = Endpoint(
    id="get_appointment_calendar_dates",
    method="GET",
    path="/timetable/dates/{location_id}/{date}",
    result=list[str],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"),),
)


@factory(_GET_APPOINTMENT_CALENDAR_DATES)
def get_appointment_calendar_dates(
    location_id: int,
    date: dt.date | str,
    *,
    team_member_id: int | None = None,
) -> Operation[list[str]]:
    """List working days of the calendar

    Returns the days from a given day on which the location or a team member works.

    Args:
        location_id: Location, by id.
        date: Day, YYYY-MM-DD.
        team_member_id: Only for this team member, by id.
    """
    return Operation(
        _GET_APPOINTMENT_CALENDAR_DATES,
        (check_id("location_id", location_id), format_moment("date", date, "date")),
        (optional(check_id, "team_member_id", team_member_id, minimum=0),),
    )


_GET_APPOINTMENT_CALENDAR_SESSIONS: Endpoint[list[models.CalendarSession]] = LazyEndpoint(
    id="get_appointment_calendar_sessions",
    method="GET",
    path="/timetable/seances/{location_id}/{team_member_id}/{date}",
    result=lambda: list[models.CalendarSession],
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("object",),
)


@factory(_GET_APPOINTMENT_CALENDAR_SESSIONS)
def get_appointment_calendar_sessions(
    location_id: int,
    team_member_id: int,
    date: dt.date | str,
) -> Operation[list[models.CalendarSession]]:
    """List start times of a day

    Returns the start times of a team member on a day and whether each is free.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date: Day, YYYY-MM-DD.
    """
    return Operation(
        _GET_APPOINTMENT_CALENDAR_SESSIONS,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id),
            format_moment("date", date, "date"),
        ),
    )


_GET_APPOINTMENT_CALENDAR_SETTINGS: Endpoint[models.CalendarSettings] = LazyEndpoint(
    id="get_appointment_calendar_settings",
    method="GET",
    path="/company/{location_id}/settings/timetable",
    result=lambda: models.CalendarSettings,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_APPOINTMENT_CALENDAR_SETTINGS)
def get_appointment_calendar_settings(location_id: int) -> Operation[models.CalendarSettings]:
    """Get the calendar settings

    Returns the settings of the appointment calendar of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_APPOINTMENT_CALENDAR_SETTINGS, (check_id("location_id", location_id),))


_GET_RESOURCE_LIST: Endpoint[list[models.BookableResource]] = LazyEndpoint(
    id="get_resource_list",
    method="GET",
    path="/resources/{location_id}",
    result=lambda: list[models.BookableResource],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_RESOURCE_LIST)
def get_resource_list(location_id: int) -> Operation[list[models.BookableResource]]:
    """List bookable resources

    Returns the resources of a location, such as rooms and equipment, with their instances.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_RESOURCE_LIST, (check_id("location_id", location_id),))


_GET_TEAM_MEMBER_SCHEDULE: Endpoint[list[models.WorkingDay]] = LazyEndpoint(
    id="get_team_member_schedule",
    method="GET",
    path="/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}",
    result=lambda: list[models.WorkingDay],
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("object",),
)


@factory(_GET_TEAM_MEMBER_SCHEDULE)
def get_team_member_schedule(
    location_id: int,
    team_member_id: int,
    start_date: dt.date | str,
    end_date: dt.date | str,
) -> Operation[list[models.WorkingDay]]:
    """Get the working days of a team member

    Returns the working days of one team member between two days, with the working hours of each day.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        start_date: Day, YYYY-MM-DD.
        end_date: Day, YYYY-MM-DD.
    """
    return Operation(
        _GET_TEAM_MEMBER_SCHEDULE,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id),
            format_moment("start_date", start_date, "date"),
            format_moment("end_date", end_date, "date"),
        ),
    )


_GET_TEAM_MEMBER_SCHEDULE_LIST: Endpoint[list[models.TeamMemberSchedule]] = LazyEndpoint(
    id="get_team_member_schedule_list",
    method="GET",
    path="/company/{location_id}/staff/schedule",
    result=lambda: list[models.TeamMemberSchedule],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("start_date"),
        Query("end_date"),
        Query("staff_ids[]", Style.BRACKETS),
        Query("include[]", Style.BRACKETS),
    ),
)


@factory(_GET_TEAM_MEMBER_SCHEDULE_LIST)
def get_team_member_schedule_list(
    location_id: int,
    *,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    team_member_ids: Iterable[int] | None = None,
    include: Sequence[Literal["busy_intervals", "off_day_type"]] | None = None,
) -> Operation[list[models.TeamMemberSchedule]]:
    """Get the schedules of team members

    Returns the working hours of team members day by day, on request with busy intervals and the reason
    for a day off.

    Args:
        location_id: Location, by id.
        start_date: First day, included.
        end_date: Last day, included.
        team_member_ids: Only for these team members, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_TEAM_MEMBER_SCHEDULE_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_date, "start_date", start_date),
            optional(check_date, "end_date", end_date),
            optional(check_ids, "team_member_ids", team_member_ids),
            optional(check_choices, "include", include, ("busy_intervals", "off_day_type")),
        ),
    )


_LIST_TIMETABLE_SCHEDULE_DAY_EVENTS: Endpoint[list[models.TimetableEvent]] = LazyEndpoint(
    id="list_timetable_schedule_day_events",
    method="GET",
    path="/company/{location_id}/schedules/{schedule_id}/days/{day_id}/events",
    result=lambda: list[models.TimetableEvent],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_LIST_TIMETABLE_SCHEDULE_DAY_EVENTS)
def list_timetable_schedule_day_events(
    location_id: int,
    schedule_id: int,
    day_id: int,
) -> Operation[list[models.TimetableEvent]]:
    """List the events of a schedule day

    Returns the events that were created for a weekday of a schedule.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        day_id: Day, by id.
    """
    return Operation(
        _LIST_TIMETABLE_SCHEDULE_DAY_EVENTS,
        (
            check_id("location_id", location_id),
            check_id("schedule_id", schedule_id),
            check_id("day_id", day_id),
        ),
    )


_SCHEDULE_TEAM_MEMBER_UPDATE_DEPRECATED: Endpoint[None] = Endpoint(
    id="schedule_team_member_update_deprecated",
    method="PUT",
    path="/schedule/{location_id}/{team_member_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_SCHEDULE_TEAM_MEMBER_UPDATE_DEPRECATED)
def schedule_team_member_update_deprecated(
    location_id: int,
    team_member_id: int,
    *,
    body: Sequence[models.WorkingDayInput | Mapping[str, Any]],
) -> Operation[None]:
    """Set the working days of a team member at the old URL

    Sets the working hours of one team member for each day in the list.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _SCHEDULE_TEAM_MEMBER_UPDATE_DEPRECATED,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (),
        convert_bodies(models.WorkingDayInput, body, minimum=1),
    )


_SEARCH_TIMETABLE_EVENT_SCHEDULES_BY_EVENT: Endpoint[models.EventSchedule] = LazyEndpoint(
    id="search_timetable_event_schedules_by_event",
    method="GET",
    path="/company/{location_id}/schedules/search/{entity_type}/{entity_id}",
    result=lambda: models.EventSchedule,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
)


@factory(_SEARCH_TIMETABLE_EVENT_SCHEDULES_BY_EVENT)
def search_timetable_event_schedules_by_event(
    location_id: int,
    entity_type: Literal["record", "activity"],
    entity_id: int,
    *,
    include: Sequence[Literal["days", "days.events_master", "days.events_labels", "days.events_resource_instances"]] | None = None,
) -> Operation[models.EventSchedule]:
    """Get the schedule of a recurring event

    Returns the schedule that an appointment or a group event belongs to.

    Args:
        location_id: Location, by id.
        entity_type: Kind of object: record or activity.
        entity_id: Appointment or group event, by id.
        include: Further data to return.
    """
    return Operation(
        _SEARCH_TIMETABLE_EVENT_SCHEDULES_BY_EVENT,
        (
            check_id("location_id", location_id),
            check_choice("entity_type", entity_type, ("record", "activity")),
            check_id("entity_id", entity_id),
        ),
        (
            optional(check_choices, "include", include, ("days", "days.events_master", "days.events_labels", "days.events_resource_instances")),
        ),
    )


_SET_TEAM_MEMBER_SCHEDULE: Endpoint[list[models.TeamMemberSchedule]] = LazyEndpoint(
    id="set_team_member_schedule",
    method="PUT",
    path="/company/{location_id}/staff/schedule",
    result=lambda: list[models.TeamMemberSchedule],
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_SET_TEAM_MEMBER_SCHEDULE)
def set_team_member_schedule(
    location_id: int,
    *,
    body: models.SetTeamMemberScheduleInput | Mapping[str, Any],
) -> Operation[list[models.TeamMemberSchedule]]:
    """Set the schedules of team members

    Sets and deletes working hours of several team members and returns the days that were set.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _SET_TEAM_MEMBER_SCHEDULE,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.SetTeamMemberScheduleInput, body),
    )


_UPDATE_APPOINTMENT_CALENDAR_SETTINGS: Endpoint[models.CalendarSettings] = LazyEndpoint(
    id="update_appointment_calendar_settings",
    method="PATCH",
    path="/company/{location_id}/settings/timetable",
    result=lambda: models.CalendarSettings,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_APPOINTMENT_CALENDAR_SETTINGS)
def update_appointment_calendar_settings(
    location_id: int,
    *,
    body: models.UpdateAppointmentCalendarSettingsInput | Mapping[str, Any],
) -> Operation[models.CalendarSettings]:
    """Update the calendar settings

    Changes the settings of the appointment calendar of a location and returns them.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _UPDATE_APPOINTMENT_CALENDAR_SETTINGS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.UpdateAppointmentCalendarSettingsInput, body),
    )


_UPDATE_TEAM_MEMBER_SCHEDULE: Endpoint[None] = Endpoint(
    id="update_team_member_schedule",
    method="PUT",
    path="/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_UPDATE_TEAM_MEMBER_SCHEDULE)
def update_team_member_schedule(
    location_id: int,
    team_member_id: int,
    start_date: dt.date | str,
    end_date: dt.date | str,
    *,
    body: Sequence[models.WorkingDayInput | Mapping[str, Any]] | UnsetType = UNSET,
) -> Operation[None]:
    """Set the working days of a team member

    Sets the working hours of one team member for each day in the list.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        start_date: First day, included.
        end_date: Last day, included.
    """
    return Operation(
        _UPDATE_TEAM_MEMBER_SCHEDULE,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id),
            format_moment("start_date", start_date, "date"),
            format_moment("end_date", end_date, "date"),
        ),
        (),
        UNSET if isinstance(body, UnsetType) else convert_bodies(models.WorkingDayInput, body, minimum=1),
    )


_UPDATE_TIMETABLE_EVENT_SCHEDULE: Endpoint[models.EventSchedule] = LazyEndpoint(
    id="update_timetable_event_schedule",
    method="PATCH",
    path="/company/{location_id}/schedules/{schedule_id}",
    result=lambda: models.EventSchedule,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_TIMETABLE_EVENT_SCHEDULE)
def update_timetable_event_schedule(
    location_id: int,
    schedule_id: int,
    *,
    body: models.UpdateTimetableEventScheduleInput | Mapping[str, Any],
) -> Operation[models.EventSchedule]:
    """Update a schedule of recurring events

    Changes the last day of a schedule of recurring events and returns the schedule.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
    """
    return Operation(
        _UPDATE_TIMETABLE_EVENT_SCHEDULE,
        (check_id("location_id", location_id), check_id("schedule_id", schedule_id)),
        (),
        convert_body(models.UpdateTimetableEventScheduleInput, body),
    )


_UPDATE_TIMETABLE_SCHEDULE_DAY: Endpoint[models.ScheduleDay] = LazyEndpoint(
    id="update_timetable_schedule_day",
    method="PATCH",
    path="/company/{location_id}/schedules/{schedule_id}/days/{day_id}",
    result=lambda: models.ScheduleDay,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
)


@factory(_UPDATE_TIMETABLE_SCHEDULE_DAY)
def update_timetable_schedule_day(
    location_id: int,
    schedule_id: int,
    day_id: int,
    *,
    body: models.UpdateTimetableScheduleDayInput | Mapping[str, Any],
    include: Sequence[Literal["events_master", "events_labels", "events_resource_instances", "events"]] | None = None,
) -> Operation[models.ScheduleDay]:
    """Update a weekday of a schedule

    Changes a weekday of a schedule of recurring events and returns the day. Durations are in seconds.

    Args:
        location_id: Location, by id.
        schedule_id: Schedule, by id.
        day_id: Day, by id.
        include: Further data to return.
    """
    return Operation(
        _UPDATE_TIMETABLE_SCHEDULE_DAY,
        (
            check_id("location_id", location_id),
            check_id("schedule_id", schedule_id),
            check_id("day_id", day_id),
        ),
        (
            optional(check_choices, "include", include, ("events_master", "events_labels", "events_resource_instances", "events")),
        ),
        convert_body(models.UpdateTimetableScheduleDayInput, body),
    )
