"""Lists in pages: awaited they give the first page, iterated every row of every page.

A list ends on an empty page or when `meta.total_count` rows have come. A short page ends nothing, and
`meta.count` is not believed: the API may mean the page by it. The price is one request more a list.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from altegio_async._core.scalars import to_int
from altegio_async._core.type_guards import as_int, is_object
from altegio_async._core.validation import checked_count
from altegio_async.errors import APIResponseError, InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Generator

    from altegio_async._core.operation import Operation
    from altegio_async._pipeline.pipeline import RawResponse, Session

__all__ = ["Page", "Pager"]

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """One page of a list.

    Attributes:
        items: the rows of this page.
        total: rows in the whole list, or None when the server does not say.
        page: the page's number, from 1.
    """

    items: list[T]
    total: int | None
    page: int

    def _repr_html_(self) -> str:
        from altegio_async._display import html  # noqa: PLC0415 - for notebooks only

        total = "" if self.total is None else f" of {self.total:,} in all"
        return html.render_block(
            html.render_note(f"page {self.page}: {len(self.items)} rows{total}"),
            html.render_structs(self.items),
        )


class Pager(Generic[T]):
    """A paged list that has not been asked for yet.

    `await pager` gives the first `Page`; `async for row in pager` gives every row, a page at a time;
    `pager.pages()` gives the pages; `await pager.collect()` all rows as a list. Each use asks anew.
    """

    def __init__(self, session: Session, operation: Operation[list[T]], *, page_size: int | None) -> None:
        paging = operation.endpoint.paging
        if paging is None:
            raise InvalidArgumentError(f"{operation.endpoint.id} is not paged")
        self._session = session
        self._paging = paging
        self._operation = operation
        self._page_size = None if page_size is None else _checked_size(page_size, paging.maximum)

    def __repr__(self) -> str:
        return f"<Pager {self._operation.endpoint.id}>"

    def __await__(self) -> Generator[Any, None, Page[T]]:
        return self.page(1).__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._rows()

    async def page(self, number: int) -> Page[T]:
        """One page by its number, from 1.

        Raises:
            InvalidArgumentError: no such page can exist.
            AltegioError: see `altegio_async.errors`.
        """
        number = checked_count("page", number)
        return _page(await self._fetch(number), number)

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Every page that has rows, in order.

        Raises:
            APIResponseError: the server sent a page again instead of the next one.
        """
        seen: set[bytes] = set()
        rows = 0
        number = 1
        while True:
            response = await self._fetch(number)
            page = _page(response, number)
            if not page.items:
                return
            self._refuse_repeat(page, response.status, seen)
            yield page
            rows += len(page.items)
            if page.total is not None and rows >= page.total:
                return
            number += 1

    async def collect(self, limit: int | None = None) -> list[T]:
        """All rows as a list, or the first `limit` of them.

        Raises:
            InvalidArgumentError: the limit is no number, or less than none.
            AltegioError: see `altegio_async.errors`.
        """
        if limit is not None:
            limit = checked_count("limit", limit, 0)
            if limit == 0:
                return []
        rows: list[T] = []
        async for page in self.pages():
            rows.extend(page.items)
            if limit is not None and len(rows) >= limit:
                return rows[:limit]
        return rows

    async def _rows(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for row in page.items:
                yield row

    def _fetch(self, number: int) -> Awaitable[RawResponse[list[T]]]:
        names = self._paging
        operation = self._operation.with_query({names.page: number, names.size: self._page_size})
        return self._session.respond(operation)

    def _refuse_repeat(self, page: Page[T], status: int, seen: set[bytes]) -> None:
        """A server that does not page would be asked for ever. Rows count, not what is around them."""
        rows = msgspec.json.encode(page.items, enc_hook=repr)
        mark = blake2b(rows, digest_size=16).digest()
        if mark not in seen:
            seen.add(mark)
            return
        msg = f"page {page.page} repeats an earlier page: the server does not page this list"
        failure = APIResponseError(msg, status=status)
        failure.operation = self._operation.endpoint.id
        raise failure


def _checked_size(size: object, maximum: int | None) -> int:
    if maximum is None:
        return checked_count("page_size", size)
    rows = as_int(size)
    if rows is None or not 1 <= rows <= maximum:
        got = type(size).__name__ if rows is None else rows
        raise InvalidArgumentError(f"page_size must be 1 to {maximum} rows, got {got}")
    return rows


def _page(response: RawResponse[list[T]], number: int) -> Page[T]:
    told = response.meta.get("total_count") if is_object(response.meta) else None
    total = None if told is None or isinstance(told, bool) else to_int(told)
    return Page(response.value, total if type(total) is int and total >= 0 else None, number)
