"""The delivery of webhook events by the embedded server."""

from __future__ import annotations

from altegio_async.testing.server.webhook_receiver import DeliveredEvent, EventFunction, check_delivery
from altegio_async.testing.server.webhook_sender import WebhookSender


class WebhookDelivery:
    """Delivers webhook events to applications."""

    seed: int
    _webhooks: WebhookSender

    def webhooks_to(
        self,
        target: str | EventFunction,
        *,
        token: str | None = None,
        delay: float = 0.0,
        duplicates: float = 0.0,
        reordering: int = 0,
        seed: int | None = None,
    ) -> None:
        """Deliver an event to an application after every change that a request makes.

        A URL becomes part of the webhook settings of all locations; see `altegio.webhook_settings`. The
        settings decide which events are sent. URLs that a write adds to the settings receive events too, if
        they are on loopback. A delivery is repeated twice after 429, 5xx or a lost connection.

        Args:
            target: URL of the application, or a function that receives the body and the headers.
            token: token in `Authorization: Bearer TOKEN`.
            delay: seconds between a change and its delivery.
            duplicates: chance from 0 to 1 of each of two further deliveries of the same event.
            reordering: maximum number of later events that an event can arrive after.
            seed: seed of duplicates and order; by default that of the server.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
        """
        options = check_delivery(
            token=token,
            delay=delay,
            duplicates=duplicates,
            reordering=reordering,
            seed=self.seed if seed is None else seed,
        )
        self._webhooks.add(target, options)

    @property
    def webhook_deliveries(self) -> list[DeliveredEvent]:
        """The deliveries of webhook events, in the order of their first attempts."""
        return self._webhooks.delivered

    async def flush_webhooks(self) -> None:
        """Deliver all waiting webhook events without delay, and return when they are delivered.

        An error of a function that receives events is raised here.
        """
        await self._webhooks.flush()
