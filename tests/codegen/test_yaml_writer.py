"""YAML output reads back unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.importing.yaml_writer import dump_yaml
from codegen.source.document import parse_any

NUMBERS = st.from_regex(r"[-+]?[0-9][0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?", fullmatch=True)


def read_back(value):
    return parse_any(dump_yaml({"a": value, "b": [value, {"c": value}], "d" * 200: 1}).encode(), "t").data


@pytest.mark.parametrize(
    "text",
    ["1e3", "7E5", "1e", "0x1F", "0o14", "no", "12:30", "2026-01-01", "~", "null", "", "1_000", "+1", "=", "<<", ".5", "1.", "True", "\x85", "\ufeff", "a\x85b", "é", "a\nb", "- a", "#x", "&a"],
)  # fmt: skip
def test_texts_are_read_back_as_texts(text):
    assert read_back(text)["b"] == [text, {"c": text}]


@settings(deadline=None, database=None, max_examples=300)
@given(
    NUMBERS
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    | st.floats(allow_nan=False, allow_infinity=False)
)
def test_every_value_reads_back(value):
    found = read_back(value)["a"]
    assert (found, type(found)) == (value, type(value))
