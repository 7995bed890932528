"""Which kind of column a field's annotation makes. Pure: nothing of any frame library is here."""

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
    """What the cells of a column are."""

    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    TEXT = "text"
    DECIMAL = "decimal"
    MOMENT = "moment"
    DATE = "date"
    TIME = "time"
    JSON = "json"  # a text that is JSON: lists of objects, objects of unknown form
    MIXED = "mixed"  # a text: texts as they are, everything else as JSON
    NAIVE = "naive"  # the date-times of a MOMENT that came without a zone


class ListOf(Struct, frozen=True):
    """A list of plain values of one kind."""

    item: Kind


class Nested(Struct, frozen=True):
    """Another struct, whose fields become columns."""

    struct: type[Struct]


Shape: TypeAlias = Kind | ListOf | Nested
_NOTHING: Final = frozenset({type(None), UnsetType})
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


def shape_of(annotation: Any) -> Shape | None:
    """The shape of a field; None for a secret, which has no place in a frame."""
    members = _members(annotation)
    if Secret in members:
        return None
    shapes = {_single(member) for member in members}
    if len(shapes) == 1:
        return shapes.pop()
    return Kind.MIXED if shapes else Kind.JSON


def _members(annotation: Any) -> list[Any]:
    """The types that a value may have, without the ways to say nothing."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return [member for part in get_args(annotation) for member in _members(part)]
    if origin is Literal:
        return [kind for kind in dict.fromkeys(map(type, get_args(annotation))) if kind not in _NOTHING]
    return [] if annotation in _NOTHING else [annotation]


def _single(annotation: Any) -> Shape:
    origin = get_origin(annotation) or annotation
    if not isinstance(origin, type):
        return Kind.JSON
    for known, kind in _SCALARS:
        if issubclass(origin, known):
            return kind
    if issubclass(origin, Struct):
        return Nested(origin)
    if issubclass(origin, Sequence) and not issubclass(origin, (bytes, bytearray)):
        return _list(get_args(annotation))
    return Kind.JSON


def _list(arguments: tuple[Any, ...]) -> Shape:
    item = shape_of(arguments[0]) if arguments else Kind.JSON
    return ListOf(item) if isinstance(item, Kind) and item in _IN_LISTS else Kind.JSON
