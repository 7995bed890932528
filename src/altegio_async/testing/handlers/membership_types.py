"""Membership types of a chain: read, create, replace, clone, archive, delete, restore."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from altegio_async.testing.data.world import Coverage, MembershipType, World
from altegio_async.testing.handlers import rendering
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
    answer_page,
    as_count,
    as_list,
    as_object,
    make_invalid_refusal,
    parse_leading_number,
)
from altegio_async.testing.server.paging import select_page

_CHAIN_NAMES = ("salon_group_id", "chain_id", "company_group_id")
_LIST_MAXIMUM = 250


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_flag(value: Any) -> bool:
    return isinstance(value, int) and value in {0, 1}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list_of_objects(value: Any) -> bool:
    rows = as_list(value)
    return rows is not None and all(as_object(row) is not None for row in rows)


_EXTRA: Final[dict[str, Callable[[Any], bool]]] = {
    "freeze_limit_unit_id": _is_whole,
    "is_booking_when_frozen_allowed": _is_flag,
    "balance_edit_type_id": _is_whole,
    "expiration_type_id": _is_whole,
    "service_price_correction": _is_flag,
    "is_online_sale_enabled": _is_flag,
    "online_sale_title": _is_text,
    "online_sale_description": _is_text,
    "online_sale_price": _is_number,
    "autoactivation_time_unit_id": _is_whole,
    "category": _is_text,
    "availability": _is_list_of_objects,
}
"""Request fields that the server only stores and returns under the same name."""
_TYPES: Final = {
    **_EXTRA,
    "category_id": _is_whole,
    "online_image": _is_text,
    "autoactivation_period": _is_whole,
    "autoactivation_time_in_days": _is_whole,
}
"""The check of each optional field."""
_ACTIVATION = ("expiration_type_id", "autoactivation_time", "autoactivation_time_unit_id")


def list_types(world: World, call: HandlerCall) -> Answer:
    """List the chain's types by title and archive flag, without deleted ones."""
    chain_id, title = call.number("chain_id"), (call.first("title") or "").casefold()
    archived = call.first("is_archived")
    kinds = [
        kind
        for kind in world.membership_types.values()
        if kind.chain_id == chain_id and not kind.is_deleted and title in kind.title.casefold()
    ]
    if archived is not None:
        kinds = [kind for kind in kinds if kind.is_archived == (archived == "1")]
    page = select_page(call, kinds, "limit", maximum=_LIST_MAXIMUM)
    return answer_page([rendering.render_chain_membership_type(world, kind) for kind in page], len(kinds))


def _find_type(world: World, call: HandlerCall) -> MembershipType:
    kind = world.membership_types.get(call.number("loyalty_membership_type_id"))
    if kind is None or kind.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return kind


def read_type(world: World, call: HandlerCall) -> Answer:
    """Get one type, even a deleted one."""
    return answer_object(rendering.render_chain_membership_type(world, _find_type(world, call)))


def create_type(world: World, call: HandlerCall) -> Answer:
    """Create a type (201)."""
    kind = _make_type(world, call, world.make_id())
    world.membership_types[kind.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.render_chain_membership_type(world, kind), status=201)


def update_type(world: World, call: HandlerCall) -> Answer:
    """Replace all fields; those that are left out get their defaults.

    Once a membership of the type was sold, price, validity, activation, sharing and coverage are kept
    silently.
    """
    old = _find_type(world, call)
    new = _make_type(world, call, old.id)
    new.is_deleted = old.is_deleted
    _keep_titles(old.coverage, new.coverage)
    new.date_archived = old.date_archived if new.is_archived and old.is_archived else new.date_archived
    if world.count_sold(old.id):
        new = replace(
            new,
            cost=old.cost,
            period=old.period,
            period_unit_id=old.period_unit_id,
            is_united_balance=old.is_united_balance,
            is_united_unlimited=old.is_united_unlimited,
            united_count=old.united_count,
            coverage=old.coverage,
            is_allow_empty_code=old.is_allow_empty_code,
            extra=_keep_activation(old.extra, new.extra),
        )
    world.membership_types[old.id] = new
    _show_at_locations(world, new)
    return answer_object(rendering.render_chain_membership_type(world, new))


def _keep_titles(old: list[Coverage], new: list[Coverage]) -> None:
    """Give the services and categories that a type covered before the titles that they had."""
    known = {(link.is_category, link.id): link for link in old}
    for link in new:
        before = known.get((link.is_category, link.id), link)
        link.title, link.category_id = before.title, before.category_id


def _keep_activation(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the further fields of a sold type: the new ones with the activation of the old ones."""
    changed = {name: value for name, value in new.items() if name not in _ACTIVATION}
    return {**changed, **{name: old[name] for name in _ACTIVATION if name in old}}


def _make_type(world: World, call: HandlerCall, ident: int) -> MembershipType:
    body, chain_id = call.body, call.number("chain_id")
    _check(body, chain_id)
    locations = as_list(body.get("location_ids", body.get("salon_ids"))) or []
    if any(ident not in world.chains[chain_id].location_ids for ident in locations):
        raise make_invalid_refusal({"[location_ids]": ["The chain has no such location."]})
    united = bool(body.get("is_united_balance", False))
    extra = {name: body[name] for name in _EXTRA if body.get(name) is not None}
    if "online_image" in body:
        extra["online_sale_image"] = body["online_image"]
    if body.get("autoactivation_period") is not None:
        extra["autoactivation_time"] = body["autoactivation_period"]
    archived = body.get("is_archived") is True
    return MembershipType(
        id=ident,
        chain_id=chain_id,
        title=body["title"],
        cost=Decimal(str(body["cost"])),
        period=body.get("period", 0),
        period_unit_id=body.get("period_unit_id", 0),
        location_ids=locations,
        coverage=_read_coverage(world, chain_id, body, counted=not united),
        allow_freeze=bool(body.get("allow_freeze", False)),
        freeze_limit=body.get("freeze_limit", 0),
        is_allow_empty_code=bool(body.get("is_allow_empty_code", True)),
        is_united_balance=united,
        united_count=body.get("united_balance_services_count", 0) if united else 0,
        is_united_unlimited=bool(body.get("is_united_balance_unlimited", False)),
        category_id=body.get("category_id"),
        is_archived=archived,
        date_archived=call.now if archived else None,
        extra=extra,
    )


def _check(body: dict[str, Any], chain_id: int) -> None:
    errors: dict[str, list[str]] = {}
    if not isinstance(body.get("title"), str) or not body["title"]:
        errors["[title]"] = ["This field is required."]
    cost = body.get("cost")
    if isinstance(cost, bool) or not isinstance(cost, int | float) or cost < 0:
        errors["[cost]"] = ["A price of 0 or more is needed."]
    named = [body[name] for name in _CHAIN_NAMES if name in body]
    if not named or any(value != chain_id for value in named):
        errors["[salon_group_id]"] = ["The chain of the address is needed."]
    for name in ("period", "freeze_limit", "united_balance_services_count"):
        if as_count(body.get(name, 0)) is None:
            errors[f"[{name}]"] = ["A whole number of 0 or more is needed."]
    for name, is_valid in _TYPES.items():
        if body.get(name) is not None and not is_valid(body[name]):
            errors[f"[{name}]"] = ["The value has a wrong type."]
    if errors:
        raise make_invalid_refusal(errors)


def _read_coverage(world: World, chain_id: int, body: dict[str, Any], *, counted: bool) -> list[Coverage]:
    """Return the coverage of a request in the form that the chain accepts.

    A chain that accepts both forms ignores the counts if there are links.
    """
    form = world.chains[chain_id].coverage_form
    if not form:
        form = "service_links" if body.get("service_links") else "services"
    links = _read_links(body) if form == "service_links" else _read_counts(body)
    titles = {ident: service.title for (_, ident), service in world.booking.services.items()}
    for link in links:
        link.count = link.count if counted and not link.is_unlimited else 0
        link.title = titles.get(link.id, link.title) if not link.is_category else link.title
    return links


def _read_counts(body: dict[str, Any]) -> list[Coverage]:
    """Return the coverage of `services` and `service_categories`: maps of ids to counts, or lists of ids."""
    links: list[Coverage] = []
    for name, is_category in (("services", False), ("service_categories", True)):
        items = as_list(body.get(name)) or []
        given = as_object(body.get(name)) or {str(item): 1 for item in items}
        for ident, count in given.items():
            covered = parse_leading_number(ident)
            visits = as_count(count) or 0
            links.append(Coverage(covered, f"Item {covered}", visits, is_category=is_category))
    return links


def _read_links(body: dict[str, Any]) -> list[Coverage]:
    """Return the coverage of `service_links`, the only form that has unlimited visits."""
    links: list[Coverage] = []
    for entry in as_list(body.get("service_links")) or []:
        link = as_object(entry) or {}
        service = as_count(link.get("service_id")) or 0
        covered = service or as_count(link.get("service_category_id")) or 0
        visits = as_count(link.get("count")) or 0
        coverage = Coverage(covered, f"Item {covered}", visits, is_category=not service)
        coverage.is_unlimited = bool(link.get("is_unlimited"))
        links.append(coverage)
    return links


def _show_at_locations(world: World, kind: MembershipType) -> None:
    """Update each location's list of types on sale after a change of a type."""
    on_sale = not (kind.is_archived or kind.is_deleted)
    for location_id in world.chains[kind.chain_id].location_ids:
        shown = world.locations[location_id].membership_type_ids
        wanted = on_sale and location_id in kind.location_ids
        if wanted and kind.id not in shown:
            shown.append(kind.id)
        elif not wanted and kind.id in shown:
            shown.remove(kind.id)


def delete_type(world: World, call: HandlerCall) -> Answer:
    """Delete a type. Refuse if a membership of it was sold."""
    kind = _find_type(world, call)
    if world.count_sold(kind.id):
        raise Refusal(400, "Memberships of this type were sold.")
    kind.is_deleted = True
    _show_at_locations(world, kind)
    return answer_no_content()


def clone_type(world: World, call: HandlerCall) -> Answer:
    """Create a copy with " (2)" after its title (201)."""
    kind = deepcopy(_find_type(world, call))
    kind.id, kind.title, kind.is_deleted = world.make_id(), f"{kind.title} (2)", False
    world.membership_types[kind.id] = kind
    _show_at_locations(world, kind)
    return answer_object(rendering.render_chain_membership_type(world, kind), status=201)


def restore_type(world: World, call: HandlerCall) -> Answer:
    """Restore a deleted or archived type, optionally with another title."""
    kind = _find_type(world, call)
    title = call.body.get("restore_in_title")
    if title is not None and not isinstance(title, str):
        raise make_invalid_refusal({"[restore_in_title]": ["A text is needed."]})
    kind.title = title or kind.title
    kind.is_deleted, kind.is_archived, kind.date_archived = False, False, None
    _show_at_locations(world, kind)
    return answer_no_content()


def archive_type(world: World, call: HandlerCall) -> Answer:
    """Archive or unarchive a type of any chain. The flag must be the text "0" or "1"."""
    kind = world.membership_types.get(call.number("loyalty_membership_type_id"))
    if kind is None:
        raise Refusal(404)
    flag = call.body.get("is_archived")
    if flag not in ("0", "1"):
        raise make_invalid_refusal({"[is_archived]": ['Only "0" and "1" are allowed.']})
    kind.is_archived = flag == "1"
    kind.date_archived = call.now if kind.is_archived else None
    _show_at_locations(world, kind)
    return answer_no_content()
