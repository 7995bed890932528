"""Expected requests, read from the published document without code of the generator.

Defects of the repairs are therefore not repeated here. Each tolerated defect of the document is named
explicitly.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LISTS = {"repeat", "brackets", "comma"}
# Type names in the documents that JSON Schema lacks.
TYPES: dict[str, Any] = {
    "bool": "boolean", "Integer": "integer", "float": "number", "Object": "object",
    "date": "string", "ISO 8601": "string", "string <date>": "string",
    "number / string / boolean": ["number", "string", "boolean"],
    "array of strings": "array", "array of numbers": "array",
}  # fmt: skip
_ITEMS = {"array of strings": "string", "array of numbers": "number"}


@dataclass(frozen=True)
class ExpectedParameter:
    """A query parameter or a field of a form: its name and the style of its values."""

    name: str
    style: str
    schema: dict[str, Any]
    required: bool


@dataclass(frozen=True)
class ExpectedOperation:
    """An operation as published."""

    method: str
    path: str
    id: str
    in_path: dict[str, ExpectedParameter]
    query: dict[str, ExpectedParameter]
    bodies: dict[str, dict[str, Any]]
    body_required: bool
    responses: dict[str, Any]


@dataclass(frozen=True)
class InlineQuery:
    """A path with an inline query: the path alone, and the query parameter for each name in braces."""

    path: str
    names: dict[str, str] = field(default_factory=dict[str, str])


class Reference:
    """The operations of one document by (method, path)."""

    def __init__(self, document: dict[str, Any], allowed: dict[str, InlineQuery] | None = None) -> None:
        self.document = document
        self.allowed = allowed or {}
        has_digits = document.get("info", {}).get("x-altegio-booleans") == "digits"
        self.booleans = ("0", "1") if has_digits else ("false", "true")
        self.operations: dict[tuple[str, str], ExpectedOperation] = {}
        schemas = document.get("components", {}).get("schemas", {})
        self.schemas = {name: self.to_json_schema(schema) for name, schema in schemas.items()}
        for path, item in document["paths"].items():
            for method, node in item.items():
                if method in METHODS:
                    found = self._read_operation(path, method.upper(), node, item.get("parameters", []))
                    assert (found.method, found.path) not in self.operations, path
                    self.operations[found.method, found.path] = found
        assert (
            self.allowed.keys() <= document["paths"].keys()
        )  # otherwise a tolerated defect no longer exists

    def resolve(self, node: Any) -> Any:
        return resolve_reference(self.document, node)

    def _read_operation(
        self, path: str, method: str, node: dict[str, Any], shared: list[Any]
    ) -> ExpectedOperation:
        defect = self.allowed.get(path, InlineQuery(path))
        # `x-altegio-path` marks a published path that our corrections replace.
        plain = node.get("x-altegio-path") or defect.path
        in_path: dict[str, ExpectedParameter] = {}
        query: dict[str, ExpectedParameter] = {}
        for entry in [self.resolve(entry) for entry in [*shared, *node.get("parameters", [])]]:
            if entry.get("in") == "query":
                name = defect.names.get(entry["name"], entry["name"])
                is_required = entry.get("required") is True or entry["name"] in defect.names
                query[name] = self._read_parameter(name, entry, is_required)
            elif entry.get("in") == "path":
                name = entry["name"]
                in_path[name] = ExpectedParameter(
                    name, "plain", self.to_json_schema(entry.get("schema", {})), True
                )
        body = self.resolve(node.get("requestBody")) or {}
        content = body.get("content") or {}  # also `content: []`
        bodies = {media: self.to_json_schema(entry.get("schema", {})) for media, entry in content.items()}
        identity = str(node.get("operationId") or "")
        is_required = body.get("required") is True
        return ExpectedOperation(
            method, plain, identity, in_path, query, bodies, is_required, node.get("responses", {})
        )

    def _read_parameter(self, name: str, entry: dict[str, Any], required: bool) -> ExpectedParameter:
        schema = self.to_json_schema(entry.get("schema", {}))
        kind = get_types(self.flatten(schema))
        if name.endswith("[]"):  # always a list, because PHP reads names with brackets as lists
            style = "brackets"
        elif entry.get("style") == "deepObject" or kind == {"object"}:
            style = "deep"
        elif "array" in kind:  # "one value or a list" is sent as a list
            style = "repeat" if entry.get("explode", entry.get("style", "form") == "form") else "comma"
        else:
            style = "plain"
        return ExpectedParameter(name, style, schema, required)

    def list_examples(self) -> list[tuple[str, str, int, Any]]:
        """Return (method, path, status, body) of every example of a success."""
        found: list[tuple[str, str, int, Any]] = []
        for (method, path), expected in self.operations.items():
            for status, media in list_success_media(self.document, expected.responses):
                values = [media["example"]] if "example" in media else []
                entries = [self.resolve(entry) for entry in media.get("examples", {}).values()]
                values += [entry["value"] for entry in entries if "value" in entry]
                found += [(method, path, int(status), value) for value in values]
        return found

    def flatten(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema behind references inside `#/components/schemas`."""
        while "$ref" in schema:
            schema = self.schemas.get(schema["$ref"].rpartition("/")[2], {})
        return schema

    def to_json_schema(self, node: Any) -> Any:
        """Convert a schema to JSON Schema."""
        if not isinstance(node, dict):
            return {}
        if "$ref" in node:
            # A dangling reference accepts any value.
            is_component = node["$ref"].startswith("#/components/schemas/") and self.resolve(node)
            return {"$ref": node["$ref"]} if is_component else self.to_json_schema(self.resolve(node))
        result = {key: value for key, value in node.items() if key in _PLAIN} | _convert_type(
            node.get("type")
        )
        for key in node.keys() & {"allOf", "anyOf", "oneOf"}:
            result[key] = [self.to_json_schema(entry) for entry in node[key]]
        for key in ("not", "items", "additionalProperties"):
            if isinstance(node.get(key), dict):  # also `items: []`
                result[key] = self.to_json_schema(node[key])
            elif isinstance(node.get(key), bool):
                result[key] = node[key]
        if isinstance(node.get("properties"), dict):  # also `properties: []`
            result["properties"] = {
                name: self.to_json_schema(inner) for name, inner in node["properties"].items()
            }
        if isinstance(node.get("required"), list):  # also `required: true` and prose
            result["required"] = node["required"]
        return {"anyOf": [result, {"type": "null"}]} if node.get("nullable") is True else result


def _convert_type(declared: Any) -> dict[str, Any]:
    if isinstance(declared, list):
        return {"type": declared}
    if not isinstance(declared, str):
        return {}
    items = {"items": {"type": _ITEMS[declared]}} if declared in _ITEMS else {}
    return {"type": TYPES.get(declared, declared), **items}


def resolve_reference(document: dict[str, Any], node: Any) -> Any:
    """Return the target of a reference, or an empty object if it is dangling."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document
        for part in node["$ref"][2:].split("/"):
            target = target.get(part.replace("~1", "/").replace("~0", "~"), {})
        node = target
    return node


def list_success_media(document: dict[str, Any], responses: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield (status, media type object) of every success."""
    for status, response in responses.items():
        if re.fullmatch(r"2\d\d", status):
            content = resolve_reference(document, response).get("content") or {}  # also `content: []`
            yield from ((status, media) for media in content.values())


def strip_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy without examples of successes."""
    copy = deepcopy(document)
    for item in copy["paths"].values():
        for method, node in item.items():
            if method in METHODS:
                for _, media in list_success_media(copy, node.get("responses", {})):
                    media.pop("example", None)
                    media.pop("examples", None)
    return copy


_PLAIN = {"enum", "const", "format"}


def get_types(schema: dict[str, Any]) -> set[str]:
    """Return the type names of a schema and its parts, without null."""
    declared = schema.get("type", [])
    own = {declared} if isinstance(declared, str) else set(declared)
    parts = [part for key in ("oneOf", "anyOf", "allOf") for part in schema.get(key, [])]
    return own.union(*(get_types(part) for part in parts)) - {"null"}
