"""Changelog fragments for a regenerated SDK, from the differences between two descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.diff.changes import ApiChange

_TYPES = {"removed": "removed", "changed": "changed", "added": "added"}
_SHOWN = 20


def render_fragments(changes: Iterable[ApiChange], subject: str) -> str:
    """Return the text of the changelog fragments, each after the name of its file.

    A fragment is a sentence and a list, because it becomes one item of the list in the changelog.
    Changes that users do not notice, such as a moved path, have no fragment.
    """
    lines: dict[str, list[str]] = {kind: [] for kind in _TYPES}
    for change in changes:
        if change.effect != "neutral":
            lines[change.kind].append(_describe(change))
    parts = [
        f"changelog.d/{subject}.{_TYPES[kind]}.md:\nThe description of `{subject}` changed:\n\n"
        + "\n".join(_shorten(entries))
        + "\n"
        for kind, entries in lines.items()
        if entries
    ]
    return "\n".join(parts) or "No change that needs a changelog fragment.\n"


def _describe(change: ApiChange) -> str:
    detail = f" ({change.detail})" if change.detail else ""
    mark = "**Breaking:** " if change.breaking else ""
    return f"- {mark}{change.kind} {change.subject} `{change.place}`{detail}."


def _shorten(entries: list[str]) -> list[str]:
    hidden = len(entries) - _SHOWN
    more = [f"- {hidden} more, see `python -m codegen diff`."] if hidden > 0 else []
    return entries[:_SHOWN] + more
