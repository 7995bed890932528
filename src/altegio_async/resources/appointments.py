"""Appointments."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from altegio_async._core.arguments import check_datetime, check_seconds
from altegio_async._core.body_arguments import convert_union_body, make_body
from altegio_async._core.validation import check_id
from altegio_async._lazy import lazy_module
from altegio_async._resource import raw
from altegio_async.errors import APIResponseError
from altegio_async.generated.b2b_v1 import models, operations, resources

if TYPE_CHECKING:
    from altegio_async import enums
else:
    enums = lazy_module("altegio_async.enums")

__all__ = ["Appointments", "AppointmentsWithRawResponse"]

_SLOT: Final = frozenset({"team_member_id", "services", "datetime", "seance_length"})


class Appointments(resources.Appointments):
    """Methods of `altegio.appointments`."""

    @cached_property
    def with_raw_response(self) -> AppointmentsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return AppointmentsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        team_member_id: int,
        services: Iterable[models.AppointmentServiceInput | Mapping[str, Any] | int],
        client: models.AppointmentClientInput | Mapping[str, Any],
        datetime: dt.datetime | str,
        seance_length: dt.timedelta | int,
        save_if_busy: bool | UnsetType = UNSET,
        send_sms: bool | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        sms_remain_hours: int | UnsetType = UNSET,
        email_remain_hours: int | UnsetType = UNSET,
        attendance: enums.AppointmentOutcome | Literal[-1, 0, 1, 2] | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        custom_color: str | UnsetType = UNSET,
        tags: Iterable[int] | UnsetType = UNSET,
        technical_break_duration: int | UnsetType | None = UNSET,
        custom_fields: Mapping[str, Any] | UnsetType = UNSET,
    ) -> models.Appointment:
        """Create an appointment of one team member and return it.

        After a lost response (an error whose `sent` is not False) the appointment can exist. The request is
        not repeated. Pass an `api_id` of digits that you choose. After a lost response, look for an
        appointment with it in `appointments.list(location_id, start_date=day, end_date=day)`.

        A busy slot is refused with status 409 or 422, and invalid input with 422 too. Only a new request
        for the free slots distinguishes them. The error has the API's reasons and codes.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            services: ids of services, or services with prices (`id`, `first_cost`, `discount`, `cost`).
            client: the client: `phone`, `name` and others, or `id`.
            datetime: start. A `datetime` without an offset is local time of the location.
            seance_length: duration, a `timedelta` or seconds.
            save_if_busy: create it even if the slot is busy.
            send_sms: send the client a message about it.
            comment: comment.
            sms_remain_hours: hours before the start at which the client gets an SMS; 0 for none.
            email_remain_hours: hours before the start at which the client gets an email; 0 for none.
            attendance: outcome, see `altegio_async.enums.AppointmentOutcome`.
            api_id: id of your own. Use digits: the API can replace other text by 0.
            custom_color: colour, such as "f44336".
            tags: tags of appointments, by id.
            technical_break_duration: break after it in seconds; None for the setting of the service.
            custom_fields: values of custom fields by code.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
            ConflictError: the slot is busy.
            UnprocessableEntityError: the slot is busy, or a value is refused.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_appointment`.
        """
        body = make_body(
            models.AppointmentCreate,
            {
                "team_member_id": check_id("team_member_id", team_member_id),
                "services": services,
                "client": client,
                "datetime": check_datetime("datetime", datetime),
                "seance_length": check_seconds("seance_length", seance_length),
                "save_if_busy": save_if_busy,
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
            },
        )
        return await self._call_and_convert(
            operations.create_appointment(location_id, body=body), _get_only_appointment
        )

    async def create_several(
        self,
        location_id: int,
        *,
        body: models.AppointmentCreate | models.EventAppointmentCreate | Mapping[str, Any],
    ) -> builtins.list[models.Appointment]:
        """Send the request that creates appointments, and return all that were created.

        Use it to add a client to a group event, and if one request creates several appointments. `create`
        says what to do after a lost response.

        Args:
            location_id: location, by id.
            body: one of `AppointmentCreate` and `EventAppointmentCreate`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
            ConflictError: the slot is busy.
            UnprocessableEntityError: the slot is busy, or a value is refused.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_appointment`.
        """
        forms = (models.AppointmentCreate, models.EventAppointmentCreate)
        return await self._pipeline.call(
            operations.create_appointment(location_id, body=convert_union_body(forms, body))
        )

    def _build_update(
        self, current: models.Appointment, changes: Mapping[str, Any]
    ) -> models.AppointmentUpdate:
        """Return the body of `update`. By default a busy slot is accepted if the slot does not change."""
        body = super()._build_update(_remove_zero_ids(current), changes)
        if "save_if_busy" in changes:
            return body
        return replace(body, save_if_busy=_SLOT.isdisjoint(changes))


class AppointmentsWithRawResponse(resources.AppointmentsWithRawResponse):
    """Methods of `altegio.appointments.with_raw_response`."""

    def __init__(self, appointments: Appointments) -> None:
        super().__init__(appointments)
        self.create: Final = raw(appointments.create)
        self.create_several: Final = raw(appointments.create_several)


def _get_only_appointment(appointments: list[models.Appointment]) -> models.Appointment:
    """Return the appointment of a list of one.

    Raises:
        APIResponseError: the list has no appointment or several.
    """
    if len(appointments) != 1:
        raise APIResponseError(
            f"expected one created appointment, got {len(appointments)}; "
            "the server reports that the request was carried out"
        )
    return appointments[0]


def _remove_zero_ids(appointment: models.Appointment) -> models.Appointment:
    """Return a copy without the ids 0, which mean that there is no client or no group event."""
    client = appointment.client
    return replace(
        appointment,
        client=replace(client, id=client.id or None) if client is not None else None,
        event_id=appointment.event_id or None,
    )
