"""Arguments that accept ids as text, where the corrections define it."""

from __future__ import annotations

import pytest

from altegio_async._core.request import build_url
from altegio_async.errors import InvalidArgumentError
from codegen.errors import CodegenError
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_sdk,
    load_package,
)

ID = {"type": "integer"}
TEXT_IDS = {"target": "$.info", "update": {"x-altegio-ids": "text"}}


def describe_ids(**info):
    body = {"type": "object", "properties": {"owner_id": ID, "tag_ids": {"type": "array", "items": ID}}}
    node = build_operation(
        parameters=[
            {"name": "thing_id", "in": "path", "required": True, "schema": ID},
            {"name": "client_id", "in": "query", "schema": {"type": ["integer", "null"]}},
            {"name": "ids[]", "in": "query", "schema": {"type": "array", "items": ID}},
            {"name": "count", "in": "query", "schema": ID},
        ],
        requestBody={"content": {"application/json": {"schema": body}}},
    )
    return build_document({"/a/{thing_id}": {"post": node}}, info=info)


def test_ids_are_accepted_as_text_and_sent_as_numbers(tmp_path):
    with load_package(build_sdk(describe_ids(), build_overlay(TEXT_IDS)).files, tmp_path) as package:
        make = package.operations.get_thing
        body = {"owner_id": "7", "tag_ids": ["8", 9]}
        operation = make("5", client_id="6", ids=["1", 2], count=3, body=body)
        url = build_url("https://x", operation)
        assert url == "https://x/a/5?client_id=6&ids%5B%5D=1&ids%5B%5D=2&count=3"
        assert (operation.body.owner_id, operation.body.tag_ids) == (7, [8, 9])
        assert build_url("https://x", make(5, client_id="0")) == "https://x/a/5?client_id=0"
        with pytest.raises(InvalidArgumentError, match="count must be an int, got str"):
            make(5, count="3")


def test_ids_are_numbers_without_the_key(tmp_path):
    with load_package(build_sdk(describe_ids()).files, tmp_path) as package:
        for arguments in ({"client_id": "6"}, {"ids": ["1"]}, {"body": {"owner_id": "7"}}):
            with pytest.raises(InvalidArgumentError, match="must be an int, got str; convert"):
                package.operations.get_thing(5, **arguments)


def test_an_unknown_form_of_ids_is_refused():
    with pytest.raises(CodegenError, match="x-altegio-ids must be text, got 'letters'"):
        build_sdk(describe_ids(**{"x-altegio-ids": "letters"}))
