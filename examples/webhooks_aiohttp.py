"""A web service that receives webhooks with aiohttp.web and handles every change once.

    WEBHOOK_TOKEN=... python examples/webhooks_aiohttp.py        # http://127.0.0.1:8080/webhooks

The handler answers at once and leaves the work to a task, because Altegio waits 15 seconds at most.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections import OrderedDict
from collections.abc import AsyncIterator

from aiohttp import web

from altegio_async import webhooks

TOKEN = os.environ["WEBHOOK_TOKEN"]


class RecentKeys:
    """The keys of recent events. A key is forgotten after its lifetime."""

    def __init__(self, limit: int = 100_000) -> None:
        self._ends: OrderedDict[str, float] = OrderedDict()
        self._limit = limit

    def add(self, key: str, lifetime: float) -> bool:
        """Add a key and return whether it was new. `lifetime` is in seconds."""
        now = time.monotonic()
        is_new = self._ends.pop(key, 0.0) <= now
        self._ends[key] = now + lifetime
        if len(self._ends) > self._limit:
            self._ends.popitem(last=False)
        return is_new


async def handle(event: webhooks.WebhookEvent) -> None:
    """Do the work for one change. This example prints it."""
    print(json.dumps({"type": type(event).__name__, "key": event.dedup_key}), flush=True)


EVENTS = web.AppKey("events", asyncio.Queue[webhooks.WebhookEvent])
KEYS = web.AppKey("keys", RecentKeys)


async def receive(request: web.Request) -> web.Response:
    """Check and parse the event, and put it into the queue unless it is known."""
    try:
        event = webhooks.parse(await request.read(), request.headers, token=TOKEN)
    except webhooks.WebhookTokenError:
        return web.Response(status=401)
    except webhooks.InvalidWebhookError as error:
        return web.Response(status=400, text=str(error))
    has_version = isinstance(event, webhooks.MarketplaceEvent) or event.data
    if request.app[KEYS].add(event.dedup_key, 86_400 if has_version else 60):
        request.app[EVENTS].put_nowait(event)
    return web.Response(status=204)


async def run_worker(app: web.Application) -> AsyncIterator[None]:
    """Handle the events one after the other while the service runs, and the waiting ones before it ends."""

    async def work() -> None:
        while True:
            await handle(await events.get())
            events.task_done()

    events: asyncio.Queue[webhooks.WebhookEvent] = asyncio.Queue()
    app[EVENTS] = events
    app[KEYS] = RecentKeys()
    worker = asyncio.create_task(work())
    yield
    await events.join()
    worker.cancel()


def build_app() -> web.Application:
    """Return the web application."""
    app = web.Application(client_max_size=webhooks.MAX_BODY_BYTES)
    app.router.add_post("/webhooks", receive)
    app.cleanup_ctx.append(run_worker)
    return app


if __name__ == "__main__":
    web.run_app(build_app(), host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), print=None)
