"""Bulk look-ups and writes of many keys. Every key has exactly one outcome: ok, missing or failed."""

from __future__ import annotations

from altegio_async.bulk.api import Bulk
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.join.rows import Contradiction, OwnedMembership, OwnerStatus, SaleLink
from altegio_async.bulk.options import (
    BulkOptions,
    ClientLookupOptions,
    LocationLookupOptions,
    LookupOptions,
    PhoneLookupOptions,
    WriteOptions,
)
from altegio_async.bulk.plan import JobPlan
from altegio_async.bulk.prefilter.reasons import FallbackReason
from altegio_async.bulk.results import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.writes.plan import Change, ChangeStatus, WritePlan

__all__ = [
    "Bulk",
    "BulkJob",
    "BulkOptions",
    "BulkResult",
    "Change",
    "ChangeStatus",
    "ClientLookupOptions",
    "Contradiction",
    "FallbackReason",
    "JobPlan",
    "LocationLookupOptions",
    "LookupOptions",
    "Outcome",
    "OutcomeStatus",
    "OwnedMembership",
    "OwnerStatus",
    "PhoneLookupOptions",
    "SaleLink",
    "WriteOptions",
    "WritePlan",
]
