"""Paged lists: awaiting a `Pager` returns the first page; iterating over it yields the rows of all pages.

A list ends on an empty page, or when the number of received rows reaches `meta.total_count`. A short page
does not end a list, and `meta.count` is ignored, because it can be the number of rows of the page. A list
without a total therefore needs one additional request. `_core.paging` describes totals that disagree with the
rows.

If the first page has fewer rows than were asked for, and the total is larger, the server limits its pages.
All later pages are then requested with the size of the first one. The server can compute the first row of a
page from its own or the requested size: as both are equal then, no row is skipped. Without a total a limit of
the server cannot be recognised.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Generator, Iterator
from contextlib import aclosing
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.async_hints import refuse_iteration
from altegio_async._core.convertible import Convertible
from altegio_async._core.mismatch import Drift, name_json_type
from altegio_async._core.operation import Operation
from altegio_async._core.paging import PagingError, Progress, check_single
from altegio_async._core.scalars import to_int
from altegio_async._core.type_guards import as_int, is_object
from altegio_async._core.validation import LARGEST_ID, check_count
from altegio_async._pipeline.pipeline import Pipeline, RawResponse
from altegio_async.errors import APIResponseError, InvalidArgumentError

__all__ = ["Page", "Pager"]

T = TypeVar("T")
R = TypeVar("R")


class Page(Convertible, Struct, Generic[T], frozen=True):
    """One page of a list. Iterating over it yields its rows, and its length is the number of rows.

    Attributes:
        items: the rows of this page, without rows of earlier pages of the same list.
        total: rows in the whole list, or None if the server's total is absent or cannot be right.
        page: the page's number, from 1.
    """

    items: list[T]
    total: int | None
    page: int

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @classmethod
    def from_dict(cls, data: dict[str, Any], item_type: type[R], *, wire: bool = False) -> Page[R]:
        """Return a page from a dictionary in the form of `to_dict` or of decoded `to_json` text.

        Args:
            data: the dictionary.
            item_type: the struct of the rows, such as `GiftCard`.
            wire: the rows have the API's field names instead of the Python names.

        Raises:
            InvalidArgumentError: an entry is missing or does not have its type.
        """
        from altegio_async._core import conversion  # noqa: PLC0415 - most programs convert nothing

        page: Page[R] = conversion.from_plain(cls[item_type], data, wire=wire)  # type: ignore[index]
        return page

    def _repr_html_(self) -> str:
        from altegio_async._display import html  # noqa: PLC0415 - for notebooks only

        total = "" if self.total is None else f" of {self.total:,} in all"
        return html.render_block(
            html.render_note(f"page {self.page}: {len(self.items)} rows{total}"),
            html.render_structs(self.items),
        )


class Pager(Generic[T]):
    """A paged list. It sends requests when it is used, and each use sends them again.

    `await pager` returns the first `Page`, `async for row in pager` yields all rows, `pager.pages()` yields
    the pages, and `await pager.collect()` returns all rows as a list.

    Rows that are created while the list is read move others to later pages. A row that was received before is
    therefore left out; its id is remembered, which takes a few dozen bytes. If the server's total decreases
    between two pages, the earlier pages are requested again, because deleted rows move others to them.

    Args:
        pipeline: sends the requests.
        operation: the first page, or any other; the pager sets the number and size.
        page_size: rows per page; by default the server decides.
        limit: iteration ends after this number of rows, without requesting further pages.
    """

    _remembered_ids: int | None = None  # rows among which repeated ones are recognised; None for all

    def __init__(
        self,
        pipeline: Pipeline,
        operation: Operation[list[T]],
        *,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> None:
        paging = operation.endpoint.paging
        if paging is None:
            raise InvalidArgumentError(f"{operation.endpoint.id} is not paged")
        self._pipeline = pipeline
        self._operation = operation
        self._page_size = None if page_size is None else _check_size(page_size, paging.maximum)
        self._limit = None if limit is None else check_count("limit", limit, 0)

    def __repr__(self) -> str:
        return f"<Pager {self._operation.endpoint.id}>"

    def __await__(self) -> Generator[Any, None, Page[T]]:
        return self.page(1).__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._iterate_rows()

    if not TYPE_CHECKING:
        __iter__ = refuse_iteration("async for row in pager", "await pager.collect()")

    async def page(self, number: int) -> Page[T]:
        """Return one page by its number, from 1.

        Raises:
            InvalidArgumentError: the number is not a positive int.
            APIResponseError: the page is empty, although according to the server's total it has rows.
            AltegioError: see `altegio_async.errors`.
        """
        number = check_count("page", number)
        response = await self._fetch(number, self._page_size)
        if _find_total(response) is None:
            return Page(response.value, None, number)
        return self._check_page(response, number)

    async def page_with_raw_response(self, number: int = 1) -> RawResponse[list[T]]:
        """Return the rows of one page together with the response.

        Raises:
            InvalidArgumentError: no such page can exist.
            AltegioError: see `altegio_async.errors`.
        """
        return await self._fetch(check_count("page", number), self._page_size)

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Yield the pages that have new rows, in order.

        With a limit, the last page is cut at the limit and no further page is requested.

        Raises:
            APIResponseError: the server repeated a page, or the list ended with fewer rows than the server's
                total.
            AltegioError: see `altegio_async.errors`.
        """
        left = self._limit
        if left == 0:
            return
        async with aclosing(self._read_pages()) as pages:
            async for page in pages:
                if left is None:
                    yield page
                    continue
                yield page if len(page) <= left else Page(page.items[:left], page.total, page.page)
                left -= len(page)
                if left <= 0:
                    return

    async def _read_pages(self) -> AsyncGenerator[Page[T], None]:
        progress: Progress[T] = Progress(self._remembered_ids)
        is_reported = False
        size = self._page_size
        for number in count(1):
            response = await self._fetch(number, size)
            total, absent = _read_total(response), _count_absent_rows(response)
            if number == 1:
                size = _limit_size(size, len(response.value) + absent, total)
            try:
                rows = progress.add(number, response.value, total, absent)
                moved = progress.find_moved_pages(number)
            except PagingError as error:
                raise self._make_error(response, str(error)) from None
            if progress.total is None and not is_reported:
                is_reported = self._report_total(response, total)
            if rows:
                yield Page(rows, progress.total, number)
            async for page in self._fetch_again(moved, progress, size):
                yield page
            if progress.has_ended:
                try:
                    progress.check_complete(number)
                except PagingError as error:
                    raise self._make_error(response, str(error)) from None
                return

    async def collect(self, limit: int | None = None) -> list[T]:
        """Return all rows as a list, or the first `limit` of them.

        Raises:
            InvalidArgumentError: the limit is not an int, or is negative.
            AltegioError: see `altegio_async.errors`.
        """
        if limit is not None:
            limit = check_count("limit", limit, 0)
            if limit == 0:
                return []
        rows: list[T] = []
        async for page in self.pages():
            rows.extend(page.items)
            if limit is not None and len(rows) >= limit:
                return rows[:limit]
        return rows

    async def _iterate_rows(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for row in page.items:
                yield row

    def _fetch(self, number: int, size: int | None) -> Awaitable[RawResponse[list[T]]]:
        return self._pipeline.respond(self._operation.with_page(number, size))

    async def _fetch_again(
        self, numbers: range, progress: Progress[T], size: int | None
    ) -> AsyncIterator[Page[T]]:
        """Request earlier pages again and yield those with rows that have moved there."""
        for number in numbers:
            response = await self._fetch(number, size)
            total = _read_total(response)
            rows = progress.add_again(response.value, total)
            if rows:
                yield Page(rows, total, number)

    def _check_page(self, response: RawResponse[list[T]], number: int) -> Page[T]:
        """Check a page that was requested without the pages before it, and return it."""
        rows, total = response.value, _read_total(response)
        if total is None or len(rows) > total:
            self._report_total(response, total)
            return Page(rows, None, number)
        if not rows:
            try:
                check_single(number, total, self._page_size)
            except PagingError as error:
                raise self._make_error(response, str(error)) from None
        return Page(rows, total, number)

    def _report_total(self, response: RawResponse[list[T]], total: int | None) -> bool:
        """Report a total that is not a number or contradicts the rows. Return whether the page has a total.

        Raises:
            APIResponseError: the total is wrong, and the client is strict.
        """
        sent = _find_total(response)
        if sent is None:
            return False
        path = "$.meta.total_count"
        wanted, got = (
            ("integer", name_json_type(sent))
            if total is None
            else ("at least the number of rows", str(total))
        )
        if self._pipeline.settings.strict:
            raise self._make_error(response, f"expected {wanted}, got {got} at {path}", path)
        self._pipeline.report_drift(self._operation.endpoint.id, Drift(path, wanted, got))
        return True

    def _make_error(
        self, response: RawResponse[list[T]], message: str, path: str | None = None
    ) -> APIResponseError:
        failure = APIResponseError(message, status=response.status, path=path)
        failure.operation = self._operation.endpoint.id
        failure.attempts = response.attempts
        return failure


def _limit_size(size: int | None, received: int, total: int | None) -> int | None:
    """Return the size of the later pages of a list: that of its first page, if the server limits pages."""
    if size is None or total is None or not 0 < received < min(size, total):
        return size
    return received


def _count_absent_rows(response: RawResponse[Any]) -> int:
    """Return the number of rows that were left out of a page because they are empty, such as null."""
    if not response.drift:  # most pages
        return 0
    return sum(
        drift.count
        for drift in response.drift
        if drift.wanted == "a value" and drift.path.endswith("]") and drift.path.count("[") == 1
    )


def _check_size(size: object, maximum: int | None) -> int:
    if maximum is None:
        return check_count("page_size", size)
    rows = size if type(size) is int else as_int(size)
    if rows is None or not 1 <= rows <= maximum:
        got = type(size).__name__ if rows is None else rows
        raise InvalidArgumentError(f"page_size must be 1 to {maximum} rows, got {got}")
    return rows


def _find_total(response: RawResponse[Any]) -> object:
    return response.meta.get("total_count") if is_object(response.meta) else None


def _read_total(response: RawResponse[Any]) -> int | None:
    """Return the server's total; None if it is absent or not a number."""
    total = _find_total(response)
    if total is None:
        return None
    number = total if type(total) is int else None if isinstance(total, bool) else to_int(total)
    return number if type(number) is int and 0 <= number <= LARGEST_ID else None
