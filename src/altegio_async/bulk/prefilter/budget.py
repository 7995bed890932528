"""Whether a pre-filter saves requests, and bounds of the requests that it needs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from altegio_async._core.client_fields import CLIENTS_PER_PAGE
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.prefilter.sample import count_sample
from altegio_async.bulk.prefilter.unlimited_types import MAX_REQUESTS

__all__ = ["count_direct", "count_requests", "is_worthwhile"]

_ALLOWED_AT_LEAST: Final = 22  # requests for the base and the sample: 2 pages and 20 look-ups
_PROBES: Final = 3  # searches that show whether the filters are applied
_COMBINATION_PROBES: Final = 4  # searches with one of two filters, in both forms


def count_direct(questions: Iterable[int | str]) -> int:
    """Return the requests for phones and client ids without a client base: one for a phone, two for an id."""
    return sum(1 if isinstance(question, str) else 2 for question in questions)


def is_worthwhile(clients: int, pages: int, direct: int) -> bool:
    """Return whether reading and checking a client base costs at most half as much as looking up all keys.

    Small bases are always read, because the outcomes then contain whether the client is known.
    """
    return pages + count_sample(clients) <= _count_allowed(direct)


def count_requests(questions: Iterable[int | str], *, needs_types: bool) -> RequestCount:
    """Return how many requests the phones and client ids of a location need.

    Args:
        questions: different phones and client ids.
        needs_types: whether the membership types of the location are read.
    """
    different = list(questions)
    if not different:
        return RequestCount()
    phones = sum(isinstance(question, str) for question in different)
    # The fewest: all clients of the base are keys, and none of them holds anything.
    filtered = math.ceil(phones / CLIENTS_PER_PAGE) + 1 + count_sample(phones)
    direct = count_direct(different)
    # The pages of the base and those of the holders, the sample, the probes, and a look-up of every key.
    most = 2 * _count_allowed(direct) + _PROBES + direct
    if needs_types:
        most += MAX_REQUESTS + _COMBINATION_PROBES
    return RequestCount(min(1 + phones, filtered), most)


def _count_allowed(direct: int) -> int:
    """Return how many requests for the base and the sample are worthwhile."""
    return direct // 2 + _ALLOWED_AT_LEAST
