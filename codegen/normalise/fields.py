"""What the fields of a struct are called in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.naming import python_name, snake, translate
from codegen.tree import Object, as_object, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def field_names(properties: Object, renames: Mapping[str, str]) -> dict[str, str]:
    """Python names by wire name; a name that needs no change is never lost to one that does."""
    result: dict[str, str] = {}
    given = {wire: text_of(as_object(schema).get("x-altegio-name")) for wire, schema in properties.items()}

    def rank(wire: str) -> int:
        plain = snake(wire)
        return 0 if given[wire] else 1 if plain == wire == translate(plain, renames) else 2

    for wire in sorted(properties, key=rank):
        taken = set(result.values())
        result[wire] = (
            python_name(given[wire], {}, taken) if given[wire] else python_name(wire, renames, taken)
        )
    return result
