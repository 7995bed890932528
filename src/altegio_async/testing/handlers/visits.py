"""Visits: the attendance, the comment, the prices and the payments of appointments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.finance import (
    LOYALTY_TITLES,
    LOYALTY_WITHDRAWALS,
    PROMOTION_DISCOUNT,
    make_document_id,
)
from altegio_async.testing.data.sale import find_sale, list_items
from altegio_async.testing.handlers.appointment_rows import render_for_visit, render_moment
from altegio_async.testing.handlers.appointments import announce_appointment
from altegio_async.testing.handlers.finance_rows import render_payment
from altegio_async.testing.handlers.payments import remove_payment
from altegio_async.testing.handlers.sale_payments import add_money_payments
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_object,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from decimal import Decimal

    from altegio_async.testing.data.booking import Appointment, BookedService
    from altegio_async.testing.data.finance import LoyaltyPayment, Payment, StockDocument
    from altegio_async.testing.data.sale import SaleItem
    from altegio_async.testing.data.world import World


def get_visit(world: World, call: HandlerCall) -> Answer:
    """Return a visit with its appointment."""
    appointment = _find(world, call)
    return answer_object(
        {
            "attendance": appointment.attendance,
            "datetime": render_moment(appointment.start),
            "comment": appointment.comment,
            "records": [render_for_visit(world, appointment)],
        }
    )


def get_details(world: World, call: HandlerCall) -> Answer:
    """Return the items of a visit and its payments."""
    appointment = _find(world, call)
    document = find_sale(world, appointment.location_id, make_document_id(appointment.id))
    if (
        document is None
        or appointment.id != call.number("record_id")
        or appointment.location_id != call.number("location_id")
    ):
        raise Refusal(404)
    return answer_object(render_details(world, appointment, document))


def render_details(world: World, appointment: Appointment, document: StockDocument) -> dict[str, Any]:
    """Render the items and the payments of a visit."""
    payments = world.finance.list_payments(document.id)
    loyalty = world.finance.list_loyalty_payments(document.id)
    return {
        "payment_transactions": [render_payment(world, payment) for payment in payments],
        "loyalty_transactions": [_render_loyalty(world, appointment, payment) for payment in loyalty],
        "kkm_transaction_details_container": {"last_operation_type": 0, "transactions": []},
        "items": [_render_item(appointment, item) for item in list_items(world, document)],
    }


def list_loyalty(world: World, call: HandlerCall) -> Answer:
    """List the payments of a visit by loyalty methods."""
    appointment = _find(world, call)
    payments = world.finance.list_loyalty_payments(make_document_id(appointment.id))
    rows = [
        {**_render_loyalty(world, appointment, payment), **_render_promotion(world, payment)}
        for payment in payments
    ]
    return answer_list(rows)


def _render_loyalty(world: World, appointment: Appointment, payment: LoyaltyPayment) -> dict[str, Any]:
    return {
        "id": payment.id,
        "status_id": 1,
        "amount": render_money(payment.amount),
        "type_id": payment.type_id,
        "program_id": payment.promotion_id,
        "card_id": payment.card_id,
        "salon_group_id": world.locations[appointment.location_id].chain_id,
        "item_id": payment.item_id,
        "item_record_id": appointment.id,
        "goods_transaction_id": 0 if payment.item_type == "service" else payment.item_id,
        "item_type_id": 1 if payment.item_type == "service" else 7,
        "is_discount": payment.type_id == PROMOTION_DISCOUNT,
        "is_loyalty_withdraw": payment.type_id in LOYALTY_WITHDRAWALS,
        "type": {"id": payment.type_id, "title": LOYALTY_TITLES[payment.type_id]},
    }


def _render_promotion(world: World, payment: LoyaltyPayment) -> dict[str, Any]:
    """Return the promotion of a loyalty transaction; nothing without one."""
    promotion = world.promotions.get(payment.promotion_id)
    if promotion is None:
        return {}
    return {
        "program": {"id": promotion.id, "title": promotion.fields["title"], "group_id": promotion.chain_id}
    }


def _render_item(appointment: Appointment, item: SaleItem) -> dict[str, Any]:
    is_service = item.kind == "service"
    return {
        "id": item.id,
        "item_id": item.id,
        "record_id": appointment.id,
        "item_title": item.title,
        "amount": render_money(item.amount),
        "first_cost": render_money(item.cost_per_unit),
        "manual_cost": render_money(item.cost),
        "discount": render_money(item.discount),
        "cost": render_money(item.cost),
        "master_id": appointment.team_member_id,
        "good_id": 0 if is_service else item.id,
        "service_id": item.id if is_service else 0,
        "event_id": 0,
        "is_service": is_service,
        "is_event": False,
        "is_good": not is_service,
    }


def update_visit(world: World, call: HandlerCall) -> Answer:
    """Set the attendance, the comment, prices and payments of a visit. The response has no body."""
    appointment = _find(world, call)
    if appointment.id != call.number("record_id"):
        raise Refusal(404)
    fields = Fields(call.body)
    fields.require("attendance", "comment")
    attendance, comment = fields.integer("attendance"), fields.text("comment")
    if attendance not in {-1, 0, 1, 2}:
        raise refuse("attendance", "-1, 0, 1 or 2 is needed.")
    document = find_sale(world, appointment.location_id, make_document_id(appointment.id))
    if document is None:
        raise Refusal(404)
    services, cancelled = _read_services(appointment, fields), _find_cancelled(world, document, fields)
    payments = _read_payments(world, appointment, fields)
    _refuse_surplus(world, document, services, cancelled, payments)
    appointment.attendance, appointment.comment, appointment.services = attendance, comment, services
    for payment in cancelled:
        remove_payment(world, payment, call.now)
    for account_id, amount in payments:
        add_money_payments(world, document, account_id, amount, call.now)
    appointment.changed = compute_change(appointment.changed, call.now)
    announce_appointment(world, appointment, "update")
    return Answer(200)


def _read_services(appointment: Appointment, fields: Fields) -> list[BookedService]:
    """Return the services of an appointment with the prices of a body. Others keep their prices."""
    sent = {row.integer("id"): row for row in map(Fields, fields.objects("services"))}
    if set(sent) - {item.id for item in appointment.services}:
        raise refuse("services", "The visit has no such service.")
    return [_change_price(item, sent[item.id]) if item.id in sent else item for item in appointment.services]


def _change_price(item: BookedService, fields: Fields) -> BookedService:
    return replace(
        item,
        first_cost=fields.amount("first_cost", item.first_cost),
        discount=fields.amount("discount", item.discount),
        cost=fields.amount("cost", item.cost),
    )


def _read_payments(world: World, appointment: Appointment, fields: Fields) -> list[tuple[int, Decimal]]:
    """Return the account and the amount of each new transaction of a body."""
    accounts = {account.id for account in world.finance.list_accounts(appointment.location_id)}
    payments: list[tuple[int, Decimal]] = []
    for row in map(Fields, fields.objects("new_transactions")):
        row.require("account_id", "amount")
        if row.integer("account_id") not in accounts:
            raise refuse("new_transactions", "The location has no such account.")
        payments.append((row.integer("account_id"), row.amount("amount")))
    return payments


def _find_cancelled(world: World, document: StockDocument, fields: Fields) -> list[Payment]:
    """Return the transactions of a visit that a body deletes."""
    known = {payment.id: payment for payment in world.finance.list_payments(document.id)}
    ids = set(fields.ids("deleted_transaction_ids"))
    if ids - set(known):
        raise refuse("deleted_transaction_ids", "The visit has no such transaction.")
    return [known[ident] for ident in sorted(ids)]


def _refuse_surplus(
    world: World,
    document: StockDocument,
    services: list[BookedService],
    cancelled: list[Payment],
    payments: list[tuple[int, Decimal]],
) -> None:
    """Refuse payments of more than what is left to pay after a change."""
    costs = [one.cost for one in services] + [one.cost for one in world.finance.list_movements(document.id)]
    paid = [one.amount for one in world.finance.list_payments(document.id) if one not in cancelled]
    paid += [one.paid for one in world.finance.list_loyalty_payments(document.id)]
    if payments and sum(amount for _, amount in payments) > sum(costs) - sum(paid):
        raise refuse("new_transactions", "The payments exceed the price of the visit.")


def _find(world: World, call: HandlerCall) -> Appointment:
    """Return the appointment of the visit in the path.

    Raises:
        Refusal: there is no such visit, or its location is denied.
    """
    ident = call.number("visit_id")
    found = [
        appointment
        for appointment in world.booking.appointments.values()
        if appointment.visit_id == ident and not appointment.is_deleted
    ]
    if not found:
        raise Refusal(404)
    if found[0].location_id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    return found[0]


ROUTES: tuple[Route, ...] = (
    Route("get_visit_details", "GET", "/visit/details/{location_id}/{record_id}/{visit_id}", get_details),
    Route("get_visit", "GET", "/visits/{visit_id}", get_visit),
    Route("get_loyalty_transactions_by_visit", "GET", "/visit/loyalty/transactions/{visit_id}", list_loyalty),
    Route("update_visit", "PUT", "/visits/{visit_id}/{record_id}", update_visit),
)
"""The operations on visits."""
