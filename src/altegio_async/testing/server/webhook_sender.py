"""Sends the changes of the embedded Altegio's records as webhook events."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.handlers.webhook_settings import get_settings, has_subscription
from altegio_async.testing.server.webhook_receiver import (
    DeliveredEvent,
    DeliveryOptions,
    EventFunction,
    WebhookReceiver,
)

if TYPE_CHECKING:
    from altegio_async.testing.data.changes import RecordChange
    from altegio_async.testing.data.world import World

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


class WebhookSender:
    """Sends each change of a world to the subscribed applications.

    The webhook settings of the location decide which events are sent. They contain the added URLs until a
    write replaces them. URLs that came from a write receive events only on loopback.

    Args:
        world: the world whose changes are sent.

    Attributes:
        delivered: all deliveries, in the order of their first attempt.
    """

    def __init__(self, world: World) -> None:
        self.delivered: list[DeliveredEvent] = []
        self._world = world
        self._functions: list[WebhookReceiver] = []
        self._receivers: dict[str, WebhookReceiver] = {}
        world.listeners.append(self._send)

    def add(self, target: str | EventFunction, options: DeliveryOptions) -> None:
        """Add an application: a URL, or a function that receives body and headers.

        Raises:
            InvalidArgumentError: the target is neither an absolute URL with http or https nor a function.
        """
        receiver = WebhookReceiver(target, options, self.delivered)
        if isinstance(target, str):
            _check_url(target)
            self._receivers[target] = receiver
            if target not in self._world.webhook_urls:
                self._world.webhook_urls.append(target)
        elif callable(target):
            self._functions.append(receiver)
        else:
            raise InvalidArgumentError(f"target must be a URL or a function, got {type(target).__name__}")

    def start(self) -> None:
        """Start the deliveries of changes that happened outside of an event loop."""
        for receiver in self._list_receivers():
            receiver.start()

    async def flush(self) -> None:
        """Deliver everything that waits, without delays, and return when it is delivered."""
        for receiver in self._list_receivers():
            await receiver.flush()

    async def aclose(self) -> None:
        """Discard everything that waits."""
        for receiver in self._list_receivers():
            await receiver.aclose()

    def _list_receivers(self) -> list[WebhookReceiver]:
        return [*self._functions, *self._receivers.values()]

    def _send(self, change: RecordChange) -> None:
        settings = get_settings(self._world, change.location_id)
        if not has_subscription(settings, change.resource):
            return
        body = _ENCODER.encode(
            {
                "company_id": change.location_id,
                "resource": change.resource,
                "resource_id": change.resource_id,
                "status": change.status,
                "data": change.data,
            }
        )
        urls = [url for url in settings["urls"] if url in self._receivers or _is_loopback(url)]
        for receiver in [*self._functions, *map(self._find_receiver, urls)]:
            receiver.schedule(body)

    def _find_receiver(self, url: str) -> WebhookReceiver:
        """Return the receiver of a URL. A URL from the settings has the default options."""
        if url not in self._receivers:
            self._receivers[url] = WebhookReceiver(url, DeliveryOptions(), self.delivered)
        return self._receivers[url]


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise InvalidArgumentError("target must be an absolute URL with http or https")


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
