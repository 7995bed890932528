"""Outcomes as they come, made into the result of a job."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from altegio_async.bulk.results import BulkResult, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.lookups import Lookup
    from altegio_async.errors import AltegioError

V = TypeVar("V")


class Collection(Generic[V]):
    """Outcomes, in whatever order they come.

    Args:
        present: turns outcomes in the order of their keys into what users are to see.
        at_once: whether outcomes may be sorted out while others are waited for. They are, for as long as
            they come in the order of their keys; after that all of them are, at the end.
    """

    def __init__(self, present: Callable[[list[Entry[V]]], list[Entry[V]]], *, at_once: bool) -> None:
        self._present = present
        self._entries: list[Entry[V]] = []
        self._in_order = at_once
        self._begin()

    def _begin(self) -> None:
        self._last = -1
        self._ok: dict[Any, V] = {}
        self._missing: list[Any] = []
        self._failed: dict[Any, AltegioError] = {}

    def add(self, entries: list[Entry[V]]) -> None:
        """Take outcomes in."""
        self._entries += entries
        self._in_order = self._in_order and self._sort_out(entries)

    def result(self, lookup: Lookup[Any, V]) -> BulkResult[Any, V]:
        """All of them, in the order of their keys."""
        if not self._in_order:
            self._entries.sort(key=itemgetter(0))
            self._begin()
            self._sort_out(self._present(self._entries))
        return BulkResult(self._ok, self._missing, self._failed, lookup.kind, lookup.key_names)

    def _sort_out(self, entries: list[Entry[V]]) -> bool:
        """Put outcomes where they belong; False at the first one that comes before its turn."""
        last, found, ok = self._last, self._ok, OutcomeStatus.OK
        for place, key, status, value, error in entries:
            if place < last:
                return False
            last = place
            if status is ok:
                found[key] = cast("V", value)
            elif error is not None:
                self._failed[key] = error
            else:
                self._missing.append(key)
        self._last = last
        return True
