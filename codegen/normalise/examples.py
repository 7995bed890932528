"""Schemas inferred from examples, for responses without a declared schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.naming import is_field_name
from codegen.normalise.schemas import infer_type
from codegen.tree import as_array, is_array, is_object

if TYPE_CHECKING:
    from codegen.tree import Object


def infer_schema(value: Any, depth: int = 0) -> Object:
    """Return a schema for an example: names and types only, nothing required, no formats."""
    if depth > 20 or value is None:
        return {}
    if is_array(value):
        return {"type": "array", "items": _infer_items(value, depth)}
    if is_object(value):
        return _infer_object(value, depth)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return {"type": "number", "example": value}
    return {"type": infer_type(value)}


def _infer_items(values: list[Any], depth: int) -> Object:
    """Return one schema for the items of a list or map. It accepts null if one of them is null."""
    items = _combine([infer_schema(item, depth + 1) for item in values])
    return {**items, "x-nullable": True} if items and None in values else items


def read_json_text(example: Any) -> Any:
    """Return the value of an example that is written as JSON text, or the example itself."""
    if not isinstance(example, str) or not example.lstrip().startswith(("{", "[")):
        return example
    try:
        value = json.loads(example)
    except ValueError:
        return example
    return value if is_object(value) or is_array(value) else example


def _infer_object(value: Object, depth: int) -> Object:
    inner = {name: infer_schema(item, depth + 1) for name, item in value.items()}
    if inner and not any(is_field_name(name) for name in inner):
        # Keys such as ids and dates cannot be field names, so the object is a map.
        return {"type": "object", "additionalProperties": _infer_items(list(value.values()), depth)}
    return {"type": "object", "properties": inner} if inner else {"type": "object"}


def _combine(schemas: list[Object]) -> Object:
    """Return one schema for all items of an array."""
    result: Object = {}
    for schema in schemas:
        if not result:
            result = schema
        elif schema and schema != result:
            result = _combine_pair(result, schema)
    return result


def _combine_pair(left: Object, right: Object) -> Object:
    left_fields, right_fields = left.get("properties"), right.get("properties")
    if is_object(left_fields) and is_object(right_fields):
        names = [*left_fields, *(name for name in right_fields if name not in left_fields)]
        parts = {name: _combine([left_fields.get(name, {}), right_fields.get(name, {})]) for name in names}
        return {"type": "object", "properties": parts}
    if left.get("type") == right.get("type") == "array":
        return {"type": "array", "items": _combine([left["items"], right["items"]])}
    if left.get("type") == right.get("type"):
        return left
    return {"anyOf": [*as_array(left.get("anyOf") or [left]), right]}
