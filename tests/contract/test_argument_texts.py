"""The documentation of an argument says more than its name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import altegio_async

GENERATED = Path(altegio_async.__file__).parent / "generated"


def list_arguments(text):
    """Yield the name and the text of each argument in the docstrings of a module."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            _, _, rest = (ast.get_docstring(node) or "").partition("Args:\n")
            section = rest.partition("\n\n")[0]
            for found in re.finditer(r"^    (\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE):
                yield f"{node.name} {found[1]}", found[1], " ".join(found[2].split())


def test_no_text_of_an_argument_only_repeats_its_name():
    checked = 0
    repeated: list[str] = []
    for path in GENERATED.glob("*/*/*.py"):
        for place, name, text in list_arguments(path.read_text(encoding="utf-8")):
            checked += 1
            first = text.partition(".")[0]
            if first.lower().replace(" ", "") == name.replace("_", ""):
                repeated.append(f"{path.stem} {place}: {text}")
    assert checked > 1000
    assert repeated == []
