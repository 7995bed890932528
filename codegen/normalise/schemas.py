"""Schema reader: follow references, merge `allOf` and combine schemas before they become types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.naming import has_only_map_keys
from codegen.tree import Object, as_array, as_object, as_string, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.report import BuildReport

_UNIONS = ("oneOf", "anyOf")
_DEPTH = 24


class SchemaReader:
    """Reads the schemas of one corrected description."""

    def __init__(self, root: Object, report: BuildReport) -> None:
        self.root = root
        self.report = report
        # Keyed by id(). The schema is stored too, so that its id is not reused. Each schema is merged once,
        # because evidence is recorded by the identity of the merged parts.
        self._merged: dict[int, tuple[Object, Object]] = {}
        self._sources: dict[int, tuple[Object, tuple[Object, Object]]] = {}

    def flatten(self, schema: Object, depth: int = 0) -> Object:
        """Return the schema with references followed and `allOf` merged, one level deep."""
        node = as_object(resolve(self.root, schema))
        if depth > _DEPTH:
            self.report.add_repair("allOf that contains itself", str(node.get("title", ""))[:60])
            return {}
        kind = node.get("x-altegio-model") or as_object(schema).get("x-altegio-model")
        if id(node) not in self._merged:
            self._merged[id(node)] = (node, self._read_as_map(self._merge_all_of(node, depth)))
        node = self._merged[id(node)][1]
        if kind and node.get("x-altegio-model") != kind:
            node = {**node, "x-altegio-model": kind}
        return node

    def _merge_all_of(self, node: Object, depth: int) -> Object:
        if "allOf" not in node:
            return node
        merged: Object = {key: value for key, value in node.items() if key != "allOf"}
        for part in node["allOf"]:
            merged = self.merge(merged, self.flatten(part, depth + 1), strict=True, depth=depth)
        return merged

    def list_sources(self, schema: Object) -> tuple[Object, ...]:
        """Return the two schemas that a schema was made from, or nothing for a declared schema."""
        return self._sources.get(id(schema), (schema, ()))[1]

    def _record_sources(self, schema: Object, left: Object, right: Object) -> Object:
        self._sources[id(schema)] = (schema, (left, right))
        return schema

    def _read_as_map(self, node: Object) -> Object:
        """Return a map schema if the properties are example keys such as ids or dates."""
        properties = as_object(node.get("properties"))
        if not properties or not has_only_map_keys(properties):
            return node
        values = list(properties.values())
        combined = values[0]
        for value in values[1:]:
            combined = self.widen(combined, value)
        rest = {key: value for key, value in node.items() if key not in {"properties", "required"}}
        return {**rest, "type": "object", "additionalProperties": combined}

    def merge(self, left: Object, right: Object, *, strict: bool = False, depth: int = 0) -> Object:
        """Return one object schema for both. `strict` keeps every required property."""
        if left == right or not right:
            return left
        if not left:
            return right
        if depth > _DEPTH:
            return left
        result = {**right, **left}
        properties = self._merge_properties(left, right, strict=strict, depth=depth)
        if properties:
            result["properties"] = properties
        required = _merge_required(left, right, strict=strict)
        result.pop("required", None)
        if required:
            result["required"] = required
        if is_object(left.get("items")) and is_object(right.get("items")):
            result["items"] = self.widen(left["items"], right["items"], depth + 1)
        if not strict and (is_nullable(left) or is_nullable(right)):
            result["x-nullable"] = True
        for key in _UNIONS:
            if key in left and key in right:
                result[key] = [*left[key], *right[key]]
        return result

    def _merge_properties(self, left: Object, right: Object, *, strict: bool, depth: int) -> Object:
        left_node, right_node = as_object(left.get("properties")), as_object(right.get("properties"))
        result = dict(left_node)
        for name, schema in right_node.items():
            if name not in left_node:
                result[name] = schema
            elif strict and is_array(as_object(left_node[name]).get("enum")):
                result[name] = left_node[name]
            else:
                result[name] = self.widen(left_node[name], schema, depth + 1)
        return result

    def widen(self, left: Object, right: Object, depth: int = 0) -> Object:
        """Return a schema that accepts the values of both schemas."""
        if left is right or depth > _DEPTH:
            return left
        if strip_texts(left) == strip_texts(right):
            return self._record_sources({**left}, left, right)
        left_node, right_node = self.flatten(left), self.flatten(right)
        if not self._has_type(left_node):
            return self._record_sources({**right, **_pick_description(left, right)}, left, right)
        if not self._has_type(right_node):
            return left
        if get_types(left_node) == get_types(right_node) == {"array"}:
            items = self.widen(
                as_object(left_node.get("items")), as_object(right_node.get("items")), depth + 1
            )
            return self._record_sources({**left_node, "items": items}, left, right)
        plain = _widen_scalar(left_node, right_node)
        return (
            self._record_sources({**plain}, left, right)
            if plain
            else {"anyOf": [left, right], **_pick_description(left, right)}
        )

    def _has_type(self, node: Object) -> bool:
        return bool(get_types(node)) or any(key in node for key in _UNIONS)

    def list_members(
        self, schema: Object, depth: int = 0, seen: frozenset[str] = frozenset()
    ) -> list[Object] | None:
        """Return the flattened alternatives of a union, or None if the schema is not a union.

        A reference back to a union that contains it is omitted, because it adds no alternative.
        """
        for key in _UNIONS:
            choices = as_array(schema.get(key))
            if not choices:
                continue
            result: list[Object] = []
            for choice in choices:
                reference = as_string(as_object(choice).get("$ref"))
                if reference in seen:
                    continue
                within = seen | {reference} if reference else seen
                inner = self.list_members(self.flatten(choice), depth + 1, within) if depth < _DEPTH else None
                result += [choice] if inner is None else inner
            return result
        return None

    def list_subtypes(self, name: str) -> list[tuple[str, Object]]:
        """Return the components that extend a component by `allOf`, directly or not, by name."""
        schemas = as_object(as_object(self.root.get("components")).get("schemas"))
        found: dict[str, Object] = {}
        pending = [name]
        while pending:
            reference = f"#/components/schemas/{pending.pop()}"
            for child, node in schemas.items():
                parts = [as_string(as_object(part).get("$ref")) for part in as_array(node.get("allOf"))]
                if reference in parts and child not in found and child != name:
                    found[child] = self.flatten({"$ref": f"#/components/schemas/{child}"})
                    pending.append(child)
        return sorted(found.items(), key=lambda entry: entry[0])

    def accepts_empty_array(self, schema: Object) -> bool:
        """Return whether the API writes an empty array for an absent object, here or in an alternative.

        The description states that as `type: [object, array], maxItems: 0`, and as `maxItems: 1` where the
        API also writes a list of one object.
        """
        node = self.flatten(schema)
        if node.get("maxItems") in {0, 1} and _is_object_or_array(node):
            return True
        return any(self.accepts_empty_array(member) for member in self.list_members(node) or [])

    def find_member(self, schema: Object, type_name: str) -> Object | None:
        """Return the first alternative of a union that has the type, or None."""
        for member in self.list_members(schema) or []:
            if type_name in get_types(self.flatten(member)):
                return member
        return None

    def list_published_types(self, schema: Object, depth: int = 0) -> set[str]:
        """Return the JSON types in which the API publishes the value, besides the one of its Python type.

        The description states them as `x-altegio-also`, as the types beside the one of `x-altegio-as`, and as
        `type: [object, array], maxItems: 1` for a list of one object.
        """
        node = self.flatten(schema)
        chosen = as_string(node.get("x-altegio-as"))
        choices = [as_object(choice) for key in _UNIONS for choice in as_array(node.get(key))]
        if depth > _DEPTH:
            return set()
        also = {as_string(name) for name in as_array(node.get("x-altegio-also"))}
        if node.get("maxItems") == 1 and _is_object_or_array(node):
            also.add("array")
        if not chosen:
            return also.union(*(self.list_published_types(choice, depth + 1) for choice in choices))
        published = also | _get_declared_types(node)
        for member in self.list_members(node) or []:
            published |= get_types(self.flatten(member))
        return published - {chosen}


def strip_texts(schema: Object) -> Object:
    """Return the schema without texts and examples."""
    return {
        key: value
        for key, value in schema.items()
        if key not in {"description", "title", "example", "examples"}
    }


def _pick_description(left: Object, right: Object) -> Object:
    text = left.get("description") or right.get("description")
    return {"description": text} if text else {}


def _widen_scalar(left: Object, right: Object) -> Object:
    """Return one schema for two similar plain types, or an empty one if they have nothing in common."""
    left_node, right_node = get_types(left), get_types(right)
    if left_node | right_node == {"integer", "number"}:
        return left if "number" in left_node else right
    if left_node == {"object"} == right_node and is_structure(left) != is_structure(right):
        structure, other = (left, right) if is_structure(left) else (right, left)
        return _accept_array(structure, other)
    if left_node != right_node or len(left_node) != 1 or left_node == {"object"}:
        return {}
    result = {**right, **left}
    if left.get("format") != right.get("format"):
        result.pop("format", None)
    if "enum" in left and "enum" in right:
        result["enum"] = [*left["enum"], *(value for value in right["enum"] if value not in left["enum"])]
    else:
        result.pop("enum", None)
    if is_nullable(left) or is_nullable(right):
        result["x-nullable"] = True
    if "x-altegio-as" in result:
        result["type"] = sorted(_get_declared_types(left) | _get_declared_types(right))
    return result


def _accept_array(schema: Object, other: Object) -> Object:
    """Return an object schema that accepts the array of an absent object, if the other schema does."""
    limits = [
        node["maxItems"] for node in (schema, other) if _is_object_or_array(node) and "maxItems" in node
    ]
    return {**schema, "type": ["object", "array"], "maxItems": max(limits)} if limits else schema


def _merge_required(left: Object, right: Object, *, strict: bool) -> list[str]:
    left_node, right_node = as_array(left.get("required")), as_array(right.get("required"))
    if strict:
        return list(dict.fromkeys([*left_node, *right_node]))
    return [name for name in left_node if name in right_node]


def get_types(schema: Object) -> set[str]:
    """Return the type names of a schema without null, derived from other keywords if `type` is absent."""
    declared = schema.get("type")
    names = _get_declared_types(schema)
    if "x-altegio-as" in schema and names:
        return {str(schema["x-altegio-as"])}
    if schema.get("maxItems") in {0, 1} and _is_object_or_array(schema):
        return names - {"array"}  # an empty array means an absent value
    if names or declared:
        return names
    if "properties" in schema or is_object(schema.get("additionalProperties")):
        return {"object"}
    if "items" in schema:
        return {"array"}
    return {infer_type(value) for value in as_array(schema.get("enum")) if value is not None}


def _is_object_or_array(schema: Object) -> bool:
    """Return whether the value is an object or, if it is absent, an array."""
    return {"object", "array"} <= _get_declared_types(schema)


def _get_declared_types(schema: Object) -> set[str]:
    declared = schema.get("type")
    return {str(kind) for kind in (declared if is_array(declared) else [declared] if declared else [])} - {
        "null"
    }


def infer_type(value: Any) -> str:
    """Return the type name of a value that is not an array."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "string" if isinstance(value, str) else "object"


def is_nullable(schema: Object) -> bool:
    """Return whether the schema accepts null."""
    declared = schema.get("type")
    return (
        schema.get("x-nullable") is True
        or declared == "null"
        or (is_array(declared) and "null" in declared)
        or None in as_array(schema.get("enum"))
    )


def is_null(schema: Object) -> bool:
    """Return whether the schema accepts only null."""
    declared = schema.get("type")
    return declared in ("null", ["null"]) or schema.get("enum") == [None]


def is_structure(schema: Object) -> bool:
    """Return whether the schema is an object with named fields."""
    return bool(schema.get("properties")) and (not get_types(schema) or "object" in get_types(schema))
