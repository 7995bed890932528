"""Repairing paths and operations, up to a document that every OpenAPI tool reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from codegen.errors import CodegenError
from codegen.naming import first_free, operation_names, snake
from codegen.repair.parameters import moved_into_query, parameters, split_query
from codegen.repair.security import auth_level
from codegen.tree import METHODS, Object, as_array, as_object, is_array, is_object, resolve, text_of

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair

_TEXTS = ("summary", "description")
_KNOWN = "callbacks servers externalDocs requestBody parameters tags deprecated security summary description"
_KEYS = frozenset(_KNOWN.split())
_MEDIA = re.compile(r"[\w*.+-]+/[\w*.+-]+(?:\s*;.*)?")


@dataclass
class OperationRepair:
    """Repairs the operations of one document; `taken` holds the Python names given so far."""

    schemas: SchemaRepair
    taken: set[str] = field(default_factory=set[str])

    def paths(self, published: Object) -> Object:
        """The paths object, each operation at its right path."""
        result: Object = {}
        self._reserve(published)
        for path, item in published.items():
            shared = as_array(as_object(item).get("parameters"))
            for method, operation in as_object(item).items():
                if method in METHODS and is_object(operation):
                    self._place(result, path, method, operation, shared)
                elif method not in METHODS and method not in {
                    "parameters",
                    "summary",
                    "description",
                    "servers",
                }:
                    self.schemas.report.repaired("key of a path that is no method", f"{path} {method}")
        return result

    def _place(self, result: Object, path: str, method: str, operation: Object, shared: list[Any]) -> None:
        report = self.schemas.report
        place = f"{method.upper()} {path}"
        given = self._given(operation, shared)
        target = text_of(operation.get("x-altegio-path")) or path
        if target != path:
            report.repaired("path moved by a correction", f"{place} -> {target}")
        if "?" in target:
            report.repaired("query written into the path", place)
            given = moved_into_query(given, target, self.schemas.root)
            target, _ = split_query(target)
        if not target.startswith("/"):
            report.repaired("path without a leading slash", place)
            target = "/" + target
        if method in as_object(result.get(target)):
            raise CodegenError(f"{place} and another operation both end at {method.upper()} {target}")
        result.setdefault(target, {})[method] = self._operation(operation, given, target, method, place)

    def _given(self, operation: Object, shared: list[Any]) -> list[Any]:
        own = as_array(operation.get("parameters"))
        named = {_key(resolve(self.schemas.root, entry)) for entry in own}
        return [*(entry for entry in shared if _key(resolve(self.schemas.root, entry)) not in named), *own]

    def _operation(self, node: Object, given: list[Any], path: str, method: str, place: str) -> Object:
        known = {key: value for key, value in node.items() if key.startswith("x-")}
        result: Object = {"operationId": self._identity(node, path, method, place), **known}
        if result["operationId"] != node.get("operationId") and node.get("operationId"):
            result["x-published-operation-id"] = str(node["operationId"])
        tags = [tag for tag in as_array(node.get("tags")) if isinstance(tag, str) and tag.strip()]
        if tags:
            result["tags"] = tags
        result |= {key: str(node[key]) for key in _TEXTS if node.get(key) is not None}
        if node.get("deprecated") is True:
            result["deprecated"] = True
        if is_array(node.get("security")):
            result["security"] = [entry for entry in node["security"] if is_object(entry)]
        result["x-altegio-auth"] = auth_level(node, given, self.schemas.root)
        listed = parameters(given, path, place, self.schemas)
        if listed:
            result["parameters"] = listed
        body = self._body(node.get("requestBody"), f"{place} body")
        if body:
            result["requestBody"] = body
        result["responses"] = self._responses(node.get("responses"), place)
        for key in sorted(node.keys() - result.keys() - _KEYS):
            self.schemas.report.repaired("key that an operation cannot have", f"{place} {key}")
        for key in ("callbacks", "servers"):
            if node.get(key):
                self.schemas.report.noted(f"{key} that are not offered", place)
        return result

    def _reserve(self, published: Object) -> None:
        """Usable ids keep their names, whatever comes before them in the document."""
        self._first: dict[str, int] = {}
        for item in published.values():
            for method, node in as_object(item).items():
                if method in METHODS and is_object(node) and _usable(node.get("operationId")):
                    self._first.setdefault(snake(node["operationId"]), id(node))
        self.taken |= self._first.keys()

    def _identity(self, node: Object, path: str, method: str, place: str) -> str:
        published = node.get("operationId")
        if _usable(published) and self._first.get(snake(published)) == id(node):
            return str(published)
        if not published:
            self.schemas.report.repaired("operation without an id", place)
        elif _usable(published):
            self.schemas.report.repaired("operation id given twice", f"{place} {published}")
        else:
            self.schemas.report.repaired("operation id that is no ASCII name", f"{place} {published}")
        name = first_free(operation_names(method, path), self.taken)
        self.taken.add(name)
        return name

    def _body(self, published: Any, place: str) -> Object:
        node = resolve(self.schemas.root, published)
        if not is_object(node):
            return {}
        content = self._content(node.get("content"), place)
        if not content:
            return {}
        result: Object = {"content": content}
        if text_of(node.get("description")):
            result["description"] = node["description"]
        if node.get("required") is True:
            result["required"] = True
        return result

    def _responses(self, published: Any, place: str) -> Object:
        result: Object = {}
        for status, entry in as_object(published).items():
            where = f"{place} {status}"
            if status.startswith("x-"):
                continue
            if status != "default" and not re.fullmatch(r"[1-5](?:\d\d|XX)", status):
                self.schemas.report.repaired("key that responses cannot have", where)
                continue
            node = as_object(resolve(self.schemas.root, entry))
            result[status] = {"description": str(node.get("description") or "")}
            result[status] |= {key: value for key, value in node.items() if key.startswith("x-")}
            for key in ("headers", "links"):
                if node.get(key):
                    self.schemas.report.noted(f"{key} of an answer that are not typed", where)
            content = self._content(node.get("content"), where)
            if content:
                result[status]["content"] = content
        if not result:
            self.schemas.report.repaired("operation without responses", place)
            result["default"] = {"description": ""}
        return result

    def _examples(self, published: Object) -> Object:
        root = self.schemas.root
        return {name: value for name, value in published.items() if is_object(resolve(root, value))}

    def _content(self, published: Any, place: str) -> Object:
        if published is not None and not is_object(published):
            self.schemas.report.repaired("content that is no mapping", place)
        result: Object = {}
        for media, entry in as_object(published).items():
            if not _MEDIA.fullmatch(media):
                self.schemas.report.repaired("media type that is none", f"{place} {media}")
                continue
            node = as_object(entry)
            kept = {key: value for key, value in node.items() if key.startswith("x-") or key == "example"}
            if is_object(node.get("examples")) and "example" not in kept:
                kept["examples"] = self._examples(node["examples"])
            if "schema" in node:
                kept["schema"] = self.schemas.schema(node["schema"], place)
            result[media] = kept
        return result


def _key(node: Any) -> tuple[str, str]:
    return (text_of(as_object(node).get("in")), text_of(as_object(node).get("name")))


def _usable(published: Any) -> TypeGuard[str]:
    return isinstance(published, str) and published.isascii() and bool(snake(published))
