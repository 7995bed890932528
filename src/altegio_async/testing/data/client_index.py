"""Find clients by location and phone: keep the indexes of a world in step with its clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Client, World


def index_client(world: World, client: Client) -> None:
    """Add a client to a world. Several clients of a location can share a phone."""
    world.clients[client.id] = client
    world.clients_of.setdefault(client.location_id, {})[client.id] = client
    key = (client.location_id, client.phone)
    if key in world.by_phone:
        world.sharing.setdefault(key, []).append(client)
        return
    world.by_phone[key] = client
    world.locations[client.location_id].client_phones.append(client.phone)


def remove_client(world: World, client: Client) -> None:
    """Remove a client from a world."""
    del world.clients[client.id]
    del world.clients_of[client.location_id][client.id]
    _forget_phone(world, client)


def change_phone(world: World, client: Client, phone: str) -> None:
    """Give a client another phone."""
    if phone == client.phone:
        return
    _forget_phone(world, client)
    client.phone = phone
    index_client(world, client)


def _forget_phone(world: World, client: Client) -> None:
    key = (client.location_id, client.phone)
    others = [one for one in world.clients_at(*key) if one is not client]
    world.sharing.pop(key, None)
    if others:
        world.by_phone[key] = others[0]
        if others[1:]:
            world.sharing[key] = others[1:]
    else:
        del world.by_phone[key]
        world.locations[client.location_id].client_phones.remove(client.phone)
