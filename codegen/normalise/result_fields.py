"""Fields that the description of one operation states in its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.tree import Object, as_object

if TYPE_CHECKING:
    from codegen.normalise.schemas import SchemaReader


class ResultFields:
    """Finds fields in the result of an operation by its own schema.

    A struct is not sufficient for that: structs with the same name are one struct with the fields of all of
    them, so it has fields that only other operations describe.

    Args:
        reader: reads the schemas.
        results: the schemas of the results by operation id.
    """

    def __init__(self, reader: SchemaReader, results: dict[str, Object]) -> None:
        self._reader = reader
        self._results = results

    def has_place(self, identity: str, place: str) -> bool:
        """Return whether the result of an operation has a place, given as wire names with dots.

        If the result is a list, the place is one of its items.
        """
        schemas = [self._results.get(identity, {})]
        for wire in place.split("."):
            found = [self._get_properties(schema).get(wire) for schema in self._list_objects(schemas)]
            schemas = [as_object(schema) for schema in found if schema is not None]
        return bool(schemas)

    def _list_objects(self, schemas: list[Object]) -> list[Object]:
        """Return the schemas and their alternatives, and the items of those that are lists."""
        parts = [part for schema in schemas for part in self._list_alternatives(schema)]
        items = [as_object(self._reader.flatten(part).get("items")) for part in parts]
        return [*parts, *(part for item in items for part in self._list_alternatives(item))]

    def _list_alternatives(self, schema: Object) -> list[Object]:
        return [schema, *(self._reader.list_members(self._reader.flatten(schema)) or [])]

    def _get_properties(self, schema: Object) -> Object:
        return as_object(self._reader.flatten(schema).get("properties"))
