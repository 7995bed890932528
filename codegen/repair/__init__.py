"""Repair: convert a published description into a valid OpenAPI 3.1 document. Envelopes do not change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.nesting import check_nesting
from codegen.own_stack import use_own_stack
from codegen.repair.bodies import repair_example
from codegen.repair.components import rename_components, repair_security_schemes
from codegen.repair.operations import OperationRepair
from codegen.repair.schemas import SchemaRepair
from codegen.repair.webhooks import repair_webhooks
from codegen.tree import Object, as_array, as_object, deep_copy, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.report import BuildReport

__all__ = ["repair"]


@use_own_stack
def repair(document: Object, report: BuildReport, ids: Mapping[str, str] | None = None) -> Object:
    """Return the corrected description and count every repair in the report.

    Args:
        document: the description after corrections.
        report: receives the repairs.
        ids: the ids that operations had before, by method and path.

    Raises:
        CodegenError: the description is nested too deeply, or its schemas are endlessly recursive.
    """
    check_nesting(document)
    source = deep_copy(document)
    rename_components(source, report)
    components = as_object(source.get("components"))
    schemas = SchemaRepair(source, report)
    paths = OperationRepair(schemas, ids or {}).repair_paths()
    webhooks = repair_webhooks(schemas)
    named = schemas.repair_components()
    schemas.remove_wrong_defaults({"schemas": named})
    result: Object = {"openapi": "3.1.1", "info": _repair_info(as_object(source.get("info")))}
    servers = _repair_servers(as_array(source.get("servers")), report)
    if servers:
        result["servers"] = servers
    tags = _repair_tags(as_array(source.get("tags")))
    if tags:
        result["tags"] = tags
    result["paths"] = paths
    if webhooks:
        result["webhooks"] = webhooks
    examples: Object = {}
    for name, value in as_object(components.get("examples")).items():
        examples |= repair_example(name, value, "components", report)
    kept = {
        "schemas": named,
        "securitySchemes": repair_security_schemes(components, report),
        "examples": examples,
    }
    result["components"] = {name: value for name, value in kept.items() if value}
    return result


def _repair_info(published: Object) -> Object:
    result: Object = {
        "title": str(published.get("title") or "API"),
        "version": str(published.get("version") or "0"),
    }
    if isinstance(published.get("description"), str):
        result["description"] = published["description"]
    return result | {key: value for key, value in published.items() if key.startswith("x-")}


def _repair_servers(published: list[Any], report: BuildReport) -> list[Object]:
    result: list[Object] = []
    for number, entry in enumerate(published):
        if not is_object(entry) or not isinstance(entry.get("url"), str):
            report.add_repair("server without a URL", f"server {number}")
            continue
        variables = as_object(entry.get("variables")).values()
        usable = all(isinstance(as_object(variable).get("default"), str) for variable in variables)
        kept = ("url", "description", "variables") if usable and variables else ("url", "description")
        result.append({key: entry[key] for key in kept if key in entry})
    return result


def _repair_tags(published: list[Any]) -> list[Object]:
    result: dict[str, Object] = {}
    for entry in published:
        if is_object(entry) and isinstance(entry.get("name"), str):
            kept = {key: entry[key] for key in ("name", "description") if isinstance(entry.get(key), str)}
            result.setdefault(entry["name"], kept)
    return list(result.values())
