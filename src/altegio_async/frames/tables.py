"""From rows to Arrow tables, and from those to the frames of pandas and polars."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from altegio_async._core.type_guards import is_array
from altegio_async._extras import need
from altegio_async.errors import ConfigurationError, InvalidArgumentError
from altegio_async.frames.arrays import Conversion, array_of
from altegio_async.frames.column_types import Kind
from altegio_async.frames.columns import layout_of
from altegio_async.frames.rows import BY_ID, Key, Material, key_of, material, own_name, parts_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from msgspec import Struct

    from altegio_async.bulk import BulkResult
    from altegio_async.frames.column_types import ListOf
    from altegio_async.frames.rows import Rows

_PREFERRED: Final = ("pandas", "polars", "pyarrow")


def column_names(of: type[Struct]) -> list[str]:
    """The names of the columns that structs of a type give, in order."""
    return layout_of(of).names


def to_table(
    rows: Rows, of: type[Struct] | None = None, *, scale: int = 2, zone: dt.tzinfo | None = None
) -> Any:
    """The rows as a `pyarrow.Table`. See `to_frame` for the arguments.

    Raises:
        InvalidArgumentError: no rows and no type, rows of several types, or a value that fits no column.
        ConfigurationError: the extra [frames] is not installed.
    """
    return table_of(material(rows), of, Conversion(scale, zone))


def to_frame(
    rows: Rows,
    of: type[Struct] | None = None,
    *,
    backend: str | None = None,
    scale: int = 2,
    zone: dt.tzinfo | None = None,
) -> Any:
    """The rows as a data frame with Arrow-backed columns.

    Columns come from the struct type and not from the data: always the same ones, in the order of the
    fields. Objects within objects are flattened (`type_title`), lists of numbers or texts stay lists, lists
    of objects and objects of unknown form are JSON texts. Secrets are left out. The frame of a bulk result
    has a row for each thing found, its key's columns first; `statuses` gives those of the keys.

    Args:
        rows: structs, a `Page` or a `BulkResult`.
        of: the rows' type, so that no rows give a frame with columns too.
        backend: "pandas", "polars" or "pyarrow"; by default the first of these that is installed.
        scale: decimals of money columns, Decimal(38, scale). A value with more is refused, not rounded.
        zone: the zone in which date-times without a zone are meant. Left out they are not moments: each
            date-time column `x` has a companion `x_naive` that holds them as they were sent.

    Returns:
        A `pandas.DataFrame`, a `polars.DataFrame` or a `pyarrow.Table`.

    Raises:
        InvalidArgumentError: no rows and no type, rows of several types, or a value that fits no column.
        ConfigurationError: the extra [frames] or the backend is not installed.
    """
    return native(to_table(rows, of, scale=scale, zone=zone), backend)


def statuses(result: BulkResult[Any, Any], *, backend: str | None = None) -> Any:
    """A frame with a row for each key of a bulk result: what became of it, how many rows it has, and why.

    Its columns are those of the key, `status` (ok, missing or failed), `items`, `error` (the class),
    `http_status` and `message`.

    Raises:
        ConfigurationError: the extra [frames] or the backend is not installed.
    """
    key = key_of(result) or Key((), ())
    keys = [*result.ok, *result.missing, *result.failed]
    errors = list(result.failed.values())
    before = [None] * (len(keys) - len(errors))
    absent = [0] * (len(result.missing) + len(errors))
    data: list[tuple[str, Kind | ListOf, list[Any]]] = [
        *_key_columns(key, [parts_of(asked) for asked in keys]),
        ("status", Kind.TEXT, _states(result)),
        ("items", Kind.INT, [len(v) if is_array(v) else 1 for v in result.ok.values()] + absent),
        ("error", Kind.TEXT, [*before, *(type(error).__name__ for error in errors)]),
        ("http_status", Kind.INT, [*before, *(getattr(error, "status", None) for error in errors)]),
        ("message", Kind.TEXT, [*before, *(str(error) for error in errors)]),
    ]
    return native(_table(data, Conversion()), backend)


def _states(result: BulkResult[Any, Any]) -> list[str]:
    return ["ok"] * len(result.ok) + ["missing"] * len(result.missing) + ["failed"] * len(result.failed)


def table_of(given: Material, of: type[Struct] | None, conversion: Conversion) -> Any:
    """The Arrow table of rows and their keys."""
    if of is not None and given.kind is not None and given.kind is not of:
        raise InvalidArgumentError(f"the rows are {given.kind.__name__}, not {of.__name__}")
    kind = of or given.kind
    if kind is None:
        raise InvalidArgumentError("there are no rows to tell their type by: pass it, such as of=GiftCard")
    layout = layout_of(kind)
    key = given.key
    columns = _key_columns(key, given.keys) if key is not None else []
    for column, values in zip(layout.columns, layout.values(given.rows), strict=True):
        if key is not BY_ID or column.name != "id":  # the key's id is the row's
            columns.append((own_name(column.name, key), column.kind, values))
    return _table(columns, conversion)


def _key_columns(key: Key, keys: Iterable[tuple[Any, ...]]) -> list[tuple[str, Kind | ListOf, list[Any]]]:
    listed = list(keys)
    return [
        (name, kind, [parts[place] for parts in listed])
        for place, (name, kind) in enumerate(zip(key.names, key.kinds, strict=True))
    ]


def _table(columns: list[tuple[str, Kind | ListOf, list[Any]]], conversion: Conversion) -> Any:
    pa = need("pyarrow", "frames")
    arrays = [array_of(name, kind, values, conversion) for name, kind, values in columns]
    return pa.Table.from_arrays(arrays, names=[name for name, _, _ in columns])


def native(table: Any, backend: str | None) -> Any:
    """An Arrow table as the frame of a backend.

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
        raise ConfigurationError(f"{name} is not installed: pip install {name}, or take another backend")
    if name == "pandas":
        # The general way would turn whole numbers with a gap into floats and decimals into objects.
        return table.to_pandas(types_mapper=need("pandas", "frames").ArrowDtype)
    return need("narwhals", "frames").from_arrow(table, backend=name).to_native()


def arrow_of(frame: Any) -> Any:
    """The Arrow table of any eager frame that narwhals knows.

    Raises:
        InvalidArgumentError: it is no data frame.
    """
    narwhals = need("narwhals", "frames")
    try:
        table = narwhals.from_native(frame, eager_only=True).to_arrow()
    except TypeError:
        raise InvalidArgumentError(f"not a data frame: {type(frame).__name__}") from None
    # The index that pandas keeps of rows that were sorted or filtered; one with a name was set on purpose.
    return table.select([name for name in table.column_names if not name.startswith("__index_level_")])
