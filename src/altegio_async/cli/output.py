"""Results on standard output: a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from altegio_async.cli.rows import cell, columns_of, in_words, plain, to_json
from altegio_async.cli.saying import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from msgspec import Struct

    from altegio_async.cli.views import View

FORMATS: Final = ("table", "json", "jsonl", "csv")
_PIPED_WIDTH: Final = 160
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def console(*, stderr: bool = False) -> Console:
    """A terminal, or a wide page where the output goes into a file or another program."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else max(_PIPED_WIDTH, shutil.get_terminal_size().columns)
    return Console(file=stream, width=width, highlight=False)


def write(form: str, view: View, rows: Iterable[tuple[Mapping[str, Any], Struct]]) -> None:
    """Write rows, each what was asked (such as the location) and what was found."""
    if form == "table":
        _write_table(view, rows)
    elif form == "csv":
        _write_csv(view, rows)
    elif form == "jsonl":
        for asked, found in rows:
            _emit(to_json({**asked, **plain(found)}))
    else:
        everything = [{**asked, **plain(found)} for asked, found in rows]
        _emit(
            b"[" + b",".join(b"\n  " + to_json(row) for row in everything) + (b"\n]" if everything else b"]")
        )


def _emit(line: bytes) -> None:
    sys.stdout.write(line.decode() + "\n")


def _write_table(view: View, rows: Iterable[tuple[Mapping[str, Any], Struct]]) -> None:
    cells = [
        [asked[name] for name in view.asked] + [column.value(found) for column in view.columns]
        for asked, found in rows
    ]
    table = Table(box=box.SIMPLE_HEAD, title=view.title, title_justify="left")
    headings = [*view.asked, *(column.heading for column in view.columns)]
    numbers = {column.heading for column in view.columns if column.is_number}
    # The API fills different fields in different lists: what nobody has is left out.
    kept = [
        place for place in range(len(headings)) if not cells or any(row[place] is not None for row in cells)
    ]
    for place in kept:
        heading = headings[place]
        table.add_column(heading, justify="right" if heading in numbers else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(clean(in_words(row[place]))) for place in kept))
    out = console()
    out.print(table)
    out.print(f"{len(cells)} rows" if len(cells) != 1 else "1 row")


def _write_csv(view: View, rows: Iterable[tuple[Mapping[str, Any], Struct]]) -> None:
    columns = columns_of(view.kind)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*view.asked, *(column.name for column in columns)])
    for asked, found in rows:
        values = [asked[name] for name in view.asked] + [cell(found, column) for column in columns]
        writer.writerow([safe_cell(value) for value in values])


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets a `'` before it.

    Numbers stay numbers, negative ones too; only text that people typed can be a formula.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
