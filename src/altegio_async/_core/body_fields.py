"""Fields of the structs of request bodies, by Python name and wire name, and the types that they accept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct, inspect

from altegio_async._core.decoders import inspect_type

_known_fields: Final[dict[type[Struct], dict[str, inspect.Field]]] = {}


def map_fields(cls: type[Struct]) -> Mapping[str, inspect.Field]:
    """Return the fields of a struct by Python name and by wire name. Python names have priority."""
    if cls not in _known_fields:
        _add_known_fields(inspect_type(cls))
    return _known_fields[cls]


def _add_known_fields(info: inspect.Type) -> None:
    """Remember the fields of the structs in a type, because each further inspection is slow."""
    if isinstance(info, inspect.StructType):
        if info.cls not in _known_fields:
            _known_fields[info.cls] = {field.encode_name: field for field in info.fields} | {
                field.name: field for field in info.fields
            }
            for field in info.fields:
                _add_known_fields(field.type)
    elif isinstance(info, inspect.UnionType):
        for member in info.types:
            _add_known_fields(member)
    elif isinstance(info, inspect.ListType):
        _add_known_fields(info.item_type)
    elif isinstance(info, inspect.DictType):
        _add_known_fields(info.value_type)


def list_members(info: inspect.Type) -> tuple[inspect.Type, ...]:
    """Return the members of a union, or the type itself."""
    return info.types if isinstance(info, inspect.UnionType) else (info,)


def is_struct_only(info: inspect.Type) -> bool:
    """Return whether a type accepts structs and nothing else, apart from null."""
    return all(isinstance(member, (inspect.StructType, inspect.NoneType)) for member in list_members(info))


def has_refused_null(struct: type[Struct], row: Mapping[str, Any]) -> bool:
    """Return whether a row by wire name has None in a field that does not accept null."""
    types = {field.encode_name: field.type for field in map_fields(struct).values()}
    return any(
        item is None and not any(isinstance(member, inspect.NoneType) for member in list_members(types[name]))
        for name, item in row.items()
    )


def find_struct(info: inspect.Type) -> type[Struct] | None:
    """Return the struct of a field, of the items of a list, or of the values of a mapping."""
    if isinstance(info, inspect.StructType):
        return info.cls
    if isinstance(info, inspect.ListType):
        return find_struct(info.item_type)
    if isinstance(info, inspect.DictType):
        return find_struct(info.value_type)
    if isinstance(info, inspect.UnionType):
        return next((struct for member in info.types if (struct := find_struct(member))), None)
    return None
