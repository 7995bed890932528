"""Memberships of a chain: the filtered list, freezing, balance and period."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from altegio_async.testing.data.world import NOW, Membership, World, period_end
from altegio_async.testing.handlers import rendering
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_object,
    as_count,
    as_list,
    as_object,
    make_invalid_refusal,
    money,
)
from altegio_async.testing.server.paging import select_page


def list_memberships(world: World, call: HandlerCall) -> Answer:
    """List memberships by ids, or created within both dates. Without either, respond with 400."""
    chain_id = call.number("chain_id")
    rows = [item for item in world.memberships.values() if item.chain_id == chain_id]
    ids = call.numbers("abonements_ids")
    if ids:
        wanted = set(ids[: call.ids_limit])
        rows = [item for item in rows if item.id in wanted]
    else:
        after, before = call.first("created_after"), call.first("created_before")
        if not (after and before):
            raise Refusal(400, "Give ids of memberships, or both ends of a range of dates.")
        first, last = start_of(after, "created_after"), end_of(before, "created_before")
        rows = [item for item in rows if first <= item.created <= last]
    rows.sort(key=lambda item: item.id)
    page = select_page(call, rows, "count")
    count = len(rows) if call.count_is_total else None
    return answer_list([rendering.membership(world, item) for item in page], count)


def list_transactions(world: World, call: HandlerCall) -> Answer:
    """List transactions within both dates, by type, location, visit and card."""
    chain_id = call.number("chain_id")
    after, before = call.first("created_after"), call.first("created_before")
    missing = {"created_after": after, "created_before": before}
    if not (after and before):
        raise make_invalid_refusal(
            {name: ["This field is required."] for name, value in missing.items() if not value}
        )
    first, last = start_of(after, "created_after"), end_of(before, "created_before")
    rows = [row for row in world.transactions.values() if row.chain_id == chain_id]
    rows = [row for row in rows if first <= row.created <= last]
    for name, attribute in (("types", "type_id"), ("company_ids", "location_id"), ("visit_ids", "visit_id")):
        if call.get_list(name):
            wanted = set(call.numbers(name))
            rows = [row for row in rows if getattr(row, attribute) in wanted]
    card = call.first("loyalty_card_id")
    if card:
        rows = [row for row in rows if str(row.card_id) == card]
    page = select_page(call, rows, "count")
    count = len(rows) if call.count_is_total else None
    return answer_list([_transaction(row) for row in page], count)


_TRANSACTION_TITLES = {
    1: "Promotion discount",
    2: "Loyalty program accrual",
    5: "Manual top-up",
    6: "Manual withdrawal",
    8: "Gift card withdrawal",
    9: "Membership use",
}


def _transaction(row: Any) -> dict[str, Any]:
    title = _TRANSACTION_TITLES.get(row.type_id, "Other")
    return {
        "id": row.id,
        "visit_id": row.visit_id,
        "status_id": 1,
        "amount": money(row.amount),
        "type_id": row.type_id,
        "card_id": row.card_id,
        "program_id": row.program_id,
        "certificate_id": row.gift_card_id,
        "abonement_id": row.membership_id,
        "salon_group_id": row.chain_id,
        "item_id": row.item_id,
        "item_type_id": row.item_type_id,
        "item_record_id": 0,
        "goods_transaction_id": 0,
        "services_transaction_id": 0,
        "is_discount": row.type_id == 1,
        "is_loyalty_withdraw": row.type_id in {3, 6, 8, 9},
        "type": {"id": row.type_id, "title": title},
    }


def start_of(text: str, field: str) -> datetime:
    """Return the start of a day, or the moment itself if a time is given."""
    return _moment(text, field, time.min)


def end_of(text: str, field: str) -> datetime:
    """Return the end of a day, or the moment itself if a time is given."""
    return _moment(text, field, time.max)


def _moment(text: str, field: str, clock: time) -> datetime:
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), clock, UTC)
        if text.isdigit():
            return datetime.fromtimestamp(int(text), UTC)
        parsed = datetime.fromisoformat(text.replace(" ", "+"))
    except (ValueError, OverflowError, OSError):
        raise make_invalid_refusal({field: ["This is not a date."]}) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _membership(world: World, call: HandlerCall) -> Membership:
    item = world.memberships.get(call.number("membership_id"))
    if item is None or item.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return item


def freeze(world: World, call: HandlerCall) -> Answer:
    """Freeze a membership until a date or until it is unfrozen, within the limit of its type."""
    item = _membership(world, call)
    kind = world.membership_types[item.type_id]
    if not kind.allow_freeze:
        raise Refusal(400, "This membership cannot be frozen.")
    if item.is_frozen:
        raise Refusal(400, "This membership is frozen already.")
    days = kind.freeze_limit
    till = None
    if call.body.get("freeze_till") is not None:
        till = end_of(str(call.body["freeze_till"]), "freeze_till")
        days = (till - NOW).days
        if days <= 0:
            raise make_invalid_refusal({"freeze_till": ["The date must lie in the future."]})
        if item.freeze_period + days > kind.freeze_limit:
            raise make_invalid_refusal({"freeze_till": ["The freeze is longer than its limit."]})
    item.is_frozen, item.freeze_till = True, till
    item.freeze_period += days if till else 0
    return _render_written(world, item)


def unfreeze(world: World, call: HandlerCall) -> Answer:
    """End a freeze."""
    item = _membership(world, call)
    if not item.is_frozen:
        raise Refusal(400, "This membership is not frozen.")
    item.is_frozen, item.freeze_till = False, None
    return _render_written(world, item)


def _render_written(world: World, item: Membership) -> Answer:
    row = rendering.membership(world, item)
    if item.freeze_till is not None:
        row["freeze_till"] = rendering.moment(item.freeze_till, world.zone_of(item.location_id))
    return answer_object(row)


def set_balance(world: World, call: HandlerCall) -> Answer:
    """Set the number of visits left. The response does not contain the new number."""
    item = _membership(world, call)
    kind = world.membership_types[item.type_id]
    if kind.is_united_balance:
        item.united_count = _whole(
            call.body.get("united_balance_services_count"), "united_balance_services_count"
        )
        return answer_object(None)
    wanted = as_list(call.body.get("services_balance_count"))
    if wanted is None:
        raise make_invalid_refusal({"services_balance_count": ["This field is required."]})
    by_id = {link.id: link for link in item.coverage}
    changes: list[tuple[int, int]] = []
    for entry in wanted:
        change = as_object(entry) or {}
        ident = as_count(change.get("service_id"))
        if ident not in by_id:
            raise make_invalid_refusal(
                {"services_balance_count": ["The membership does not cover this service."]}
            )
        changes.append((ident, _whole(change.get("balance"), "services_balance_count")))
    for ident, count in changes:
        by_id[ident].count = count
    return answer_object(None)


def _whole(value: Any, field: str) -> int:
    count = as_count(value)
    if count is None:
        raise make_invalid_refusal({field: ["A whole number of 0 or more is needed."]})
    return count


def set_period(world: World, call: HandlerCall) -> Answer:
    """Change the period. The expiry is computed from the activation."""
    item = _membership(world, call)
    period = _whole(call.body.get("period"), "period")
    unit = call.body.get("period_unit_id")
    if unit not in {1, 2, 3, 4}:
        raise make_invalid_refusal({"period_unit_id": ["One of 1, 2, 3, 4 is needed."]})
    item.period, item.period_unit_id = period, unit
    item.expires = period_end(item.activated or item.created, period, unit)
    return answer_object(rendering.membership(world, item))
