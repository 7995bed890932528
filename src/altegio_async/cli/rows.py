"""From structs to what files hold: plain JSON values, and rows of cells under fixed columns."""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Union, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from altegio_async._core.shapes import is_array, is_object

__all__ = ["Column", "cell", "columns_of", "plain", "to_json"]

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


class Column(Struct, frozen=True):
    """A column and the places its value may stand in; the first that is not empty counts.

    Nested objects are spread out under their field's name (`type_title`). A gift card has both a
    `type_id` and a `type` with an `id`: they are one column.
    """

    name: str
    paths: tuple[tuple[str, ...], ...]


@lru_cache
def columns_of(kind: type[Struct]) -> tuple[Column, ...]:
    """The columns of a kind of struct, in the order of its fields, whatever the rows hold."""
    places: dict[str, list[tuple[str, ...]]] = {}
    for path in _paths(kind, (kind,)):
        places.setdefault("_".join(path).rstrip("_"), []).append(path)
    return tuple(Column(name, tuple(paths)) for name, paths in places.items())


def _paths(kind: type[Struct], above: tuple[type[Struct], ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for field in structs.fields(kind):
        nested = _nested(field.type)
        if nested is None or nested in above:
            found.append((field.name,))
        else:
            found += [(field.name, *rest) for rest in _paths(nested, (*above, nested))]
    return found


def _nested(annotation: Any) -> type[Struct] | None:
    """The struct that a field holds, if it holds one struct or nothing."""
    if get_origin(annotation) in {Union, types.UnionType}:
        kinds = [kind for kind in get_args(annotation) if kind is not types.NoneType]
        annotation = kinds[0] if len(kinds) == 1 else None
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return annotation
    return None


def cell(row: Struct, column: Column) -> Any:
    """The value of a column: a scalar, or JSON text where a list or an object stands."""
    for path in column.paths:
        value: Any = row
        for name in path:
            value = getattr(value, name, None)
        if value is not None:
            return to_json(value).decode() if isinstance(value, list | dict | Struct) else value
    return None


def plain(value: Any) -> Any:
    """The value with structs as dicts under their Python names, not those of the wire."""
    if isinstance(value, Struct):
        return {name.rstrip("_"): plain(getattr(value, name)) for name in value.__struct_fields__}
    if is_array(value):
        return [plain(item) for item in value]
    if is_object(value):
        return {key: plain(item) for key, item in value.items()}
    return value


def to_json(value: Any) -> bytes:
    """JSON on one line: money as exact numbers, times in ISO 8601."""
    return _ENCODER.encode(plain(value))


def in_words(value: Any) -> str:
    """A cell for reading: dates without seconds, money without needless zeros, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)
