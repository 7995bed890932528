"""`altegio.bulk`: look-ups of many keys, readings of many lists, and changes of many objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack

from altegio_async import models
from altegio_async._core.coercion import Drift
from altegio_async._core.operation import Operation
from altegio_async._lazy import lazy_module
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
    WriteOptions,
    read_options,
    show_options,
)
from altegio_async.bulk.sources import IdKeys, PhoneKeys
from altegio_async.bulk.writes.keys import ChainKeys
from altegio_async.bulk.writes.plan import Change

if TYPE_CHECKING:
    import altegio_async.bulk.writes.create as _create
    import altegio_async.bulk.writes.membership_changes as _changes
else:
    _create = lazy_module("altegio_async.bulk.writes.create")
    _changes = lazy_module("altegio_async.bulk.writes.membership_changes")

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

    The options are described in `BulkOptions`, `LookupOptions`, `PhoneLookupOptions` and `WriteOptions`.

    Bulk writes (`freeze`, `unfreeze`, `set_period`, `set_balance`, `archive_membership_types`) apply one
    change to many objects, one request each. Keys are `{chain_id: ids}` or pairs of chain id and id; all of
    them are read before the first request. The job reads the present values, calls `on_plan`, and then sends
    the changes. The value of an outcome is a `Change` with the old and the new values. An object that already
    has the new values is left alone. A change whose response is lost is confirmed by reading the object. If
    that does not show that it was applied, the key fails with an `UnknownOutcomeError` and the change is not
    repeated; `BulkResult.unknown` lists these keys. With a checkpoint the intent of each change is stored on
    the disk before it is sent. A later run with the same arguments then applies every change once or reports
    it as unknown. Without a checkpoint an interruption loses the outcomes.
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

    @show_options(WriteOptions)
    def freeze(
        self,
        keys: ChainKeys,
        *,
        until: dt.date | str | None = None,
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Freeze memberships by chain and id. Options: see `WriteOptions`.

        A membership that is frozen until the same day is unchanged. One that is frozen until another day, or
        until a day that the API does not send, fails: unfreeze it first. A repeated freeze is not harmless,
        because the API refuses it or counts its days twice.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            until: last day of the freeze; by default the memberships stay frozen until they are unfrozen.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(self._pipeline, _changes.Freezing(until), keys, options)

    @show_options(WriteOptions)
    def unfreeze(self, keys: ChainKeys, **options: Unpack[WriteOptions]) -> BulkJob[tuple[int, int], Change]:
        """Unfreeze memberships by chain and id. Options: see `WriteOptions`.

        A membership that is not frozen is unchanged. A repetition is refused by the API, unless the
        membership was frozen again in the meantime.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(self._pipeline, _changes.Unfreezing(), keys, options)

    @show_options(WriteOptions)
    def set_period(
        self,
        keys: ChainKeys,
        *,
        period: int,
        period_unit_id: Literal[1, 2, 3, 4],
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Set the validity of memberships by chain and id. Options: see `WriteOptions`.

        The period is an absolute length. A repetition has no effect, unless the period was changed in the
        meantime.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            period: length of the validity in units; 0 sets no term.
            period_unit_id: 1 for days, 2 for weeks, 3 for months, 4 for years.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(
            self._pipeline, _changes.PeriodChange(period, period_unit_id), keys, options
        )

    @show_options(WriteOptions)
    def set_balance(
        self,
        keys: ChainKeys,
        *,
        united_balance_services_count: int | None = None,
        services_balance_count: Sequence[models.ServiceBalanceInput | Mapping[str, Any]] | None = None,
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Set the visits that remain, by chain and membership id. Options: see `WriteOptions`.

        The numbers are absolute. A repetition has no effect, unless visits were used in the meantime, which
        it would undo. A membership with unlimited visits or with the other form of balance fails, and nothing
        is sent. The numbers of services that are not listed do not change.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            united_balance_services_count: the visits of a membership with one number for all services.
            services_balance_count: the visits by service or category, each with `service_id` and `balance`.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(
            self._pipeline,
            _changes.BalanceChange(united_balance_services_count, services_balance_count),
            keys,
            options,
        )

    @show_options(WriteOptions)
    def archive_membership_types(
        self, keys: ChainKeys, **options: Unpack[WriteOptions]
    ) -> BulkJob[tuple[int, int], Change]:
        """Archive membership types by chain and id. Options: see `WriteOptions`.

        An archived type is unchanged. A type of another chain is missing. A repetition has no effect, unless
        the type was unarchived in the meantime.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_membership_types(self._pipeline, _changes.Archiving(), keys, options)

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
