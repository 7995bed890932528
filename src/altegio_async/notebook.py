"""Tables of structs in notebooks. Personal data is masked by default.

`BulkResult` and `Page` are displayed as tables. To display structs and lists of structs as tables, run once

    %load_ext altegio_async.notebook

or call `show`: `show(cards)`, `show(cards, personal=True)`. Notebooks can await at the top level of a cell,
and a client that is opened in one cell can be used in the next one.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from altegio_async._display import html
from altegio_async._display.job_result import render_result
from altegio_async.bulk import BulkResult
from altegio_async.errors import InvalidArgumentError
from altegio_async.pagination import Page

__all__ = ["DisplayedTable", "load_ipython_extension", "show", "unload_ipython_extension"]

_PACKAGE: Final = "altegio_async."


class DisplayedTable:
    """A table that a notebook displays as HTML, and a terminal as one line."""

    def __init__(self, text: str, markup: str) -> None:
        self._text = text
        self._markup = markup

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._markup


def show(value: Any, *, personal: bool = False) -> DisplayedTable:
    """Return a table of a struct, structs, a `Page` or a `BulkResult`.

    Args:
        value: the value; only the first rows of a long list are shown.
        personal: show phones, e-mail addresses and logins in full. Tokens are never shown.

    Raises:
        InvalidArgumentError: the value has another type.
    """
    if issubclass(type(value), BulkResult):
        return DisplayedTable(repr(value), render_result(value, personal=personal))
    rows = _list_structs(value.items if issubclass(type(value), Page) else value)
    if rows is None:
        raise InvalidArgumentError(f"show takes structs, a Page or a BulkResult, got {type(value).__name__}")
    return DisplayedTable(
        f"<{len(rows)} rows>", html.render_block(html.render_structs(rows, personal=personal))
    )


def _list_structs(value: Any) -> list[Any] | None:
    """Return the structs of a struct or an iterable of structs, or None for another value."""
    if issubclass(type(value), Struct):
        return [value]
    if not hasattr(value, "__iter__") or issubclass(type(value), (str, bytes, dict)):
        return None
    rows = list(value)
    return rows if all(isinstance(row, Struct) for row in rows) else None


def load_ipython_extension(shell: Any) -> None:
    """Register tables for this package's structs and lists of them."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(Struct, _render_struct)
    formatter.for_type(list, _render_list)


def unload_ipython_extension(shell: Any) -> None:
    """Remove the registered tables."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (Struct, list):
        formatter.pop(kind, None)


def _render_struct(value: Struct) -> str | None:
    own = getattr(value, "_repr_html_", None)
    if own is not None:
        return str(own())
    return (
        html.render_block(html.render_structs([value]))
        if type(value).__module__.startswith(_PACKAGE)
        else None
    )


def _render_list(value: list[Any]) -> str | None:
    """Return the table of a list of this package's structs, or None for another list."""
    if value and all(isinstance(row, Struct) and type(row).__module__.startswith(_PACKAGE) for row in value):
        return html.render_block(html.render_structs(value))
    return None
