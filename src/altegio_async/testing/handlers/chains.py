"""Chains: list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.server.exchange import Answer, HandlerCall
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Chain, World


def list_chains(world: World, call: HandlerCall) -> Answer:
    """List the chains with their locations, without denied chains."""
    rows = [_render(world, chain) for chain in world.chains.values() if chain.id not in call.denied_locations]
    return Answer(200, {"success": True, "data": rows, "meta": {"count": len(rows)}})


def _render(world: World, chain: Chain) -> dict[str, Any]:
    locations = (world.locations[ident] for ident in chain.location_ids)
    return {
        "id": chain.id,
        "title": chain.title,
        "companies": [
            {
                "id": location.id,
                "title": location.title,
                "public_title": location.title,
                "address": location.address,
                "timezone_name": location.zone_name,
                "coordinate_lat": location.latitude,
                "coordinate_lon": location.longitude,
            }
            for location in locations
        ],
        "access": {},
    }


ROUTES: tuple[Route, ...] = (Route("get_chain_list", "GET", "/groups", list_chains, AuthLevel.USER),)
"""The operations on chains."""
