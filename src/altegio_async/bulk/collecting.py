"""Collection of outcomes into the result of a job."""

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
    """Outcomes in any order.

    Args:
        present: converts outcomes in the order of their keys to those that users see.
        at_once: whether outcomes may be distributed while others are awaited. That is done as long as they
            come in the order of their keys; otherwise all of them are distributed at the end.
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
            self._entries.sort(key=itemgetter(0))
            self._clear()
            self._distribute(self._present(self._entries))
        return BulkResult(self._ok, self._missing, self._failed, lookup.kind, lookup.key_names)

    def _distribute(self, entries: list[Entry[V]]) -> bool:
        """Distribute outcomes to the parts of the result; return False if one is out of order."""
        last, found, ok = self._last, self._ok, OutcomeStatus.OK
        for position, key, status, value, error in entries:
            if position < last:
                return False
            last = position
            if status is ok:
                found[key] = cast("V", value)
            elif error is not None:
                self._failed[key] = error
            else:
                self._missing.append(key)
        self._last = last
        return True
