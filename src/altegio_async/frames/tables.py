"""Build Arrow tables from rows, and pandas and polars frames from tables."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Final, Literal, Unpack, overload

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.type_guards import is_array
from altegio_async._extras import import_extra
from altegio_async.bulk import BulkResult
from altegio_async.errors import ConfigurationError, InvalidArgumentError
from altegio_async.frames.arrays import find_rejects, try_array
from altegio_async.frames.backend_types import PandasFrame, PolarsFrame
from altegio_async.frames.column_types import Kind
from altegio_async.frames.column_values import (
    ColumnValues,
    build_key_columns,
    drop_rejected_rows,
    list_columns,
    select_columns,
)
from altegio_async.frames.columns import get_layout
from altegio_async.frames.options import Conversion, FrameOptions, read_options
from altegio_async.frames.rejects import Reject
from altegio_async.frames.rows import (
    Key,
    KeyedRows,
    Rows,
    collect_rows,
    find_key,
    get_key_parts,
)

_PREFERRED: Final = ("pandas", "polars", "pyarrow")


def column_names(of: type[Struct]) -> list[str]:
    """Return the names of the columns of a struct type, in order."""
    return get_layout(of).names


def to_table(rows: Rows, of: type[Struct] | None = None, **options: Unpack[FrameOptions]) -> Any:
    """Return the rows as a `pyarrow.Table`. See `to_frame` for the arguments.

    Raises:
        InvalidArgumentError: neither rows nor a type, rows of several types, an unknown option or column, or
            a value that does not fit its column.
        ConfigurationError: the extra `frames` is not installed.
    """
    table, rejects = build_table(collect_rows(rows), of, read_options(options))
    raise_first_reject(rejects)
    return table


def raise_first_reject(rejects: Sequence[Reject]) -> None:
    """Raise InvalidArgumentError for the first value that does not fit its column, if any."""
    for reject in rejects:
        raise InvalidArgumentError(f"column {reject.column!r}, row {reject.row}: {reject.reason}")


@overload
def to_frame(
    rows: Rows, of: type[Struct] | None = None, *, backend: Literal["pandas"], **options: Unpack[FrameOptions]
) -> PandasFrame: ...


@overload
def to_frame(
    rows: Rows, of: type[Struct] | None = None, *, backend: Literal["polars"], **options: Unpack[FrameOptions]
) -> PolarsFrame: ...


@overload
def to_frame(
    rows: Rows, of: type[Struct] | None = None, *, backend: str | None = None, **options: Unpack[FrameOptions]
) -> Any: ...


def to_frame(
    rows: Rows,
    of: type[Struct] | None = None,
    *,
    backend: str | None = None,
    **options: Unpack[FrameOptions],
) -> Any:
    """Return the rows as a data frame with Arrow-backed columns.

    The columns depend on the struct type and not on the data. They have the order of the fields. Nested
    objects are flattened (`type_title`), lists of numbers or text remain lists, lists of objects and objects
    of unknown form are JSON text. Secrets are omitted. The frame of a bulk result has one row per object,
    with its key columns first; `statuses` has one row per key.

    Args:
        rows: structs, a `Page` or a `BulkResult`.
        of: the type of the rows. It is required if `rows` can be empty.
        backend: "pandas", "polars" or "pyarrow"; by default the first of these that is installed.
        **options: see `FrameOptions`.

    Returns:
        A `pandas.DataFrame`, a `polars.DataFrame` or a `pyarrow.Table`.

    Raises:
        InvalidArgumentError: neither rows nor a type, rows of several types, an unknown option or column, or
            a value that does not fit its column.
        ConfigurationError: the extra `frames` or the backend is not installed.
    """
    return to_backend(to_table(rows, of, **options), backend)


@overload
def statuses(result: BulkResult[Any, Any], *, backend: Literal["pandas"]) -> PandasFrame: ...


@overload
def statuses(result: BulkResult[Any, Any], *, backend: Literal["polars"]) -> PolarsFrame: ...


@overload
def statuses(result: BulkResult[Any, Any], *, backend: str | None = None) -> Any: ...


def statuses(result: BulkResult[Any, Any], *, backend: str | None = None) -> Any:
    """Return a frame with one row per key of a bulk result.

    The columns are those of the key, `status` (ok, missing or failed), `items` (number of rows), `error`
    (class of the error), `http_status` and `message`.

    Raises:
        ConfigurationError: the extra `frames` or the backend is not installed.
    """
    key = find_key(result) or Key((), ())
    keys = [*result.ok, *result.missing, *result.failed]
    errors = list(result.failed.values())
    before = [None] * (len(keys) - len(errors))
    absent = [0] * (len(result.missing) + len(errors))
    items = [len(value) if is_array(value) else 1 for value in result.ok.values()] + absent
    http_statuses = [getattr(error, "status", None) for error in errors]
    columns = [
        *build_key_columns(key, [get_key_parts(item) for item in keys]),
        ColumnValues("status", Kind.TEXT, _list_statuses(result)),
        ColumnValues("items", Kind.INT, items),
        ColumnValues("error", Kind.TEXT, [*before, *(type(error).__name__ for error in errors)]),
        ColumnValues("http_status", Kind.INT, [*before, *http_statuses]),
        ColumnValues("message", Kind.TEXT, [*before, *(error.message for error in errors)]),
    ]
    table, _ = _join_columns([_replace_surrogates(column) for column in columns], Conversion())
    return to_backend(table, backend)


def _list_statuses(result: BulkResult[Any, Any]) -> list[str]:
    return ["ok"] * len(result.ok) + ["missing"] * len(result.missing) + ["failed"] * len(result.failed)


def _replace_surrogates(column: ColumnValues) -> ColumnValues:
    """Return a column whose text can be encoded. Keys and messages can contain lone surrogates."""
    if column.kind is not Kind.TEXT:
        return column
    values = [value and value.encode("utf-8", "replace").decode() for value in column.values]
    return replace(column, values=values)


def build_table(rows: KeyedRows, of: type[Struct] | None, conversion: Conversion) -> tuple[Any, list[Reject]]:
    """Return the Arrow table of the rows that fit, and the rejected values of the other rows.

    Raises:
        InvalidArgumentError: neither rows nor a type, another type than `of`, or an unknown column.
    """
    return build_table_of_columns(list_columns(rows, of), conversion)


def build_table_of_columns(columns: list[ColumnValues], conversion: Conversion) -> tuple[Any, list[Reject]]:
    """Return the Arrow table of the rows that fit, and the rejected values of the other rows.

    Raises:
        InvalidArgumentError: the option `columns` contains an unknown name.
    """
    table, rejects = _join_columns(select_columns(columns, conversion), conversion)
    return (_drop_empty(table) if conversion.drop_empty else table), rejects


def _join_columns(columns: list[ColumnValues], conversion: Conversion) -> tuple[Any, list[Reject]]:
    """Return a table of the rows whose values all fit, and the values that do not fit.

    Raises:
        InvalidArgumentError: each value of a column fits, but all of them together do not.
    """
    pa = import_extra("pyarrow", "frames")
    arrays = [try_array(column.kind, column.values, conversion) for column in columns]
    rejects = [
        reject
        for column, array in zip(columns, arrays, strict=True)
        if array is None
        for reject in find_rejects(column.name, column.kind, column.values, conversion)
    ]
    if rejects:
        columns = drop_rejected_rows(columns, rejects)
        arrays = [try_array(column.kind, column.values, conversion) for column in columns]
    for column, array in zip(columns, arrays, strict=True):
        if array is None:
            raise InvalidArgumentError(f"column {column.name!r}: its values do not fit one Arrow type")
    return pa.Table.from_arrays(arrays, names=[column.name for column in columns]), rejects


def _drop_empty(table: Any) -> Any:
    return table.select([name for name in table.column_names if table[name].null_count < table.num_rows])


def to_backend(table: Any, backend: str | None) -> Any:
    """Convert an Arrow table to a frame of a backend.

    Raises:
        InvalidArgumentError: the backend is unknown.
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
        # narwhals would convert nullable integers to floats and decimals to objects.
        return table.to_pandas(types_mapper=import_extra("pandas", "frames").ArrowDtype)
    return import_extra("narwhals", "frames").from_arrow(table, backend=name).to_native()


def read_arrow_table(frame: Any) -> Any:
    """Convert an eager frame of any backend that narwhals supports to an Arrow table.

    Raises:
        InvalidArgumentError: the value is not a data frame.
    """
    narwhals = import_extra("narwhals", "frames")
    try:
        table = narwhals.from_native(frame, eager_only=True).to_arrow()
    except TypeError:
        raise InvalidArgumentError(f"not a data frame: {type(frame).__name__}") from None
    # Drop the unnamed index of pandas rows that were sorted or filtered; a named index is kept. The pandas
    # metadata is dropped too: pandas cannot read back its own names of Arrow list types.
    kept = [name for name in table.column_names if not name.startswith("__index_level_")]
    return table.select(kept).replace_schema_metadata(None)
