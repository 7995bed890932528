"""Where the phones come from: find all clients of a location, then look their gift cards up in bulk.

    python examples/cards_of_all_clients.py 720441

The client search is no method of its own; `altegio.request` asks any path with the same pacing, retries and
errors. The phones go into the bulk look-up as they arrive, so neither list is ever whole in memory.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from decimal import Decimal

from msgspec import Struct

from altegio_async import AltegioClient

PAGE_SIZE = 200


class FoundClient(Struct):
    """The part of a found client that is needed here; what else comes is left alone."""

    id: int
    phone: str | None = None


async def phones_of(altegio: AltegioClient, location_id: int) -> AsyncIterator[tuple[int, str]]:
    """Location and phone of every client, page after page, until a page is empty."""
    page = 1
    while True:
        clients = await altegio.request(
            "POST",
            f"/company/{location_id}/clients/search",
            json={"page": page, "page_size": PAGE_SIZE, "fields": ["id", "phone"]},
            response_type=list[FoundClient],
            idempotent=True,  # a search changes nothing, so it may be repeated
        )
        if not clients:
            return
        for client in clients:
            # Other values, such as two numbers in one field, would be refused and end the job.
            if client.phone and re.fullmatch(r"\+?[0-9]{5,15}", client.phone):
                yield location_id, client.phone
        page += 1


async def main(location_id: int) -> int:
    """Print how much money is left on the location's gift cards."""
    clients = cards = failed = 0
    outstanding = Decimal(0)
    async with (
        AltegioClient() as altegio,
        altegio.bulk.gift_cards(phones_of(altegio, location_id)) as job,
    ):
        async for outcome in job:
            clients += 1
            failed += outcome.error is not None
            for card in outcome.value or []:
                cards += 1
                outstanding += card.balance or Decimal(0)
    print(f"{clients} clients, {cards} gift cards, {outstanding} outstanding, {failed} clients failed")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]))))
