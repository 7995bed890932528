"""Parameters: the type that a factory takes for each, and how the wire carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.naming import python_name, words
from codegen.normalise.plan import Parameter
from codegen.normalise.shapes import kinds
from codegen.normalise.unions import combined, is_list, is_mapping, parts_of
from codegen.tree import Object, as_array, as_object, text_of

if TYPE_CHECKING:
    from codegen.normalise.shapes import Shapes
    from codegen.normalise.types import Types

_TEXT: Object = {"type": "string"}


class Parameters:
    """Makes the parameters of one description; what the SDK cannot send as described is noted."""

    def __init__(self, shapes: Shapes, requests: Types) -> None:
        self.shapes = shapes
        self.requests = requests
        self.report = shapes.report

    def of(self, operation: Object) -> tuple[tuple[Parameter, ...], tuple[Parameter, ...]]:
        """The parameters in the path, in the order of its template, and those in the query."""
        named: set[str] = {"body"}
        in_path: list[Parameter] = []
        in_query: list[Parameter] = []
        for node in as_array(operation.get("parameters")):
            made = self._parameter(node, named, f"{operation['operationId']} {node['name']}")
            named.add(made.python)
            (in_path if node["in"] == "path" else in_query).append(made)
        return tuple(in_path), tuple(in_query)

    def _parameter(self, node: Object, taken: set[str], place: str) -> Parameter:
        wire = str(node["name"])
        schema = as_object(node.get("schema"))
        given = text_of(node.get("x-altegio-name"))
        python = python_name(given, {}, taken) if given else python_name(wire, self.requests.renames, taken)
        if "x-altegio-codes" in node:
            schema = {**schema, "x-altegio-codes": node["x-altegio-codes"]}
        text = text_of(node.get("description"))
        if node["in"] == "path":
            return Parameter(wire, python, self._path_type(node, schema, place), True, description=text)
        clean, style = self._query_type(node, schema, place)
        return Parameter(wire, python, clean, node.get("required") is True, style, text)

    def _path_type(self, node: Object, schema: Object, place: str) -> Object:
        wire = str(node["name"])
        clean, _ = self.requests.type_of(schema, wire, (wire,))
        if node.get("style", "simple") != "simple" or "x-altegio-media" in node:
            self.report.noted("path parameter of a style that is not offered, sent as it is", place)
        if any(is_list(part) or is_mapping(part) for part in parts_of(clean)):
            self.report.noted("list or object in a path, taken as text", place)
        if clean.get("type") == "integer" or ("enum" not in clean and clean.get("type") == "string"):
            return {"type": clean["type"]}
        if kinds(self.shapes.flat(schema)) == {"number"}:
            return {"type": "integer"}
        return clean if "enum" in clean else _TEXT

    def _query_type(self, node: Object, schema: Object, place: str) -> tuple[Object, str]:
        """The type of a query parameter, as far as its wire style can carry it, and that style."""
        wire = str(node["name"])
        clean, _ = self.requests.type_of(schema, wire, tuple(words(wire)) or ("value",))
        style = self._style(node, clean, place)
        if style in {"BRACKETS", "REPEAT", "COMMA"}:
            return {"type": "array", "items": self._items(clean, place)}, style
        if style == "DEEP":
            deep = map(self.shapes.flat, as_object(self.shapes.flat(schema).get("properties")).values())
            if any(kinds(inner) & {"array", "object"} for inner in deep):
                self.report.noted("list or object in a deepObject, sent with brackets", place)
            return self._deep(clean, place), style
        return (self._plain(clean, place) if style == "PLAIN" else clean), style

    def _style(self, node: Object, clean: Object, place: str) -> str:
        media = text_of(node.get("x-altegio-media"))
        style = node.get("style", "form")
        parts = parts_of(clean)
        if "json" in media:
            return "JSON"
        if media:
            self.report.noted("parameter of a kind that is not offered, sent as a plain one", place)
        if str(node["name"]).endswith("[]"):
            return "BRACKETS"
        if style == "deepObject":
            return "DEEP"
        if all(map(is_mapping, parts)):
            self.report.noted("object in the query, sent as deepObject", place)
            return "DEEP"
        return self._list_style(node, style, place) if any(map(is_list, parts)) else "PLAIN"

    def _list_style(self, node: Object, style: str, place: str) -> str:
        if style in {"spaceDelimited", "pipeDelimited"}:
            self.report.noted("list style that is not offered, sent with commas", place)
            return "COMMA"
        return "REPEAT" if node.get("explode", True) else "COMMA"

    def _deep(self, clean: Object, place: str) -> Object:
        """A mapping to single values, or to lists of them."""
        inner = as_object(clean.get("additionalProperties"))
        if clean.get("type") != "object" or not inner:
            return {"type": "object", "additionalProperties": True}
        value = (
            {"type": "array", "items": self._items(inner, place)}
            if is_list(inner)
            else self._plain(inner, place)
        )
        return {"type": "object", "additionalProperties": value}

    def _items(self, clean: Object, place: str) -> Object:
        """What a list in the query holds; one value alone is a list of it."""
        return self._plain(
            combined([part["items"] if is_list(part) else part for part in parts_of(clean)]), place
        )

    def _plain(self, clean: Object, place: str) -> Object:
        """The part of a type that one value in the query can have."""
        parts = [part for part in parts_of(clean) if part != {"type": "null"}]
        kept = [part for part in parts if not (is_list(part) or is_mapping(part))]
        if len(kept) < len(parts):
            self.report.noted("list or object within the query, taken as text", place)
        texts = [_TEXT if part.get("format") == "binary" else part for part in kept]
        return combined(texts) if texts else _TEXT
