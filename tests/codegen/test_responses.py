"""The generated example responses of the embedded server."""

from __future__ import annotations

import json

import pytest

from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_sdk,
    load_package,
)

OVERLAY = build_overlay({"target": "$.info", "update": {"title": "Corrected"}})


def build_responses_of(paths, tmp_path, **document):
    built = build_sdk({**build_document(paths), **document}, OVERLAY)
    with load_package(built.files, tmp_path, "responses_sdk") as package:
        module = __import__(f"{package.__name__}.responses", fromlist=["RESPONSES"])
        return module.API_VERSION, {response.operation: response for response in module.RESPONSES}


def describe(**responses):
    return build_operation({status.removeprefix("s"): node for status, node in responses.items()})


def with_example(example):
    return {"description": "ok", "content": {"application/json": {"schema": {}, "example": example}}}


def test_each_operation_has_its_first_success_with_a_body(tmp_path):
    text = {"success": True, "data": {"id": 1, "title": '\u00e9 "x" \\'}}
    paths = {
        "/a/{a_id}": {"get": {**describe(s204={"description": "none"}, s200=with_example(text)), "operationId": "one"}},
        "/b": {"delete": {**describe(s202={"description": "none"}), "operationId": "two"}},
        "/c": {"post": {**describe(s201=with_example([])), "operationId": "three", "x-altegio-idempotent": True}},
    }  # fmt: skip
    version, responses = build_responses_of(paths, tmp_path)
    assert version == "v1"
    one, two, three = (responses[name] for name in ("one", "two", "three"))
    assert (one.method, one.path, one.status, json.loads(one.body)) == ("GET", "/a/{a_id}", 200, text)
    assert (two.status, two.media, two.body, two.is_read) == (202, "", b"", False)
    assert (three.status, json.loads(three.body), three.is_read) == (201, [], True)


@pytest.mark.parametrize(
    ("url", "version"),
    [
        ("https://x.example/api/v2", "v2"),
        ("https://x.example/api/v2/", "v2"),
        ("https://x.example/api/v1", ""),
        ("https://x.example", ""),
    ],
)
def test_endpoints_know_the_version_of_their_server(url, version, tmp_path):
    paths = {"/a": {"get": {**describe(s200=with_example({})), "operationId": "one"}}}
    built = build_sdk({**build_document(paths), "servers": [{"url": url}]}, OVERLAY)
    assert built.plan.operations[0].api_version == version
    assert ('api_version="v2"' in "".join(built.files.values())) == (version == "v2")


def test_descriptions_without_corrections_have_no_example_responses():
    paths = {"/a": {"get": {**describe(s200=with_example({})), "operationId": "one"}}}
    assert "responses.py" not in build_sdk(build_document(paths)).files
