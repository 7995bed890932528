"""The search of clients, with its filters."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from random import Random
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.account_entries import sum_client_accounts
from altegio_async.testing.data.world import Client, World, extract_digits
from altegio_async.testing.handlers.client_rows import (
    History,
    mask_phone,
    read_histories,
    render_found,
)
from altegio_async.testing.server.exchange import Answer, HandlerCall, as_list, as_object
from altegio_async.testing.server.fields import Fields
from altegio_async.testing.server.paging import PagePosition, find_cap

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.testing.data.booking import Appointment

_ALWAYS = ("id", "name")
_USABLE = {1, 2}
_SEARCH_CODES = {1: -1, 2: 0, 3: 1, 4: 2}
"""Attendance for each code of the filter of appointments."""
_LOYALTY = ("abonement_", "certificate_", "sale")
"""Prefixes of the types of loyalty filters."""


def search_clients(world: World, call: HandlerCall) -> Answer:
    """List the clients of a location that match the filters, in pages of at most 200."""
    location_id = call.number("location_id")
    fields = Fields(call.body)
    filters = [one for one in fields.objects("filters") if str(one.get("type")) not in call.ignored_filters]
    histories = read_histories(world, location_id)
    combine = any if fields.text("operation") == "OR" and filters else all
    nothing = History()
    clients = [
        client
        for client in world.clients_of.get(location_id, {}).values()
        if not filters
        or combine(_finds(world, client, histories.get(client.id, nothing), one, call) for one in filters)
    ]
    _sort(clients, histories, fields)
    size, page = _read_positive(call.body.get("page_size"), 25), _read_positive(call.body.get("page"), 1)
    size = size if size <= 200 else 25
    names = _list_names(call.body.get("fields"))
    selected = PagePosition(page, size, find_cap(call)).select(clients)
    rows = [render_found(client, histories.get(client.id, nothing)) for client in selected]
    found = [mask_phone({name: row[name] for name in names}, call) for row in rows]
    return Answer(200, {"success": True, "data": found, "meta": {"total_count": len(clients)}})


def _list_names(sent: Any) -> list[str]:
    """Return the names of the fields of a row: those that were sent, and always the id and the name."""
    known = render_found(Client(0, 0, "", ""), History())
    return [*_ALWAYS, *(name for name in as_list(sent) or () if isinstance(name, str) and name in known)]


def _sort(clients: list[Client], histories: dict[int, History], fields: Fields) -> None:
    name = fields.text("order_by", "id")
    name = "visits_count" if name == "visit_count" else name
    is_reversed = fields.text("order_by_direction") == "DESC"
    if name == "id":
        clients.sort(key=attrgetter("id"), reverse=is_reversed)
    elif name in render_found(Client(0, 0, "", ""), History()):
        nothing = History()
        clients.sort(
            key=lambda client: (render_found(client, histories.get(client.id, nothing))[name], client.id),
            reverse=is_reversed,
        )


def _read_positive(value: Any, default: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 < value < 10**9 else default


def _finds(
    world: World, client: Client, history: History, condition: dict[str, Any], call: HandlerCall
) -> bool:
    """Return whether a filter finds a client. Loyalty filters can fail to find a share of the holders."""
    if call.unfound_holders and str(condition.get("type")).startswith(_LOYALTY):
        chance = Random(f"{call.seed}:{client.id}").random()  # noqa: S311 - it makes test data, not secrets
        if chance < call.unfound_holders:
            return False
    return _matches(world, client, history, condition)


def _matches(world: World, client: Client, history: History, condition: dict[str, Any]) -> bool:
    """Return whether a client matches a filter. Filters of an unknown type match everyone."""
    state = as_object(condition.get("state")) or {}
    kind = condition.get("type")
    check = _CHECKS.get(kind) if isinstance(kind, str) else None
    if check is not None:
        return check(world, client, history, state)
    if kind == "sale":  # loyalty filters in their nested form
        return all(
            _matches(world, client, history, {"type": name, "state": part}) for name, part in state.items()
        )
    return True


def _has_text(world: World, client: Client, history: History, state: dict[str, Any]) -> bool:
    text = str(state.get("value", "")).casefold()
    phone = extract_digits(text)
    return (
        text in f"{client.name} {client.surname}".casefold()
        or text in client.email.casefold()
        or (len(phone) > 2 and phone in client.phone)
    )


def _has_value(read: Callable[[World, Client], set[Any]]) -> Callable[..., bool]:
    """Return a check whether one of a client's values is among those of a filter."""

    def check(world: World, client: Client, history: History, state: dict[str, Any]) -> bool:
        return not _read_values(state).isdisjoint(read(world, client))

    return check


def _is_in_range(read: Callable[[World, Client, History], Decimal | int]) -> Callable[..., bool]:
    """Return a check whether a client's number is in the range of a filter."""

    def check(world: World, client: Client, history: History, state: dict[str, Any]) -> bool:
        return _contains(state, read(world, client, history))

    return check


def _contains(state: dict[str, Any], number: Decimal | int) -> bool:
    low, high = _read_number(state.get("from")), _read_number(state.get("to"))
    return (low is None or number >= low) and (high is None or number <= high)


def _read_number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Decimal(str(value))


def _count_visits_left(world: World, client: Client) -> int:
    return sum(
        item.united_count + sum(link.count for link in item.coverage)
        for item in world.memberships_of.get(client.id, ())
        if item.status_id in _USABLE
    )


def _sum_gift_cards(world: World, client: Client) -> Decimal:
    return sum((card.balance for card in world.gift_cards_of.get(client.id, ())), Decimal(0))


def _is_born_between(world: World, client: Client, history: History, state: dict[str, Any]) -> bool:
    born = client.birth_date or ""
    first, last = str(state.get("from") or ""), str(state.get("to") or "")
    if not born:
        return False
    return (not first or born[-len(first) :] >= first) and (not last or born[-len(last) :] <= last)


def _has_appointments(world: World, client: Client, history: History, state: dict[str, Any]) -> bool:
    found = [appointment for appointment in history.appointments if _is_wanted(world, appointment, state)]
    sold = sum((item.cost for appointment in found for item in appointment.services), Decimal(0))
    matches = (
        bool(found)
        and _contains(as_object(state.get("records_count")) or {}, len(found))
        and _contains(as_object(state.get("sold_amount")) or {}, sold)
    )
    return matches != bool(state.get("invert"))


def _is_wanted(world: World, appointment: Appointment, state: dict[str, Any]) -> bool:
    services = {item.id for item in appointment.services}
    records = (world.booking.services.get((appointment.location_id, ident)) for ident in services)
    created, day = as_object(state.get("created")) or {}, appointment.created.strftime("%Y-%m-%d")
    return (
        _overlaps(state, "staff", {appointment.team_member_id})
        and _overlaps(state, "service", services)
        and _overlaps(state, "service_category", {record.category_id for record in records if record})
        and _overlaps(
            state,
            "status",
            {code for code, known in _SEARCH_CODES.items() if known == appointment.attendance},
        )
        and str(created.get("from") or "") <= day
        and (not created.get("to") or day <= str(created["to"]))
    )


def _overlaps(state: dict[str, Any], name: str, values: set[int]) -> bool:
    part = as_object(state.get(name))
    return part is None or not _read_values(part).isdisjoint(values)


def _read_values(state: dict[str, Any]) -> set[int | str]:
    """Return the codes, ids or the single value of a state."""
    wanted = state.get("value")
    values = as_list(wanted)
    return {value for value in ([wanted] if values is None else values) if isinstance(value, (int, str))}


_CHECKS: dict[str, Callable[..., bool]] = {
    "quick_search": _has_text,
    "id": _has_value(lambda world, client: {client.id}),
    "importance": _has_value(lambda world, client: {client.importance_id}),
    "gender": _has_value(lambda world, client: {client.gender_id}),
    "category": _has_value(lambda world, client: set(client.category_ids)),
    "sold_amount": _is_in_range(lambda world, client, history: client.spent + history.sold),
    "deposit_balance": _is_in_range(
        lambda world, client, history: client.balance + sum_client_accounts(world, client.id)
    ),
    "birthday": _is_born_between,
    "abonement_balance": _is_in_range(lambda world, client, history: _count_visits_left(world, client)),
    "abonement_types": _has_value(
        lambda world, client: {item.type_id for item in world.memberships_of.get(client.id, ())}
    ),
    "abonement_is_frozen": _has_value(
        lambda world, client: {item.is_frozen for item in world.memberships_of.get(client.id, ())}
    ),
    "certificate_balance": _is_in_range(lambda world, client, history: _sum_gift_cards(world, client)),
    "certificate_types": _has_value(
        lambda world, client: {card.type_id for card in world.gift_cards_of.get(client.id, ())}
    ),
    "certificate_is_used": _has_value(
        lambda world, client: {
            card.balance < card.default_balance for card in world.gift_cards_of.get(client.id, ())
        }
    ),
    "record": _has_appointments,
}
