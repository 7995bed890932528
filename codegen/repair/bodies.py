"""Repairing what is sent and answered: bodies, responses, their media types and examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.tree import Object, as_object, as_string, is_object, resolve

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair
    from codegen.report import BuildReport

_MEDIA = re.compile(r"[\w*.+-]+/[\w*.+-]+(?:\s*;.*)?")


def repair_request_body(published: Any, place: str, schemas: SchemaRepair) -> Object:
    """The body of a request, empty where none is sent; one behind a dangling reference is any JSON."""
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
    """The responses of an operation; where there are none, the answer may be anything."""
    result: Object = {}
    for status, entry in as_object(published).items():
        where = f"{place} {status}"
        if status.startswith("x-"):
            continue
        if status != "default" and not re.fullmatch(r"[1-5](?:\d\d|XX)", status):
            schemas.report.add_repair("key that responses cannot have", where)
            continue
        node = _resolve_entry(entry, "response", where, schemas)
        result[status] = {"description": str(node.get("description") or "")}
        result[status] |= {key: value for key, value in node.items() if key.startswith("x-")}
        for key in ("headers", "links"):
            if node.get(key):
                schemas.report.add_note(f"{key} of an answer that are not typed", where)
        content = _repair_content(node.get("content"), where, schemas)
        if content:
            result[status]["content"] = content
    if not result:
        schemas.report.add_repair("operation without responses", place)
        result["default"] = {"description": "", "content": {"application/json": {}}}
    return result


def _resolve_entry(published: Any, what: str, place: str, schemas: SchemaRepair) -> Object:
    """What stands there or is referred to; any JSON where that is nowhere."""
    node = resolve(schemas.root, published)
    if is_object(node):
        return node
    if is_object(published):
        schemas.report.add_repair("dangling or endless reference", f"{place} -> {published['$ref']}")
        return {"content": {"application/json": {}}}
    schemas.report.add_repair(f"{what} that is no mapping", place)
    return {}


def _repair_content(published: Any, place: str, schemas: SchemaRepair) -> Object:
    report = schemas.report
    if published is not None and not is_object(published):
        report.add_repair("content that is no mapping", place)
    result: Object = {}
    for media, entry in as_object(published).items():
        if not _MEDIA.fullmatch(media):
            report.add_repair("media type that is none", f"{place} {media}")
            continue
        if not is_object(entry):
            report.add_repair("media type that is no mapping", f"{place} {media}")
        node = as_object(entry)
        result_entry = {key: value for key, value in node.items() if key.startswith("x-") or key == "example"}
        if "examples" in node and "example" not in result_entry:
            result_entry["examples"] = _repair_examples(node["examples"], place, schemas)
        if "schema" in node:
            result_entry["schema"] = schemas.repair(node["schema"], place)
        result[media] = result_entry
    return result


def _repair_examples(published: Any, place: str, schemas: SchemaRepair) -> Object:
    if not is_object(published):
        schemas.report.add_repair("examples that are no mapping", place)
    result: Object = {}
    for name, value in as_object(published).items():
        if is_object(value) and "$ref" in value and is_object(resolve(schemas.root, value)):
            result[name] = value
        else:
            result |= repair_example(name, value, place, schemas.report)
    return result


def repair_example(name: str, published: Any, place: str, report: BuildReport) -> Object:
    """An example under its name, without what an example cannot have; empty where it is none."""
    if not is_object(published) or "$ref" in published:
        report.add_repair("example that is none", f"{place} {name}")
        return {}
    result_entry = {key: value for key, value in published.items() if key == "value" or key.startswith("x-")}
    result_entry |= {
        key: published[key] for key in ("summary", "description") if isinstance(published.get(key), str)
    }
    if result_entry.keys() < published.keys():
        report.add_repair("key that an example cannot have", f"{place} {name}")
    return {name: result_entry}
