"""What can be made a frame: structs, pages, and bulk results with the keys of their rows."""

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

Rows: TypeAlias = "BulkResult[Any, Any] | Page[Any] | Iterable[Struct]"
"""What frames are made of."""

_OWN: Final = "item_"  # goes before a field's column whose name a key has


class Key(Struct, frozen=True):
    """The key columns of a bulk look-up: their names and kinds."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


BY_ID: Final = Key(("location_id", "id"), (Kind.INT, Kind.INT))
BY_PHONE: Final = Key(("location_id", "phone"), (Kind.INT, Kind.TEXT))
BY_LOCATION: Final = Key(("location_id",), (Kind.INT,))
BY_PERIOD: Final = Key(("first_day", "last_day"), (Kind.DATE, Kind.DATE))
_KNOWN: Final = (BY_ID, BY_PHONE, BY_LOCATION, BY_PERIOD)


class Material(Struct, frozen=True):
    """Rows of one struct type, and beside each of them its key's parts.

    Attributes:
        rows: the structs.
        key: names and kinds of the key columns; None when the rows have none.
        keys: for each row the parts of its key.
        kind: the type of the structs; None when there are none to tell it.
    """

    rows: Sequence[Struct]
    key: Key | None = None
    keys: Sequence[tuple[Any, ...]] = ()
    kind: type[Struct] | None = None


def material(rows: Rows) -> Material:
    """Sort out what was given.

    Raises:
        InvalidArgumentError: not rows of a struct type, or rows of several types.
    """
    if isinstance(rows, BulkResult):
        found = keyed(list(rows.ok.items()), key=key_of(rows))
        return found if found.rows else replace(found, kind=_row_type(rows.kind))
    if isinstance(rows, Page):
        rows = rows.items
    listed: list[Any] = rows if isinstance(rows, list) else list(_iterable(rows))
    return Material(listed, kind=_one_kind(listed))


def _row_type(kind: Any) -> type[Struct] | None:
    """The struct of a result's values: themselves, or what their lists hold."""
    row = next(iter(get_args(kind)), None) if get_origin(kind) is list else kind
    return row if isinstance(row, type) and issubclass(row, Struct) else None


def keyed(pairs: Sequence[tuple[Any, Any]], *, key: Key | None) -> Material:
    """Keys and what was found for them: a struct, or a list of them.

    Raises:
        InvalidArgumentError: the values are no structs, or of several types.
    """
    rows: list[Any] = []
    keys: list[tuple[Any, ...]] = []
    for asked, value in pairs:
        parts = parts_of(asked)
        if is_array(value):
            rows += value
            keys += [parts] * len(value)
        else:
            rows.append(value)
            keys.append(parts)
    return Material(rows, key, keys, _one_kind(rows))


def key_of(result: BulkResult[Any, Any]) -> Key | None:
    """What the keys of a result are: as it says itself, else from one of them; None without one."""
    for known in _KNOWN:
        if known.names == result.key_names:
            return known
    example = next(chain(result.ok, result.missing, result.failed), None)
    if example is None:
        return None
    parts = parts_of(example)
    kinds = tuple(_kind(part) for part in parts)
    for known in _KNOWN:
        if known.kinds == kinds:
            return known
    return Key(tuple(f"key_{place}" for place in range(1, len(parts) + 1)), kinds)


def _kind(part: Any) -> Kind:
    if type(part) is int:
        return Kind.INT
    return Kind.DATE if isinstance(part, dt.date) else Kind.TEXT


def parts_of(key: Any) -> tuple[Any, ...]:
    """The parts of a key; a key that is no tuple is its own only part."""
    return key if is_tuple(key) else (key,)


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Struct))


def own_name(column: str, key: Key | None) -> str:
    """The name of a field's column beside the key columns."""
    return _OWN + column if key is not None and column in key.names else column


def _iterable(rows: Any) -> Iterable[Any]:
    if _is_iterable(rows):
        return rows
    raise InvalidArgumentError(
        f"rows must be structs in a list or another iterable, a Page or a BulkResult, "
        f"got {type(rows).__name__}"
    )


def _one_kind(rows: Sequence[Any]) -> type[Struct] | None:
    kinds = set(map(type, rows))
    if not kinds:
        return None
    if len(kinds) > 1:
        names = ", ".join(sorted(kind.__name__ for kind in kinds))
        raise InvalidArgumentError(f"rows must all be of one type, got {names}: make a frame of each")
    (kind,) = kinds
    if not issubclass(kind, Struct):
        raise InvalidArgumentError(f"rows must be structs of altegio_async.models, got {kind.__name__}")
    return kind
