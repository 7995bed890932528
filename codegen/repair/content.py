"""Repairing what is sent and answered: bodies, responses, their media types and examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.tree import Object, as_object, is_object, resolve, text_of

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair
    from codegen.report import Report

_MEDIA = re.compile(r"[\w*.+-]+/[\w*.+-]+(?:\s*;.*)?")


def request_body(published: Any, place: str, schemas: SchemaRepair) -> Object:
    """The body of a request, empty where none is sent; one behind a dangling reference is any JSON."""
    if published is None:
        return {}
    node = _followed(published, "body", place, schemas)
    content = _content(node.get("content"), place, schemas)
    if not content:
        schemas.report.repaired("body without content", place)
        return {}
    result: Object = {"content": content}
    if text_of(node.get("description")):
        result["description"] = node["description"]
    if schemas.is_true(node.get("required"), place):
        result["required"] = True
    return result


def responses(published: Any, place: str, schemas: SchemaRepair) -> Object:
    """The responses of an operation; where there are none, the answer may be anything."""
    result: Object = {}
    for status, entry in as_object(published).items():
        where = f"{place} {status}"
        if status.startswith("x-"):
            continue
        if status != "default" and not re.fullmatch(r"[1-5](?:\d\d|XX)", status):
            schemas.report.repaired("key that responses cannot have", where)
            continue
        node = _followed(entry, "response", where, schemas)
        result[status] = {"description": str(node.get("description") or "")}
        result[status] |= {key: value for key, value in node.items() if key.startswith("x-")}
        for key in ("headers", "links"):
            if node.get(key):
                schemas.report.noted(f"{key} of an answer that are not typed", where)
        content = _content(node.get("content"), where, schemas)
        if content:
            result[status]["content"] = content
    if not result:
        schemas.report.repaired("operation without responses", place)
        result["default"] = {"description": "", "content": {"application/json": {}}}
    return result


def _followed(published: Any, what: str, place: str, schemas: SchemaRepair) -> Object:
    """What stands there or is referred to; any JSON where that is nowhere."""
    node = resolve(schemas.root, published)
    if is_object(node):
        return node
    if is_object(published):
        schemas.report.repaired("dangling or endless reference", f"{place} -> {published['$ref']}")
        return {"content": {"application/json": {}}}
    schemas.report.repaired(f"{what} that is no mapping", place)
    return {}


def _content(published: Any, place: str, schemas: SchemaRepair) -> Object:
    report = schemas.report
    if published is not None and not is_object(published):
        report.repaired("content that is no mapping", place)
    result: Object = {}
    for media, entry in as_object(published).items():
        if not _MEDIA.fullmatch(media):
            report.repaired("media type that is none", f"{place} {media}")
            continue
        if not is_object(entry):
            report.repaired("media type that is no mapping", f"{place} {media}")
        node = as_object(entry)
        kept = {key: value for key, value in node.items() if key.startswith("x-") or key == "example"}
        if "examples" in node and "example" not in kept:
            kept["examples"] = _examples(node["examples"], place, schemas)
        if "schema" in node:
            kept["schema"] = schemas.schema(node["schema"], place)
        result[media] = kept
    return result


def _examples(published: Any, place: str, schemas: SchemaRepair) -> Object:
    if not is_object(published):
        schemas.report.repaired("examples that are no mapping", place)
    result: Object = {}
    for name, value in as_object(published).items():
        if is_object(value) and "$ref" in value and is_object(resolve(schemas.root, value)):
            result[name] = value
        else:
            result |= usable_example(name, value, place, schemas.report)
    return result


def usable_example(name: str, published: Any, place: str, report: Report) -> Object:
    """An example under its name, without what an example cannot have; empty where it is none."""
    if not is_object(published) or "$ref" in published:
        report.repaired("example that is none", f"{place} {name}")
        return {}
    kept = {key: value for key, value in published.items() if key == "value" or key.startswith("x-")}
    kept |= {key: published[key] for key in ("summary", "description") if isinstance(published.get(key), str)}
    if kept.keys() < published.keys():
        report.repaired("key that an example cannot have", f"{place} {name}")
    return {name: kept}
