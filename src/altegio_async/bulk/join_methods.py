"""The method of `altegio.bulk` that joins two lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

from altegio_async._lazy import lazy_module
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.join.rows import OwnedMembership
from altegio_async.bulk.options import BulkOptions, read_options, show_options

if TYPE_CHECKING:
    import altegio_async.bulk.join.create as _create
else:
    _create = lazy_module("altegio_async.bulk.join.create")

__all__ = ["JoinMethods"]


class JoinMethods:
    """Methods that join a list of a chain with lists of its locations."""

    _pipeline: Pipeline

    @show_options(BulkOptions)
    def memberships_by_client(
        self,
        chain_id: int,
        created_after: dt.date,
        created_before: dt.date,
        *,
        location_ids: Iterable[int],
        sold_after: dt.date | None = None,
        sold_before: dt.date | None = None,
        window_days: int = 62,
        page_size: int = 100,
        **options: Unpack[BulkOptions],
    ) -> BulkJob[tuple[int, int], OwnedMembership]:
        """Read the memberships of a chain created in a period, each with its client.

        The result contains memberships of every status, also those that are used up or expired, which a
        look-up by phone does not return. The API lists memberships without their client. The job reads them,
        then the product transactions of each location, and joins both: by the id of the transaction that a
        membership has, or by the id of the membership that a transaction has. The two lists need rights in
        the chain and in the storages of each location.

        The key of an outcome is (location id of the sale, membership id). A membership without a client is
        ok too, with the reason in `status`; the location id is 0 if its sale was not found. The rows can
        disagree about the client; `contradictions` lists how. A location whose transactions could not be read
        fails with the key (location id, 0). The memberships whose sale was not found are then `unknown`.

        The list of memberships is the source of the keys. If a part of it cannot be read, the job raises the
        error. The outcomes are delivered in the order of the membership ids after both lists have been read.
        `on_progress` counts windows of days: those of the memberships and those of each location. Memberships
        and sales are stored in a temporary file until then. Memory does not grow with the number of
        transactions. The memberships of two windows are in memory at the same time, about 4 KiB each.

        With a checkpoint, windows that were read are not read again. A checkpoint belongs to the same chain
        and days. It contains names and phones of clients.

        Args:
            chain_id: the chain.
            created_after: first day of creation. Only the day of a `datetime` is used.
            created_before: last day of creation.
            location_ids: the locations whose product transactions are read. Memberships that other locations
                sold have no client.
            sold_after: first day of the product transactions, by default 31 days before `created_after`.
            sold_before: last day of the product transactions, by default 31 days after `created_before`. A
                membership can be sold before or after its creation. One that was sold on another day than
                these has no client.
            window_days: days of one list of memberships, at least 2.
            page_size: product transactions per request. 100 works everywhere; public programs use up to
                1,000.
            **options: see `BulkOptions`. The outcomes are always in the order of the membership ids.

        Raises:
            InvalidArgumentError: an option, an id or a day is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        return _create.join_memberships(
            self._pipeline,
            chain_id,
            (created_after, created_before),
            (sold_after, sold_before),
            location_ids,
            window_days=window_days,
            page_size=page_size,
            options=read_options(options, BulkOptions),
        )
