"""mypy and pyright in strict mode accept correct uses of the types and refuse wrong ones."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import altegio_async

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent


def run_mypy(name: str) -> list[tuple[int, str]]:
    """Return the messages of mypy by line."""
    command = [BIN / "mypy", "--output", "json", HERE / name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=115)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [
        (one["line"], one["message"]) for one in found if one["severity"] == "error" and name in one["file"]
    ]


def run_pyright(name: str) -> list[tuple[int, str]]:
    """Return the messages of pyright by line."""
    command = [BIN / "pyright", "--outputjson", "--pythonpath", sys.executable, HERE / name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=115)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    return [
        (one["range"]["start"]["line"] + 1, one["message"])
        for one in report["generalDiagnostics"]
        if one["severity"] == "error"
    ]


def list_marked_lines(name: str) -> set[int]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}


@pytest.mark.timeout(120)
def test_mypy_infers_the_documented_types():
    assert run_mypy("surface.py") == []


@pytest.mark.timeout(120)
def test_pyright_infers_the_documented_types():
    assert run_pyright("surface.py") == []


@pytest.mark.timeout(120)
def test_mypy_refuses_wrong_uses():
    assert {line for line, _ in run_mypy("refused.py")} == list_marked_lines("refused.py")


@pytest.mark.timeout(120)
def test_pyright_refuses_wrong_uses():
    assert {line for line, _ in run_pyright("refused.py")} == list_marked_lines("refused.py")


@pytest.mark.timeout(120)
def test_mypy_refuses_misspelt_names():
    assert {line for line, _ in run_mypy("misspelt.py")} == list_marked_lines("misspelt.py")


@pytest.mark.timeout(120)
def test_pyright_refuses_misspelt_names():
    assert {line for line, _ in run_pyright("misspelt.py")} == list_marked_lines("misspelt.py")


def test_a_misspelt_name_of_every_lazy_module_is_checked():
    found = pkgutil.walk_packages(altegio_async.__path__, "altegio_async.")
    names = ["altegio_async", *(module.name for module in found if not module.name.endswith("__main__"))]
    lazy = {name for name in names if "__getattr__" in vars(importlib.import_module(name))}
    text = (HERE / "misspelt.py").read_text(encoding="utf-8")
    checked = set(re.findall(r"^from ([\w.]+) import \w+  # refused$", text, re.MULTILINE))
    assert lazy
    assert lazy <= checked
    for name in lazy:
        with pytest.raises(AttributeError, match=f"module '{name}' has no attribute 'Mispelt'"):
            importlib.import_module(name).Mispelt  # noqa: B018
        assert set(importlib.import_module(name).__all__) <= set(dir(importlib.import_module(name)))


def verify_types() -> dict:
    """Return pyright's report on the completeness of the public types.

    `--verifytypes` ignores `--pythonpath`: it finds packages through the first `python3` on the path.
    """
    command = [BIN / "pyright", "--verifytypes", "altegio_async", "--ignoreexternal", "--outputjson"]
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=115
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.mark.timeout(120)
def test_every_public_name_has_a_complete_type(monkeypatch):
    monkeypatch.setenv("PATH", os.defpath)  # as in `make test` without an activated environment
    report = verify_types()
    assert report["generalDiagnostics"] == []
    types = report["typeCompleteness"]
    assert Path(types["packageRootDirectory"]) == Path(altegio_async.__path__[0])
    unclear = [
        (one["name"], one["diagnostics"])
        for one in types["symbols"]
        if any(found["severity"] == "error" for found in one["diagnostics"])
    ]
    assert unclear == []
    summary = {key: value for key, value in types.items() if key not in {"modules", "symbols"}}
    assert types["exportedSymbolCounts"]["withKnownType"] > 2000, summary
    assert types["completenessScore"] == 1, summary
