"""The history of a membership of one client. The API does not publish this operation."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from altegio_async.testing.data.finance import LoyaltyPayment
from altegio_async.testing.data.world import World
from altegio_async.testing.handlers import rendering
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_list, render_money
from altegio_async.testing.server.router import Route


def list_history(world: World, call: HandlerCall) -> Answer:
    """List the payments by a membership. Respond with 404 if it belongs to another client."""
    client = world.clients.get(call.number("client_id"))
    item = world.memberships.get(call.number("membership_id"))
    if client is None or item is None or client.location_id != call.number("location_id"):
        raise Refusal(404)
    if item.client_id != client.id:
        raise Refusal(404)
    payments = world.finance.loyalty_payments.values()
    zone = world.get_zone(client.location_id)
    return answer_list([_render(one, zone) for one in payments if one.membership_id == item.id])


def _render(payment: LoyaltyPayment, zone: tzinfo) -> dict[str, Any]:
    return {
        "id": payment.id,
        "date": rendering.render_moment(payment.created, zone),
        "amount": render_money(payment.amount),
        "item_id": payment.item_id,
        "type_id": payment.type_id,
    }


ROUTES: tuple[Route, ...] = (
    Route(
        "get_membership_history",
        "GET",
        "/company/{location_id}/clients/{client_id}/loyalty/abonements/{membership_id}/history",
        list_history,
    ),
)
