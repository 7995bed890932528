# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.chains.promotions`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._core.update_result import FieldDifference, UpdateResult
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

        After a lost response (an error whose `sent` is not False), compare
        `altegio.loyalty_programs.list` of one of the locations with its rows before the call: the created
        promotion has a new `id` and this `title`. A repeated call creates a second promotion.

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

        After a lost response (an error whose `sent` is not False), `get` raises `NotFoundError` only if
        the promotion was deleted.

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

    async def replace(
        self,
        chain_id: int,
        promotion_id: int,
        *,
        body: models.PromotionUpdate | Mapping[str, Any],
        include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
    ) -> models.Promotion:
        """Change a promotion.

        Rewrites a promotion; its kind, its item rules and its unit stay as they are.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

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

    async def update(
        self,
        chain_id: int,
        promotion_id: int,
        *,
        title: str | UnsetType = UNSET,
        rules: Sequence[models.PromotionRuleInput | Mapping[str, Any]] | UnsetType = UNSET,
        location_ids: Iterable[int] | UnsetType = UNSET,
        usage_limit: int | UnsetType = UNSET,
        expiration_timeout: int | UnsetType = UNSET,
        expiration_timeout_unit: Literal["day", "week", "month", "year"] | UnsetType = UNSET,
        expiration_notification_timeout: int | UnsetType = UNSET,
        loyalty_card_type_ids: Iterable[int] | UnsetType = UNSET,
        on_changed_notification_template: models.NotificationTemplateInput | Mapping[str, Any] | UnsetType = UNSET,
        on_expiration_notification_template: models.NotificationTemplateInput | Mapping[str, Any] | UnsetType = UNSET,
        allowed_service_ids: Iterable[int] | UnsetType = UNSET,
        allowed_product_ids: Iterable[int] | UnsetType = UNSET,
        allowed_product_category_ids: Iterable[int] | UnsetType = UNSET,
    ) -> UpdateResult[models.Promotion]:
        """Change a promotion.

        The API replaces the whole object and can ignore changes silently. This method reads the object,
        changes the given fields, sends everything and reads the object back. A change that another
        program makes between the first two requests is lost. `replace` sends a body without reading. A
        list or an object that is given replaces the present one as a whole.

        The API does not return `allowed_service_ids`, `allowed_product_ids`,
        `allowed_product_category_ids`. Give each of them again, or it can be reset.

        Some responses leave out the values of `rules`, `location_ids`, `loyalty_card_type_ids`. In this
        case nothing is written unless they are given.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        If the object cannot be read back, the error says that the API accepted the write.

        Args:
            chain_id: chain, by id.
            promotion_id: promotion, by id.
            title: name to show to people.
            rules: steps of the promotion.
            location_ids: locations that run the promotion.
            usage_limit: how often it may be used; only for cashback.
            expiration_timeout: how long it lasts, counted in the unit beside it.
            expiration_timeout_unit: unit in which the lifetime of a bonus is counted.
            expiration_notification_timeout: how many days ahead the client is warned.
            loyalty_card_type_ids: card types that carry the promotion.
            on_changed_notification_template: message sent when the value changes.
            on_expiration_notification_template: message sent before a bonus expires.
            allowed_service_ids: services and service categories in the promotion; only with a custom
                service rule.
            allowed_product_ids: products in the promotion; only with a custom product rule.
            allowed_product_category_ids: product categories in the promotion; only with a custom product
                rule.

        Returns:
            The object as it was read back, with the differences from the values that were sent: see
                `UpdateResult`.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_program`, `update_chain_loyalty_program`.
        """
        from altegio_async._core.lossy_reads import refuse_absent_values, refuse_lossy_read
        from altegio_async._core.replacement import select_changes
        from altegio_async._core.update_checks import check_update

        changes = select_changes(
            models.PromotionUpdate,
            {
                "title": title,
                "rules": rules,
                "location_ids": location_ids,
                "usage_limit": usage_limit,
                "expiration_timeout": expiration_timeout,
                "expiration_timeout_unit": expiration_timeout_unit,
                "expiration_notification_timeout": expiration_notification_timeout,
                "loyalty_card_type_ids": loyalty_card_type_ids,
                "on_changed_notification_template": on_changed_notification_template,
                "on_expiration_notification_template": on_expiration_notification_template,
                "allowed_service_ids": allowed_service_ids,
                "allowed_product_ids": allowed_product_ids,
                "allowed_product_category_ids": allowed_product_category_ids,
            },
        )
        sources = {"company_ids": ("companies",), "loyalty_card_type_ids": ("loyalty_card_types",)}
        read = operations.get_chain_loyalty_program(chain_id, promotion_id, include=['rules', 'companies', 'loyalty_card_types', 'on_changed_notification_template', 'on_expiration_notification_template'])
        before = await self._read_object(read)
        refuse_lossy_read(models.PromotionUpdate, before.drift, changes, sources)
        optional = {"rules": ("rules",), "location_ids": ("companies",), "loyalty_card_type_ids": ("loyalty_card_types",)}
        refuse_absent_values(before.value, changes, optional)
        body = self._build_update(before.value, changes)
        write = operations.update_chain_loyalty_program(chain_id, promotion_id, body=body)
        after = await self._write_and_read(write, read)
        return check_update(
            body,
            after.value,
            after.drift,
            changes,
            build=self._build_update,
            compare=self._compare_update,
            sources=sources,
            unread=("allowed_service_ids", "allowed_product_ids", "allowed_product_category_ids"),
            optional=optional,
        )

    def _build_update(
        self, current: models.Promotion, changes: Mapping[str, Any]
    ) -> models.PromotionUpdate:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.PromotionUpdate,
            current,
            changes,
            sources={
                "company_ids": ("companies",),
                "loyalty_card_type_ids": ("loyalty_card_types",),
            },
        )

    def _compare_update(
        self, sent: models.PromotionUpdate, found: models.PromotionUpdate, changes: Mapping[str, Any]
    ) -> Sequence[FieldDifference]:
        """Return the differences between the body of `update` and the object that was read back."""
        from altegio_async._core.body_comparison import compare_bodies

        return compare_bodies(sent, found, changes)


class ChainsPromotionsWithRawResponse:
    """Methods of `altegio.chains.promotions.with_raw_response`."""

    def __init__(self, chains_promotions: ChainsPromotions) -> None:
        self.create: Final = raw(chains_promotions.create)
        self.delete: Final = raw(chains_promotions.delete)
        self.get: Final = raw(chains_promotions.get)
        self.replace: Final = raw(chains_promotions.replace)
