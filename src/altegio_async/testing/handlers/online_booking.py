"""Online booking: codes, check, booking, change of the time, cancellation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.availability import (
    find_obstacle,
    get_break,
    get_length,
    list_providers,
)
from altegio_async.testing.data.booking import Appointment
from altegio_async.testing.data.booking_builders import book_service, store_appointment
from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.world import Client, Location, World, extract_digits
from altegio_async.testing.handlers.appointment_rows import render_moment
from altegio_async.testing.handlers.appointments import (
    announce_appointment,
    cancel_appointment,
    find_appointment,
    refuse_busy,
)
from altegio_async.testing.handlers.clients import add_client
from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_object,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.booking import Service, TeamMember

BOOKING_CODE = "1357"
"""The code that the embedded server "sends" to confirm an online booking."""
_BUSY, _WRONG_CODE = 433, 432


@dataclass(slots=True)
class _Wish:
    """One appointment of a request: the number of the caller, the team member, the services, the start."""

    number: int
    member: TeamMember
    services: list[Service]
    start: datetime

    @property
    def length(self) -> int:
        """Seconds that the team member needs."""
        return get_length(self.services, self.member.id)


def send_code(world: World, call: HandlerCall) -> Answer:
    """Send a code to a phone. A booking with this phone is confirmed by it."""
    fields = Fields(call.body)
    fields.require("phone")
    world.booking.codes.add((call.number("location_id"), extract_digits(fields.text("phone"))))
    return Answer(201, {"success": True, "meta": {"message": "The code was sent."}})


def check_booking(world: World, call: HandlerCall) -> Answer:
    """Respond with 201 if the appointments can be booked, with 422 otherwise."""
    _read_wishes(world, call)
    return Answer(201, {"success": True, "data": None, "meta": {"message": "The booking is possible."}})


def book(world: World, call: HandlerCall) -> Answer:
    """Book all appointments of a request, or none. The client is added if the phone is new."""
    fields = Fields(call.body)
    fields.require("phone", "fullname", "appointments")
    location = world.locations[call.number("location_id")]
    phone = read_phone(fields)
    wishes = _read_wishes(world, call)
    _check_code(world, location, phone, fields)
    client = world.find_client(location.id, phone)
    if client is None:
        client = Client(0, location.id, fields.text("fullname"), phone, email=fields.text("email"))
        client.surname, client.middle_name = fields.text("surname"), fields.text("patronymic")
        add_client(world, client, call.now)
    booked = [_book(world, client, wish, call) for wish in wishes]
    rows = [
        {"id": wish.number, "record_id": one.id, "record_hash": one.hash}
        for wish, one in zip(wishes, booked, strict=True)
    ]
    return answer_object(rows, 201)


def read_phone(fields: Fields) -> str:
    """Return the digits of the phone of a request. Refuse an invalid one with 422."""
    phone = extract_digits(fields.text("phone"))
    if not 5 <= len(phone) <= 15:
        raise refuse("phone", "The phone is invalid.")
    return phone


def make_code_refusal() -> Refusal:
    """Return the refusal of a wrong code."""
    return _make_refusal(_WRONG_CODE, "The code is wrong.")


def _check_code(world: World, location: Location, phone: str, fields: Fields) -> None:
    code = fields.text("code")
    if not code and not location.needs_booking_code:
        return
    if code != BOOKING_CODE or (location.id, phone) not in world.booking.codes:
        raise make_code_refusal()
    world.booking.codes.discard((location.id, phone))


def _make_refusal(code: int, message: str, number: int | None = None) -> Refusal:
    """Return a refusal with a code of online booking and the number of the appointment."""
    refusal = Refusal(422, message)
    error: dict[str, Any] = {"code": code, "message": message}
    if number is not None:
        error["id"] = number
    refusal.answer.body["meta"]["errors"] = [error]
    return refusal


def _book(world: World, client: Client, wish: _Wish, call: HandlerCall) -> Appointment:
    location, fields = world.locations[client.location_id], Fields(call.body)
    now = call.now.astimezone(location.zone)
    appointment = Appointment(
        id=world.make_id(),
        location_id=location.id,
        team_member_id=wish.member.id,
        services=[book_service(service) for service in wish.services],
        client_id=client.id,
        start=wish.start,
        length=wish.length,
        created=now,
        changed=now,
        visit_id=world.make_id(),
        hash="",
        technical_break=get_break(wish.services),
        comment=fields.text("comment"),
        api_id=fields.text("api_id"),
        is_online=True,
    )
    store_appointment(world, location, appointment)
    announce_appointment(world, appointment, "create")
    return appointment


def _read_wishes(world: World, call: HandlerCall) -> list[_Wish]:
    """Return the appointments of a request, each at a free time.

    Raises:
        Refusal: 422, a value is invalid, or a time is not free.
    """
    location = world.locations[call.number("location_id")]
    rows = Fields(call.body).objects("appointments")
    if not rows:
        raise refuse("appointments", "An appointment is needed.")
    wishes: list[_Wish] = []
    for row in rows:
        wishes.append(_read_wish(world, location, Fields(row), wishes, call))
    return wishes


def _read_wish(
    world: World, location: Location, fields: Fields, others: list[_Wish], call: HandlerCall
) -> _Wish:
    fields.require("datetime")
    number, start = fields.integer("id"), fields.moment("datetime", location.zone)
    found = [world.booking.services.get((location.id, ident)) for ident in fields.ids("services")]
    services = [one for one in found if one is not None]
    if len(found) != len(services):
        raise refuse("appointments", "There is no such service.")
    member_id = fields.integer("staff_id")
    providers = list_providers(world, location.id, services)
    members = [one for one in providers if member_id in {0, one.id}]
    if not members:
        raise _make_refusal(436, "No team member provides these services.", number)
    if start <= call.now:
        raise _make_refusal(_BUSY, "The time is in the past.", number)
    for member in members:
        wish = _Wish(number, member, services, start)
        if _is_free(world, wish) and not any(_has_collision(wish, other) for other in others):
            return wish
    raise _make_refusal(_BUSY, "The service is not available at this time.", number)


def _is_free(world: World, wish: _Wish) -> bool:
    pause = get_break(wish.services)
    obstacle = find_obstacle(world, wish.member, wish.start, wish.length, technical_break=pause)
    return obstacle is None


def _has_collision(one: _Wish, other: _Wish) -> bool:
    if one.member is not other.member:
        return False
    first, second = sorted((one, other), key=lambda wish: wish.start)
    seconds = (second.start - first.start).total_seconds()
    return seconds < first.length + get_break(first.services)


def get_details(world: World, call: HandlerCall) -> Answer:
    """Return a booked appointment. Its hash is needed without a user token, and for other users' bookings."""
    appointment = find_appointment(world, call)
    if call.path["record_hash"] != appointment.hash:
        if call.user is None:
            raise Refusal(404)
        _refuse_others(world, call, appointment)
    return answer_object(_render(world, appointment))


def move(world: World, call: HandlerCall) -> Answer:
    """Move a booked appointment to another free time, and change its comment."""
    appointment = find_appointment(world, call)
    _refuse_others(world, call, appointment)
    fields = Fields(call.body)
    location = world.locations[appointment.location_id]
    changed = compute_change(appointment.changed, call.now)
    moved = replace(appointment, comment=fields.text("comment", appointment.comment), changed=changed)
    if "datetime" in fields:
        moved.start = fields.moment("datetime", location.zone)
        if moved.start <= call.now:
            raise _make_refusal(_BUSY, "The time is in the past.")
        refuse_busy(world, moved)
    world.booking.store(moved)
    announce_appointment(world, moved, "update")
    row = _render(world, moved)
    row["staff"]["spec"] = row["staff"].pop("specialization")
    return answer_object(row)


def list_user_appointments(world: World, call: HandlerCall) -> Answer:
    """List the appointment that an id and a hash name."""
    return answer_object([_render(world, _find_by_hash(world, call))], 201)


def cancel(world: World, call: HandlerCall) -> Answer:
    """Delete the appointment that an id and a hash name. The response has no body."""
    cancel_appointment(world, _find_by_hash(world, call), call)
    return Answer(200)


def _find_by_hash(world: World, call: HandlerCall) -> Appointment:
    appointment = world.booking.appointments.get(call.number("record_id"))
    if appointment is None or appointment.is_deleted or appointment.hash != call.path["record_hash"]:
        raise Refusal(404)
    if appointment.location_id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    _refuse_others(world, call, appointment)
    return appointment


def _refuse_others(world: World, call: HandlerCall, appointment: Appointment) -> None:
    """Refuse a user of online booking an appointment of a client with another phone."""
    if call.user is None or call.user.id not in world.booking_users:
        return
    client = world.clients.get(appointment.client_id) if appointment.client_id else None
    if client is None or extract_digits(client.phone) != call.user.phone:
        raise Refusal(404)


def _render(world: World, appointment: Appointment) -> dict[str, Any]:
    location, member = (
        world.locations[appointment.location_id],
        world.booking.team_members.get(appointment.team_member_id),
    )
    return {
        "id": appointment.id,
        "services": [
            {
                "id": item.id,
                "title": item.title,
                "amount": item.amount,
                "seance_length": appointment.length,
                "cost": render_money(item.cost),
                "price_min": render_money(item.first_cost),
                "price_max": render_money(item.first_cost),
                "discount": render_money(item.discount),
            }
            for item in appointment.services
        ],
        "company": {
            "id": location.id,
            "title": location.title,
            "country": location.country,
            "city": location.city,
            "phone": location.phone,
            "phones": [location.phone],
            "timezone": location.zone_name,
            "address": location.address,
            "coordinate_lat": location.latitude,
            "coordinate_lon": location.longitude,
            "allow_delete_record": True,
            "allow_change_record": True,
        },
        "staff": {
            "id": appointment.team_member_id,
            "name": member.name if member else "",
            "specialization": member.specialization if member else "",
            "show_rating": 0,
            "rating": 0,
            "votes_count": 0,
            "avatar": "",
            "comments_count": 0,
        },
        "clients_count": int(appointment.client_id is not None),
        "date": appointment.start.strftime("%Y-%m-%d %H:%M:%S"),
        "datetime": render_moment(appointment.start),
        "create_date": format_change(appointment.created),
        "last_change_date": format_change(appointment.changed),
        "comment": appointment.comment,
        "deleted": appointment.is_deleted,
        "attendance": appointment.attendance,
        "length": appointment.length,
        "notify_by_sms": 0,
        "notify_by_email": 0,
        "master_requested": False,
        "online": appointment.is_online,
        "api_id": appointment.api_id,
        "prepaid": False,
        "prepaid_confirmed": False,
        "activity_id": appointment.activity_id,
    }


_BOOK = "/book_record/{location_id}"
_RECORD = _BOOK + "/{record_id}"
_BY_HASH = "/user/records/{record_id}/{record_hash}"

ROUTES: tuple[Route, ...] = (
    Route("send_booking_verification_code", "POST", "/book_code/{location_id}", send_code, AuthLevel.PARTNER),
    Route(
        "validate_booking_params",
        "POST",
        "/book_check/{location_id}",
        check_booking,
        AuthLevel.PARTNER,
        is_read=True,
    ),
    Route("create_online_booking", "POST", _BOOK, book, AuthLevel.PARTNER),
    Route("update_online_booking_datetime", "PUT", _RECORD, move, is_for_booking_users=True),
    Route("get_online_booking_details", "GET", _RECORD + "/{record_hash}", get_details, AuthLevel.PARTNER),
    Route("get_user_appointment_list", "GET", _BY_HASH, list_user_appointments, is_for_booking_users=True),
    Route("delete_user_appointment", "DELETE", _BY_HASH, cancel, is_for_booking_users=True),
)
"""The operations that book, change and cancel."""
