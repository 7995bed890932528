"""Separation of structure and prose: remove prose from a description, and restore ours."""

from __future__ import annotations

from typing import Any

from codegen.tree import as_array, as_object, is_array, is_object

# Keywords that hold prose.
_TEXTS = frozenset({"description", "summary", "title", "example", "examples", "externalDocs"})
# Keywords whose child keys are names, not keywords.
_NAMED = frozenset(
    {"properties", "patternProperties", "schemas", "parameters", "responses", "requestBodies", "headers"}
    | {"$defs", "definitions", "dependentSchemas", "callbacks", "links", "securitySchemes", "variables"}
)
# Keywords that hold values. Keys inside values are not keywords.
_VALUES = frozenset({"default", "enum", "const"})


def strip_prose(node: Any, *, under: str = "") -> Any:
    """Return a copy without prose and examples. `under` is the keyword whose child keys are names, if any."""
    if is_object(node):
        return {
            key: _strip_value(key, value, under)
            for key, value in node.items()
            if not _is_prose(key, value, under)
        }
    return [strip_prose(item) for item in node] if is_array(node) else node


def _strip_value(key: str, value: Any, under: str) -> Any:
    if not under and key in _VALUES:
        return value
    if not under and key == "scopes" and is_object(value):
        return dict.fromkeys(value, "")
    return strip_prose(value, under=_get_name_group(key, value, under))


def restore_prose(new: Any, old: Any, *, under: str = "") -> Any:
    """Return the new structure with the old prose at the same locations and keys in the old order."""
    if is_object(new):
        before = as_object(old)
        keys = [key for key in before if key in new or _is_prose(key, before[key], under)]
        keys += [key for key in new if key not in before]
        return {
            key: _restore_value(key, new[key], before.get(key), under) if key in new else before[key]
            for key in keys
        }
    if is_array(new):
        return [
            restore_prose(item, _find_counterpart(item, number, as_array(old)))
            for number, item in enumerate(new)
        ]
    return new


def _restore_value(key: str, new: Any, old: Any, under: str) -> Any:
    if not under and key in _VALUES:
        return new
    if not under and key == "scopes" and is_object(new):
        return {name: as_object(old).get(name, text) for name, text in new.items()}
    return restore_prose(new, old, under=_get_name_group(key, new, under))


def _is_prose(key: str, value: Any, under: str) -> bool:
    """Return whether a key holds prose. An extension does, unless its value is a flag or a number."""
    if key.startswith("x-") and under in {"", "responses"}:
        return not isinstance(value, (bool, int, float))
    return not under and key in _TEXTS


def _get_name_group(key: str, value: Any, under: str) -> str:
    return key if key in _NAMED and not under and is_object(value) else ""


def _find_counterpart(item: Any, number: int, old: list[Any]) -> Any:
    """Return the old entry for a new one: by name for parameters and tags, else by index."""
    entry = as_object(item)
    if "$ref" in entry:
        return next((other for other in old if as_object(other).get("$ref") == entry["$ref"]), None)
    name = entry.get("name")
    if name is not None:
        same = [other for other in old if as_object(other).get("name") == name]
        exact = [other for other in same if other.get("in") == entry.get("in")]
        return next(iter(exact or same), None)
    return old[number] if number < len(old) else None
