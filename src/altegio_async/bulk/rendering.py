"""A bulk result as notebooks show it: the counts, a sample of what was found, and why keys failed."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from altegio_async._core.type_guards import is_array, is_tuple
from altegio_async._display import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async.bulk.results import BulkResult
    from altegio_async.errors import AltegioError


def as_html(result: BulkResult[Any, Any], *, personal: bool = False) -> str:
    """The result as HTML.

    Args:
        result: what to show.
        personal: show phones and the like in full.
    """
    parts = [html.note(_counts(result)), _found(result, personal=personal)]
    if result.missing:
        keys = [_parts(key, personal=personal) for key in result.missing[: html.ROWS]]
        parts += [html.note("missing"), html.table(_names(keys), keys)]
        parts.append(html.rest(len(result.missing) - len(keys), "keys"))
    if result.failed:
        parts += [html.note("failed", kind="failed"), _failures(result.failed, personal=personal)]
    return html.block(*parts)


def _counts(result: BulkResult[Any, Any]) -> str:
    ok, missing, failed = len(result.ok), len(result.missing), len(result.failed)
    return f"{len(result):,} keys: {ok:,} ok, {missing:,} missing, {failed:,} failed"


def _found(result: BulkResult[Any, Any], *, personal: bool) -> str:
    pairs = list(islice(_rows(result), html.ROWS + 1))
    if not pairs:
        return ""
    keys = [_parts(key, personal=personal) for key, _ in pairs]
    rows = [row for _, row in pairs]
    if not all(isinstance(row, Struct) for row in rows):
        return ""
    before = {
        name: column
        for name, column in zip(_names(keys), zip(*keys, strict=True), strict=True)
        if name != "id"
    }
    more = html.note("and more rows") if len(pairs) > html.ROWS else ""
    return html.structs(rows[: html.ROWS], personal=personal, before=before) + more


def _rows(result: BulkResult[Any, Any]) -> Iterator[tuple[Any, Any]]:
    for key, value in result.ok.items():
        for row in value if is_array(value) else [value]:
            yield key, row


def _parts(key: Any, *, personal: bool) -> list[Any]:
    parts = key if is_tuple(key) else (key,)
    return [html.masked(part) if isinstance(part, str) and not personal else part for part in parts]


def _names(keys: list[list[Any]]) -> list[str]:
    first = keys[0]
    if isinstance(first[0], dt.date):
        return ["first_day", "last_day"]
    return ["location_id", "phone" if isinstance(first[-1], str) else "id"][: len(first)]


def _failures(failed: dict[Any, AltegioError], *, personal: bool) -> str:
    """Errors by their class: how many, and what the first one says."""
    first: dict[str, str] = {}
    counts: dict[str, int] = {}
    for error in failed.values():
        name = type(error).__name__
        counts[name] = counts.get(name, 0) + 1
        if name not in first:
            first[name] = str(error) if personal else html.without_phones(str(error))
    return html.table(
        ["error", "keys", "the first says"], [[name, counts[name], first[name]] for name in counts]
    )
