"""Schemas before they become types: references followed, `allOf` merged, several shapes made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.naming import are_keys
from codegen.tree import Object, as_array, as_object, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.report import Report

_UNIONS = ("oneOf", "anyOf")
_DEPTH = 24


class Shapes:
    """Reads the schemas of one corrected description."""

    def __init__(self, root: Object, report: Report) -> None:
        self.root = root
        self.report = report
        # By the identity of a schema, which is kept beside so that no other object gets it: a schema is
        # merged once, so that what is noted of a part of it holds whenever it is met again.
        self._merged: dict[int, tuple[Object, Object]] = {}
        self._sources: dict[int, tuple[Object, tuple[Object, Object]]] = {}

    def flat(self, schema: Object, depth: int = 0) -> Object:
        """The schema with references followed and `allOf` merged, one level deep."""
        node = as_object(resolve(self.root, schema))
        if depth > _DEPTH:
            self.report.repaired("allOf that holds itself", str(node.get("title", ""))[:60])
            return {}
        kind = node.get("x-altegio-model") or as_object(schema).get("x-altegio-model")
        if id(node) not in self._merged:
            self._merged[id(node)] = (node, self._keyed(self._whole(node, depth)))
        node = self._merged[id(node)][1]
        if kind and node.get("x-altegio-model") != kind:
            node = {**node, "x-altegio-model": kind}
        return node

    def _whole(self, node: Object, depth: int) -> Object:
        if "allOf" not in node:
            return node
        merged: Object = {key: value for key, value in node.items() if key != "allOf"}
        for part in node["allOf"]:
            merged = self.both(merged, self.flat(part, depth + 1), strict=True, depth=depth)
        return merged

    def sources(self, schema: Object) -> tuple[Object, ...]:
        """The two schemas that this one was made of, none where it is the description's own."""
        return self._sources.get(id(schema), (schema, ()))[1]

    def _made(self, schema: Object, left: Object, right: Object) -> Object:
        self._sources[id(schema)] = (schema, (left, right))
        return schema

    def _keyed(self, node: Object) -> Object:
        """A map where the description lists example keys, such as ids or dates, as if they were fields."""
        properties = as_object(node.get("properties"))
        if not properties or not are_keys(properties):
            return node
        values = list(properties.values())
        together = values[0]
        for value in values[1:]:
            together = self.either(together, value)
        rest = {key: value for key, value in node.items() if key not in {"properties", "required"}}
        return {**rest, "type": "object", "additionalProperties": together}

    def both(self, left: Object, right: Object, *, strict: bool = False, depth: int = 0) -> Object:
        """One shape that fits what either describes; `strict` keeps what either requires."""
        if left == right or not right:
            return left
        if not left:
            return right
        if depth > _DEPTH:
            return left
        result = {**right, **left}
        properties = self._properties(left, right, strict=strict, depth=depth)
        if properties:
            result["properties"] = properties
        needed = _required(left, right, strict=strict)
        result.pop("required", None)
        if needed:
            result["required"] = needed
        if is_object(left.get("items")) and is_object(right.get("items")):
            result["items"] = self.either(left["items"], right["items"], depth + 1)
        if not strict and (null_allowed(left) or null_allowed(right)):
            result["x-nullable"] = True
        for key in _UNIONS:
            if key in left and key in right:
                result[key] = [*left[key], *right[key]]
        return result

    def _properties(self, left: Object, right: Object, *, strict: bool, depth: int) -> Object:
        mine, theirs = as_object(left.get("properties")), as_object(right.get("properties"))
        result = dict(mine)
        for name, schema in theirs.items():
            if name not in mine:
                result[name] = schema
            elif strict and is_array(as_object(mine[name]).get("enum")):
                result[name] = mine[name]
            else:
                result[name] = self.either(mine[name], schema, depth + 1)
        return result

    def either(self, left: Object, right: Object, depth: int = 0) -> Object:
        """A schema for a value that either schema may describe."""
        if left is right or depth > _DEPTH:
            return left
        if bare(left) == bare(right):
            return self._made({**left}, left, right)
        mine, theirs = self.flat(left), self.flat(right)
        if not self._says_type(mine):
            return self._made({**right, **_text(left, right)}, left, right)
        if not self._says_type(theirs):
            return left
        if kinds(mine) == kinds(theirs) == {"array"}:
            items = self.either(as_object(mine.get("items")), as_object(theirs.get("items")), depth + 1)
            return self._made({**mine, "items": items}, left, right)
        plain = _scalar(mine, theirs)
        return self._made({**plain}, left, right) if plain else {"anyOf": [left, right], **_text(left, right)}

    def _says_type(self, node: Object) -> bool:
        return bool(kinds(node)) or any(key in node for key in _UNIONS)

    def members(self, schema: Object, depth: int = 0) -> list[Object] | None:
        """The alternatives of a union, nested ones included; None when the schema is no union."""
        for key in _UNIONS:
            choices = as_array(schema.get(key))
            if not choices:
                continue
            result: list[Object] = []
            for choice in choices:
                inner = self.members(self.flat(choice), depth + 1) if depth < _DEPTH else None
                result += [choice] if inner is None else inner
            return result
        return None


def bare(schema: Object) -> Object:
    """The schema without its texts and examples."""
    return {
        key: value
        for key, value in schema.items()
        if key not in {"description", "title", "example", "examples"}
    }


def _text(left: Object, right: Object) -> Object:
    text = left.get("description") or right.get("description")
    return {"description": text} if text else {}


def _scalar(left: Object, right: Object) -> Object:
    """One schema for two of a like plain type; empty when they have none in common."""
    mine, theirs = kinds(left), kinds(right)
    if mine | theirs == {"integer", "number"}:
        return left if "number" in mine else right
    if mine == {"object"} == theirs and is_structure(left) != is_structure(right):
        return left if is_structure(left) else right
    if mine != theirs or len(mine) != 1 or mine == {"object"}:
        return {}
    result = {**right, **left}
    if left.get("format") != right.get("format"):
        result.pop("format", None)
    if "enum" in left and "enum" in right:
        result["enum"] = [*left["enum"], *(value for value in right["enum"] if value not in left["enum"])]
    else:
        result.pop("enum", None)
    if null_allowed(left) or null_allowed(right):
        result["x-nullable"] = True
    return result


def _required(left: Object, right: Object, *, strict: bool) -> list[str]:
    mine, theirs = as_array(left.get("required")), as_array(right.get("required"))
    if strict:
        return list(dict.fromkeys([*mine, *theirs]))
    return [name for name in mine if name in theirs]


def kinds(schema: Object) -> set[str]:
    """The type names of a schema, null left out; told from its keys where it says none."""
    said = schema.get("type")
    named = {str(kind) for kind in (said if is_array(said) else [said] if said else [])} - {"null"}
    if named or said:
        return named
    if "properties" in schema or is_object(schema.get("additionalProperties")):
        return {"object"}
    if "items" in schema:
        return {"array"}
    return {kind_of(value) for value in as_array(schema.get("enum")) if value is not None}


def kind_of(value: Any) -> str:
    """The type name of a value, arrays apart."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "string" if isinstance(value, str) else "object"


def null_allowed(schema: Object) -> bool:
    """Whether null is a value of the schema."""
    said = schema.get("type")
    return (
        schema.get("x-nullable") is True
        or said == "null"
        or (is_array(said) and "null" in said)
        or None in as_array(schema.get("enum"))
    )


def is_null(schema: Object) -> bool:
    """Whether null is the only value of the schema."""
    said = schema.get("type")
    return said in ("null", ["null"]) or schema.get("enum") == [None]


def is_structure(schema: Object) -> bool:
    """Whether the schema is an object with named fields."""
    return bool(schema.get("properties")) and (not kinds(schema) or "object" in kinds(schema))
