"""Results on standard output: a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from altegio_async.cli.messages import clean
from altegio_async.frames.column_types import Kind
from altegio_async.frames.columns import layout_of, plain
from altegio_async.frames.writers import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from msgspec import Struct

    from altegio_async.cli.views import View

    Rows: TypeAlias = Iterable[tuple[Mapping[str, Any], Struct]]

FORMATS: Final = ("table", "json", "jsonl", "csv")
_PIPED_WIDTH: Final = 160
_JSON: Final = msgspec.json.Encoder(decimal_format="number")


def console(*, stderr: bool = False) -> Console:
    """A terminal, or a wide page where the output goes into a file or another program."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else max(_PIPED_WIDTH, shutil.get_terminal_size().columns)
    return Console(file=stream, width=width, highlight=False)


def write(form: str, view: View, rows: Rows) -> None:
    """Write rows, each what was asked (such as the location) and what was found."""
    if form == "table":
        _write_table(view, rows)
    elif form == "csv":
        _write_csv(view, list(rows))
    else:
        lines = [_json({**asked, **plain(found)}) for asked, found in rows]
        if form == "json":
            lines = ["[" + ",".join(f"\n  {line}" for line in lines) + ("\n]" if lines else "]")]
        sys.stdout.writelines(f"{line}\n" for line in lines)


def _json(value: Any) -> str:
    """JSON on one line: money as exact numbers, times in ISO 8601."""
    return _JSON.encode(value).decode()


def _write_table(view: View, rows: Rows) -> None:
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


def in_words(value: Any) -> str:
    """A cell for reading: dates without the time, money without needless zeros, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def _write_csv(view: View, rows: Sequence[tuple[Mapping[str, Any], Struct]]) -> None:
    """The columns of a frame, but each time stands once, with its own offset."""
    layout = layout_of(view.kind)
    cells = layout.values([found for _, found in rows])
    kept = [place for place, column in enumerate(layout.columns) if column.kind is not Kind.NAIVE]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*view.asked, *(layout.names[place] for place in kept)])
    for number, (asked, _) in enumerate(rows):
        values = [asked[name] for name in view.asked] + [cells[place][number] for place in kept]
        writer.writerow([cell(value) for value in values])
