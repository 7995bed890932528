"""Bodies that are not JSON: results are text or bytes, requests are sent with the declared media type."""

from __future__ import annotations

import pytest

from altegio_async._core.request import encode_body
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async.errors import APIStatusError
from codegen.emit.annotations import render_annotation
from codegen.normalise.media import choose_body_kind, choose_result_form
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    list_endpoints,
    load_package,
    wrap_in_envelope,
)

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
BINARY = {"type": "string", "format": "binary"}


def describe_content(media, method="get", **entry):
    responses = {"200": {"description": "", "content": {media: entry}}}
    return build_document({"/thing": {method: build_operation(responses)}})


def plan_result(document):
    [operation] = build_sdk(document).plan.operations
    return render_annotation(operation.result), operation.envelope


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("application/json", "JSON"),
        ("application/vnd.api.v2+json; charset=utf-8", "JSON"),
        ("*/*", "JSON"),
        ("application/xml", "TEXT"),
        ("application/rss+xml", "TEXT"),
        ("text/event-stream", "TEXT"),
        ("text/csv", "TEXT"),
        ("text/plain; charset=utf-8", "TEXT"),
        ("application/x-ndjson", "TEXT"),
        ("application/json-seq", "TEXT"),
        ("application/pdf", "BYTES"),
        ("image/png", "BYTES"),
        ("application/octet-stream", "BYTES"),
        ("application/zip", "BYTES"),
    ],
)
def test_the_form_of_a_result_follows_its_media_type(media, form):
    assert choose_result_form(media) == form


@pytest.mark.parametrize("entry", [{}, {"schema": OBJECT}, {"schema": BINARY}, {"example": "a,b"}], ids=str)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ("text/csv", ("str", "TEXT")),
        ("application/xml", ("str", "TEXT")),
        ("application/pdf", ("bytes", "BYTES")),
    ],
)
def test_a_result_that_is_not_json_is_text_or_bytes(media, expected, method, entry):
    assert plan_result(describe_content(media, method, **entry)) == expected
    assert build_sdk(describe_content(media, method, **entry)).report.untyped == {}


def test_json_is_preferred_to_other_results():
    pdf = {"description": "", "content": {"application/pdf": {"schema": BINARY}}}
    responses = {**build_responses(wrap_in_envelope({"type": "integer"})), "201": pdf}
    assert plan_result(build_document({"/a": {"get": build_operation(responses)}})) == ("int", "DATA")


def test_text_and_bytes_together_are_bytes():
    responses = {
        "200": {"description": "", "content": {"text/csv": {}}},
        "201": {"description": "", "content": {"application/pdf": {}}},
    }
    assert plan_result(build_document({"/a": {"get": build_operation(responses)}})) == ("bytes", "BYTES")


def test_the_result_of_head_is_none():
    [operation] = build_sdk(
        build_document({"/a": {"head": build_operation(build_responses(OBJECT))}})
    ).plan.operations
    assert (operation.result, operation.envelope) == (None, "EMPTY")


def read(package, status, body):
    [endpoint] = list_endpoints(package).values()
    return decode(endpoint, WireResponse(status, {}, body)).value


@pytest.mark.parametrize("body", [b"%PDF-1.7 \x00\xff", b"", b"  ", b"{not json", b'{"a": 1}', b"[" * 70_000])
def test_bytes_are_returned_unchanged(tmp_path, body):
    with load_package(build_sdk(describe_content("application/pdf")).files, tmp_path) as package:
        assert read(package, 200, body) == body


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a;b\né".encode(), "a;b\né"),
        (b"\xef\xbb\xbfa", "a"),
        (b"\xff", "\ufffd"),
        (b"", ""),
        (b"data: {}\n", "data: {}\n"),
    ],
)
def test_texts_are_decoded(tmp_path, body, text):
    with load_package(build_sdk(describe_content("text/event-stream")).files, tmp_path) as package:
        assert read(package, 200, body) == text


@pytest.mark.parametrize("media", ["application/pdf", "text/csv"])
def test_an_error_in_place_of_a_file_is_raised(tmp_path, media):
    body = b'{"success": false, "meta": {"message": "No rights."}}'
    with load_package(build_sdk(describe_content(media, "post")).files, tmp_path) as package:
        for status in (200, 403):
            with pytest.raises(APIStatusError, match="No rights"):
                read(package, status, body)


@pytest.mark.parametrize(
    "media", ["application/xml", "text/plain", "text/csv", "application/x-ndjson", "image/png"]
)
def test_a_body_that_is_not_json_is_sent_unchanged_with_its_media_type(tmp_path, media):
    node = build_operation(
        responses={"204": {"description": ""}}, requestBody={"content": {media: {"schema": OBJECT}}}
    )
    assert choose_body_kind(media) == "BYTES"
    with load_package(build_sdk(build_document({"/a": {"post": node}})).files, tmp_path) as package:
        assert encode_body(package.operations.get_thing(body=b"<a/>")) == (b"<a/>", media)


@pytest.mark.parametrize(
    "media", ["application/merge-patch+json", "application/vnd.api+json", "application/json-patch+json"]
)
def test_json_of_a_special_media_type_is_sent_with_it(tmp_path, media):
    node = build_operation(
        responses={"204": {"description": ""}}, requestBody={"content": {media: {"schema": OBJECT}}}
    )
    with load_package(build_sdk(build_document({"/a": {"patch": node}})).files, tmp_path) as package:
        assert encode_body(package.operations.get_thing(body={"a": "x"})) == (b'{"a":"x"}', media)
