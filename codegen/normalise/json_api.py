"""JSON:API resources of responses, as flat objects.

The decoder of the SDK builds the same flat objects from a response: `id` and `type`, all attributes, and for
each relationship the related ids and the included objects.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from codegen.naming import singularise, translate
from codegen.normalise.envelope import list_successes
from codegen.normalise.schemas import SchemaReader, get_types
from codegen.report import BuildReport
from codegen.tree import Object, as_array, as_object, as_string, is_array, is_object, iter_operations, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "x-altegio-json-api"
"""Set on each operation whose result is a flat resource."""

_COMPONENTS = "#/components/schemas/"
_PREFIX = "related_"
_TEXTS = ("description", "x-altegio-model", "x-altegio-mixin")


def flatten_resources(corrected: Object) -> Object:
    """Return a description in which the results are flat resources, also in the examples.

    The description itself is not changed. It is returned if it has no JSON:API resources.
    """
    reader = _Flattener(corrected)
    if not any(reader.has_resource(reader.get_envelope(media)) for _, media in _list_media(corrected)):
        return corrected
    document = deepcopy(corrected)
    flattener = _Flattener(document)
    for operation, media in _list_media(document):
        envelope = flattener.get_envelope(media)
        if flattener.has_resource(envelope):
            operation[MARK] = True
            flattener.register_all(envelope)
    flattener.replace_all()
    return document


def _list_media(document: Object) -> Iterator[tuple[Object, Object]]:
    """Yield each successful JSON response with a schema, with its operation."""
    for _, _, operation in iter_operations(document):
        for _, response in list_successes(operation):
            content = as_object(as_object(resolve(document, response)).get("content"))
            for name, media in content.items():
                if "json" in name and is_object(media) and is_object(media.get("schema")):
                    yield operation, media


class _Flattener:
    """The resources of one description, by the identity of their schemas."""

    def __init__(self, document: Object) -> None:
        self.reader = SchemaReader(document, BuildReport())
        self.components = as_object(as_object(document.get("components")).get("schemas"))
        self.words = {
            str(key): str(value)
            for key, value in as_object(as_object(document.get("info")).get("x-altegio-words")).items()
        }
        self.places: dict[int, Object] = {}
        self.kinds: dict[str, list[Object]] = {}
        self.included: dict[int, set[str]] = {}

    def get_envelope(self, media: Object) -> Object:
        """Return the properties of the document in a response."""
        return as_object(as_object(resolve(self.reader.root, media["schema"])).get("properties"))

    def has_resource(self, envelope: Object) -> bool:
        """Return whether the data of a document is a resource or an array of resources."""
        return self._is_resource(self._find_item(as_object(envelope.get("data"))))

    def register_all(self, envelope: Object) -> None:
        """Register the resource of a response, and the included ones that its description declares."""
        place = self._find_item(as_object(envelope.get("data")))
        self._register(place)
        item = self._find_item(as_object(envelope.get("included")))
        if self._is_resource(item):
            self._register(item)
            self.included.setdefault(id(place), set()).update(self._list_kinds(item))

    def replace_all(self) -> None:
        """Replace each registered resource by its flat form, and the examples of its responses."""
        references = {kind: self._refer(places) for kind, places in self.kinds.items()}
        flat = {key: self._flatten(place, references) for key, place in self.places.items()}
        for key, schema in flat.items():
            self.places[key].clear()
            self.places[key].update(schema)
        for operation, media in _list_media(self.reader.root):
            if operation.get(MARK) is True:
                _flatten_examples(media)

    def _find_item(self, schema: Object) -> Object:
        """Return the schema of one resource, without references and the array around it."""
        node = as_object(resolve(self.reader.root, schema))
        if get_types(node) == {"array"}:
            node = as_object(resolve(self.reader.root, as_object(node.get("items"))))
        return node

    def _is_resource(self, node: Object) -> bool:
        properties = as_object(node.get("properties"))
        attributes = self.reader.flatten(as_object(properties.get("attributes")))
        return {"type", "id"} <= properties.keys() and bool(attributes.get("properties"))

    def _register(self, place: Object) -> None:
        if id(place) in self.places:
            return
        self.places[id(place)] = place
        kinds = self._list_kinds(place)
        if len(kinds) == 1:
            self.kinds.setdefault(kinds[0], []).append(place)

    def _list_kinds(self, place: Object) -> list[str]:
        kind = self.reader.flatten(as_object(place["properties"]["type"]))
        return [str(name) for name in as_array(kind.get("enum"))]

    def _refer(self, places: list[Object]) -> Object:
        """Return a reference to the resource of a type; nothing if several schemas have the type."""
        for name, component in self.components.items():
            if len(places) == 1 and component is places[0]:
                return {"$ref": _COMPONENTS + name}
        model = as_string(places[0].get("x-altegio-model"))
        if len(places) > 1 or not model or model in self.components:
            return {}
        self.components[model] = places[0]
        return {"$ref": _COMPONENTS + model}

    def _flatten(self, place: Object, references: dict[str, Object]) -> Object:
        """Return the flat schema of a resource."""
        properties = as_object(place["properties"])
        attributes = self.reader.flatten(as_object(properties["attributes"]))
        relationships = self.reader.flatten(as_object(properties.get("relationships")))
        fields: Object = {"id": properties["id"], "type": properties["type"]}
        fields |= {name: node for name, node in attributes["properties"].items() if name != "id"}
        known = set(fields)
        for name, node in as_object(relationships.get("properties")).items():
            target = self._find_target(name, node, references, self.included.get(id(place)))
            fields |= self._describe_relationship(name, node, target, known)
        required = [*as_array(place.get("required")), *as_array(attributes.get("required"))]
        result: Object = {key: place[key] for key in _TEXTS if key in place}
        result |= {"type": "object", "properties": fields}
        return {**result, "required": [name for name in dict.fromkeys(required) if name in fields]}

    def _find_target(
        self, name: str, node: Object, references: dict[str, Object], included: set[str] | None
    ) -> Object:
        """Return a reference to the resource at the end of a relationship, or an empty schema."""
        single = _singularise(name)
        kinds = [*self._list_linked_kinds(node), name, single]
        if included:
            kinds = [kind for kind in kinds if kind in included]
            kinds += sorted(kind for kind in included if kind.endswith(f"_{single}"))
        found = [references[kind] for kind in kinds if references.get(kind)]
        return found[0] if found else Object()

    def _list_linked_kinds(self, node: Object) -> list[str]:
        data = self._get_linkage(node)
        item = self.reader.flatten(as_object(data.get("items"))) if "items" in data else data
        kind = self.reader.flatten(as_object(as_object(item.get("properties")).get("type")))
        return [str(name) for name in as_array(kind.get("enum"))]

    def _get_linkage(self, node: Object) -> Object:
        return self.reader.flatten(
            as_object(as_object(self.reader.flatten(node).get("properties")).get("data"))
        )

    def _describe_relationship(self, name: str, node: Object, target: Object, known: set[str]) -> Object:
        """Return the fields of a relationship: the related ids, and the included objects."""
        words = translate(name, self.words).replace("_", " ")
        one: Object = {"type": ["integer", "string"], "description": f"Related {words}, by id."}
        if get_types(self._get_linkage(node)) == {"array"}:
            ids, field = f"{_shorten_plural(name)}_ids", f"{_singularise(name)}_ids"
            schema: Object = {"type": "array", "items": one, "description": one["description"]}
            if ids != field:
                schema["x-altegio-name"] = translate(field, self.words)
            objects: Object = {"type": "array", "items": target or _make_open_object()}
        else:
            ids, schema = f"{name}_id", {**one, "type": ["integer", "string", "null"]}
            objects = {"allOf": [target]} if target else _make_open_object()
        objects["description"] = f"Related {words} that the response includes."
        return {_add_prefix(ids, known): schema, _add_prefix(name, known): objects}


def _add_prefix(name: str, known: set[str]) -> str:
    """Return the name of a field of a relationship. An attribute of the same name has precedence."""
    return _PREFIX + name if name in known else name


def _shorten_plural(name: str) -> str:
    """Return the singular by the rule of the decoder, which is simpler than the one of the Python names."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def _make_open_object() -> Object:
    return {"type": "object", "additionalProperties": True}


def _singularise(name: str) -> str:
    *words, last = name.split("_")
    return "_".join([*words, singularise(last)])


def _flatten_examples(media: Object) -> None:
    """Replace the resources in the examples of a response by flat objects without relationships."""
    if "example" in media:
        media["example"] = _flatten_example(media["example"])
    for example in as_object(media.get("examples")).values():
        if is_object(example) and "value" in example:
            example["value"] = _flatten_example(example["value"])


def _flatten_example(value: Any) -> Any:
    if is_array(value):
        return [_flatten_example(item) for item in value]
    if not is_object(value):
        return value
    if "attributes" in value:
        rest = {name: item for name, item in value.items() if name not in {"attributes", "relationships"}}
        return {**as_object(value["attributes"]), **rest}
    return {**value, "data": _flatten_example(value["data"])} if "data" in value else value
