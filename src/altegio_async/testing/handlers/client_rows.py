"""Rendering of clients, with what follows from their appointments."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.server.exchange import render_money

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.booking import Appointment
    from altegio_async.testing.data.world import Client, World
    from altegio_async.testing.server.exchange import HandlerCall

_GENDERS = {0: "Unknown", 1: "Male", 2: "Female"}
_IMPORTANCE = {0: "No class", 1: "Bronze", 2: "Silver", 3: "Gold"}


@dataclass(slots=True)
class History:
    """The appointments of one client that are not deleted."""

    appointments: list[Appointment] = field(default_factory=list["Appointment"])

    @property
    def attended(self) -> list[Appointment]:
        """The appointments at which the client arrived."""
        return [one for one in self.appointments if one.attendance == 1]

    @property
    def missed(self) -> int:
        """The number of appointments at which the client did not arrive."""
        return sum(one.attendance == -1 for one in self.appointments)

    @property
    def sold(self) -> Decimal:
        """The cost of the services of the attended appointments."""
        return sum((item.cost for one in self.attended for item in one.services), Decimal(0))


def read_histories(world: World, location_id: int) -> dict[int, History]:
    """Return the history of each client of a location who has appointments."""
    histories: dict[int, History] = {}
    for appointment in world.booking.list_appointments(location_id):
        if appointment.client_id is not None and not appointment.is_deleted:
            histories.setdefault(appointment.client_id, History()).appointments.append(appointment)
    return histories


def read_history(world: World, client: Client) -> History:
    """Return the history of one client."""
    appointments = world.booking.list_appointments(client.location_id)
    return History(
        [
            appointment
            for appointment in appointments
            if appointment.client_id == client.id and not appointment.is_deleted
        ]
    )


def _render_common(client: Client, history: History) -> dict[str, Any]:
    return {
        "id": client.id,
        "name": client.name,
        "surname": client.surname,
        "phone": f"+{client.phone}",
        "email": client.email,
        "categories": [
            {"id": ident, "title": f"Tag {ident}", "color": "#3366ff"} for ident in client.category_ids
        ],
        "discount": render_money(client.discount),
        "importance_id": client.importance_id,
        "importance": _IMPORTANCE.get(client.importance_id, ""),
        "card": client.card,
        "birth_date": client.birth_date,
        "comment": client.comment,
        "sms_check": client.sms_check,
        "sms_not": client.sms_not,
        "spent": render_money(client.spent + history.sold),
        "balance": render_money(client.balance),
        "visits": client.visits + len(history.attended),
        "last_change_date": format_change(client.changed),
        "custom_fields": client.custom_fields,
    }


def render_client(client: Client, history: History) -> dict[str, Any]:
    """Return a client in the form of a single object."""
    return {
        **_render_common(client, history),
        "middle_name": client.middle_name,
        "gender": _GENDERS.get(client.gender_id, ""),
        "gender_id": client.gender_id,
    }


def render_profile(client: Client, history: History) -> dict[str, Any]:
    """Return a client in the form of the list of profiles."""
    return {
        **_render_common(client, history),
        "patronymic": client.middle_name,
        "display_name": " ".join(part for part in (client.name, client.surname) if part),
        "sex": _GENDERS.get(client.gender_id, ""),
        "sex_id": client.gender_id,
        "sms_bot": 0,
        "paid": render_money(client.spent + history.sold),
    }


def render_found(client: Client, history: History) -> dict[str, Any]:
    """Return all fields that a search can return of a client."""
    starts = sorted(appointment.start for appointment in history.attended)
    return {
        "id": client.id,
        "name": client.name,
        "surname": client.surname,
        "phone": f"+{client.phone}",
        "email": client.email,
        "discount": render_money(client.discount),
        "first_visit_date": _format_visit(starts[0]) if starts else "",
        "last_visit_date": _format_visit(starts[-1]) if starts else "",
        "sold_amount": render_money(client.spent + history.sold),
        "visits_count": client.visits + len(history.attended),
    }


def mask_phone(row: dict[str, Any], call: HandlerCall) -> dict[str, Any]:
    """Return a row with a masked phone if the server masks phones."""
    if not call.masked_phones or "phone" not in row:
        return row
    phone = row["phone"]
    return {**row, "phone": f"{phone[:4]}{'*' * len(phone[4:-2])}{phone[-2:]}"}


def _format_visit(start: datetime) -> str:
    return start.strftime("%Y-%m-%d %H:%M:%S")
