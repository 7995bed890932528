"""Memberships of a chain: the filtered list, freezing, balance and period."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from altegio_async.testing.data import loyalty
from altegio_async.testing.data.finance import (
    LOYALTY_TITLES,
    LOYALTY_WITHDRAWALS,
    PROMOTION_DISCOUNT,
)
from altegio_async.testing.data.world import Coverage, Membership, MembershipType, World
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
    render_money,
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
        first, last = parse_start(after, "created_after"), parse_end(before, "created_before")
        rows = [item for item in rows if first <= item.created <= last]
    rows.sort(key=lambda item: item.id)
    page = select_page(call, rows, "count")
    loyalty.update_by_time(page, call.now)
    count = len(rows) if call.count_is_total else None
    return answer_list([rendering.render_membership(world, item) for item in page], count)


def list_transactions(world: World, call: HandlerCall) -> Answer:
    """List transactions within both dates, by type, location, visit and card."""
    chain_id = call.number("chain_id")
    after, before = call.first("created_after"), call.first("created_before")
    missing = {"created_after": after, "created_before": before}
    if not (after and before):
        raise make_invalid_refusal(
            {name: ["This field is required."] for name, value in missing.items() if not value}
        )
    first, last = parse_start(after, "created_after"), parse_end(before, "created_before")
    rows = loyalty.list_transactions(world, chain_id)
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
    return answer_list([_render_transaction(row) for row in page], count)


def _render_transaction(row: Any) -> dict[str, Any]:
    title = LOYALTY_TITLES.get(row.type_id, "Other")
    return {
        "id": row.id,
        "visit_id": row.visit_id,
        "status_id": 1,
        "amount": render_money(row.amount),
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
        "is_discount": row.type_id == PROMOTION_DISCOUNT,
        "is_loyalty_withdraw": row.type_id in LOYALTY_WITHDRAWALS,
        "type": {"id": row.type_id, "title": title},
    }


def parse_start(text: str, field: str) -> datetime:
    """Return the start of a day, or the moment itself if a time is given."""
    return _parse_moment(text, field, time.min)


def parse_end(text: str, field: str, zone: tzinfo = UTC) -> datetime:
    """Return the end of a day, or the moment itself if a time is given."""
    return _parse_moment(text, field, time.max, zone)


def _parse_moment(text: str, field: str, clock: time, zone: tzinfo = UTC) -> datetime:
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), clock, zone)
        parsed = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise make_invalid_refusal({field: ["This is not a date."]}) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def _find_membership(world: World, call: HandlerCall) -> Membership:
    item = world.memberships.get(call.number("membership_id"))
    if item is None or item.chain_id != call.number("chain_id"):
        raise Refusal(404)
    loyalty.update_by_time([item], call.now)
    return item


def freeze(world: World, call: HandlerCall) -> Answer:
    """Freeze a membership until a date or until it is unfrozen, within the limit of its type."""
    item = _find_membership(world, call)
    kind = world.membership_types[item.type_id]
    if not kind.allow_freeze:
        raise Refusal(400, "This membership cannot be frozen.")
    if item.is_frozen:
        raise Refusal(400, "This membership is frozen already.")
    till = None
    if call.body.get("freeze_till") is not None:
        zone = world.get_zone(item.location_id)
        till = parse_end(str(call.body["freeze_till"]), "freeze_till", zone)
        days, limit = (till - call.now).days, loyalty.find_freeze_limit(kind)
        if days <= 0:
            raise make_invalid_refusal({"freeze_till": ["The date must lie in the future."]})
        if limit and item.freeze_period + days > limit:
            raise make_invalid_refusal({"freeze_till": ["The freeze is longer than its limit."]})
    loyalty.freeze(item, till, call.now)
    return _render_written(world, item)


def unfreeze(world: World, call: HandlerCall) -> Answer:
    """End a freeze. The days in which the membership was frozen are added to its expiry."""
    item = _find_membership(world, call)
    if not item.is_frozen:
        raise Refusal(400, "This membership is not frozen.")
    loyalty.unfreeze(item, call.now)
    loyalty.update_status(item, world.membership_types[item.type_id], call.now)
    return _render_written(world, item)


def _render_written(world: World, item: Membership) -> Answer:
    row = rendering.render_membership(world, item)
    if item.freeze_till is not None:
        row["freeze_till"] = rendering.render_moment(item.freeze_till, world.get_zone(item.location_id))
    return answer_object(row)


def set_balance(world: World, call: HandlerCall) -> Answer:
    """Set the number of visits left. The response has no body."""
    item = _find_membership(world, call)
    kind = world.membership_types[item.type_id]
    if kind.is_united_balance:
        _set_shared_balance(item, kind, call.body)
    else:
        _set_balances(item, call.body)
    loyalty.update_status(item, kind, call.now)
    return Answer()


def _set_shared_balance(item: Membership, kind: MembershipType, body: dict[str, Any]) -> None:
    """Set the visits that all services share."""
    name = "united_balance_services_count"
    count = _read_whole_number(body.get(name), name)
    if kind.is_united_unlimited:
        raise make_invalid_refusal({name: ["The balance is unlimited."]})
    item.united_count = count


def _set_balances(item: Membership, body: dict[str, Any]) -> None:
    """Set the visits of services and categories. Those that are not named stay as they are."""
    name = "services_balance_count"
    wanted = as_list(body.get(name))
    if not wanted:
        raise make_invalid_refusal({name: ["This field is required."]})
    by_id = {link.id: link for link in item.coverage}
    changes: list[tuple[Coverage, int]] = []
    for entry in wanted:
        change = as_object(entry) or {}
        link = by_id.get(as_count(change.get("service_id")) or 0)
        if link is None:
            raise make_invalid_refusal({name: ["The membership does not cover this service."]})
        if link.is_unlimited:
            raise make_invalid_refusal({name: ["The balance is unlimited."]})
        changes.append((link, _read_whole_number(change.get("balance"), name)))
    for link, count in changes:
        link.count = count


def _read_whole_number(value: Any, field: str) -> int:
    count = as_count(value)
    if count is None:
        raise make_invalid_refusal({field: ["A whole number of 0 or more is needed."]})
    return count


def set_period(world: World, call: HandlerCall) -> Answer:
    """Change the period. The expiry is computed from the activation and the days spent frozen."""
    item = _find_membership(world, call)
    period = _read_whole_number(call.body.get("period"), "period")
    unit = call.body.get("period_unit_id")
    if isinstance(unit, bool) or unit not in (1, 2, 3, 4):
        raise make_invalid_refusal({"period_unit_id": ["One of 1, 2, 3, 4 is needed."]})
    expires, used = loyalty.compute_expiry(world, item, period, unit), loyalty.find_last_use(world, item)
    if expires is not None and used is not None and expires < used:
        raise make_invalid_refusal({"period": ["The membership would expire before its last use."]})
    item.period, item.period_unit_id, item.expires = period, unit, expires
    loyalty.update_status(item, world.membership_types[item.type_id], call.now)
    return answer_object(rendering.render_membership(world, item))
