"""Rendering of appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.finance import DOCUMENT_TYPES, VISIT, make_document_id
from altegio_async.testing.data.sale import compute_due, list_items
from altegio_async.testing.handlers.client_rows import History, read_history
from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.handlers.team_members import render_position
from altegio_async.testing.server.exchange import render_money

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.booking import Appointment, BookedService, TeamMember
    from altegio_async.testing.data.world import Client, World


def render_appointment(
    world: World, appointment: Appointment, histories: dict[int, History] | None = None
) -> dict[str, Any]:
    """Return an appointment in the form of lists and of a single object.

    Args:
        world: all records.
        appointment: the appointment.
        histories: the appointments of clients, if they are known already.
    """
    client = world.clients.get(appointment.client_id) if appointment.client_id else None
    return {
        "id": appointment.id,
        "company_id": appointment.location_id,
        "staff_id": appointment.team_member_id,
        "services": [_render_service(item) for item in appointment.services],
        "goods_transactions": [],
        "staff": _render_staff(
            world, world.booking.team_members.get(appointment.team_member_id), appointment
        ),
        "client": None if client is None else _render_client(world, client, histories),
        "clients_count": int(client is not None),
        "date": appointment.start.strftime("%Y-%m-%d %H:%M:%S"),
        "datetime": appointment.start.isoformat(),
        "create_date": format_change(appointment.created),
        "last_change_date": format_change(appointment.changed),
        "comment": appointment.comment,
        "online": appointment.is_online,
        "visit_id": appointment.visit_id,
        "visit_attendance": appointment.attendance,
        "attendance": appointment.attendance,
        "confirmed": int(appointment.attendance == 2),
        "seance_length": appointment.length,
        "length": appointment.length,
        "technical_break_duration": appointment.technical_break,
        "sms_before": 0,
        "sms_now": 0,
        "sms_now_text": "",
        "email_now": 0,
        "notified": 0,
        "master_request": 0,
        "api_id": appointment.api_id,
        "from_url": "",
        "review_requested": 0,
        "created_user_id": appointment.created_user_id,
        "deleted": appointment.is_deleted,
        "paid_full": int(is_paid(world, appointment)),
        "payment_status": 0,
        "prepaid": False,
        "prepaid_confirmed": False,
        "is_update_blocked": False,
        "custom_color": appointment.custom_color,
        "custom_font_color": "",
        "record_labels": [
            {"id": ident, "title": f"Tag {ident}", "color": "#3366ff", "icon": "", "font_color": "#ffffff"}
            for ident in appointment.label_ids
        ],
        "activity_id": appointment.activity_id,
        "custom_fields": appointment.custom_fields or [],
        "documents": [_render_document(appointment)],
        "sms_remain_hours": appointment.sms_remain_hours,
        "email_remain_hours": appointment.email_remain_hours,
        "bookform_id": 0,
        "record_from": "",
        "is_mobile": 0,
        "short_link": "",
        "resource_instances": [],
        "resource_instance_ids": [],
    }


def is_paid(world: World, appointment: Appointment) -> bool:
    """Return whether all items of the sale of an appointment are paid. A sale without items is not."""
    document = world.finance.documents.get(make_document_id(appointment.id))
    items = [] if document is None else list_items(world, document)
    return (
        document is not None and bool(items) and not any(compute_due(world, document, item) for item in items)
    )


def _render_document(appointment: Appointment) -> dict[str, Any]:
    """Return the document of an appointment: its sale, see `altegio.sales`."""
    return {
        "id": make_document_id(appointment.id),
        "type_id": VISIT,
        "type_title": DOCUMENT_TYPES[VISIT],
        "storage_id": 0,
        "user_id": appointment.created_user_id,
        "company_id": appointment.location_id,
        "number": make_document_id(appointment.id),
        "comment": "",
        "date_created": appointment.created.strftime("%Y-%m-%d %H:%M:%S"),
        "category_id": 0,
        "visit_id": appointment.visit_id,
        "record_id": appointment.id,
    }


def render_for_visit(world: World, appointment: Appointment) -> dict[str, Any]:
    """Return an appointment in the form that it has within a visit."""
    return {
        **render_appointment(world, appointment),
        "client": _render_client_or_list(world, appointment),
        "events": [],
    }


def render_changed(world: World, appointment: Appointment) -> dict[str, Any]:
    """Return an appointment in the form of the response to a change."""
    row = render_appointment(world, appointment)
    member = world.booking.team_members.get(appointment.team_member_id)
    return {
        **row,
        "client": _render_client_or_list(world, appointment),
        "staff": [] if member is None else {**row["staff"], "spec": member.specialization},
    }


def _render_client_or_list(world: World, appointment: Appointment) -> Any:
    """Return the client of an appointment, an empty list without one."""
    client = world.clients.get(appointment.client_id) if appointment.client_id else None
    return [] if client is None else _render_client(world, client, None)


def _render_service(item: BookedService) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "cost": render_money(item.cost),
        "cost_to_pay": render_money(item.cost),
        "manual_cost": render_money(item.cost),
        "cost_per_unit": render_money(item.cost / item.amount),
        "discount": render_money(item.discount),
        "first_cost": render_money(item.first_cost),
        "amount": item.amount,
    }


def _render_staff(world: World, member: TeamMember | None, appointment: Appointment) -> dict[str, Any]:
    """Return the team member of an appointment; only the id remains of a removed one."""
    return {
        "id": appointment.team_member_id,
        "api_id": member.api_id if member else "",
        "name": member.name if member else "",
        "specialization": member.specialization if member else "",
        "position": render_position(world, member) if member else [],
        "avatar": "",
        "avatar_big": "",
        "rating": 0,
        "votes_count": 0,
    }


def _render_client(world: World, client: Client, histories: dict[int, History] | None) -> dict[str, Any]:
    known = {client.id: read_history(world, client)} if histories is None else histories
    history = known.get(client.id, History())
    return {
        "id": client.id,
        "name": client.name,
        "surname": client.surname,
        "patronymic": client.middle_name,
        "display_name": " ".join(part for part in (client.name, client.surname) if part),
        "comment": client.comment,
        "phone": f"+{client.phone}",
        "card": client.card,
        "email": client.email,
        "success_visits_count": client.visits + len(history.attended),
        "fail_visits_count": history.missed,
        "discount": render_money(client.discount),
        "is_new": len(history.appointments) <= 1 and not client.visits,
        "custom_fields": [],
        "client_tags": [
            {"id": ident, "title": f"Tag {ident}", "color": "#3366ff"} for ident in client.category_ids
        ],
    }


def render_moment(moment: datetime) -> str:
    """Return a time with its offset."""
    return moment.isoformat(timespec="seconds")
