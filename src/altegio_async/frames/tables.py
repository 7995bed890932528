"""Build Arrow tables from rows, and pandas and polars frames from tables."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, Final, TypeAlias, Unpack

from msgspec import Struct

from altegio_async._core.type_guards import is_array
from altegio_async._extras import need
from altegio_async.bulk import BulkResult
from altegio_async.errors import ConfigurationError, InvalidArgumentError
from altegio_async.frames.arrays import find_rejects, try_array
from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.columns import layout_of
from altegio_async.frames.options import Conversion, FrameOptions, read_options
from altegio_async.frames.rejects import Reject
from altegio_async.frames.rows import (
    BY_ID,
    Key,
    KeyedRows,
    Rows,
    collect_rows,
    field_column_name,
    key_of,
    parts_of,
)

_PREFERRED: Final = ("pandas", "polars", "pyarrow")

Columns: TypeAlias = list[tuple[str, Kind | ListOf, list[Any]]]
"""Names, kinds and values of columns."""


def column_names(of: type[Struct]) -> list[str]:
    """Return the names of the columns of a struct type, in order."""
    return layout_of(of).names


def to_table(rows: Rows, of: type[Struct] | None = None, **options: Unpack[FrameOptions]) -> Any:
    """Return the rows as a `pyarrow.Table`. See `to_frame` for the arguments.

    Raises:
        InvalidArgumentError: no rows and no type, rows of several types, an unknown option or column, or a
            value that does not fit its column.
        ConfigurationError: the extra `frames` is not installed.
    """
    table, rejects = build_table(collect_rows(rows), of, read_options(options))
    for reject in rejects:
        raise InvalidArgumentError(f"column {reject.column!r}, row {reject.row}: {reject.reason}")
    return table


def to_frame(
    rows: Rows,
    of: type[Struct] | None = None,
    *,
    backend: str | None = None,
    **options: Unpack[FrameOptions],
) -> Any:
    """Return the rows as a data frame with Arrow-backed columns.

    The columns depend on the struct type only, not on the data: the same columns for any rows, in the order
    of the fields. Nested objects are flattened (`type_title`), lists of numbers or text stay lists, lists of
    objects and objects of unknown form are JSON text. Secrets are left out. The frame of a bulk result has
    one row per object found, with its key columns first; `statuses` has one row per key.

    Args:
        rows: structs, a `Page` or a `BulkResult`.
        of: the type of the rows. Needed if there can be no rows.
        backend: "pandas", "polars" or "pyarrow"; by default the first of these that is installed.
        **options: see `FrameOptions`.

    Returns:
        A `pandas.DataFrame`, a `polars.DataFrame` or a `pyarrow.Table`.

    Raises:
        InvalidArgumentError: no rows and no type, rows of several types, an unknown option or column, or a
            value that does not fit its column.
        ConfigurationError: the extra `frames` or the backend is not installed.
    """
    return to_backend(to_table(rows, of, **options), backend)


def statuses(result: BulkResult[Any, Any], *, backend: str | None = None) -> Any:
    """Return a frame with one row per key of a bulk result.

    Its columns are those of the key, `status` (ok, missing or failed), `items` (rows found), `error` (the
    class), `http_status` and `message`.

    Raises:
        ConfigurationError: the extra `frames` or the backend is not installed.
    """
    key = key_of(result) or Key((), ())
    keys = [*result.ok, *result.missing, *result.failed]
    errors = list(result.failed.values())
    before = [None] * (len(keys) - len(errors))
    absent = [0] * (len(result.missing) + len(errors))
    columns: Columns = [
        *_key_columns(key, [parts_of(item) for item in keys]),
        ("status", Kind.TEXT, _states(result)),
        ("items", Kind.INT, [len(v) if is_array(v) else 1 for v in result.ok.values()] + absent),
        ("error", Kind.TEXT, [*before, *(type(error).__name__ for error in errors)]),
        ("http_status", Kind.INT, [*before, *(getattr(error, "status", None) for error in errors)]),
        ("message", Kind.TEXT, [*before, *(error.message for error in errors)]),
    ]
    table, _ = _join_columns([_replace_surrogates(column) for column in columns], Conversion())
    return to_backend(table, backend)


def _states(result: BulkResult[Any, Any]) -> list[str]:
    return ["ok"] * len(result.ok) + ["missing"] * len(result.missing) + ["failed"] * len(result.failed)


def _replace_surrogates(column: tuple[str, Kind | ListOf, list[Any]]) -> tuple[str, Kind | ListOf, list[Any]]:
    """Return a column whose text can be encoded; keys and messages can hold lone surrogates."""
    name, kind, values = column
    if kind is not Kind.TEXT:
        return column
    return name, kind, [value and value.encode("utf-8", "replace").decode() for value in values]


def build_table(rows: KeyedRows, of: type[Struct] | None, conversion: Conversion) -> tuple[Any, list[Reject]]:
    """Return the Arrow table of the rows that fit, and the rejected values of the other rows.

    Raises:
        InvalidArgumentError: no rows and no type, another type than `of`, or an unknown column.
    """
    if of is not None and rows.kind is not None and rows.kind is not of:
        raise InvalidArgumentError(f"the rows are {rows.kind.__name__}, not {of.__name__}")
    kind = of or rows.kind
    if kind is None:
        raise InvalidArgumentError("without rows the type must be passed, for example of=GiftCard")
    layout = layout_of(kind)
    key = rows.key
    columns = _key_columns(key, rows.keys) if key is not None else []
    for column, values in zip(layout.columns, layout.values(rows.rows), strict=True):
        if key is not BY_ID or column.name != "id":  # the key column holds the row's id
            columns.append((field_column_name(column.name, key), column.kind, values))
    table, rejects = _join_columns(_select_columns(columns, conversion), conversion)
    return (_drop_empty(table) if conversion.drop_empty else table), rejects


def _key_columns(key: Key, keys: Iterable[tuple[Any, ...]]) -> Columns:
    listed = list(keys)
    return [
        (name, kind, [parts[index] for parts in listed])
        for index, (name, kind) in enumerate(zip(key.names, key.kinds, strict=True))
    ]


def _select_columns(columns: Columns, conversion: Conversion) -> Columns:
    """Apply the options `columns` and `lists`."""
    if conversion.columns is not None:
        by_name = {column[0]: column for column in columns}
        unknown = [name for name in conversion.columns if name not in by_name]
        if unknown:
            raise InvalidArgumentError(f"no such columns: {', '.join(unknown)}")
        columns = [by_name[name] for name in conversion.columns]
    if conversion.lists == "keep":
        return columns
    if conversion.lists == "drop":
        return [column for column in columns if not isinstance(column[1], ListOf)]
    return [(name, Kind.JSON if isinstance(kind, ListOf) else kind, values) for name, kind, values in columns]


def _join_columns(columns: Columns, conversion: Conversion) -> tuple[Any, list[Reject]]:
    """Return a table of the rows whose values all fit, and the values that do not."""
    pa = need("pyarrow", "frames")
    arrays = [try_array(kind, values, conversion) for _, kind, values in columns]
    rejects = [
        reject
        for (name, kind, values), array in zip(columns, arrays, strict=True)
        if array is None
        for reject in find_rejects(name, kind, values, conversion)
    ]
    if rejects:
        bad = {reject.row for reject in rejects}
        columns = [
            (name, kind, [value for row, value in enumerate(values) if row not in bad])
            for name, kind, values in columns
        ]
        arrays = [try_array(kind, values, conversion) for _, kind, values in columns]
    for (name, _, _), array in zip(columns, arrays, strict=True):
        if array is None:
            raise InvalidArgumentError(f"column {name!r}: its values do not fit one column")
    return pa.Table.from_arrays(arrays, names=[name for name, _, _ in columns]), rejects


def _drop_empty(table: Any) -> Any:
    return table.select([name for name in table.column_names if table[name].null_count < table.num_rows])


def to_backend(table: Any, backend: str | None) -> Any:
    """Return an Arrow table as a frame of a backend.

    Raises:
        InvalidArgumentError: an unknown backend.
        ConfigurationError: the backend is not installed.
    """
    name = backend or next(name for name in _PREFERRED if find_spec(name) is not None)
    if name not in _PREFERRED:
        raise InvalidArgumentError(f"backend must be one of {', '.join(_PREFERRED)}, got {backend!r}")
    if name == "pyarrow":
        return table
    if find_spec(name) is None:
        raise ConfigurationError(f"{name} is not installed: pip install {name}, or choose another backend")
    if name == "pandas":
        # narwhals would convert integers with gaps to floats and decimals to objects.
        return table.to_pandas(types_mapper=need("pandas", "frames").ArrowDtype)
    return need("narwhals", "frames").from_arrow(table, backend=name).to_native()


def arrow_of(frame: Any) -> Any:
    """Return the Arrow table of an eager frame of any backend that narwhals supports.

    Raises:
        InvalidArgumentError: the value is not a data frame.
    """
    narwhals = need("narwhals", "frames")
    try:
        table = narwhals.from_native(frame, eager_only=True).to_arrow()
    except TypeError:
        raise InvalidArgumentError(f"not a data frame: {type(frame).__name__}") from None
    # Drop the unnamed index of pandas rows that were sorted or filtered; a named index is kept. The pandas
    # metadata is dropped too: pandas cannot read back its own names of Arrow list types.
    kept = [name for name in table.column_names if not name.startswith("__index_level_")]
    return table.select(kept).replace_schema_metadata(None)
