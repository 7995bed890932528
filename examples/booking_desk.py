"""A small web service for a booking desk: what a client holds, asked for by phone.

    python examples/booking_desk.py            # http://127.0.0.1:8080/locations/720441/clients/13150000000

One Altegio client lives as long as the service. Every failure of Altegio becomes an answer that the desk can
act on, and a request that its caller gave up is given up here, too.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator

from aiohttp import web

from altegio_async import (
    AltegioClient,
    AltegioError,
    APITimeoutError,
    DeadlineExceededError,
    InvalidArgumentError,
    PermissionDeniedError,
    RateLimitError,
)

ALTEGIO = web.AppKey("altegio", AltegioClient)


async def client_lives_as_long_as_the_service(app: web.Application) -> AsyncIterator[None]:
    """Open the client in the service's own event loop and close it at the end."""
    base_url = os.environ.get("ALTEGIO_API_BASE", "https://api.alteg.io/api/v1")
    # A person waits at the desk: better a quick "later" than a long wait in the rate limiter's queue.
    async with AltegioClient(base_url=base_url, timeout=5, deadline=10, max_queue=5) as altegio:
        app[ALTEGIO] = altegio
        yield


async def holdings(request: web.Request) -> web.Response:
    """Memberships that still run and gift cards with money left, asked for side by side."""
    altegio = request.app[ALTEGIO]
    location_id, phone = int(request.match_info["location_id"]), request.match_info["phone"]
    try:
        memberships, cards = await asyncio.gather(
            altegio.memberships.list_for_client(location_id, phone=phone),
            altegio.gift_cards.list_for_client(location_id, phone=phone),
        )
    except AltegioError as error:
        return web.json_response({"error": type(error).__name__}, status=status_for(error))
    return web.json_response(
        {
            "memberships": [
                {"number": one.number, "left": one.balance_string}
                for one in memberships
                if one.status and one.status.slug == "active"
            ],
            "gift_cards": [{"number": one.number, "left": str(one.balance)} for one in cards if one.balance],
        }
    )


def status_for(error: AltegioError) -> int:
    """What the desk should think of it: its own mistake, no right, try later, or Altegio's failure."""
    if isinstance(error, InvalidArgumentError):
        return 400
    if isinstance(error, PermissionDeniedError):
        return 403
    if isinstance(error, RateLimitError | DeadlineExceededError):
        return 503
    return 504 if isinstance(error, APITimeoutError) else 502


def service() -> web.Application:
    """The service, ready to run."""
    app = web.Application()
    app.cleanup_ctx.append(client_lives_as_long_as_the_service)
    app.router.add_get(r"/locations/{location_id:\d+}/clients/{phone}", holdings)
    return app


if __name__ == "__main__":
    web.run_app(service(), host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
