"""Changes between two versions of a description, and their presentation."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


OPTIONAL_NOW = "optional now"
ANY_VALUE_NOW = "any value is allowed now"
WIDENINGS = frozenset({OPTIONAL_NOW, ANY_VALUE_NOW})


@dataclass(frozen=True)
class ApiChange:
    """One difference. `breaking` is true if code for the old Python surface can stop working."""

    kind: str  # added, removed, changed
    subject: str  # operation, parameter, body, result, struct, field, code, auth, path, ...
    place: str  # in Python names: `operation`, `operation.parameter`, `Struct.field`
    detail: str
    breaking: bool

    @property
    def effect(self) -> str:
        """`breaking`, `additive` if code can use something new, or `neutral`."""
        if self.breaking:
            return "breaking"
        is_wider = self.kind == "changed" and self.detail in WIDENINGS
        return "additive" if self.kind == "added" or is_wider else "neutral"


class Changes:
    """Collection of changes. Equal changes of several operations are merged and break if any of them does."""

    def __init__(self) -> None:
        self._changes: dict[tuple[str, str, str, str], bool] = {}

    def note(self, kind: str, subject: str, place: str, detail: str = "", *, breaking: bool) -> None:
        """Add one change."""
        key = (kind, subject, place, detail)
        self._changes[key] = self._changes.get(key, False) or breaking

    def all(self) -> list[ApiChange]:
        """Return all changes, breaking ones first, then by subject and location."""
        changes = [ApiChange(*key, breaking) for key, breaking in self._changes.items()]
        return sorted(
            changes, key=lambda item: (not item.breaking, item.subject, item.place, item.kind, item.detail)
        )


def render_markdown(changes: Iterable[ApiChange]) -> str:
    """Return the changes as Markdown lists for a change log."""
    all_changes = list(changes)
    parts: list[str] = []
    for title, breaking in (("Breaking", True), ("Not breaking", False)):
        lines = [_render_change(change) for change in all_changes if change.breaking is breaking]
        if lines:
            parts.append(f"### {title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts) or "No change of the Python surface.\n"


def _render_change(change: ApiChange) -> str:
    detail = f": {change.detail}" if change.detail else ""
    return f"- {change.kind.capitalize()} {change.subject} `{change.place}`{detail}"


def to_data(changes: Iterable[ApiChange]) -> dict[str, Any]:
    """Return the changes as plain data."""
    all_changes = list(changes)
    return {
        "breaking": sum(change.breaking for change in all_changes),
        "changes": [{**asdict(change), "effect": change.effect} for change in all_changes],
    }
