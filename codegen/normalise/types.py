"""Type builder: from corrected schemas to structs and a restricted dialect of type schemas."""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import takewhile
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.naming import (
    IMPORTED,
    choose_field_names,
    choose_free_name,
    is_wire_name,
    make_class_name,
    make_input_name,
    singularise,
    split_words,
    strip_noise,
)
from codegen.nesting import MAX_LEVELS, describe_excess
from codegen.normalise import scalars
from codegen.normalise.checks import choose_field_check, has_text_ids
from codegen.normalise.evidence import NULL
from codegen.normalise.field_text import describe_field
from codegen.normalise.identity import (
    has_typed_member,
    identify,
    list_children,
    render_canonical,
    strip_decoration,
)
from codegen.normalise.plan import REF, Field, StructPlan
from codegen.normalise.schemas import SchemaReader, get_types, is_null, is_nullable, is_structure
from codegen.normalise.stable_names import StructNames, hash_shape
from codegen.normalise.unions import add_null, choose_empty_value, combine
from codegen.tree import Object, as_array, as_integer, as_object, as_string, is_object

if TYPE_CHECKING:
    from collections.abc import Generator

    from codegen.normalise.evidence import Evidence
    from codegen.report import BuildReport

Words = tuple[str, ...]
_PREFIX = "#/components/schemas/"
_CONTAINER_STEPS = frozenset({"[]", "*", "example"})


class TypeBuilder:
    """Builds the types of responses or of requests. Both sides share the names of structs."""

    def __init__(
        self,
        reader: SchemaReader,
        info: Object,
        report: BuildReport,
        models: dict[str, StructPlan],
        *,
        names: StructNames,
        in_response: bool,
        is_verified: bool,
        evidence: Evidence | None = None,
    ) -> None:
        self.reader = reader
        self.info = info
        self.renames = {str(key): str(value) for key, value in as_object(info.get("x-altegio-words")).items()}
        self.has_text_ids = has_text_ids(info)
        self.report = report
        self.models = models
        self.names = names
        self.place: Words = ()  # path of wire names to the type that is being built
        self.in_response = in_response
        self.is_verified = is_verified
        self.evidence = evidence
        self._known: dict[tuple[str, str], str] = {}
        self._same_shape: dict[tuple[str, str], str] = {}
        self._groups: dict[str, list[Object]] = {}
        self._seen: dict[int | str, Object] = {}
        self._open: list[str] = []

    # -- schemas that corrections merge under one name -------------------------------------------

    def collect(self, schema: Object) -> None:
        """Register every schema below this one that the corrections name, so that its uses are merged."""
        node = self.reader.flatten(schema)
        origin = str(schema["$ref"]) if "$ref" in schema else id(schema)
        if origin in self._seen:
            return
        self._seen[origin] = schema  # keeps the object alive, so that its id is not reused
        name = as_string(node.get("x-altegio-model"))
        if name:
            group = self._groups.setdefault(name, [])
            if node not in group:
                group.append(node)
        for child in list_children(node):
            self.collect(child)

    # -- types ----------------------------------------------------------------------------------

    def build_type(self, schema: Object, wire: str, hint: Words) -> tuple[Object, bool]:
        """Return the type of a value and whether it is nullable."""
        type_schema, nullable = self._build_declared_type(schema, wire, hint)
        extras = self.evidence.list_extras(schema) if self.evidence else []
        nullable = nullable or NULL in extras
        extras = [extra for extra in extras if extra != NULL]
        if not extras or not type_schema:
            return type_schema, nullable
        if type_schema.get("type") == "string" and {"type": "string"} in extras:
            type_schema = {"type": "string"}  # not every value has the format, so drop it
        with self._step_into("example"):
            shown = [self._build_declared_type(extra, wire, hint)[0] for extra in extras]
        return combine([type_schema, *shown]), nullable

    def _build_declared_type(self, schema: Object, wire: str, hint: Words) -> tuple[Object, bool]:
        node = self.reader.flatten(schema)
        nullable = is_nullable(node)
        if is_null(node):
            return {}, True
        member = self.reader.find_member(node, as_string(node.get("x-altegio-as")))
        if member is not None:
            return self.build_type(member, wire, hint)
        reference = as_string(schema.get("$ref")).removeprefix(_PREFIX)
        if is_structure(node) and not self._is_read_as_map(node, hint):
            plain = strip_decoration(schema)
            if plain is not schema:
                node, reference = self.reader.flatten(plain), plain["$ref"].removeprefix(_PREFIX)
            whole = self._include_subtypes(self._include_alternatives(node), reference)
            struct = {REF: self._get_struct(whole, reference, hint)}
            others = [
                self._build_kind(name, node, wire, hint) for name in sorted(get_types(node) - {"object"})
            ]
            return combine([struct, *others]) if others else struct, nullable
        if reference and reference in self._open:
            self.report.add_note("recursive schema without a struct", reference)
            return {}, nullable
        self._open.append(reference)
        try:
            members = self.reader.list_members(node)
            if members is not None and not (
                "object" in get_types(node) and not has_typed_member(members, self.reader)
            ):
                type_schema, null_inside = self._build_union(members, node, wire, hint)
                return type_schema, nullable or null_inside
            return self._build_plain(node, wire, hint), nullable
        finally:
            self._open.pop()

    def _is_read_as_map(self, node: Object, hint: Words) -> bool:
        """Return whether a map is needed: a struct cannot have a name of a request, or any of the names."""
        names = [name for name in node["properties"] if not is_wire_name(name)]
        is_map = bool(names) and (not self.in_response or len(names) == len(node["properties"]))
        if is_map:
            self.report.add_note("property name that a struct cannot have, typed as a map", " ".join(hint))
        return is_map

    def _build_plain(self, node: Object, wire: str, hint: Words) -> Object:
        type_names = get_types(node)
        table_name = as_string(node.get("x-altegio-codes"))
        if table_name:
            type_name = next(iter(type_names), "string")
            codes = scalars.look_up_codes(self.info, table_name, type_name)
            if codes:
                return scalars.type_codes(codes, is_open=self.in_response)
            self.report.add_note("code table that is missing or empty", table_name)
        values = as_array(node.get("enum")) or ([node["const"]] if node.get("const") is not None else [])
        if values and type_names <= {"string", "integer", "number", "boolean"}:
            if any(map(scalars.is_out_of_range, values)):
                self.report.add_note("codes beyond 64 bits, typed as any number", " ".join(hint))
            return scalars.type_codes(
                scalars.convert_whole_numbers(values, type_names), is_open=self.in_response
            )
        return (
            combine([self._build_kind(type_name, node, wire, hint) for type_name in sorted(type_names)])
            if type_names
            else {}
        )

    def _build_kind(self, type_name: str, node: Object, wire: str, hint: Words) -> Object:
        if type_name == "string":
            return scalars.type_string(node)
        if type_name == "number":
            return scalars.type_number(node, wire, is_verified=self.is_verified)
        if type_name == "array":
            with self._step_into("[]"):
                return {"type": "array", "items": self._build_inner(as_object(node.get("items")), wire, hint)}
        if type_name == "object":
            extra = node.get("additionalProperties")
            with self._step_into("*"):
                inner = self._build_inner(extra, wire, hint) if is_object(extra) and extra else True
            return {"type": "object", "additionalProperties": inner or True}
        return {"type": type_name}

    def _build_inner(self, schema: Object, wire: str, hint: Words) -> Object:
        levels = sum(1 for _ in takewhile(_CONTAINER_STEPS.__contains__, reversed(self.place)))
        if levels > MAX_LEVELS:
            raise CodegenError(f"{' '.join(self.place[:1])}: lists and maps {describe_excess()}")
        type_schema, nullable = self.build_type(schema, wire, hint)
        return add_null(type_schema) if nullable and type_schema else type_schema

    def _build_union(
        self, members: list[Object], node: Object, wire: str, hint: Words
    ) -> tuple[Object, bool]:
        flats = [(member, self.reader.flatten(member)) for member in members]
        nullable = any(is_null(flat) or is_nullable(flat) for _, flat in flats)
        structures: dict[str, tuple[Object, Object]] = {}
        choices: list[Object] = []
        for member, flat in flats:
            if is_structure(flat):
                structures.setdefault(identify(member, flat), (member, flat))
            elif not is_null(flat):
                choices.append(self.build_type(member, wire, hint)[0])
        if len(structures) == 1:
            choices.insert(0, self.build_type(next(iter(structures.values()))[0], wire, hint)[0])
        elif structures:
            self.report.add_note("union of objects merged into one struct", " ".join(hint))
            key = ("union", "|".join(sorted(structures)))
            merged = self._merge_all([flat for _, flat in structures.values()])
            name = self._get_shared_struct(key, merged, [make_class_name([*hint])], hint)
            self.names.record(name, self._join_place(), self._hash_shape(key[1]))
            choices.insert(0, {REF: name})
        return combine(choices), nullable

    def _include_alternatives(self, node: Object) -> Object:
        """Return a structure with the fields of its alternatives added as optional ones."""
        result = {key: value for key, value in node.items() if key not in {"oneOf", "anyOf"}}
        required = as_array(node.get("required"))
        for member in self.reader.list_members(node) or []:
            flat = self.reader.flatten(member)
            if is_structure(flat):
                result = self.reader.merge(result, flat)
        return {**result, "required": required} if required else result

    def _include_subtypes(self, node: Object, reference: str) -> Object:
        """Return a structure with a discriminator with the fields of the components that extend it."""
        if "discriminator" not in node or not reference:
            return node
        required = as_array(node.get("required"))
        for name, component in self.reader.list_subtypes(reference):
            self.report.add_note("fields of a subtype added to its base", f"{reference} {name}")
            node = {**self.reader.merge(node, component), "required": required}
        return node

    def _merge_all(self, flats: list[Object]) -> Object:
        result = flats[0]
        for flat in flats[1:]:
            result = self.reader.merge(result, flat)
        return result

    # -- structs --------------------------------------------------------------------------------

    def _get_struct(self, node: Object, reference: str, hint: Words) -> str:
        python_names = as_string(node.get("x-altegio-model"))
        if python_names:
            group = self._groups.get(python_names) or [node]
            return self._get_shared_struct(
                ("model", python_names),
                self._merge_all(group),
                [python_names],
                tuple(split_words(python_names)),
            )
        if reference:
            full = split_words(reference)
            parts = tuple(strip_noise(full))
            same = self._find_twin(reference, node)
            names = [make_class_name([*parts]), make_class_name(full), make_class_name([*hint])]
            return self._get_shared_struct(("component", same), node, names, parts)
        return self._get_inline_struct(node, hint)

    def _find_twin(self, reference: str, node: Object) -> str:
        """Return the first component that differs only in the spelling of its name."""
        shape = f"{make_class_name(split_words(reference))} {render_canonical(node)}"
        return self._same_shape.setdefault(("component", shape), reference)

    def _get_shared_struct(self, key: tuple[str, str], node: Object, names: list[str], base: Words) -> str:
        if key not in self._known:
            kind, identity = key
            shape = self._hash_shape(identity) if kind == "union" else ""
            outer = self.place
            if kind != "union":
                self.place = (f"{self._side} {kind} {identity}",)
            recorded = self.names.recall(self._join_place(), shape)
            model = self._add_model(names, recorded, is_explicit=kind == "model")
            self.names.record(model.name, self._join_place(), shape)
            self._known[key] = model.name
            self._fill_model(model, node, base)
            self.place = outer
        return self._known[key]

    def _get_inline_struct(self, node: Object, hint: Words) -> str:
        draft = StructPlan("", self.in_response)
        self._fill_model(draft, node, hint)
        shape = json.dumps(draft.list_shape())
        key = (hint[-1] if hint else "", shape)
        digest = self._hash_shape(*key)
        name = self.names.recall(self._join_place(), digest) or self._same_shape.get(key)
        if name is None or name not in self.models:
            model = self._add_model([make_class_name([*hint])], name)
            model.fields, model.description = draft.fields, draft.description
            model.mixin, model.minimum = draft.mixin, draft.minimum
            name = self._same_shape[key] = model.name
        for field, twin in zip(self.models[name].fields, draft.fields, strict=True):
            field.forms = tuple(sorted({*field.forms, *twin.forms}))
        self.names.record(name, self._join_place(), digest)
        return name

    def _add_model(self, names: list[str], recorded: str | None, *, is_explicit: bool = False) -> StructPlan:
        """Add a struct under its recorded name, or under a new name that no other struct has or had."""
        taken = IMPORTED | self.models.keys() | self.names.reserved
        if not is_explicit:
            taken |= self.names.explicit
        if not self.in_response:
            own = [names[0]] if names[0] not in taken else []
            names = [*own, *map(make_input_name, names)]
        if recorded is not None and recorded not in self.models:
            name = recorded
        else:
            name = choose_free_name(dict.fromkeys(names), taken)
        model = StructPlan(name, self.in_response)
        self.models[name] = model
        return model

    @property
    def _side(self) -> str:
        return "response" if self.in_response else "request"

    def _hash_shape(self, *parts: str) -> str:
        return hash_shape(" ".join([self._side, *parts]))

    def _join_place(self) -> str:
        return " ".join(self.place)

    @contextmanager
    def _step_into(self, step: str) -> Generator[None]:
        """Extend the place of the types that are built within the context."""
        outer = self.place
        self.place = (*outer, step)
        try:
            yield
        finally:
            self.place = outer

    def _fill_model(self, model: StructPlan, node: Object, base: Words) -> None:
        model.description = as_string(node.get("description"))
        model.mixin = as_string(node.get("x-altegio-mixin"))
        model.minimum = 0 if self.in_response else as_integer(node.get("minProperties"))
        required = as_array(node.get("required"))
        always_sent = {"id", *as_array(node.get("x-altegio-required"))}
        properties = dict(as_object(node.get("properties")))
        location = model.name or " ".join(base)
        if as_object(node.get("additionalProperties")):
            self.report.add_note("additional properties of a struct, ignored", location)
        for wire in required:
            if wire not in properties:
                self.report.add_note("required property without a schema", f"{location}.{wire}")
                properties |= {} if self.in_response else {wire: {}}
        for wire in [name for name in properties if not is_wire_name(name)]:
            self.report.add_note("property name that a struct cannot have, omitted", f"{location}.{wire}")
            del properties[wire]
        python_names = choose_field_names(properties, self.renames)
        for wire, schema in properties.items():
            flat = self.reader.flatten(schema)
            is_foreign = flat.get("writeOnly" if self.in_response else "readOnly") is True
            if is_foreign and wire != "id":
                continue
            step = tuple(split_words(wire)) or ("value",)
            hint = (*base, *step[:-1], singularise(step[-1]))
            with self._step_into(wire):
                type_schema, nullable = self.build_type(schema, wire, hint)
            # The server chooses a read-only id, so a request can omit it.
            is_required = wire in required and not is_foreign
            if self.in_response:
                is_required = is_required and self.is_verified and wire in always_sent and not nullable
            text = describe_field(schema, flat)
            may_be_empty = self.in_response and self.reader.accepts_empty_array(schema)
            check = ""
            if not self.in_response:
                type_schema, check = choose_field_check(
                    python_names[wire],
                    type_schema,
                    flat,
                    text,
                    is_required=is_required,
                    has_text_ids=self.has_text_ids,
                )
            field = Field(
                wire,
                python_names[wire],
                type_schema,
                is_required,
                nullable or (self.in_response and not is_required),
                text,
                choose_empty_value(type_schema) if may_be_empty else "",
                tuple(sorted(self.reader.list_published_types(schema))) if self.in_response else (),
                not self.in_response and scalars.is_text_decimal(type_schema),
                check,
                0 if self.in_response else as_integer(flat.get("minItems")),
            )
            model.fields.append(field)
