"""Gift card types: what a location sells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from altegio_async._core.validation import check_id, check_lookup_ids
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.generated.b2b_v1 import models, operations
from altegio_async.pagination import Pager
from altegio_async.resources._raw import raw

__all__ = ["GiftCardTypes", "RawGiftCardTypes"]


class GiftCardTypes:
    """`altegio.gift_card_types`: the kinds of gift card that a location sells."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @cached_property
    def with_raw_response(self) -> RawGiftCardTypes:
        """The same methods, giving status, headers and bytes beside the value."""
        return RawGiftCardTypes(self)

    async def fetch(self, location_id: int, *, ids: Iterable[int]) -> list[models.GiftCardType]:
        """Fetch gift card types of a location by their ids, in one request.

        Ids that do not exist are absent from the response, and the server can cut very long lists
        silently. `altegio.bulk.gift_card_types` handles both.

        Args:
            location_id: the location.
            ids: one or more ids.

        Raises:
            InvalidArgumentError: no ids, or one that cannot exist.
            PermissionDeniedError: the user has no right in this location.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_gift_card_type_list_by_id`.
        """
        operation = operations.get_gift_card_type_list_by_id(
            check_id("location_id", location_id), ids=check_lookup_ids("ids", ids)
        )
        return await self._pipeline.call(operation)

    def search(
        self, location_id: int, *, title: str | None = None, page_size: int | None = None
    ) -> Pager[models.GiftCardType]:
        """Search the gift card types of a location.

        Args:
            location_id: the location.
            title: part of the name; all types when left out.
            page_size: rows a page, 1 to 100; the API's default is 25.

        Returns:
            A pager: awaited it gives the first `Page`, iterated every type.

        Raises:
            InvalidArgumentError: an id that cannot exist, or a page size the API does not take.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_gift_card_type_list`.
        """
        operation = operations.get_gift_card_type_list(check_id("location_id", location_id), title=title)
        return Pager(self._pipeline, operation, page_size=page_size)


class RawGiftCardTypes:
    """`altegio.gift_card_types.with_raw_response`."""

    def __init__(self, gift_card_types: GiftCardTypes) -> None:
        self.fetch: Final = raw(gift_card_types.fetch)
        self.search: Final = raw(gift_card_types.search)
