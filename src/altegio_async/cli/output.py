"""Writers of results to standard output: table, JSON, JSON lines or CSV."""

from __future__ import annotations

import re
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

from altegio_async._core.json_text import encode_json
from altegio_async._core.scalars import round_float_noise
from altegio_async._core.type_guards import is_array
from altegio_async.cli.messages import CONTROLS, strip_controls
from altegio_async.frames.column_types import Kind
from altegio_async.frames.columns import get_layout, join_key
from altegio_async.frames.csv_text import CsvWriter
from altegio_async.frames.rows import Key, choose_field_column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from msgspec import Struct

    from altegio_async.cli.views import View

    Rows: TypeAlias = Iterable[tuple[Mapping[str, Any], Struct]]

FORMATS: Final = ("table", "json", "jsonl", "csv")
_PIPED_WIDTH: Final = 160


class _Console(Console):
    """A console that reports a closed pipe to its caller."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError. The method of rich ends the process with exit code 1.

        Raises:
            BrokenPipeError: always.
        """
        raise BrokenPipeError


def create_console(*, stderr: bool = False) -> Console:
    """Return a console with the width of the terminal, or a large width for files and pipes."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else max(_PIPED_WIDTH, shutil.get_terminal_size().columns)
    return _Console(file=stream, width=width, highlight=False)


def write(form: str, view: View, rows: Rows) -> None:
    """Write rows, each with its key (such as the location) and its struct."""
    if form == "table":
        _write_table(view, rows)
    elif form == "csv":
        _write_csv(view, list(rows))
    else:
        _write_json([join_key(key, row) for key, row in rows], as_list=form == "json")


def _write_json(objects: Sequence[Mapping[str, Any]], *, as_list: bool) -> None:
    lines = [_to_json(value) for value in objects]
    if as_list:
        lines = ["[" + ",".join(f"\n  {line}" for line in lines) + ("\n]" if lines else "]")]
    sys.stdout.writelines(f"{line}\n" for line in lines)


def write_values(value: Any, form: str) -> None:
    """Write an untyped value as indented JSON, or the items of a list as JSON lines."""
    if form == "jsonl":
        lines = [_to_json(item) for item in (value if is_array(value) else [value])]
    else:
        lines = [escape_json(line) for line in msgspec.json.format(encode_json(value)).decode().split("\n")]
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _to_json(value: Any) -> str:
    """Return one line of JSON: exact numbers for money, ISO 8601 for times, escaped control characters."""
    return escape_json(encode_json(value).decode())


def escape_json(text: str) -> str:
    """Return JSON with escapes for control characters, and for what standard output cannot encode."""
    text = CONTROLS.sub(_escape, text)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return re.sub(r"[^\x00-\x7f]", _escape, text)
    return text


def _escape(match: re.Match[str]) -> str:
    """Return characters as JSON escapes, with two surrogates for characters above U+FFFF."""
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _write_table(view: View, rows: Rows) -> None:
    cells = [
        [key[name] for name in view.key] + [column.value(row) for column in view.columns] for key, row in rows
    ]
    table = Table(box=box.SIMPLE_HEAD, title=view.title, title_justify="left")
    headings = [*view.key, *(column.heading for column in view.columns)]
    numbers = {column.heading for column in view.columns if column.is_number}
    # The API fills different fields in different lists: omit columns without values.
    kept = [
        index for index in range(len(headings)) if not cells or any(row[index] is not None for row in cells)
    ]
    for index in kept:
        heading = headings[index]
        table.add_column(heading, justify="right" if heading in numbers else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(strip_controls(format_cell(row[index]))) for index in kept))
    console = create_console()
    console.print(table)
    console.print(f"{len(cells)} rows" if len(cells) != 1 else "1 row")


def format_cell(value: Any) -> str:
    """Return a table cell: dates without time, and money with at least two decimals unless it is whole.

    Float noise is rounded. The other formats keep the digits that the API sent.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _format_money(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def _format_money(value: Decimal) -> str:
    if not value.is_finite() or (value and abs(value.adjusted()) > _MAX_DIGITS):
        return str(value)
    value = round_float_noise(value)
    if not value % 1:
        return f"{value:,.0f}"
    exponent = value.normalize().as_tuple().exponent
    decimals = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{value:,.{decimals}f}"


_MAX_DIGITS: Final = 24  # longer numbers have an exponent


def _write_csv(view: View, rows: Sequence[tuple[Mapping[str, Any], Struct]]) -> None:
    """Write the columns of a frame, with one column per date-time, which keeps its offset."""
    layout = get_layout(view.kind)
    cells = layout.values([row for _, row in rows])
    kept = [index for index, column in enumerate(layout.columns) if column.kind is not Kind.NAIVE]
    key_names = Key(view.key, ())
    names = [*view.key, *(choose_field_column_name(layout.names[index], key_names) for index in kept)]
    columns = [[key[name] for key, _ in rows] for name in view.key] + [cells[index] for index in kept]
    if sys.stdout.isatty():
        columns = [[_strip_text(value) for value in column] for column in columns]
    CsvWriter(sys.stdout, names).write_columns(columns)


def _strip_text(value: Any) -> Any:
    return strip_controls(value) if isinstance(value, str) else value
