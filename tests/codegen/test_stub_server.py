"""The stub server detects every kind of wrong request."""

from __future__ import annotations

import re

import pytest

from altegio_async._core import multipart, request
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    load_package,
    wrap_in_envelope,
)
from tests.support.codegen.reference import Reference
from tests.support.codegen.stub_server import call_every_factory


def describe_query(name, schema, **more):
    return {"name": name, "in": "query", "schema": schema, **more}


NUMBERS = {"type": "array", "items": {"type": "integer"}}
PATH_PARAMETERS = [
    {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}} for name in ("a_id", "b_id")
]
SEARCH = build_operation(
    build_responses(wrap_in_envelope({"type": "string"})),
    operationId="search",
    parameters=[
        *PATH_PARAMETERS,
        describe_query("ids[]", NUMBERS),
        describe_query("types", NUMBERS, explode=False),
        describe_query("staff", NUMBERS),
        describe_query("words", {"type": "array", "items": {"type": "string"}}, explode=False),
        describe_query("filter", {"type": "object"}, style="deepObject"),
        describe_query("page", {"type": "integer"}, required=True),
        describe_query("count", {"type": "integer"}),
        describe_query("sort", {"type": "string", "enum": ["asc", "desc"]}),
    ],
)
WRITE = build_operation(
    build_responses(wrap_in_envelope({"type": "string"})),
    operationId="write",
    parameters=PATH_PARAMETERS,
    requestBody={
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "maxLength": 3},
                        "who": {"anyOf": [{"type": "integer"}, NUMBERS]},
                        "part": {"type": "object", "properties": {"size": {"type": "integer"}}},
                    },
                }
            }
        },
    },
)
UPLOAD = build_operation(
    build_responses(wrap_in_envelope({"type": "string"})),
    operationId="upload",
    requestBody={
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "kind": {"type": "integer"},
                        "tags": {"type": "array", "items": {"type": "string"}},
                    },
                }
            }
        },
    },
)
DESCRIPTION = build_document(
    {"/a/{a_id}/b/{b_id}": {"get": SEARCH, "put": WRITE}, "/files": {"post": UPLOAD}}
)


@pytest.fixture(scope="module")
def sdk():
    """Return the files of a correct SDK."""
    return build_sdk(DESCRIPTION).files


async def find_problems(files, folder, *, old="", new="", everything=True):
    """Return what the stub server finds after the pattern `old` is replaced in all files."""
    if old:
        assert any(re.search(old, text) for text in files.values()), old
        files = {path: re.sub(old, new, text) for path, text in files.items()}
    with load_package(files, folder) as package:
        stub = await call_every_factory(package, Reference(DESCRIPTION), everything=everything)
    return " | ".join(stub.problems)


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
async def test_correct_code_passes(sdk, tmp_path, everything):
    assert await find_problems(sdk, tmp_path, everything=everything) == ""


PATH_VALUES = '(check_id("a_id", a_id), check_id("b_id", b_id))'
WRONG = [
    ('"types", Style.COMMA', '"types", Style.REPEAT', "types is comma, but sent 3 times"),
    ('"words", Style.COMMA', '"words", Style.REPEAT', "words is comma, but sent 3 times"),
    ('"staff", Style.REPEAT', '"staff", Style.COMMA', "staff is repeat, but sent with commas"),
    ('"ids[]", Style.BRACKETS', '"ids[]", Style.COMMA', "ids[] is brackets, but sent with commas"),
    ('"ids[]"', '"ids"', "ids[] is missing"),
    ('"filter", Style.DEEP', '"filter[]", Style.REPEAT', "'filter[]'] are not in the description"),
    ('Query("count")', 'Query("limit")', "['limit'] are not in the description"),
    ('check_integer("page", page)', 'check_integer("count", count)', "page holds"),
    (PATH_VALUES, '(check_id("b_id", b_id), check_id("a_id", a_id))', "in that order"),
    (PATH_VALUES, '(check_id("a_id", a_id), "x")', "b_id=x is not {'integer'}"),
    ('method="PUT"', 'method="PATCH"', "PUT /a/{a_id}/b/{b_id} has no factory"),
    ('path="/files"', 'path="/file"', "POST /file is not in the description"),
    ('id="write"', 'id="written"', "is written, but published as write"),
    ('optional(check_choice, "sort", sort, ("asc", "desc"))', '"upward"', "is none of ['asc', 'desc']"),
    ("who: int | list[int]", "who: str | list[int]", "body $.who fails anyOf"),
    ("name: str", "name: int", "body $.name fails type"),
    ("size: int", "sizes: int", "body $.part: sizes is not described"),
    ("size: int", "sizes: int", "body $.part: size is left out"),
    ("kind: int", "kinds: int", "form field kind is missing"),
    ("kind: int", "kinds: int", "form fields ['kinds'] are not in the description"),
    ("kind: int", "kind: str", "is not {'integer'}"),
    ("file: bytes", "file: str", "form field file is no file"),
    ("tags: list[str]", "tags: str", "form field tags has 1 parts"),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
async def test_wrong_code_is_detected(sdk, tmp_path, old, new, said):
    assert said in await find_problems(sdk, tmp_path, old=re.escape(old), new=new)


async def test_an_option_that_is_sent_without_a_value_is_detected(sdk, tmp_path):
    assert "values" in await find_problems(
        sdk, tmp_path, old=r"optional\(check_integer, \"count\", count\)", new="count or 1", everything=False
    )


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("COMMA", ["ids[] is brackets, but sent with commas", "staff is repeat, but sent with commas"]),
        ("REPEAT", ["types is comma, but sent 3 times", "words is comma, but sent 3 times"]),
    ],
)
async def test_a_wrong_list_style_is_detected(sdk, tmp_path, style, said):
    found = await find_problems(sdk, tmp_path, old=r"Style\.(COMMA|REPEAT|BRACKETS)", new=f"Style.{style}")
    assert all(text in found for text in said)


async def test_an_additional_item_is_detected(sdk, tmp_path, monkeypatch):
    sent = request._encode_parameter

    def one_more(name, parameter, value):
        return sent(name, parameter, [*value, 1] if isinstance(value, list) else value)

    monkeypatch.setattr(request, "_encode_parameter", one_more)
    found = await find_problems(sdk, tmp_path)
    assert all(f"query parameter {name} has 4 items" in found for name in ("ids[]", "types", "staff"))


async def test_a_form_with_other_content_is_detected(sdk, tmp_path, monkeypatch):
    monkeypatch.setattr(request, "encode_form", lambda name, _body: multipart.encode_form(name, {"zzz": 1}))
    found = await find_problems(sdk, tmp_path)
    assert "form fields ['zzz'] are not in the description" in found
    assert "form field file is missing" in found
