"""Structs and outcomes as HTML for notebooks: escaped, short, and without what is personal unless asked.

Phones, e-mail addresses and logins show their last two characters; secrets show nothing at all. The colours
are those of the page, so that light and dark themes both read well.
"""

from __future__ import annotations

import datetime as dt
import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, UnsetType

from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS: Final = 20
"""Rows shown at most."""
COLUMNS: Final = 12
"""Columns shown at most; those that are empty are left out first."""

_LONGEST: Final = 60  # characters of a cell
_KEPT: Final = 2  # characters of what is personal
_PERSONAL: Final = re.compile(r"phone|e?mail|login|token|password", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\+?\d[\d\s().-]{5,}\d")
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLE: Final = (
    "<style>.altegio table{border-collapse:collapse;margin:.4em 0}"
    ".altegio th,.altegio td{padding:.2em .7em;border-bottom:1px solid rgba(128,128,128,.35);"
    "text-align:left;white-space:pre-wrap}"
    ".altegio td.n,.altegio th.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".altegio .failed{font-weight:bold}.altegio p{margin:.3em 0}</style>"
)


def safe(text: object, limit: int = _LONGEST) -> str:
    """Any text as HTML: one that cannot be markup, nor change the direction of what follows."""
    shown = _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", str(text))
    return escape(shown if len(shown) <= limit else shown[: limit - 1] + "…")


def masked(text: str) -> str:
    """What is left of a personal text."""
    return "…" + text[-_KEPT:] if len(text) > 2 * _KEPT else "…"


def without_phones(text: str) -> str:
    """A message with everything masked that may be a phone."""
    return _DIGITS.sub(lambda found: masked(found.group()), text)


def block(*parts: str) -> str:
    """Parts put together, with the style they share."""
    return f'<div class="altegio">{_STYLE}{"".join(parts)}</div>'


def note(text: str, *, kind: str = "") -> str:
    """A line of text."""
    return f'<p class="{kind}">{safe(text, 200)}</p>' if kind else f"<p>{safe(text, 200)}</p>"


def table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table of cells; numbers stand on the right."""
    right = [any(_is_number(row[place]) for row in rows) for place in range(len(names))]
    head = "".join(f"<th{_side(side)}>{safe(name)}</th>" for name, side in zip(names, right, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td{_side(side)}>{cell(value)}</td>" for value, side in zip(row, right, strict=True))
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _side(right: bool) -> str:
    return ' class="n"' if right else ""


def _is_number(value: Any) -> bool:
    return not isinstance(value, (str, bool, dt.date, Struct)) and hasattr(value, "__round__")


def cell(value: Any) -> str:
    """A value as HTML, as people say it: a nested struct by its title, a list by its length."""
    if value is None or isinstance(value, (UnsetType, Secret)):
        return ""
    if isinstance(value, dt.datetime):
        return safe(value.isoformat(" ", "minutes"))
    if isinstance(value, Struct):
        title = getattr(value, "title", None) or getattr(value, "id", None)
        return safe(type(value).__name__ if title is None else title)
    if is_array(value):
        return safe(", ".join(map(str, value)) if all(map(_is_number, value)) else f"{len(value)} items")
    if is_object(value):
        return safe(f"{len(value)} fields")
    return safe(value)


def structs(
    rows: Sequence[Any], *, personal: bool = False, before: Mapping[str, Sequence[Any]] | None = None
) -> str:
    """A table of structs of one type: what has a value anywhere, as far as there is room.

    Args:
        rows: the structs; the first ones are shown.
        personal: show phones, e-mail addresses and logins in full.
        before: columns to put in front, by their names.
    """
    shown = list(islice(rows, ROWS))
    front = dict(before or {})
    names = [name for name in _fields(shown) if any(_has(row, name) for row in shown)]
    kept = names[: COLUMNS - len(front)]
    cells = [
        [
            *(column[place] for column in front.values()),
            *(_field(row, name, personal=personal) for name in kept),
        ]
        for place, row in enumerate(shown)
    ]
    return (
        table([*front, *kept], cells)
        + rest(len(rows) - len(shown), "rows")
        + rest(len(names) - len(kept), "columns")
    )


def _fields(rows: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row.__struct_fields__))


def _has(row: Any, name: str) -> bool:
    value = getattr(row, name, None)
    return value is not None and not isinstance(value, (UnsetType, Secret)) and value != []


def _field(row: Any, name: str, *, personal: bool) -> Any:
    value = getattr(row, name, None)
    if isinstance(value, str) and not personal and _PERSONAL.search(name):
        return masked(value)
    return value


def rest(count: int, what: str) -> str:
    """How much is not shown; nothing when all is."""
    return note(f"and {count:,} more {what}") if count > 0 else ""
