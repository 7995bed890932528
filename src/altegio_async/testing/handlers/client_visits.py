"""The visits of clients: their appointments and what they bought, with what is paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.finance import SALE, make_document_id
from altegio_async.testing.data.sale import compute_due, find_sale, list_items
from altegio_async.testing.data.world import extract_digits
from altegio_async.testing.handlers.team_members import render_position
from altegio_async.testing.server.exchange import Answer, HandlerCall, as_list, render_money
from altegio_async.testing.server.fields import Fields, parse_day, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.booking import Appointment
    from altegio_async.testing.data.finance import StockDocument
    from altegio_async.testing.data.sale import SaleItem
    from altegio_async.testing.data.world import World

_STATUSES = {"not_paid", "paid_not_full", "paid_full", "paid_over"}


@dataclass(slots=True)
class _Visit:
    """An appointment or a sale of products: its day, its form in the response, its payment statuses."""

    day: date
    row: dict[str, Any]
    statuses: set[str]
    is_appointment: bool


def search_visits(world: World, call: HandlerCall) -> Answer:
    """List the appointments and sales of a client that match all filters, the newest first."""
    fields = Fields(call.body)
    clients = _find_clients(world, call, fields)
    first, last = _read_day(fields, "from"), _read_day(fields, "to")
    statuses = _read_statuses(call)
    attendance = fields.integer("attendance") if "attendance" in fields else None
    visits = [
        one
        for one in [*_list_appointments(world, call, clients), *_list_sales(world, call, clients)]
        if (attendance is None or one.row.get("attendance") == attendance)
        and (not statuses or statuses & one.statuses)
    ]
    visits.sort(key=lambda one: str(one.row["date"]), reverse=True)
    found = [one for one in visits if (first or one.day) <= one.day <= (last or one.day)]
    data = {
        "goods_transactions": [one.row for one in found if not one.is_appointment],
        "records": [one.row for one in found if one.is_appointment],
    }
    meta = {"dateCursor": _make_cursor(visits, found, first, last)}
    return Answer(200, {"success": True, "data": data, "meta": meta})


def _find_clients(world: World, call: HandlerCall, fields: Fields) -> set[int]:
    """Return the ids of the clients that a body names by id or phone; all of the location without both."""
    location_id = call.number("location_id")
    known = world.clients_of.get(location_id, {})
    if "client_id" in fields:
        return {fields.integer("client_id")} & set(known)
    if "client_phone" in fields:
        return {
            one.id for one in world.find_clients(location_id, extract_digits(fields.text("client_phone")))
        }
    return set(known)


def _read_day(fields: Fields, name: str) -> date | None:
    text = fields.text(name)
    day = parse_day(text)
    if text and day is None:
        raise refuse(name, "A day is needed.")
    return day


def _read_statuses(call: HandlerCall) -> set[str]:
    rows = as_list(call.body.get("payment_statuses", []))
    if rows is None or not all(isinstance(row, str) and row in _STATUSES for row in rows):
        raise refuse("payment_statuses", "A list of payment statuses is needed.")
    return set(rows)


def _list_appointments(world: World, call: HandlerCall, clients: set[int]) -> list[_Visit]:
    return [
        _make_visit(world, appointment)
        for appointment in world.booking.list_appointments(call.number("location_id"))
        if appointment.client_id in clients and not appointment.is_deleted
    ]


def _make_visit(world: World, appointment: Appointment) -> _Visit:
    document = find_sale(world, appointment.location_id, make_document_id(appointment.id))
    items = [] if document is None else [(document, item) for item in list_items(world, document)]
    services: list[dict[str, Any]] = [
        {"id": item.id, "title": item.title, **_render_price(world, document, item), "consumables": []}
        for document, item in items
        if item.kind == "service"
    ]
    row = {
        "id": appointment.id,
        "comment": appointment.comment,
        "date": appointment.start.strftime("%Y-%m-%d %H:%M:%S"),
        "visit_id": appointment.visit_id,
        "attendance": appointment.attendance,
        "services": services,
        **_render_place(world, appointment.location_id, appointment.team_member_id),
        "tips": {"has_tips": False, "sum": None},
    }
    return _Visit(appointment.start.date(), row, {str(item["payment_status"]) for item in services}, True)


def _list_sales(world: World, call: HandlerCall, clients: set[int]) -> list[_Visit]:
    """Return the sales of products that do not belong to an appointment."""
    visits: list[_Visit] = []
    for document in world.finance.documents.values():
        if document.location_id == call.number("location_id") and document.type_id == SALE:
            movements = world.finance.list_movements(document.id)
            if any(one.client_id in clients for one in movements):
                visits.append(_make_sale(world, document, movements[0].team_member_id))
    return visits


def _make_sale(world: World, document: StockDocument, team_member_id: int) -> _Visit:
    goods: list[dict[str, Any]] = [
        {
            "id": item.id,
            "title": item.title,
            "amount": render_money(item.amount),
            "unit": "pcs",
            "cost_per_unit": render_money(item.cost_per_unit),
            **_render_price(world, document, item),
        }
        for item in list_items(world, document)
    ]
    created = document.created.astimezone(world.get_zone(document.location_id))
    row = {
        "id": document.id,
        "comment": document.comment,
        "date": created.strftime("%Y-%m-%d %H:%M:%S"),
        "visit_id": 0,
        "record_id": 0,
        "goods": goods,
        **_render_place(world, document.location_id, team_member_id),
    }
    return _Visit(created.date(), row, {str(item["payment_status"]) for item in goods}, False)


def _render_price(world: World, document: StockDocument, item: SaleItem) -> dict[str, Any]:
    """Return the price of an item and what is paid of it."""
    due = compute_due(world, document, item)
    partly = "not_paid" if due == item.cost else "paid_not_full"
    return {
        "first_cost": render_money(item.cost_per_unit * item.amount),
        "discount_percent": render_money(item.discount),
        "cost_to_pay": render_money(item.cost),
        "paid_sum": render_money(item.cost - due),
        "payment_status": partly if due else "paid_full",
    }


def _render_place(world: World, location_id: int, team_member_id: int) -> dict[str, Any]:
    """Return the team member, of whom only the id is known after a removal, and the location."""
    member = world.booking.team_members.get(team_member_id)
    staff: dict[str, Any] = {
        "id": team_member_id,
        "name": member.name if member else "",
        "company_id": location_id,
        "specialization": member.specialization if member else "",
        "avatar": "",
        "avatar_big": "",
        "position": render_position(world, member) if member else [],
        "is_paid_staff": bool(member and member.is_paid),
    }
    location = world.locations[location_id]
    return {"staff": staff, "company": {"id": location.id, "title": location.title}}


def _make_cursor(
    visits: list[_Visit], found: list[_Visit], first: date | None, last: date | None
) -> dict[str, Any]:
    """Return the periods before, of and after a response, each with its number of visits."""
    before = [one.day for one in visits if first is not None and one.day < first]
    after = [one.day for one in visits if last is not None and one.day > last]
    days = [one.day for one in found]
    one_day = timedelta(days=1)
    return {
        "previous": _make_period(min(before, default=None), first and first - one_day, len(before)),
        "current": _make_period(first or min(days, default=None), last or max(days, default=None), len(days)),
        "next": _make_period(last and last + one_day, max(after, default=None), len(after)),
    }


def _make_period(first: date | None, last: date | None, count: int) -> dict[str, Any]:
    is_known = first is not None and last is not None
    return {
        "from": first.isoformat() if first and is_known else None,
        "to": last.isoformat() if last and is_known else None,
        "count": count,
    }


ROUTES: tuple[Route, ...] = (
    Route(
        "search_client_visits",
        "POST",
        "/company/{location_id}/clients/visits/search",
        search_visits,
        is_read=True,
    ),
)
"""The search for visits."""
