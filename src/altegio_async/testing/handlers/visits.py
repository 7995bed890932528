"""Visits: the attendance and the comment of appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.handlers.appointment_rows import render_for_visit, render_moment
from altegio_async.testing.handlers.appointments import announce_appointment
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.booking import Appointment
    from altegio_async.testing.data.world import World


def get_visit(world: World, call: HandlerCall) -> Answer:
    """Return a visit with its appointment."""
    one = _find(world, call)
    return answer_object(
        {
            "attendance": one.attendance,
            "datetime": render_moment(one.start),
            "comment": one.comment,
            "records": [render_for_visit(world, one)],
        }
    )


def update_visit(world: World, call: HandlerCall) -> Answer:
    """Set the attendance and the comment of a visit. The response has no body."""
    one = _find(world, call)
    if one.id != call.number("record_id"):
        raise Refusal(404)
    fields = Fields(call.body)
    fields.require("attendance", "comment")
    attendance, comment = fields.integer("attendance"), fields.text("comment")
    if attendance not in {-1, 0, 1, 2}:
        raise refuse("attendance", "-1, 0, 1 or 2 is needed.")
    one.attendance, one.comment = attendance, comment
    one.changed = compute_change(one.changed, call.now)
    announce_appointment(world, one, "update")
    return Answer(200)


def _find(world: World, call: HandlerCall) -> Appointment:
    """Return the appointment of the visit in the path.

    Raises:
        Refusal: there is no such visit, or its location is denied.
    """
    ident = call.number("visit_id")
    found = [
        one for one in world.booking.appointments.values() if one.visit_id == ident and not one.is_deleted
    ]
    if not found:
        raise Refusal(404)
    if found[0].location_id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    return found[0]


ROUTES: tuple[Route, ...] = (
    Route("get_visit", "GET", "/visits/{visit_id}", get_visit),
    Route("update_visit", "PUT", "/visits/{visit_id}/{record_id}", update_visit),
)
"""The operations on visits."""
