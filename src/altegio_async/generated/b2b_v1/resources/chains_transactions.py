# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.chains.transactions`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class ChainsTransactions(Resource):
    """Methods of `altegio.chains.transactions`."""

    @cached_property
    def with_raw_response(self) -> ChainsTransactionsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ChainsTransactionsWithRawResponse(self._copy_for_raw_responses())

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

        Pages through the bonus, discount and gift card movements between two days.

        Args:
            chain_id: chain, by id.
            created_after: lower end of the creation time.
            created_before: upper end of the creation time.
            types: only transactions of these kinds.
            location_ids: only transactions made in these locations.
            visit_ids: only transactions of these visits.
            loyalty_card_id: only transactions of this loyalty card.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_chain_loyalty_transaction_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_chain_loyalty_transaction_list(
                chain_id,
                created_after=created_after,
                created_before=created_before,
                types=types,
                location_ids=location_ids,
                visit_ids=visit_ids,
                loyalty_card_id=loyalty_card_id,
            ),
            page_size=page_size,
            limit=limit,
        )


class ChainsTransactionsWithRawResponse:
    """Methods of `altegio.chains.transactions.with_raw_response`."""

    def __init__(self, chains_transactions: ChainsTransactions) -> None:
        self.list: Final = raw_page(chains_transactions.list)
