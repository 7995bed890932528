"""Finding the result inside an answer's envelope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from codegen.media import chosen_media
from codegen.normalise.examples import infer
from codegen.normalise.shapes import Shapes, is_null, is_structure, kinds, null_allowed
from codegen.tree import Object, as_object, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.normalise.evidence import Evidence

# What an envelope without `data` and `success` may consist of; a `count` beside data alone is a result.
_PARTS = {"success", "data", "meta", "included", "links"}
_OFFERED = {"success", "data", "meta", "included"}


@dataclass(frozen=True)
class Content:
    """What an answer holds: its result's schema (None: nothing), how it is wrapped, why it is untyped.

    `beside` are the fields of the envelope that are found in the body of the raw response only.
    """

    schema: Object | None
    answer: str
    reason: str = ""
    inferred: bool = False
    may_be_absent: bool = False
    beside: tuple[str, ...] = ()


def content_of(operation: Object, shapes: Shapes, *, enveloped: bool) -> Content:
    """The content of an operation's successes, their schemas joined where there are several."""
    successes = [
        (status, as_object(response))
        for status, response in as_object(operation.get("responses")).items()
        if status.startswith("2") or (status == "default" and len(operation["responses"]) == 1)
    ]
    found: list[Content] = []
    empty = False
    for status, response in successes:
        content = None if status == "204" else _of_response(response, shapes)
        for field in content.beside if content else ():
            shapes.report.noted(
                "field beside the data, on the raw response only", f"{operation['operationId']} {field}"
            )
        if content is None or content.answer == "EMPTY":
            empty = True
        elif content.schema not in [other.schema for other in found]:
            found.append(content)
    if not found:
        return Content(None, "EMPTY")
    known = [content for content in found if content.schema is not None]
    if not known:
        return Content({}, "DATA" if enveloped else "BARE", found[0].reason)
    wrapped = enveloped or any(content.answer == "DATA" for content in known)
    schema: Object = (
        {"anyOf": [content.schema for content in known]} if len(known) > 1 else known[0].schema or {}
    )
    if all(content.answer == "BARE" for content in known) and _has_data(schema, shapes):
        wrapped = False
    answer = "DATA" if wrapped else "BARE"
    return Content(schema, answer, "", any(content.inferred for content in known), empty)


def compared(content: Content, operation: Object, shapes: Shapes, evidence: Evidence) -> Content:
    """The content after a look at the description's own examples of it."""
    schema = content.schema
    if schema is None or content.inferred:
        return content
    for status, response in as_object(operation.get("responses")).items():
        for media in as_object(as_object(response).get("content")).values() if status[:1] == "2" else ():
            for example in _examples(as_object(media), shapes):
                value = _payload(example) if content.answer == "DATA" else example
                if value is None:
                    content = replace(content, may_be_absent=True)
                evidence.observe(schema, value, str(operation["operationId"]))
    return content


def _payload(example: Any) -> Any:
    """What stands under data, whether the example is wrapped, wrapped twice, or bare."""
    if is_array(example) and len(example) == 1 and {"success", "data"} <= as_object(example[0]).keys():
        example = example[0]
    if is_object(example) and ("data" in example or example.keys() <= {"success", "meta"}):
        return example.get("data")
    return example


def _of_response(response: Object, shapes: Shapes) -> Content | None:
    media = _media(as_object(response.get("content")))
    if media is None:
        return None
    name, node = media
    example = _example(node, shapes)
    schema = as_object(node.get("schema"))
    readable = "json" in name or name == "*/*"
    if not readable and (kinds(shapes.flat(schema)) <= {"string"} and example is None):
        return Content(None, "BARE", f"answers {name}, which is not JSON")
    if not _says_nothing(shapes.flat(schema), shapes):
        return _described(_unwrapped(schema, shapes), example, shapes)
    if example is None:
        return Content(None, "DATA", "the description has neither a schema nor an example of the answer")
    content = _unwrapped(infer(example), shapes)
    return replace(content, inferred=True)


def _described(content: Content, example: Any, shapes: Shapes) -> Content:
    """The content as described; from the example where the schema leaves open what is under data."""
    if content.schema is None or not _says_nothing(shapes.flat(content.schema), shapes):
        return content
    inner = as_object(example).get("data") if content.answer == "DATA" else None
    if inner is None:
        return replace(
            content, schema=None, answer="DATA", reason="the description says nothing of what is under data"
        )
    return replace(content, schema=infer(inner), answer="DATA", inferred=True)


def _unwrapped(schema: Object, shapes: Shapes) -> Content:
    """The schema below the envelope, also of one that the description puts into an array."""
    flat = shapes.flat(schema)
    if is_null(flat):
        return Content(None, "EMPTY")
    if kinds(flat) == {"array"}:
        inner = shapes.flat(as_object(flat.get("items")))
        if {"success", "data"} <= _envelope(inner, shapes).keys():
            return _unwrapped(inner, shapes)
    parts = _envelope(flat, shapes)
    if not parts:
        return Content(schema, "BARE")
    beside = tuple(sorted(parts.keys() - _OFFERED))
    if "data" not in parts:
        told = is_structure(shapes.flat(as_object(parts.get("meta"))))
        return Content(None, "EMPTY", beside=(*beside, "meta") if told else beside)
    data = as_object(parts["data"])
    return (
        Content(None, "EMPTY", beside=beside)
        if _is_nothing(shapes.flat(data))
        else Content(data, "DATA", beside=beside)
    )


def _is_nothing(inner: Object) -> bool:
    """Whether what stands under data is null, or an object of which nothing is said that may be null."""
    free = kinds(inner) <= {"object"} and not is_structure(inner) and not inner.get("additionalProperties")
    return is_null(inner) or (null_allowed(inner) and free)


def _envelope(flat: Object, shapes: Shapes) -> Object:
    """The parts of an envelope, empty when the schema is none."""
    members = shapes.members(flat)
    if members and not is_structure(flat):
        all_parts = [_envelope(shapes.flat(member), shapes) for member in members]
        if not all(all_parts):
            return {}
        datas = [parts["data"] for parts in all_parts if "data" in parts]
        merged = {name: value for parts in all_parts for name, value in parts.items()}
        return {**merged, "data": {"anyOf": datas}} if len(datas) > 1 else merged
    names = as_object(flat.get("properties"))
    if not names.keys() <= _PARTS:
        named = "success" in names and "data" in names
        return names if named else {}
    telling = "data" in names or names.keys() in (
        {"success"},
        {"success", "meta"},
    )
    return names if telling else {}


def _has_data(schema: Object, shapes: Shapes) -> bool:
    return "data" in as_object(shapes.flat(schema).get("properties"))


def _says_nothing(flat: Object, shapes: Shapes) -> bool:
    if kinds(flat) == {"array"}:
        return not as_object(flat.get("items")) and "items" not in flat
    return not kinds(flat) and not shapes.members(flat) and "enum" not in flat and not is_null(flat)


def _media(content: Object) -> tuple[str, Object] | None:
    """The media type to read, with another one's example where it has none itself."""
    name = chosen_media(content)
    if not name:
        return None
    node = as_object(content[name])
    if "example" not in node:
        for other, entry in content.items():
            if "json" in other and "example" in entry:
                return name, {**node, "example": entry["example"]}
    return name, node


def _example(node: Object, shapes: Shapes) -> Any:
    return next((value for value in _examples(node, shapes) if value is not None), None)


def _examples(node: Object, shapes: Shapes) -> list[Any]:
    found = [node["example"]] if "example" in node else []
    entries = [as_object(resolve(shapes.root, entry)) for entry in as_object(node.get("examples")).values()]
    return found + [entry["value"] for entry in entries if "value" in entry]


def is_family(document: Object, shapes: Shapes, operations: list[Object]) -> bool:
    """Whether this API wraps its answers: if any does, bare ones may be wrapped in reality too."""
    for operation in operations:
        for response in as_object(operation.get("responses")).values():
            media = _media(as_object(as_object(response).get("content")))
            if (
                media
                and {"success", "data"}
                <= _envelope(shapes.flat(as_object(media[1].get("schema"))), shapes).keys()
            ):
                return True
    return False
