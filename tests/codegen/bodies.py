"""Request bodies against the schema that a description has for them."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import HTTP
from typing import TYPE_CHECKING, Any

import jsonschema
from reference import Wanted, kinds
from samples import DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reference import Reference

# Limits on single values are the caller's business: no type of Python says them.
LIMITS = {
    "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
}  # fmt: skip
FORMS = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "0|1|true|false"}


def json_problems(value: Any, schema: dict[str, Any], reference: Reference, *, everything: bool) -> list[str]:
    """What of a JSON body is not as described: shapes, and names that are strange or left out."""
    whole = {"$ref": "#/x", "x": schema, "components": {"schemas": reference.schemas}}
    errors = jsonschema.Draft202012Validator(whole).iter_errors(value)
    found = [
        f"{error.json_path} fails {error.validator}: {error.message[:200]}"
        for error in errors
        if counts(error)
    ]
    return found + list(_names(value, schema, reference, "$", 0 if everything else DEPTH))


def counts(error: jsonschema.ValidationError) -> bool:
    """Whether an error is one of shape; which one of several shapes that fit is the caller's choice."""
    if error.validator in LIMITS:
        return False
    if error.validator not in {"anyOf", "oneOf"}:
        return True
    branches: dict[Any, list[jsonschema.ValidationError]] = {}
    for inner in error.context or []:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # No branch at all: a oneOf of which several fit.
    return bool(branches) and all(any(counts(inner) for inner in inners) for inners in branches.values())


def _names(value: Any, schema: dict[str, Any], reference: Reference, where: str, depth: int) -> Iterator[str]:
    """Fields that the schema does not have, and above a depth those of it that are not sent."""
    fields, items, closed, choice = declared(schema, reference)
    if isinstance(value, dict):
        if fields and closed:
            yield from (f"{where}: {name} is not described" for name in value.keys() - fields.keys())
        if depth < DEPTH and not choice:
            yield from (f"{where}: {name} is left out" for name in fields.keys() - value.keys())
        for name in value.keys() & fields.keys():
            yield from _names(value[name], fields[name], reference, f"{where}.{name}", depth + 1)
    if isinstance(value, list):
        for item in value:
            yield from _names(item, items, reference, f"{where}[]", depth + 1)


def declared(
    schema: dict[str, Any], reference: Reference
) -> tuple[dict[str, Any], dict[str, Any], bool, bool]:
    """(fields, items, whether no others are allowed, whether the schema leaves a choice of shapes)."""
    flat = reference.flatten(schema)
    # A name that is only listed as required is a field too, of any kind.
    fields: dict[str, Any] = {name: {} for name in flat.get("required", [])} | flat.get("properties", {})
    items: dict[str, Any] = flat.get("items", {})
    closed = not flat.get("additionalProperties")
    choice = False
    for key in ("allOf", "anyOf", "oneOf"):
        parts = [declared(part, reference) for part in flat.get(key, [])]
        choice |= key != "allOf" and sum(bool(part[0]) for part in parts) + bool(fields) > 1
        for inner, inner_items, inner_closed, inner_choice in parts:
            for name, entry in inner.items():
                fields[name] = {"anyOf": [fields[name], entry]} if name in fields else entry
            items = inner_items or items
            closed &= inner_closed
            choice |= inner_choice
    return fields, items, closed, choice


def form_values(content: bytes, content_type: str) -> list[tuple[str, str, bool]]:
    """(name, text, whether it is a file) of every part of a form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + content, policy=HTTP)
    assert message.is_multipart()
    assert message.defects == []
    found: list[tuple[str, str, bool]] = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        found.append((str(name), data.decode(), part.get_filename() is not None))
    return found


def form_fields(schema: dict[str, Any], reference: Reference) -> dict[str, Wanted]:
    """The fields of a form by their names on the wire: a list's name ends in brackets."""
    fields, _, _, _ = declared(schema, reference)
    required = reference.flatten(schema).get("required", [])
    result: dict[str, Wanted] = {}
    for name, entry in fields.items():
        listed = kinds(reference.flatten(entry)) == {"array"}
        wire = f"{name}[]" if listed and not name.endswith("[]") else name
        result[wire] = Wanted(wire, "brackets" if listed else "plain", entry, name in required)
    return result


def text_problem(wanted: Wanted, text: str, reference: Reference) -> str | None:
    """Why a text cannot be a value of a parameter or form field."""
    schema = reference.flatten(wanted.schema)
    if wanted.style == "deep" or {"array"} < kinds(
        schema
    ):  # a map of anything; one thing or a list of others
        return None
    if kinds(schema) == {"array"}:
        schema = reference.flatten(declared(schema, reference)[1])
    allowed = kinds(schema)
    if allowed and not any(re.fullmatch(FORMS.get(kind, "(?s:.*)"), text) for kind in allowed):
        return f"{wanted.name}={text} is no {allowed}"
    if "enum" in schema and text not in map(str, schema["enum"]):
        return f"{wanted.name}={text} is none of {schema['enum']}"
    return None
