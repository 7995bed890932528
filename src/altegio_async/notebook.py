"""Manners for notebooks: structs as tables, personal data only on request.

A `BulkResult` and a `Page` show themselves as tables. For structs and lists of them, run once

    %load_ext altegio_async.notebook

or hand them to `show`: `show(cards)`, `show(cards, personal=True)`. There is no `asyncio.run` and nothing to
patch: notebooks await at the top of a cell, and a client opened in one cell works in the next.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from altegio_async._display import html
from altegio_async.bulk import BulkResult
from altegio_async.bulk.rendering import as_html
from altegio_async.errors import InvalidArgumentError
from altegio_async.pagination import Page

__all__ = ["Shown", "load_ipython_extension", "show", "unload_ipython_extension"]

_OURS: Final = "altegio_async."


class Shown:
    """Something that a notebook shows as HTML and a terminal as one line."""

    def __init__(self, text: str, markup: str) -> None:
        self._text = text
        self._markup = markup

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._markup


def show(thing: Any, *, personal: bool = False) -> Shown:
    """A struct, structs, a `Page` or a `BulkResult` as a table.

    Args:
        thing: what to show; of long lists the beginning.
        personal: show phones, e-mail addresses and logins in full. Tokens are never shown.

    Raises:
        InvalidArgumentError: it is nothing of these.
    """
    if issubclass(type(thing), BulkResult):
        return Shown(repr(thing), as_html(thing, personal=personal))
    rows = _rows(thing.items if issubclass(type(thing), Page) else thing)
    if rows is None:
        raise InvalidArgumentError(f"show takes structs, a Page or a BulkResult, got {type(thing).__name__}")
    return Shown(f"<{len(rows)} rows>", html.block(html.structs(rows, personal=personal)))


def _rows(thing: Any) -> list[Any] | None:
    """The structs that were given, one or many; None when it is something else."""
    if issubclass(type(thing), Struct):
        return [thing]
    if not hasattr(thing, "__iter__") or issubclass(type(thing), (str, bytes, dict)):
        return None
    rows = list(thing)
    return rows if all(isinstance(row, Struct) for row in rows) else None


def load_ipython_extension(shell: Any) -> None:
    """Let the notebook show our structs, and lists of them, as tables."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(Struct, _struct)
    formatter.for_type(list, _list)


def unload_ipython_extension(shell: Any) -> None:
    """Take that back."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (Struct, list):
        formatter.pop(kind, None)


def _struct(value: Struct) -> str | None:
    own = getattr(value, "_repr_html_", None)
    if own is not None:
        return str(own())
    return html.block(html.structs([value])) if type(value).__module__.startswith(_OURS) else None


def _list(value: list[Any]) -> str | None:
    """The table of a list of our structs; None leaves the list to the notebook."""
    if value and all(isinstance(row, Struct) and type(row).__module__.startswith(_OURS) for row in value):
        return html.block(html.structs(value))
    return None
