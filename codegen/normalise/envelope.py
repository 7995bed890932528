"""Locate the result inside the envelope of a response."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from codegen.normalise.examples import infer_schema, read_json_text
from codegen.normalise.media import choose_media, choose_result_form
from codegen.normalise.schemas import SchemaReader, get_types, is_null, is_nullable, is_structure
from codegen.tree import Object, as_object, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.normalise.evidence import Evidence

# Keys of an object that is an envelope although it lacks `data` or `success`. An object with any other key,
# such as `count`, is the result itself. The decoder offers the values of the second set.
_ENVELOPE_KEYS = {"success", "data", "meta", "included", "links"}
_DECODED_KEYS = {"success", "data", "meta", "included"}


# Results that are not JSON, and their schemas.
_RAW: dict[str, Object] = {"TEXT": {"type": "string"}, "BYTES": {"type": "string", "format": "binary"}}


@dataclass(frozen=True)
class Content:
    """Content of a response: schema of the result (None if empty), envelope, reason for a missing type.

    `beside` lists fields of the envelope that are available only in the body of the raw response.
    """

    schema: Object | None
    envelope: str
    reason: str = ""
    inferred: bool = False
    may_be_absent: bool = False
    beside: tuple[str, ...] = ()


def find_content(operation: Object, reader: SchemaReader, *, enveloped: bool) -> Content:
    """Return the content of the successful responses of an operation, with their schemas joined."""
    successes = list_successes(operation)
    contents: list[Content] = []
    empty = False
    for status, response in _prefer_json(successes):
        content = None if status == "204" else _read_response(response, reader)
        for field in content.beside if content else ():
            reader.report.add_note(
                "response field outside `data`, in raw responses only",
                f"{operation['operationId']} {field}",
            )
        if content is None or content.envelope == "EMPTY":
            empty = True
        elif content.schema not in [other.schema for other in contents]:
            contents.append(content)
    if not contents:
        return Content(None, "EMPTY")
    raw = {content.envelope for content in contents} & set(_RAW)
    if raw:
        form = "BYTES" if "BYTES" in raw else "TEXT"
        return Content(_RAW[form], form, may_be_absent=empty)
    typed_contents = [content for content in contents if content.schema is not None]
    if not typed_contents:
        return Content({}, "DATA" if enveloped else "BARE", contents[0].reason)
    wrapped = enveloped or any(content.envelope == "DATA" for content in typed_contents)
    schema: Object = (
        {"anyOf": [content.schema for content in typed_contents]}
        if len(typed_contents) > 1
        else typed_contents[0].schema or {}
    )
    if all(content.envelope == "BARE" for content in typed_contents) and _has_data(schema, reader):
        wrapped = False
    envelope = "DATA" if wrapped else "BARE"
    return Content(schema, envelope, "", any(content.inferred for content in typed_contents), empty)


def _prefer_json(successes: list[tuple[str, Object]]) -> list[tuple[str, Object]]:
    """Return the responses with JSON or without a body, if there is one with JSON. Return all otherwise."""

    def get_form(response: Object) -> str:
        name = choose_media(as_object(response.get("content")))
        return choose_result_form(name) if name else ""

    forms = [get_form(response) for _, response in successes]
    if "JSON" not in forms:
        return successes
    return [entry for entry, form in zip(successes, forms, strict=True) if form not in _RAW]


def list_successes(operation: Object) -> list[tuple[str, Object]]:
    """Return (status, response) of every success. Without statuses below 400, `default` is the success."""
    responses = as_object(operation.get("responses"))
    has_success = any(status[:1] in {"1", "2", "3"} for status in responses)
    return [
        (status, as_object(response))
        for status, response in responses.items()
        if status[:1] == "2" or (status == "default" and not has_success)
    ]


def compare_with_examples(
    content: Content, operation: Object, reader: SchemaReader, evidence: Evidence
) -> Content:
    """Return the content after recording what the examples of the description show about it."""
    schema = content.schema
    if schema is None or content.inferred or content.envelope in _RAW:
        return content
    for _, response in list_successes(operation):
        for media in as_object(response.get("content")).values():
            for example in _list_examples(as_object(media), reader):
                value = _unwrap_example(example) if content.envelope == "DATA" else example
                if value is None:
                    content = replace(content, may_be_absent=True)
                evidence.observe(schema, value, str(operation["operationId"]))
    return content


def _unwrap_example(example: Any) -> Any:
    """Return the value under data of an example that is wrapped once, wrapped twice or bare."""
    if is_array(example) and len(example) == 1 and {"success", "data"} <= as_object(example[0]).keys():
        example = example[0]
    if is_object(example) and ("data" in example or example.keys() <= {"success", "meta"}):
        return example.get("data")
    return example


def _read_response(response: Object, reader: SchemaReader) -> Content | None:
    media = _choose_media_entry(as_object(response.get("content")))
    if media is None:
        return None
    name, node = media
    form = choose_result_form(name)
    if form in _RAW:
        return Content(_RAW[form], form)
    example = _find_example(node, reader)
    schema = as_object(node.get("schema"))
    if not _is_unspecified(reader.flatten(schema), reader):
        return _fill_from_example(_unwrap_schema(schema, reader), example, reader)
    if example is None:
        return Content(None, "DATA", "the description has neither a schema nor an example of the response")
    content = _unwrap_schema(infer_schema(example), reader)
    return replace(content, inferred=True)


def _fill_from_example(content: Content, example: Any, reader: SchemaReader) -> Content:
    """Return the content with a schema inferred from the example if its own schema is unspecific."""
    if content.schema is None or not _is_unspecified(reader.flatten(content.schema), reader):
        return content
    inner = as_object(example).get("data") if content.envelope == "DATA" else None
    if inner is None:
        return replace(
            content,
            schema=None,
            envelope="DATA",
            reason="the description does not specify the value under data",
        )
    return replace(content, schema=infer_schema(inner), envelope="DATA", inferred=True)


def _unwrap_schema(schema: Object, reader: SchemaReader) -> Content:
    """Return the content of a schema without its envelope, also if the envelope is inside an array."""
    flat = reader.flatten(schema)
    if is_null(flat):
        return Content(None, "EMPTY")
    if get_types(flat) == {"array"}:
        inner = reader.flatten(as_object(flat.get("items")))
        if {"success", "data"} <= _find_envelope(inner, reader).keys():
            return _unwrap_schema(inner, reader)
    parts = _find_envelope(flat, reader)
    if not parts:
        return Content(schema, "BARE")
    beside = tuple(sorted(parts.keys() - _DECODED_KEYS))
    if "data" not in parts:
        has_meta = is_structure(reader.flatten(as_object(parts.get("meta"))))
        return Content(None, "EMPTY", beside=(*beside, "meta") if has_meta else beside)
    data = as_object(parts["data"])
    return (
        Content(None, "EMPTY", beside=beside)
        if _is_empty_data(reader.flatten(data))
        else Content(data, "DATA", beside=beside)
    )


def _is_empty_data(inner: Object) -> bool:
    """Return whether the value under data is always null, or a nullable object without fields."""
    free = (
        get_types(inner) <= {"object"} and not is_structure(inner) and not inner.get("additionalProperties")
    )
    return is_null(inner) or (is_nullable(inner) and free)


def _find_envelope(flat: Object, reader: SchemaReader) -> Object:
    """Return the properties of an envelope, or an empty object if the schema has no envelope."""
    members = reader.list_members(flat)
    if members and not is_structure(flat):
        all_parts = [_find_envelope(reader.flatten(member), reader) for member in members]
        if not all(all_parts):
            return {}
        datas = [parts["data"] for parts in all_parts if "data" in parts]
        merged = {name: value for parts in all_parts for name, value in parts.items()}
        return {**merged, "data": {"anyOf": datas}} if len(datas) > 1 else merged
    names = as_object(flat.get("properties"))
    if not names.keys() <= _ENVELOPE_KEYS:
        is_envelope = "success" in names and "data" in names
        return names if is_envelope else {}
    is_envelope = "data" in names or names.keys() in (
        {"success"},
        {"success", "meta"},
    )
    return names if is_envelope else {}


def _has_data(schema: Object, reader: SchemaReader) -> bool:
    return "data" in as_object(reader.flatten(schema).get("properties"))


def _is_unspecified(flat: Object, reader: SchemaReader) -> bool:
    if get_types(flat) == {"array"}:
        return not as_object(flat.get("items")) and "items" not in flat
    return not get_types(flat) and not reader.list_members(flat) and "enum" not in flat and not is_null(flat)


def _choose_media_entry(content: Object) -> tuple[str, Object] | None:
    """Return the media type to read, with the example of another one if it has no example."""
    name = choose_media(content)
    if not name:
        return None
    node = as_object(content[name])
    if "example" not in node:
        for other, entry in content.items():
            if "json" in other and "example" in entry:
                return name, {**node, "example": entry["example"]}
    return name, node


def _find_example(node: Object, reader: SchemaReader) -> Any:
    return next((value for value in _list_examples(node, reader) if value is not None), None)


def _list_examples(node: Object, reader: SchemaReader) -> list[Any]:
    contents = [node["example"]] if "example" in node else []
    entries = [as_object(resolve(reader.root, entry)) for entry in as_object(node.get("examples")).values()]
    contents += [entry["value"] for entry in entries if "value" in entry]
    schema = reader.flatten(as_object(node.get("schema")))
    if _accepts_text(schema, reader):
        return contents
    # An example of an object can be JSON text. A text that is not JSON shows no value.
    values = [read_json_text(example) for example in contents]
    return [value for value in values if "schema" not in node or not isinstance(value, str)]


def _accepts_text(flat: Object, reader: SchemaReader) -> bool:
    """Return whether a schema accepts texts."""
    members = reader.list_members(flat)
    if members is not None:
        return any(_accepts_text(reader.flatten(member), reader) for member in members)
    return "string" in get_types(flat)


def has_enveloped_responses(document: Object, reader: SchemaReader, operations: list[Object]) -> bool:
    """Return whether any response of this API has an envelope. Then bare ones can have it too."""
    for operation in operations:
        for response in as_object(operation.get("responses")).values():
            media = _choose_media_entry(as_object(as_object(response).get("content")))
            if (
                media
                and {"success", "data"}
                <= _find_envelope(reader.flatten(as_object(media[1].get("schema"))), reader).keys()
            ):
                return True
    return False
