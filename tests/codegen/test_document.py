"""Parser of descriptions: traps of YAML 1.1, repeated keys and invalid files."""

from __future__ import annotations

import pytest

from codegen.errors import CodegenError
from codegen.source.document import load, parse, parse_any


def test_scalars_that_yaml_1_1_would_convert_stay_strings():
    text = b"""
a: no
b: 2026-03-31
c: 12:30
d: 007
e: 0o17
on: y
200: {off: true}
f: [1, -2, 1.5, 1e3, ~, null, True, .5, 1_000, 0x1F]
g: "true"
"""
    data = parse_any(text, "t").data
    assert data == {
        "a": "no",
        "b": "2026-03-31",
        "c": "12:30",
        "d": "007",
        "e": "0o17",
        "on": "y",
        "200": {"off": True},
        "f": [1, -2, 1.5, 1000.0, None, None, True, ".5", "1_000", "0x1F"],
        "g": "true",
    }


def test_anchors_and_merges_give_separate_copies():
    data = parse_any(b"base: &b {x: {y: 1}}\none: {<<: *b, z: 2}\ntwo: *b\n", "t").data
    assert data["one"] == {"x": {"y": 1}, "z": 2}
    assert data["two"] == {"x": {"y": 1}}
    assert data["two"]["x"] is not data["base"]["x"]


@pytest.mark.parametrize(
    ("content", "repeated"),
    [(b"a: 1\nb: 2\na: 3\n", "a (line 3)"), (b'{"a": 1, "b": 2, "a": 3}', "a")],
)
def test_a_repeated_key_is_reported_and_its_last_value_is_used(content, repeated):
    document = parse_any(content, "t")
    assert document.duplicates == (repeated,)
    assert document.data["a"] == 3


@pytest.mark.parametrize("version", ["3.0.0", "3.0.3", "3.1.0", "3.1.1"])
def test_both_versions_are_read(version):
    text = f"openapi: {version}\ninfo: {{}}\npaths: {{/a: {{}}}}\n".encode()
    assert parse(text, "t").data["openapi"] == version


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (b"  <html>", "HTML"),
        (b'{"openapi": "3.1.0", "paths": {"/a": {', "cut off at line 1"),
        (b"openapi: 3.1.0\npaths:\n  /a: {get: {summary: 'un", "cut off"),
        (b"swagger: '2.0'\npaths: {/a: {}}\n", "not an OpenAPI 3.0 or 3.1"),
        (b"openapi: 3.2.0\npaths: {/a: {}}\n", "3.2.0"),
        (b"openapi: 3.1.0\ninfo: {}\n", "no paths"),
        (b"openapi: 3.1.0\npaths: {}\nwebhooks: {}\n", "no paths"),
        (b"- a\n- b\n", "contains a list"),
        (b"", "contains a NoneType"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a: &x {b: *x}\n", "cycle"),
        (b"a: .nan\nb: {? [1] : 2}\n", "t: line 2: a key that is not a string"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_invalid_descriptions_are_refused_with_a_reason(content, message):
    with pytest.raises(CodegenError, match=r"t") as caught:
        parse(content, "t")
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CodegenError, match="No such file"):
        load(tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: &b {x: 1, y: 2}\nc: {<<: *b, x: 3}\n",
        "a: &b {x: 1, y: 2}\nc: {x: 3, <<: *b}\n",
        "k: {a: &b {x: 1, y: 2}}\nd: &d {<<: *b, x: 3}\nc: {<<: *d}\n",
    ],
)
def test_overriding_a_merged_key_is_not_a_repetition(text):
    document = parse_any(text.encode(), "t")
    assert document.duplicates == ()
    assert document.data["c"] == {"x": 3, "y": 2}


def test_unpaired_surrogates_are_replaced():
    found = parse(
        b'{"openapi": "3.1.0", "info": {"title": "a\\ud800b \\ud83d\\ude00"}, "paths": {"/\\udfff": {}}}', "t"
    )
    assert (found.data["info"], list(found.data["paths"])) == ({"title": "a?b \U0001f600"}, ["/?"])
