"""Column kinds of fields, derived from their annotations. Imports no data frame library."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct, UnsetType

from altegio_async._core.redact import Secret


class Kind(StrEnum):
    """The kind of a column's cells."""

    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    TEXT = "text"
    DECIMAL = "decimal"
    MOMENT = "moment"
    DATE = "date"
    TIME = "time"
    JSON = "json"  # JSON text: lists of objects, objects of unknown form
    MIXED = "mixed"  # text: strings unchanged, all other values as JSON
    NAIVE = "naive"  # date-times of a MOMENT field that have no zone


class ListOf(Struct, frozen=True):
    """A list of plain values of one kind."""

    item: Kind


class Nested(Struct, frozen=True):
    """A nested struct, whose fields become columns."""

    struct: type[Struct]


Shape: TypeAlias = Kind | ListOf | Nested
_NOTHING: Final[frozenset[object]] = frozenset({type(None), UnsetType, tuple[()]})
"""Types of an absent value. `tuple[()]` is `EmptyArray`, which structs replace by None."""
_SCALARS: Final[tuple[tuple[type, Kind], ...]] = (  # bool before int and datetime before date: subclasses
    (bool, Kind.BOOL),
    (IntEnum, Kind.INT),
    (StrEnum, Kind.TEXT),
    (Enum, Kind.MIXED),
    (int, Kind.INT),
    (float, Kind.FLOAT),
    (str, Kind.TEXT),
    (Decimal, Kind.DECIMAL),
    (dt.datetime, Kind.MOMENT),
    (dt.date, Kind.DATE),
    (dt.time, Kind.TIME),
)
_IN_LISTS: Final = frozenset({Kind.INT, Kind.FLOAT, Kind.BOOL, Kind.TEXT})


def get_shape(annotation: Any) -> Shape | None:
    """Return the shape of a field, or None for a secret, which has no column."""
    members = _flatten_union(annotation)
    if Secret in members:
        return None
    shapes = {_get_shape(member) for member in members}
    if len(shapes) == 1:
        return shapes.pop()
    return Kind.MIXED if shapes else Kind.JSON


def _flatten_union(annotation: Any) -> list[Any]:
    """Return the types of an annotation without None and UnsetType."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flatten_union(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return [member for part in get_args(annotation) for member in _flatten_union(part)]
    if origin is Literal:
        return [kind for kind in dict.fromkeys(map(type, get_args(annotation))) if kind not in _NOTHING]
    return [] if annotation in _NOTHING else [annotation]


def _get_shape(annotation: Any) -> Shape:
    origin = get_origin(annotation) or annotation
    if not isinstance(origin, type):
        return Kind.JSON
    for known, kind in _SCALARS:
        if issubclass(origin, known):
            return kind
    if issubclass(origin, Struct):
        return Nested(origin)
    if issubclass(origin, Sequence) and not issubclass(origin, (bytes, bytearray)):
        return _get_list_shape(get_args(annotation))
    return Kind.JSON


def _get_list_shape(arguments: tuple[Any, ...]) -> Shape:
    item = get_shape(arguments[0]) if arguments else Kind.JSON
    return ListOf(item) if isinstance(item, Kind) and item in _IN_LISTS else Kind.JSON
