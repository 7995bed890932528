"""Look-ups at a location: memberships, gift cards, their types, clients, events."""

from __future__ import annotations

from typing import Any

from altegio_async.testing.data.loyalty import is_current, update_by_time
from altegio_async.testing.data.world import Client, Location, Membership, World, extract_digits
from altegio_async.testing.handlers import rendering
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    parse_leading_number,
)
from altegio_async.testing.server.paging import select_page

_LOCATION_NAMES = ("company_id", "location_id", "salon_id")


def find_location(world: World, call: HandlerCall) -> Location:
    """Return the location that `company_id` (or an alias of it) names."""
    text = call.first(*_LOCATION_NAMES)
    if not text:
        raise Refusal(400, "The location is missing.", {"company_id": ["This field is required."]})
    location = world.locations.get(parse_leading_number(text)) if text.isdigit() else None
    if location is None:
        raise Refusal(404)
    if location.id in call.denied_locations:
        raise Refusal(403, "Access denied.")
    return location


def _find_clients(world: World, call: HandlerCall) -> list[Client]:
    location = find_location(world, call)
    phone = extract_digits(call.first("phone") or "")
    if not phone:
        raise Refusal(400, "The phone is missing.", {"phone": ["This field is required."]})
    return world.find_clients(location.id, phone)


def _find_user_clients(world: World, call: HandlerCall) -> list[Client]:
    location = find_location(world, call)
    return [] if call.user is None else world.find_clients(location.id, call.user.phone)


def _find_memberships(world: World, call: HandlerCall, clients: list[Client]) -> list[Membership]:
    items = [item for client in clients for item in world.memberships_of.get(client.id, [])]
    update_by_time(items, call.now)
    return items


def _answer_memberships(world: World, items: list[Membership]) -> Answer:
    return answer_list([rendering.render_membership(world, item) for item in items])


def _answer_gift_cards(world: World, clients: list[Client]) -> Answer:
    items = [item for client in clients for item in world.gift_cards_of.get(client.id, [])]
    return answer_list([rendering.render_gift_card(world, item) for item in items])


def list_client_memberships(world: World, call: HandlerCall) -> Answer:
    """List the valid memberships of the clients with a phone; empty for an unknown phone.

    Expired and used-up memberships are left out, frozen ones are not.
    """
    items = _find_memberships(world, call, _find_clients(world, call))
    return _answer_memberships(world, [item for item in items if is_current(item, call.now)])


def list_user_memberships(world: World, call: HandlerCall) -> Answer:
    """List the memberships of the signed-in user."""
    return _answer_memberships(world, _find_memberships(world, call, _find_user_clients(world, call)))


def list_client_gift_cards(world: World, call: HandlerCall) -> Answer:
    """List the gift cards of the client with a phone; empty for an unknown phone."""
    return _answer_gift_cards(world, _find_clients(world, call))


def list_user_gift_cards(world: World, call: HandlerCall) -> Answer:
    """List the gift cards of the signed-in user."""
    return _answer_gift_cards(world, _find_user_clients(world, call))


def _read_ids(call: HandlerCall) -> set[int]:
    """Return the requested ids, silently cut at the server's limit."""
    return set(call.numbers("ids")[: call.ids_limit])


def list_membership_types_by_id(world: World, call: HandlerCall) -> Answer:
    """List the types among `ids[]` that the location has, in the order of their ids."""
    location_id = call.number("location_id")
    found = (world.membership_types.get(ident) for ident in sorted(_read_ids(call)))
    return answer_list(
        [
            rendering.render_membership_type_row(kind)
            for kind in found
            if kind is not None and location_id in kind.location_ids and not kind.is_deleted
        ]
    )


def list_gift_card_types_by_id(world: World, call: HandlerCall) -> Answer:
    """List the types among `ids[]` that the location has, in the order of their ids."""
    location_id = call.number("location_id")
    found = (world.gift_card_types.get(ident) for ident in sorted(_read_ids(call)))
    return answer_list(
        [
            rendering.render_gift_card_type_at_location(kind, location_id)
            for kind in found
            if kind is not None and location_id in kind.location_ids
        ]
    )


def _matches(title: str, call: HandlerCall) -> bool:
    wanted = call.first("title")
    return not wanted or wanted.casefold() in title.casefold()


def _select_page(call: HandlerCall, rows: list[dict[str, Any]]) -> Answer:
    page = select_page(call, rows, "page_size")
    return answer_list(page, len(rows) if call.count_is_total else None)


def search_membership_types(world: World, call: HandlerCall) -> Answer:
    """List the types on sale at the location, by a part of their titles."""
    kinds = (
        world.membership_types[i] for i in world.locations[call.number("location_id")].membership_type_ids
    )
    rows = [rendering.render_membership_type_row(kind) for kind in kinds if _matches(kind.title, call)]
    return _select_page(call, rows)


def search_gift_card_types(world: World, call: HandlerCall) -> Answer:
    """List the gift card types on sale at the location, by a part of their titles."""
    location_id = call.number("location_id")
    kinds = (world.gift_card_types[ident] for ident in world.locations[location_id].gift_card_type_ids)
    rows = [
        rendering.render_gift_card_type_at_location(kind, location_id)
        for kind in kinds
        if _matches(kind.title, call)
    ]
    return _select_page(call, rows)


def _read_event_query(world: World, call: HandlerCall) -> Client:
    location = world.locations[call.number("location_id")]
    event = call.first("event_id", "activity_id") or ""
    if not event.isdigit():
        raise Refusal(400, "The event is missing.")
    client = world.clients.get(call.number("client_id"))
    if client is None or client.location_id != location.id:
        raise Refusal(404, "Client not found.")
    if int(event) not in location.event_ids:
        raise Refusal(404, "Event not found.")
    return client


def list_memberships_for_event(world: World, call: HandlerCall) -> Answer:
    """List the client's memberships of status 1 and 2 in JSON:API form, with their types included."""
    client = _read_event_query(world, call)
    usable = [item for item in _find_memberships(world, call, [client]) if item.status_id in {1, 2}]
    kinds = {item.type_id for item in usable}
    return Answer(
        200,
        {
            "data": [_render_event_membership(world, item) for item in usable],
            "included": [
                {
                    "id": str(ident),
                    "type": "loyalty_abonement_type",
                    "attributes": {"title": world.membership_types[ident].title},
                }
                for ident in sorted(kinds)
            ],
        },
    )


def _render_event_membership(world: World, item: Membership) -> dict[str, Any]:
    row = rendering.render_membership(world, item)
    copied = (
        "number created_date activated_date is_frozen freeze_period period period_unit_id expiration_date "
        "status is_united_balance united_balance_services_count goods_transaction_id"
    )
    attributes = {name: row[name] for name in copied.split()}
    attributes["planned_activation_date"] = None
    attributes["balance_service_count"] = count_visits_left(item) - item.united_count
    return {
        "id": str(item.id),
        "type": "loyalty_abonement",
        "attributes": attributes,
        "relationships": {
            "loyalty_abonement_type": {"data": {"type": "loyalty_abonement_type", "id": str(item.type_id)}},
            "loyalty_abonement_availability_interval": {"data": []},
        },
    }


def count_visits_left(item: Membership) -> int:
    """Visits of a membership that are not used yet."""
    return item.united_count + sum(link.count for link in item.coverage)


def check_for_event(world: World, call: HandlerCall) -> Answer:
    """Count the requested days that the membership covers, in JSON:API form."""
    client = _read_event_query(world, call)
    item = world.memberships.get(call.number("membership_id"))
    if item is None or item.client_id != client.id:
        raise Refusal(404, "Membership not found.")
    update_by_time([item], call.now)
    days = call.get_list("schedule_day_ids")
    if not days:
        raise Refusal(400, "The schedule days are missing.")
    usable = 0 if item.status_id > 2 or item.is_frozen else min(count_visits_left(item), len(days))
    last = item.expires.strftime("%Y-%m-%d %H:%M:%S") if item.expires and usable else None
    return Answer(
        200,
        {
            "data": {
                "id": str(item.id),
                "type": "loyalty_abonement_activity_visit_result",
                "attributes": {"possible_visits": usable, "possible_datetime": last},
            }
        },
    )
