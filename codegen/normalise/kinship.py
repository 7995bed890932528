"""What tells one schema from another, and what lies below it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.naming import pascal, words
from codegen.normalise.shapes import kinds
from codegen.tree import as_array, as_object, is_array, is_object, text_of

if TYPE_CHECKING:
    from codegen.normalise.shapes import Shapes
    from codegen.tree import Object


_SHAPING = {
    "properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "enum", "const",
}  # fmt: skip


def identity(member: Object, flat: Object) -> str:
    """What tells one member of a union from another: its name, else its shape."""
    return text_of(flat.get("x-altegio-model")) or text_of(member.get("$ref")) or spelling_free(flat)


def undecorated(schema: Object) -> Object:
    """The reference to which a schema adds no more than words, or null; else the schema itself."""
    parts = as_array(schema.get("allOf"))
    alone = len(parts) == 1 and text_of(as_object(parts[0]).get("$ref")).startswith("#/components/schemas/")
    if not alone or any(key in _SHAPING or key.startswith("x-altegio-") for key in schema):
        return schema
    return as_object(parts[0])


def telling(members: list[Object], shapes: Shapes) -> bool:
    """Whether the members of a union say anything of the value's type, not just what is required."""
    return any(kinds(flat) or shapes.members(flat) for flat in map(shapes.flat, members))


def children(node: Object) -> list[Object]:
    """The schemas right below a schema."""
    found = [*as_object(node.get("properties")).values()]
    found += [node[key] for key in ("items", "additionalProperties") if key in node]
    for key in ("oneOf", "anyOf", "allOf"):
        found += as_array(node.get(key))
    return [child for child in found if is_object(child)]


def spelling_free(node: Any) -> str:
    """A schema as text, without descriptions and with references by the class they lead to."""

    def plain(value: Any) -> Any:
        if is_object(value):
            return {
                key: pascal(words(inner)) if key == "$ref" and isinstance(inner, str) else plain(inner)
                for key, inner in value.items()
                if key not in {"description", "title", "example", "examples"} or is_object(inner)
            }
        return [plain(item) for item in value] if is_array(value) else value

    return json.dumps(plain(node), sort_keys=True)
