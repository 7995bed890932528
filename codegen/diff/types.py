"""Comparing the types of two versions: what a value may be, its codes, and the structs it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.annotations import annotation
from codegen.normalise.plan import REF
from codegen.normalise.unions import or_null
from codegen.tree import Object, as_array, as_object, is_array, is_object

if TYPE_CHECKING:
    from codegen.diff.changes import Changes
    from codegen.normalise.plan import Field, Model

Parts = dict[str, list[Object]]

_INSIDE = {"list": "items", "dict": "additionalProperties"}


@dataclass(frozen=True)
class Place:
    """Where two types stand: what of, whether it is received or sent, and whether it is an argument."""

    subject: str
    name: str
    answer: bool
    argument: bool = False


class TypeDiff:
    """Compares types and the structs below them; each pair of structs once, wherever it is met."""

    def __init__(self, old: dict[str, Model], new: dict[str, Model], changes: Changes) -> None:
        self.old = old
        self.new = new
        self.changes = changes
        self._seen: set[tuple[str, str]] = set()

    def compare(self, before: Object, after: Object, place: Place) -> bool:
        """Note every difference between two types at the same place; whether the type itself changed."""
        lost, gained = self._walk(before, after, place=place)
        if lost or gained:
            words = [spelled(clean, argument=place.argument) for clean in (before, after)]
            detail = f"{words[0]} became {words[1]}"
            breaking = gained if place.answer else lost
            self.changes.note("changed", place.subject, place.name, detail, breaking=breaking)
        return lost or gained

    def _walk(self, before: Object, after: Object, *, place: Place) -> tuple[bool, bool]:
        """Whether the old type had values that the new one lacks, and the other way round."""
        mine, theirs = (_parts(clean, argument=place.argument) for clean in (before, after))
        self._replaced(mine, theirs)
        lost, gained = bool(_untaken(mine, theirs)), bool(theirs.keys() - mine.keys() - _counted_in(mine))
        for key in mine.keys() & theirs.keys():
            left, right = mine[key][0], theirs[key][0]
            inner = (False, False)
            if REF in left:
                self._struct(left[REF], right[REF], key)
            elif key in _INSIDE:
                inner = self._walk(*(as_object(part[_INSIDE[key]]) for part in (left, right)), place=place)
            else:
                self._codes(mine[key], theirs[key], place)
            lost, gained = lost or inner[0], gained or inner[1]
        return lost, gained

    def _replaced(self, mine: Parts, theirs: Parts) -> None:
        """Compare a struct with another in its place; one under a new name counts as the same."""
        gone = [key for key in mine.keys() - theirs.keys() if REF in mine[key][0]]
        come = [key for key in theirs.keys() - mine.keys() if REF in theirs[key][0]]
        if len(gone) != 1 or len(come) != 1:
            return
        before, after = gone[0], come[0]
        vanished, fresh = before not in self.new, after not in self.old
        if vanished and fresh:
            self.changes.note("changed", "struct", before, f"became {after}", breaking=True)
            theirs[before] = theirs.pop(after)
        elif vanished or fresh:
            # Two uses of one struct came apart, or two structs became one.
            self._struct(before, after, after if fresh else before)

    def _codes(self, mine: list[Object], theirs: list[Object], place: Place) -> None:
        before, after = _codes(mine), _codes(theirs)
        if before and not after:
            self.changes.note("changed", "code", place.name, "any value is allowed now", breaking=False)
        elif after and not before:
            detail = f"only {', '.join(map(repr, after))} {'known' if place.answer else 'allowed'} now"
            self.changes.note("changed", "code", place.name, detail, breaking=not place.answer)
        else:
            for value in after:
                if value not in before:
                    self.changes.note("added", "code", place.name, repr(value), breaking=False)
            for value in before:
                if value not in after:
                    # In an answer the type is open: code that knows the value still works.
                    self.changes.note("removed", "code", place.name, repr(value), breaking=not place.answer)

    def _struct(self, before: str, after: str, shown: str) -> None:
        if (before, after) in self._seen:
            return
        self._seen.add((before, after))
        old, new = self.old[before], self.new[after]
        mine, theirs = ({field.python: field for field in model.fields} for model in (old, new))
        for name in mine.keys() - theirs.keys():
            self.changes.note("removed", "field", f"{shown}.{name}", breaking=True)
        for name in theirs.keys() - mine.keys():
            must = theirs[name].required and not new.answer
            detail = "required" if must else ""
            self.changes.note("added", "field", f"{shown}.{name}", detail, breaking=must)
        for name in mine.keys() & theirs.keys():
            self._field(mine[name], theirs[name], Place("field", f"{shown}.{name}", new.answer))

    def _field(self, mine: Field, theirs: Field, place: Place) -> None:
        if mine.required != theirs.required and not place.answer:
            detail = "required now" if theirs.required else "optional now"
            self.changes.note("changed", "field", place.name, detail, breaking=theirs.required)
        if mine.wire != theirs.wire:
            detail = f"{mine.wire} on the wire became {theirs.wire}"
            self.changes.note("changed", "field", place.name, detail, breaking=False)
        self.compare(_whole(mine), _whole(theirs), place)


def _whole(field: Field) -> Object:
    return or_null(field.clean) if field.nullable and field.clean else field.clean


def spelled(clean: Object, *, argument: bool = False) -> str:
    """The type as Python spells it, its codes left out."""
    return annotation(_without_codes(clean), argument=argument)


def _parts(clean: Object, *, argument: bool) -> Parts:
    """The alternatives of a type by what they are in Python, known codes beside the type they are of."""
    result: Parts = {}
    for part in clean.get("oneOf", [clean]):
        kind = {"array": "list", "object": "dict"}.get(str(part.get("type")))
        result.setdefault(kind or spelled(part, argument=argument), []).append(part)
    return result


def _untaken(given: Parts, taker: Parts) -> set[str]:
    """What may be passed where the first type stands and not where the second does."""
    return set() if "Any" in taker else given.keys() - taker.keys() - _counted_in(taker)


def _counted_in(parts: Parts) -> set[str]:
    return {"int"} if "float" in parts else set()


def _codes(parts: list[Object]) -> list[Any]:
    return [value for part in parts for value in as_array(part.get("enum"))]


def _without_codes(clean: Any) -> Any:
    if is_object(clean):
        return {key: _without_codes(value) for key, value in clean.items() if key != "enum"}
    return [_without_codes(item) for item in clean] if is_array(clean) else clean
