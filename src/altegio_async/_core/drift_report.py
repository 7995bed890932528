"""A collection of mismatches that reports a mismatch in many rows once, with a count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async._core.mismatch import Drift

MAX_GROUPS: Final = 1_000
"""The number of different mismatches that are reported with their paths. More are counted by type only."""

_INDEX: Final = re.compile(r"\[[0-9]+\]")


class DriftReport:
    """Mismatches, grouped if their paths differ in indices only."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, str], Drift] = {}
        self._counts: dict[tuple[str, str, str], int] = {}

    def extend(self, drifts: Iterable[Drift], place: str = "", group: str = "") -> None:
        """Add mismatches in the order of the response.

        Args:
            drifts: the mismatches.
            place: the path that all of them begin with.
            group: this path without indices.
        """
        counts, length = self._counts, len(place)
        for drift in drifts:
            rest = drift.path[length:]
            key = (group + (remove_indices(rest) if "[" in rest else rest), drift.wanted, drift.got)
            if key not in counts:
                if len(counts) >= MAX_GROUPS:
                    key = ("", drift.wanted, drift.got)
                self._first.setdefault(key, drift)
                counts.setdefault(key, 0)
            counts[key] += drift.count

    def __bool__(self) -> bool:
        return bool(self._first)

    def list_drifts(self) -> tuple[Drift, ...]:
        """Return the first mismatch of each group, with the number of mismatches in the group."""
        return tuple(
            first if self._counts[key] == first.count else replace(first, count=self._counts[key])
            for key, first in self._first.items()
        )


def remove_indices(path: str) -> str:
    """Return a path with empty brackets in place of indices."""
    return _INDEX.sub("[]", path)
