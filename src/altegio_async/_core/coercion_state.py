"""The state of a coercion in steps: the mismatches so far, and the work since the last pause."""

from __future__ import annotations

from typing import Final

from altegio_async._core.drift_report import DriftReport
from altegio_async._core.mismatch import Drifts, MismatchError, drop_published

__all__ = ["CHUNK", "Coercion"]

CHUNK: Final = 16 * 1024
"""Bytes that one step decodes or coerces; about 10 ms where every value has to be coerced."""


class Coercion:
    """The state that the steps of one response share: the mismatches, and the work since the last pause.

    Args:
        strict: raise on the first mismatch instead of collecting it.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.report = DriftReport()
        self._work = 0
        self._published: dict[str, tuple[str, ...]] = {}

    def accept(self, path: str, forms: tuple[str, ...]) -> None:
        """Do not report the value at a path if it has one of the JSON types in which it is published."""
        if forms:
            self._published[path] = forms
        else:
            self._published.pop(path, None)

    def count_work(self, size: int) -> None:
        """Count work that has been done, in bytes."""
        self._work += size

    def is_pause_due(self, size: int) -> bool:
        """Count the work to be done next, in bytes, and return whether to pause before it."""
        self._work += size
        if self._work < CHUNK:
            return False
        self._work = size
        return True

    def add(self, drifts: Drifts, place: str = "", group: str = "") -> None:
        """Add the mismatches of a part; `place` and `group` are arguments of `DriftReport.extend`.

        Raises:
            MismatchError: there are mismatches, and coercion is strict.
        """
        for path, forms in self._published.items():
            drop_published(drifts, 0, path, forms)
        if drifts and self.strict:
            first = drifts[0]
            raise MismatchError(first.path, first.wanted, None, got=first.got)
        if drifts:
            self.report.extend(drifts, place, group)
