"""The methods of `altegio.bulk` that look up keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar, Unpack, overload

from altegio_async import models
from altegio_async._core.coercion import Drift
from altegio_async._core.operation import Endpoint, Operation
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lookups import ById, ByPhone, RowWithId
from altegio_async.bulk.options import (
    ClientLookupOptions,
    LookupOptions,
    PhoneLookupOptions,
    read_options,
    show_options,
)
from altegio_async.bulk.sources import IdKeys, PhoneKeys

__all__ = ["LookupMethods"]

X = TypeVar("X")
R = TypeVar("R", bound=RowWithId)


class LookupMethods:
    """Methods that look up objects by id or by phone."""

    _pipeline: Pipeline

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
            lambda location, ids: get_membership_type_list_by_id(location, ids=ids), keys, options
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
            lambda location, ids: get_gift_card_type_list_by_id(location, ids=ids), keys, options
        )

    @overload
    def memberships(
        self, keys: PhoneKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.Membership]]: ...
    @overload
    def memberships(
        self, keys: IdKeys, *, prefilter: Literal[True], **options: Unpack[ClientLookupOptions]
    ) -> BulkJob[tuple[int, int], list[models.Membership]]: ...
    @show_options(PhoneLookupOptions)
    def memberships(
        self, keys: PhoneKeys | IdKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[Any, list[models.Membership]]:
        """Look up the memberships of clients by location and phone. Options: see `PhoneLookupOptions`.

        A phone without memberships is ok, with an empty list. Phones are sent and compared by their digits:
        several spellings of a phone are requested once, and each spelling has its own outcome. A sum over all
        outcomes then counts a client once per spelling; `one_per_phone` avoids that.

        With `prefilter=True`, keys can be client ids, and a request is sent only for holders according to the
        client search. Holders of unlimited memberships are searched by their types.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_memberships  # noqa: PLC0415 - loads 45 operations

        return self._look_up_phones(get_client_memberships.endpoint, keys, options, "memberships")

    @overload
    def gift_cards(
        self, keys: PhoneKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.GiftCard]]: ...
    @overload
    def gift_cards(
        self, keys: IdKeys, *, prefilter: Literal[True], **options: Unpack[ClientLookupOptions]
    ) -> BulkJob[tuple[int, int], list[models.GiftCard]]: ...
    @show_options(PhoneLookupOptions)
    def gift_cards(
        self, keys: PhoneKeys | IdKeys, **options: Unpack[PhoneLookupOptions]
    ) -> BulkJob[Any, list[models.GiftCard]]:
        """Look up the gift cards of clients by location and phone. Options: see `PhoneLookupOptions`.

        A phone without gift cards is ok, with an empty list. Phones are sent and compared by their digits:
        several spellings of a phone are requested once, and each spelling has its own outcome. A sum over all
        outcomes then counts a client once per spelling; `one_per_phone` avoids that.

        With `prefilter=True`, keys can be client ids, and a request is sent only for holders according to the
        client search. Gift cards without a balance are not found then.

        Raises:
            InvalidArgumentError: an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_gift_cards  # noqa: PLC0415 - loads 45 operations

        return self._look_up_phones(get_client_gift_cards.endpoint, keys, options, "gift_cards")

    def _look_up_ids(
        self,
        operation: Callable[[int, Sequence[int]], Operation[list[R]]],
        keys: IdKeys,
        given: LookupOptions,
    ) -> BulkJob[tuple[int, int], R]:
        pipeline, options = self._pipeline, read_options(given, LookupOptions)
        name = operation(1, [1]).endpoint.id

        def report_truncation(size: int) -> None:
            drift = Drift(
                "$.data", f"rows for all of {size} ids", "only some; the others in a second response"
            )
            pipeline.report_drift(name, drift)

        def report_other_rows(count: int) -> None:
            drift = Drift("$.data", "rows with the requested ids", "rows with other ids", count)
            pipeline.report_drift(name, drift)

        return BulkJob(
            ById(pipeline, operation, pipeline.settings.base_url, report_other_rows),
            keys,
            options,
            limiter=pipeline.limiter,
            on_truncation=report_truncation,
            open_checkpoint=make_checkpoint_opener(pipeline, name, options),
        )

    def _look_up_phones(
        self,
        endpoint: Endpoint[list[X]],
        keys: PhoneKeys | IdKeys,
        given: PhoneLookupOptions,
        kind: Literal["memberships", "gift_cards"],
    ) -> BulkJob[Any, list[X]]:
        pipeline, options = self._pipeline, read_options(given, PhoneLookupOptions)
        if options.prefilter:
            from altegio_async.bulk.prefilter.create import create_job  # noqa: PLC0415 - most jobs do not need it

            return create_job(pipeline, endpoint, keys, options, kind)
        return BulkJob(
            ByPhone(pipeline, endpoint),
            keys,
            options,
            limiter=pipeline.limiter,
            open_checkpoint=make_checkpoint_opener(pipeline, endpoint.id, options),
        )
