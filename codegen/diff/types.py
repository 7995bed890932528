"""Comparison of types: the values that a type accepts, its codes and its structs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.diff.changes import ANY_VALUE_NOW, OPTIONAL_NOW
from codegen.emit.annotations import render_annotation
from codegen.normalise.plan import REF
from codegen.normalise.unions import add_null
from codegen.tree import Object, as_array, as_object, is_array, is_object

if TYPE_CHECKING:
    from codegen.diff.changes import Changes
    from codegen.normalise.plan import Field, StructPlan

Parts = dict[str, list[Object]]

_INSIDE = {"list": "items", "dict": "additionalProperties"}


@dataclass(frozen=True)
class Position:
    """Position of a compared type: its subject and name, and whether it is received, sent or an argument."""

    subject: str
    name: str
    in_response: bool
    argument: bool = False


class TypeDiff:
    """Compares types and the structs below them. Each pair of structs is compared once."""

    def __init__(self, old: dict[str, StructPlan], new: dict[str, StructPlan], changes: Changes) -> None:
        self.old = old
        self.new = new
        self.changes = changes
        self._seen: set[tuple[str, str]] = set()

    def compare(self, before: Object, after: Object, position: Position) -> bool:
        """Record every difference between two types and return whether the type itself changed."""
        lost, gained = self._compare_parts(before, after, position=position)
        if lost or gained:
            spellings = [
                render_type(type_schema, argument=position.argument) for type_schema in (before, after)
            ]
            detail = f"{spellings[0]} became {spellings[1]}"
            breaking = gained if position.in_response else lost
            self.changes.note("changed", position.subject, position.name, detail, breaking=breaking)
        return lost or gained

    def _compare_parts(self, before: Object, after: Object, *, position: Position) -> tuple[bool, bool]:
        """Return whether the new type has lost values, and whether it has gained values."""
        old_item, new_item = (
            _group_alternatives(type_schema, argument=position.argument) for type_schema in (before, after)
        )
        self._match_replacement(old_item, new_item)
        lost, gained = (
            bool(_find_unaccepted(old_item, new_item)),
            bool(new_item.keys() - old_item.keys() - _find_implied(old_item)),
        )
        for key in old_item.keys() & new_item.keys():
            left, right = old_item[key][0], new_item[key][0]
            inner = (False, False)
            if REF in left:
                self._compare_structs(left[REF], right[REF], key)
            elif key in _INSIDE:
                inner = self._compare_parts(
                    *(as_object(part[_INSIDE[key]]) for part in (left, right)), position=position
                )
            else:
                self._compare_codes(old_item[key], new_item[key], position)
            lost, gained = lost or inner[0], gained or inner[1]
        return lost, gained

    def _match_replacement(self, old_item: Parts, new_item: Parts) -> None:
        """Compare a struct with its replacement. A renamed struct counts as the same one."""
        removed_keys = [key for key in old_item.keys() - new_item.keys() if REF in old_item[key][0]]
        added_keys = [key for key in new_item.keys() - old_item.keys() if REF in new_item[key][0]]
        if len(removed_keys) != 1 or len(added_keys) != 1:
            return
        before, after = removed_keys[0], added_keys[0]
        is_removed, is_added = before not in self.new, after not in self.old
        if is_removed and is_added:
            self.changes.note("changed", "struct", before, f"became {after}", breaking=True)
            new_item[before] = new_item.pop(after)
        elif is_removed or is_added:
            # One struct was split into two, or two were merged into one.
            self._compare_structs(before, after, after if is_added else before)

    def _compare_codes(self, old_item: list[Object], new_item: list[Object], position: Position) -> None:
        before, after = _list_codes(old_item), _list_codes(new_item)
        if before and not after:
            self.changes.note("changed", "code", position.name, ANY_VALUE_NOW, breaking=False)
        elif after and not before:
            detail = (
                f"only {', '.join(map(repr, after))} {'known' if position.in_response else 'allowed'} now"
            )
            self.changes.note("changed", "code", position.name, detail, breaking=not position.in_response)
        else:
            for value in after:
                if value not in before:
                    self.changes.note("added", "code", position.name, repr(value), breaking=False)
            for value in before:
                if value not in after:
                    # Codes in responses are open, so code that handles the removed value still works.
                    self.changes.note(
                        "removed", "code", position.name, repr(value), breaking=not position.in_response
                    )

    def _compare_structs(self, before: str, after: str, display_name: str) -> None:
        if (before, after) in self._seen:
            return
        self._seen.add((before, after))
        old, new = self.old[before], self.new[after]
        old_item, new_item = ({field.python: field for field in model.fields} for model in (old, new))
        for name in old_item.keys() - new_item.keys():
            self.changes.note("removed", "field", f"{display_name}.{name}", breaking=True)
        for name in new_item.keys() - old_item.keys():
            is_required = new_item[name].required and not new.in_response
            detail = "required" if is_required else ""
            self.changes.note("added", "field", f"{display_name}.{name}", detail, breaking=is_required)
        for name in old_item.keys() & new_item.keys():
            self._compare_fields(
                old_item[name], new_item[name], Position("field", f"{display_name}.{name}", new.in_response)
            )

    def _compare_fields(self, old_item: Field, new_item: Field, position: Position) -> None:
        if old_item.required != new_item.required and not position.in_response:
            detail = "required now" if new_item.required else OPTIONAL_NOW
            self.changes.note("changed", "field", position.name, detail, breaking=new_item.required)
        if old_item.wire != new_item.wire:
            detail = f"{old_item.wire} on the wire became {new_item.wire}"
            self.changes.note("changed", "field", position.name, detail, breaking=False)
        self.compare(_add_null(old_item), _add_null(new_item), position)


def _add_null(field: Field) -> Object:
    return add_null(field.type_schema) if field.nullable and field.type_schema else field.type_schema


def render_type(type_schema: Object, *, argument: bool = False) -> str:
    """Return the type in Python syntax without its codes."""
    return render_annotation(_strip_codes(type_schema), argument=argument)


def _group_alternatives(type_schema: Object, *, argument: bool) -> Parts:
    """Return the alternatives of a type by Python type, with coded types next to their base type."""
    result: Parts = {}
    for part in type_schema.get("oneOf", [type_schema]):
        kind = {"array": "list", "object": "dict"}.get(str(part.get("type")))
        result.setdefault(kind or render_type(part, argument=argument), []).append(part)
    return result


def _find_unaccepted(source_parts: Parts, target_parts: Parts) -> set[str]:
    """Return the source types that the target type does not accept."""
    return (
        set()
        if "Any" in target_parts
        else source_parts.keys() - target_parts.keys() - _find_implied(target_parts)
    )


def _find_implied(parts: Parts) -> set[str]:
    return {"int"} if "float" in parts else set()


def _list_codes(parts: list[Object]) -> list[Any]:
    return [value for part in parts for value in as_array(part.get("enum"))]


def _strip_codes(type_schema: Any) -> Any:
    if is_object(type_schema):
        return {key: _strip_codes(value) for key, value in type_schema.items() if key != "enum"}
    return [_strip_codes(item) for item in type_schema] if is_array(type_schema) else type_schema
