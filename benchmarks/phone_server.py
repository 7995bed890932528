"""Embedded server with a client base, for look-ups by phone: `python -m benchmarks.phone_server TOKEN`.

It prints its URL, the id of its location and the first phone as a line of JSON. For each line of input it
prints its counters. It ends with the input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping

from altegio_async.testing import Answer, FakeAltegio, Size
from altegio_async.testing.faults.exchange import Exchange

CLIENTS, HOLDERS = 10_000, 500
FIRST_PHONE = 19_990_000_000
SPEED = 10
WINDOWS = ((5, 1 / SPEED), (200, 60 / SPEED))
"""The limits of the API at `SPEED` times their speed."""


class PhoneServer(FakeAltegio):
    """A server whose refusals ask for a wait of 1 second, divided by the speed. Its own waits are not divided."""

    async def respond(
        self,
        received: tuple[str, str, Mapping[str, str], bytes],
        connection: Callable[[int, Answer | None], Exchange],
    ) -> Answer | None:
        """Serve one request."""
        answer = await super().respond(received, connection)
        if answer is None or answer.status != 429:
            return answer
        body = {"success": False, "data": None, "meta": {"message": "Too many requests."}}
        return Answer(429, body, {"Retry-After": f"{1 / SPEED:g}"})


def create_server(partner_token: str) -> PhoneServer:
    """Return a server with one location, and `HOLDERS` gift cards among its `CLIENTS` clients."""
    size = Size(1, 1, 0, 0, clients=0, events=0, services=0, team_members=0, appointments=0)
    server = PhoneServer(size=size, rate_limits=WINDOWS, keep_requests=0, latency=0.005)
    server.partner_token, server.users[0].token = partner_token, "u"
    location = server.locations[0].id
    kind = server.add_gift_card_type(location)
    for number in range(CLIENTS):
        client = server.add_client(location, phone=str(FIRST_PHONE + number))
        if number % (CLIENTS // HOLDERS) == 0:
            server.add_gift_card(location, client=client, balance=50, gift_card_type=kind)
    return server


async def main() -> None:
    """Run the server until the input ends."""
    async with create_server(sys.argv[1]) as server:
        print(json.dumps({"url": server.base_url, "location": server.locations[0].id}), flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps({"requests": server.request_count, "refused": server.limited}), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
