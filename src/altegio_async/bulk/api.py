"""`altegio.bulk`: look-ups of many keys, and readings of many lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from typing import TypeVar, Unpack

from altegio_async import models
from altegio_async._core.coercion import Drift
from altegio_async._core.operation import Operation
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lists import divide_period, read_chain_memberships, read_location_lists
from altegio_async.bulk.lookups import ById, ByPhone, RowWithId
from altegio_async.bulk.options import (
    BulkOptions,
    LookupOptions,
    Options,
    PhoneLookupOptions,
    read_options,
    show_options,
)
from altegio_async.bulk.sources import IdKeys, PhoneKeys

__all__ = ["Bulk"]

X = TypeVar("X")
R = TypeVar("R", bound=RowWithId)


class Bulk:
    """Bulk jobs: many keys, few and concurrent requests, and one outcome per key.

    Each method returns a `BulkJob`, which starts when it is iterated over or awaited. `async for` yields an
    `Outcome` per key in the order of completion. `await` returns a `BulkResult` with all outcomes.

    Keys are a mapping of location ids to ids or phones, or pairs of both in a list, another iterable or an
    async iterable. All keys of a mapping or a collection are validated before the first request, and a
    repeated key is requested once. Keys of an iterator are read on demand: at most 10,000 ids or 100 phones
    ahead of the delivered outcomes, or twice the keys of `max_in_flight` requests if that is more. An invalid
    key raises an error when it is read. A repeated key is recognised within that distance and among the last
    1,000 finished keys; always if the job is awaited or has a checkpoint.

    A failed request fails its own keys only. An error that is not an `AltegioError` ends the job. If the API
    refuses the token (`AuthenticationError`) and the token cannot be renewed, no more requests are sent and
    all unfinished keys fail with that error.

    The options are described in `BulkOptions`, `LookupOptions` and `PhoneLookupOptions`.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @show_options(LookupOptions)
    def membership_types(
        self, keys: IdKeys, **options: Unpack[LookupOptions]
    ) -> BulkJob[tuple[int, int], models.MembershipType]:
        """Look up membership types by location and id. Options: see `LookupOptions`.

        Each request contains ids of one location. An id that is absent from a response is requested a second
        time, with at most 24 other ids, before it is reported as missing. If the second response contains it,
        the server truncates responses: the drift is reported, and later requests contain fewer ids.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_type_list_by_id  # noqa: PLC0415 - loads 45 operations

        return self._look_up_ids(
            lambda location, ids: get_membership_type_list_by_id(location, ids=ids),
            keys,
            read_options(options, LookupOptions),
        )

    @show_options(LookupOptions)
    def gift_card_types(
        self, keys: IdKeys, **options: Unpack[LookupOptions]
    ) -> BulkJob[tuple[int, int], models.GiftCardType]:
        """Look up gift card types by location and id. Options: see `LookupOptions`.

        Each request contains ids of one location. An id that is absent from a response is requested a second
        time, with at most 24 other ids, before it is reported as missing. If the second response contains it,
        the server truncates responses: the drift is reported, and later requests contain fewer ids.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_gift_card_type_list_by_id  # noqa: PLC0415 - loads 45 operations

        return self._look_up_ids(
            lambda location, ids: get_gift_card_type_list_by_id(location, ids=ids),
            keys,
            read_options(options, LookupOptions),
        )

    @show_options(PhoneLookupOptions)
    def memberships(
        self, keys: PhoneKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.Membership]]:
        """Look up the memberships of clients by location and phone. Options: see `PhoneLookupOptions`.

        A phone without memberships is ok, with an empty list. Phones are sent and compared by their digits:
        several spellings of a phone are requested once, and each spelling has its own outcome. A sum over all
        outcomes then counts a client once per spelling; `one_per_phone` avoids that.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_memberships  # noqa: PLC0415 - loads 45 operations

        endpoint = (
            get_client_memberships.endpoint
        )  # without the checks of the factory: the job checks each key
        return self._look_up_phones(
            lambda location, phone: Operation(endpoint, (), (location, phone)),
            keys,
            read_options(options, PhoneLookupOptions),
        )

    @show_options(PhoneLookupOptions)
    def gift_cards(
        self, keys: PhoneKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.GiftCard]]:
        """Look up the gift cards of clients by location and phone. Options: see `PhoneLookupOptions`.

        A phone without gift cards is ok, with an empty list. Phones are sent and compared by their digits:
        several spellings of a phone are requested once, and each spelling has its own outcome. A sum over all
        outcomes then counts a client once per spelling; `one_per_phone` avoids that.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_gift_cards  # noqa: PLC0415 - loads 45 operations

        endpoint = (
            get_client_gift_cards.endpoint
        )  # without the checks of the factory: the job checks each key
        return self._look_up_phones(
            lambda location, phone: Operation(endpoint, (), (location, phone)),
            keys,
            read_options(options, PhoneLookupOptions),
        )

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

        return read_location_lists(
            self._pipeline,
            lambda location: get_membership_type_list(location, title=title),
            location_ids,
            read_options(options, BulkOptions),
            title=title,
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

        return read_location_lists(
            self._pipeline,
            lambda location: get_gift_card_type_list(location, title=title),
            location_ids,
            read_options(options, BulkOptions),
            title=title,
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

    def _look_up_ids(
        self, operation: Callable[[int, Sequence[int]], Operation[list[R]]], keys: IdKeys, options: Options
    ) -> BulkJob[tuple[int, int], R]:
        pipeline = self._pipeline
        name = operation(1, [1]).endpoint.id

        def report_truncation(size: int) -> None:
            drift = Drift(
                "$.data", f"rows for all of {size} ids", "only some; the others in a second response"
            )
            pipeline.report_drift(name, drift)

        lookup = ById(pipeline, operation, pipeline.settings.base_url)
        opener = make_checkpoint_opener(pipeline, name, options)
        return BulkJob(lookup, keys, options, on_truncation=report_truncation, open_checkpoint=opener)

    def _look_up_phones(
        self, operation: Callable[[int, str], Operation[list[X]]], keys: PhoneKeys, options: Options
    ) -> BulkJob[tuple[int, str], list[X]]:
        opener = make_checkpoint_opener(self._pipeline, operation(1, "1").endpoint.id, options)
        return BulkJob(ByPhone(self._pipeline, operation), keys, options, open_checkpoint=opener)
