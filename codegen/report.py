"""Build report: counts and lists, as text for a terminal and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


def _counter() -> Counter[str]:
    return Counter()


def _places() -> dict[str, list[str]]:
    return {}


def _reasons() -> dict[str, str]:
    return {}


def _rows() -> list[dict[str, Any]]:
    return []


@dataclass
class BuildReport:
    """Findings of a build, collected by the stages. `repairs` maps kinds of repair to their locations."""

    total: int = 0
    models: int = 0
    repairs: dict[str, list[str]] = field(default_factory=_places)
    notes: dict[str, list[str]] = field(default_factory=_places)
    corrections: list[dict[str, Any]] = field(default_factory=_rows)
    untyped: dict[str, str] = field(default_factory=_reasons)
    envelopes: Counter[str] = field(default_factory=_counter)

    @property
    def typed(self) -> int:
        """Number of operations with a result type other than `Any`."""
        return self.total - len(self.untyped)

    def replace_with(self, other: BuildReport) -> None:
        """Take over the findings of another report."""
        vars(self).update(vars(other))

    def add_repair(self, kind: str, place: str) -> None:
        """Record one invalid part of the description that the repair stage made valid."""
        self.repairs.setdefault(kind, []).append(place)

    def add_note(self, kind: str, place: str) -> None:
        """Record a feature of the description that the package does not express."""
        self.notes.setdefault(kind, []).append(place)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        untyped = dict(sorted(self.untyped.items()))
        return {
            "operations": {"total": self.total, "typed": self.typed, "untyped": untyped},
            "envelopes": dict(sorted(self.envelopes.items())),
            "models": self.models,
            "repairs": _count_places(self.repairs),
            "notes": _count_places(self.notes),
            "corrections": {"applied": len(self.corrections), "actions": self.corrections},
        }

    def as_text(self) -> str:
        """Return the report as text for a terminal."""
        lines = [
            f"operations   {self.total} generated; {len(self.untyped)} of them return Any",
            *[f"       {name}: {why}" for name, why in sorted(self.untyped.items())],
            f"structs      {self.models}",
            f"corrections  {len(self.corrections)} actions applied",
            f"repairs      {_count_all(self.repairs)} parts changed to make the description valid",
            *_render_rows(self.repairs),
            f"notes        {_count_all(self.notes)} parts that the generated code does not express",
            *_render_rows(self.notes),
        ]
        return "\n".join(lines)


def _count_all(groups: dict[str, list[str]]) -> int:
    return sum(map(len, groups.values()))


def _count_places(groups: dict[str, list[str]]) -> dict[str, Any]:
    return {kind: {"count": len(places), "places": places} for kind, places in sorted(groups.items())}


def _render_rows(groups: dict[str, list[str]]) -> list[str]:
    return [f"  {len(places):5}  {kind}" for kind, places in sorted(groups.items())]
