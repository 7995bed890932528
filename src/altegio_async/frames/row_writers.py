"""Writers of rows with their keys: CSV and JSON lines without a data frame library, and Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.json_text import encode_json
from altegio_async._extras import import_extra
from altegio_async.frames.cell_values import fit_column
from altegio_async.frames.column_values import (
    ColumnValues,
    drop_rejected_rows,
    list_columns,
    select_columns,
)
from altegio_async.frames.columns import join_key
from altegio_async.frames.csv_text import CsvWriter, TextFile
from altegio_async.frames.options import Conversion
from altegio_async.frames.rejects import Reject
from altegio_async.frames.rows import Key, KeyedRows, attach_keys
from altegio_async.frames.tables import build_table


class RowWriter(Protocol):
    """Writes rows of one type with keys of one kind."""

    def write(self, keyed: KeyedRows) -> list[Reject]:
        """Write the rows that fit their columns, and return the rejected values of the other rows."""
        ...


class CsvRowWriter:
    """Writes rows as CSV with the columns and the cells of a data frame.

    Args:
        file: the text file, opened with `newline=""`.
        of: the type of the rows.
        key: the columns of the key.
        conversion: the options of the columns.
    """

    def __init__(self, file: TextFile, of: type[Struct], key: Key, conversion: Conversion) -> None:
        self._of = of
        self._conversion = conversion
        columns = select_columns(list_columns(attach_keys([], key=key), of), conversion)
        self._csv = CsvWriter(file, [column.name for column in columns])

    def write(self, keyed: KeyedRows) -> list[Reject]:
        """Write the rows that fit their columns, and return the rejected values of the other rows."""
        columns, rejects = fit_rows(keyed, self._of, self._conversion)
        self._csv.write_columns([column.values for column in columns])
        return rejects


def fit_rows(
    keyed: KeyedRows, of: type[Struct] | None, conversion: Conversion
) -> tuple[list[ColumnValues], list[Reject]]:
    """Return the cells of the rows that fit their columns, and the rejected values of the other rows.

    Raises:
        InvalidArgumentError: neither rows nor a type, another type than `of`, or an unknown column.
    """
    columns: list[ColumnValues] = []
    rejects: list[Reject] = []
    for column in select_columns(list_columns(keyed, of), conversion):
        cells, unfit = fit_column(column.name, column.kind, column.values, conversion)
        columns.append(replace(column, values=cells))
        rejects += unfit
    columns = drop_rejected_rows(columns, rejects)
    if conversion.drop_empty:
        columns = [column for column in columns if any(cell is not None for cell in column.values)]
    return columns, rejects


class JsonRowWriter:
    """Writes rows as JSON lines: objects with the parts of the key and all fields, nested as in the models.

    Names are those of Python, and amounts are exact numbers. Only text that cannot be encoded is rejected.

    Args:
        file: the text file.
        key: the names of the parts of the key.
    """

    def __init__(self, file: TextFile, key: Key) -> None:
        self._file = file
        self._names = key.names

    def write(self, keyed: KeyedRows) -> list[Reject]:
        """Write the rows that can be encoded, and return the other rows."""
        rejects: list[Reject] = []
        for number, (parts, row) in enumerate(zip(keyed.keys, keyed.rows, strict=True)):
            try:
                line = encode_json(join_key(dict(zip(self._names, parts, strict=True)), row)).decode()
            except (RecursionError, ValueError):
                rejects.append(Reject(number, "row", "the row cannot be written as JSON"))
            else:
                self._file.write(f"{line}\n")
        return rejects


class ParquetRowWriter:
    """Writes rows as Parquet with the columns of a data frame. Use it as a context manager.

    Args:
        path: the file.
        of: the type of the rows.
        key: the columns of the key.
        conversion: the options of the columns.

    Raises:
        ConfigurationError: the extra `frames` is not installed.
    """

    def __init__(self, path: Path, of: type[Struct], key: Key, conversion: Conversion) -> None:
        self._of = of
        self._conversion = conversion
        empty, _ = build_table(attach_keys([], key=key), of, conversion)
        self._parquet = import_extra("pyarrow.parquet", "frames").ParquetWriter(path, empty.schema)

    def write(self, keyed: KeyedRows) -> list[Reject]:
        """Write the rows that fit their columns, and return the rejected values of the other rows."""
        table, rejects = build_table(keyed, self._of, self._conversion)
        self._parquet.write_table(table)
        return rejects

    def close(self) -> None:
        """Complete the file."""
        self._parquet.close()
