# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.events`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Events(Resource):
    """Methods of `altegio.v2.events`."""

    @cached_property
    def with_raw_response(self) -> EventsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return EventsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int | str,
        *,
        body: models.CreateEventInput | Mapping[str, Any],
        include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
    ) -> models.Event:
        """Create a group event.

        Creates a group event and returns it. The duration is a multiple of 300 seconds up to 86400, the
        break a multiple of 300 seconds up to 3600.

        Args:
            location_id: location, by id.
            body: a `CreateEventInput`, or a dict with its fields.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_event`.
        """
        return await self._pipeline.call(operations.create_event(location_id, include=include, body=body))

    async def create_appointment(
        self,
        location_id: int | str,
        event_id: int | str,
        *,
        body: models.CreateEventAppointmentInput | Mapping[str, Any],
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
    ) -> models.Appointment:
        """Add a client to a group event.

        Creates an appointment in a group event and returns it. All keys of the client are sent, null
        where unused.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            body: a `CreateEventAppointmentInput`, or a dict with its fields.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_event_appointment`.
        """
        return await self._pipeline.call(
            operations.create_event_appointment(
                location_id,
                event_id,
                include=include,
                body=body,
            )
        )

    async def delete(self, location_id: int | str, event_id: int | str) -> None:
        """Delete a group event.

        Deletes a group event.

        Args:
            location_id: location, by id.
            event_id: event, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_event`.
        """
        return await self._pipeline.call(operations.delete_event(location_id, event_id))

    async def get(
        self,
        location_id: int | str,
        event_id: int | str,
        *,
        include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
    ) -> models.Event:
        """Get a group event.

        Returns one group event, also a deleted one.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event`.
        """
        return await self._pipeline.call(operations.get_event(location_id, event_id, include=include))

    def list(
        self,
        location_id: int | str,
        *,
        date_from: dt.datetime | str,
        date_to: dt.datetime | str,
        team_member_ids: Iterable[int | str] | None = None,
        service_ids: Iterable[int | str] | None = None,
        capacity: int | None = None,
        include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Event]:
        """List group events.

        Returns group events page by page between two local times of the location. The start of the period
        is not in the past. Durations are in seconds.

        Args:
            location_id: location, by id.
            date_from: start of the period, local time of the location. A time of the location, without an
                offset.
            date_to: end of the period, local time of the location. A time of the location, without an
                offset.
            team_member_ids: only these team member ids.
            service_ids: only these service ids.
            capacity: number of free places needed.
            include: further data to return.
            page_size: rows per page, at most 250, by default 250.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_events`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_events(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_ids=team_member_ids,
                service_ids=service_ids,
                capacity=capacity,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def reschedule_appointment(
        self,
        location_id: int | str,
        event_id: int | str,
        appointment_id: int | str,
        *,
        reschedule_event_id: int | str,
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
        with_comer: bool | UnsetType = UNSET,
        comment: str | None | UnsetType = UNSET,
        clients_count: int | None | UnsetType = UNSET,
    ) -> models.Appointment:
        """Move an appointment to another group event.

        Moves an appointment to another group event and returns it.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            appointment_id: appointment, by id.
            reschedule_event_id: group event to move the appointment to, by id.
            include: further data to return.
            with_comer: whether the attendee is moved too.
            comment: note for the team.
            clients_count: number of people.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `reschedule_event_appointment`.
        """
        return await self._pipeline.call(
            operations.reschedule_event_appointment(
                location_id,
                event_id,
                appointment_id,
                include=include,
                body={
                    "reschedule_event_id": reschedule_event_id,
                    "with_comer": with_comer,
                    "comment": comment,
                    "clients_count": clients_count,
                },
            )
        )

    async def replace(
        self,
        location_id: int | str,
        event_id: int | str,
        *,
        body: models.UpdateEventInput | Mapping[str, Any],
        include: Sequence[Literal["staff", "service", "resource_instances", "labels", "duration_details", "master"]] | None = None,
    ) -> models.Event:
        """Replace a group event.

        Replaces all fields of a group event and returns it. The duration is a multiple of 300 seconds up
        to 86400.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            body: a `UpdateEventInput`, or a dict with its fields.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event`.
        """
        return await self._pipeline.call(
            operations.update_event(
                location_id,
                event_id,
                include=include,
                body=body,
            )
        )

    async def update_appointment(
        self,
        location_id: int | str,
        event_id: int | str,
        appointment_id: int | str,
        *,
        body: models.UpdateEventAppointmentInput | Mapping[str, Any],
        include: Sequence[Literal["client", "client.custom_field_values", "staff", "services", "goods", "resource_instances", "labels", "attendance_service_items", "attendance_good_items", "attendance_document", "transactions", "fast_payment_settings", "acceptance_free", "custom_field_values", "comer", "client_notification_settings", "client_schedule", "duration_details"]] | None = None,
    ) -> models.Appointment:
        """Update an appointment of a group event.

        Changes price, products and notes of an appointment in a group event and returns it.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            appointment_id: appointment, by id.
            body: a `UpdateEventAppointmentInput`, or a dict with its fields.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event_appointment`.
        """
        return await self._pipeline.call(
            operations.update_event_appointment(
                location_id,
                event_id,
                appointment_id,
                include=include,
                body=body,
            )
        )

    async def update(
        self,
        location_id: int | str,
        event_id: int | str,
        *,
        team_member_id: int | str | UnsetType = UNSET,
        service_id: int | str | UnsetType = UNSET,
        resource_instance_ids: Iterable[int | str] | UnsetType = UNSET,
        tag_ids: Iterable[int | str] | UnsetType = UNSET,
        date: dt.datetime | str | UnsetType = UNSET,
        length: int | dt.timedelta | UnsetType = UNSET,
        technical_break_duration: int | dt.timedelta | None | UnsetType = UNSET,
        capacity: int | UnsetType = UNSET,
        comment: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        instructions: str | None | UnsetType = UNSET,
        stream_link: str | None | UnsetType = UNSET,
        force: bool | UnsetType = UNSET,
    ) -> models.Event:
        """Update a group event.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        The API does not return `technical_break_duration`. Give each of them again, or it can be reset.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            team_member_id: team member, by id.
            service_id: service, by id.
            resource_instance_ids: instances of resources, by id.
            tag_ids: tags, by id.
            date: new date. A time of the location, without an offset.
            length: duration in seconds.
            technical_break_duration: break after the service in seconds.
            capacity: number of places.
            comment: note for the team.
            color: colour as six hexadecimal digits.
            instructions: instructions for clients.
            stream_link: uRL of the online stream.
            force: whether to save in spite of conflicts. False if it is not given.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event`, `update_event`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateEventInput,
            {
                "team_member_id": team_member_id,
                "service_id": service_id,
                "resource_instance_ids": resource_instance_ids,
                "tag_ids": tag_ids,
                "date": date,
                "length": length,
                "technical_break_duration": technical_break_duration,
                "capacity": capacity,
                "comment": comment,
                "color": color,
                "instructions": instructions,
                "stream_link": stream_link,
                "force": force,
            },
            options=("force",),
        )
        read = await self._pipeline.respond(
            operations.get_event(location_id, event_id, include=['resource_instances', 'labels'])
        )
        refuse_lossy_read(models.UpdateEventInput, read.drift, changes, {"staff_id": ("master_id", "staff_id")})
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_event(location_id, event_id, body=body)
        )

    def _build_update(
        self, current: models.Event, changes: Mapping[str, Any]
    ) -> models.UpdateEventInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateEventInput,
            current,
            changes,
            sources={
                "staff_id": ("staff_id", "master_id"),
            },
            forms={
                "date": "local-date-time-with-space",
            },
            defaults={
                "force": False,
            },
        )


class EventsWithRawResponse:
    """Methods of `altegio.v2.events.with_raw_response`."""

    def __init__(self, events: Events) -> None:
        self.create: Final = raw(events.create)
        self.create_appointment: Final = raw(events.create_appointment)
        self.delete: Final = raw(events.delete)
        self.get: Final = raw(events.get)
        self.list: Final = raw_page(events.list)
        self.reschedule_appointment: Final = raw(events.reschedule_appointment)
        self.replace: Final = raw(events.replace)
        self.update_appointment: Final = raw(events.update_appointment)
