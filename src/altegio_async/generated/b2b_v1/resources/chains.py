# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.chains`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final

from .. import models, operations
from .chains_notification_templates import ChainsNotificationTemplates
from .chains_promotions import ChainsPromotions
from .chains_transactions import ChainsTransactions
from altegio_async._resource import Resource, raw


class Chains(Resource):
    """Methods of `altegio.chains`."""

    @cached_property
    def with_raw_response(self) -> ChainsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ChainsWithRawResponse(self._copy_for_raw_responses())

    @cached_property
    def notification_templates(self) -> ChainsNotificationTemplates:
        """Methods of `altegio.chains.notification_templates`."""
        return ChainsNotificationTemplates(self._pipeline)

    @cached_property
    def promotions(self) -> ChainsPromotions:
        """Methods of `altegio.chains.promotions`."""
        return ChainsPromotions(self._pipeline)

    @cached_property
    def transactions(self) -> ChainsTransactions:
        """Methods of `altegio.chains.transactions`."""
        return ChainsTransactions(self._pipeline)

    async def get_client_by_phone_number(self, chain_id: int, *, phone: str) -> models.ChainClient:
        """Find a client of a chain by phone.

        Returns the client records of all locations of a chain that have a phone number.

        Args:
            chain_id: chain, by id.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_client_by_phone_number`.
        """
        return await self._pipeline.call(operations.get_chain_client_by_phone_number(chain_id, phone=phone))

    async def list(self) -> builtins.list[models.Chain]:
        """List chains.

        Returns the chains of the signed-in user with their locations and the rights in each chain.

        Raises:
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_list`.
        """
        return await self._pipeline.call(operations.get_chain_list())


class ChainsWithRawResponse:
    """Methods of `altegio.chains.with_raw_response`."""

    def __init__(self, chains: Chains) -> None:
        self.get_client_by_phone_number: Final = raw(chains.get_client_by_phone_number)
        self.list: Final = raw(chains.list)
