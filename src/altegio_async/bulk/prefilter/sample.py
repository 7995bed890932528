"""The random sample that verifies a pre-filter, and the chance that it misses a fault."""

from __future__ import annotations

import math
from typing import Final

__all__ = ["compute_miss_chance", "count_sample"]

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
