"""Contradictions between the examples and schemas of a description. Both have to decode."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from codegen.normalise.examples import infer_schema
from codegen.normalise.scalars import is_date
from codegen.normalise.schemas import get_types, is_nullable, is_structure
from codegen.tree import as_object, is_array, is_object

if TYPE_CHECKING:
    from codegen.normalise.schemas import SchemaReader
    from codegen.tree import Object

NULL: Object = {"type": "null"}
_DATES = {"date", "date-time"}
_DEPTH = 40


class Evidence:
    """Schemas that the examples show in addition to the declared ones."""

    def __init__(self, reader: SchemaReader) -> None:
        self.reader = reader
        self._extras: dict[int, tuple[Object, list[Object]]] = {}

    def list_extras(self, schema: Object) -> list[Object]:
        """Return the additional schemas of a schema and of the schemas that it was made from."""
        own = self._extras.get(id(schema), (schema, []))[1]
        return [
            *own,
            *(extra for source in self.reader.list_sources(schema) for extra in self.list_extras(source)),
        ]

    def observe(self, schema: Object, value: Any, place: str, depth: int = 0) -> None:
        """Record where an example does not follow its schema, except for lossless conversions."""
        flat = self.reader.flatten(schema)
        if value is None or value in ("", [], {}) or depth > _DEPTH:
            return
        members = self.reader.list_members(flat)
        if members is not None and not is_structure(flat):
            self._observe_union(schema, members, value, place, depth)
        elif get_types(flat):
            self._compare_value(schema, flat, value, place, depth)
            for member in members or []:
                if is_object(value) and is_structure(self.reader.flatten(member)):
                    self.observe(member, value, place, depth + 1)

    def _observe_union(
        self, schema: Object, members: list[Object], value: Any, place: str, depth: int
    ) -> None:
        """Compare a value with the members of a union. An object belongs to the closest one."""
        if is_object(value):
            shared = [len(value.keys() & self._list_fields(member)) for member in members]
            members = [member for member, count in zip(members, shared, strict=True) if count == max(shared)]
        if any(self._is_valid(member, value, depth + 1) for member in members):
            return
        structures = [member for member in members if is_structure(self.reader.flatten(member))]
        if is_object(value) and structures:
            self.observe(structures[0], value, place, depth + 1)
        else:
            self._note(schema, infer_schema(value), place)

    def _list_fields(self, schema: Object) -> set[str]:
        return set(as_object(self.reader.flatten(schema).get("properties")))

    def _compare_value(self, schema: Object, flat: Object, value: Any, place: str, depth: int) -> None:
        if is_array(value) and "array" in get_types(flat):
            for number, item in enumerate(value):
                self._observe_item(as_object(flat.get("items")), item, f"{place}[{number}]", depth)
        elif is_object(value) and "object" in get_types(flat):
            self._observe_fields(flat, value, place, depth)
        elif not _is_convertible(value, flat):
            self._note(schema, self._suggest_schema(flat, value), place)

    def _observe_fields(self, flat: Object, value: Object, place: str, depth: int) -> None:
        properties = as_object(flat.get("properties"))
        extra = as_object(flat.get("additionalProperties"))
        for name, item in value.items():
            schema = properties.get(name, extra)
            if schema and name in properties:
                self.observe(schema, item, f"{place}.{name}", depth + 1)
            elif schema:
                self._observe_item(schema, item, f"{place}.{name}", depth)

    def _observe_item(self, schema: Object, item: Any, place: str, depth: int) -> None:
        """Compare an item of a list or map, which can be null in an example although no schema says so."""
        if item is None:
            if schema and not is_nullable(self.reader.flatten(schema)):
                self._note(schema, NULL, place)
        else:
            self.observe(schema, item, place, depth + 1)

    def _is_valid(self, schema: Object, value: Any, depth: int) -> bool:
        trial = Evidence(self.reader)
        trial.observe(schema, value, "", depth)
        return not trial._extras

    def _suggest_schema(self, flat: Object, value: Any) -> Object:
        """Return a schema for an unexpected value: an item of a list, a list of items, or inferred."""
        if is_object(value) and get_types(flat) == {"array"}:
            item = as_object(flat.get("items"))
            if is_structure(self.reader.flatten(item)):
                return item
        if is_array(value) and is_structure(flat) and all(is_object(item) for item in value):
            return {
                "type": "array",
                "items": {**flat},
            }  # a copy has its own identity, so this evidence does not apply to it
        if get_types(flat) == {"string"} and not is_array(value) and not is_object(value):
            return {"type": "string"}
        return infer_schema(value)

    def _note(self, schema: Object, extra: Object, place: str) -> None:
        stored, extras = self._extras.setdefault(id(schema), (schema, []))
        if extra and extra not in extras:
            extras.append(extra)
            self.reader.report.add_note("example that contradicts its schema, both allowed", place)
        self._extras[id(schema)] = (stored, extras)


def _is_convertible(value: Any, flat: Object) -> bool:
    """Return whether the decoder converts the value to the declared type without loss."""
    allowed = get_types(flat)
    format_name = flat.get("format")
    if isinstance(value, str):
        if "string" in allowed:
            return (
                format_name not in _DATES
                or is_date(str(format_name), value)
                or value.startswith("0000-00-00")
            )
        return bool(allowed & {"integer", "number"}) and _is_number(value, whole="number" not in allowed)
    if isinstance(value, bool):
        return bool(allowed & {"boolean", "integer", "number"}) or value is False
    if isinstance(value, (int, float)):
        return _is_number_allowed(value, allowed, format_name)
    return False


def _is_number_allowed(value: float, allowed: set[str], format_name: Any) -> bool:
    if "number" in allowed:
        return True
    if "integer" in allowed:
        return float(value).is_integer()
    if "string" in allowed:
        return bool(format_name != "date")
    return "boolean" in allowed and value in (0, 1)


def _is_number(text: str, *, whole: bool) -> bool:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return False
    return number.is_finite() and (not whole or number == number.to_integral_value())
