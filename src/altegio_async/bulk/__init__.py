"""Bulk look-ups of many keys with few requests. Every key has exactly one outcome: ok, missing or failed."""

from __future__ import annotations

from altegio_async.bulk.api import Bulk
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.options import BulkOptions, LookupOptions, PhoneLookupOptions
from altegio_async.bulk.results import BulkResult, Outcome, OutcomeStatus

__all__ = [
    "Bulk",
    "BulkJob",
    "BulkOptions",
    "BulkResult",
    "LookupOptions",
    "Outcome",
    "OutcomeStatus",
    "PhoneLookupOptions",
]
