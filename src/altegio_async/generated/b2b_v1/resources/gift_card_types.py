# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.gift_card_types`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._core.update_result import FieldDifference, UpdateResult
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class GiftCardTypes(Resource):
    """Methods of `altegio.gift_card_types`."""

    @cached_property
    def with_raw_response(self) -> GiftCardTypesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return GiftCardTypesWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        chain_id: int,
        *,
        body: models.GiftCardTypeInput | Mapping[str, Any],
    ) -> models.GiftCardType:
        """Add a gift card type.

        Sets up a new gift card type for a chain, with its value, term and offer.

        After a lost response (an error whose `sent` is not False), compare `list_for_chain` with its rows
        before the call: the created type has a new `id` and this `title`. A repeated call creates a
        second type.

        Args:
            chain_id: chain, by id.
            body: a `GiftCardTypeInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_create`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_certificate_types_create(
                chain_id,
                body=body,
            )
        )

    async def delete(self, chain_id: int, gift_card_type_id: int) -> None:
        """Remove a gift card type.

        Removes a gift card type; not possible once gift cards of it exist.

        After a lost response (an error whose `sent` is not False), `list_for_chain` contains the type
        only if it was not deleted.

        Args:
            chain_id: chain, by id.
            gift_card_type_id: gift card type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_delete`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_certificate_types_delete(
                chain_id,
                gift_card_type_id,
            )
        )

    async def fetch(self, location_id: int, *, ids: Iterable[int]) -> list[models.GiftCardType]:
        """Get gift card types by their ids.

        Returns chosen gift card types of a location.

        Args:
            location_id: location, by id.
            ids: gift card types to return, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_gift_card_type_list_by_id`.
        """
        return await self._pipeline.call(operations.get_gift_card_type_list_by_id(location_id, ids=ids))

    async def get(self, chain_id: int, gift_card_type_id: int) -> models.GiftCardType:
        """Get a gift card type.

        Returns everything a chain has set for one gift card type.

        Args:
            chain_id: chain, by id.
            gift_card_type_id: gift card type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_get`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_certificate_types_get(
                chain_id,
                gift_card_type_id,
            )
        )

    def list_for_chain(
        self,
        chain_id: int,
        *,
        title: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.GiftCardType]:
        """List the gift card types of a chain.

        Pages through the gift card types that a chain has set up.

        Args:
            chain_id: chain, by id.
            title: only types whose title contains this text.
            page_size: rows per page, at most 100, by default 10.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.chain_loyalty_certificate_types_list(
                chain_id,
                title=title,
            ),
            page_size=page_size,
            limit=limit,
        )

    def search(
        self,
        location_id: int,
        *,
        title: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.GiftCardType]:
        """Search gift card types.

        Pages through the gift card types that a location sells, by title if wanted.

        Args:
            location_id: location, by id.
            title: only types whose title contains this text.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_gift_card_type_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_gift_card_type_list(
                location_id,
                title=title,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def replace(
        self,
        chain_id: int,
        gift_card_type_id: int,
        *,
        body: models.GiftCardTypeInput | Mapping[str, Any],
    ) -> models.GiftCardType:
        """Change a gift card type.

        Writes a gift card type anew; not possible once gift cards of it exist.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        Args:
            chain_id: chain, by id.
            gift_card_type_id: gift card type, by id.
            body: a `GiftCardTypeInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_update`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_certificate_types_update(
                chain_id,
                gift_card_type_id,
                body=body,
            )
        )

    async def update(
        self,
        chain_id: int,
        gift_card_type_id: int,
        *,
        title: str | UnsetType = UNSET,
        balance: Decimal | int | UnsetType = UNSET,
        is_multi: bool | UnsetType = UNSET,
        item_type_id: Literal[0, 1, 2, 3, 4] | UnsetType = UNSET,
        is_allow_empty_code: bool | UnsetType = UNSET,
        balance_edit_type_id: Literal[1, 2] | UnsetType = UNSET,
        service_ids: Iterable[int] | UnsetType = UNSET,
        location_ids: Iterable[int] | UnsetType = UNSET,
        expiration: models.GiftCardExpirationInput | Mapping[str, Any] | UnsetType = UNSET,
        online_sale: models.GiftCardOnlineSaleInput | Mapping[str, Any] | UnsetType = UNSET,
        category_id: int | None | UnsetType = UNSET,
    ) -> UpdateResult[models.GiftCardType]:
        """Change a gift card type.

        The API replaces the whole object and can ignore changes silently. This method reads the object,
        changes the given fields, sends everything and reads the object back. A change that another
        program makes between the first two requests is lost. `replace` sends a body without reading. A
        list or an object that is given replaces the present one as a whole.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        If the object cannot be read back, the error says that the API accepted the write.

        Args:
            chain_id: chain, by id.
            gift_card_type_id: gift card type, by id.
            title: name to show to people.
            balance: money on a new gift card of this type.
            is_multi: whether it may be spent over several visits.
            item_type_id: code that says what the gift card pays for.
            is_allow_empty_code: whether a sale without a code is possible.
            balance_edit_type_id: code that says who may change the balance by hand.
            service_ids: services the gift card may pay for.
            location_ids: locations where gift cards of the type are taken.
            expiration: how gift cards of the type expire.
            online_sale: how the online shop offers it.
            category_id: group to file the type under in its chain.

        Returns:
            The object as it was read back, with the differences from the values that were sent: see
                `UpdateResult`.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_certificate_types_get`, `chain_loyalty_certificate_types_update`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes
        from altegio_async._core.update_checks import check_update

        changes = select_changes(
            models.GiftCardTypeInput,
            {
                "title": title,
                "balance": balance,
                "is_multi": is_multi,
                "item_type_id": item_type_id,
                "is_allow_empty_code": is_allow_empty_code,
                "balance_edit_type_id": balance_edit_type_id,
                "service_ids": service_ids,
                "location_ids": location_ids,
                "expiration": expiration,
                "online_sale": online_sale,
                "category_id": category_id,
            },
        )
        sources = {"expiration": ("expiration_date", "expiration_timeout", "expiration_timeout_unit_id", "expiration_type_id"), "online_sale": ("online_sale_description", "online_sale_is_enabled", "online_sale_price", "online_sale_title")}
        read = operations.chain_loyalty_certificate_types_get(chain_id, gift_card_type_id)
        before = await self._read_object(read)
        refuse_lossy_read(models.GiftCardTypeInput, before.drift, changes, sources)
        body = self._build_update(before.value, changes)
        write = operations.chain_loyalty_certificate_types_update(chain_id, gift_card_type_id, body=body)
        after = await self._write_and_read(write, read)
        return check_update(
            body,
            after.value,
            after.drift,
            changes,
            build=self._build_update,
            compare=self._compare_update,
            sources=sources,
        )

    def _build_update(
        self, current: models.GiftCardType, changes: Mapping[str, Any]
    ) -> models.GiftCardTypeInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.GiftCardTypeInput,
            current,
            changes,
            sources={
                "expiration.type_id": ("expiration_type_id",),
                "expiration.date": ("expiration_date",),
                "expiration.timeout": ("expiration_timeout",),
                "expiration.timeout_unit_id": ("expiration_timeout_unit_id",),
                "online_sale.is_enabled": ("online_sale_is_enabled",),
                "online_sale.title": ("online_sale_title",),
                "online_sale.description": ("online_sale_description",),
                "online_sale.price": ("online_sale_price",),
            },
        )

    def _compare_update(
        self, sent: models.GiftCardTypeInput, found: models.GiftCardTypeInput, changes: Mapping[str, Any]
    ) -> Sequence[FieldDifference]:
        """Return the differences between the body of `update` and the object that was read back."""
        from altegio_async._core.body_comparison import compare_bodies

        return compare_bodies(sent, found, changes)


class GiftCardTypesWithRawResponse:
    """Methods of `altegio.gift_card_types.with_raw_response`."""

    def __init__(self, gift_card_types: GiftCardTypes) -> None:
        self.create: Final = raw(gift_card_types.create)
        self.delete: Final = raw(gift_card_types.delete)
        self.fetch: Final = raw(gift_card_types.fetch)
        self.get: Final = raw(gift_card_types.get)
        self.list_for_chain: Final = raw_page(gift_card_types.list_for_chain)
        self.search: Final = raw_page(gift_card_types.search)
        self.replace: Final = raw(gift_card_types.replace)
