# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.chains.notification_templates`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class ChainsNotificationTemplates(Resource):
    """Methods of `altegio.chains.notification_templates`."""

    @cached_property
    def with_raw_response(self) -> ChainsNotificationTemplatesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ChainsNotificationTemplatesWithRawResponse(self._copy_for_raw_responses())

    async def list(self, chain_id: int) -> builtins.list[models.NotificationTemplate]:
        """List the notification templates of promotions.

        Lists the texts that clients of a chain can be sent about promotions.

        Args:
            chain_id: chain, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_notification_template_list`.
        """
        return await self._pipeline.call(operations.get_chain_loyalty_notification_template_list(chain_id))


class ChainsNotificationTemplatesWithRawResponse:
    """Methods of `altegio.chains.notification_templates.with_raw_response`."""

    def __init__(self, chains_notification_templates: ChainsNotificationTemplates) -> None:
        self.list: Final = raw(chains_notification_templates.list)
