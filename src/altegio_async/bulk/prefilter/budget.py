"""Whether a pre-filter saves requests, and bounds of the requests that it needs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.prefilter.sample import count_sample
from altegio_async.bulk.prefilter.unlimited_types import MOST_REQUESTS

__all__ = ["PAGE", "count_direct", "count_requests", "is_worthwhile"]

PAGE: Final = 200
"""Largest number of clients per request."""

_ALWAYS: Final = (
    22  # requests that a pre-filter can need however few keys there are: 2 pages and a sample of 20
)
_PROBES: Final = 3  # searches that show whether the filters are applied
_COMBINATION_PROBES: Final = 4  # searches with one of two filters, in both forms


def count_direct(questions: Iterable[int | str]) -> int:
    """Return the requests for phones and client ids without a client base: one for a phone, two for an id."""
    return sum(1 if isinstance(question, str) else 2 for question in questions)


def is_worthwhile(clients: int, pages: int, direct: int) -> bool:
    """Return whether reading and checking a client base costs at most half as much as looking up all keys.

    Small bases are read however few keys there are, because the outcomes then say which clients are known.
    """
    return pages + count_sample(clients) <= _count_allowed(direct)


def count_requests(questions: Iterable[int | str], *, needs_types: bool) -> RequestCount:
    """Return how many requests the phones and client ids of a location need.

    Args:
        questions: different phones and client ids.
        needs_types: whether the membership types of the location are read.
    """
    asked = list(questions)
    phones = sum(isinstance(question, str) for question in asked)
    known = math.ceil(phones / PAGE) + 1 + count_sample(phones)  # all are known, and none holds anything
    direct = count_direct(asked)
    # The pages of the base and those of the holders, the sample, the probes, and a look-up of every key.
    most = 2 * _count_allowed(direct) + _PROBES + direct
    if needs_types:
        most += MOST_REQUESTS + _COMBINATION_PROBES
    return RequestCount(min(1 + phones, known), most)


def _count_allowed(direct: int) -> int:
    """Return how many requests for the base and the sample are worthwhile."""
    return direct // 2 + _ALWAYS
