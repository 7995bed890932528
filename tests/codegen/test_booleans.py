"""Booleans in queries: `true` and `false`, or 1 and 0 where the corrections define it."""

from __future__ import annotations

import json

import pytest

from altegio_async._core.request import build_url
from codegen.commands import ROOT
from codegen.diff import compare
from codegen.errors import CodegenError
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_sdk,
    load_package,
)

FLAG = {"type": "boolean"}
FLAGS = {"type": "array", "items": FLAG}
DIGITS = {"target": "$.info", "update": {"x-altegio-booleans": "digits"}}
CASES = {
    "single": ({"schema": FLAG}, True, "q=true", "q=1"),
    "false": ({"schema": FLAG}, False, "q=false", "q=0"),
    "nullable": ({"schema": {"type": ["boolean", "null"]}}, True, "q=true", "q=1"),
    "or a number": ({"schema": {"oneOf": [FLAG, {"type": "integer"}]}}, True, "q=true", "q=1"),
    "number of such": ({"schema": {"oneOf": [FLAG, {"type": "integer"}]}}, 1, "q=1", "q=1"),
    "list": ({"schema": FLAGS}, [True, False], "q=true&q=false", "q=1&q=0"),
    "list with commas": ({"schema": FLAGS, "explode": False}, [True, False], "q=true,false", "q=1,0"),
    "deep object": (
        {"schema": {"type": "object", "properties": {"a": FLAG}}, "style": "deepObject"},
        {"a": True}, "q%5Ba%5D=true", "q%5Ba%5D=1",
    ),
    "any value": ({"schema": {}}, True, "q=true", "q=1"),
    "JSON": ({"content": {"application/json": {"schema": FLAGS}}}, [True], "q=%5Btrue%5D", "q=%5Btrue%5D"),
}  # fmt: skip


def describe_query(parameter, **info):
    node = build_operation(parameters=[{"name": "q", "in": "query", **parameter}])
    return build_document({"/a": {"get": node}}, info=info)


def send(built, value, folder):
    with load_package(built.files, folder) as package:
        return build_url("https://x", package.operations.get_thing(q=value)).partition("?")[2]


@pytest.mark.parametrize(("parameter", "value", "words", "digits"), CASES.values(), ids=CASES)
def test_booleans_of_a_query_are_words_or_digits(parameter, value, words, digits, tmp_path):
    description = describe_query(parameter)
    assert send(build_sdk(description), value, tmp_path / "words") == words
    assert send(build_sdk(description, build_overlay(DIGITS)), value, tmp_path / "digits") == digits


def test_a_parameter_without_booleans_has_no_form_of_booleans():
    [operation] = build_sdk(describe_query({"schema": {"type": "string"}})).plan.operations
    assert not operation.query[0].boolean_words


def test_an_unknown_form_of_booleans_is_refused():
    with pytest.raises(CodegenError, match="x-altegio-booleans must be digits, got 'letters'"):
        build_sdk(describe_query({"schema": FLAG}, **{"x-altegio-booleans": "letters"}))


@pytest.mark.parametrize("name", ["b2b-v1", "b2b-v2", "online-booking", "developers"])
def test_queries_of_the_api_contain_digits(name):
    info = json.loads((ROOT / f"openapi/{name}.corrected.json").read_text())["info"]
    assert info["x-altegio-booleans"] == "digits"


def test_another_form_of_booleans_is_a_change():
    before, after = (
        describe_query({"schema": FLAG}, **info) for info in ({"x-altegio-booleans": "digits"}, {})
    )
    [change] = compare(before, after)
    assert "q (PLAIN) became q (PLAIN, booleans as words)" in str(change)
