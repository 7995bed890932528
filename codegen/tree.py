"""JSON trees: types, type guards and traversals that all stages share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Object = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def is_object(value: object) -> TypeGuard[Object]:
    """Return whether the value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether the value is a JSON array."""
    return isinstance(value, list)


def as_object(value: object) -> Object:
    """Return the value if it is an object, else an empty object."""
    return value if is_object(value) else {}


def as_array(value: object) -> list[Any]:
    """Return the value if it is an array, else an empty array."""
    return value if is_array(value) else []


def as_integer(value: object) -> int:
    """Return an integer, or 0 for any other value."""
    return value if isinstance(value, int) else 0


def as_string(value: object) -> str:
    """Return the value if it is a string, else an empty string."""
    return value if isinstance(value, str) else ""


def parse_pointer(reference: str) -> list[str] | None:
    """Return the steps of a reference into this document, or None for any other reference."""
    if reference == "#":
        return []
    if not reference.startswith("#/"):
        return None
    return [unquote(part).replace("~1", "/").replace("~0", "~") for part in reference[2:].split("/")]


def build_reference(parts: Iterable[str]) -> str:
    """Return the reference for some steps, with minimal escaping."""
    escaped = (part.replace("~", "~0").replace("/", "~1").replace("%", "%25") for part in parts)
    return "/".join(["#", *escaped])


def look_up(root: object, reference: str) -> Any:
    """Return the target of a reference, or None if it has no target."""
    parts = parse_pointer(reference)
    if parts is None:
        return None
    node: Any = root
    for part in parts:
        if is_object(node) and part in node:
            node = node[part]
        elif is_array(node) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return None
    return node


def resolve(root: object, node: object, limit: int = 32) -> Any:
    """Follow a chain of references from the node and return its end, or None if it is dangling or endless."""
    for _ in range(limit):
        if not (is_object(node) and isinstance(node.get("$ref"), str)):
            return node
        node = look_up(root, node["$ref"])
    return None


def iter_operations(document: Object) -> Iterator[tuple[str, str, Object]]:
    """Yield (path, method, operation) for every operation in document order."""
    for path, item in as_object(document.get("paths")).items():
        for method, operation in as_object(item).items():
            if method in METHODS and is_object(operation):
                yield path, method, operation


def deep_copy(value: Object) -> Object:
    """Return a copy that shares no object with the original."""
    return deepcopy(value)
