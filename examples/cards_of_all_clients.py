"""Look up the gift cards of all clients of a location, and print how much money is left on them.

    python examples/cards_of_all_clients.py 720441

The job reads the client base, 200 clients per request, and looks up each phone. Outcomes arrive while it
runs, so that neither the clients nor their cards are all in memory. `prefilter=True` looks up only the
clients who hold a card with money, which takes minutes instead of an hour for 10,000 clients.
"""

from __future__ import annotations

import asyncio
import sys
from decimal import Decimal

from altegio_async import AltegioClient


async def main(location_id: int) -> int:
    """Print how much money is left on the location's gift cards."""
    clients = cards = failed = 0
    outstanding = Decimal(0)
    async with AltegioClient() as altegio, altegio.bulk.gift_cards_of_locations([location_id]) as job:
        async for outcome in job:
            if outcome.error is not None:
                print(outcome.error, file=sys.stderr)
            if not outcome.key[1]:  # the clients of the location cannot be read
                return 3
            clients += 1
            failed += outcome.error is not None
            for card in outcome.value_or([]):
                cards += 1
                outstanding += card.balance or Decimal(0)
    print(f"{clients} clients, {cards} gift cards, {outstanding} outstanding, {failed} clients failed")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]))))
