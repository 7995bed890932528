"""Writers of Parquet files, which keep all types, and of CSV files, which protect against formulas."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, Final, Unpack

from msgspec import Struct

from altegio_async._extras import import_extra
from altegio_async.bulk import BulkResult
from altegio_async.frames.atomic_file import replace_atomically
from altegio_async.frames.csv_text import CsvWriter
from altegio_async.frames.options import FrameOptions, read_options
from altegio_async.frames.rejects import RejectsFile, Written
from altegio_async.frames.row_writers import fit_rows
from altegio_async.frames.rows import collect_rows
from altegio_async.frames.tables import build_table, read_arrow_table
from altegio_async.pagination import Page

_BATCH: Final = 10_000  # rows that are converted to text at a time


def write_parquet(
    rows: Any,
    path: str | PathLike[str],
    of: type[Struct] | None = None,
    **options: Unpack[FrameOptions],
) -> Written:
    """Write rows or a data frame as a Parquet file.

    A row with a value that does not fit its column is written to `<path>.rejects.jsonl` instead.

    Args:
        rows: structs, a `Page`, a `BulkResult`, or a frame of pandas, polars or pyarrow.
        path: the file; an existing file is replaced.
        of: the type of the rows, see `to_frame`.
        **options: see `FrameOptions`; not for a frame.

    Returns:
        The number of rows written and rejected.

    Raises:
        InvalidArgumentError: see `to_frame`.
        ConfigurationError: the extra `frames` is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """
    parquet = import_extra("pyarrow.parquet", "frames")
    with RejectsFile(Path(path)) as rejects, replace_atomically(path) as temporary:
        table = _to_table(rows, of, options, rejects)
        parquet.write_table(table, temporary)
    return rejects.summarise(table.num_rows)


def write_csv(
    rows: Any,
    path: str | PathLike[str],
    of: type[Struct] | None = None,
    *,
    safe: bool = True,
    **options: Unpack[FrameOptions],
) -> Written:
    """Write rows or a data frame as a CSV file: UTF-8, commas, a header line.

    Moments are ISO 8601 in UTC (`...Z`), date-times without a zone have no offset, lists are JSON, and an
    absent value is an empty cell. A row with a value that does not fit its column is written to
    `<path>.rejects.jsonl` instead.

    Args:
        rows: structs, a `Page`, a `BulkResult`, or a frame of pandas, polars or pyarrow.
        path: the file; an existing file is replaced.
        of: the type of the rows, see `to_frame`.
        safe: insert an apostrophe before `=`, `+`, `-` or `@` at the start of a text, or after a separator in
            it, because a spreadsheet would run it as a formula. Numbers, and phones in phone columns, are not
            changed. Pass False for files that programs read.
        **options: see `FrameOptions`; not for a frame.

    Returns:
        The number of rows written and rejected.

    Raises:
        InvalidArgumentError: see `to_frame`.
        ConfigurationError: the rows are a data frame, and the extra `frames` is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """
    with (
        RejectsFile(Path(path)) as rejects,
        replace_atomically(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        if _is_frame(rows):
            table = read_arrow_table(rows)
            _append_csv(CsvWriter(file, table.column_names, safe=safe), table)
            return rejects.summarise(table.num_rows)
        keyed = collect_rows(rows)
        columns, rejected = fit_rows(keyed, of, read_options(options))
        CsvWriter(file, [column.name for column in columns], safe=safe).write_columns(
            [column.values for column in columns]
        )
        rejects.add(rejected, keyed.rows, keyed.keys)
    return rejects.summarise(len(keyed.rows) - rejects.rows)


def _append_csv(writer: CsvWriter, table: Any) -> None:
    """Write the rows of an Arrow table as CSV."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        writer.write_columns([column.to_pylist() for column in batch.columns])


def _to_table(rows: Any, of: type[Struct] | None, options: FrameOptions, rejects: RejectsFile) -> Any:
    if _is_frame(rows):
        return read_arrow_table(rows)
    keyed = collect_rows(rows)
    table, rejected = build_table(keyed, of, read_options(options))
    rejects.add(rejected, keyed.rows, keyed.keys)
    return table


def _is_frame(rows: Any) -> bool:
    """Return whether the rows are a data frame."""
    return hasattr(rows, "columns") and not issubclass(type(rows), (BulkResult, Page))
