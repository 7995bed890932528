"""Render structs as HTML for notebooks: escaped and short, with personal data masked by default.

Phones, e-mail addresses and logins show their last two characters; secrets are never shown. The colours are
those of the page, for light and dark themes.
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
    from collections.abc import Iterable, Mapping, Sequence

ROWS: Final = 20
"""Maximum rows of a table."""
COLUMNS: Final = 10
"""Maximum columns of a table, so that it fits a page. Columns without values are left out first."""

_FIRST_COLUMNS: Final = (
    "id", "number", "title", "name", "phone", "type", "status", "balance", "balance_string", "cost", "price",
    "price_min", "amount", "date", "datetime", "created_date", "activated_date", "expiration_date",
)  # fmt: skip
"""Columns that identify an object and show its state and value, in the order in which they are shown."""

_LONGEST: Final = 60  # characters per cell
_UNMASKED: Final = 2  # characters of masked text
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


def escape_text(text: object, limit: int = _LONGEST) -> str:
    """Return text as HTML: shortened, with markup escaped and control characters replaced."""
    shown = _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", str(text))
    return escape(shown if len(shown) <= limit else shown[: limit - 1] + "…")


def mask(text: str) -> str:
    """Return the last characters of personal text."""
    return "…" + text[-_UNMASKED:] if len(text) > 2 * _UNMASKED else "…"


def mask_phones(text: str) -> str:
    """Return a message in which every number that can be a phone is masked."""
    return _DIGITS.sub(lambda match: mask(match.group()), text)


def render_block(*parts: str) -> str:
    """Return the joined parts with the style sheet."""
    return f'<div class="altegio">{_STYLE}{"".join(parts)}</div>'


def render_note(text: str, *, kind: str = "") -> str:
    """Return a paragraph of text."""
    return f'<p class="{kind}">{escape_text(text, 200)}</p>' if kind else f"<p>{escape_text(text, 200)}</p>"


def render_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return a table. Columns of numbers are aligned right."""
    right = [any(_is_number(row[index]) for row in rows) for index in range(len(names))]
    head = "".join(
        f"<th{_align(side)}>{escape_text(name)}</th>" for name, side in zip(names, right, strict=True)
    )
    body = "".join(f"<tr>{_render_row(row, right)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _render_row(row: Sequence[Any], right: Sequence[bool]) -> str:
    cells = zip(row, right, strict=True)
    return "".join(f"<td{_align(side)}>{render_cell(value)}</td>" for value, side in cells)


def _align(right: bool) -> str:
    return ' class="n"' if right else ""


def _is_number(value: Any) -> bool:
    return not isinstance(value, (str, bool, dt.date, Struct)) and hasattr(value, "__round__")


def render_cell(value: Any) -> str:
    """Return a value as HTML: a nested struct as its title, a list of objects as its length."""
    if value is None or isinstance(value, (UnsetType, Secret)):
        return ""
    if isinstance(value, dt.datetime):
        return escape_text(value.isoformat(" ", "minutes"))
    if isinstance(value, Struct):
        title = getattr(value, "title", None) or getattr(value, "id", None)
        return escape_text(type(value).__name__ if title is None else title)
    if is_array(value):
        return escape_text(
            ", ".join(map(str, value)) if all(map(_is_number, value)) else f"{len(value)} items"
        )
    if is_object(value):
        return escape_text(f"{len(value)} fields")
    return escape_text(value)


def render_structs(
    rows: Sequence[Any], *, personal: bool = False, before: Mapping[str, Sequence[Any]] | None = None
) -> str:
    """Return a table of structs of one type, with the most useful columns that have a value in any row.

    Args:
        rows: the structs; only the first ones are shown.
        personal: show phones, e-mail addresses and logins in full.
        before: additional first columns, by name.
    """
    shown = list(islice(rows, ROWS))
    front = dict(before or {})
    names = sort_columns(name for name in _list_fields(shown) if any(_has_value(row, name) for row in shown))
    columns = names[: COLUMNS - len(front)]
    cells = [
        [
            *(column[index] for column in front.values()),
            *(_get_cell(row, name, personal=personal) for name in columns),
        ]
        for index, row in enumerate(shown)
    ]
    return (
        render_table([*front, *columns], cells)
        + render_rest(len(rows) - len(shown), "rows")
        + render_rest(len(names) - len(columns), "columns")
    )


def sort_columns(names: Iterable[str]) -> list[str]:
    """Return names of columns with the most useful ones first. The id of an object beside it comes last."""
    listed = list(names)
    first = [name for name in _FIRST_COLUMNS if name in listed]
    last = [name for name in listed if name.endswith("_id") and name[:-3] in listed]
    return [*first, *(name for name in listed if name not in {*first, *last}), *last]


def _list_fields(rows: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row.__struct_fields__))


def _has_value(row: Any, name: str) -> bool:
    value = getattr(row, name, None)
    return value is not None and not isinstance(value, (UnsetType, Secret)) and value != []


def _get_cell(row: Any, name: str, *, personal: bool) -> Any:
    value = getattr(row, name, None)
    if isinstance(value, str) and not personal and _PERSONAL.search(name):
        return mask(value)
    return value


def render_rest(count: int, what: str) -> str:
    """Return a note with the number of rows or columns that are not shown, or an empty string."""
    return render_note(f"and {count:,} more {what}") if count > 0 else ""
