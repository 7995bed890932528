"""The random sample that verifies a pre-filter, and the chance that it misses a fault."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from altegio_async.bulk.client_errors import is_client_error
from altegio_async.errors import AltegioError

__all__ = ["Sample", "compute_miss_chance", "count_sample"]

SMALLEST: Final = 20
"""Smallest number of excluded phones that are looked up, unless fewer are excluded."""

PERCENT: Final = 1
"""Percentage of the excluded phones that are looked up in a large location."""


def count_sample(excluded: int) -> int:
    """Return how many of the excluded phones of a location are looked up: 1 %, at least 20, at most all."""
    return min(excluded, max(SMALLEST, math.ceil(excluded * PERCENT / 100)))


def compute_miss_chance(excluded: int, holders: int) -> float:
    """Return the chance that a sample contains none of the excluded phones that hold something.

    The sample is drawn without replacement, so the chance is
    C(excluded - holders, sample) / C(excluded, sample).

    Args:
        excluded: number of phones that the filter excludes.
        holders: number of phones among them that hold something.
    """
    size = count_sample(excluded)
    return math.comb(excluded - holders, size) / math.comb(excluded, size)


class Sample:
    """The phones of a sample while they are looked up by several tasks. Each is iterated over once.

    Args:
        codes: the codes of the phones, with some more that replace failed look-ups.
        size: number of look-ups that must succeed.

    Attributes:
        is_contradicted: whether a phone holds something that the filter must find.
        error: the error for which the sample is given up, or None.
    """

    def __init__(self, codes: Sequence[int], size: int) -> None:
        self._codes = iter(codes)
        self._size = size
        self._spare = len(codes) - size
        self._taken = 0
        self.is_contradicted: bool = False
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[int]:
        while self._taken < self._size and not self.is_contradicted and self.error is None:
            self._taken += 1
            yield next(self._codes)

    def add_rows(self, *, is_searchable: bool) -> None:
        """Record a look-up that succeeded.

        Args:
            is_searchable: whether the phone has a row that the filter must find.
        """
        self.is_contradicted = self.is_contradicted or is_searchable

    def add_failure(self, error: Exception) -> None:
        """Record a failed look-up. Take another phone instead, unless there is none or all would fail."""
        if self._spare > 0 and isinstance(error, AltegioError) and not is_client_error(error):
            self._spare -= 1
            self._taken -= 1
        else:
            self.error = self.error or error
