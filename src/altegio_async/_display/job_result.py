"""HTML of the results of bulk jobs: counts, the first rows, and the errors of failed keys."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from altegio_async._core.type_guards import is_array, is_tuple
from altegio_async._display import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async.errors import AltegioError

__all__ = ["JobResult", "render_result"]


class JobResult(Protocol):
    """The parts of a bulk result."""

    @property
    def ok(self) -> dict[Any, Any]:
        """Keys with their values."""
        ...

    @property
    def missing(self) -> list[Any]:
        """Keys that the API does not have."""
        ...

    @property
    def failed(self) -> dict[Any, AltegioError]:
        """Keys with their errors."""
        ...

    def __len__(self) -> int:
        """Return the number of keys."""
        ...


def render_result(result: JobResult, *, personal: bool = False) -> str:
    """Return the HTML of a result.

    Args:
        result: the result.
        personal: show phones and other personal data in full.
    """
    parts = [html.render_note(_render_counts(result)), _render_rows(result, personal=personal)]
    if result.missing:
        keys = [_list_parts(key, personal=personal) for key in result.missing[: html.ROWS]]
        parts += [html.render_note("missing"), html.render_table(_list_names(keys), keys)]
        parts.append(html.render_rest(len(result.missing) - len(keys), "keys"))
    if result.failed:
        parts += [
            html.render_note("failed", kind="failed"),
            _render_failures(result.failed, personal=personal),
        ]
    return html.render_block(*parts)


def _render_counts(result: JobResult) -> str:
    ok, missing, failed = len(result.ok), len(result.missing), len(result.failed)
    return f"{len(result):,} keys: {ok:,} ok, {missing:,} missing, {failed:,} failed"


def _render_rows(result: JobResult, *, personal: bool) -> str:
    pairs = list(islice(_list_rows(result), html.ROWS + 1))
    if not pairs:
        return ""
    keys = [_list_parts(key, personal=personal) for key, _ in pairs]
    rows = [row for _, row in pairs]
    if not all(isinstance(row, Struct) for row in rows):
        return ""
    before = {
        name: column
        for name, column in zip(_list_names(keys), zip(*keys, strict=True), strict=True)
        if name != "id"
    }
    more = html.render_note("and more rows") if len(pairs) > html.ROWS else ""
    return html.render_structs(rows[: html.ROWS], personal=personal, before=before) + more


def _list_rows(result: JobResult) -> Iterator[tuple[Any, Any]]:
    for key, value in result.ok.items():
        for row in value if is_array(value) else [value]:
            yield key, row


def _list_parts(key: Any, *, personal: bool) -> list[Any]:
    parts = key if is_tuple(key) else (key,)
    return [html.mask(part) if isinstance(part, str) and not personal else part for part in parts]


def _list_names(keys: list[list[Any]]) -> list[str]:
    first = keys[0]
    if isinstance(first[0], dt.date):
        return ["first_day", "last_day"]
    return ["location_id", "phone" if isinstance(first[-1], str) else "id"][: len(first)]


def _render_failures(failed: dict[Any, AltegioError], *, personal: bool) -> str:
    """Return a table of errors by class, with the number of keys and the first message."""
    first: dict[str, str] = {}
    counts: dict[str, int] = {}
    for error in failed.values():
        name = type(error).__name__
        counts[name] = counts.get(name, 0) + 1
        if name not in first:
            first[name] = str(error) if personal else html.mask_phones(str(error))
    return html.render_table(
        ["error", "keys", "first message"], [[name, counts[name], first[name]] for name in counts]
    )
