"""Accounts of locations and financial transactions."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.finance import OTHER_INCOME, Payment
from altegio_async.testing.handlers.finance_rows import (
    SERVER_ZONE,
    render_account,
    render_payment,
    render_single_payment,
)
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, parse_day, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.testing.data.changes import ChangeStatus
    from altegio_async.testing.data.world import World

_MAXIMUM = 1000


def answer_rows(rows: list[dict[str, Any]]) -> Answer:
    """Return a list with an empty `meta`."""
    return Answer(200, {"success": True, "data": rows, "meta": []})


def list_accounts(world: World, call: HandlerCall) -> Answer:
    """List the accounts of a location."""
    accounts = world.finance.list_accounts(call.number("location_id"))
    return answer_rows([render_account(account) for account in accounts])


def list_payments(world: World, call: HandlerCall) -> Answer:
    """List the transactions of a location that match the filters, the oldest first."""
    zone = world.get_zone(call.number("location_id"))
    rows = [payment for payment in _list_at(world, call) if _matches(payment, call, zone)]
    rows.sort(key=lambda payment: (payment.date, payment.id))
    page = select_page(call, rows, "count", default=50, maximum=_MAXIMUM)
    return answer_rows([render_payment(world, payment) for payment in page])


def list_visit_payments(world: World, call: HandlerCall) -> Answer:
    """List the transactions of an appointment or a visit."""
    appointment, visit = (parse_leading_number(call.first(name) or "") for name in ("record_id", "visit_id"))
    rows = [
        render_payment(world, payment)
        for payment in _list_at(world, call)
        if not payment.is_deleted
        and (appointment or visit)
        and (not appointment or payment.appointment_id == appointment)
        and (not visit or payment.visit_id == visit)
    ]
    return answer_rows(rows)


def list_document_payments(world: World, call: HandlerCall) -> Answer:
    """List the transactions of a document."""
    document = world.finance.documents.get(call.number("document_id"))
    if document is None:
        raise Refusal(404)
    if document.location_id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    payments = world.finance.list_payments(document.id)
    return answer_rows([render_single_payment(world, payment) for payment in payments])


def create_payment(world: World, call: HandlerCall) -> Answer:
    """Add a transaction."""
    location_id = call.number("location_id")
    payment = Payment(
        id=0,
        location_id=location_id,
        account_id=world.finance.list_accounts(location_id)[0].id,
        amount=Fields(call.body).number("amount"),
        date=call.now,
        changed=call.now,
    )
    _set_fields(world, payment, call)
    add_payment(world, payment)
    return answer_object(render_single_payment(world, payment))


def read_payment(world: World, call: HandlerCall) -> Answer:
    """Return a transaction."""
    return answer_object(render_payment(world, _find(world, call)))


def update_payment(world: World, call: HandlerCall) -> Answer:
    """Change the sent fields of a transaction."""
    payment = _find(world, call)
    fields = Fields(call.body)
    if "amount" in fields:
        payment.amount = fields.number("amount")
    _set_fields(world, payment, call)
    _announce(world, payment, "update")
    return answer_object(render_payment(world, payment))


def delete_payment(world: World, call: HandlerCall) -> Answer:
    """Delete a transaction. Lists contain it with `deleted=1` only."""
    remove_payment(world, _find(world, call), call.now)
    return Answer(202)


def add_payment(world: World, payment: Payment) -> Payment:
    """Add a transaction with a new id to a world and report it."""
    payment.id = world.make_id()
    world.finance.store_payment(payment)
    _announce(world, payment, "create")
    return payment


def remove_payment(world: World, payment: Payment, now: datetime) -> None:
    """Mark a transaction as deleted and report it."""
    _announce(world, payment, "delete")
    payment.is_deleted, payment.changed = True, compute_change(payment.changed, now)


def _announce(world: World, payment: Payment, status: ChangeStatus) -> None:
    world.announce(
        "finances_operation",
        status,
        location_id=payment.location_id,
        resource_id=payment.id,
        render=lambda: render_payment(world, payment),
    )


def _list_at(world: World, call: HandlerCall) -> list[Payment]:
    location_id = call.number("location_id")
    return [one for one in world.finance.payments.values() if one.location_id == location_id]


def _find(world: World, call: HandlerCall) -> Payment:
    payment = world.finance.payments.get(call.number("transaction_id"))
    if payment is None or payment.is_deleted or payment.location_id != call.number("location_id"):
        raise Refusal(404)
    return payment


def _set_fields(world: World, payment: Payment, call: HandlerCall) -> None:
    fields = Fields(call.body)
    account_id = fields.integer("account_id", payment.account_id)
    accounts = world.finance.list_accounts(payment.location_id)
    if account_id not in {account.id for account in accounts}:
        raise refuse("account_id", "The location has no such account.")
    date = fields.moment("date", SERVER_ZONE) if "date" in fields else payment.date
    expense_id = fields.integer("expense_id", payment.expense_id or OTHER_INCOME)
    client_id = fields.integer("client_id", payment.client_id)
    team_member_id = fields.integer("master_id", payment.team_member_id)
    supplier_id = fields.integer("supplier_id", payment.supplier_id)
    payment.comment = fields.text("comment", payment.comment)
    payment.account_id, payment.date = account_id, date
    payment.changed = compute_change(payment.changed, call.now)
    payment.expense_id, payment.client_id = expense_id, client_id
    payment.team_member_id, payment.supplier_id = team_member_id, supplier_id


def _matches(payment: Payment, call: HandlerCall, zone: tzinfo) -> bool:
    """Return whether a transaction passes all filters of a list."""
    wanted = {
        "account_id": payment.account_id,
        "client_id": payment.client_id,
        "supplier_id": payment.supplier_id,
        "master_id": payment.team_member_id,
        "document_id": payment.document_id,
    }
    return (
        payment.is_deleted == (call.first("deleted") == "1")
        and all(_is_wanted(call.first(name), value) for name, value in wanted.items())
        and _has_sign(payment, call.first("balance_is"))
        and is_in_period(payment.date.astimezone(zone).date(), call)
    )


def _is_wanted(text: str | None, value: int) -> bool:
    return not text or parse_leading_number(text) == value


def _has_sign(payment: Payment, code: str | None) -> bool:
    """Return whether a sum has the wanted sign: 1 positive, 2 negative, else any."""
    return {"1": payment.amount > 0, "2": payment.amount < 0}.get(code or "", True)


def is_in_period(day: date, call: HandlerCall) -> bool:
    """Return whether a day is in the period of a list. Both ends are included."""
    return make_period_filter(call)(day)


def make_period_filter(call: HandlerCall) -> Callable[[date], bool]:
    """Return a function that returns whether a day is in the period of a list. Both ends are included."""
    first, last = (parse_day(call.first(name) or "") for name in ("start_date", "end_date"))
    return lambda day: (first is None or first <= day) and (last is None or day <= last)


_TRANSACTION = "/finance_transactions/{location_id}/{transaction_id}"

ROUTES: tuple[Route, ...] = (
    Route("get_account_list", "GET", "/accounts/{location_id}", list_accounts),
    Route("get_transactions", "GET", "/transactions/{location_id}", list_payments),
    Route(
        "get_transactions_by_visit_or_appointment_id",
        "GET",
        "/timetable/transactions/{location_id}",
        list_visit_payments,
    ),
    Route(
        "get_document_financial_transactions",
        "GET",
        "/storage_operations/documents/finance_transactions/{document_id}",
        list_document_payments,
    ),
    Route("create_financial_transaction", "POST", "/finance_transactions/{location_id}", create_payment),
    Route("get_financial_transaction", "GET", _TRANSACTION, read_payment),
    Route("update_financial_transaction", "PUT", _TRANSACTION, update_payment),
    Route("delete_financial_transaction", "DELETE", _TRANSACTION, delete_payment),
)
