"""Chains, their promotions and their loyalty transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET
from msgspec.structs import replace

from altegio_async._core.arguments import check_period
from altegio_async._lazy import lazy_module
from altegio_async.generated.b2b_v1 import models, resources

if TYPE_CHECKING:
    from altegio_async import pagination
    from altegio_async._core.update_result import FieldDifference
else:
    pagination = lazy_module("altegio_async.pagination")

__all__ = ["Chains", "ChainsPromotions", "ChainsTransactions"]

_TEMPLATES: Final = ("on_changed_notification_template", "on_expiration_notification_template")


class ChainsPromotions(resources.ChainsPromotions):
    """Methods of `altegio.chains.promotions`."""

    def _compare_update(
        self, sent: models.PromotionUpdate, found: models.PromotionUpdate, changes: Mapping[str, Any]
    ) -> Sequence[FieldDifference]:
        """Return the differences. The API returns no template where the kind `none` was sent."""
        removed: dict[str, Any] = {
            name: UNSET for name in _TEMPLATES if getattr(getattr(sent, name), "type", "") == "none"
        }
        return super()._compare_update(replace(sent, **removed), found, changes)


class ChainsTransactions(resources.ChainsTransactions):
    """Methods of `altegio.chains.transactions`."""

    def list(
        self,
        chain_id: int,
        *,
        created_after: dt.date | str,
        created_before: dt.date | str,
        types: Sequence[Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]] | None = None,
        location_ids: Iterable[int] | None = None,
        visit_ids: Iterable[int] | None = None,
        loyalty_card_id: int | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.LoyaltyTransaction]:
        """List the loyalty transactions of a chain.

        Args:
            chain_id: chain, by id.
            created_after: first day, included. Of a `datetime` only the day counts.
            created_before: last day, included.
            types: only transactions of these kinds.
            location_ids: only transactions of these locations.
            visit_ids: only transactions of these visits.
            loyalty_card_id: only transactions of this loyalty card.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or the first day is later than the
                last one.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_transaction_list`.
        """
        check_period(created_after, created_before)
        return super().list(
            chain_id,
            created_after=created_after,
            created_before=created_before,
            types=types,
            location_ids=location_ids,
            visit_ids=visit_ids,
            loyalty_card_id=loyalty_card_id,
            page_size=page_size,
            limit=limit,
        )


class Chains(resources.Chains):
    """Methods of `altegio.chains`."""

    @cached_property
    def promotions(self) -> ChainsPromotions:
        """Methods of `altegio.chains.promotions`."""
        return ChainsPromotions(self._pipeline)

    @cached_property
    def transactions(self) -> ChainsTransactions:
        """Methods of `altegio.chains.transactions`."""
        return ChainsTransactions(self._pipeline)
