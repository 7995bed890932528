"""Repairing parameters: each path parameter declared once, no transport headers, no repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.repair.paths import path_names
from codegen.repair.security import AUTHORIZATION
from codegen.tree import Object, as_array, as_object, is_object, resolve, text_of

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair
    from codegen.report import Report

_TRANSPORT = re.compile(rf"{AUTHORIZATION.pattern}|acc?ept(?:-\w+)?|co\w*-type|content-\w+", re.IGNORECASE)
_STYLES = {
    "query": {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    "path": {"simple", "label", "matrix"},
}
_IDENTITY = re.compile(r"(?:^|_)ids?$|[a-z]Id$")
_KEPT = ("description", "deprecated", "example")


def parameters(given: list[Any], path: str, place: str, schemas: SchemaRepair) -> list[Object]:
    """The parameters of one operation, path ones first and in the order of the template."""
    report = schemas.report
    wanted = path_names(path)
    found: dict[tuple[str, str], Object] = {}
    for number, entry in enumerate(given):
        parameter = _one(entry, f"{place} parameter {number}", schemas)
        if parameter is None:
            continue
        key = (parameter["in"], parameter["name"])
        if key in found:
            report.repaired("parameter given twice", f"{place} {key[1]}")
        found.setdefault(key, parameter)
    result: list[Object] = []
    for name in dict.fromkeys(wanted):
        declared = found.pop(("path", name), None)
        if declared is None:
            report.repaired("path parameter that is not declared", f"{place} {name}")
            kind = "integer" if _IDENTITY.search(name) else "string"
            declared = {"name": name, "in": "path", "required": True, "schema": {"type": kind}}
        result.append(declared)
    for (where, name), parameter in found.items():
        if where == "path":
            report.repaired("path parameter that the path lacks", f"{place} {name}")
        elif name in wanted:
            report.repaired("query parameter that repeats a path one", f"{place} {name}")
        else:
            result.append(parameter)
    return result


def _one(entry: Any, place: str, schemas: SchemaRepair) -> Object | None:
    report = schemas.report
    node = resolve(schemas.root, entry)
    if not is_object(node) or not text_of(node.get("name")):
        report.repaired("parameter that is none", place)
        return None
    where, name = text_of(node.get("in")), text_of(node.get("name"))
    if where not in {"path", "query"}:
        _report_dropped(where, name, place, report)
        return None
    return _kept(node, where, name, place, schemas)


def _report_dropped(where: str, name: str, place: str, report: Report) -> None:
    if where == "header" and _TRANSPORT.fullmatch(name):
        report.repaired("transport header parameter", f"{place} {name}")
    elif where in {"header", "cookie"}:
        report.noted(f"{where} parameter that is not offered", f"{place} {name}")
    else:
        report.repaired("parameter without a place", f"{place} {name}")


def _kept(node: Object, where: str, name: str, place: str, schemas: SchemaRepair) -> Object:
    result: Object = {"name": name, "in": where}
    if schemas.is_true(node.get("required"), f"{place} {name}") or where == "path":
        result["required"] = True
    result |= {key: node[key] for key in _KEPT if key in node}
    if "description" in result and not isinstance(result["description"], str):
        result["description"] = str(result["description"])
    if not isinstance(result.get("deprecated", False), bool):
        del result["deprecated"]
    result |= {key: value for key, value in node.items() if key.startswith("x-")}
    if text_of(node.get("style")) in _STYLES[where]:
        result["style"] = node["style"]
    elif "style" in node:
        schemas.report.repaired("style that the place of a parameter does not have", f"{place} {name}")
    if isinstance(node.get("explode"), bool):
        result["explode"] = node["explode"]
    schema, media = _schema_of(node)
    if media:
        result["x-altegio-media"] = media
    result["schema"] = schemas.schema(schema, f"{place} {name}")
    return result


def _schema_of(node: Object) -> tuple[Any, str]:
    """The schema of a parameter, under a media type or, as once, beside the name too; and that media type."""
    if "schema" in node:
        return node["schema"], ""
    for media, entry in as_object(node.get("content")).items():
        return as_object(entry).get("schema"), media
    loose = ("type", "format", "items", "enum", "default")
    return {key: node[key] for key in loose if key in node}, ""


def split_query(path: str) -> tuple[str, list[Object]]:
    """A path template without the query that was written into it, and that query as parameters."""
    plain, _, query = path.partition("?")
    found: list[Object] = []
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        kind = "integer" if value.isdigit() or _IDENTITY.search(name) else "string"
        found.append({"name": name, "in": "query", "required": "{" in value, "schema": {"type": kind}})
    return plain, found


def inlined_names(path: str) -> dict[str, str]:
    """For a query written into a path: the name in the braces and the query parameter that it fills."""
    _, _, query = path.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&"))
    return {value[1:-1]: name for name, _, value in pairs if value.startswith("{") and value.endswith("}")}


def moved_into_query(given: list[Any], path: str, root: Object) -> list[Any]:
    """The declared parameters of such a path, those in the query part declared as what they are."""
    names = inlined_names(path)
    _, query = split_query(path)
    declared = [resolve(root, entry) for entry in as_array(given)]
    result: list[Any] = []
    for node in declared:
        name = text_of(as_object(node).get("name"))
        if is_object(node) and node.get("in") in ("path", "query") and name in names:
            result.append({**node, "in": "query", "name": names[name], "required": True})
        else:
            result.append(node)
    present = [(as_object(node).get("in"), as_object(node).get("name")) for node in result]
    return result + [node for node in query if ("query", node["name"]) not in present]
