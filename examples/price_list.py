"""A nightly job: all membership types and gift card types of some locations, as JSON lines.

    python examples/price_list.py 720441 720442 > types.jsonl

Errors of a location are printed to standard error, and the other locations are written. The exit code is 3
if a location failed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import msgspec

from altegio_async import AltegioClient, AltegioError
from altegio_async.models import GiftCardType, MembershipType


async def types_of(
    altegio: AltegioClient, location_id: int
) -> AsyncIterator[tuple[str, MembershipType | GiftCardType]]:
    """Yield every type of a location. Pages are requested as they are needed."""
    async for membership_type in altegio.membership_types.search(location_id, page_size=100):
        yield "membership type", membership_type
    async for gift_card_type in altegio.gift_card_types.search(location_id, page_size=100):
        yield "gift card type", gift_card_type


async def write_location(altegio: AltegioClient, location_id: int) -> bool:
    """Write the types of one location and return whether this succeeded."""
    try:
        rows = [
            {"location_id": location_id, "kind": kind, "id": one.id, "title": one.title}
            async for kind, one in types_of(altegio, location_id)
        ]
    except AltegioError as error:
        print(f"location {location_id}: {error}", file=sys.stderr)
        return False
    for row in rows:
        print(msgspec.json.encode(row).decode())
    return True


async def main(location_ids: list[int]) -> int:
    """Write all locations concurrently, within the rate limit of the client."""
    async with AltegioClient() as altegio, asyncio.TaskGroup() as group:
        tasks = [group.create_task(write_location(altegio, location_id)) for location_id in location_ids]
    return 0 if all(task.result() for task in tasks) else 3


if __name__ == "__main__":
    sys.exit(asyncio.run(main([int(argument) for argument in sys.argv[1:]])))
