"""Progress of reading a paged list, and the check that the server's total agrees with the rows. No I/O.

Other programs can change a list while it is read, and pages are counted from its start:

- Created rows move others to later pages, where they are received a second time. Their ids are recognised.
- Deleted rows move others to earlier pages, which were read before. The total decreases then, and the
  earlier pages are read again.

A total below the number of different rows is wrong and is ignored. Every other total is used: a list that
ends with fewer rows is truncated, unless rows have been deleted since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec

from altegio_async._core.seen_ids import SeenIds, get_id, is_id

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_MAX_MOVED_PAGES: Final = 10  # pages that are read again after a total has decreased


class PagingError(Exception):
    """The pages of a list contradict each other. The message names the page and both numbers."""


class Progress(Generic[T]):
    """The rows and totals of the pages of one list, read in order.

    Args:
        remembered_ids: smallest number of latest rows in which repeated ones are found; None for all rows.

    Attributes:
        has_ended: whether the last page was read.
        total: the total in the latest page; None if it is absent or cannot be right.
    """

    def __init__(self, remembered_ids: int | None = None) -> None:
        self.has_ended = False
        self.total: int | None = None
        self._received = self._different = 0
        self._latest_total: int | None = None
        self._least_total: int | None = None
        self._total_before: int | None = None  # the previous total, if the latest page has a smaller one
        self._page_size = 0
        self._ids = SeenIds(remembered_ids)
        self._digests: set[bytes] = set()

    def add(self, number: int, rows: Sequence[T], total: int | None, absent: int = 0) -> list[T]:
        """Add the next page and return its rows without those of earlier pages.

        Args:
            number: the number of the page.
            rows: its rows.
            total: the server's total.
            absent: the number of rows that were left out, such as null. The server counts them.

        Raises:
            PagingError: the page was received before.
        """
        new = self._ids.select_new(rows)
        if rows and (not new or self._is_repeated(rows)):
            raise PagingError(f"page {number} repeats an earlier page: the server does not page this list")
        self._page_size = self._page_size or len(rows) + absent
        self._received += len(rows) + absent
        self._different += len(new) + absent
        self.total = total if total is not None and total >= self._different else None
        self._total_before = None
        if self.total is not None:
            self._record_total(self.total)
        self.has_ended = not (rows or absent) or (self.total is not None and self._received >= self.total)
        return new

    def add_again(self, rows: Sequence[T], total: int | None) -> list[T]:
        """Add a page that was read again and return the rows that have moved there.

        If an empty page has ended the list and the total has returned to its earlier value, the list is
        truncated.
        """
        new = self._ids.select_new([row for row in rows if is_id(get_id(row))])
        self._different += len(new)
        before = self._total_before
        if self.has_ended and total is not None and before is not None and total >= before:
            self._latest_total = self._least_total = total
        return new

    def find_moved_pages(self, number: int) -> range:
        """Return the numbers of the pages to which rows have possibly moved before page `number` was read.

        Raises:
            PagingError: too many rows have been deleted.
        """
        if self._total_before is None or self._latest_total is None or self._digests or not self._page_size:
            return range(0)
        count = -(-(self._total_before - self._latest_total) // self._page_size)
        first = max(1, number - count)
        if number - first > _MAX_MOVED_PAGES:
            raise PagingError(
                f"page {number}: the server counts {self._latest_total:,} rows after {self._total_before:,} "
                "on the page before: too many were deleted while the list was read"
            )
        return range(first, number)

    def check_complete(self, number: int) -> None:
        """Raise PagingError if the list has ended with fewer rows than the server counts."""
        if self._latest_total is not None and self._received < self._latest_total:
            raise PagingError(
                f"the list ends at page {number} after {self._received:,} rows, "
                f"but the server counts {self._latest_total:,}"
            )
        if self._least_total is not None and self._different < self._least_total:
            raise PagingError(
                f"the list ends at page {number} with {self._different:,} different rows, "
                f"but the server counts {self._least_total:,}: its pages overlap"
            )

    def _record_total(self, total: int) -> None:
        if self._latest_total is not None and total < self._latest_total:
            self._total_before = self._latest_total
        self._latest_total = total
        self._least_total = total if self._least_total is None else min(total, self._least_total)

    def _is_repeated(self, rows: Sequence[Any]) -> bool:
        """Return whether a page with rows without ids was received before, and remember the page."""
        if all(is_id(get_id(row)) for row in rows):
            return False
        from hashlib import blake2b  # noqa: PLC0415 - loads OpenSSL, and is rarely needed

        digest = blake2b(msgspec.json.encode(rows, enc_hook=repr), digest_size=16).digest()
        is_known = digest in self._digests
        self._digests.add(digest)
        return is_known


def check_single(number: int, total: int, size: int | None) -> None:
    """Check an empty page that is read without the pages before it.

    Args:
        number: the number of the page.
        total: rows of the whole list.
        size: rows per page; None if it is unknown.

    Raises:
        PagingError: according to the total the page must have rows.
    """
    before = 0 if number == 1 else (number - 1) * size if size is not None else None
    if before is not None and total > before:
        raise PagingError(f"page {number} is empty, but the server counts {total:,} rows")
