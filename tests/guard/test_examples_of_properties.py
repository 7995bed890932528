"""Property tests draw the same examples in every run, and a failure can be repeated."""

from __future__ import annotations

import sys
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.codegen.descriptions import load_package
from tests.support.codegen.strategies import ROUNDS


def list_examples():
    """Return the examples of a property test."""
    examples = []

    @settings(ROUNDS, max_examples=200)
    @given(st.text())
    def run(text):
        examples.append(text)

    run()
    return examples


def test_a_loaded_module_changes_no_example(tmp_path, monkeypatch):
    before = list_examples()
    module = ModuleType("module_with_constants")
    module.__file__ = str(tmp_path / "module_with_constants.py")
    (tmp_path / "module_with_constants.py").write_text(f"WORDS = {[f'a_word_{n}' for n in range(200)]!r}\n")
    monkeypatch.setitem(sys.modules, "module_with_constants", module)
    assert list_examples() == before


def test_a_failure_prints_how_to_repeat_it():
    assert settings.default.print_blob
    assert ROUNDS.print_blob


def test_a_package_is_loaded_as_it_was_written_last(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for value in range(3):
        files = {"__init__.py": f"VALUE = {value}\n", "models/__init__.py": "", "operations/__init__.py": ""}
        with load_package(files, tmp_path / "sdk") as package:
            assert value == package.VALUE
    assert not sys.dont_write_bytecode
