"""Checks of plain values in schemas: numbers, counts and patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.tree import is_array, is_object

if TYPE_CHECKING:
    from codegen.tree import Object

NUMBERS = ("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum")
COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")


def imply_type(schema: Object) -> str | None:
    """Return the type that the keywords of a schema imply, or None."""
    if "properties" in schema or is_object(schema.get("additionalProperties")):
        return "object"
    return "array" if "items" in schema else None


def is_number(value: Any) -> bool:
    """Return whether the value is a JSON number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_count(value: Any) -> bool:
    """Return whether the value is a non-negative integer."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def list_strings(value: Any) -> list[str]:
    """Return the strings of a list, or an empty list for any other value."""
    return [item for item in value if isinstance(item, str)] if is_array(value) else []


def is_regex(pattern: str) -> bool:
    """Return whether the pattern is a valid regular expression."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
