"""How far the reading of a paged list has come, and whether the server's total agrees with its rows. Pure.

Other programs change a list while it is read, and pages are counted from its start:

- Rows that are created move others to later pages, where they come a second time. Their ids are recognised.
- Rows that are deleted move others to earlier pages, which have been read already. The total shrinks then,
  and the pages before are read again.

A total that is below the number of different rows is wrong, and ignored. Every other total is believed: a
list that ends with fewer rows is cut, unless rows have been deleted since.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec

from altegio_async._core.seen_ids import SeenIds, id_of, is_id

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_MOST_MOVED: Final = 10  # pages that are read again after a total has shrunk


class PagingError(Exception):
    """The pages of a list contradict each other. The message says which page, and both numbers."""


class Progress(Generic[T]):
    """The rows and totals of the pages of one list, read in order.

    Attributes:
        has_ended: whether there are no more pages.
        total: the total that came with the latest page; None if there was none or it cannot be right.
    """

    def __init__(self) -> None:
        self.has_ended = False
        self.total: int | None = None
        self._received = self._different = 0
        self._last_total: int | None = None
        self._least_total: int | None = None
        self._total_before: int | None = None  # the last total before it shrank, since the latest page
        self._page_size = 0
        self._ids = SeenIds()
        self._marks: set[bytes] = set()

    def add(self, number: int, rows: Sequence[T], total: int | None) -> list[T]:
        """Add the next page and return its rows without those of earlier pages.

        Raises:
            PagingError: it is a page that came before.
        """
        new = self._ids.select_new(rows)
        if rows and (not new or self._is_marked(rows)):
            raise PagingError(f"page {number} repeats an earlier page: the server does not page this list")
        self._page_size = self._page_size or len(rows)
        self._received += len(rows)
        self._different += len(new)
        self.total = total if total is not None and total >= self._different else None
        self._total_before = None
        if self.total is not None:
            self._believe(self.total)
        self.has_ended = not rows or (self.total is not None and self._received >= self.total)
        return new

    def add_again(self, rows: Sequence[T], total: int | None) -> list[T]:
        """Add a page that was read again and return the rows that have moved there.

        If an empty page has ended the list and the total is what it was before, the list is cut.
        """
        new = self._ids.select_new([row for row in rows if is_id(id_of(row))])
        self._different += len(new)
        before = self._total_before
        if self.has_ended and total is not None and before is not None and total >= before:
            self._last_total = self._least_total = total
        return new

    def find_moved_pages(self, number: int) -> range:
        """Return the numbers of the pages to which rows may have moved before page `number` was read.

        Raises:
            PagingError: too many rows have been deleted.
        """
        if self._total_before is None or self._last_total is None or self._marks or not self._page_size:
            return range(0)
        count = -(-(self._total_before - self._last_total) // self._page_size)
        first = max(1, number - count)
        if number - first > _MOST_MOVED:
            raise PagingError(
                f"page {number}: the server counts {self._last_total:,} rows after {self._total_before:,} on "
                "the page before: too many were deleted while the list was read"
            )
        return range(first, number)

    def check_complete(self, number: int) -> None:
        """Raise PagingError if the list has ended with fewer rows than the server counts."""
        if self._last_total is not None and self._received < self._last_total:
            raise PagingError(
                f"the list ends at page {number} after {self._received:,} rows, "
                f"but the server counts {self._last_total:,}"
            )
        if self._least_total is not None and self._different < self._least_total:
            raise PagingError(
                f"the list ends at page {number} with {self._different:,} different rows, "
                f"but the server counts {self._least_total:,}: its pages overlap"
            )

    def _believe(self, total: int) -> None:
        if self._last_total is not None and total < self._last_total:
            self._total_before = self._last_total
        self._last_total = total
        self._least_total = total if self._least_total is None else min(total, self._least_total)

    def _is_marked(self, rows: Sequence[Any]) -> bool:
        """Return whether a page with rows without ids came before, and mark it."""
        if all(is_id(id_of(row)) for row in rows):
            return False
        mark = blake2b(msgspec.json.encode(rows, enc_hook=repr), digest_size=16).digest()
        is_known = mark in self._marks
        self._marks.add(mark)
        return is_known


def check_single(number: int, total: int, size: int | None) -> None:
    """Check an empty page that is read by itself.

    Args:
        number: of the page.
        total: rows of the whole list.
        size: rows per page; None when unknown.

    Raises:
        PagingError: the total says that there are rows on it.
    """
    before = 0 if number == 1 else (number - 1) * size if size is not None else None
    if before is not None and total > before:
        raise PagingError(f"page {number} is empty, but the server counts {total:,} rows")
