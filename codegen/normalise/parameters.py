"""Planner of parameters: the type in the signature and the style on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.naming import MODULES, choose_python_name, split_words
from codegen.normalise.checks import accept_text_ids, choose_check, choose_type_check, has_text_ids
from codegen.normalise.plan import Parameter
from codegen.normalise.schemas import get_types
from codegen.normalise.unions import combine, is_list, is_mapping, list_parts
from codegen.tree import Object, as_array, as_object, as_string

if TYPE_CHECKING:
    from codegen.normalise.schemas import SchemaReader
    from codegen.normalise.types import TypeBuilder

_TEXT: Object = {"type": "string"}
_HEADER_STYLES = {"header": "HEADER", "cookie": "COOKIE"}


def _is_id(wire: str) -> bool:
    """Return whether a request treats a path parameter as an id."""
    return wire[-2:].lower() == "id"


class ParameterPlanner:
    """Plans the parameters of one description and notes those that cannot be sent as described."""

    def __init__(self, reader: SchemaReader, requests: TypeBuilder) -> None:
        self.reader = reader
        self.requests = requests
        self.report = reader.report
        self.has_boolean_digits = _has_boolean_digits(reader.root)
        self.has_text_ids = has_text_ids(as_object(reader.root.get("info")))

    def plan(self, operation: Object) -> tuple[tuple[Parameter, ...], tuple[Parameter, ...]]:
        """Return the path parameters in template order and the query parameters."""
        taken = {"body", *MODULES, *(item.python for item in self.plan_headers(operation))}
        in_path: list[Parameter] = []
        in_query: list[Parameter] = []
        for node in as_array(operation.get("parameters")):
            if node["in"] in _HEADER_STYLES:
                continue
            parameter = self._plan_parameter(
                node,
                taken,
                f"{operation['operationId']} {node['name']}",
                as_string(operation.get("x-altegio-batch")),
            )
            taken.add(parameter.python)
            (in_path if node["in"] == "path" else in_query).append(parameter)
        return tuple(in_path), tuple(in_query)

    def plan_headers(self, operation: Object) -> tuple[Parameter, ...]:
        """Return the header and cookie parameters. A caller sends them as texts."""
        return tuple(
            Parameter(
                wire=str(node["name"]),
                python="headers",
                type_schema=_TEXT,
                required=node.get("required") is True,
                style=_HEADER_STYLES[node["in"]],
                description=as_string(node.get("description")),
            )
            for node in as_array(operation.get("parameters"))
            if node["in"] in _HEADER_STYLES
        )

    def _plan_parameter(self, node: Object, taken: set[str], place: str, batch: str) -> Parameter:
        wire = str(node["name"])
        self.requests.place = (place,)
        schema = as_object(node.get("schema"))
        override = as_string(node.get("x-altegio-name"))
        python = (
            choose_python_name(override, {}, taken)
            if override
            else choose_python_name(wire, self.requests.renames, taken)
        )
        keys: tuple[str, ...] = ("x-altegio-codes", "x-altegio-format")
        facts = {key: node[key] for key in keys if key in node}
        schema = {**schema, **facts}
        text = as_string(node.get("description"))
        flat = {**self.reader.flatten(schema), **facts}
        if node["in"] == "path":
            type_schema = self._choose_path_type(node, schema, place)
            # A path value is text, so a day needs its form.
            form = {"x-altegio-format": "date"} if flat.get("format") == "date" else flat
            check = choose_check(python, type_schema, form, is_required=True)
            check = check or choose_type_check(type_schema)
            if self.has_text_ids:
                type_schema, check = accept_text_ids(type_schema, check)
            return Parameter(wire, python, type_schema, True, description=text, check=check)
        type_schema, style = self._choose_query_type(node, schema, place)
        is_required = node.get("required") is True
        check = choose_check(
            python,
            type_schema,
            flat,
            description=text,
            is_required=is_required,
            is_lookup=wire == batch,
        )
        if style != "DEEP":
            check = check or choose_type_check(type_schema)
        if self.has_text_ids:
            type_schema, check = accept_text_ids(type_schema, check)
        words = not self.has_boolean_digits and style != "JSON" and _can_be_boolean(type_schema)
        return Parameter(wire, python, type_schema, is_required, style, text, check, words)

    def _choose_path_type(self, node: Object, schema: Object, place: str) -> Object:
        wire = str(node["name"])
        type_schema, _ = self.requests.build_type(schema, wire, (wire,))
        if node.get("style", "simple") != "simple" or "x-altegio-media" in node:
            self.report.add_note("path parameter of an unsupported style, sent as plain text", place)
        if any(is_list(part) or is_mapping(part) for part in list_parts(type_schema)):
            self.report.add_note("list or object in a path, sent as text", place)
        if type_schema.get("type") == "integer" or (
            "enum" not in type_schema and type_schema.get("type") == "string"
        ):
            return {"type": type_schema["type"]}
        if get_types(self.reader.flatten(schema)) == {"number"}:
            return self._choose_path_number(wire, self.reader.flatten(schema))
        return type_schema if "enum" in type_schema else _TEXT

    def _choose_path_number(self, wire: str, flat: Object) -> Object:
        """Return the type of a number in a path.

        Undeclared numbers of a verified description are integers. An id is always one, because a request
        refuses an id with a fraction.
        """
        if "format" not in flat and (self.requests.is_verified or _is_id(wire)):
            return {"type": "integer"}
        is_decimal = flat.get("format") == "decimal"
        return {"type": "number", "format": "decimal"} if is_decimal else {"type": "number"}

    def _choose_query_type(self, node: Object, schema: Object, place: str) -> tuple[Object, str]:
        """Return the type of a query parameter that its wire style can carry, and the style."""
        wire = str(node["name"])
        type_schema, _ = self.requests.build_type(schema, wire, tuple(split_words(wire)) or ("value",))
        style = self._choose_style(node, type_schema, place)
        if style in {"BRACKETS", "REPEAT", "COMMA"}:
            return {"type": "array", "items": self._narrow_items(type_schema, place)}, style
        if style == "DEEP":
            fields = map(
                self.reader.flatten, as_object(self.reader.flatten(schema).get("properties")).values()
            )
            if any(get_types(inner) & {"array", "object"} for inner in fields):
                self.report.add_note("list or object in a deepObject, sent with brackets", place)
            return self._narrow_deep_object(type_schema, place), style
        return (self._narrow_value(type_schema, place) if style == "PLAIN" else type_schema), style

    def _choose_style(self, node: Object, type_schema: Object, place: str) -> str:
        media = as_string(node.get("x-altegio-media"))
        style = node.get("style", "form")
        parts = list_parts(type_schema)
        if "json" in media:
            return "JSON"
        if media:
            self.report.add_note("parameter of an unsupported media type, sent as plain text", place)
        if str(node["name"]).endswith("[]"):
            return "BRACKETS"
        if style == "deepObject":
            return "DEEP"
        if all(map(is_mapping, parts)):
            self.report.add_note("object in the query, sent as deepObject", place)
            return "DEEP"
        return self._choose_list_style(node, style, place) if any(map(is_list, parts)) else "PLAIN"

    def _choose_list_style(self, node: Object, style: str, place: str) -> str:
        if style in {"spaceDelimited", "pipeDelimited"}:
            self.report.add_note("unsupported list style, sent with commas", place)
            return "COMMA"
        return "REPEAT" if node.get("explode", True) else "COMMA"

    def _narrow_deep_object(self, type_schema: Object, place: str) -> Object:
        """Return a mapping to single values or to lists of them."""
        inner = as_object(type_schema.get("additionalProperties"))
        if type_schema.get("type") != "object" or not inner:
            return {"type": "object", "additionalProperties": True}
        value = (
            {"type": "array", "items": self._narrow_items(inner, place)}
            if is_list(inner)
            else self._narrow_value(inner, place)
        )
        return {"type": "object", "additionalProperties": value}

    def _narrow_items(self, type_schema: Object, place: str) -> Object:
        """Return the item type of a list in the query. A single value counts as a list of one."""
        return self._narrow_value(
            combine([part["items"] if is_list(part) else part for part in list_parts(type_schema)]), place
        )

    def _narrow_value(self, type_schema: Object, place: str) -> Object:
        """Return the part of a type that a single query value can carry."""
        parts = [part for part in list_parts(type_schema) if part != {"type": "null"}]
        scalars = [part for part in parts if not (is_list(part) or is_mapping(part))]
        if len(scalars) < len(parts):
            self.report.add_note("list or object inside the query, sent as text", place)
        texts = [_TEXT if part.get("format") == "binary" else part for part in scalars]
        return combine(texts) if texts else _TEXT


def _has_boolean_digits(document: Object) -> bool:
    """Return whether queries contain booleans as 1 and 0.

    Raises:
        CodegenError: the key of the description has an unknown value.
    """
    form = as_object(document.get("info")).get("x-altegio-booleans")
    if form not in {None, "digits"}:
        raise CodegenError(f"x-altegio-booleans must be digits, got {form!r}")
    return form is not None


def _can_be_boolean(type_schema: Object) -> bool:
    """Return whether a value of a type, or a value inside it, can be a boolean."""
    if is_list(type_schema):
        return _can_be_boolean(as_object(type_schema.get("items")))
    if is_mapping(type_schema):
        return _can_be_boolean(as_object(type_schema.get("additionalProperties")))
    if "oneOf" in type_schema:
        return any(map(_can_be_boolean, list_parts(type_schema)))
    return type_schema.get("type") in {None, "boolean"} and "enum" not in type_schema
