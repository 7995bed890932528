"""Repair of schemas: convert a published schema into a valid schema of OpenAPI 3.1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.naming import has_only_map_keys
from codegen.repair.defaults import is_valid_default
from codegen.repair.references import SchemaReferences
from codegen.repair.values import (
    COUNTS,
    NUMBERS,
    imply_type,
    is_count,
    is_number,
    is_regex,
    list_strings,
)
from codegen.tree import Object, as_array, as_object, deep_copy, is_array, is_object, look_up, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.report import BuildReport

TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object", "null"})

# Wrong type names in published documents, with the intended type and format.
_MISNAMED: dict[str, tuple[str | None, str | None]] = {
    "bool": ("boolean", None),
    "int": ("integer", None),
    "long": ("integer", None),
    "float": ("number", None),
    "double": ("number", None),
    "decimal": ("number", None),
    "str": ("string", None),
    "text": ("string", None),
    "date": ("string", "date"),
    "datetime": ("string", "date-time"),
    "date-time": ("string", "date-time"),
    "timestamp": ("string", None),
    "iso 8601": ("string", None),
    "iso8601": ("string", None),
    "uuid": ("string", "uuid"),
    "file": ("string", "binary"),
    "dict": ("object", None),
    "map": ("object", None),
    "list": ("array", None),
    "any": (None, None),
    "mixed": (None, None),
}
_TEXTS = ("title", "description", "format", "pattern")
_FLAGS = ("readOnly", "writeOnly", "deprecated", "uniqueItems")
_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_BESIDE_REFERENCE = frozenset(
    {
        "type", "properties", "required", "enum", "const", "items", "additionalProperties",
        "oneOf", "anyOf", "allOf", "format", "readOnly", "writeOnly",
    }
)  # fmt: skip
_FREE = ("const", "example", "default")


@dataclass
class SchemaRepair:
    """Repairs the schemas of one document. References are resolved in `root`."""

    root: Object
    report: BuildReport
    component: str = ""  # reference of the component that is being repaired
    base: str = ""  # reference of the published component that contains it

    def __post_init__(self) -> None:
        self.references = SchemaReferences(self.root)
        self._defaults: list[tuple[Object, str]] = []

    def repair_components(self) -> Object:
        """Return all component schemas, including those that references require."""
        result: Object = {}
        for name, node in as_object(as_object(self.root.get("components")).get("schemas")).items():
            self.component = self.base = f"#/components/schemas/{name}"
            result[name] = self.repair(node, f"component {name}")
        while self.references.pending:
            hoisted = self.references.pending.pop(0)
            self.component, self.base = f"#/components/schemas/{hoisted.name}", hoisted.base
            result[hoisted.name] = self.repair(hoisted.node, f"component {hoisted.name}")
        return result

    def repair(self, node: Any, place: str, depth: int = 0) -> Object:
        """Return a valid schema with the meaning of the published one."""
        if not is_object(node):
            if node is not True and node is not None:
                self.report.add_repair("schema that is not an object", place)
            return {}
        if isinstance(node.get("$ref"), str):
            return self._repair_reference(node, place, depth)
        result = self._copy_keys(node, place)
        self._repair_type(node, result, place)
        self._repair_properties(node, result, place, depth)
        self._repair_items(node, result, place, depth)
        self._repair_unions(node, result, place, depth)
        self._repair_enum(node, result, place)
        self._repair_nullable(node, result, place)
        if "default" in result:
            self._defaults.append((result, place))
        return result

    def _repair_reference(self, node: Object, place: str, depth: int) -> Object:
        reference = node["$ref"]
        target = resolve(self.root, node) or self.references.find(reference, self.base)
        siblings = {key: node[key] for key in node if key == "description" or key.startswith("x-")}
        if not is_object(target):
            self.report.add_repair("dangling or endless reference", f"{place} -> {reference}")
            return siblings
        if not self.references.is_kept(reference) and self.references.is_hoisted(reference):
            reference = f"#/components/schemas/{self.references.hoist(reference, target, self.base)}"
        if reference.startswith("#/components/schemas/"):
            result = self._add_siblings({"$ref": reference, **siblings}, node, place, depth)
            return {"anyOf": [result, {"type": "null"}]} if node.get("nullable") is True else result
        if depth > 20:
            self.report.add_repair("reference that contains itself", f"{place} -> {reference}")
            return {}
        self.report.add_repair("reference outside the components", f"{place} -> {reference}")
        return self.repair({**deep_copy(target), **siblings}, place, depth + 1)

    def _add_siblings(self, reference: Object, node: Object, place: str, depth: int) -> Object:
        """Return a reference with the keys beside it, which OpenAPI ignores before 3.1."""
        beside = {key: value for key, value in node.items() if key in _BESIDE_REFERENCE}
        if not beside:
            return reference
        if str(self.root.get("openapi", "")).startswith("3.0"):
            self.report.add_note(
                "key beside a reference, ignored before OpenAPI 3.1", f"{place}: {', '.join(beside)}"
            )
            return reference
        return {"allOf": [reference, self.repair(beside, place, depth + 1)]}

    def _copy_keys(self, node: Object, place: str) -> Object:
        result: Object = {}
        for key, value in node.items():
            if key.startswith("x-") or key in _FREE:
                result[key] = value
            elif key in _TEXTS and value is not None:
                result[key] = value if isinstance(value, str) else str(value)
            elif key in _CHECKED and _CHECKED[key](value):
                result[key] = value
            elif key in _CHECKED and value is not None and not (key in _BOUNDS and isinstance(value, bool)):
                self.report.add_repair(f"invalid {key}", place)
            elif key not in _KNOWN and key not in _CHECKED:
                self.report.add_note(f"unused schema keyword: {key}", place)
        self._repair_limits(node, result, place)
        examples = node.get("examples")
        if is_array(examples):
            result["examples"] = examples
        elif is_object(examples):
            self.report.add_repair("examples as a mapping", place)
            result["examples"] = list(examples.values())
        elif examples is not None:
            self.report.add_repair("invalid examples", place)
        return result

    def _repair_limits(self, node: Object, result: Object, place: str) -> None:
        for limit, bound in _BOUNDS.items():
            if node.get(limit) is True and bound in result:
                result[limit] = result.pop(bound)
        if "pattern" in result and not is_regex(result["pattern"]):
            self.report.add_repair("pattern that is not a regular expression", place)
            del result["pattern"]

    def _repair_type(self, node: Object, result: Object, place: str) -> None:
        declared = node.get("type")
        if declared is None:
            return
        names = declared if is_array(declared) else [declared]
        types: list[str] = []
        for name in names:
            types += self._parse_type_name(name, result, place)
        types = list(dict.fromkeys(types))
        if types:
            result["type"] = types[0] if len(types) == 1 else types

    def _parse_type_name(self, name: Any, result: Object, place: str) -> list[str]:
        if isinstance(name, str) and name in TYPES:
            return [name]
        self.report.add_repair("wrong type name", f"{place}: {name}")
        if not isinstance(name, str):
            return []
        lowered = name.strip().lower()
        if lowered in TYPES:
            return [lowered]
        if lowered.startswith(("array of ", "list of ")):
            item = lowered.split(" of ", 1)[1].removesuffix("s")
            inner: Object = {}
            kinds = self._parse_type_name(item, inner, place) if item not in TYPES else [item]
            result["items"] = {**inner, **({"type": kinds[0]} if kinds else {})}
            return ["array"]
        parts = [part for part in re.split(r"\s*(?:/|\||,|\bor\b)\s*", lowered) if part]
        if len(parts) > 1:
            return [kind for part in parts for kind in self._parse_type_name(part, result, place)]
        kind, format_name = _MISNAMED.get(lowered, (None, None))
        if format_name:
            result.setdefault("format", format_name)
        return [kind] if kind else []

    def _repair_properties(self, node: Object, result: Object, place: str, depth: int) -> None:
        required = self._list_required(node, place)
        if "properties" in node:
            properties = node["properties"]
            if not is_object(properties):
                self.report.add_repair("properties that are not a mapping", place)
            result["properties"] = {}
            for name, value in as_object(properties).items():
                result["properties"][name] = self.repair(value, f"{place}.{name}", depth + 1)
                if as_object(value).get("required") in (True, "true"):
                    required.append(name)
            if properties and has_only_map_keys(as_object(properties)):
                self.report.add_note("properties that are keys such as ids or dates, read as a map", place)
        if required:
            result["required"] = list(dict.fromkeys(required))
        extra = node.get("additionalProperties")
        if isinstance(extra, bool):
            result["additionalProperties"] = extra
        elif extra is not None:
            result["additionalProperties"] = self.repair(extra, f"{place}.*", depth + 1)

    def _list_required(self, node: Object, place: str) -> list[str]:
        """Return the names of required properties. A single name counts as a list."""
        declared = node.get("required")
        is_single_name = isinstance(declared, str) and declared in as_object(node.get("properties"))
        names = list_strings([declared] if is_single_name else declared)
        if declared is not None and names != declared:
            self.report.add_repair("required that is not a list", place)
        return names

    def is_true(self, declared: Any, place: str) -> bool:
        """Return whether a flag is true, either as a boolean or as the text of one."""
        if declared is not None and not isinstance(declared, bool):
            self.report.add_repair("required that is not a boolean", place)
        return declared in (True, "true")

    def _repair_items(self, node: Object, result: Object, place: str, depth: int) -> None:
        items = node.get("items")
        if items is None:
            return
        if not is_array(items):
            result["items"] = self.repair(items, f"{place}[]", depth + 1)
            return
        self.report.add_repair("items that are a list of schemas", place)
        choices = [self.repair(item, f"{place}[]", depth + 1) for item in items]
        result["items"] = {"anyOf": choices} if len(choices) > 1 else (choices or [{}])[0]

    def _repair_unions(self, node: Object, result: Object, place: str, depth: int) -> None:
        for key in ("oneOf", "anyOf", "allOf"):
            if key not in node:
                continue
            members = node[key]
            if not is_array(members) or not members:
                self.report.add_repair(f"empty {key}", place)
                continue
            if key == "allOf":
                members = [item for item in members if not self._is_recursive_part(item, place)]
            parts = [self.repair(item, f"{place}|{number}", depth + 1) for number, item in enumerate(members)]
            if parts:
                result[key] = parts
        tag = as_object(node.get("discriminator"))
        if isinstance(tag.get("propertyName"), str):
            result["discriminator"] = {"propertyName": tag["propertyName"]}
        elif node.get("discriminator") is not None:
            self.report.add_repair("invalid discriminator", place)

    def _is_recursive_part(self, member: Any, place: str) -> bool:
        """Return whether this part of an `allOf` leads back to the component that contains it."""
        seen: set[str] = set()
        waiting = [member]
        while waiting and self.component:
            node = as_object(waiting.pop())
            reference = node.get("$ref")
            if reference == self.component:
                self.report.add_repair("allOf that contains itself", place)
                return True
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                waiting.append(look_up(self.root, reference))
            waiting += as_array(node.get("allOf"))
        return False

    def _repair_enum(self, node: Object, result: Object, place: str) -> None:
        if "enum" not in node:
            return
        values = node["enum"]
        if not is_array(values) or not values:
            self.report.add_repair("enum that is not a list", place)
            return
        unique = list({repr(value): value for value in values}.values())
        if len(unique) < len(values):
            self.report.add_repair("repeated enum value", place)
        result["enum"] = unique

    def _repair_nullable(self, node: Object, result: Object, place: str) -> None:
        if not isinstance(node.get("nullable", False), bool):
            self.report.add_repair("nullable that is not a boolean", place)
        if node.get("nullable") is not True:
            return
        declared = result.get("type") or imply_type(result)
        if isinstance(declared, str) and declared != "null":
            result["type"] = [declared, "null"]
        elif is_array(declared) and "null" not in declared:
            result["type"] = [*declared, "null"]
        for key in ("oneOf", "anyOf"):
            if key in result and {"type": "null"} not in result[key]:
                result[key] = [*result[key], {"type": "null"}]
        if "enum" in result and None not in result["enum"]:
            result["enum"] = [*result["enum"], None]
        if "allOf" in result:
            result["x-nullable"] = True

    def remove_wrong_defaults(self, components: Object) -> None:
        """Remove every default that its schema does not accept. Requires that all schemas are repaired."""
        for schema, place in self._defaults:
            if not is_valid_default(schema, components):
                self.report.add_repair("default that does not fit its type", place)
                del schema["default"]


_KNOWN = {
    "type", "properties", "required", "items", "additionalProperties", "oneOf", "anyOf", "allOf",
    "enum", "nullable", "examples", "discriminator", *_TEXTS,
    "$defs", "definitions", "$anchor", "$dynamicAnchor", "$comment",
}  # fmt: skip
_CHECKED: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(NUMBERS, is_number),
    "multipleOf": lambda value: is_number(value) and value > 0,
    **dict.fromkeys(COUNTS, is_count),
    **dict.fromkeys(_FLAGS, lambda value: isinstance(value, bool)),
    **dict.fromkeys(("contentMediaType", "contentEncoding"), lambda value: isinstance(value, str)),
    "externalDocs": lambda value: is_object(value) and isinstance(value.get("url"), str),
    "xml": is_object,
}
