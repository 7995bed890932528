"""Memberships of clients, of the signed-in user, and of chains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from altegio_async._core.arguments import check_date
from altegio_async._core.validation import check_lookup_ids
from altegio_async._lazy import lazy_module
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, resources

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")

__all__ = ["Memberships"]


class Memberships(resources.Memberships):
    """Methods of `altegio.memberships`."""

    def list_for_chain(
        self,
        chain_id: int,
        *,
        ids: Iterable[int] | None = None,
        created_after: dt.date | str | None = None,
        created_before: dt.date | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Membership]:
        """List the memberships of a chain, by their ids or by the days of their creation.

        Args:
            chain_id: chain, by id.
            ids: membership ids; not together with dates.
            created_after: first day, included. Of a `datetime` only the day counts.
            created_before: last day, included.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: neither ids nor both dates are given, or ids and dates, or the first day
                is later than the last one.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_list`.
        """
        wanted = None if ids is None else check_lookup_ids("ids", ids)
        if (wanted is None) != (created_after is not None and created_before is not None):
            raise InvalidArgumentError(
                "list_for_chain takes either ids or both created_after and created_before"
            )
        if wanted is not None and (created_after is not None or created_before is not None):
            raise InvalidArgumentError("list_for_chain takes ids or dates, not both")
        if created_after is not None and created_before is not None:
            first, last = (
                check_date("created_after", created_after),
                check_date("created_before", created_before),
            )
            if first > last:
                raise InvalidArgumentError(f"created_after {first} is later than created_before {last}")
        return super().list_for_chain(
            chain_id,
            ids=wanted,
            created_after=created_after,
            created_before=created_before,
            page_size=page_size,
            limit=limit,
        )

    async def freeze(
        self, chain_id: int, membership_id: int, *, until: dt.date | str | UnsetType | None = None
    ) -> models.Membership | None:
        """Freeze a membership.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            until: last day of the freeze; by default the membership stays frozen until it is unfrozen.

        Returns:
            The membership, if the API sends it.

        Raises:
            InvalidArgumentError: an id is not positive, or `until` is not a date.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_freeze`.
        """
        return await super().freeze(chain_id, membership_id, until=UNSET if until is None else until)
