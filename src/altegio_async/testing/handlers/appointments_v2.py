"""Appointments in the second version of the API: read, delete."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from altegio_async.testing.handlers.appointment_rows import is_paid
from altegio_async.testing.handlers.appointments import cancel_appointment, delete_appointment
from altegio_async.testing.handlers.json_api import (
    answer_document,
    link_many,
    link_one,
    read_includes,
    read_page,
    render_position,
    render_resource,
)
from altegio_async.testing.handlers.services_v2 import render_service
from altegio_async.testing.handlers.team_members_v2 import render_team_member
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    parse_leading_number,
    render_money,
)
from altegio_async.testing.server.fields import Fields, parse_moment, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from altegio_async.testing.data.booking import Appointment
    from altegio_async.testing.data.world import Client, Location, World

_SLUGS = {-1: "absent", 0: "waiting", 1: "attended", 2: "confirmed"}
_MANY = {
    "goods": "good",
    "resource_instances": "resource_instance",
    "attendance_service_items": "attendance_service_item",
    "attendance_good_items": "attendance_good_item",
    "transactions": "transaction",
    "custom_field_values": "custom_field_value",
}
"""Relationships to several resources that the server does not store, and the types of those resources."""
_ONE = (
    "attendance_document",
    "fast_payment_settings",
    "acceptance_free",
    "comer",
    "client_notification_settings",
    "client_schedule",
    "duration_details",
)
"""Relationships to one resource that the server does not store."""


def list_appointments(world: World, call: HandlerCall) -> Answer:
    """List the appointments of a location by start, those that the query selects, without deleted ones."""
    location = world.locations[call.number("location_id")]
    checks = list(_read_filters(location, call))
    found = [
        appointment
        for appointment in _list_stored(world, location.id)
        if all(check(appointment) for check in checks)
    ]
    page = read_page(call)
    return _answer_appointments(world, call, page.select(found), meta=render_position(page))


def list_visit_appointments(world: World, call: HandlerCall) -> Answer:
    """List the appointments of a visit, which `record_` or `visit_` with a number names."""
    kind, _, digits = call.path["attendance"].partition("_")
    ident = parse_leading_number(digits)
    attribute = {"record": "id", "visit": "visit_id"}.get(kind, "")
    stored = _list_stored(world, call.number("location_id"))
    visits = {
        appointment.visit_id
        for appointment in stored
        if attribute and getattr(appointment, attribute) == ident
    }
    if not visits:
        raise Refusal(404)
    return _answer_appointments(
        world, call, [appointment for appointment in stored if appointment.visit_id in visits]
    )


def delete_from_timetable(world: World, call: HandlerCall) -> Answer:
    """Delete the appointment of the body and return the remaining appointments of its visit."""
    fields = Fields(call.body)
    fields.require("recordId")
    ident, location_id = fields.integer("recordId"), call.number("location_id")
    appointment = next(
        (appointment for appointment in _list_stored(world, location_id) if appointment.id == ident), None
    )
    if appointment is None:
        raise Refusal(404)
    cancel_appointment(world, appointment, call)
    rest = [other for other in _list_stored(world, location_id) if other.visit_id == appointment.visit_id]
    return _answer_appointments(world, call, rest)


def _list_stored(world: World, location_id: int) -> list[Appointment]:
    """Return the appointments of a location by start, without deleted ones."""
    found = [
        appointment
        for appointment in world.booking.list_appointments(location_id)
        if not appointment.is_deleted
    ]
    return sorted(found, key=lambda appointment: (appointment.start, appointment.id))


def _read_filters(location: Location, call: HandlerCall) -> Iterable[Callable[[Appointment], bool]]:
    """Yield a check for each filter of the query. A period includes both of its bounds."""
    client, event = call.first("filter[client_id]"), call.first("filter[activity_id]")
    if client:
        yield lambda one: one.client_id == parse_leading_number(client)
    if event:
        yield lambda one: one.activity_id == parse_leading_number(event)
    names = ("filter[date_intersect_from]", "filter[date_intersect_to]")
    if not any(call.first(name) for name in names):
        return
    first, last = (_read_moment(location, call, name) for name in names)
    yield lambda one: one.start <= last and one.start + timedelta(seconds=one.length) >= first


def _read_moment(location: Location, call: HandlerCall, name: str) -> datetime:
    moment = parse_moment(call.first(name) or "", location.zone)
    if moment is None:
        raise refuse(name, "Both bounds of the period are needed as a date and time.")
    return moment


def _answer_appointments(
    world: World, call: HandlerCall, appointments: Sequence[Appointment], *, meta: Any = None
) -> Answer:
    """Return a document with appointments, and the included resources that the request asks for."""
    names = read_includes(call)
    included = [row for appointment in appointments for row in _list_included(world, appointment, names)]
    rows = [_render_appointment(world, appointment) for appointment in appointments]
    return answer_document(rows, included=included if names else None, meta=meta)


def _list_included(world: World, appointment: Appointment, names: frozenset[str]) -> Iterable[dict[str, Any]]:
    """Yield the stored resources of an appointment that have these names."""
    client, member = (
        _find_client(world, appointment),
        world.booking.team_members.get(appointment.team_member_id),
    )
    if "client" in names and client is not None:
        yield _render_client(client)
    if "staff" in names and member is not None:
        yield render_team_member(world, member)
    for booked in appointment.services if "services" in names else ():
        service = world.booking.services.get((appointment.location_id, booked.id))
        if service is not None:
            yield render_service(service)
    for ident in appointment.label_ids if "labels" in names else ():
        yield render_resource("label", ident, {"title": f"Tag {ident}", "color": "#3366ff"})


def _find_client(world: World, appointment: Appointment) -> Client | None:
    return world.clients.get(appointment.client_id) if appointment.client_id else None


def _render_client(client: Client) -> dict[str, Any]:
    return render_resource(
        "client",
        client.id,
        {
            "name": client.name,
            "surname": client.surname,
            "patronymic": client.middle_name,
            "phone": f"+{client.phone}",
            "email": client.email,
            "comment": client.comment,
            "discount": render_money(client.discount),
        },
    )


def _render_appointment(world: World, appointment: Appointment) -> dict[str, Any]:
    relationships = {
        "client": link_one("client", appointment.client_id),
        "staff": link_one("staff", appointment.team_member_id),
        "services": link_many("service", (item.id for item in appointment.services)),
        "labels": link_many("label", appointment.label_ids),
        **{name: link_many(kind, ()) for name, kind in _MANY.items()},
        **{name: link_one(name, None) for name in _ONE},
    }
    return render_resource("record", appointment.id, _render_attributes(world, appointment), relationships)


def _render_attributes(world: World, appointment: Appointment) -> dict[str, Any]:
    """Return the fields of an appointment. Times are local times of the location, without an offset."""
    paid = is_paid(world, appointment)
    return {
        "company_id": appointment.location_id,
        "external_id": appointment.api_id,
        "visit_id": appointment.visit_id,
        "booking_user_id": 0,
        "bookform_id": 0,
        "master_id": appointment.team_member_id,
        "staff_id": appointment.team_member_id,
        "client_id": appointment.client_id or 0,
        "comer_id": None,
        "source": 0,
        "attendance": appointment.attendance,
        "attendance_status": appointment.attendance,
        "attendance_status_slug": _SLUGS[appointment.attendance],
        "client_fictive_name": None,
        "client_fictive_phone": None,
        "client_fictive_email": None,
        "clients_count": int(appointment.client_id is not None),
        "activity_id": appointment.activity_id,
        "custom_color": appointment.custom_color,
        "custom_font_color": "",
        "length": appointment.length,
        "duration": appointment.length,
        "paid_full": int(paid),
        "is_paid": paid,
        "is_overpaid": False,
        "timestamp": int(appointment.start.timestamp()),
        "date": _render_local(appointment.start),
        "created_datetime": _render_local(appointment.created),
        "from_url": "",
        "is_mobile": 0,
        "comment": appointment.comment,
        "prepaid_status": 0,
        "record_from": "",
        "payment_status": 0,
        "is_sale_bill_printed": False,
        "is_client_notification_sent": False,
    }


def _render_local(moment: datetime) -> str:
    """Return a time without its offset."""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


_LOCATION = "/company/{location_id}"
_APPOINTMENTS = _LOCATION + "/appointments"

ROUTES: tuple[Route, ...] = (
    Route("v2.list_appointments", "GET", _APPOINTMENTS, list_appointments),
    Route("v2.delete_appointment", "DELETE", _APPOINTMENTS + "/{record_id}", delete_appointment),
    Route(
        "v2.list_attendance_appointments",
        "GET",
        _LOCATION + "/attendances/{attendance}/appointments",
        list_visit_appointments,
    ),
    Route(
        "v2.delete_timetable_appointment",
        "POST",
        _LOCATION + "/timetable/appointments/delete",
        delete_from_timetable,
    ),
)
"""The operations on appointments of the second version."""
