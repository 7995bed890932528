"""The structure of a published description without its texts, in the words of our own description."""

from __future__ import annotations

from typing import Any

from codegen.errors import CodegenError
from codegen.tree import (
    Object,
    as_array,
    as_object,
    copied,
    is_array,
    is_object,
    lookup,
    operations_of,
    pointer_parts,
)

# What a document says in its own words, wherever it stands beside structure.
_TEXTS = frozenset(
    {"description", "summary", "title", "example", "examples", "externalDocs", "x-codeSamples"}
)
_NAMED_MAPS = frozenset(
    {"properties", "patternProperties", "schemas", "parameters", "responses", "requestBodies"}
)


def imported(ours: Object, theirs: Object, *, everything: bool) -> tuple[Object, list[str]]:
    """Our description with the structure of theirs, and the ids of our operations that theirs lacks.

    Our texts and examples stay wherever the thing that they speak of is still there. An operation
    that theirs lacks is kept as it was.
    """
    found = {_identity(path, method, node): (path, method) for path, method, node in operations_of(theirs)}
    wanted = {_identity(path, method, node): (path, method) for path, method, node in operations_of(ours)}
    taken = [name for name in found if everything or name in wanted]
    if not taken:
        raise CodegenError("the two descriptions have no operation in common")
    gone = sorted(wanted.keys() - found.keys())
    paths: Object = {}
    for name in [*(name for name in wanted if name in found or name in gone), *taken]:
        path, method = found.get(name) or wanted[name]
        if method in as_object(paths.get(path)):
            continue
        old = _operation(ours, wanted.get(name))
        node = worded(bare_of(_operation(theirs, found[name])), old) if name in found else copied(old)
        _share_parameters(paths, path, theirs if name in found else ours, ours)
        paths.setdefault(path, {})[method] = node
    result = {**copied(ours), "paths": paths}
    result["components"] = _components(ours, theirs, paths, gone=bool(gone))
    for key in ("openapi", "servers"):
        if key in theirs:
            result[key] = worded(bare_of(theirs[key]), ours.get(key))
    return result, gone


def _identity(path: str, method: str, node: Object) -> str:
    return str(node.get("operationId") or f"{method} {path}")


def _operation(document: Object, place: tuple[str, str] | None) -> Object:
    return as_object(as_object(document["paths"].get(place[0])).get(place[1])) if place else {}


def _share_parameters(paths: Object, path: str, source: Object, ours: Object) -> None:
    """Carry over the parameters that all methods of a path share."""
    shared = as_object(source["paths"].get(path)).get("parameters")
    if shared and path not in paths:
        old = as_object(ours["paths"].get(path)).get("parameters")
        paths[path] = {"parameters": worded(bare_of(shared), old)}


def bare_of(node: Any, *, names: bool = False) -> Any:
    """A copy without sentences and examples; `names` says that the keys here are names and no keywords."""
    if is_object(node):
        return {
            key: bare_of(value, names=key in _NAMED_MAPS and not names and is_object(value))
            for key, value in node.items()
            if names or key not in _TEXTS
        }
    return [bare_of(item) for item in node] if is_array(node) else node


def worded(new: Any, old: Any, *, names: bool = False) -> Any:
    """The new structure with the old texts at the same places, keys in the old order."""
    if is_object(new):
        before = as_object(old)
        keys = [key for key in before if key in new or (not names and key in _TEXTS)]
        keys += [key for key in new if key not in before]
        result: Object = {}
        for key in keys:
            if key in new:
                inner = key in _NAMED_MAPS and not names and is_object(new[key])
                result[key] = worded(new[key], before.get(key), names=inner)
            else:
                result[key] = before[key]
        return result
    if is_array(new):
        return [worded(item, _counterpart(item, number, as_array(old))) for number, item in enumerate(new)]
    return new


def _counterpart(item: Any, number: int, old: list[Any]) -> Any:
    """The old entry that speaks of the same thing: by name for parameters and tags, else by place."""
    name = as_object(item).get("name")
    if name is not None:
        same = [entry for entry in old if as_object(entry).get("name") == name]
        exact = [entry for entry in same if entry.get("in") == as_object(item).get("in")]
        return next(iter(exact or same), None)
    return old[number] if number < len(old) else None


def _components(ours: Object, theirs: Object, paths: Object, *, gone: bool) -> Object:
    """The components that the operations need, in the order of ours."""
    before, after = as_object(ours.get("components")), as_object(theirs.get("components"))
    needed = _needed(paths, theirs)
    if gone:
        needed |= _needed(paths, ours)
    result: Object = {}
    for group in [*before, *(name for name in after if name not in before)]:
        old, new = as_object(before.get(group)), as_object(after.get(group))
        if group == "securitySchemes":
            result[group] = worded(bare_of(new or old), old)
            continue
        entries: Object = {}
        for name in [*old, *(name for name in new if name not in old)]:
            if (group, name) in needed:
                entries[name] = (
                    worded(bare_of(new[name]), old.get(name)) if name in new else copied(old)[name]
                )
        if entries:
            result[group] = entries
    return result


def _needed(paths: Object, document: Object) -> set[tuple[str, str]]:
    """(group, name) of every component that something below the paths leads to."""
    found: set[tuple[str, str]] = set()
    waiting: list[Any] = [paths]
    while waiting:
        node = waiting.pop()
        if is_array(node):
            waiting += node
            continue
        if not is_object(node):
            continue
        reference = node.get("$ref")
        parts = pointer_parts(reference) if isinstance(reference, str) else None
        if parts and len(parts) >= 3 and parts[0] == "components" and (parts[1], parts[2]) not in found:
            found.add((parts[1], parts[2]))
            waiting.append(lookup(document, f"#/components/{_escaped(parts[1])}/{_escaped(parts[2])}"))
        waiting += node.values()
    return found


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
