"""The pre-filter of one location: read its client base, search the holders, and verify the result."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from random import Random
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from msgspec import Struct

from altegio_async._core.client_fields import CLIENTS_PER_PAGE
from altegio_async._core.client_phones import is_masked
from altegio_async._core.mismatch import Drift
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.client_errors import is_client_error
from altegio_async.bulk.prefilter.budget import is_worthwhile
from altegio_async.bulk.prefilter.client_base import NO_PHONE, ClientBase, decode_phone, encode_phone
from altegio_async.bulk.prefilter.holdings import Conditions, Holdings, nest
from altegio_async.bulk.prefilter.reasons import FallbackReason
from altegio_async.bulk.prefilter.sample import Sample, count_sample
from altegio_async.bulk.prefilter.unlimited_types import UnlimitedTypes
from altegio_async.errors import AltegioError
from altegio_async.pagination import Page, Pager

if TYPE_CHECKING:
    from altegio_async.models import Client

__all__ = ["FilteredLocation", "LocationFilter"]

X = TypeVar("X")

_SEARCH: Final = "get_client_list"
_MAX_FAILURES: Final = 3
"""Failed look-ups of a sample that are replaced by others."""

LookUpPhone = Callable[[int, str], Awaitable[list[X]]]
"""Look up the rows of a phone at a location."""


class FallbackError(Exception):
    """A location cannot be pre-filtered."""

    def __init__(self, reason: FallbackReason, wanted: str = "", got: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.drift: Final = Drift("$.data", wanted, got) if wanted else None


class FilteredLocation(Struct, Generic[X]):
    """The result of the pre-filter of a location.

    Attributes:
        base: its clients; None if they cannot be read or their phones are masked.
        holders: the codes of the phones of holders.
        holders_without_phone: the ids of holders without a usable phone.
        changed_codes: the codes of holders whose phone has changed since the base was read, by client id.
        unknown_ids: client ids that the location does not have.
        sampled: the rows of the phones that were looked up to verify the filter, by code.
        reason: why the location is not pre-filtered; None if it is.
    """

    base: ClientBase | None = None
    holders: set[int] = set()
    holders_without_phone: set[int] = set()
    changed_codes: dict[int, int] = {}
    unknown_ids: set[int] = set()
    sampled: dict[int, list[X]] = {}
    reason: FallbackReason | None = None

    def add_holder(self, client_id: int, phone: str | None) -> None:
        """Add a holder. The phone can differ from that in the base."""
        code = encode_phone(phone)
        earlier = self.base.find_code(client_id) if self.base is not None else None
        if earlier is not None and earlier != code:
            self.changed_codes[client_id] = code
        self.holders.update({code, earlier or NO_PHONE} - {NO_PHONE})
        if code == NO_PHONE:
            self.holders_without_phone.add(client_id)

    def find_code(self, client_id: int) -> int | None:
        """Return the code of a client's latest phone; `NO_PHONE` without one, None for an unknown client."""
        earlier = self.base.find_code(client_id) if self.base is not None else None
        return self.changed_codes.get(client_id, earlier)

    def is_excluded(self, code: int) -> bool:
        """Return whether the phone with this code belongs to clients who hold nothing."""
        return (
            self.reason is None
            and self.base is not None
            and self.base.has_phone(code)
            and code not in self.holders
        )


class LocationFilter(Generic[X]):
    """Runs the pre-filter of locations.

    Args:
        pipeline: sends the requests.
        holdings: what the job looks up.
        look_up: looks up a phone.
        workers: maximum number of concurrent look-ups of the sample.
    """

    def __init__(self, pipeline: Pipeline, holdings: Holdings, look_up: LookUpPhone[X], workers: int) -> None:
        self._pipeline = pipeline
        self._holdings = holdings
        self._look_up = look_up
        self._workers = workers
        self._types = UnlimitedTypes(pipeline)
        self._random = create_random()
        self._combined_forms: set[str] = set()  # types of filters in forms that can be combined
        self._combination_lock = asyncio.Lock()
        self._is_flat_known = False  # whether the flat form has found clients

    async def run(self, location: int, direct: int | None) -> FilteredLocation[X]:
        """Return the clients of a location, with the holders among them.

        If the location cannot be pre-filtered, report drift and return the reason.

        Args:
            location: the location.
            direct: requests for its keys without a pre-filter; None if it is unknown.

        Raises:
            AltegioError: every other request of the client would fail too.
        """
        result = await self.start(location, direct)
        await self.finish(location, result)
        return result

    async def start(self, location: int, direct: int | None) -> FilteredLocation[X]:
        """Return the clients of a location, before the holders are known. See `run`."""
        result: FilteredLocation[X] = FilteredLocation()
        try:
            result.base = await self._read_base(location, direct)
        except FallbackError as error:
            self._record_reason(result, error)
        return result

    async def finish(self, location: int, result: FilteredLocation[X]) -> None:
        """Find the holders among the clients. Do nothing for a location without clients. See `run`."""
        if not result.base:
            return
        try:
            conditions = self._holdings.list_holder_filters(await self._read_types(location))
            if await self._read_holders(location, conditions, result):
                await self._verify(location, result)
        except FallbackError as error:
            self._record_reason(result, error)

    def _record_reason(self, result: FilteredLocation[X], error: FallbackError) -> None:
        result.reason = error.reason
        if error.drift is not None:
            self._pipeline.report_drift(_SEARCH, error.drift)

    async def _read_base(self, location: int, direct: int | None) -> ClientBase:
        """Return all clients of a location.

        Raises:
            FallbackError: the search fails, the phones are masked, or the base is too large.
        """
        base = ClientBase()
        try:
            async with aclosing(self._search_pages(location, [])) as pages:
                async for page in pages:
                    _refuse_masked(page)
                    for client in page:
                        base.add(client.id, client.phone)
                    _check_size(base, page, direct)
        except AltegioError as error:
            raise _make_error(error, FallbackReason.SEARCH_FAILED, "the clients of a location") from None
        base.complete()
        if len(base) and not base.codes:
            raise FallbackError(FallbackReason.PHONES_MASKED, "phones", "no client with a phone")
        return base

    async def _read_types(self, location: int) -> Any:
        if not self._holdings.needs_types:
            return ()
        try:
            return await self._types.read(location)
        except AltegioError as error:
            raise _make_error(error, FallbackReason.TYPES_UNREADABLE, "membership types") from None

    async def _read_holders(self, location: int, conditions: Conditions, result: FilteredLocation[X]) -> bool:
        """Read the holders. Return False if all clients are holders.

        The filters are sent in their flat form first. A search that returns the whole base is repeated with
        filters that no client matches, and then with the filters in their nested form. The nested form is
        also sent if the flat one finds no client, because the API possibly knows only the nested one, until
        the flat form finds clients of a location.

        Raises:
            FallbackError: the filters are ignored, or the search fails.
        """
        is_empty = False  # the flat form finds no client
        try:
            for form in (_keep_flat, nest):
                filters = form(conditions)
                found = await self._find_holders(location, filters, result)
                if found is None:
                    unmatched = form(self._holdings.list_unmatched_filters())
                    if await self._is_applied(location, unmatched, result):
                        return False
                elif await self._is_combined(location, filters, found):
                    self._is_flat_known |= form is _keep_flat and found > 0
                    if found or self._is_flat_known:
                        return True
                    is_empty = True
        except AltegioError as error:
            if not is_empty or is_client_error(error):
                raise _make_error(error, FallbackReason.SEARCH_FAILED, "the holders") from None
        if is_empty:
            return True
        raise FallbackError(
            FallbackReason.FILTER_IGNORED, "the clients who match the filter", "the whole client base"
        )

    async def _find_holders(
        self, location: int, conditions: Conditions, result: FilteredLocation[X]
    ) -> int | None:
        """Read the clients who match filters. Return their number; None if the search returns the whole base.

        Raises:
            FallbackError: the search returns more clients than there are, or masked phones.
        """
        ids: set[int] = set()
        async with aclosing(self._search_pages(location, conditions)) as pages:
            async for page in pages:
                if page.total is not None and page.total >= len(_get_base(result)):
                    _refuse_surplus(page.total, result)
                    return None
                _refuse_masked(page)
                for client in page:
                    ids.add(client.id)
                    result.add_holder(client.id, client.phone)
        if len(ids) < len(_get_base(result)):
            return len(ids)
        _refuse_surplus(len(ids), result)
        result.holders.clear()
        result.holders_without_phone.clear()
        return None

    async def _is_combined(self, location: int, conditions: Conditions, found: int) -> bool:
        """Return whether a search with several filters finds the clients who match any of them.

        If the API ignores one of the filters, or requires all of them to match, a search with a single one
        finds more clients. One location in which a filter finds clients shows it for all locations.

        Args:
            location: the location.
            conditions: the filters.
            found: number of clients that the search with all of them finds.
        """
        form = conditions[0]["type"]
        if len(conditions) == 1:
            return True
        async with self._combination_lock:
            if form in self._combined_forms:
                return True
            counts = [await self._count(location, [condition]) for condition in conditions]
            if max(counts) > found:
                return False
            if any(counts):
                self._combined_forms.add(form)
            return True

    async def _count(self, location: int, conditions: Conditions) -> int:
        """Return the number of clients who match filters."""
        received = 0
        async with aclosing(self._search_pages(location, conditions)) as pages:
            async for page in pages:
                if page.total is not None:
                    return page.total
                received += len(page)
        return received

    async def _is_applied(self, location: int, conditions: Conditions, result: FilteredLocation[X]) -> bool:
        """Return whether filters that no client matches find no client. If so, every client is a holder."""
        page = await self._search(location, conditions)
        if len(page):
            return False
        base = _get_base(result)
        result.holders.update(base.codes)
        result.holders_without_phone.update(base.list_ids_without_phone())
        return True

    async def _verify(self, location: int, result: FilteredLocation[X]) -> None:
        """Look up a random sample of the excluded phones.

        Raises:
            FallbackError: one of them holds something that the filter must find, or look-ups fail.
            AltegioError: every other request of the client would fail too.
        """
        excluded = [code for code in _get_base(result).codes if code not in result.holders]
        size = count_sample(len(excluded))
        sample = Sample(self._random.sample(excluded, min(len(excluded), size + _MAX_FAILURES)), size)
        async with asyncio.TaskGroup() as group:
            for _ in range(min(size, self._workers)):
                group.create_task(self._look_up_sample(location, sample, result))
        if sample.error is not None:
            if not isinstance(sample.error, AltegioError):
                raise sample.error
            raise _make_error(sample.error, FallbackReason.SAMPLE_FAILED, "the rows of a sampled phone")
        if sample.is_contradicted:
            raise FallbackError(
                FallbackReason.FILTER_CONTRADICTED,
                "all holders",
                "a search without one of them",
            )

    async def _look_up_sample(self, location: int, sample: Sample, result: FilteredLocation[X]) -> None:
        """Look up sampled phones until enough are looked up, or the pre-filter is known to fail."""
        for code in sample:
            try:
                rows = await self._look_up(location, decode_phone(code))
            except Exception as error:  # noqa: BLE001 - raised by `_verify`, not in a group
                sample.add_failure(error)
                result.holders.add(code)  # unknown, so the phone is looked up if it is a key
            else:
                result.sampled[code] = rows
                sample.add_rows(is_searchable=any(map(self._holdings.is_searchable, rows)))

    def _search_pages(self, location: int, conditions: Conditions) -> AsyncGenerator[Page[Client]]:
        return cast("AsyncGenerator[Page[Client]]", self._search(location, conditions).pages())

    def _search(self, location: int, conditions: Conditions) -> Pager[Client]:
        from altegio_async.generated.b2b_v1.operations import get_client_list  # noqa: PLC0415 - loads operations

        body: dict[str, Any] = {"fields": ["id", "name", "phone"], "order_by": "id", "filters": conditions}
        if len(conditions) > 1:
            body["operation"] = "OR"
        return Pager(self._pipeline, get_client_list(location, body=body), page_size=CLIENTS_PER_PAGE)


def _check_size(base: ClientBase, page: Page[Client], direct: int | None) -> None:
    """Raise an error at the first page that shows that a base costs more requests than it saves.

    Raises:
        FallbackError: the base is too large.
    """
    if direct is None:
        return
    if page.total is None:
        clients, pages = len(base), page.page
    else:
        clients, pages = page.total, math.ceil(page.total / len(page)) if page.page == 1 else 1
    if not is_worthwhile(clients, pages, direct):
        raise FallbackError(FallbackReason.BASE_TOO_LARGE)


def create_random() -> Random:
    """Return the source of the random sample."""
    return Random()  # noqa: S311 - chooses a sample, not secrets


def _get_base(result: FilteredLocation[Any]) -> ClientBase:
    if result.base is None:
        raise AssertionError("the client base is read first")
    return result.base


def _keep_flat(conditions: Conditions) -> Conditions:
    """Return loyalty filters in their flat form."""
    return conditions


def _refuse_masked(page: Page[Client]) -> None:
    """Raise an error for a page with masked phones.

    Raises:
        FallbackError: a phone is masked.
    """
    if any(is_masked(client.phone) for client in page):
        raise FallbackError(FallbackReason.PHONES_MASKED, "phones", "masked phones")


def _refuse_surplus(total: int, result: FilteredLocation[Any]) -> None:
    """Raise an error for a search that returns more clients than there are.

    Raises:
        FallbackError: there are fewer clients.
    """
    if total > len(_get_base(result)):
        raise FallbackError(
            FallbackReason.FILTER_CONTRADICTED,
            f"at most the {len(_get_base(result))} clients of the location",
            f"{total} clients",
        )


def _make_error(error: AltegioError, reason: FallbackReason, wanted: str) -> Exception:
    """Return the exception to raise for a failed request of the pre-filter."""
    return error if is_client_error(error) else FallbackError(reason, wanted, type(error).__name__)
