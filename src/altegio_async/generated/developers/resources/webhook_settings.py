# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.webhook_settings`."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class WebhookSettings(Resource):
    """Methods of `altegio.webhook_settings`."""

    @cached_property
    def with_raw_response(self) -> WebhookSettingsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return WebhookSettingsWithRawResponse(self._copy_for_raw_responses())

    async def get(self, location_id: int) -> models.WebhookSettings:
        """Get the webhook settings of a location.

        Returns the URLs and the subscribed events of the webhooks of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_notification_settings`.
        """
        return await self._pipeline.call(operations.get_event_notification_settings(location_id))


class WebhookSettingsWithRawResponse:
    """Methods of `altegio.webhook_settings.with_raw_response`."""

    def __init__(self, webhook_settings: WebhookSettings) -> None:
        self.get: Final = raw(webhook_settings.get)
