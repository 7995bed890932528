# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.webhook_settings`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET, UnsetType

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

    async def replace(
        self,
        location_id: int,
        *,
        body: models.UpdateEventNotificationSettingsInput | Mapping[str, Any],
    ) -> models.WebhookSettings:
        """Replace the webhook settings of a location.

        Replaces the URLs and the subscribed events of a location, also those of other integrations. Read
        the settings, change them and send everything.

        Args:
            location_id: location, by id.
            body: a `UpdateEventNotificationSettingsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event_notification_settings`.
        """
        return await self._pipeline.call(
            operations.update_event_notification_settings(
                location_id,
                body=body,
            )
        )

    async def update(
        self,
        location_id: int,
        *,
        urls: Sequence[str] | UnsetType = UNSET,
        active: int | UnsetType = UNSET,
        location: int | UnsetType = UNSET,
        service_category: int | UnsetType = UNSET,
        service: int | UnsetType = UNSET,
        product: int | UnsetType = UNSET,
        team_member: int | UnsetType = UNSET,
        client: int | UnsetType = UNSET,
        appointment: int | UnsetType = UNSET,
        products_operations_sale: int | UnsetType = UNSET,
        products_operations_receipt: int | UnsetType = UNSET,
        products_operations_consumable: int | UnsetType = UNSET,
        products_operations_stolen: int | UnsetType = UNSET,
        products_operations_move: int | UnsetType = UNSET,
        finances_operation: int | UnsetType = UNSET,
        self_sending: int | UnsetType = UNSET,
        schedule: int | UnsetType = UNSET,
        loyalty_card: int | UnsetType = UNSET,
    ) -> models.WebhookSettings:
        """Update the webhook settings of a location.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        Args:
            location_id: location, by id.
            urls: uRLs that receive the events.
            active: 1 when it is active, 0 otherwise.
            location: 1 for events of the location.
            service_category: 1 for events of service categories.
            service: 1 for events of services.
            product: 1 for events of products.
            team_member: 1 for events of team members.
            client: 1 for events of clients.
            appointment: 1 for events of appointments.
            products_operations_sale: 1 for events of product sales.
            products_operations_receipt: 1 for events of product receipts.
            products_operations_consumable: 1 for events of consumables.
            products_operations_stolen: 1 for events of write-offs.
            products_operations_move: 1 for events of product transfers.
            finances_operation: 1 for events of financial transactions.
            self_sending: 1 to send events that the integration itself caused.
            schedule: 1 for events of schedules.
            loyalty_card: 1 for events of loyalty cards.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_notification_settings`, `update_event_notification_settings`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateEventNotificationSettingsInput,
            {
                "urls": urls,
                "active": active,
                "location": location,
                "service_category": service_category,
                "service": service,
                "product": product,
                "team_member": team_member,
                "client": client,
                "appointment": appointment,
                "products_operations_sale": products_operations_sale,
                "products_operations_receipt": products_operations_receipt,
                "products_operations_consumable": products_operations_consumable,
                "products_operations_stolen": products_operations_stolen,
                "products_operations_move": products_operations_move,
                "finances_operation": finances_operation,
                "self_sending": self_sending,
                "schedule": schedule,
                "loyalty_card": loyalty_card,
            },
        )
        read = await self._pipeline.respond(
            operations.get_event_notification_settings(location_id)
        )
        refuse_lossy_read(models.UpdateEventNotificationSettingsInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_event_notification_settings(location_id, body=body)
        )

    def _build_update(
        self, current: models.WebhookSettings, changes: Mapping[str, Any]
    ) -> models.UpdateEventNotificationSettingsInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateEventNotificationSettingsInput,
            current,
            changes,
        )


class WebhookSettingsWithRawResponse:
    """Methods of `altegio.webhook_settings.with_raw_response`."""

    def __init__(self, webhook_settings: WebhookSettings) -> None:
        self.get: Final = raw(webhook_settings.get)
        self.replace: Final = raw(webhook_settings.replace)
