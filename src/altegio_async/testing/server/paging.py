"""Paging of lists by the embedded server."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from altegio_async.testing.server.exchange import HandlerCall, leading_number

T = TypeVar("T")


class PagePosition(NamedTuple):
    """The place of a page in a list: its number, counted from 1, and its largest number of rows."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        """The number of rows before the page."""
        return (self.number - 1) * self.size

    def select(self, rows: list[T]) -> list[T]:
        """Return the rows of the page. A page beyond the end is empty."""
        return rows[self.offset : self.offset + self.size]


def select_page(
    call: HandlerCall, rows: list[T], size_name: str, *, default: int = 25, maximum: int | None = None
) -> list[T]:
    """Return the rows of the page that a call requests. See `read_position`."""
    return read_position(call, size_name, default=default, maximum=maximum).select(rows)


def read_position(
    call: HandlerCall, size_name: str, *, default: int = 25, maximum: int | None = None
) -> PagePosition:
    """Return the place of the page that a call requests.

    The default replaces a size that is missing, zero or above the maximum.
    """
    size = leading_number(call.first(size_name) or "")
    limit = call.page_maximum if maximum is None else maximum
    if not 0 < size <= limit:
        size = min(default, limit)
    return PagePosition(max(leading_number(call.first("page") or ""), 1), size)
