"""References to schemas that are not components: definitions, anchors and parts of other schemas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codegen.naming import transliterate
from codegen.tree import (
    Object,
    as_array,
    as_object,
    is_array,
    is_object,
    look_up,
    parse_pointer,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "#/components/schemas/"
_DEFINITIONS = {"$defs", "definitions"}


@dataclass(frozen=True)
class HoistedSchema:
    """A schema that becomes a component. `base` is the component that contains it."""

    name: str
    node: Object
    base: str


@dataclass
class SchemaReferences:
    """Finds the targets of references and turns targets that repairs would move into components."""

    root: Object
    pending: list[HoistedSchema] = field(default_factory=list[HoistedSchema])
    _names: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def find(self, reference: str, base: str) -> Any:
        """Return the target of a reference, or None.

        In addition to pointers into the document, references to anchors and to the definitions of the
        component `base` are supported. Pointers can lead through other references, but not endlessly.
        """
        target = self._find_once(reference, base)
        node, seen = target, {reference}
        while is_object(node) and isinstance(node.get("$ref"), str):
            if node["$ref"] in seen:
                return None
            seen.add(node["$ref"])
            node = self._find_once(node["$ref"], base)
        return target

    def _find_once(self, reference: str, base: str) -> Any:
        parts = parse_pointer(reference)
        if parts is None:
            return self._anchors.get(reference[1:]) if reference[:1] == "#" else None
        target = self._follow(self.root, parts)
        if target is None and base:
            return self._follow(look_up(self.root, base), parts)
        return target

    def is_kept(self, reference: str) -> bool:
        """Return whether the target has the same location after all repairs."""
        if not reference.startswith(_PREFIX):
            return False
        name, *steps = (parse_pointer(reference) or [])[2:]
        node = as_object(self._schemas.get(name))
        while steps:
            if "$ref" in node:
                return False
            step = steps.pop(0)
            if step == "properties" and steps:
                node = as_object(as_object(node.get(step)).get(steps.pop(0)))
            elif step in {"items", "additionalProperties"} and is_object(node.get(step)):
                node = node[step]
            else:
                return False
        return True

    def is_hoisted(self, reference: str) -> bool:
        """Return whether the target becomes a component: anchors, definitions and parts of components."""
        parts = parse_pointer(reference)
        return parts is None or reference.startswith(_PREFIX) or not _DEFINITIONS.isdisjoint(parts)

    def hoist(self, reference: str, target: Object, base: str) -> str:
        """Return the name of the component for a target, and queue the target if it is new."""
        for name, node in self._schemas.items():
            if node is target:
                return name
        parts = parse_pointer(reference)
        owner = parts[2] if parts and reference.startswith(_PREFIX) else base.rpartition("/")[2]
        key = (base if parts is None or parts[:1] != ["components"] else "", reference)
        if key not in self._names:
            last = reference[1:] if parts is None else parts[-1]
            self._names[key] = self._choose_name([owner, last] if owner else [last])
            self.pending.append(HoistedSchema(self._names[key], target, f"{_PREFIX}{owner}" if owner else ""))
        return self._names[key]

    def _choose_name(self, parts: list[str]) -> str:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "_", transliterate("_".join(parts))).strip("_") or "Schema"
        while plain in self._schemas or plain in self._names.values():
            plain += "_"
        return plain

    def _follow(self, root: Any, parts: list[str]) -> Any:
        node = root
        for part in parts:
            node = resolve(self.root, node)
            if is_object(node) and part in node:
                node = node[part]
            elif is_array(node) and part.isdigit() and int(part) < len(node):
                node = node[int(part)]
            else:
                return None
        return node

    @property
    def _schemas(self) -> Object:
        return as_object(as_object(self.root.get("components")).get("schemas"))

    @cached_property
    def _anchors(self) -> dict[str, Object]:
        return dict(_iter_anchors(self.root))


def _iter_anchors(root: Object) -> Iterator[tuple[str, Object]]:
    """Yield (anchor, schema) from the last to the first, so that the first one of a name is used."""
    pending: list[Any] = [root]
    found: list[tuple[str, Object]] = []
    while pending:
        node = pending.pop()
        if is_object(node):
            found += [
                (name, node)
                for name in (node.get("$anchor"), node.get("$dynamicAnchor"))
                if isinstance(name, str)
            ]
            pending += reversed(list(node.values()))
        else:
            pending += reversed(as_array(node))
    return reversed(found)
