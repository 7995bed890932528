"""Where a description's own examples contradict its schemas: both are evidence, so both have to decode."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from codegen.normalise.examples import infer
from codegen.normalise.scalars import is_date
from codegen.normalise.shapes import is_structure, kinds
from codegen.tree import as_object, is_array, is_object

if TYPE_CHECKING:
    from codegen.normalise.shapes import Shapes
    from codegen.tree import Object

_DATES = {"date", "date-time"}
_DEPTH = 40


class Evidence:
    """What examples showed that schemas did not allow, by schema."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._found: dict[int, tuple[Object, list[Object]]] = {}

    def extras(self, schema: Object) -> list[Object]:
        """Further schemas that the values of this one, or of what it was made of, were seen to follow."""
        own = self._found.get(id(schema), (schema, []))[1]
        return [*own, *(extra for source in self.shapes.sources(schema) for extra in self.extras(source))]

    def observe(self, schema: Object, value: Any, place: str, depth: int = 0) -> None:
        """Note where an example does not follow its schema, lossless conversions of decoding allowed for."""
        flat = self.shapes.flat(schema)
        if value is None or value in ("", [], {}) or depth > _DEPTH:
            return
        members = self.shapes.members(flat)
        if members is not None and not is_structure(flat):
            if not any(self._follows(member, value, depth + 1) for member in members):
                self._note(schema, infer(value), place)
        elif kinds(flat):
            self._compare(schema, flat, value, place, depth)

    def _compare(self, schema: Object, flat: Object, value: Any, place: str, depth: int) -> None:
        if is_array(value) and "array" in kinds(flat):
            for number, item in enumerate(value):
                self.observe(as_object(flat.get("items")), item, f"{place}[{number}]", depth + 1)
        elif is_object(value) and "object" in kinds(flat):
            self._fields(flat, value, place, depth)
        elif not _convertible(value, flat):
            self._note(schema, self._instead(flat, value), place)

    def _fields(self, flat: Object, value: Object, place: str, depth: int) -> None:
        properties = as_object(flat.get("properties"))
        extra = as_object(flat.get("additionalProperties"))
        for name, item in value.items():
            schema = properties.get(name, extra)
            if schema:
                self.observe(schema, item, f"{place}.{name}", depth + 1)

    def _follows(self, schema: Object, value: Any, depth: int) -> bool:
        trial = Evidence(self.shapes)
        trial.observe(schema, value, "", depth)
        return not trial._found

    def _instead(self, flat: Object, value: Any) -> Object:
        """A schema for an unexpected value: the one thing of a list, a list of the thing, or as seen."""
        if is_object(value) and kinds(flat) == {"array"}:
            item = as_object(flat.get("items"))
            if is_structure(self.shapes.flat(item)):
                return item
        if is_array(value) and is_structure(flat) and all(is_object(item) for item in value):
            return {"type": "array", "items": {**flat}}  # a copy, for which this very note does not hold
        if kinds(flat) == {"string"} and not is_array(value) and not is_object(value):
            return {"type": "string"}
        return infer(value)

    def _note(self, schema: Object, extra: Object, place: str) -> None:
        kept, extras = self._found.setdefault(id(schema), (schema, []))
        if extra and extra not in extras:
            extras.append(extra)
            self.shapes.report.noted("example that contradicts its schema, both allowed", place)
        self._found[id(schema)] = (kept, extras)


def _convertible(value: Any, flat: Object) -> bool:
    """Whether decoding turns the value into the wanted kind without loss."""
    allowed = kinds(flat)
    form = flat.get("format")
    if isinstance(value, str):
        if "string" in allowed:
            return form not in _DATES or is_date(str(form), value) or value.startswith("0000-00-00")
        return bool(allowed & {"integer", "number"}) and _is_number(value, whole="number" not in allowed)
    if isinstance(value, bool):
        return bool(allowed & {"boolean", "integer", "number"}) or value is False
    if isinstance(value, (int, float)):
        return _number_fits(value, allowed, form)
    return False


def _number_fits(value: float, allowed: set[str], form: Any) -> bool:
    if "number" in allowed:
        return True
    if "integer" in allowed:
        return float(value).is_integer()
    if "string" in allowed:
        return bool(form != "date")
    return "boolean" in allowed and value in (0, 1)


def _is_number(text: str, *, whole: bool) -> bool:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return False
    return number.is_finite() and (not whole or number == number.to_integral_value())
