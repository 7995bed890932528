"""Requests of generated operations: headers, cookies and media types of bodies."""

from __future__ import annotations

import inspect

import pytest

from altegio_async._core.request import encode_body
from tests.support.codegen.descriptions import build_document, build_operation, build_sdk, load_package

TEXT = {"type": "string"}


def describe_body(media, schema, **more):
    body = {"required": True, "content": {media: {"schema": schema}}}
    return build_document({"/a": {"put": build_operation(requestBody=body, **more)}})


def describe_headers(*parameters):
    entries = [{"schema": TEXT, **parameter} for parameter in parameters]
    return build_document({"/a/{id}": {"get": build_operation(parameters=entries)}})


def test_a_required_header_is_a_required_argument(tmp_path):
    built = build_sdk(
        describe_headers({"name": "X-Key", "in": "header", "required": True}, {"name": "page", "in": "query"})
    )
    with load_package(built.files, tmp_path) as package:
        parameters = inspect.signature(package.operations.get_thing).parameters
        assert list(parameters) == ["id", "headers", "page"]
        assert parameters["headers"].default is inspect.Parameter.empty
        operation = package.operations.get_thing(7, headers={"X-Key": "k"}, page="2")
        assert (operation.path, operation.query, operation.headers) == ((7,), ("2",), {"X-Key": "k"})
        assert "headers: `X-Key` (required)" in package.operations.get_thing.__doc__


def test_optional_headers_and_cookies_are_an_optional_argument(tmp_path):
    built = build_sdk(
        describe_headers({"name": "X-Trace", "in": "header"}, {"name": "session", "in": "cookie"})
    )
    with load_package(built.files, tmp_path) as package:
        assert package.operations.get_thing(7).headers is None
        assert package.operations.get_thing(7, headers={"Cookie": "session=1"}).headers == {
            "Cookie": "session=1"
        }
        assert "headers: `X-Trace`, `Cookie` with `session`" in package.operations.get_thing.__doc__


def test_a_query_parameter_named_headers_gets_another_name():
    built = build_sdk(
        describe_headers({"name": "headers", "in": "query"}, {"name": "X-Trace", "in": "header"})
    )
    (parameter,) = built.plan.operations[0].query
    assert (parameter.wire, parameter.python) == ("headers", "headers_")


def test_an_operation_without_header_parameters_has_no_such_argument(tmp_path):
    built = build_sdk(describe_headers({"name": "Accept", "in": "header", "required": True}))
    with load_package(built.files, tmp_path) as package:
        assert list(inspect.signature(package.operations.get_thing).parameters) == ["id"]


@pytest.mark.parametrize(
    ("media", "schema"),
    [
        ("application/octet-stream", {"type": "string", "format": "binary"}),
        ("application/octet-stream", {}),
        ("image/png", {"type": "string"}),
        ("application/pdf", {"type": "string", "format": "binary"}),
    ],
)
def test_a_binary_body_is_sent_as_bytes_with_its_media_type(media, schema, tmp_path):
    built = build_sdk(describe_body(media, schema))
    assert built.report.notes == {}
    with load_package(built.files, tmp_path) as package:
        assert inspect.signature(package.operations.get_thing).parameters["body"].annotation == "bytes"
        assert encode_body(package.operations.get_thing(body=b"\x89PNG")) == (b"\x89PNG", media)


def test_a_binary_body_of_any_type_is_sent_as_octet_stream(tmp_path):
    built = build_sdk(describe_body("image/*", {"type": "string", "format": "binary"}))
    with load_package(built.files, tmp_path) as package:
        assert encode_body(package.operations.get_thing(body=b"x")) == (b"x", "application/octet-stream")


@pytest.mark.parametrize(
    "media", ["application/merge-patch+json", "application/json-patch+json", "application/vnd.x.v2+json"]
)
def test_a_body_of_another_json_type_is_sent_with_that_type(media, tmp_path):
    built = build_sdk(describe_body(media, {"type": "object", "additionalProperties": {"type": "integer"}}))
    with load_package(built.files, tmp_path) as package:
        assert encode_body(package.operations.get_thing(body={"a": 1})) == (b'{"a":1}', media)


def test_a_list_in_a_form_is_a_repeated_field_of_its_own_name(tmp_path):
    files = {"type": "array", "items": {"type": "string", "format": "binary"}}
    built = build_sdk(
        describe_body(
            "multipart/form-data", {"type": "object", "properties": {"files": files, "ids[]": files}}
        )
    )
    with load_package(built.files, tmp_path) as package:
        form = package.models.GetThingInput(files=[b"1", b"2"], ids=[b"3"])
        content, _ = encode_body(package.operations.get_thing(body=form))
    assert content.count(b'name="files";') == 2
    assert content.count(b'name="ids[]";') == 1
    assert b"files[]" not in content
