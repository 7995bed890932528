"""The examples of a description decode with the types that are generated for them."""

from __future__ import annotations

import json

import msgspec
import pytest

from altegio_async._core.response import decode_strictly
from altegio_async._core.wire import WireResponse
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    list_endpoints,
    load_package,
    wrap_in_envelope,
)

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
FOLDER = {"type": "object", "properties": {"name": TEXT, "size": WHOLE}}
CAT = {"type": "object", "properties": {"claws": WHOLE, "name": TEXT}}
DOG = {"type": "object", "properties": {"bark": WHOLE, "toys": {"type": "array", "items": TEXT}}}
MISSING = object()

ROWS = {
    "null in a list": ({"type": "array", "items": TEXT}, ["a", None]),
    "null in a list of objects": ({"type": "array", "items": FOLDER}, [{"name": "a"}, None]),
    "null in a map": ({"type": "object", "additionalProperties": WHOLE}, {"a": 1, "b": None}),
    "null in a nested list": (
        {
            "type": "object",
            "properties": {"rows": {"type": "array", "items": {"type": "array", "items": WHOLE}}},
        },
        {"rows": [[1, None], [2]]},
    ),
    "null in an inferred list": (MISSING, {"rows": ["a", None]}),
    "null in an inferred map": (MISSING, {"days": {"2026-01-01": 1, "2026-01-02": None}}),
    "a field of the second member": ({"oneOf": [CAT, DOG]}, {"bark": "loud"}),
    "a list of the second member": ({"anyOf": [CAT, DOG]}, {"bark": 1, "toys": ["ball", None]}),
    "a field of an alternative": ({**FOLDER, "oneOf": [CAT, DOG]}, {"size": 1, "claws": "many"}),
    "the right member": ({"oneOf": [CAT, DOG]}, {"bark": 1, "toys": []}),
}


def describe_example(schema, example):
    wrapped = {"success": True, "data": example}
    media = (
        {"example": wrapped}
        if schema is MISSING
        else {"schema": wrap_in_envelope(schema), "example": wrapped}
    )
    responses = {"200": {"description": "", "content": {"application/json": media}}}
    return build_document({"/a": {"get": build_operation(responses)}})


def decode_example(built, folder, body):
    with load_package(built.files, folder) as package:
        [endpoint] = list_endpoints(package).values()
        response = WireResponse(200, {}, b'{"success": true, "data": %s}' % body)
        result = decode_strictly(endpoint, response, 1000)
        assert result is not None
        return msgspec.to_builtins(result.value), endpoint.result


@pytest.mark.parametrize(("schema", "example"), ROWS.values(), ids=ROWS)
def test_an_example_is_decoded_strictly(schema, example, tmp_path):
    built = build_sdk(describe_example(schema, example))
    value, _ = decode_example(built, tmp_path, json.dumps(example).encode())
    for name, item in example.items() if isinstance(example, dict) else ():
        if name in value:
            assert value[name] == item
    assert built.report.untyped == {}


def describe_text(schema, text):
    """Return a description whose example is a text."""
    media = {"example": text} if schema is MISSING else {"schema": schema, "example": text}
    responses = {"200": {"description": "", "content": {"application/json": media}}}
    return build_document({"/a": {"get": build_operation(responses)}})


@pytest.mark.parametrize("schema", [wrap_in_envelope(FOLDER), MISSING], ids=["declared", "inferred"])
def test_an_example_in_json_text_is_an_object(schema, tmp_path):
    example = {"name": "a", "size": 3}
    text = json.dumps({"success": True, "data": example})
    value, kind = decode_example(
        build_sdk(describe_text(schema, text)), tmp_path, json.dumps(example).encode()
    )
    assert (value, kind.__name__) == (example, "Thing")


@pytest.mark.parametrize("example", ['{"name": ...}', "see above"])
def test_a_text_that_is_not_json_is_ignored_as_evidence(example):
    plain = build_document({"/a": {"get": build_operation(build_responses(FOLDER))}})
    assert build_sdk(describe_text(FOLDER, example)).files == build_sdk(plain).files


def test_a_text_with_braces_remains_a_text():
    [operation] = build_sdk(describe_text(TEXT, "{name}")).plan.operations
    assert operation.result == TEXT
