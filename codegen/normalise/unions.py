"""Unions of type schemas that msgspec can decode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.plan import REF

if TYPE_CHECKING:
    from codegen.tree import Object

_ANY: Object = {}
_TEXT = {"type": "string"}


def combine(choices: list[Object]) -> Object:
    """Return the union of some types, adapted to alternatives that the decoder can distinguish."""
    parts = _deduplicate([part for choice in choices for part in list_parts(choice)])
    if any(part == _ANY for part in parts):
        return {}
    parts = _merge_arrays(parts)
    parts = _merge_mappings(parts)
    parts = _merge_strings(parts)
    if {"type": "integer"} not in parts and {"type": "number"} in parts and len(parts) > 1:
        parts.insert(parts.index({"type": "number"}), {"type": "integer"})
    if len(parts) == 1:
        return parts[0]
    return {"oneOf": parts} if parts else {}


def list_parts(type_schema: Object) -> list[Object]:
    """Return the alternatives of a union, or the type itself if it is not a union."""
    return list(type_schema["oneOf"]) if "oneOf" in type_schema else [type_schema]


def is_list(type_schema: Object) -> bool:
    """Return whether a type is a list."""
    return type_schema.get("type") == "array"


def is_mapping(type_schema: Object) -> bool:
    """Return whether a type is a struct or a free object."""
    return REF in type_schema or type_schema.get("type") == "object"


def _deduplicate(parts: list[Object]) -> list[Object]:
    return [part for number, part in enumerate(parts) if part not in parts[:number]]


def _merge_arrays(parts: list[Object]) -> list[Object]:
    """Merge all array types into one with the combined item type."""
    arrays = [part for part in parts if part.get("type") == "array"]
    if len(arrays) < 2:
        return parts
    items = combine([part["items"] for part in arrays])
    return [*(part for part in parts if part not in arrays), {"type": "array", "items": items}]


def _merge_mappings(parts: list[Object]) -> list[Object]:
    """Reduce object types to one: a struct replaces free mappings, two structs become any value."""
    structs = [part for part in parts if REF in part]
    mappings = [part for part in parts if part.get("type") == "object"]
    if len(structs) > 1:
        return [{}]
    if structs:
        return [part for part in parts if part not in mappings]
    if len(mappings) > 1:
        free: Object = {"type": "object", "additionalProperties": True}
        return [*(part for part in parts if part not in mappings), free]
    return parts


def _merge_strings(parts: list[Object]) -> list[Object]:
    """Merge strings of different formats, and codes with a wider string type, into plain strings."""
    strings = [part for part in parts if part.get("type") == "string"]
    formats = {
        str(part.get("format") or part.get("customTypePath") or "") for part in strings if "enum" not in part
    }
    if len(formats) > 1 or (formats - {""} and any("enum" in part for part in strings)):
        coded = [part for part in strings if "enum" in part]
        return [*(part for part in parts if part not in strings), *coded, _TEXT]
    decimals = [part for part in parts if part.get("format") == "decimal"]
    if any(part not in decimals for part in strings) and decimals:
        return [*(part for part in parts if part not in [*decimals, *strings]), _TEXT]
    if decimals and {"type": "number"} in parts:
        parts = [part for part in parts if part not in ({"type": "number"}, {"type": "integer"})]
    return parts


def add_null(type_schema: Object) -> Object:
    """Return the type with null as an additional value."""
    parts = type_schema.get("oneOf", [type_schema])
    return {"oneOf": [*parts, {"type": "null"}]} if {"type": "null"} not in parts else type_schema


def choose_empty_value(type_schema: Object) -> str:
    """Return the value that a field has for an empty array: an empty dictionary for a map, else None."""
    return "{}" if type_schema.get("type") == "object" else "None"
