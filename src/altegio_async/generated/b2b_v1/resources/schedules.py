# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.schedules`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw, warn_deprecated


class Schedules(Resource):
    """Methods of `altegio.schedules`."""

    @cached_property
    def with_raw_response(self) -> SchedulesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return SchedulesWithRawResponse(self._copy_for_raw_responses())

    async def create_timetable_day(
        self,
        location_id: int,
        schedule_id: int,
        *,
        day_of_week: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        events_team_member_id: int,
        events_time: str,
        events_duration: int | dt.timedelta,
        events_capacity: int,
        include: Sequence[Literal["events_master", "events_labels", "events_resource_instances", "events"]] | None = None,
        tag_ids: Iterable[int] | UnsetType = UNSET,
        resource_instances_ids: Iterable[int] | UnsetType = UNSET,
    ) -> models.ScheduleDay:
        """Add a weekday to a schedule.

        Adds a weekday to a schedule of recurring events and returns the day. Durations are in seconds.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            day_of_week: day of the week.
            events_team_member_id: team member of the events, by id.
            events_time: time of day, HH:MM.
            events_duration: duration in seconds.
            events_capacity: number of places.
            include: further data to return.
            tag_ids: tags, by id.
            resource_instances_ids: instances of resources, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_timetable_schedule_day`.
        """
        return await self._pipeline.call(
            operations.create_timetable_schedule_day(
                location_id,
                schedule_id,
                include=include,
                body={
                    "day_of_week": day_of_week,
                    "events_team_member_id": events_team_member_id,
                    "events_time": events_time,
                    "events_duration": events_duration,
                    "events_capacity": events_capacity,
                    "tag_ids": tag_ids,
                    "resource_instances_ids": resource_instances_ids,
                },
            )
        )

    async def create_timetable_event(
        self,
        location_id: int,
        *,
        body: models.CreateTimetableEventScheduleInput | Mapping[str, Any],
        include: Sequence[Literal["days"]] | None = None,
    ) -> models.EventSchedule:
        """Create a schedule of recurring events.

        Repeats an appointment or a group event on given weekdays until a day and returns the schedule.
        Durations are in seconds.

        Args:
            location_id: location, by id.
            body: a `CreateTimetableEventScheduleInput`, or a dict with its fields.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_timetable_event_schedule`.
        """
        return await self._pipeline.call(
            operations.create_timetable_event_schedule(
                location_id,
                include=include,
                body=body,
            )
        )

    async def delete_timetable_day(self, location_id: int, schedule_id: int, day_id: int) -> None:
        """Delete a weekday of a schedule.

        Deletes a weekday of a schedule of recurring events.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            day_id: day, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_timetable_schedule_day`.
        """
        return await self._pipeline.call(
            operations.delete_timetable_schedule_day(
                location_id,
                schedule_id,
                day_id,
            )
        )

    async def delete_timetable_event(self, location_id: int, schedule_id: int) -> None:
        """Delete a schedule of recurring events.

        Deletes a schedule of recurring events.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_timetable_event_schedule`.
        """
        return await self._pipeline.call(operations.delete_timetable_event_schedule(location_id, schedule_id))

    async def get(
        self,
        location_id: int,
        *,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        team_member_ids: Iterable[int] | None = None,
        include: Sequence[Literal["busy_intervals", "off_day_type"]] | None = None,
    ) -> list[models.TeamMemberSchedule]:
        """Get the schedules of team members.

        Returns the working hours of team members day by day, on request with busy intervals and the
        reason for a day off.

        Args:
            location_id: location, by id.
            start_date: first day, included.
            end_date: last day, included.
            team_member_ids: only for these team members, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_schedule_list`.
        """
        return await self._pipeline.call(
            operations.get_team_member_schedule_list(
                location_id,
                start_date=start_date,
                end_date=end_date,
                team_member_ids=team_member_ids,
                include=include,
            )
        )

    async def get_appointment_calendar_dates(
        self,
        location_id: int,
        date: dt.date | str,
        *,
        team_member_id: int | None = None,
    ) -> list[str]:
        """List working days of the calendar.

        Returns the days from a given day on which the location or a team member works.

        Args:
            location_id: location, by id.
            date: day, YYYY-MM-DD. A date of the location.
            team_member_id: only for this team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_calendar_dates`.
        """
        return await self._pipeline.call(
            operations.get_appointment_calendar_dates(
                location_id,
                date,
                team_member_id=team_member_id,
            )
        )

    async def get_appointment_calendar_sessions(
        self,
        location_id: int,
        team_member_id: int,
        date: dt.date | str,
    ) -> list[models.CalendarSession]:
        """List start times of a day.

        Returns the start times of a team member on a day and whether each is free.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date: day, YYYY-MM-DD. A date of the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_calendar_sessions`.
        """
        return await self._pipeline.call(
            operations.get_appointment_calendar_sessions(
                location_id,
                team_member_id,
                date,
            )
        )

    async def get_appointment_calendar_settings(self, location_id: int) -> models.CalendarSettings:
        """Get the calendar settings.

        Returns the settings of the appointment calendar of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_calendar_settings`.
        """
        return await self._pipeline.call(operations.get_appointment_calendar_settings(location_id))

    async def get_for_team_member(
        self,
        location_id: int,
        team_member_id: int,
        start_date: dt.date | str,
        end_date: dt.date | str,
    ) -> list[models.WorkingDay]:
        """Get the working days of a team member.

        Returns the working days of one team member between two days, with the working hours of each day.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            start_date: day, YYYY-MM-DD. A date of the location.
            end_date: day, YYYY-MM-DD. A date of the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_schedule`.
        """
        return await self._pipeline.call(
            operations.get_team_member_schedule(
                location_id,
                team_member_id,
                start_date,
                end_date,
            )
        )

    async def list_timetable_day_events(
        self,
        location_id: int,
        schedule_id: int,
        day_id: int,
    ) -> list[models.TimetableEvent]:
        """List the events of a schedule day.

        Returns the events that were created for a weekday of a schedule.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            day_id: day, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_timetable_schedule_day_events`.
        """
        return await self._pipeline.call(
            operations.list_timetable_schedule_day_events(
                location_id,
                schedule_id,
                day_id,
            )
        )

    async def search_by_event(
        self,
        location_id: int,
        entity_type: Literal["record", "activity"],
        entity_id: int,
        *,
        include: Sequence[Literal["days", "days.events_master", "days.events_labels", "days.events_resource_instances"]] | None = None,
    ) -> models.EventSchedule:
        """Get the schedule of a recurring event.

        Returns the schedule that an appointment or a group event belongs to.

        Args:
            location_id: location, by id.
            entity_type: kind of object: record or activity.
            entity_id: appointment or group event, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_timetable_event_schedules_by_event`.
        """
        return await self._pipeline.call(
            operations.search_timetable_event_schedules_by_event(
                location_id,
                entity_type,
                entity_id,
                include=include,
            )
        )

    async def update(
        self,
        location_id: int,
        *,
        body: models.SetTeamMemberScheduleInput | Mapping[str, Any],
    ) -> list[models.TeamMemberSchedule]:
        """Set the schedules of team members.

        Sets and deletes working hours of several team members and returns the days that were set.

        Args:
            location_id: location, by id.
            body: a `SetTeamMemberScheduleInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `set_team_member_schedule`.
        """
        return await self._pipeline.call(operations.set_team_member_schedule(location_id, body=body))

    async def replace_appointment_calendar_settings(
        self,
        location_id: int,
        *,
        appointment_type: Literal[0, 1, 2],
        event_appointment_clients_count_max: int,
    ) -> models.CalendarSettings:
        """Update the calendar settings.

        Changes the settings of the appointment calendar of a location and returns them.

        Args:
            location_id: location, by id.
            appointment_type: 0 single appointments, 1 group events, 2 both.
            event_appointment_clients_count_max: largest number of people in one appointment of a group
                event.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_appointment_calendar_settings`.
        """
        return await self._pipeline.call(
            operations.update_appointment_calendar_settings(
                location_id,
                body={
                    "appointment_type": appointment_type,
                    "event_appointment_clients_count_max": event_appointment_clients_count_max,
                },
            )
        )

    async def update_for_team_member(
        self,
        location_id: int,
        team_member_id: int,
        start_date: dt.date | str,
        end_date: dt.date | str,
        *,
        body: Sequence[models.WorkingDayInput | Mapping[str, Any]],
    ) -> None:
        """Set the working days of a team member.

        Sets the working hours of one team member for each day in the list.

        Deprecated. Use `schedules.update`.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            start_date: first day, included. A date of the location.
            end_date: last day, included. A date of the location.
            body: a list of `WorkingDayInput` or of dicts with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_team_member_schedule`.
        """
        warn_deprecated("schedules.update_for_team_member", "schedules.update")
        return await self._pipeline.call(
            operations.update_team_member_schedule(
                location_id,
                team_member_id,
                start_date,
                end_date,
                body=body,
            )
        )

    async def update_for_team_member_legacy(
        self,
        location_id: int,
        team_member_id: int,
        *,
        body: Sequence[models.WorkingDayInput | Mapping[str, Any]],
    ) -> None:
        """Set the working days of a team member at the old URL.

        Sets the working hours of one team member for each day in the list.

        Deprecated. Use `schedules.update`.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            body: a list of `WorkingDayInput` or of dicts with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `schedule_team_member_update_deprecated`.
        """
        warn_deprecated("schedules.update_for_team_member_legacy", "schedules.update")
        return await self._pipeline.call(
            operations.schedule_team_member_update_deprecated(
                location_id,
                team_member_id,
                body=body,
            )
        )

    async def update_timetable_day(
        self,
        location_id: int,
        schedule_id: int,
        day_id: int,
        *,
        force: bool,
        include: Sequence[Literal["events_master", "events_labels", "events_resource_instances", "events"]] | None = None,
        events_team_member_id: int | UnsetType = UNSET,
        events_time: str | UnsetType = UNSET,
        events_duration: int | dt.timedelta | UnsetType = UNSET,
        events_capacity: int | UnsetType = UNSET,
        tag_ids: Iterable[int] | UnsetType = UNSET,
        resource_instances_ids: Iterable[int] | UnsetType = UNSET,
    ) -> models.ScheduleDay:
        """Update a weekday of a schedule.

        Changes a weekday of a schedule of recurring events and returns the day. Durations are in seconds.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            day_id: day, by id.
            force: whether to save in spite of conflicts.
            include: further data to return.
            events_team_member_id: team member of the events, by id.
            events_time: time of day, HH:MM.
            events_duration: duration in seconds.
            events_capacity: number of places.
            tag_ids: tags, by id.
            resource_instances_ids: instances of resources, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_timetable_schedule_day`.
        """
        return await self._pipeline.call(
            operations.update_timetable_schedule_day(
                location_id,
                schedule_id,
                day_id,
                include=include,
                body={
                    "force": force,
                    "events_team_member_id": events_team_member_id,
                    "events_time": events_time,
                    "events_duration": events_duration,
                    "events_capacity": events_capacity,
                    "tag_ids": tag_ids,
                    "resource_instances_ids": resource_instances_ids,
                },
            )
        )

    async def update_timetable_event(
        self,
        location_id: int,
        schedule_id: int,
        *,
        date_end: dt.date | str | UnsetType = UNSET,
    ) -> models.EventSchedule:
        """Update a schedule of recurring events.

        Changes the last day of a schedule of recurring events and returns the schedule.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            date_end: last day.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_timetable_event_schedule`.
        """
        return await self._pipeline.call(
            operations.update_timetable_event_schedule(
                location_id,
                schedule_id,
                body={
                    "date_end": date_end,
                },
            )
        )

    async def update_appointment_calendar_settings(
        self,
        location_id: int,
        *,
        appointment_type: Literal[0, 1, 2] | UnsetType = UNSET,
        event_appointment_clients_count_max: int | UnsetType = UNSET,
    ) -> models.CalendarSettings:
        """Update the calendar settings.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_appointment_calendar_settings` sends a body without reading.

        Args:
            location_id: location, by id.
            appointment_type: 0 single appointments, 1 group events, 2 both.
            event_appointment_clients_count_max: largest number of people in one appointment of a group
                event.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_calendar_settings`, `update_appointment_calendar_settings`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateAppointmentCalendarSettingsInput,
            {
                "appointment_type": appointment_type,
                "event_appointment_clients_count_max": event_appointment_clients_count_max,
            },
        )
        read = await self._pipeline.respond(
            operations.get_appointment_calendar_settings(location_id)
        )
        refuse_lossy_read(models.UpdateAppointmentCalendarSettingsInput, read.drift, changes)
        body = self._build_update_appointment_calendar_settings(read.value, changes)
        return await self._pipeline.call(
            operations.update_appointment_calendar_settings(location_id, body=body)
        )

    def _build_update_appointment_calendar_settings(
        self, current: models.CalendarSettings, changes: Mapping[str, Any]
    ) -> models.UpdateAppointmentCalendarSettingsInput:
        """Return the body of `update_appointment_calendar_settings`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateAppointmentCalendarSettingsInput,
            current,
            changes,
        )


class SchedulesWithRawResponse:
    """Methods of `altegio.schedules.with_raw_response`."""

    def __init__(self, schedules: Schedules) -> None:
        self.create_timetable_day: Final = raw(schedules.create_timetable_day)
        self.create_timetable_event: Final = raw(schedules.create_timetable_event)
        self.delete_timetable_day: Final = raw(schedules.delete_timetable_day)
        self.delete_timetable_event: Final = raw(schedules.delete_timetable_event)
        self.get: Final = raw(schedules.get)
        self.get_appointment_calendar_dates: Final = raw(schedules.get_appointment_calendar_dates)
        self.get_appointment_calendar_sessions: Final = raw(schedules.get_appointment_calendar_sessions)
        self.get_appointment_calendar_settings: Final = raw(schedules.get_appointment_calendar_settings)
        self.get_for_team_member: Final = raw(schedules.get_for_team_member)
        self.list_timetable_day_events: Final = raw(schedules.list_timetable_day_events)
        self.search_by_event: Final = raw(schedules.search_by_event)
        self.update: Final = raw(schedules.update)
        self.replace_appointment_calendar_settings: Final = raw(schedules.replace_appointment_calendar_settings)
        self.update_for_team_member: Final = raw(schedules.update_for_team_member)
        self.update_for_team_member_legacy: Final = raw(schedules.update_for_team_member_legacy)
        self.update_timetable_day: Final = raw(schedules.update_timetable_day)
        self.update_timetable_event: Final = raw(schedules.update_timetable_event)
