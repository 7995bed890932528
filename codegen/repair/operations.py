"""Repairing paths and operations, up to a document that every OpenAPI tool reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from codegen.errors import CodegenError
from codegen.naming import first_free, operation_names, snake, spoken
from codegen.repair.content import request_body, responses
from codegen.repair.parameters import moved_into_query, parameters, split_query
from codegen.repair.paths import Found, found_operations, listed, own_names
from codegen.repair.security import auth_level, requirements
from codegen.tree import Object, as_object, resolve, text_of

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair

_TEXTS = ("summary", "description")
_KNOWN = "callbacks servers externalDocs requestBody parameters tags deprecated security summary description"
_KEYS = frozenset(_KNOWN.split())


@dataclass
class OperationRepair:
    """Repairs the operations of one document; `taken` holds the Python names given so far."""

    schemas: SchemaRepair
    taken: set[str] = field(default_factory=set[str])

    def paths(self) -> Object:
        """The paths object, each operation at its right path."""
        result: Object = {}
        operations = found_operations(self.schemas.root, self.schemas.report)
        self._reserve(operations)
        for found in operations:
            self._place(result, found)
        return result

    def _place(self, result: Object, found: Found) -> None:
        report = self.schemas.report
        path, method = found.path, found.method
        place = f"{method.upper()} {path}"
        given = self._given(found, place)
        target = text_of(found.node.get("x-altegio-path")) or path
        if target != path:
            report.repaired("path moved by a correction", f"{place} -> {target}")
        if "?" in target:
            report.repaired("query written into the path", place)
            given = moved_into_query(given, target, self.schemas.root)
            target, _ = split_query(target)
        if not target.startswith("/"):
            report.repaired("path without a leading slash", place)
            target = "/" + target
        target, renamed = own_names(target, place, report)
        given += self._declared_again(given, renamed)
        if method in as_object(result.get(target)):
            raise CodegenError(f"{place} and another operation both end at {method.upper()} {target}")
        result.setdefault(target, {})[method] = self._operation(found.node, given, target, method, place)

    def _declared_again(self, given: list[Any], renamed: dict[str, str]) -> list[Object]:
        """The declarations of path parameters under the names that tell them apart."""
        nodes = [as_object(resolve(self.schemas.root, entry)) for entry in given]
        return [
            {**node, "name": new}
            for new, name in renamed.items()
            for node in nodes
            if _key(node) == ("path", name)
        ]

    def _given(self, found: Found, place: str) -> list[Any]:
        own = listed(found.node.get("parameters"), "parameters", place, self.schemas.report)
        root = self.schemas.root
        named = {_key(resolve(root, entry)) for entry in own}
        return [*(entry for entry in found.shared if _key(resolve(root, entry)) not in named), *own]

    def _operation(self, node: Object, given: list[Any], path: str, method: str, place: str) -> Object:
        known = {key: value for key, value in node.items() if key.startswith("x-")}
        result: Object = {"operationId": self._identity(node, path, method, place), **known}
        if result["operationId"] != node.get("operationId") and node.get("operationId"):
            result["x-published-operation-id"] = str(node["operationId"])
        tags = self._tags(node.get("tags"), place)
        if tags:
            result["tags"] = tags
        result |= {key: str(node[key]) for key in _TEXTS if node.get(key) is not None}
        if node.get("deprecated") is True:
            result["deprecated"] = True
        security = requirements(node.get("security"), place, self.schemas.report)
        if security is not None:
            result["security"] = security
        result["x-altegio-auth"] = auth_level(node, given, self.schemas.root)
        found = parameters(given, path, place, self.schemas)
        if found:
            result["parameters"] = found
        body = request_body(node.get("requestBody"), f"{place} body", self.schemas)
        if body:
            result["requestBody"] = body
        result["responses"] = responses(node.get("responses"), place, self.schemas)
        for key in sorted(node.keys() - result.keys() - _KEYS):
            self.schemas.report.repaired("key that an operation cannot have", f"{place} {key}")
        for key in ("callbacks", "servers"):
            if node.get(key):
                self.schemas.report.noted(f"{key} that are not offered", place)
        return result

    def _tags(self, published: Any, place: str) -> list[str]:
        if isinstance(published, str):
            self.schemas.report.repaired("tags that are no list", place)
            published = [published]
        tags = listed(published, "tags", place, self.schemas.report)
        return [tag for tag in tags if isinstance(tag, str) and tag.strip()]

    def _reserve(self, operations: list[Found]) -> None:
        """Usable ids keep their names, whatever comes before them in the document."""
        self._first: dict[str, int] = {}
        for found in operations:
            published = found.node.get("operationId")
            if _usable(published):
                self._first.setdefault(snake(published), id(found.node))
                self.taken |= {snake(published), snake(spoken(published))}

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


def _key(node: Any) -> tuple[str, str]:
    return (text_of(as_object(node).get("in")), text_of(as_object(node).get("name")))


def _usable(published: Any) -> TypeGuard[str]:
    return isinstance(published, str) and published.isascii() and bool(snake(published))
