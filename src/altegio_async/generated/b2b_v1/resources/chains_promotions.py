# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.chains.promotions`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw


class ChainsPromotions(Resource):
    """Methods of `altegio.chains.promotions`."""

    @cached_property
    def with_raw_response(self) -> ChainsPromotionsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ChainsPromotionsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        chain_id: int,
        *,
        body: models.PromotionCreate | Mapping[str, Any],
        include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
    ) -> models.Promotion:
        """Add a promotion.

        Sets up a discount or cashback promotion for a chain.

        Args:
            chain_id: chain, by id.
            body: a `PromotionCreate`, or a dict with its fields.
            include: an optional block to add to the answer.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_chain_loyalty_program`.
        """
        return await self._pipeline.call(
            operations.create_chain_loyalty_program(
                chain_id,
                include=include,
                body=body,
            )
        )

    async def delete(self, chain_id: int, promotion_id: int) -> None:
        """Remove a promotion.

        Takes a promotion out of its chain.

        Args:
            chain_id: chain, by id.
            promotion_id: promotion, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_chain_loyalty_program`.
        """
        return await self._pipeline.call(operations.delete_chain_loyalty_program(chain_id, promotion_id))

    async def get(
        self,
        chain_id: int,
        promotion_id: int,
        *,
        include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
    ) -> models.Promotion:
        """Get a promotion.

        Returns a promotion of a chain, with the blocks that are asked for.

        Args:
            chain_id: chain, by id.
            promotion_id: promotion, by id.
            include: an optional block to add to the answer.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_program`.
        """
        return await self._pipeline.call(
            operations.get_chain_loyalty_program(
                chain_id,
                promotion_id,
                include=include,
            )
        )

    async def update(
        self,
        chain_id: int,
        promotion_id: int,
        *,
        body: models.PromotionUpdate | Mapping[str, Any],
        include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
    ) -> models.Promotion:
        """Change a promotion.

        Rewrites a promotion; its kind, its item rules and its unit stay as they are.

        Args:
            chain_id: chain, by id.
            promotion_id: promotion, by id.
            body: a `PromotionUpdate`, or a dict with its fields.
            include: an optional block to add to the answer.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_chain_loyalty_program`.
        """
        return await self._pipeline.call(
            operations.update_chain_loyalty_program(
                chain_id,
                promotion_id,
                include=include,
                body=body,
            )
        )


class ChainsPromotionsWithRawResponse:
    """Methods of `altegio.chains.promotions.with_raw_response`."""

    def __init__(self, chains_promotions: ChainsPromotions) -> None:
        self.create: Final = raw(chains_promotions.create)
        self.delete: Final = raw(chains_promotions.delete)
        self.get: Final = raw(chains_promotions.get)
        self.update: Final = raw(chains_promotions.update)
