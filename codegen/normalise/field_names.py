"""What the fields of a struct are called in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.naming import STRUCT_METHODS, choose_python_name, to_snake_case, translate
from codegen.tree import Object, as_object, as_string

if TYPE_CHECKING:
    from collections.abc import Mapping


def choose_field_names(properties: Object, renames: Mapping[str, str]) -> dict[str, str]:
    """Python names by wire name; a name that needs no change is never lost to one that does."""
    result: dict[str, str] = {}
    overrides = {
        wire: as_string(as_object(schema).get("x-altegio-name")) for wire, schema in properties.items()
    }

    def get_rank(wire: str) -> int:
        plain = to_snake_case(wire)
        return 0 if overrides[wire] else 1 if plain == wire == translate(plain, renames) else 2

    for wire in sorted(properties, key=get_rank):
        taken = STRUCT_METHODS.union(result.values())
        result[wire] = (
            choose_python_name(overrides[wire], {}, taken)
            if overrides[wire]
            else choose_python_name(wire, renames, taken)
        )
    return result
