"""Indexes of clients by location and phone, which change with the clients of a world."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Client, World


def index_client(world: World, client: Client) -> None:
    """Add a client to a world. Several clients of a location can share a phone."""
    world.clients[client.id] = client
    world.clients_of.setdefault(client.location_id, {})[client.id] = client
    for phone in _list_phones(client):
        _add_phone(world, client, phone)


def remove_client(world: World, client: Client) -> None:
    """Remove a client from a world."""
    del world.clients[client.id]
    del world.clients_of[client.location_id][client.id]
    for phone in _list_phones(client):
        _remove_phone(world, client, phone)


def change_phone(world: World, client: Client, phone: str) -> None:
    """Replace the main phone of a client."""
    if phone == client.phone:
        return
    for known in _list_phones(client):
        _remove_phone(world, client, known)
    client.phone = phone
    index_client(world, client)


def _list_phones(client: Client) -> list[str]:
    """Return the main phone and the extra phones of a client, without repetitions."""
    return list(dict.fromkeys((client.phone, *client.extra_phones)))


def _add_phone(world: World, client: Client, phone: str) -> None:
    key = (client.location_id, phone)
    is_listed = any(one.phone == phone for one in world.find_clients(*key))
    if key in world.by_phone:
        world.sharing.setdefault(key, []).append(client)
    else:
        world.by_phone[key] = client
    if phone == client.phone and not is_listed:
        world.locations[client.location_id].client_phones.append(phone)


def _remove_phone(world: World, client: Client, phone: str) -> None:
    key = (client.location_id, phone)
    others = [one for one in world.find_clients(*key) if one is not client]
    world.sharing.pop(key, None)
    if others:
        world.by_phone[key] = others[0]
        if others[1:]:
            world.sharing[key] = others[1:]
    else:
        del world.by_phone[key]
    if phone == client.phone and not any(one.phone == phone for one in others):
        world.locations[client.location_id].client_phones.remove(phone)
