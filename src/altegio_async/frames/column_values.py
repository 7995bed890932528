"""The values of rows column by column: key columns first, then the columns of the struct type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.columns import get_layout
from altegio_async.frames.options import Conversion
from altegio_async.frames.rejects import Reject
from altegio_async.frames.rows import BY_ID, Key, KeyedRows, choose_field_column_name


class ColumnValues(Struct, frozen=True):
    """The values of a column."""

    name: str
    kind: Kind | ListOf
    values: list[Any]


def list_columns(rows: KeyedRows, of: type[Struct] | None) -> list[ColumnValues]:
    """Return all columns of the rows.

    Raises:
        InvalidArgumentError: neither rows nor a type, or another type than `of`.
    """
    if of is not None and rows.kind is not None and rows.kind is not of:
        raise InvalidArgumentError(f"the rows are {rows.kind.__name__}, not {of.__name__}")
    kind = of or rows.kind
    if kind is None:
        raise InvalidArgumentError("the type must be passed if there are no rows, for example of=GiftCard")
    layout = get_layout(kind)
    key = rows.key
    columns = build_key_columns(key, rows.keys) if key is not None else []
    for column, values in zip(layout.columns, layout.values(rows.rows), strict=True):
        if key is not BY_ID or column.name != "id":  # the key column contains the row's id
            name = choose_field_column_name(column.name, key)
            columns.append(ColumnValues(name, column.kind, values))
    return columns


def build_key_columns(key: Key, keys: Iterable[tuple[Any, ...]]) -> list[ColumnValues]:
    """Return the columns of the parts of keys."""
    listed = list(keys)
    return [
        ColumnValues(name, kind, [parts[index] for parts in listed])
        for index, (name, kind) in enumerate(zip(key.names, key.kinds, strict=True))
    ]


def select_columns(columns: list[ColumnValues], conversion: Conversion) -> list[ColumnValues]:
    """Apply the options `columns` and `lists`.

    Raises:
        InvalidArgumentError: the option `columns` contains an unknown name.
    """
    if conversion.columns is not None:
        by_name = {column.name: column for column in columns}
        unknown = [name for name in conversion.columns if name not in by_name]
        if unknown:
            raise InvalidArgumentError(f"unknown columns: {', '.join(unknown)}")
        columns = [by_name[name] for name in conversion.columns]
    if conversion.lists == "keep":
        return columns
    if conversion.lists == "drop":
        return [column for column in columns if not isinstance(column.kind, ListOf)]
    return [
        replace(column, kind=Kind.JSON) if isinstance(column.kind, ListOf) else column for column in columns
    ]


def drop_rejected_rows(columns: list[ColumnValues], rejects: Sequence[Reject]) -> list[ColumnValues]:
    """Return columns without the rows that have a value that does not fit its column."""
    if not rejects:
        return columns
    bad = {reject.row for reject in rejects}
    return [
        replace(column, values=[value for row, value in enumerate(column.values) if row not in bad])
        for column in columns
    ]
