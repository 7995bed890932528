"""The methods of `altegio.bulk` that read whole lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterable, Callable, Iterable
from typing import TypeVar, Unpack

from altegio_async import models
from altegio_async._core.operation import Operation
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lists import divide_period, read_chain_memberships, read_location_lists
from altegio_async.bulk.options import BulkOptions, read_options, show_options

__all__ = ["ListMethods"]

X = TypeVar("X")


class ListMethods:
    """Methods that read lists of many locations or of a chain."""

    _pipeline: Pipeline

    @show_options(BulkOptions)
    def search_membership_types(
        self,
        location_ids: Iterable[int] | AsyncIterable[int],
        *,
        title: str | None = None,
        **options: Unpack[BulkOptions],
    ) -> BulkJob[int, list[models.MembershipType]]:
        """Read all membership types of locations; the key is the location id. Options: see `BulkOptions`.

        With a `title`, read only the types whose names contain it. A row that several pages contain is
        delivered once. A list with fewer rows than the server's total fails.

        Raises:
            InvalidArgumentError: an option or an id is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_type_list  # noqa: PLC0415 - loads 45 operations

        return self._search_types(
            lambda location: get_membership_type_list(location, title=title), location_ids, title, options
        )

    @show_options(BulkOptions)
    def search_gift_card_types(
        self,
        location_ids: Iterable[int] | AsyncIterable[int],
        *,
        title: str | None = None,
        **options: Unpack[BulkOptions],
    ) -> BulkJob[int, list[models.GiftCardType]]:
        """Read all gift card types of locations; the key is the location id. Options: see `BulkOptions`.

        With a `title`, read only the types whose names contain it. A row that several pages contain is
        delivered once. A list with fewer rows than the server's total fails.

        Raises:
            InvalidArgumentError: an option or an id is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_gift_card_type_list  # noqa: PLC0415 - loads 45 operations

        return self._search_types(
            lambda location: get_gift_card_type_list(location, title=title), location_ids, title, options
        )

    @show_options(BulkOptions)
    def chain_memberships(
        self,
        chain_id: int,
        created_after: dt.date,
        created_before: dt.date,
        *,
        window_days: int = 31,
        **options: Unpack[BulkOptions],
    ) -> BulkJob[tuple[dt.date, dt.date], list[models.Membership]]:
        """Read the memberships of a chain created in a period; keys are (first day, last day).

        Both days are included. Only the day of a `datetime` is used. The period is divided into windows of
        `window_days` (at least 2), which are read concurrently; each needs at least one request. Neighbouring
        windows share a day, because the time zone of the API's days is not documented. A membership that two
        windows contain is delivered once; the job keeps a few dozen bytes per delivered id for that. A window
        with fewer rows than the server's total fails. Options: see `BulkOptions`; with a checkpoint, stored
        windows are not read again.

        Raises:
            InvalidArgumentError: an option, the id or a day is not valid, or there are more than 10,000
                windows. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_list  # noqa: PLC0415 - loads 45 operations

        return read_chain_memberships(
            self._pipeline,
            lambda chain, window: get_membership_list(
                chain, created_after=window.first_day, created_before=window.last_day
            ),
            chain_id,
            divide_period(created_after, created_before, window_days),
            read_options(options, BulkOptions),
        )

    def _search_types(
        self,
        operation: Callable[[int], Operation[list[X]]],
        location_ids: Iterable[int] | AsyncIterable[int],
        title: str | None,
        options: BulkOptions,
    ) -> BulkJob[int, list[X]]:
        return read_location_lists(
            self._pipeline,
            operation,
            location_ids,
            read_options(options, BulkOptions),
            arguments=f"title={title}" if title else "",
        )
