"""Repair of paths and operations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from codegen.errors import CodegenError
from codegen.naming import choose_free_name, strip_api_prefix, suggest_operation_names, to_snake_case
from codegen.repair.bodies import repair_request_body, repair_responses
from codegen.repair.parameters import move_into_query, repair_parameters
from codegen.repair.paths import (
    PublishedOperation,
    check_list,
    join_path,
    list_operations,
    make_names_unique,
    split_path,
)
from codegen.repair.security import determine_auth_level, repair_requirements
from codegen.tree import Object, as_object, as_string, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.repair.schemas import SchemaRepair

_TEXTS = ("summary", "description")
_KNOWN = "callbacks servers externalDocs requestBody parameters tags deprecated security summary description"
_KEYS = frozenset(_KNOWN.split())


@dataclass
class OperationRepair:
    """Repairs the operations of one document.

    `ids` maps methods and paths to the ids that operations had before. `taken` contains the Python names
    in use.
    """

    schemas: SchemaRepair
    ids: Mapping[str, str]
    taken: set[str] = field(default_factory=set[str])

    def repair_paths(self) -> Object:
        """Return the paths object with each operation at its correct path."""
        result: Object = {}
        operations = list_operations(self.schemas.root, self.schemas.report)
        self._reserve_names(operations)
        for operation in operations:
            self._add_operation(result, operation)
        return result

    def _add_operation(self, result: Object, operation: PublishedOperation) -> None:
        report = self.schemas.report
        path, method = operation.path, operation.method
        place = f"{method.upper()} {path}"
        declared = self._list_parameters(operation, place)
        target = as_string(operation.node.get("x-altegio-path")) or path
        if target != path:
            report.add_repair("path moved by a correction", f"{place} -> {target}")
        target, query, fragment = split_path(target)
        if query:
            report.add_repair("query written into the path", place)
            declared, query = move_into_query(declared, query, self.schemas.root)
        if fragment:
            report.add_repair("fragment written into the path", place)
        if not target.startswith("/"):
            report.add_repair("path without a leading slash", place)
            target = "/" + target
        target, renamed = make_names_unique(target, place, report)
        target = join_path(target, query, fragment)
        declared += self._declare_renamed(declared, renamed)
        if method in as_object(result.get(target)):
            raise CodegenError(
                f"{place} and another operation have the same method and path {method.upper()} {target}"
            )
        result.setdefault(target, {})[method] = self._repair_operation(
            operation.node, declared, target, method, place
        )

    def _declare_renamed(self, declared: list[Any], renamed: dict[str, str]) -> list[Object]:
        """Return declarations of path parameters under their new unique names."""
        nodes = [as_object(resolve(self.schemas.root, entry)) for entry in declared]
        return [
            {**node, "name": new}
            for new, name in renamed.items()
            for node in nodes
            if _get_key(node) == ("path", name)
        ]

    def _list_parameters(self, operation: PublishedOperation, place: str) -> list[Any]:
        own = check_list(operation.node.get("parameters"), "parameters", place, self.schemas.report)
        root = self.schemas.root
        own_keys = {_get_key(resolve(root, entry)) for entry in own}
        return [
            *(entry for entry in operation.shared if _get_key(resolve(root, entry)) not in own_keys),
            *own,
        ]

    def _repair_operation(
        self, node: Object, declared: list[Any], path: str, method: str, place: str
    ) -> Object:
        known = {key: value for key, value in node.items() if key.startswith("x-")}
        result: Object = {"operationId": self._choose_id(node, path, method, place), **known}
        if result["operationId"] != node.get("operationId") and node.get("operationId"):
            result["x-published-operation-id"] = str(node["operationId"])
        tags = self._repair_tags(node.get("tags"), place)
        if tags:
            result["tags"] = tags
        result |= {key: str(node[key]) for key in _TEXTS if node.get(key) is not None}
        if node.get("deprecated") is True:
            result["deprecated"] = True
        security = repair_requirements(node.get("security"), place, self.schemas.report)
        if security is not None:
            result["security"] = security
        result["x-altegio-auth"] = determine_auth_level(node, declared, self.schemas.root)
        operation = repair_parameters(declared, path, place, self.schemas)
        if operation:
            result["parameters"] = operation
        body = repair_request_body(node.get("requestBody"), f"{place} body", self.schemas)
        if body:
            result["requestBody"] = body
        result["responses"] = repair_responses(node.get("responses"), place, self.schemas)
        for key in sorted(node.keys() - result.keys() - _KEYS):
            self.schemas.report.add_repair("unknown key of an operation", f"{place} {key}")
        for key in ("callbacks", "servers"):
            if node.get(key):
                self.schemas.report.add_note(f"{key} of an operation, ignored", place)
        return result

    def _repair_tags(self, published: Any, place: str) -> list[str]:
        if isinstance(published, str):
            self.schemas.report.add_repair("tags that are not a list", place)
            published = [published]
        tags = check_list(published, "tags", place, self.schemas.report)
        return [tag for tag in tags if isinstance(tag, str) and tag.strip()]

    def _reserve_names(self, operations: list[PublishedOperation]) -> None:
        """Reserve the names of usable ids. The operation that had an id before has priority for it."""
        self._first: dict[str, int] = {}
        self.taken |= {to_snake_case(name) for name in self.ids.values()}
        for operation in sorted(operations, key=self._had_another_id):
            published = operation.node.get("operationId")
            if _is_usable(published):
                self._first.setdefault(to_snake_case(published), id(operation.node))
                self.taken |= {to_snake_case(published), to_snake_case(strip_api_prefix(published))}

    def _had_another_id(self, operation: PublishedOperation) -> bool:
        path = as_string(operation.node.get("x-altegio-path")) or operation.path
        return self.ids.get(f"{operation.method.upper()} {path}") != operation.node.get("operationId")

    def _choose_id(self, node: Object, path: str, method: str, place: str) -> str:
        published = node.get("operationId")
        if _is_usable(published) and self._first.get(to_snake_case(published)) == id(node):
            return str(published)
        if not published:
            self.schemas.report.add_repair("operation without an id", place)
        elif _is_usable(published):
            self.schemas.report.add_repair("repeated operation id", f"{place} {published}")
        else:
            self.schemas.report.add_repair("operation id that is not an ASCII name", f"{place} {published}")
        recorded = self.ids.get(f"{method.upper()} {path}")
        if recorded is not None and to_snake_case(recorded) not in self._first:
            return recorded
        name = choose_free_name(suggest_operation_names(method, path), self.taken)
        self.taken.add(name)
        return name


def _get_key(node: Any) -> tuple[str, str]:
    return (as_string(as_object(node).get("in")), as_string(as_object(node).get("name")))


def _is_usable(published: Any) -> TypeGuard[str]:
    return isinstance(published, str) and published.isascii() and bool(to_snake_case(published))
