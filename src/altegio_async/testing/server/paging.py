"""Paging of lists by the embedded server."""

from __future__ import annotations

from typing import TypeVar

from altegio_async.testing.server.exchange import HandlerCall, leading_number

T = TypeVar("T")


def select_page(
    call: HandlerCall, rows: list[T], size_name: str, *, default: int = 25, maximum: int | None = None
) -> list[T]:
    """Return the page that a call requests.

    Pages count from 1. The default replaces a size that is missing, zero or above the maximum. A page beyond
    the end is empty.
    """
    size = leading_number(call.first(size_name) or "")
    limit = call.page_maximum if maximum is None else maximum
    if not 0 < size <= limit:
        size = min(default, limit)
    page = max(leading_number(call.first("page") or ""), 1)
    return rows[(page - 1) * size : page * size]
