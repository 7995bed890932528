"""Checks of request bodies against the schemas of a description."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import HTTP
from typing import TYPE_CHECKING, Any

import jsonschema

from tests.support.codegen.reference import ExpectedParameter, get_types
from tests.support.codegen.samples import DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.codegen.reference import Reference

# Limits of single values are not expressed in Python types.
LIMITS = {
    "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
}  # fmt: skip
FORMS = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "0|1|true|false"}


def find_json_problems(
    value: Any, schema: dict[str, Any], reference: Reference, *, everything: bool
) -> list[str]:
    """Return the differences between a JSON body and its schema: shape, unknown names, missing names."""
    whole = {"$ref": "#/x", "x": schema, "components": {"schemas": reference.schemas}}
    errors = jsonschema.Draft202012Validator(whole).iter_errors(value)
    problems = [
        f"{error.json_path} fails {error.validator}: {error.message[:200]}"
        for error in errors
        if is_relevant(error)
    ]
    return problems + list(_find_name_problems(value, schema, reference, "$", 0 if everything else DEPTH))


def is_relevant(error: jsonschema.ValidationError) -> bool:
    """Return whether an error concerns the shape. The choice between valid alternatives is ignored."""
    if error.validator in LIMITS:
        return False
    if error.validator not in {"anyOf", "oneOf"}:
        return True
    branches: dict[Any, list[jsonschema.ValidationError]] = {}
    for inner in error.context or []:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # No branch: several alternatives of a oneOf match.
    return bool(branches) and all(any(is_relevant(inner) for inner in inners) for inners in branches.values())


def _find_name_problems(
    value: Any, schema: dict[str, Any], reference: Reference, where: str, depth: int
) -> Iterator[str]:
    """Yield fields that the schema lacks and, above a depth, fields that are not sent."""
    fields, items, closed, choice = read_declaration(schema, reference)
    if isinstance(value, dict):
        if fields and closed:
            yield from (f"{where}: {name} is not described" for name in value.keys() - fields.keys())
        if depth < DEPTH and not choice:
            yield from (f"{where}: {name} is left out" for name in fields.keys() - value.keys())
        for name in value.keys() & fields.keys():
            yield from _find_name_problems(value[name], fields[name], reference, f"{where}.{name}", depth + 1)
    if isinstance(value, list):
        for item in value:
            yield from _find_name_problems(item, items, reference, f"{where}[]", depth + 1)


def read_declaration(
    schema: dict[str, Any], reference: Reference
) -> tuple[dict[str, Any], dict[str, Any], bool, bool]:
    """Return fields, items, whether other fields are forbidden, and whether there are alternatives."""
    flat = reference.flatten(schema)
    # A name that is listed only as required is a field of any type.
    fields: dict[str, Any] = {name: {} for name in flat.get("required", [])} | flat.get("properties", {})
    items: dict[str, Any] = flat.get("items", {})
    closed = not flat.get("additionalProperties")
    choice = False
    for key in ("allOf", "anyOf", "oneOf"):
        parts = [read_declaration(part, reference) for part in flat.get(key, [])]
        choice |= key != "allOf" and sum(bool(part[0]) for part in parts) + bool(fields) > 1
        for inner, inner_items, inner_closed, inner_choice in parts:
            for name, entry in inner.items():
                fields[name] = {"anyOf": [fields[name], entry]} if name in fields else entry
            items = inner_items or items
            closed &= inner_closed
            choice |= inner_choice
    return fields, items, closed, choice


def parse_form(content: bytes, content_type: str) -> list[tuple[str, str, bool]]:
    """Return (name, text, is file) of every part of a form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + content, policy=HTTP)
    assert message.is_multipart()
    assert message.defects == []
    problems: list[tuple[str, str, bool]] = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        problems.append((str(name), data.decode(), part.get_filename() is not None))
    return problems


def list_form_fields(schema: dict[str, Any], reference: Reference) -> dict[str, ExpectedParameter]:
    """Return the fields of a form by wire name. A list is a repeated field."""
    fields, _, _, _ = read_declaration(schema, reference)
    required = reference.flatten(schema).get("required", [])
    result: dict[str, ExpectedParameter] = {}
    for name, entry in fields.items():
        is_list = get_types(reference.flatten(entry)) == {"array"}
        result[name] = ExpectedParameter(name, "repeat" if is_list else "plain", entry, name in required)
    return result


def find_text_problem(wanted: ExpectedParameter, text: str, reference: Reference) -> str | None:
    """Return why a text is not a valid value of a parameter or form field, or None."""
    schema = reference.flatten(wanted.schema)
    if wanted.style == "deep" or {"array"} < get_types(schema):  # a map of any values, or a value or a list
        return None
    if get_types(schema) == {"array"}:
        schema = reference.flatten(read_declaration(schema, reference)[1])
    allowed_types = get_types(schema)
    if allowed_types and not any(re.fullmatch(FORMS.get(kind, "(?s:.*)"), text) for kind in allowed_types):
        return f"{wanted.name}={text} is not {allowed_types}"
    if "enum" in schema and text not in map(str, schema["enum"]):
        return f"{wanted.name}={text} is none of {schema['enum']}"
    return None
