"""Rows of data frames: structs, pages, and bulk results with the key of each row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final, TypeAlias, TypeGuard, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.type_guards import is_array, is_tuple
from altegio_async.bulk import BulkResult
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.column_types import Kind
from altegio_async.pagination import Page

Rows: TypeAlias = BulkResult[Any, Any] | Page[Any] | Iterable[Struct]
"""Accepted as rows of a data frame."""

_FIELD_PREFIX: Final = "item_"  # for a column of a field that has the name of a key column


class Key(Struct, frozen=True):
    """The key columns of a bulk look-up: their names and kinds."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


BY_ID: Final = Key(("location_id", "id"), (Kind.INT, Kind.INT))
_BY_CHAIN: Final = Key(("chain_id", "id"), (Kind.INT, Kind.INT))
BY_PHONE: Final = Key(("location_id", "phone"), (Kind.INT, Kind.TEXT))
BY_CLIENT: Final = Key(("location_id", "client_id"), (Kind.INT, Kind.INT))
BY_LOCATION: Final = Key(("location_id",), (Kind.INT,))
BY_PERIOD: Final = Key(("first_day", "last_day"), (Kind.DATE, Kind.DATE))
_KNOWN: Final = (BY_ID, _BY_CHAIN, BY_PHONE, BY_LOCATION, BY_PERIOD, BY_CLIENT)


class KeyedRows(Struct, frozen=True):
    """Rows of one struct type with the parts of their keys.

    Attributes:
        rows: the structs.
        key: names and kinds of the key columns, or None if the rows have no keys.
        keys: the parts of each row's key.
        kind: the type of the structs, or None without rows.
    """

    rows: Sequence[Struct]
    key: Key | None = None
    keys: Sequence[tuple[Any, ...]] = ()
    kind: type[Struct] | None = None


def collect_rows(rows: Rows) -> KeyedRows:
    """Return the rows with their keys.

    Raises:
        InvalidArgumentError: the rows are not structs, or have several types.
    """
    if isinstance(rows, BulkResult):
        result: BulkResult[Any, Any] = rows  # pyright: ignore[reportUnknownVariableType]
        keyed = attach_keys(list(result.ok.items()), key=find_key(result))
        return keyed if keyed.rows else replace(keyed, kind=_find_row_type(result.kind))
    if isinstance(rows, Page):
        rows = rows.items
    listed: list[Any] = rows if isinstance(rows, list) else list(_check_iterable(rows))
    return KeyedRows(listed, kind=_find_type(listed))


def _find_row_type(kind: Any) -> type[Struct] | None:
    """Return the struct type of a result's values or of the items of their lists."""
    row = next(iter(get_args(kind)), None) if get_origin(kind) is list else kind
    return row if isinstance(row, type) and issubclass(row, Struct) else None


def attach_keys(pairs: Sequence[tuple[Any, Any]], *, key: Key | None) -> KeyedRows:
    """Return the rows of pairs of a key and its value: a struct or a list of structs.

    Raises:
        InvalidArgumentError: the values are not structs, or have several types.
    """
    rows: list[Any] = []
    keys: list[tuple[Any, ...]] = []
    for key_value, value in pairs:
        parts = get_key_parts(key_value)
        if is_array(value):
            rows += value
            keys += [parts] * len(value)
        else:
            rows.append(value)
            keys.append(parts)
    return KeyedRows(rows, key, keys, _find_type(rows))


def find_key(result: BulkResult[Any, Any]) -> Key | None:
    """Return the key columns of a result, from its key names or its first key; None without keys."""
    for known in _KNOWN:
        if known.names == result.key_names:
            return known
    example = next(chain(result.ok, result.missing, result.failed), None)
    if example is None:
        return None
    parts = get_key_parts(example)
    kinds = tuple(_find_kind(part) for part in parts)
    for known in _KNOWN:
        if known.kinds == kinds:
            return known
    return Key(tuple(f"key_{number}" for number in range(1, len(parts) + 1)), kinds)


def _find_kind(part: Any) -> Kind:
    if type(part) is int:
        return Kind.INT
    return Kind.DATE if isinstance(part, dt.date) else Kind.TEXT


def get_key_parts(key: Any) -> tuple[Any, ...]:
    """Return the parts of a key; a key that is not a tuple has one part."""
    return key if is_tuple(key) else (key,)


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Struct))


def choose_field_column_name(column: str, key: Key | None) -> str:
    """Return the name of a field's column in a frame with these key columns."""
    return _FIELD_PREFIX + column if key is not None and column in key.names else column


def _check_iterable(rows: Any) -> Iterable[Any]:
    if _is_iterable(rows):
        return rows
    raise InvalidArgumentError(
        f"rows must be structs in a list or another iterable, a Page or a BulkResult, "
        f"got {type(rows).__name__}"
    )


def _find_type(rows: Sequence[Any]) -> type[Struct] | None:
    """Return the type of all rows, or None without rows.

    Raises:
        InvalidArgumentError: the rows are not structs, or have several types.
    """
    kinds = set(map(type, rows))
    if not kinds:
        return None
    if len(kinds) > 1:
        names = ", ".join(sorted(kind.__name__ for kind in kinds))
        raise InvalidArgumentError(f"rows must have one type, got {names}: create one frame per type")
    (kind,) = kinds
    if not issubclass(kind, Struct):
        raise InvalidArgumentError(f"rows must be structs of altegio_async.models, got {kind.__name__}")
    return kind
