"""Schemas told from examples, for answers that the description shows but does not describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.naming import is_word
from codegen.normalise.shapes import kind_of
from codegen.tree import as_array, is_array, is_object

if TYPE_CHECKING:
    from codegen.tree import Object


def infer(value: Any, depth: int = 0) -> Object:
    """A schema from an example: names and kinds, nothing required, no formats."""
    if depth > 20 or value is None:
        return {}
    if is_array(value):
        return {"type": "array", "items": _together([infer(item, depth + 1) for item in value])}
    if is_object(value):
        return _mapping(value, depth)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return {"type": "number", "example": value}
    return {"type": kind_of(value)}


def _mapping(value: Object, depth: int) -> Object:
    inner = {name: infer(item, depth + 1) for name, item in value.items()}
    if inner and not any(is_word(name) for name in inner):
        # Keys that no field could have, such as ids and dates: a map and no struct.
        return {"type": "object", "additionalProperties": _together(list(inner.values()))}
    return {"type": "object", "properties": inner} if inner else {"type": "object"}


def _together(schemas: list[Object]) -> Object:
    """One schema for the items of an array."""
    result: Object = {}
    for schema in schemas:
        if not result:
            result = schema
        elif schema and schema != result:
            result = _both(result, schema)
    return result


def _both(left: Object, right: Object) -> Object:
    mine, theirs = left.get("properties"), right.get("properties")
    if is_object(mine) and is_object(theirs):
        names = [*mine, *(name for name in theirs if name not in mine)]
        parts = {name: _together([mine.get(name, {}), theirs.get(name, {})]) for name in names}
        return {"type": "object", "properties": parts}
    if left.get("type") == right.get("type") == "array":
        return {"type": "array", "items": _together([left["items"], right["items"]])}
    if left.get("type") == right.get("type"):
        return left
    return {"anyOf": [*as_array(left.get("anyOf") or [left]), right]}
