"""Repair of parameters: declare each path parameter once, drop transport headers and duplicates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.repair.paths import list_path_names
from codegen.repair.security import AUTHORIZATION
from codegen.tree import Object, as_array, as_object, as_string, is_object, resolve

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair

_TRANSPORT = re.compile(rf"{AUTHORIZATION.pattern}|acc?ept(?:-\w+)?|co\w*-type|content-\w+", re.IGNORECASE)
_STYLES = {
    "query": {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    "path": {"simple", "label", "matrix"},
    "header": {"simple"},
    "cookie": {"form"},
}
_IDENTITY = re.compile(r"(?:^|_)ids?$|[a-z]Id$")
_COPIED_KEYS = ("description", "deprecated", "example")


def repair_parameters(declarations: list[Any], path: str, place: str, schemas: SchemaRepair) -> list[Object]:
    """Return the parameters of one operation, path parameters first and in template order."""
    report = schemas.report
    path_parameters = list_path_names(path)
    by_key: dict[tuple[str, str], Object] = {}
    for number, entry in enumerate(declarations):
        parameter = _repair_parameter(entry, f"{place} parameter {number}", schemas)
        if parameter is None:
            continue
        key = (parameter["in"], parameter["name"])
        if key in by_key:
            report.add_repair("repeated parameter", f"{place} {key[1]}")
        by_key.setdefault(key, parameter)
    result: list[Object] = []
    for name in dict.fromkeys(path_parameters):
        declared = by_key.pop(("path", name), None)
        if declared is None:
            report.add_repair("undeclared path parameter", f"{place} {name}")
            kind = "integer" if _IDENTITY.search(name) else "string"
            declared = {"name": name, "in": "path", "required": True, "schema": {"type": kind}}
        result.append(declared)
    for (location, name), parameter in by_key.items():
        if location == "path":
            report.add_repair("path parameter that is not in the path", f"{place} {name}")
        else:
            result.append(parameter)
    return result


def _repair_parameter(entry: Any, place: str, schemas: SchemaRepair) -> Object | None:
    report = schemas.report
    node = resolve(schemas.root, entry)
    if not is_object(node) or not as_string(node.get("name")):
        report.add_repair("invalid parameter", place)
        return None
    location, name = as_string(node.get("in")), as_string(node.get("name"))
    if location not in _STYLES:
        report.add_repair("parameter without a valid location", f"{place} {name}")
        return None
    if location == "header" and _TRANSPORT.fullmatch(name):
        report.add_repair("transport header parameter", f"{place} {name}")
        return None
    return _build_parameter(node, location, name, place, schemas)


def _build_parameter(node: Object, location: str, name: str, place: str, schemas: SchemaRepair) -> Object:
    result: Object = {"name": name, "in": location}
    if schemas.is_true(node.get("required"), f"{place} {name}") or location == "path":
        result["required"] = True
    result |= {key: node[key] for key in _COPIED_KEYS if key in node}
    if "description" in result and not isinstance(result["description"], str):
        result["description"] = str(result["description"])
    if not isinstance(result.get("deprecated", False), bool):
        del result["deprecated"]
    result |= {key: value for key, value in node.items() if key.startswith("x-")}
    if as_string(node.get("style")) in _STYLES[location]:
        result["style"] = node["style"]
    elif "style" in node:
        schemas.report.add_repair("style that is invalid for the location of a parameter", f"{place} {name}")
    if isinstance(node.get("explode"), bool):
        result["explode"] = node["explode"]
    schema, media = _find_schema(node)
    if media:
        result["x-altegio-media"] = media
    result["schema"] = schemas.repair(schema, f"{place} {name}")
    return result


def _find_schema(node: Object) -> tuple[Any, str]:
    """Return the schema of a parameter and its media type, if the schema is below a media type."""
    if "schema" in node:
        return node["schema"], ""
    for media, entry in as_object(node.get("content")).items():
        return as_object(entry).get("schema"), media
    loose = ("type", "format", "items", "enum", "default")
    return {key: node[key] for key in loose if key in node}, ""


def move_into_query(declarations: list[Any], query: str, root: Object) -> tuple[list[Any], str]:
    """Return the parameters of an operation with a query in its path, and the fixed part of that query.

    A template such as `term={search_term}` makes `term` a required query parameter. A literal value of a
    declared parameter is a sample. Any other literal value is fixed, because it selects the operation.
    """
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    names = {value[1:-1]: name for name, _, value in pairs if value.startswith("{") and value.endswith("}")}
    result = [_rename_filled(resolve(root, entry), names) for entry in as_array(declarations)]
    declared = {
        as_string(as_object(node).get("name")) for node in result if as_object(node).get("in") == "query"
    }
    fixed: list[str] = []
    for name, separator, value in pairs:
        if "{" in value and name not in declared:
            kind = "integer" if _IDENTITY.search(name) else "string"
            result.append({"name": name, "in": "query", "required": True, "schema": {"type": kind}})
        elif name not in declared:
            fixed.append(f"{name}{separator}{value}")
    return result, "&".join(fixed)


def _rename_filled(node: Any, names: dict[str, str]) -> Any:
    """Return a declared parameter under the name of the query parameter whose template it fills."""
    name = as_string(as_object(node).get("name"))
    if is_object(node) and node.get("in") in {"path", "query"} and name in names:
        return {**node, "in": "query", "name": names[name], "required": True}
    return node
