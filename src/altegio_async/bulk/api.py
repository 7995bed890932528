"""`altegio.bulk`: look-ups of many memberships, gift cards and their types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import TypeVar

from altegio_async import models
from altegio_async._core.coercion import Drift
from altegio_async._core.operation import Operation
from altegio_async.bulk.checkpoint_identity import checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lookups import ById, ByPhone, HasId
from altegio_async.bulk.options import OnProgress, Options
from altegio_async.bulk.sources import IdKeys, PhoneKeys
from altegio_async.bulk.sweeps import Sweeps

__all__ = ["Bulk"]

X = TypeVar("X")
R = TypeVar("R", bound=HasId)


class Bulk(Sweeps):
    """Look-ups of many keys: few requests, many in flight, one outcome per key.

    Each method returns a `BulkJob`, which starts when it is iterated over or awaited: `async for` gives an
    `Outcome` per key as they complete, `await` a `BulkResult` with all of them.

    Keys are a mapping of location ids to ids or phones, or pairs of both: a list, any other iterable, or
    an async iterable. A mapping or a collection is checked as a whole before anything is sent, and a
    repeated key is requested once. From an iterator the keys are read as they are needed, at most
    10,000 ids or 100 phones ahead of the outcomes taken (or twice what may be in flight, if that is
    more). An invalid key raises an error when it is reached. A repeated key is recognised while the first
    one is that far ahead, and among the last 1,000 keys with an outcome; if the job is awaited or has a
    checkpoint, always.

    The keys of a request that fails are failed with its error, and no others; errors that are no
    `AltegioError` end the job. When the token is refused (`AuthenticationError`) and cannot be renewed,
    nothing more is sent: all keys without an outcome are failed with that error.

    Options of every method:
        max_in_flight: requests in flight, at most. The rate limiter applies as well.
        batch_size: ids per request, at most; URLs stay below 4,000 characters in any case. There is one
            phone per request, whatever the batch size is.
        on_progress: called with the number of keys done, of all keys (None while unknown) and of keys failed.
        ordered: deliver the outcomes in the order of the keys instead of as they complete. Outcomes that
            are ready before their turn are held.
        retry_failed: request failed keys once more, after all others; with a checkpoint also keys that
            failed in earlier runs.
        checkpoint: the path of a file that stores every outcome before it is delivered. The same call
            continues from there: keys with a stored outcome get that, all others are requested. Stored
            outcomes of a mapping or a collection come first, unless the job is ordered; those of an
            iterator come when their keys are reached. Outcomes of keys that this job does not have stay in
            the file. Keys that failed because a token was no longer valid are requested again. One job at a
            time can use the file, in all processes together. A file with responses to another question, for
            another user or in another language is refused, and so is a damaged one. It contains personal
            data and is readable by its owner only. A process that is forked while the job runs must not use
            the job.
        checkpoint_user: a name for the user, of your own choice, that identifies the user in the checkpoint
            when the token changes between two runs. Pass it in all runs. It is not needed after a sign-in
            with `auth.login`, for a token that was renewed while a job ran, and within one process for tokens
            that the same `token_provider` returns.
        accept_new_token: use a checkpoint that was written with another user token, without knowing whether
            it belonged to the same user.
    """

    def membership_types(
        self,
        keys: IdKeys,
        *,
        max_in_flight: int = 10,
        batch_size: int = 100,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
    ) -> BulkJob[tuple[int, int], models.MembershipType]:
        """Look up membership types by location and id. Options: see `Bulk`.

        One request has the ids of one location. An id that a response lacks is requested once more, with at
        most 24 others, before it is missing. If it appears then, the server truncates its responses: the
        drift is reported, and later requests have fewer ids.

        Raises:
            InvalidArgumentError: an option or a key is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_type_list_by_id  # noqa: PLC0415 - loads 45 operations

        return self._by_id(
            lambda location, ids: get_membership_type_list_by_id(location, ids=ids),
            keys,
            Options(
                max_in_flight=max_in_flight,
                batch_size=batch_size,
                on_progress=on_progress,
                ordered=ordered,
                retry_failed=retry_failed,
                checkpoint=checkpoint,
                accept_new_token=accept_new_token,
                checkpoint_user=checkpoint_user,
            ),
        )

    def gift_card_types(
        self,
        keys: IdKeys,
        *,
        max_in_flight: int = 10,
        batch_size: int = 100,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
    ) -> BulkJob[tuple[int, int], models.GiftCardType]:
        """Look up gift card types by location and id. Options: see `Bulk`.

        One request has the ids of one location. An id that a response lacks is requested once more, with at
        most 24 others, before it is missing. If it appears then, the server truncates its responses: the
        drift is reported, and later requests have fewer ids.

        Raises:
            InvalidArgumentError: an option or a key is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_gift_card_type_list_by_id  # noqa: PLC0415 - loads 45 operations

        return self._by_id(
            lambda location, ids: get_gift_card_type_list_by_id(location, ids=ids),
            keys,
            Options(
                max_in_flight=max_in_flight,
                batch_size=batch_size,
                on_progress=on_progress,
                ordered=ordered,
                retry_failed=retry_failed,
                checkpoint=checkpoint,
                accept_new_token=accept_new_token,
                checkpoint_user=checkpoint_user,
            ),
        )

    def memberships(
        self,
        keys: PhoneKeys,
        *,
        max_in_flight: int = 10,
        batch_size: int = 100,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
        one_per_phone: bool = False,
    ) -> BulkJob[tuple[int, str], list[models.Membership]]:
        """Look up the memberships of clients by location and phone. Options: see `Bulk`.

        A phone without any is ok, with an empty list. Phones are sent and compared by their digits: several
        spellings of one are requested once, and each has an outcome of its own. A sum over all outcomes
        then counts a client once per spelling. With `one_per_phone` there is one outcome per phone and
        location, and its key has the digits of the phone.

        Raises:
            InvalidArgumentError: an option or a key is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_memberships  # noqa: PLC0415 - loads 45 operations

        return self._by_phone(
            lambda location, phone: get_client_memberships(location_id=location, phone=phone),
            keys,
            Options(
                max_in_flight=max_in_flight,
                batch_size=batch_size,
                on_progress=on_progress,
                ordered=ordered,
                retry_failed=retry_failed,
                checkpoint=checkpoint,
                accept_new_token=accept_new_token,
                checkpoint_user=checkpoint_user,
                one_per_phone=one_per_phone,
            ),
        )

    def gift_cards(
        self,
        keys: PhoneKeys,
        *,
        max_in_flight: int = 10,
        batch_size: int = 100,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
        one_per_phone: bool = False,
    ) -> BulkJob[tuple[int, str], list[models.GiftCard]]:
        """Look up the gift cards of clients by location and phone. Options: see `Bulk`.

        A phone without any is ok, with an empty list. Phones are sent and compared by their digits: several
        spellings of one are requested once, and each has an outcome of its own. A sum over all outcomes
        then counts a client once per spelling. With `one_per_phone` there is one outcome per phone and
        location, and its key has the digits of the phone.

        Raises:
            InvalidArgumentError: an option or a key is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_gift_cards  # noqa: PLC0415 - loads 45 operations

        return self._by_phone(
            lambda location, phone: get_client_gift_cards(location_id=location, phone=phone),
            keys,
            Options(
                max_in_flight=max_in_flight,
                batch_size=batch_size,
                on_progress=on_progress,
                ordered=ordered,
                retry_failed=retry_failed,
                checkpoint=checkpoint,
                accept_new_token=accept_new_token,
                checkpoint_user=checkpoint_user,
                one_per_phone=one_per_phone,
            ),
        )

    def _by_id(
        self, operation: Callable[[int, Sequence[int]], Operation[list[R]]], keys: IdKeys, options: Options
    ) -> BulkJob[tuple[int, int], R]:
        pipeline = self._pipeline
        name = operation(1, [1]).endpoint.id

        def report_truncation(asked: int) -> None:
            drift = Drift(
                "$.data", f"rows for all of {asked} ids", "some only, the others in a second response"
            )
            pipeline.reporter.report_drift(name, (drift,))

        lookup = ById(pipeline, operation, pipeline.settings.base_url)
        opener = checkpoint_opener(pipeline, name, options)
        return BulkJob(lookup, keys, options, on_truncation=report_truncation, open_checkpoint=opener)

    def _by_phone(
        self, operation: Callable[[int, str], Operation[list[X]]], keys: PhoneKeys, options: Options
    ) -> BulkJob[tuple[int, str], list[X]]:
        opener = checkpoint_opener(self._pipeline, operation(1, "1").endpoint.id, options)
        return BulkJob(ByPhone(self._pipeline, operation), keys, options, open_checkpoint=opener)
