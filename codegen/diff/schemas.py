"""Comparing the schemas of two versions: fields, types and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.shapes import Shapes, is_structure, kinds, null_allowed
from codegen.tree import Object, as_array, as_object, text_of

if TYPE_CHECKING:
    from codegen.diff.changes import Changes

_FORMATS = {"date", "date-time", "decimal", "binary"}
_PREFIX = "#/components/schemas/"


class SchemaDiff:
    """Compares schemas as answers or as requests; a shared component is compared once for each."""

    def __init__(self, old: Shapes, new: Shapes, changes: Changes, *, answer: bool) -> None:
        self.old = old
        self.new = new
        self.changes = changes
        self.answer = answer
        self._seen: set[tuple[str, str]] = set()

    def compare(self, before: Object, after: Object, place: str) -> None:
        """Note every difference below these two schemas, which stand at the same place."""
        names = (_component(before), _component(after))
        if names[0] or names[1]:
            if names in self._seen:
                return
            self._seen.add(names)
            if names[0] == names[1]:
                place = names[0]
        mine, theirs = self.old.flat(before), self.new.flat(after)
        if label(mine, self.old) != label(theirs, self.new):
            detail = f"{label(mine, self.old)} became {label(theirs, self.new)}"
            self.changes.note("changed", "field", place, detail, breaking=True)
            return
        self._nullable(mine, theirs, place)
        self._codes(mine, theirs, place)
        if is_structure(mine) or is_structure(theirs):
            self._fields(mine, theirs, place)
        for key, mark in (("items", "[]"), ("additionalProperties", ".*")):
            if key in mine or key in theirs:
                self.compare(as_object(mine.get(key)), as_object(theirs.get(key)), place + mark)
        self._members(mine, theirs, place)

    def _nullable(self, mine: Object, theirs: Object, place: str) -> None:
        before, after = null_allowed(mine), null_allowed(theirs)
        if before != after and not self.answer:
            detail = "null is allowed now" if after else "null is no longer allowed"
            self.changes.note("changed", "field", place, detail, breaking=before)

    def _codes(self, mine: Object, theirs: Object, place: str) -> None:
        before = [value for value in as_array(mine.get("enum")) if value is not None]
        after = [value for value in as_array(theirs.get("enum")) if value is not None]
        if before and not after:
            self.changes.note("changed", "code", place, "any value is allowed now", breaking=False)
        elif after and not before:
            self.changes.note(
                "changed", "code", place, f"only {_listed(after)} now", breaking=not self.answer
            )
        else:
            for value in after:
                if value not in before:
                    self.changes.note("added", "code", place, repr(value), breaking=False)
            for value in before:
                if value not in after:
                    # In an answer the type is open: code that knows the value still works.
                    self.changes.note("removed", "code", place, repr(value), breaking=not self.answer)

    def _fields(self, mine: Object, theirs: Object, place: str) -> None:
        before, after = as_object(mine.get("properties")), as_object(theirs.get("properties"))
        needed = (set(as_array(mine.get("required"))), set(as_array(theirs.get("required"))))
        for name in [*before, *(name for name in after if name not in before)]:
            where = f"{place}.{name}"
            if name not in after:
                self.changes.note("removed", "field", where, breaking=True)
            elif name not in before:
                must = name in needed[1] and not self.answer
                self.changes.note("added", "field", where, "required" if must else "", breaking=must)
            else:
                self._required(name in needed[0], name in needed[1], where)
                self.compare(before[name], after[name], where)

    def _required(self, before: bool, after: bool, where: str) -> None:
        if before != after and not self.answer:
            detail = "required now" if after else "optional now"
            self.changes.note("changed", "field", where, detail, breaking=after)

    def _members(self, mine: Object, theirs: Object, place: str) -> None:
        before, after = self.old.members(mine) or [], self.new.members(theirs) or []
        if len(before) == len(after):
            for number, (left, right) in enumerate(zip(before, after, strict=True)):
                self.compare(left, right, f"{place}|{number}")


def label(flat: Object, shapes: Shapes, depth: int = 0) -> str:
    """The type in words, without its fields."""
    members = shapes.members(flat)
    if members and depth < 8:
        return " or ".join(sorted({label(shapes.flat(member), shapes, depth + 1) for member in members}))
    found = kinds(flat)
    if not found:
        return "anything"
    form = flat.get("format")
    names = [
        f"{kind} ({form})" if form in _FORMATS and kind in {"string", "number"} else kind
        for kind in sorted(found)
    ]
    if "array" in found and depth < 8:
        inner = label(shapes.flat(as_object(flat.get("items"))), shapes, depth + 1)
        names[names.index("array")] = f"array of {inner}"
    return " or ".join(names)


def _component(schema: Object) -> str:
    reference = text_of(schema.get("$ref"))
    return reference.removeprefix(_PREFIX) if reference.startswith(_PREFIX) else ""


def _listed(values: list[object]) -> str:
    return ", ".join(map(repr, values))
