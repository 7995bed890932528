"""Sweeps: bulk jobs that read whole lists, of many locations or of a chain over a long time."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, Final, Generic, TypeVar, cast

from altegio_async import models
from altegio_async._core.operation import Operation
from altegio_async._core.seen_ids import SeenIds
from altegio_async._core.validation import check_count, check_id
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.checkpoint_identity import checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.options import OnProgress, Options
from altegio_async.bulk.sources import is_async_iterable, is_collection, is_iterable
from altegio_async.errors import InvalidArgumentError
from altegio_async.pagination import Pager

__all__ = ["Sweeps"]

X = TypeVar("X")
Q = TypeVar("Q")

LARGEST_PAGE: Final = 100
"""Rows per page; some lists return fewer if more are requested."""

MOST_WINDOWS: Final = 10_000
"""Windows of one job: almost an hour at 200 requests a minute, and more than 800 years at 31 days each."""


class Listing(Generic[Q, X]):
    """Look-up of whole lists, page by page; each question is one list."""

    batched = False
    one_spelling = True
    read_ahead = 100

    def __init__(
        self,
        pipeline: Pipeline,
        operation: Callable[[int, Q], Operation[list[X]]],
        sample: Q,
        key_names: tuple[str, ...],
    ) -> None:
        self.key_names = key_names
        self._pipeline = pipeline
        self._operation = operation
        self.kind: Any = operation(1, sample).endpoint.result

    def check(self, value: Any) -> Q:
        """Return the value: it is a question of this module."""
        return cast("Q", value)

    def count_fitting(self, location: int, questions: Sequence[Q]) -> int:
        """Return 1: each list has its own requests."""
        _ = location, questions
        return 1

    async def fetch(self, location: int, questions: Sequence[Q]) -> dict[Q, list[X]]:
        """Return all rows of the only list."""
        (question,) = questions
        pager = Pager(self._pipeline, self._operation(location, question), page_size=LARGEST_PAGE)
        return {question: await pager.collect()}


class Sweeps:
    """The methods of `Bulk` that read whole lists; `Bulk` describes the options."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def search_membership_types(
        self,
        location_ids: Iterable[int] | AsyncIterable[int],
        *,
        title: str | None = None,
        max_in_flight: int = 10,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
    ) -> BulkJob[int, list[models.MembershipType]]:
        """Read all membership types of many locations: location id to list. Options: see `Bulk`.

        With a `title`, read only those whose names contain it. A row that other pages repeat comes once, and
        a list that ends below the server's total fails.

        Raises:
            InvalidArgumentError: an option or an id is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_type_list  # noqa: PLC0415 - loads 45 operations

        options = Options(
            max_in_flight=max_in_flight,
            on_progress=on_progress,
            ordered=ordered,
            retry_failed=retry_failed,
            checkpoint=checkpoint,
            accept_new_token=accept_new_token,
            checkpoint_user=checkpoint_user,
        )
        return self._of_locations(
            lambda location, _: get_membership_type_list(location, title=title), location_ids, title, options
        )

    def search_gift_card_types(
        self,
        location_ids: Iterable[int] | AsyncIterable[int],
        *,
        title: str | None = None,
        max_in_flight: int = 10,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
    ) -> BulkJob[int, list[models.GiftCardType]]:
        """Read all gift card types of many locations: location id to list. Options: see `Bulk`.

        With a `title`, read only those whose names contain it. A row that other pages repeat comes once, and
        a list that ends below the server's total fails.

        Raises:
            InvalidArgumentError: an option or an id is refused. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_gift_card_type_list  # noqa: PLC0415 - loads 45 operations

        options = Options(
            max_in_flight=max_in_flight,
            on_progress=on_progress,
            ordered=ordered,
            retry_failed=retry_failed,
            checkpoint=checkpoint,
            accept_new_token=accept_new_token,
            checkpoint_user=checkpoint_user,
        )
        return self._of_locations(
            lambda location, _: get_gift_card_type_list(location, title=title), location_ids, title, options
        )

    def chain_memberships(
        self,
        chain_id: int,
        created_after: dt.date,
        created_before: dt.date,
        *,
        window_days: int = 31,
        max_in_flight: int = 10,
        on_progress: OnProgress | None = None,
        ordered: bool = False,
        retry_failed: bool = False,
        checkpoint: str | PathLike[str] | None = None,
        accept_new_token: bool = False,
        checkpoint_user: str | None = None,
    ) -> BulkJob[tuple[dt.date, dt.date], list[models.Membership]]:
        """Read the memberships of a chain created in a period: window (first day, last day) to list.

        Both days are included; of a `datetime` only the day counts. The period is divided into windows of
        `window_days` (at least 2), which are read concurrently; each costs at least one request.
        Neighbouring windows share a day, so that no membership is lost wherever the API draws the border of
        a day; a membership that is in both is delivered with the first only. The ids that were delivered
        are remembered for that, a few dozen bytes each. A window whose pages end below the server's total
        fails. Options: see `Bulk`; with a checkpoint, a stored window is not read again.

        Raises:
            InvalidArgumentError: an option, the id or a day is refused, or there are more than 10,000
                windows. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_membership_list  # noqa: PLC0415 - loads 45 operations

        chain_id = check_id("chain_id", chain_id)
        windows = list(
            _windows(
                _day("created_after", created_after), _day("created_before", created_before), window_days
            )
        )

        def operation(chain: int, window: str) -> Operation[list[models.Membership]]:
            first, last = _dates(window)
            return get_membership_list(chain, created_after=first, created_before=last)

        options = Options(
            max_in_flight=max_in_flight,
            on_progress=on_progress,
            ordered=ordered,
            retry_failed=retry_failed,
            checkpoint=checkpoint,
            accept_new_token=accept_new_token,
            checkpoint_user=checkpoint_user,
        )
        name = operation(chain_id, windows[0]).endpoint.id
        return BulkJob(
            Listing(self._pipeline, operation, windows[0], ("first_day", "last_day")),
            {chain_id: windows},
            options,
            open_checkpoint=checkpoint_opener(self._pipeline, name, options),
            show_key=lambda key: _dates(key[1]),
            refine=lambda: SeenIds().select_new,
        )

    def _of_locations(
        self,
        operation: Callable[[int, int], Operation[list[X]]],
        location_ids: Iterable[int] | AsyncIterable[int],
        title: str | None,
        options: Options,
    ) -> BulkJob[int, list[X]]:
        name = operation(1, 1).endpoint.id + (f" title={title}" if title else "")
        return BulkJob(
            Listing(self._pipeline, operation, 1, ("location_id",)),
            _pair_all(location_ids),
            options,
            open_checkpoint=checkpoint_opener(self._pipeline, name, options),
            show_key=lambda key: key[0],
        )


def _pair_all(
    location_ids: object,
) -> list[tuple[int, int]] | Iterator[tuple[int, int]] | AsyncIterator[tuple[int, int]]:
    """Return location ids as keys: a list of a collection, otherwise an iterator."""
    if isinstance(location_ids, (str, bytes)):
        raise InvalidArgumentError("location_ids must be a list or another iterable of ids, not a text")
    if is_async_iterable(location_ids):
        return _pair_async(location_ids)
    if not is_iterable(location_ids):
        raise InvalidArgumentError(
            f"location_ids must be an iterable of ids, got {type(location_ids).__name__}"
        )
    pairs = map(_pair, location_ids)
    return list(pairs) if is_collection(location_ids) else pairs


async def _pair_async(location_ids: AsyncIterable[Any]) -> AsyncIterator[tuple[int, int]]:
    async for location_id in location_ids:
        yield _pair(location_id)


def _pair(location_id: Any) -> tuple[int, int]:
    checked = check_id("a location id", location_id)
    return checked, checked


def _windows(first: dt.date, last: dt.date, days: int) -> Iterator[str]:
    """Divide a period into windows, each of which shares a day with the one before.

    Raises:
        InvalidArgumentError: the days are in the wrong order, or there are too many windows.
    """
    days = check_count("window_days", days, 2)
    if first > last:
        raise InvalidArgumentError(f"created_after {first} is later than created_before {last}")
    windows = max(1, -(-(last - first).days // (days - 1)))
    if windows > MOST_WINDOWS:
        raise InvalidArgumentError(
            f"{first} to {last} are {windows:,} windows of {days} days, each at least one request: choose a "
            f"shorter period or larger window_days, for at most {MOST_WINDOWS:,} windows"
        )
    while True:
        # Compared as numbers: neither a late day nor a wide window may leave the calendar.
        end = last if (last - first).days < days else first + dt.timedelta(days=days - 1)
        yield f"{first}/{end}"
        if end == last:
            return
        first = end


def _day(name: str, value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise InvalidArgumentError(f"{name} must be a date, got {type(value).__name__}")


def _dates(window: str) -> tuple[dt.date, dt.date]:
    first, last = window.split("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)
