"""Appointments: create, read, replace, delete."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.availability import find_obstacle, get_break
from altegio_async.testing.data.booking import Appointment, BookedService
from altegio_async.testing.data.booking_builders import store_appointment
from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.world import Client, Location, World, extract_digits
from altegio_async.testing.handlers.appointment_rows import render_appointment, render_changed
from altegio_async.testing.handlers.client_rows import read_histories
from altegio_async.testing.handlers.clients import add_client
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
    as_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, parse_day, parse_moment, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from altegio_async.testing.data.booking import Service, TeamMember
    from altegio_async.testing.data.changes import ChangeStatus

_PAGE = 50
_LARGEST_PAGE = 1000
_LONGEST = 86_400


def list_appointments(world: World, call: HandlerCall) -> Answer:
    """List the appointments of a location by start, those that the query selects."""
    location = world.locations[call.number("location_id")]
    checks = _read_filters(location, call)
    found = [
        appointment
        for appointment in world.booking.list_appointments(location.id)
        if all(check(appointment) for check in checks)
    ]
    found.sort(key=lambda appointment: (appointment.start, appointment.id))
    page = select_page(call, found, "count", default=_PAGE, maximum=_LARGEST_PAGE)
    histories = read_histories(world, location.id)
    rows = [render_appointment(world, appointment, histories) for appointment in page]
    meta = {"page": max(parse_leading_number(call.first("page") or ""), 1), "total_count": len(found)}
    return Answer(200, {"success": True, "data": rows, "meta": meta})


def _read_filters(location: Location, call: HandlerCall) -> list[Callable[[Appointment], bool]]:
    """Return a check for each filter of the query. Days are days of the location and include both ends."""
    checks: list[Callable[[Appointment], bool]] = []
    if (call.first("with_deleted") or "0").casefold() not in {"1", "true"}:
        checks.append(lambda one: not one.is_deleted)
    for name, attribute in (
        ("staff_id", "team_member_id"),
        ("team_member_id", "team_member_id"),
        ("client_id", "client_id"),
        ("created_user_id", "created_user_id"),
    ):
        wanted = call.first(name)
        if wanted:
            checks.append(_make_equality(attribute, parse_leading_number(wanted)))
    for name, attribute, is_first in (
        ("start_date", "start", True),
        ("end_date", "start", False),
        ("c_start_date", "created", True),
        ("c_end_date", "created", False),
        ("changed_after", "changed", True),
        ("changed_before", "changed", False),
    ):
        text = call.first(name)
        if text:
            checks.append(_make_bound(location, name, text, attribute, is_first=is_first))
    return checks


def _make_equality(attribute: str, wanted: int) -> Callable[[Appointment], bool]:
    return lambda one: getattr(one, attribute) == wanted


def _make_bound(
    location: Location, name: str, text: str, attribute: str, *, is_first: bool
) -> Callable[[Appointment], bool]:
    """Return a check whether a time of an appointment is not before, or not after, a day or a time."""
    day, moment = parse_day(text), parse_moment(text, location.zone)
    if day is None and moment is None:
        raise refuse(name, "A date is needed.")

    def check(appointment: Appointment) -> bool:
        value: Any = getattr(appointment, attribute)
        bound: Any = moment
        if day is not None:
            value, bound = value.astimezone(location.zone).date(), day
        return bool(value >= bound if is_first else value <= bound)

    return check


def find_appointment(world: World, call: HandlerCall) -> Appointment:
    """Return the appointment of the path.

    Raises:
        Refusal: the location has no such appointment, or it is deleted.
    """
    appointment = world.booking.appointments.get(call.number("record_id"))
    if appointment is None or appointment.is_deleted or appointment.location_id != call.number("location_id"):
        raise Refusal(404)
    return appointment


def get_appointment(world: World, call: HandlerCall) -> Answer:
    """Return an appointment."""
    return answer_object(render_appointment(world, find_appointment(world, call)))


def create_appointment(world: World, call: HandlerCall) -> Answer:
    """Add an appointment, and its client if the phone is new. The response is a list of one."""
    location = world.locations[call.number("location_id")]
    fields = Fields(call.body)
    _refuse_event(fields)
    fields.require("staff_id", "services", "client", "datetime", "seance_length")
    now = call.now.astimezone(location.zone)
    appointment = _read_appointment(world, location, fields)
    appointment.created = appointment.changed = now
    appointment.created_user_id = call.user.id if call.user else 0
    if not fields.flag("save_if_busy"):
        refuse_busy(world, appointment)
    client = read_client(world, location, fields, now)
    appointment.client_id = None if client is None else client.id
    appointment.id, appointment.visit_id = world.make_id(), world.make_id()
    store_appointment(world, location, appointment)
    announce_appointment(world, appointment, "create")
    return answer_object([render_appointment(world, appointment)], 201)


def update_appointment(world: World, call: HandlerCall) -> Answer:
    """Replace an appointment: optional fields that are not sent lose their values."""
    appointment = find_appointment(world, call)
    location = world.locations[appointment.location_id]
    fields = Fields(call.body)
    if fields.integer("activity_id") != appointment.activity_id:
        _refuse_event(fields)
    fields.require("staff_id", "services", "datetime", "seance_length")
    changed = _read_appointment(world, location, fields)
    changed = replace(
        changed,
        id=appointment.id,
        created=appointment.created,
        changed=compute_change(appointment.changed, call.now),
        visit_id=appointment.visit_id,
        hash=appointment.hash,
        is_online=appointment.is_online,
        created_user_id=appointment.created_user_id,
        activity_id=appointment.activity_id,
    )
    if not fields.flag("save_if_busy"):
        refuse_busy(world, changed)
    client = read_client(world, location, fields, call.now)
    changed.client_id = None if client is None else client.id
    world.booking.store(changed)
    announce_appointment(world, changed, "update")
    return answer_object(render_changed(world, changed), 201)


def delete_appointment(world: World, call: HandlerCall) -> Answer:
    """Delete an appointment. Lists with deleted appointments still contain it."""
    cancel_appointment(world, find_appointment(world, call), call)
    return answer_no_content()


def cancel_appointment(world: World, appointment: Appointment, call: HandlerCall) -> None:
    """Mark an appointment as deleted and report it."""
    appointment.is_deleted = True
    appointment.changed = compute_change(appointment.changed, call.now)
    announce_appointment(world, appointment, "delete")


def announce_appointment(world: World, appointment: Appointment, status: ChangeStatus) -> None:
    """Report a change of an appointment."""
    world.announce(
        "record",
        status,
        location_id=appointment.location_id,
        resource_id=appointment.id,
        render=lambda: render_appointment(world, appointment),
    )


def refuse_busy(world: World, appointment: Appointment) -> None:
    """Refuse an appointment at a time at which the team member is busy or does not work.

    Raises:
        Refusal: 422 with the reason.
    """
    member = world.booking.team_members.get(appointment.team_member_id)
    if member is None:
        raise Refusal(422, "The team member does not work any more.")
    obstacle = find_obstacle(
        world,
        member,
        appointment.start,
        appointment.length,
        technical_break=appointment.technical_break,
        ignored=(appointment.id,),
    )
    if obstacle is not None:
        raise Refusal(422, obstacle)


def read_client(world: World, location: Location, fields: Fields, now: datetime) -> Client | None:
    """Return the client that a body names by id or phone; add one with a new phone; None without both.

    Raises:
        Refusal: 422, the location has no client with this id.
    """
    sent = Fields(fields.object("client"))
    ident, phone = sent.integer("id"), extract_digits(sent.text("phone"))
    if ident:
        client = world.clients_of.get(location.id, {}).get(ident)
        if client is None:
            raise refuse("client", "There is no such client.")
        return client
    if not phone:
        return None
    client = world.find_client(location.id, phone)
    if client is None:
        client = Client(
            0,
            location.id,
            sent.text("name"),
            phone,
            email=sent.text("email"),
            surname=sent.text("surname"),
            middle_name=sent.text("patronymic"),
        )
        add_client(world, client, now)
    return client


def find_bookable(world: World, location: Location, fields: Fields) -> tuple[TeamMember, list[Service]]:
    """Return the team member and the services that a body names by `staff_id` and ids of `services`.

    Raises:
        Refusal: 422, the location has no such team member or service.
    """
    member = world.booking.team_members.get(fields.integer("staff_id"))
    if member is None or member.location_id != location.id:
        raise refuse("staff_id", "There is no such team member.")
    services = [
        world.booking.services.get((location.id, Fields(row).integer("id")))
        for row in fields.objects("services")
    ]
    found = [one for one in services if one is not None]
    if len(found) != len(services):
        raise refuse("services", "There is no such service.")
    return member, found


def _refuse_event(fields: Fields) -> None:
    if fields.integer("activity_id"):
        raise refuse("activity_id", "There is no such event.")


def _read_appointment(world: World, location: Location, fields: Fields) -> Appointment:
    """Return an appointment with the values of a body, without those that the server sets."""
    member, services = find_bookable(world, location, fields)
    start = fields.moment("datetime", location.zone)
    length = fields.integer("seance_length")
    if not 0 < length <= _LONGEST:
        raise refuse("seance_length", "Seconds of one day are needed.")
    attendance = fields.integer("attendance")
    if attendance not in {-1, 0, 1, 2}:
        raise refuse("attendance", "-1, 0, 1 or 2 is needed.")
    pause = fields.integer("technical_break_duration", get_break(services))
    if not 0 <= pause <= _LONGEST:
        raise refuse("technical_break_duration", "Seconds of one day are needed.")
    return Appointment(
        id=0,
        location_id=location.id,
        team_member_id=member.id,
        services=[
            _read_service(record, Fields(row))
            for record, row in zip(services, fields.objects("services"), strict=True)
        ],
        client_id=None,
        start=start,
        length=length,
        created=start,
        changed=start,
        visit_id=0,
        hash="",
        technical_break=pause,
        attendance=attendance,
        comment=fields.text("comment"),
        api_id=fields.text("api_id"),
        custom_color=fields.text("custom_color"),
        label_ids=fields.ids("record_labels"),
        custom_fields=as_object(fields.object("custom_fields")) or {},
        sms_remain_hours=fields.integer("sms_remain_hours"),
        email_remain_hours=fields.integer("email_remain_hours"),
    )


def _read_service(service: Service, sent: Fields) -> BookedService:
    """Return a service with the prices of a body, or with those of the service."""
    amount = max(sent.integer("amount", 1), 1)
    first_cost = sent.amount("first_cost", service.price_min)
    discount = sent.amount("discount", service.discount)
    full = first_cost * amount * max(100 - discount, Decimal(0)) / 100
    return BookedService(service.id, service.title, first_cost, discount, sent.amount("cost", full), amount)


_LIST = "/records/{location_id}"
_APPOINTMENT = "/record/{location_id}/{record_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_appointment_list", "GET", _LIST, list_appointments),
    Route("create_appointment", "POST", _LIST, create_appointment),
    Route("get_appointment", "GET", _APPOINTMENT, get_appointment),
    Route("update_appointment", "PUT", _APPOINTMENT, update_appointment),
    Route("delete_appointment", "DELETE", _APPOINTMENT, delete_appointment),
)
"""The operations on appointments."""
