"""Bulk look-ups: many keys, few requests, and for every key exactly one outcome: ok, missing or failed."""

from __future__ import annotations

from altegio_async.bulk.api import Bulk
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.results import BulkResult, Outcome, OutcomeStatus

__all__ = ["Bulk", "BulkJob", "BulkResult", "Outcome", "OutcomeStatus"]
