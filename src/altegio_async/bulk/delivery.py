"""Where outcomes wait for whoever takes them: as they come, or in the order of their keys."""

from __future__ import annotations

from typing import Generic, TypeVar

from altegio_async.bulk.batches import Entry

V = TypeVar("V")


class Outlet(Generic[V]):
    """Outcomes that are ready. When ordered, one is held until all before it have gone."""

    def __init__(self, *, ordered: bool) -> None:
        self._ordered = ordered
        self._ready: list[Entry[V]] = []
        self._held: dict[int, Entry[V]] = {}
        self._next = 0

    @property
    def waiting(self) -> int:
        """Outcomes not taken yet."""
        return len(self._ready) + len(self._held)

    def put(self, entries: list[Entry[V]]) -> None:
        """Take outcomes in."""
        if not self._ordered:
            self._ready += entries
            return
        self._held.update((entry[0], entry) for entry in entries)
        while (entry := self._held.pop(self._next, None)) is not None:
            self._ready.append(entry)
            self._next += 1

    def take(self) -> list[Entry[V]]:
        """All that may go now."""
        ready, self._ready = self._ready, []
        return ready
