"""Files: Parquet with every type kept, and CSV that no spreadsheet can be tricked by."""

from __future__ import annotations

import csv
import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async._extras import need
from altegio_async.bulk import BulkResult
from altegio_async.frames.arrays import as_json
from altegio_async.frames.atomic_file import replacing
from altegio_async.frames.tables import arrow_of, to_table
from altegio_async.pagination import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike

_BATCH: Final = 10_000  # rows that are turned into text at a time
_FORMULA: Final = re.compile(r"(^|[;\t\r\n])([\s;]*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])")
"""Where a formula would begin: at the start of a cell, and of what a spreadsheet may split off it."""


def write_parquet(
    rows: Any,
    path: str | PathLike[str],
    of: type[Struct] | None = None,
    *,
    scale: int = 2,
    zone: dt.tzinfo | None = None,
) -> None:
    """Write rows, or a frame that was made of them, as a Parquet file.

    Args:
        rows: structs, a `Page`, a `BulkResult`, or a frame of pandas, polars or pyarrow.
        path: the file; replaced when it is there.
        of: see `to_frame`, as for `scale` and `zone`.
        scale: see `to_frame`.
        zone: see `to_frame`.

    Raises:
        InvalidArgumentError: see `to_frame`.
        ConfigurationError: the extra [frames] is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """
    parquet = need("pyarrow.parquet", "frames")
    table = _table(rows, of, scale, zone)
    with replacing(path) as place:
        parquet.write_table(table, place)


def write_csv(
    rows: Any,
    path: str | PathLike[str],
    of: type[Struct] | None = None,
    *,
    safe: bool = True,
    scale: int = 2,
    zone: dt.tzinfo | None = None,
) -> None:
    """Write rows, or a frame that was made of them, as a CSV file: UTF-8, comma, a line of names first.

    Moments are ISO 8601 in UTC (`...Z`), date-times without a zone have none, lists are JSON, and nothing
    is an empty cell.

    Args:
        rows: structs, a `Page`, a `BulkResult`, or a frame of pandas, polars or pyarrow.
        path: the file; replaced when it is there.
        of: see `to_frame`, as for `scale` and `zone`.
        safe: put an apostrophe before what a spreadsheet would run as a formula: a text that begins with
            `=`, `+`, `-` or `@`, blanks aside, also after a separator within it. Numbers stay as
            they are. Phones written with a plus get one too; `safe=False` is for programs.
        scale: see `to_frame`.
        zone: see `to_frame`.

    Raises:
        InvalidArgumentError: see `to_frame`.
        ConfigurationError: the extra [frames] is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """
    table = _table(rows, of, scale, zone)
    with replacing(path) as place, place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(harmless(name) if safe else name for name in table.column_names)
        append_csv(writer, table, safe=safe)


def append_csv(writer: Any, table: Any, *, safe: bool) -> None:
    """Write the rows of an Arrow table to a `csv.writer`."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        columns = [_cells(column.to_pylist(), safe=safe) for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))


def _table(rows: Any, of: type[Struct] | None, scale: int, zone: dt.tzinfo | None) -> Any:
    is_frame = hasattr(rows, "columns") and not issubclass(type(rows), (BulkResult, Page))
    return arrow_of(rows) if is_frame else to_table(rows, of, scale=scale, zone=zone)


def _cells(values: Sequence[Any], *, safe: bool) -> list[Any]:
    return [cell(value, safe=safe) for value in values]


def cell(value: Any, *, safe: bool = True) -> Any:
    """A value as a CSV file has it. Numbers stay numbers, negative ones too; of texts see `write_csv`."""
    if isinstance(value, _AS_JSON):
        value = as_json(value)
    if isinstance(value, str):
        return harmless(value) if safe else value
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    return value


_AS_JSON: Final = (list, dict, Struct)
_WRITTEN: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (bool, lambda value: "true" if value else "false"),
    (Decimal, lambda value: format(value, "f")),  # never with an exponent
    (dt.date, lambda value: value.isoformat().replace("+00:00", "Z")),
    (dt.time, lambda value: value.isoformat()),
)


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin a formula."""
    return _FORMULA.sub(r"\1'\2", text)
