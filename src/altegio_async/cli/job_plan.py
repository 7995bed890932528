"""The plan of a bulk job as text, for `altegio bulk --dry-run`."""

from __future__ import annotations

from altegio_async.bulk import JobPlan
from altegio_async.bulk.plan import format_duration

__all__ = ["format_plan"]


def format_plan(plan: JobPlan) -> str:
    """Return the keys, the requests, the time under the rate limit, and the way, one per line."""
    keys = "unknown" if plan.keys is None else f"{plan.keys:,}"
    requests = _format_range(plan, f"{plan.least_requests:,}", _format_count(plan.requests))
    time = _format_range(plan, _format_time(plan.least_seconds), _format_time(plan.seconds))
    return f"keys: {keys}\nrequests: {requests}\ntime: {time}\nway: {plan.way}"


def _format_range(plan: JobPlan, minimum: str, maximum: str) -> str:
    if plan.requests is None:
        return f"at least {minimum}"
    return minimum if plan.exact or minimum == maximum else f"{minimum} to {maximum}"


def _format_count(count: int | None) -> str:
    return "unknown" if count is None else f"{count:,}"


def _format_time(seconds: float | None) -> str:
    return "unknown" if seconds is None else format_duration(seconds)
