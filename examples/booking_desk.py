"""A small web service for a booking desk: the memberships and gift cards of a client, by phone.

    python examples/booking_desk.py            # http://127.0.0.1:8080/locations/720441/clients/13150000000

One Altegio client lives as long as the service. Every failure of Altegio becomes a status that the desk can
act on. If a caller disconnects, its requests to Altegio are cancelled.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator

from aiohttp import web

from altegio_async import (
    AltegioClient,
    AltegioError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    DeadlineExceededError,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    TokenProviderError,
)

ALTEGIO = web.AppKey("altegio", AltegioClient)
logger = logging.getLogger("booking_desk")


async def open_client(app: web.Application) -> AsyncIterator[None]:
    """Open the client in the service's own event loop and close it at the end."""
    # A person waits at the desk: a quick "later" is better than a long wait in the rate limiter's queue.
    async with AltegioClient(timeout=5, deadline=10, max_queue=5) as altegio:
        app[ALTEGIO] = altegio
        yield


async def holdings(request: web.Request) -> web.Response:
    """Return the active memberships and the gift cards with a balance, fetched concurrently."""
    altegio = request.app[ALTEGIO]
    location_id, phone = int(request.match_info["location_id"]), request.match_info["phone"]
    failures: list[AltegioError] = []
    try:
        async with asyncio.TaskGroup() as group:  # if one task fails, the other is cancelled
            memberships = group.create_task(altegio.memberships.list_for_client(location_id, phone=phone))
            cards = group.create_task(altegio.gift_cards.list_for_client(location_id, phone=phone))
    except* AltegioError as errors:
        failures += [error for error in errors.exceptions if isinstance(error, AltegioError)]
    if failures:
        return failure_response(failures[0])
    return web.json_response(
        {
            "memberships": [
                {"number": one.number, "left": one.balance_string}
                for one in memberships.result()
                if one.status and one.status.slug == "active"
            ],
            "gift_cards": [
                {"number": one.number, "left": str(one.balance)} for one in cards.result() if one.balance
            ],
        }
    )


def failure_response(error: AltegioError) -> web.Response:
    """Return the response for an error, and log failures of this service and of Altegio."""
    status = status_for(error)
    if status >= 500:
        logger.error("Altegio: %s", error)
    return web.json_response({"error": type(error).__name__}, status=status)


def status_for(error: AltegioError) -> int:
    """Return 4xx for a mistake of the caller, 500 for one of this service, 503 for "later", else 502."""
    if isinstance(error, InvalidArgumentError):
        return 400
    if isinstance(error, PermissionDeniedError):
        return 403
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, AuthenticationError | ConfigurationError):
        return 500  # the token of this service is missing, malformed or no longer valid
    if isinstance(error, RateLimitError | DeadlineExceededError | TokenProviderError):
        return 503
    return 504 if isinstance(error, APITimeoutError) else 502


def service() -> web.Application:
    """Return the service, ready to run."""
    app = web.Application()
    app.cleanup_ctx.append(open_client)
    app.router.add_get(r"/locations/{location_id:\d+}/clients/{phone}", holdings)
    return app


if __name__ == "__main__":
    web.run_app(
        service(),
        host="127.0.0.1",
        port=int(os.environ.get("PORT", "8080")),
        handler_cancellation=True,  # by default aiohttp runs a handler to its end after a disconnect
    )
