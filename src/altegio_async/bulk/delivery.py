"""Delivery of outcomes: as a stream, or collected into one result."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from altegio_async.bulk.results import BulkResult, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.lookups import Lookup
    from altegio_async.errors import AltegioError

V = TypeVar("V")


class OutcomeQueue(Generic[V]):
    """A queue of finished outcomes.

    Args:
        ordered: hold each outcome until all outcomes of earlier keys have been taken.
    """

    def __init__(self, *, ordered: bool) -> None:
        self._ordered = ordered
        self._ready: list[Entry[V]] = []
        self._held: dict[int, Entry[V]] = {}
        self._next = 0

    @property
    def waiting(self) -> int:
        """Number of outcomes that have not been taken."""
        return len(self._ready) + len(self._held)

    def add(self, entries: list[Entry[V]]) -> None:
        """Add outcomes."""
        if not self._ordered:
            self._ready += entries
            return
        self._held.update((entry.position, entry) for entry in entries)
        while (entry := self._held.pop(self._next, None)) is not None:
            self._ready.append(entry)
            self._next += 1

    def take(self) -> list[Entry[V]]:
        """Return the outcomes that are ready, and remove them."""
        ready, self._ready = self._ready, []
        return ready


class ResultBuilder(Generic[V]):
    """Collects outcomes into the result of a job.

    Args:
        present: converts outcomes, in the order of their keys, to their public form.
        at_once: distribute outcomes to the parts of the result while the job runs. That works as long as they
            arrive in the order of their keys; otherwise all of them are distributed at the end.
    """

    def __init__(self, present: Callable[[list[Entry[V]]], list[Entry[V]]], *, at_once: bool) -> None:
        self._present = present
        self._entries: list[Entry[V]] = []
        self._in_order = at_once
        self._clear()

    def _clear(self) -> None:
        self._last = -1
        self._ok: dict[Any, V] = {}
        self._missing: list[Any] = []
        self._failed: dict[Any, AltegioError] = {}

    def add(self, entries: list[Entry[V]]) -> None:
        """Add outcomes."""
        self._entries += entries
        self._in_order = self._in_order and self._distribute(entries)

    def build_result(self, lookup: Lookup[Any, V]) -> BulkResult[Any, V]:
        """Return the result with all outcomes, in the order of their keys."""
        if not self._in_order:
            self._entries.sort(key=attrgetter("position"))
            self._clear()
            self._distribute(self._present(self._entries))
        return BulkResult(self._ok, self._missing, self._failed, lookup.kind, lookup.key_names)

    def _distribute(self, entries: list[Entry[V]]) -> bool:
        """Distribute outcomes to the parts of the result; return False if one is out of order."""
        last, found, ok = self._last, self._ok, OutcomeStatus.OK
        for entry in entries:
            if entry.position < last:
                return False
            last = entry.position
            if entry.status is ok:
                found[entry.key] = cast("V", entry.value)
            elif entry.error is not None:
                self._failed[entry.key] = entry.error
            else:
                self._missing.append(entry.key)
        self._last = last
        return True
