"""Bulk jobs that read whole lists: of many locations, or of a chain in many date windows."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, Final, Self, TypeVar

from msgspec import Struct

from altegio_async._core.operation import Operation
from altegio_async._core.seen_ids import SeenIds
from altegio_async._core.validation import check_count, check_id
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lookups import Lookup
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.sources import is_async_iterable, is_collection, is_iterable
from altegio_async.errors import InvalidArgumentError
from altegio_async.pagination import Pager

__all__ = [
    "DateWindow",
    "ListLookup",
    "WindowList",
    "WindowLookup",
    "check_day",
    "divide_period",
    "read_chain_memberships",
    "read_location_lists",
]

X = TypeVar("X")
Q = TypeVar("Q", bound=Hashable)

LARGEST_PAGE: Final = 100
"""Rows per page. Some lists return at most 100 rows, even if more are requested."""

MAX_WINDOWS: Final = 10_000
"""Windows of one job: at least 50 minutes at 200 requests a minute."""


class DateWindow(Struct, frozen=True):
    """A part of a period. Both days are included."""

    first_day: dt.date
    last_day: dt.date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the window with this text form.

        Raises:
            ValueError: the text is not two ISO 8601 dates separated by a slash.
        """
        first, last = text.split("/")
        return cls(dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    def __str__(self) -> str:
        return f"{self.first_day}/{self.last_day}"


class ListLookup(Lookup[Q, list[X]]):
    """Reads whole lists, one per key. The number of pages of a list is not known before it is read."""

    batched = False
    one_spelling = True
    read_ahead = 100
    way = "lists"

    def count_requests(self, location: int, questions: Sequence[Q], size: int) -> RequestCount:
        """Return the number of requests: at least one for each list."""
        _ = location, size
        return RequestCount(len(questions), None if questions else 0)

    def count_unread(self, keys: int | None) -> RequestCount:
        """Return the number of requests for lists whose number is not known."""
        return RequestCount(0, 0 if keys == 0 else None)


class LocationList(ListLookup[int, X]):
    """Reads the whole list of a location. The question is the location id."""

    key_names: ClassVar[tuple[str, ...]] = ("location_id",)

    def __init__(
        self, pipeline: Pipeline, operation: Callable[[int], Operation[list[X]]], page_size: int
    ) -> None:
        self._pipeline = pipeline
        self._operation = operation
        self._page_size = page_size
        self.kind: Any = operation(1).endpoint.result

    def check(self, value: Any) -> int:
        """Return the location id, which `_make_location_key` has validated."""
        return int(value)

    async def fetch(self, location: int, questions: Sequence[int]) -> dict[int, list[X]]:
        """Return all rows of the location."""
        (question,) = questions
        return {question: await _collect_pages(self._pipeline, self._operation(location), self._page_size)}


class WindowLookup(ListLookup[DateWindow, X]):
    """Reads lists in date windows.

    Attributes:
        stored_prefix: comes before the text of a window in a checkpoint.
    """

    stored_prefix: ClassVar[str] = ""

    def check(self, value: Any) -> DateWindow:
        """Return the window.

        Raises:
            TypeError: the value is not a window.
        """
        if not isinstance(value, DateWindow):
            raise TypeError(f"expected a DateWindow, got {type(value).__name__}")
        return value

    def to_stored(self, question: DateWindow) -> str:
        """Return the window as text."""
        return f"{self.stored_prefix}{question}"

    def from_stored(self, stored: int | str) -> DateWindow:
        """Return the window of a text.

        Raises:
            ValueError: the value is not the text of a window.
        """
        return DateWindow.parse(str(stored).removeprefix(self.stored_prefix))


class WindowList(WindowLookup[X]):
    """Reads the list of a chain in a date window."""

    key_names: ClassVar[tuple[str, ...]] = ("first_day", "last_day")

    def __init__(
        self, pipeline: Pipeline, operation: Callable[[int, DateWindow], Operation[list[X]]]
    ) -> None:
        self._pipeline = pipeline
        self._operation = operation
        self.kind: Any = operation(1, DateWindow(dt.date.min, dt.date.max)).endpoint.result

    async def fetch(self, location: int, questions: Sequence[DateWindow]) -> dict[DateWindow, list[X]]:
        """Return all rows of the window."""
        (window,) = questions
        return {window: await _collect_pages(self._pipeline, self._operation(location, window))}


async def _collect_pages(
    pipeline: Pipeline, operation: Operation[list[X]], page_size: int = LARGEST_PAGE
) -> list[X]:
    return await Pager(pipeline, operation, page_size=page_size).collect()


def read_location_lists(
    pipeline: Pipeline,
    operation: Callable[[int], Operation[list[X]]],
    location_ids: Iterable[int] | AsyncIterable[int],
    options: Options,
    *,
    arguments: str = "",
    page_size: int = LARGEST_PAGE,
) -> BulkJob[int, list[X]]:
    """Return a job that reads a list of each location.

    Args:
        pipeline: sends the requests.
        operation: returns the operation for a location id.
        location_ids: the locations.
        options: the options of the job.
        arguments: the arguments of the operation as text; checkpoints with other arguments are refused.
        page_size: rows per page.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """
    name = operation(1).endpoint.id + (f" {arguments}" if arguments else "")
    return BulkJob(
        LocationList(pipeline, operation, page_size),
        make_location_keys(location_ids),
        options,
        limiter=pipeline.limiter,
        open_checkpoint=make_checkpoint_opener(pipeline, name, options),
        show_key=lambda key: key[0],
    )


def read_chain_memberships(
    pipeline: Pipeline,
    operation: Callable[[int, DateWindow], Operation[list[X]]],
    chain_id: int,
    windows: Iterable[DateWindow],
    options: Options,
) -> BulkJob[tuple[dt.date, dt.date], list[X]]:
    """Return a job that reads the rows of a chain in each window, and delivers each row once.

    Raises:
        InvalidArgumentError: the chain id is not valid.
    """
    chain_id = check_id("chain_id", chain_id)
    lookup = WindowList(pipeline, operation)
    name = operation(chain_id, DateWindow(dt.date.min, dt.date.max)).endpoint.id
    return BulkJob(
        lookup,
        {chain_id: list(windows)},
        options,
        limiter=pipeline.limiter,
        open_checkpoint=make_checkpoint_opener(pipeline, name, options),
        show_key=lambda key: (key[1].first_day, key[1].last_day),
        refine=lambda: SeenIds().select_new,
    )


def make_location_keys(
    location_ids: object,
) -> list[tuple[int, int]] | Iterator[tuple[int, int]] | AsyncGenerator[tuple[int, int]]:
    """Return location ids as keys: a list for a collection, otherwise an iterator.

    Raises:
        InvalidArgumentError: the value is not iterable, or an id of a collection is not valid.
    """
    if isinstance(location_ids, (str, bytes)):
        raise InvalidArgumentError("location_ids must be a list or another iterable of ids, not a str")
    if is_async_iterable(location_ids):
        return _make_location_keys_async(location_ids)
    if not is_iterable(location_ids):
        raise InvalidArgumentError(
            f"location_ids must be an iterable of ids, got {type(location_ids).__name__}"
        )
    pairs = map(_make_location_key, location_ids)
    return list(pairs) if is_collection(location_ids) else pairs


async def _make_location_keys_async(location_ids: AsyncIterable[Any]) -> AsyncGenerator[tuple[int, int]]:
    source = aiter(location_ids)
    try:
        async for location_id in source:
            yield _make_location_key(location_id)
    finally:
        close = getattr(source, "aclose", None)
        if close is not None:
            await close()


def _make_location_key(location_id: Any) -> tuple[int, int]:
    """Return a location id as location and question.

    Raises:
        InvalidArgumentError: the id is not valid.
    """
    checked = check_id("a location id", location_id)
    return checked, checked


def divide_period(created_after: dt.date, created_before: dt.date, window_days: int) -> Iterator[DateWindow]:
    """Divide a period into windows. Each window shares a day with the one before.

    Raises:
        InvalidArgumentError: a day or the number of days is not valid, the days are in the wrong order, or
            there are too many windows.
    """
    first, last = check_day("created_after", created_after), check_day("created_before", created_before)
    days = check_count("window_days", window_days, 2)
    if first > last:
        raise InvalidArgumentError(f"created_after {first} is later than created_before {last}")
    windows = max(1, -(-(last - first).days // (days - 1)))
    if windows > MAX_WINDOWS:
        raise InvalidArgumentError(
            f"{first} to {last} are {windows:,} windows of {days} days, each at least one request: choose a "
            f"shorter period or larger window_days, for at most {MAX_WINDOWS:,} windows"
        )
    while True:
        # Compare numbers of days: adding a huge number of days to a date raises OverflowError.
        end = last if (last - first).days < days else first + dt.timedelta(days=days - 1)
        yield DateWindow(first, end)
        if end == last:
            return
        first = end


def check_day(name: str, value: object) -> dt.date:
    """Return a date; for a `datetime`, its day.

    Raises:
        InvalidArgumentError: the value is not a date.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise InvalidArgumentError(f"{name} must be a date, got {type(value).__name__}")
