"""A queue of outcomes for the consumer: as they complete, or in the order of their keys."""

from __future__ import annotations

from typing import Generic, TypeVar

from altegio_async.bulk.batches import Entry

V = TypeVar("V")


class Outlet(Generic[V]):
    """Outcomes that are ready. If ordered, one is held until all before it have been taken."""

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
        self._held.update((entry[0], entry) for entry in entries)
        while (entry := self._held.pop(self._next, None)) is not None:
            self._ready.append(entry)
            self._next += 1

    def take(self) -> list[Entry[V]]:
        """Return the outcomes that may be delivered now, and remove them."""
        ready, self._ready = self._ready, []
        return ready
