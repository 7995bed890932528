"""Paging of lists by the embedded server."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from altegio_async.testing.server.exchange import HandlerCall, parse_leading_number

T = TypeVar("T")


class PagePosition(NamedTuple):
    """The place of a page in a list.

    Attributes:
        number: the number of the page, from 1.
        size: the number of rows that were requested.
        cap: the number of rows at which the server cuts the page without a change of the offset, or None.
    """

    number: int
    size: int
    cap: int | None = None

    @property
    def offset(self) -> int:
        """The number of rows before the page."""
        return (self.number - 1) * self.size

    def select(self, rows: list[T]) -> list[T]:
        """Return the rows of the page. A page beyond the end is empty."""
        size = self.size if self.cap is None else min(self.size, self.cap)
        return rows[self.offset : self.offset + size]


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
    size = parse_leading_number(call.first(size_name) or "")
    limit = call.page_maximum if maximum is None else maximum
    if not 0 < size <= limit:
        size = min(default, limit)
    return PagePosition(max(parse_leading_number(call.first("page") or ""), 1), size, find_cap(call))


def find_cap(call: HandlerCall) -> int | None:
    """Return the number of rows at which pages of the location or chain of a call are cut, or None."""
    ids = [call.number(name) for name in ("location_id", "chain_id") if name in call.path]
    return next((call.page_caps[one] for one in ids if one in call.page_caps), None)
