"""A web service that receives webhooks with FastAPI and handles every change once.

    pip install fastapi uvicorn
    WEBHOOK_TOKEN=... python examples/webhooks_fastapi.py        # http://127.0.0.1:8080/webhooks

The handler answers at once and leaves the work to a background task: Altegio waits 15 seconds at most.
"""

from __future__ import annotations

import json
import os
import time
from collections import OrderedDict

import uvicorn
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request

from altegio_async import webhooks

TOKEN = os.environ["WEBHOOK_TOKEN"]
DAY = 86_400.0
MINUTE = 60.0

app = FastAPI()
known: OrderedDict[str, float] = OrderedDict()  # the key of each recent event, and when it is forgotten


def is_new(event: webhooks.WebhookEvent) -> bool:
    """Remember an event and return whether it was unknown."""
    has_version = isinstance(event, webhooks.MarketplaceEvent) or event.data
    now = time.monotonic()
    result = known.pop(event.dedup_key, 0.0) <= now
    known[event.dedup_key] = now + (DAY if has_version else MINUTE)
    if len(known) > 100_000:
        known.popitem(last=False)
    return result


async def handle(event: webhooks.WebhookEvent) -> None:
    """Do the work for one change. This example prints it."""
    print(json.dumps({"type": type(event).__name__, "key": event.dedup_key}), flush=True)


@app.post("/webhooks", status_code=204)
async def receive(request: Request, tasks: BackgroundTasks) -> None:
    """Check and parse the event, and handle it after the response unless it is known."""
    try:
        event = webhooks.parse(await request.body(), request.headers, token=TOKEN)
    except webhooks.WebhookTokenError:
        raise HTTPException(401) from None
    except webhooks.InvalidWebhookError as error:
        raise HTTPException(400, str(error)) from None
    if is_new(event):
        tasks.add_task(handle, event)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
