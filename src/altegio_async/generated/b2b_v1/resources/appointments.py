# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.appointments`."""

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
    from altegio_async import enums, pagination
else:
    enums = lazy_module("altegio_async.enums")
    pagination = lazy_module("altegio_async.pagination")


class Appointments(Resource):
    """Methods of `altegio.appointments`."""

    @cached_property
    def with_raw_response(self) -> AppointmentsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return AppointmentsWithRawResponse(self._copy_for_raw_responses())

    async def create_timetable_client_schedule(
        self,
        location_id: int,
        schedule_id: int,
        *,
        client_id: int,
        schedule_days_ids: Iterable[int],
        comer_id: int | UnsetType = UNSET,
    ) -> models.ClientSchedule:
        """Add a client to recurring appointments.

        Adds a client to days of a schedule of recurring appointments or events and returns the schedule
        of the client.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            client_id: client, by id.
            schedule_days_ids: days of the schedule, by id.
            comer_id: person, pet or vehicle that the appointment is for, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_timetable_client_schedule`.
        """
        return await self._pipeline.call(
            operations.create_timetable_client_schedule(
                location_id,
                schedule_id,
                body={
                    "client_id": client_id,
                    "schedule_days_ids": schedule_days_ids,
                    "comer_id": comer_id,
                },
            )
        )

    async def delete(
        self,
        location_id: int,
        appointment_id: int,
        *,
        include_consumables: int | None = None,
        include_finance_transactions: int | None = None,
    ) -> None:
        """Delete an appointment.

        Deletes an appointment.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            include_consumables: 1 to add the consumables.
            include_finance_transactions: 1 to add the payments.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_appointment`.
        """
        return await self._pipeline.call(
            operations.delete_appointment(
                location_id,
                appointment_id,
                include_consumables=include_consumables,
                include_finance_transactions=include_finance_transactions,
            )
        )

    async def delete_timetable_client_schedule(
        self,
        location_id: int,
        schedule_id: int,
        client_schedule_id: int,
    ) -> None:
        """Remove a client from recurring appointments.

        Deletes the schedule of a client.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            client_schedule_id: client schedule, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_timetable_client_schedule`.
        """
        return await self._pipeline.call(
            operations.delete_timetable_client_schedule(
                location_id,
                schedule_id,
                client_schedule_id,
            )
        )

    async def get(
        self,
        location_id: int,
        appointment_id: int,
        *,
        include_consumables: int | None = None,
        include_finance_transactions: int | None = None,
    ) -> models.Appointment:
        """Get an appointment.

        Returns one appointment with services, client, documents and, on request, consumables and
        payments.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            include_consumables: 1 to add the consumables.
            include_finance_transactions: 1 to add the payments.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment`.
        """
        return await self._pipeline.call(
            operations.get_appointment(
                location_id,
                appointment_id,
                include_consumables=include_consumables,
                include_finance_transactions=include_finance_transactions,
            )
        )

    async def leave_comment(
        self,
        location_id: int,
        team_member_id: int,
        *,
        mark: int,
        text: str,
        name: str,
    ) -> models.Review:
        """Leave a review.

        Adds a review of a team member with a mark and a text.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            mark: mark of the review.
            text: text of the review.
            name: name of the author.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `leave_comment`.
        """
        return await self._pipeline.call(
            operations.leave_comment(
                location_id,
                team_member_id,
                body={
                    "mark": mark,
                    "text": text,
                    "name": name,
                },
            )
        )

    def list(
        self,
        location_id: int,
        *,
        team_member_id: int | None = None,
        client_id: int | None = None,
        created_user_id: int | None = None,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        c_start_date: dt.date | str | None = None,
        c_end_date: dt.date | str | None = None,
        changed_after: dt.datetime | str | None = None,
        changed_before: dt.datetime | str | None = None,
        include_consumables: int | None = None,
        include_finance_transactions: int | None = None,
        with_deleted: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Appointment]:
        """List appointments.

        Returns the appointments of a location page by page. Days include both ends and are days of the
        location; change times are local times of the location. Send with_deleted=1 to include deleted
        appointments.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            client_id: client, by id.
            created_user_id: only appointments that this user created, by id.
            start_date: first day, included.
            end_date: last day, included.
            c_start_date: first day of creation, included.
            c_end_date: last day of creation, included.
            changed_after: only objects changed after this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            changed_before: only objects changed before this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            include_consumables: 1 to add the consumables.
            include_finance_transactions: 1 to add the payments.
            with_deleted: whether to return deleted appointments too.
            page_size: rows per page, by default 50.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_appointment_list(
                location_id,
                team_member_id=team_member_id,
                client_id=client_id,
                created_user_id=created_user_id,
                start_date=start_date,
                end_date=end_date,
                c_start_date=c_start_date,
                c_end_date=c_end_date,
                changed_after=changed_after,
                changed_before=changed_before,
                include_consumables=include_consumables,
                include_finance_transactions=include_finance_transactions,
                with_deleted=with_deleted,
            ),
            page_size=page_size,
            limit=limit,
        )

    def list_comments(
        self,
        location_id: int,
        *,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        team_member_id: int | None = None,
        rating: int | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Review]:
        """List reviews.

        Returns the reviews of a location and its team members page by page.

        Args:
            location_id: location, by id.
            start_date: first day, included.
            end_date: last day, included.
            team_member_id: team member, by id.
            rating: only reviews with this rating.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_comments`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_comments(
                location_id,
                start_date=start_date,
                end_date=end_date,
                team_member_id=team_member_id,
                rating=rating,
            ),
            page_size=page_size,
            limit=limit,
        )

    def list_for_partner(
        self,
        location_id: int | None = None,
        *,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        created_start_date: dt.date | str | None = None,
        created_end_date: dt.date | str | None = None,
        user_id: int | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.PartnerAppointment]:
        """List appointments of a partner.

        Returns the appointments that the integration created. Filter days are written as DD.MM.YYYY.

        Args:
            location_id: location, by id.
            start_date: first day, included. A date of the location.
            end_date: last day, included. A date of the location.
            created_start_date: first day of creation, DD.MM.YYYY. A date of the location.
            created_end_date: last day of creation, DD.MM.YYYY. A date of the location.
            user_id: user, by id.
            page_size: rows per page, at most 100.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_partner_appointment_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_partner_appointment_list(
                location_id=location_id,
                start_date=start_date,
                end_date=end_date,
                created_start_date=created_start_date,
                created_end_date=created_end_date,
                user_id=user_id,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def replace(
        self,
        location_id: int,
        appointment_id: int,
        *,
        body: models.AppointmentUpdate | models.EventAppointmentUpdate | Mapping[str, Any],
        include_consumables: int | None = None,
        include_finance_transactions: int | None = None,
    ) -> models.Appointment:
        """Replace an appointment.

        Replaces all fields of an appointment. Read the appointment first and send every field that must
        keep its value.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            body: one of `AppointmentUpdate` and `EventAppointmentUpdate`, or a dict with its fields.
            include_consumables: 1 to add the consumables.
            include_finance_transactions: 1 to add the payments.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_appointment`.
        """
        return await self._pipeline.call(
            operations.update_appointment(
                location_id,
                appointment_id,
                include_consumables=include_consumables,
                include_finance_transactions=include_finance_transactions,
                body=body,
            )
        )

    async def update_timetable_client_schedule(
        self,
        location_id: int,
        schedule_id: int,
        client_schedule_id: int,
        *,
        schedule_days_ids: Iterable[int],
    ) -> models.ClientSchedule:
        """Update the recurring days of a client.

        Sets the days of a schedule that a client attends.

        Args:
            location_id: location, by id.
            schedule_id: schedule, by id.
            client_schedule_id: client schedule, by id.
            schedule_days_ids: days of the schedule, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_timetable_client_schedule`.
        """
        return await self._pipeline.call(
            operations.update_timetable_client_schedule(
                location_id,
                schedule_id,
                client_schedule_id,
                body={
                    "schedule_days_ids": schedule_days_ids,
                },
            )
        )

    async def update(
        self,
        location_id: int,
        appointment_id: int,
        *,
        team_member_id: int | UnsetType = UNSET,
        services: Sequence[models.AppointmentServiceInput | Mapping[str, Any] | int] | UnsetType = UNSET,
        client: models.AppointmentClientInput | Mapping[str, Any] | UnsetType = UNSET,
        save_if_busy: bool | UnsetType = UNSET,
        datetime: dt.datetime | str | UnsetType = UNSET,
        seance_length: int | dt.timedelta | UnsetType = UNSET,
        send_sms: bool | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        sms_remain_hours: int | UnsetType = UNSET,
        email_remain_hours: int | UnsetType = UNSET,
        attendance: enums.AppointmentOutcome | Literal[-1, 0, 1, 2] | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        custom_color: str | UnsetType = UNSET,
        tags: Sequence[int] | UnsetType = UNSET,
        technical_break_duration: int | dt.timedelta | None | UnsetType = UNSET,
        custom_fields: Mapping[str, Any] | UnsetType = UNSET,
        event_id: int | UnsetType = UNSET,
    ) -> models.Appointment:
        """Update an appointment.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            team_member_id: team member, by id.
            services: services of the appointment.
            client: the client of an appointment, by phone or by id.
            save_if_busy: whether to save although the time is not free.
            datetime: start with the offset of the location. A datetime with an offset; without an offset
                it is a time of the location.
            seance_length: duration in seconds.
            send_sms: whether an SMS is sent to the client. False if it is not given.
            comment: note for the team.
            sms_remain_hours: hours before the start at which a reminder is sent by SMS.
            email_remain_hours: hours before the start at which a reminder is sent by e-mail.
            attendance: -1 no show, 0 waiting, 1 arrived, 2 confirmed.
            api_id: id of the object in the system of the integration.
            custom_color: colour of the appointment as six hexadecimal digits.
            tags: tags of the appointment, by id.
            technical_break_duration: break after the service in seconds.
            custom_fields: values of custom fields by code.
            event_id: group event, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment`, `update_appointment`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.AppointmentUpdate,
            {
                "team_member_id": team_member_id,
                "services": services,
                "client": client,
                "save_if_busy": save_if_busy,
                "datetime": datetime,
                "seance_length": seance_length,
                "send_sms": send_sms,
                "comment": comment,
                "sms_remain_hours": sms_remain_hours,
                "email_remain_hours": email_remain_hours,
                "attendance": attendance,
                "api_id": api_id,
                "custom_color": custom_color,
                "tags": tags,
                "technical_break_duration": technical_break_duration,
                "custom_fields": custom_fields,
                "event_id": event_id,
            },
            options=("save_if_busy", "send_sms"),
        )
        read = await self._pipeline.respond(
            operations.get_appointment(location_id, appointment_id)
        )
        refuse_lossy_read(models.AppointmentUpdate, read.drift, changes, {"staff_id": ("staff", "staff_id"), "client": ("client",)})
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_appointment(location_id, appointment_id, body=body)
        )

    def _build_update(
        self, current: models.Appointment, changes: Mapping[str, Any]
    ) -> models.AppointmentUpdate:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.AppointmentUpdate,
            current,
            changes,
            sources={
                "staff_id": ("staff_id", "staff.id"),
                "client.patronymic": ("client.patronymic", "client.middle_name"),
            },
            defaults={
                "send_sms": False,
            },
        )


class AppointmentsWithRawResponse:
    """Methods of `altegio.appointments.with_raw_response`."""

    def __init__(self, appointments: Appointments) -> None:
        self.create_timetable_client_schedule: Final = raw(appointments.create_timetable_client_schedule)
        self.delete: Final = raw(appointments.delete)
        self.delete_timetable_client_schedule: Final = raw(appointments.delete_timetable_client_schedule)
        self.get: Final = raw(appointments.get)
        self.leave_comment: Final = raw(appointments.leave_comment)
        self.list: Final = raw_page(appointments.list)
        self.list_comments: Final = raw_page(appointments.list_comments)
        self.list_for_partner: Final = raw_page(appointments.list_for_partner)
        self.replace: Final = raw(appointments.replace)
        self.update_timetable_client_schedule: Final = raw(appointments.update_timetable_client_schedule)
