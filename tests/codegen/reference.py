"""What a description asks of a request, read off the published document without the generator's own code.

What the generator's repairs lose or bend is not lost or bent here too. The defects that have to be allowed
for are named, each where it is allowed for.
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
# Type names that JSON Schema does not have, as the documents use them.
TYPES: dict[str, Any] = {
    "bool": "boolean", "Integer": "integer", "float": "number", "Object": "object",
    "date": "string", "ISO 8601": "string", "string <date>": "string",
    "number / string / boolean": ["number", "string", "boolean"],
    "array of strings": "array", "array of numbers": "array",
}  # fmt: skip
_ITEMS = {"array of strings": "string", "array of numbers": "number"}


@dataclass(frozen=True)
class Wanted:
    """One query parameter, or one field of a form: its name and how its values are written."""

    name: str
    style: str
    schema: dict[str, Any]
    required: bool


@dataclass(frozen=True)
class Expected:
    """One operation as published."""

    method: str
    path: str
    id: str
    in_path: dict[str, Wanted]
    query: dict[str, Wanted]
    bodies: dict[str, dict[str, Any]]
    body_required: bool
    responses: dict[str, Any]


@dataclass(frozen=True)
class Allowed:
    """A path with a query written into it: the path without, and the query parameter for each name in braces."""

    path: str
    names: dict[str, str] = field(default_factory=dict[str, str])


class Reference:
    """The operations of one document by (method, path)."""

    def __init__(self, document: dict[str, Any], allowed: dict[str, Allowed] | None = None) -> None:
        self.document = document
        self.allowed = allowed or {}
        self.operations: dict[tuple[str, str], Expected] = {}
        schemas = document.get("components", {}).get("schemas", {})
        self.schemas = {name: self.readable(schema) for name, schema in schemas.items()}
        for path, item in document["paths"].items():
            for method, node in item.items():
                if method in METHODS:
                    found = self._operation(path, method.upper(), node, item.get("parameters", []))
                    assert (found.method, found.path) not in self.operations, path
                    self.operations[found.method, found.path] = found
        assert self.allowed.keys() <= document["paths"].keys()  # else a defect that is there no longer

    def resolved(self, node: Any) -> Any:
        return resolved(self.document, node)

    def _operation(self, path: str, method: str, node: dict[str, Any], shared: list[Any]) -> Expected:
        defect = self.allowed.get(path, Allowed(path))
        # `x-altegio-path` is how a correction of ours says that a published path is wrong.
        plain = node.get("x-altegio-path") or defect.path
        in_path: dict[str, Wanted] = {}
        query: dict[str, Wanted] = {}
        for entry in [self.resolved(entry) for entry in [*shared, *node.get("parameters", [])]]:
            if entry.get("in") == "query":
                name = defect.names.get(entry["name"], entry["name"])
                must = entry.get("required") is True or entry["name"] in defect.names
                query[name] = self._wanted(name, entry, must)
            elif entry.get("in") == "path":
                name = entry["name"]
                in_path[name] = Wanted(name, "plain", self.readable(entry.get("schema", {})), True)
        body = self.resolved(node.get("requestBody")) or {}
        content = body.get("content") or {}  # also `content: []`
        bodies = {media: self.readable(entry.get("schema", {})) for media, entry in content.items()}
        identity = str(node.get("operationId") or "")
        must = body.get("required") is True
        return Expected(method, plain, identity, in_path, query, bodies, must, node.get("responses", {}))

    def _wanted(self, name: str, entry: dict[str, Any], required: bool) -> Wanted:
        schema = self.readable(entry.get("schema", {}))
        kind = kinds(self.flatten(schema))
        if name.endswith("[]"):  # a list whatever its schema says: the name is how PHP reads lists
            style = "brackets"
        elif entry.get("style") == "deepObject" or kind == {"object"}:
            style = "deep"
        elif "array" in kind:  # one value or several: sent as several
            style = "repeat" if entry.get("explode", entry.get("style", "form") == "form") else "comma"
        else:
            style = "plain"
        return Wanted(name, style, schema, required)

    def examples(self) -> list[tuple[str, str, int, Any]]:
        """(method, path, status, answer) of every example of a success."""
        found: list[tuple[str, str, int, Any]] = []
        for (method, path), expected in self.operations.items():
            for status, media in success_media(self.document, expected.responses):
                values = [media["example"]] if "example" in media else []
                named = [self.resolved(entry) for entry in media.get("examples", {}).values()]
                values += [entry["value"] for entry in named if "value" in entry]
                found += [(method, path, int(status), value) for value in values]
        return found

    def flatten(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema behind references, which stay inside `#/components/schemas`."""
        while "$ref" in schema:
            schema = self.schemas.get(schema["$ref"].rpartition("/")[2], {})
        return schema

    def readable(self, node: Any) -> Any:
        """A schema as JSON Schema can read it."""
        if not isinstance(node, dict):
            return {}
        if "$ref" in node:
            # A reference to nowhere allows anything.
            known = node["$ref"].startswith("#/components/schemas/") and self.resolved(node)
            return {"$ref": node["$ref"]} if known else self.readable(self.resolved(node))
        result = {key: value for key, value in node.items() if key in _PLAIN} | _type(node.get("type"))
        for key in node.keys() & {"allOf", "anyOf", "oneOf"}:
            result[key] = [self.readable(entry) for entry in node[key]]
        for key in ("not", "items", "additionalProperties"):
            if isinstance(node.get(key), dict):  # also `items: []`
                result[key] = self.readable(node[key])
            elif isinstance(node.get(key), bool):
                result[key] = node[key]
        if isinstance(node.get("properties"), dict):  # also `properties: []`
            result["properties"] = {name: self.readable(inner) for name, inner in node["properties"].items()}
        if isinstance(node.get("required"), list):  # also `required: true` and prose
            result["required"] = node["required"]
        return {"anyOf": [result, {"type": "null"}]} if node.get("nullable") is True else result


def _type(said: Any) -> dict[str, Any]:
    if isinstance(said, list):
        return {"type": said}
    if not isinstance(said, str):
        return {}
    items = {"items": {"type": _ITEMS[said]}} if said in _ITEMS else {}
    return {"type": TYPES.get(said, said), **items}


def resolved(document: dict[str, Any], node: Any) -> Any:
    """What a reference points at, an empty object where that is nothing."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document
        for part in node["$ref"][2:].split("/"):
            target = target.get(part.replace("~1", "/").replace("~0", "~"), {})
        node = target
    return node


def success_media(document: dict[str, Any], responses: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """(status, media type object) of every success."""
    for status, response in responses.items():
        if re.fullmatch(r"2\d\d", status):
            content = resolved(document, response).get("content") or {}  # also `content: []`
            yield from ((status, media) for media in content.values())


def without_examples(document: dict[str, Any]) -> dict[str, Any]:
    """A copy whose successes have no examples."""
    copy = deepcopy(document)
    for item in copy["paths"].values():
        for method, node in item.items():
            if method in METHODS:
                for _, media in success_media(copy, node.get("responses", {})):
                    media.pop("example", None)
                    media.pop("examples", None)
    return copy


_PLAIN = {"enum", "const", "format"}


def kinds(schema: dict[str, Any]) -> set[str]:
    """The types that a schema names, those of its parts included, null left out."""
    said = schema.get("type", [])
    own = {said} if isinstance(said, str) else set(said)
    parts = [part for key in ("oneOf", "anyOf", "allOf") for part in schema.get(key, [])]
    return own.union(*(kinds(part) for part in parts)) - {"null"}
