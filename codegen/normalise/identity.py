"""Identity and children of schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.naming import split_words, to_pascal_case
from codegen.normalise.schemas import get_types
from codegen.tree import as_array, as_object, as_string, is_array, is_object

if TYPE_CHECKING:
    from codegen.normalise.schemas import SchemaReader
    from codegen.tree import Object


_SHAPING = {
    "properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "enum", "const",
}  # fmt: skip


def identify(member: Object, flat: Object) -> str:
    """Return a key for a member of a union: its name if it has one, else its canonical text."""
    return as_string(flat.get("x-altegio-model")) or as_string(member.get("$ref")) or render_canonical(flat)


def strip_decoration(schema: Object) -> Object:
    """Return the reference that a schema only decorates with texts or null, else the schema itself."""
    parts = [as_object(part) for part in as_array(schema.get("allOf"))]
    references = [part for part in parts if as_string(part.get("$ref")).startswith("#/components/schemas/")]
    decorations = [schema, *(part for part in parts if part not in references)]
    if len(references) != 1 or any(map(_is_shaping, decorations)):
        return schema
    return references[0]


def _is_shaping(schema: Object) -> bool:
    """Return whether a schema adds more to an `allOf` than texts or null."""
    return any(key in _SHAPING or key.startswith("x-altegio-") for key in schema if key != "allOf") or (
        "$ref" in schema or get_types(schema) not in ({"object"}, set())
    )


def has_typed_member(members: list[Object], reader: SchemaReader) -> bool:
    """Return whether a member of a union restricts the type of the value."""
    return any(get_types(flat) or reader.list_members(flat) for flat in map(reader.flatten, members))


def list_children(node: Object) -> list[Object]:
    """Return the schemas directly below a schema."""
    schemas = [*as_object(node.get("properties")).values()]
    schemas += [node[key] for key in ("items", "additionalProperties") if key in node]
    for key in ("oneOf", "anyOf", "allOf"):
        schemas += as_array(node.get(key))
    return [child for child in schemas if is_object(child)]


def render_canonical(node: Any) -> str:
    """Return a schema as text without descriptions, with references replaced by class names."""

    def simplify(value: Any) -> Any:
        if is_object(value):
            return {
                key: to_pascal_case(split_words(inner))
                if key == "$ref" and isinstance(inner, str)
                else simplify(inner)
                for key, inner in value.items()
                if key not in {"description", "title", "example", "examples"} or is_object(inner)
            }
        return [simplify(item) for item in value] if is_array(value) else value

    return json.dumps(simplify(node), sort_keys=True)
