"""Clients: profiles, create, read, update, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.changes import compute_change
from altegio_async.testing.data.client_index import change_phone, index_client, remove_client
from altegio_async.testing.data.world import Client, World, extract_digits
from altegio_async.testing.handlers.client_rows import (
    History,
    mask_phone,
    read_histories,
    read_history,
    render_client,
    render_profile,
)
from altegio_async.testing.handlers.client_search import search_clients
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_no_content,
    answer_object,
    parse_leading_number,
)
from altegio_async.testing.server.fields import Fields, parse_moment, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.changes import ChangeStatus

_PROFILES_MAXIMUM = 300


def find_client(world: World, call: HandlerCall, name: str = "id") -> Client:
    """Return the client of the path.

    Raises:
        Refusal: the location has no such client.
    """
    client = world.clients_of.get(call.number("location_id"), {}).get(call.number(name))
    if client is None:
        raise Refusal(404)
    return client


def get_client(world: World, call: HandlerCall) -> Answer:
    """Return a client."""
    client = find_client(world, call)
    return answer_object(mask_phone(render_client(client, read_history(world, client)), call))


def create_client(world: World, call: HandlerCall) -> Answer:
    """Add a client. Its phone can be that of another client."""
    return answer_object(_create(world, Fields(call.body), call), 201)


def create_clients(world: World, call: HandlerCall) -> Answer:
    """Add the valid clients of a list. The response names the others and what is wrong with them."""
    created: list[dict[str, Any]] = []
    errors: list[dict[str, str]] = []
    for row in call.rows:
        try:
            created.append({**_create(world, Fields(row), call), "sms_bot": 0, "custom_fields": []})
        except Refusal as refusal:
            problem = refusal.answer.body["meta"]["errors"][0]
            reason = " ".join(f"{name}: {texts[0]}" for name, texts in problem.items())
            errors.append({name: str(row.get(name) or "") for name in ("phone", "name")} | {"error": reason})
    return answer_object({"created": created, "errors": errors})


def _create(world: World, fields: Fields, call: HandlerCall) -> dict[str, Any]:
    """Add a client with the values of an object and return its row."""
    phone = _read_phone(fields)
    client = Client(0, call.number("location_id"), fields.text("name"), phone)
    _set_fields(client, fields, call)
    add_client(world, client, call.now)
    return render_client(client, History())


def add_client(world: World, client: Client, now: datetime) -> None:
    """Add a client with a new id to a world and report it."""
    client.id = world.make_id()
    client.changed = now.astimezone(world.get_zone(client.location_id))
    index_client(world, client)
    announce_client(world, client, "create")


def announce_client(world: World, client: Client, status: ChangeStatus) -> None:
    """Report a change of a client."""
    world.announce(
        "client",
        status,
        location_id=client.location_id,
        resource_id=client.id,
        render=lambda: render_profile(client, read_history(world, client)),
    )


def update_client(world: World, call: HandlerCall) -> Answer:
    """Change a client. Fields that are not sent keep their values."""
    client = find_client(world, call)
    fields = Fields(call.body)
    phone = _read_phone(fields)
    changed = Client(client.id, client.location_id, client.name, phone)
    _set_fields(changed, fields, call)  # refuses invalid fields before the client is changed
    change_phone(world, client, phone)
    _set_fields(client, fields, call)
    announce_client(world, client, "update")
    return answer_object(render_client(client, read_history(world, client)))


def delete_client(world: World, call: HandlerCall) -> Answer:
    """Remove a client. Its appointments stay without a client."""
    client = find_client(world, call)
    announce_client(world, client, "delete")
    remove_client(world, client)
    for appointment in world.booking.list_appointments(client.location_id):
        if appointment.client_id == client.id:
            appointment.client_id = None
    return answer_no_content()


def list_profiles(world: World, call: HandlerCall) -> Answer:
    """List the clients of a location by ascending id."""
    location_id = call.number("location_id")
    clients = sorted(world.clients_of.get(location_id, {}).values(), key=lambda one: one.id)
    matching = [one for one in clients if _matches(world, one, call)]
    histories = read_histories(world, location_id)
    page = select_page(call, matching, "count", maximum=_PROFILES_MAXIMUM)
    rows = [mask_phone(render_profile(one, histories.get(one.id, History())), call) for one in page]
    meta = {"page": max(parse_leading_number(call.first("page") or ""), 1), "total_count": len(matching)}
    return Answer(200, {"success": True, "data": rows, "meta": meta})


def find_in_chain(world: World, call: HandlerCall) -> Answer:
    """List the clients of all locations of a chain who have a phone."""
    chain = world.chains[call.number("chain_id")]
    phone = extract_digits(call.first("phone") or "")
    found = [one for location in chain.location_ids for one in world.find_clients(location, phone)]
    visible = [one for one in found if one.location_id not in call.denied_locations]
    rows = [
        {"id": one.id, "company_id": one.location_id, "name": one.name, "email": one.email} for one in visible
    ]
    return answer_object({"salon_group_id": chain.id, "phone": f"+{phone}", "clients": rows})


def _matches(world: World, client: Client, call: HandlerCall) -> bool:
    zone = world.get_zone(client.location_id)
    after = parse_moment(call.first("changed_after") or "", zone)
    before = parse_moment(call.first("changed_before") or "", zone)
    ids = call.numbers("id")
    wanted = {
        "fullname": f"{client.name} {client.surname}",
        "phone": client.phone,
        "email": client.email,
        "card": client.card,
    }
    return (
        all(_contains(text, call.first(name), name) for name, text in wanted.items())
        and (not ids or client.id in ids)
        and (after is None or client.changed >= after)
        and (before is None or client.changed <= before)
    )


def _contains(text: str, searched: str | None, name: str) -> bool:
    if not searched:
        return True
    return (extract_digits(searched) if name == "phone" else searched.casefold()) in text.casefold()


def _read_phone(fields: Fields) -> str:
    fields.require("name", "phone")
    phone = extract_digits(fields.text("phone"))
    if not 5 <= len(phone) <= 15:
        raise refuse("phone", "The phone is invalid.")
    return phone


def _set_fields(client: Client, fields: Fields, call: HandlerCall) -> None:
    for name in ("name", "surname", "email", "card", "comment"):
        setattr(client, name, fields.text(name, getattr(client, name)))
    client.middle_name = fields.text("middle_name", fields.text("patronymic", client.middle_name))
    for name in ("gender_id", "importance_id", "sms_check", "sms_not"):
        setattr(client, name, fields.integer(name, getattr(client, name)))
    for name in ("discount", "spent", "balance"):
        setattr(client, name, fields.amount(name, getattr(client, name)))
    if "birth_date" in call.body:
        client.birth_date = fields.text("birth_date") or None
    for name in ("categories", "labels"):
        if name in fields:
            client.category_ids = fields.ids(name)
    if "custom_fields" in fields:
        client.custom_fields = fields.object("custom_fields")
    client.changed = compute_change(client.changed, call.now)


_CLIENT = "/client/{location_id}/{id}"

ROUTES: tuple[Route, ...] = (
    Route("get_client_list", "POST", "/company/{location_id}/clients/search", search_clients, is_read=True),
    Route("deprecated_get_client_list", "GET", "/clients/{location_id}", list_profiles),
    Route("create_client", "POST", "/clients/{location_id}", create_client),
    Route("bulk_create_clients", "POST", "/clients/{location_id}/bulk", create_clients, has_list_body=True),
    Route("get_chain_client_by_phone_number", "GET", "/group/{chain_id}/clients", find_in_chain),
    Route("get_client", "GET", _CLIENT, get_client),
    Route("update_client", "PUT", _CLIENT, update_client),
    Route("delete_client", "DELETE", _CLIENT, delete_client),
)
"""The operations on clients."""
