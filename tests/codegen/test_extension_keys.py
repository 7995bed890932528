"""Extension keys that no stage reads fail the build."""

from __future__ import annotations

import re

import pytest

from codegen.commands import ROOT
from codegen.errors import CodegenError
from codegen.extension_keys import LEVELS, PREFIX, check_keys
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_responses,
    build_sdk,
    describe_schema,
)

LEVEL_NAMES = {"operation", "parameter", "schema", "media type", "info"}


def put_key(key, level):
    """Return a description with a key at a level."""
    extra = {level: {f"{PREFIX}{key}": "x"}}
    schema = {"type": "object", "properties": {"a": {"type": "string", **extra.get("schema", {})}}}
    parameter = {"name": "a", "in": "query", "schema": {"type": "string"}, **extra.get("parameter", {})}
    node = build_operation(
        build_responses(schema, **extra.get("media type", {})),
        parameters=[parameter],
        **extra.get("operation", {}),
    )
    return build_document({"/a": {"get": node}}, info=extra.get("info", {}))


@pytest.mark.parametrize("key", sorted(LEVELS))
def test_a_key_is_allowed_only_where_it_is_read(key):
    assert LEVELS[key] <= LEVEL_NAMES
    for level in sorted(LEVEL_NAMES):
        if level in LEVELS[key]:
            check_keys(put_key(key, level))
        else:
            with pytest.raises(
                CodegenError, match=f"{PREFIX}{key}: the key belongs to a .*, not to a {level}"
            ):
                check_keys(put_key(key, level))


@pytest.mark.parametrize("level", sorted(LEVEL_NAMES))
def test_an_unknown_key_is_refused(level):
    with pytest.raises(CodegenError, match=f"{PREFIX}formt: the key is unknown"):
        build_sdk(put_key("formt", level))


def test_an_unknown_key_of_a_correction_is_refused():
    overlay = build_overlay({"target": "$.paths.*.*", "update": {"x-altegio-idempotnt": True}})
    with pytest.raises(CodegenError, match="paths//thing/get/x-altegio-idempotnt: the key is unknown"):
        build_sdk(describe_schema({"type": "string"}), overlay)


def test_data_and_names_of_fields_are_not_checked_as_keys():
    schema = {
        "type": "object",
        "properties": {"x-altegio-new": {"type": "string"}},
        "example": {"x-altegio-new": 1},
    }
    properties = {"example": {"type": "string", "x-altegio-wrong": 1}}
    build_sdk(describe_schema(schema))
    with pytest.raises(CodegenError, match="properties/example/x-altegio-wrong: the key is unknown"):
        build_sdk(describe_schema({"type": "object", "properties": properties}))


def test_every_key_is_documented():
    text = (ROOT / "openapi" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(rf"^\| `{PREFIX}([a-z-]+)` \|", text, re.MULTILINE)) == LEVELS.keys()


def test_the_window_paging_of_an_operation_is_in_its_plan():
    node = build_operation(**{"x-altegio-window-paging": "dateCursor"})
    [operation] = build_sdk(build_document({"/a": {"get": node}})).plan.operations
    assert operation.window_paging == "dateCursor"
