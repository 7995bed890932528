"""Import of the structure of a published description into the description of the project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.importing.prose import restore_prose, strip_prose
from codegen.repair.security import determine_auth_level
from codegen.tree import (
    Object,
    as_array,
    as_object,
    deep_copy,
    is_array,
    is_object,
    iter_operations,
    parse_pointer,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[str, str, Object]


@dataclass(frozen=True)
class ImportResult:
    """The merged description, notes about the import and the names of omitted operations."""

    description: Object
    notes: list[str]
    left_out: list[str]


@dataclass
class _Pair:
    """One of our operations and its replacement. `kept` is true if the published description lacks it."""

    mine: Found | None
    found: Found
    kept: bool


def import_structure(ours: Object, theirs: Object, *, everything: bool) -> ImportResult:
    """Merge the structure of `theirs` into `ours`, for our operations or for all of theirs.

    Our texts and examples are kept wherever their subject still exists. An operation that `theirs` lacks is
    kept
    unchanged. An operation that has a new id at the same location takes the new id.
    """
    pairs, more = _match_operations(list(iter_operations(ours)), list(iter_operations(theirs)))
    if not everything and all(pair.kept for pair in pairs):
        raise CodegenError("the two descriptions have no common operation")
    spots = {pair.found[:2] for pair in pairs if not pair.kept}
    placed = [pair for pair in pairs if not (pair.kept and pair.found[:2] in spots)]
    if everything:
        placed += [_Pair(None, found, kept=False) for found in more]
    paths = _build_paths(ours, theirs, placed)
    result = {**deep_copy(ours), "paths": paths}
    components = _build_components(ours, theirs, paths, kept=any(pair.kept for pair in placed))
    if components or "components" in ours:
        result["components"] = components
    for key in ("openapi", "servers"):
        if key in theirs:
            result[key] = restore_prose(strip_prose(theirs[key]), ours.get(key))
    result.pop("security", None)
    if "security" in theirs:
        result["security"] = deep_copy(theirs)["security"]
    left_out = [] if everything else [_get_name(found) for found in more]
    notes = [
        *_describe_matches(pairs, spots),
        *_describe_repeated_ids(theirs),
        *_describe_auth_changes(theirs, result, placed),
    ]
    return ImportResult(result, notes, left_out)


def _match_operations(ours: list[Found], theirs: list[Found]) -> tuple[list[_Pair], list[Found]]:
    """Pair our operations with theirs by id and location, by id, and by location. Return pairs and rest."""
    pairs = [_Pair(found, found, kept=True) for found in ours]
    rest = theirs
    for key in (_get_id_and_location, _get_id, _get_location):
        waiting: dict[tuple[str, ...], list[Found]] = {}
        for found in rest:
            waiting.setdefault(key(found), []).append(found)
        for pair in pairs:
            same = waiting.get(key(pair.found)) if pair.kept else None
            if same:
                pair.found, pair.kept = same.pop(0), False
        rest = [found for found in rest if any(found is other for other in waiting[key(found)])]
    return pairs, rest


def _get_location(found: Found) -> tuple[str, ...]:
    return found[:2]


def _get_id(found: Found) -> tuple[str, ...]:
    return (_get_name(found),)


def _get_id_and_location(found: Found) -> tuple[str, ...]:
    return (_get_name(found), *found[:2])


def _get_name(found: Found) -> str:
    path, method, node = found
    return str(node.get("operationId") or f"{method.upper()} {path}")


def _describe_matches(pairs: list[_Pair], spots: set[tuple[str, str]]) -> Iterator[str]:
    for pair in pairs:
        path, method, _ = pair.found
        name, now = _get_name(pair.mine or pair.found), _get_name(pair.found)
        if name != now:
            yield f"renamed at {method.upper()} {path}: {name} is now {now}"
        elif pair.kept and (path, method) in spots:
            place = f"{method.upper()} {path}"
            yield f"not published, dropped because another operation has its location {place}: {name}"
        elif pair.kept:
            yield f"not published, kept unchanged: {name}"


def _describe_repeated_ids(theirs: Object) -> Iterator[str]:
    counts = Counter(_get_name(found) for found in iter_operations(theirs))
    return (f"repeated id of {count} operations: {name}" for name, count in counts.items() if count > 1)


def _describe_auth_changes(theirs: Object, result: Object, pairs: list[_Pair]) -> Iterator[str]:
    """Yield notes on operations whose auth level is stated only in prose, which is not imported."""
    for pair in pairs:
        path, method, _ = pair.found
        now = (path, method, result["paths"][path][method])
        if pair.kept:
            continue
        before, after = _get_auth_level(theirs, pair.found), _get_auth_level(result, now)
        if before != after:
            levels = f"auth {before} according to its prose, {after} without it"
            yield f"{levels}, needs a correction: {_get_name(now)}"


def _get_auth_level(document: Object, found: Found) -> str:
    node = _inline_shared_parameters(document, found)
    return determine_auth_level(node, as_array(node.get("parameters")), document)


# -- paths --------------------------------------------------------------------------------------


def _build_paths(ours: Object, theirs: Object, pairs: list[_Pair]) -> Object:
    """Return the merged paths. Paths with operations of both descriptions share no parameters."""
    places = ({pair.found[0] for pair in pairs if pair.kept is kept} for kept in (True, False))
    mixed = set[str].intersection(*places)
    result: Object = {}
    for pair in pairs:
        source = ours if pair.kept else theirs
        path, method, node = pair.found
        old = _inline_shared_parameters(ours, pair.mine) if pair.mine else {}
        shared = [] if path in mixed else as_array(source["paths"][path].get("parameters"))
        if path not in result:
            result[path] = (
                {"parameters": restore_prose(strip_prose(shared), old.get("parameters"))} if shared else {}
            )
        if path in mixed:
            node = _inline_shared_parameters(source, pair.found)
        result[path][method] = (
            _keep_operation(node, ours, theirs) if pair.kept else restore_prose(strip_prose(node), old)
        )
    return result


def _inline_shared_parameters(document: Object, found: Found) -> Object:
    """Return the operation with the shared parameters of its path added to its own."""
    path, _, node = found
    own = as_array(node.get("parameters"))
    named = [_get_parameter_key(entry, document) for entry in own]
    shared = as_array(document["paths"][path].get("parameters"))
    every = [*(entry for entry in shared if _get_parameter_key(entry, document) not in named), *own]
    return {**node, "parameters": every} if every else node


def _get_parameter_key(entry: Any, document: Object) -> tuple[Any, Any]:
    node = as_object(resolve(document, entry))
    return node.get("in"), node.get("name")


def _keep_operation(node: Object, ours: Object, theirs: Object) -> Object:
    """Return a copy of our operation with the global security of our description made explicit."""
    result = deep_copy(node)
    if "security" in ours and ours["security"] != theirs.get("security"):
        result.setdefault("security", deep_copy(ours)["security"])
    return result


# -- components ---------------------------------------------------------------------------------


def _build_components(ours: Object, theirs: Object, paths: Object, *, kept: bool) -> Object:
    """Return the components that the operations need, in our order."""
    before, after = as_object(ours.get("components")), as_object(theirs.get("components"))
    needed = _find_needed_components(paths, after)
    if kept:
        needed |= _find_needed_components(paths, before)
    result: Object = {}
    for group in [*before, *(name for name in after if name not in before)]:
        old, new = as_object(before.get(group)), as_object(after.get(group))
        wanted = {name for place, name in needed if place == group}
        if group == "securitySchemes":
            wanted = {*(new or old), *(old if kept else ())}
        elif group == "examples":
            wanted, new = set(old), {}
        entries: Object = {}
        for name in [*old, *(name for name in new if name not in old)]:
            if name in wanted:
                entries[name] = (
                    restore_prose(strip_prose(new[name]), old.get(name))
                    if name in new
                    else deep_copy(old)[name]
                )
        if entries:
            result[group] = entries
    return result


def _find_needed_components(paths: Object, components: Object) -> set[tuple[str, str]]:
    """Return (group, name) of every component that is reachable from the paths."""
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
        parts = parse_pointer(reference) if isinstance(reference, str) else None
        if parts and len(parts) >= 3 and parts[0] == "components" and (parts[1], parts[2]) not in found:
            found.add((parts[1], parts[2]))
            waiting.append(as_object(components.get(parts[1])).get(parts[2]))
        waiting += node.values()
    return found
