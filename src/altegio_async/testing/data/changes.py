"""Changes of records, for code that observes a world, such as the delivery of webhook events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias

ChangeStatus: TypeAlias = Literal["create", "update", "delete"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A change of one record.

    Attributes:
        resource: name of the webhook resource, such as `record` or `client`.
        status: what happened to the record.
        location_id: the location of the record.
        resource_id: id of the record.
        data: the record in wire form, after the change; for a deletion, before it.
    """

    resource: str
    status: ChangeStatus
    location_id: int
    resource_id: int
    data: dict[str, Any]


Listener: TypeAlias = Callable[[RecordChange], None]
"""Receives each change at the moment when it happens. It must not block."""


def compute_change(previous: datetime, now: datetime) -> datetime:
    """Return the time of a change, at least one second after the previous one.

    Webhook events of two changes have different keys for deduplication only if these times differ.
    """
    earliest = previous.astimezone(UTC) + timedelta(seconds=1)
    return max(now.astimezone(UTC), earliest).astimezone(previous.tzinfo)
