"""From corrected schemas to types: structs with names, and a small dialect of schemas around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from codegen.naming import (
    IMPORTED,
    class_name,
    first_free,
    singular,
    without_noise,
    words,
)
from codegen.normalise import scalars
from codegen.normalise.fields import field_names
from codegen.normalise.kinship import children, identity, spelling_free, telling, undecorated
from codegen.normalise.plan import REF, Field, Model
from codegen.normalise.shapes import Shapes, is_null, is_structure, kinds, null_allowed
from codegen.normalise.unions import combined, or_null
from codegen.tree import Object, as_array, as_object, is_object, text_of

if TYPE_CHECKING:
    from codegen.normalise.evidence import Evidence
    from codegen.report import Report

Words = tuple[str, ...]
_PREFIX = "#/components/schemas/"


class Types:
    """Makes the types of one side, answers or requests; both sides share the names."""

    def __init__(
        self,
        shapes: Shapes,
        info: Object,
        report: Report,
        models: dict[str, Model],
        *,
        answer: bool,
        evidenced: bool,
        evidence: Evidence | None = None,
    ) -> None:
        self.shapes = shapes
        self.info = info
        self.renames = {str(key): str(value) for key, value in as_object(info.get("x-altegio-words")).items()}
        self.report = report
        self.models = models
        self.answer = answer
        self.evidenced = evidenced
        self.evidence = evidence
        self._known: dict[tuple[str, str], str] = {}
        self._same_shape: dict[tuple[str, str], str] = {}
        self._groups: dict[str, list[Object]] = {}
        self._seen: dict[int | str, Object] = {}
        self._open: list[str] = []

    # -- schemas that the corrections gave one name ---------------------------------------------

    def collect(self, schema: Object) -> None:
        """Note every schema below this one that the corrections named, so that its uses are merged."""
        node = self.shapes.flat(schema)
        origin = str(schema["$ref"]) if "$ref" in schema else id(schema)
        if origin in self._seen:
            return
        self._seen[origin] = schema  # kept, so that no other object gets its id
        name = text_of(node.get("x-altegio-model"))
        if name:
            group = self._groups.setdefault(name, [])
            if node not in group:
                group.append(node)
        for child in children(node):
            self.collect(child)

    # -- types ----------------------------------------------------------------------------------

    def type_of(self, schema: Object, wire: str, hint: Words) -> tuple[Object, bool]:
        """The type of a value, and whether null is one of its values."""
        clean, nullable = self._described(schema, wire, hint)
        extras = self.evidence.extras(schema) if self.evidence else []
        if not extras or not clean:
            return clean, nullable
        if clean.get("type") == "string" and {"type": "string"} in extras:
            clean = {"type": "string"}  # a format that not every value has is none
        return combined([clean, *(self._described(extra, wire, hint)[0] for extra in extras)]), nullable

    def _described(self, schema: Object, wire: str, hint: Words) -> tuple[Object, bool]:
        node = self.shapes.flat(schema)
        nullable = null_allowed(node)
        if is_null(node):
            return {}, True
        reference = text_of(schema.get("$ref")).removeprefix(_PREFIX)
        if is_structure(node):
            plain = undecorated(schema)
            if plain is not schema:
                node, reference = self.shapes.flat(plain), plain["$ref"].removeprefix(_PREFIX)
            return {REF: self._struct(self._whole_structure(node), reference, hint)}, nullable
        if reference and reference in self._open:
            self.report.noted("schema that holds itself without a struct between", reference)
            return {}, nullable
        self._open.append(reference)
        try:
            members = self.shapes.members(node)
            if members is not None and not ("object" in kinds(node) and not telling(members, self.shapes)):
                clean, null_inside = self._union(members, node, wire, hint)
                return clean, nullable or null_inside
            return self._plain(node, wire, hint), nullable
        finally:
            self._open.pop()

    def _plain(self, node: Object, wire: str, hint: Words) -> Object:
        said = kinds(node)
        table = text_of(node.get("x-altegio-codes"))
        if table:
            kind = next(iter(said), "string")
            codes = scalars.table(self.info, table, kind)
            if codes:
                return scalars.coded(codes, is_open=self.answer)
            self.report.noted("code table that is missing or empty", table)
        values = as_array(node.get("enum")) or ([node["const"]] if node.get("const") is not None else [])
        if values and said <= {"string", "integer", "number", "boolean"}:
            if any(map(scalars.is_large, values)):
                self.report.noted("codes beyond 64 bits, any number is taken", " ".join(hint))
            return scalars.coded(_whole(values, said), is_open=self.answer)
        return combined([self._kind(kind, node, wire, hint) for kind in sorted(said)]) if said else {}

    def _kind(self, kind: str, node: Object, wire: str, hint: Words) -> Object:
        if kind == "string":
            return scalars.text(node)
        if kind == "number":
            return scalars.number(node, wire)
        if kind == "array":
            return {"type": "array", "items": self._inner(as_object(node.get("items")), wire, hint)}
        if kind == "object":
            extra = node.get("additionalProperties")
            inner = self._inner(extra, wire, hint) if is_object(extra) and extra else True
            return {"type": "object", "additionalProperties": inner or True}
        return {"type": kind}

    def _inner(self, schema: Object, wire: str, hint: Words) -> Object:
        clean, nullable = self.type_of(schema, wire, hint)
        return or_null(clean) if nullable and clean else clean

    def _union(self, members: list[Object], node: Object, wire: str, hint: Words) -> tuple[Object, bool]:
        flats = [(member, self.shapes.flat(member)) for member in members]
        nullable = any(is_null(flat) or null_allowed(flat) for _, flat in flats)
        structures: dict[str, tuple[Object, Object]] = {}
        choices: list[Object] = []
        for member, flat in flats:
            if is_structure(flat):
                structures.setdefault(identity(member, flat), (member, flat))
            elif not is_null(flat):
                choices.append(self.type_of(member, wire, hint)[0])
        if len(structures) == 1:
            choices.insert(0, self.type_of(next(iter(structures.values()))[0], wire, hint)[0])
        elif structures:
            self.report.noted("union of objects that became one struct", " ".join(hint))
            key = ("union", "|".join(sorted(structures)))
            merged = self._merged([flat for _, flat in structures.values()])
            choices.insert(0, {REF: self._shared(key, merged, [class_name([*hint])], hint)})
        return combined(choices), nullable

    def _whole_structure(self, node: Object) -> Object:
        """A structure with the fields that its alternatives add, all of them optional."""
        result = {key: value for key, value in node.items() if key not in {"oneOf", "anyOf"}}
        required = as_array(node.get("required"))
        for member in self.shapes.members(node) or []:
            flat = self.shapes.flat(member)
            if is_structure(flat):
                result = self.shapes.both(result, flat)
        return {**result, "required": required} if required else result

    def _merged(self, flats: list[Object]) -> Object:
        result = flats[0]
        for flat in flats[1:]:
            result = self.shapes.both(result, flat)
        return result

    # -- structs --------------------------------------------------------------------------------

    def _struct(self, node: Object, reference: str, hint: Words) -> str:
        named = text_of(node.get("x-altegio-model"))
        if named:
            group = self._groups.get(named) or [node]
            return self._shared(("model", named), self._merged(group), [named], tuple(words(named)))
        if reference:
            full = words(reference)
            parts = tuple(without_noise(full))
            same = self._twin(reference, node)
            names = [class_name([*parts]), class_name(full), class_name([*hint])]
            return self._shared(("component", same), node, names, parts)
        return self._inline(node, hint)

    def _twin(self, reference: str, node: Object) -> str:
        """Components that differ in the spelling of their names only are one."""
        shape = f"{class_name(words(reference))} {spelling_free(node)}"
        return self._same_shape.setdefault(("component", shape), reference)

    def _shared(self, key: tuple[str, str], node: Object, names: list[str], base: Words) -> str:
        if key not in self._known:
            model = self._reserve(names)
            self._known[key] = model.name
            self._fill(model, node, base)
        return self._known[key]

    def _inline(self, node: Object, hint: Words) -> str:
        draft = Model("", self.answer)
        self._fill(draft, node, hint)
        shape = json.dumps(
            [[field.wire, field.clean, field.required, field.nullable] for field in draft.fields]
        )
        key = (hint[-1] if hint else "", shape)
        if key not in self._same_shape:
            model = self._reserve([class_name([*hint])])
            model.fields, model.description = draft.fields, draft.description
            self._same_shape[key] = model.name
        return self._same_shape[key]

    def _reserve(self, names: list[str]) -> Model:
        taken = IMPORTED | self.models.keys()
        if not self.answer:
            names = [*([names[0]] if names[0] not in taken else []), *(_input(name) for name in names)]
        name = first_free(dict.fromkeys(names), taken)
        model = Model(name, self.answer)
        self.models[name] = model
        return model

    def _fill(self, model: Model, node: Object, base: Words) -> None:
        model.description = text_of(node.get("description"))
        required = as_array(node.get("required"))
        properties = dict(as_object(node.get("properties")))
        place = model.name or " ".join(base)
        if as_object(node.get("additionalProperties")):
            self.report.noted("keys beside named fields, which a struct does not take", place)
        for wire in required if not self.answer else ():
            if wire not in properties:
                self.report.noted("required field that is not described", f"{place}.{wire}")
                properties[wire] = {}
        named = field_names(properties, self.renames)
        for wire, schema in properties.items():
            flat = self.shapes.flat(schema)
            if flat.get("writeOnly" if self.answer else "readOnly") is True and wire != "id":
                continue
            step = tuple(words(wire)) or ("value",)
            hint = (*base, *step[:-1], singular(step[-1]))
            clean, nullable = self.type_of(schema, wire, hint)
            needed = wire in required
            if self.answer:
                needed = needed and self.evidenced and wire == "id" and not nullable
            text = text_of(schema.get("description")) or text_of(flat.get("description"))
            field = Field(wire, named[wire], clean, needed, nullable or (self.answer and not needed), text)
            model.fields.append(field)


def _input(name: str) -> str:
    return name if name.endswith("Input") else class_name([*words(name), "input"])


def _whole(values: list[Any], said: set[str]) -> list[Any]:
    """Codes of numbers as integers where they are whole."""
    if said & {"number", "integer"}:
        return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
    return values
