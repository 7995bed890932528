"""Repair of request bodies and responses, their media types and examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.tree import Object, as_object, as_string, is_object, resolve

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair
    from codegen.report import BuildReport

_MEDIA = re.compile(r"[\w*.+-]+/[\w*.+-]+(?:\s*;.*)?")


def repair_request_body(published: Any, place: str, schemas: SchemaRepair) -> Object:
    """Return a valid request body, or an empty object if there is no body."""
    if published is None:
        return {}
    node = _resolve_entry(published, "body", place, schemas)
    content = _repair_content(node.get("content"), place, schemas)
    if not content:
        schemas.report.add_repair("body without content", place)
        return {}
    result: Object = {"content": content}
    if as_string(node.get("description")):
        result["description"] = node["description"]
    if schemas.is_true(node.get("required"), place):
        result["required"] = True
    return result


def repair_responses(published: Any, place: str, schemas: SchemaRepair) -> Object:
    """Return valid responses. An operation without responses gets one that accepts any value."""
    result: Object = {}
    for status, entry in as_object(published).items():
        where = f"{place} {status}"
        if status.startswith("x-"):
            continue
        if status != "default" and not re.fullmatch(r"[1-5](?:\d\d|XX)", status):
            schemas.report.add_repair("unknown key of responses", where)
            continue
        node = _resolve_entry(entry, "response", where, schemas)
        result[status] = {"description": str(node.get("description") or "")}
        result[status] |= {key: value for key, value in node.items() if key.startswith("x-")}
        for key in ("headers", "links"):
            if node.get(key):
                schemas.report.add_note(f"untyped {key} of a response", where)
        content = _repair_content(node.get("content"), where, schemas)
        if content:
            result[status]["content"] = content
    if not result:
        schemas.report.add_repair("operation without responses", place)
        result["default"] = {"description": "", "content": {"application/json": {}}}
    return result


def _resolve_entry(published: Any, what: str, place: str, schemas: SchemaRepair) -> Object:
    """Return the entry with its reference resolved. A dangling reference is replaced by any JSON."""
    node = resolve(schemas.root, published)
    if is_object(node):
        return node
    if is_object(published):
        schemas.report.add_repair("dangling or endless reference", f"{place} -> {published['$ref']}")
        return {"content": {"application/json": {}}}
    schemas.report.add_repair(f"{what} that is not a mapping", place)
    return {}


def _repair_content(published: Any, place: str, schemas: SchemaRepair) -> Object:
    report = schemas.report
    if published is not None and not is_object(published):
        report.add_repair("content that is not a mapping", place)
    result: Object = {}
    for media, entry in as_object(published).items():
        if not _MEDIA.fullmatch(media):
            report.add_repair("invalid media type", f"{place} {media}")
            continue
        if not is_object(entry):
            report.add_repair("media type that is not a mapping", f"{place} {media}")
        node = as_object(entry)
        result_entry = {key: value for key, value in node.items() if key.startswith("x-") or key == "example"}
        if "examples" in node and "example" not in result_entry:
            result_entry["examples"] = _repair_examples(node["examples"], place, schemas)
        if "schema" in node:
            result_entry["schema"] = schemas.repair(node["schema"], place)
        envelope = result_entry.pop("x-altegio-envelope", None)
        if envelope is not None:
            result_entry["schema"] = _add_envelope(result_entry.get("schema", {}), envelope, place)
        result[media] = result_entry
    return result


def _add_envelope(schema: Object, envelope: Any, place: str) -> Object:
    """Return the schema of an envelope around the schema of `data`, or around a list of it."""
    if envelope not in ("data", "list"):
        raise CodegenError(f"{place}: x-altegio-envelope is data or list, not {envelope}")
    # The API publishes one item without a list, so this form stays readable.
    items: Object = {"type": "array", "items": schema, "x-altegio-also": ["object"]}
    return {
        "type": "object",
        "properties": {
            "success": {"type": "boolean", "description": "Whether the call succeeded."},
            "data": schema if envelope == "data" else items,
            "meta": {"type": ["object", "array"], "description": "About the response.", "items": {}},
        },
    }


def _repair_examples(published: Any, place: str, schemas: SchemaRepair) -> Object:
    if not is_object(published):
        schemas.report.add_repair("examples that are not a mapping", place)
    result: Object = {}
    for name, value in as_object(published).items():
        if is_object(value) and "$ref" in value and is_object(resolve(schemas.root, value)):
            result[name] = value
        else:
            result |= repair_example(name, value, place, schemas.report)
    return result


def repair_example(name: str, published: Any, place: str, report: BuildReport) -> Object:
    """Return a valid example under its name, or an empty object if it is unusable."""
    if not is_object(published) or "$ref" in published:
        report.add_repair("invalid example", f"{place} {name}")
        return {}
    result_entry = {key: value for key, value in published.items() if key == "value" or key.startswith("x-")}
    result_entry |= {
        key: published[key] for key in ("summary", "description") if isinstance(published.get(key), str)
    }
    if result_entry.keys() < published.keys():
        report.add_repair("unknown key of an example", f"{place} {name}")
    return {name: result_entry}
