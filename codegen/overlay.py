"""Apply an OpenAPI Overlay. Every action has to match and change something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jsonpath

from codegen.errors import CodegenError
from codegen.tree import Object, as_array, as_object, deep_copy, is_array, is_object, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

Location = tuple[str | int, ...]
# A target that starts at operations by their ids, as most corrections do.
_TEST = r"@\.operationId=='[^'\\]+'"
_OPERATIONS = re.compile(
    rf"\$\.paths\.\*\[\?(?P<filter>{_TEST}(?:\s*\|\|\s*{_TEST})*)\](?P<rest>.*)", re.DOTALL
)
_DESCENDANTS = re.compile(r"\$\.\.(?P<name>[A-Za-z_]\w*)(?P<rest>.*)", re.DOTALL)
# A filter whose tests are all required, one of them a test of the name.
_NAME_TEST = re.compile(
    r"\[\?(?:(?:[^()|\[\]]|\[[^()|\[\]]*\])* && )?match\(#, '(?P<pattern>[^'\\]*)'\)"
    r"(?: && (?:[^()|]|\([^()]*\))*)?\][^|]*",
    re.DOTALL,
)


@dataclass(frozen=True)
class AppliedAction:
    """An applied action: the id of its defect, its target and the number of changed locations."""

    defect: str
    target: str
    places: int


class _ObjectView(Mapping[str, Any]):
    """A read-only object of the document with references resolved."""

    def __init__(self, node: Object, root: Object) -> None:
        self._node = node
        self._root = root

    def __getitem__(self, key: str) -> Any:
        return _wrap(self._node[key], self._root)

    def __iter__(self) -> Iterator[str]:
        return iter(self._node)

    def __len__(self) -> int:
        return len(self._node)


class _ArrayView(Sequence[Any]):
    """A read-only array of the document with references resolved."""

    def __init__(self, node: list[Any], root: Object) -> None:
        self._node = node
        self._root = root

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [_wrap(item, self._root) for item in self._node[index]]
        return _wrap(self._node[index], self._root)

    def __len__(self) -> int:
        return len(self._node)


def _wrap(node: Any, root: Object) -> Any:
    node = resolve(root, node)
    if is_object(node):
        return _ObjectView(node, root)
    return _ArrayView(node, root) if is_array(node) else node


def apply_overlay(document: Object, overlay: Object) -> tuple[Object, list[AppliedAction]]:
    """Apply every action in order and return the changed document and the applied actions.

    If a target leads through a reference, the referenced object is copied and changed at that location only.

    Raises:
        CodegenError: some actions match nothing or change nothing. The message names all of them.
    """
    result = deep_copy(document)
    applied: list[AppliedAction] = []
    idle: list[str] = []
    for number, action in enumerate(_check_actions(overlay), start=1):
        places = _locate(result, action, number)
        changed = sum([_apply_action(result, place, action) for place in places])
        defect = str(action.get("x-defect", f"action {number}"))
        if changed:
            applied.append(AppliedAction(defect, action["target"], changed))
        else:
            why = "changes nothing: the description has this value already" if places else "matches nothing"
            idle.append(f"  {defect}: {action['target']} {why}")
    if idle:
        raise CodegenError(
            f"{len(idle)} of {len(idle) + len(applied)} corrections do not match; a target is "
            "misspelt, or the published description has changed:\n" + "\n".join(idle)
        )
    return result, applied


def _check_actions(overlay: Object) -> list[Object]:
    if not str(overlay.get("overlay", "")).startswith("1."):
        raise CodegenError("the corrections are not an OpenAPI Overlay 1.x")
    actions = as_array(overlay.get("actions"))
    for number, action in enumerate(actions, start=1):
        if not is_object(action) or not isinstance(action.get("target"), str):
            raise CodegenError(f"correction {number} has no target")
        if sum(key in action for key in ("update", "remove", "copy")) != 1:
            raise CodegenError(
                f"correction {number} ({action['target']}) needs one of update, remove and copy"
            )
        if not isinstance(action.get("copy", ""), str):
            raise CodegenError(f"correction {number} ({action['target']}): copy must be a JSONPath")
    return actions


def _locate(document: Object, action: Object, number: int) -> list[Location]:
    matches = _find_matches(action["target"], document, f"correction {number}")
    if [] in [list(parts) for parts in matches] and not is_object(action.get("update")):
        raise CodegenError(f"correction {number}: the whole description can only be updated with an object")
    # Last match first, so that removing an array item does not shift the remaining matches.
    return list(reversed(matches)) if action.get("remove") else matches


def _find_matches(path: str, document: Object, place: str) -> list[Location]:
    named = _OPERATIONS.fullmatch(path)
    try:
        if named is None:
            return _evaluate(path, document, document)
        identities = set(re.findall(r"'([^']+)'", named["filter"]))
        return [
            (*location, *inner)
            for location, operation in _list_operations(document, identities)
            for inner in _evaluate(f"${named['rest']}", operation, document)
        ]
    except jsonpath.JSONPathError as error:
        raise CodegenError(f"{place}: {path} is not a JSONPath: {error}") from error
    except RecursionError:
        raise CodegenError(f"{place}: {path} does not terminate because references are recursive") from None


def _evaluate(path: str, node: Object, root: Object) -> list[Location]:
    descendant = _DESCENDANTS.fullmatch(path)
    if descendant is not None:
        rest = jsonpath.compile(f"${descendant['rest']}")
        names = _compile_name_test(descendant["rest"])
        return [
            (*location, *match.parts)
            for location, value in _walk(node, descendant["name"], ())
            for match in rest.finditer(_select_names(value, names))
        ]
    # A descendant search through references would not terminate for a recursive schema.
    view = node if ".." in path else _ObjectView(node, root)
    return [match.parts for match in jsonpath.finditer(path, view)]


def _compile_name_test(rest: str) -> re.Pattern[str] | None:
    """Return the pattern that a path requires of names, or None if it requires none."""
    test = _NAME_TEST.fullmatch(rest)
    try:
        return re.compile(test["pattern"]) if test is not None else None
    except re.error:
        return None


def _select_names(value: Any, names: re.Pattern[str] | None) -> Any:
    """Return only the entries with these names, because a filter takes much longer to skip the others."""
    if names is None or not is_object(value):
        return value
    return {name: entry for name, entry in value.items() if names.fullmatch(name)}


def _walk(node: Any, name: str, location: Location) -> Iterator[tuple[Location, Any]]:
    """Yield the values of every key of this name below a node, five times as fast as a JSONPath."""
    if is_object(node):
        if name in node:
            yield (*location, name), node[name]
        for key, value in node.items():
            yield from _walk(value, name, (*location, key))
    elif is_array(node):
        for index, value in enumerate(node):
            yield from _walk(value, name, (*location, index))


def _list_operations(document: Object, identities: set[str]) -> list[tuple[Location, Object]]:
    """Return the operations with these ids and their locations.

    The filter over all operations would take most of the time of a build with a thousand corrections.
    """
    return [
        (("paths", path, key), operation)
        for path, item in as_object(document.get("paths")).items()
        for key, operation in as_object(resolve(document, item)).items()
        if is_object(operation) and operation.get("operationId") in identities
    ]


def _apply_action(document: Object, place: Location, action: Object) -> bool:
    """Apply one action at one location and return whether it changed anything."""
    holder: dict[str | int, Any] | list[Any] = {"": document}
    key: str | int = ""
    node: Any = document
    for step in place:
        node = _replace_reference(document, holder, key)
        holder, key = node, step
    if action.get("remove"):
        del holder[key]  # type: ignore[arg-type]  # the step is a valid key: it came from a match
        return True
    update = _copy_update(document, action)
    if place and is_object(update) and "$ref" in update:
        changed = bool(holder[key] != update)  # type: ignore[index]  # as above
        holder[key] = update  # type: ignore[index]  # as above
        return changed
    before = _replace_reference(document, holder, key)
    after = _merge(before, update)
    if after == before:
        return False
    if place:
        holder[key] = after  # type: ignore[index]  # as above
    else:
        document.update(after)
    return True


def _copy_update(document: Object, action: Object) -> Any:
    """Return a fresh copy of an action's update, because later actions can change it in place."""
    if "copy" not in action:
        return deep_copy({"": action.get("update")})[""]
    matches = _find_matches(action["copy"], document, action["target"])
    if len(matches) != 1:
        raise CodegenError(
            f"{action['target']}: copy {action['copy']} matches {len(matches)} locations instead of one"
        )
    node: Any = document
    for step in matches[0]:
        node = resolve(document, node)[step]
    return deep_copy({"": resolve(document, node)})[""]


def _replace_reference(document: Object, holder: Any, key: str | int) -> Any:
    """Return the node below a key after replacing a reference there by a copy of its target."""
    node = holder[key]
    if is_object(node) and "$ref" in node:
        target = resolve(document, node)
        if target is None:
            raise CodegenError(f"a correction leads through the dangling reference {node['$ref']}")
        holder[key] = node = deep_copy({"": target})[""]
    return node


def _merge(before: Any, update: Any) -> Any:
    """Merge an update: objects key by key, arrays by appending, other values by replacement."""
    if is_object(before) and is_object(update):
        result = dict(before)
        for key, value in update.items():
            result[key] = _merge(before[key], value) if key in before else value
        return result
    if is_array(before):
        return [*before, *update] if is_array(update) else [*before, update]
    return update
