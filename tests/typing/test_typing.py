"""mypy and pyright, both strict, agree on what users see; and both refuse what they must."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent


def mypy(name: str) -> list[tuple[int, str]]:
    """Lines of a file with what mypy says of them."""
    command = [BIN / "mypy", "--output", "json", HERE / name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=115)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [
        (one["line"], one["message"]) for one in found if one["severity"] == "error" and name in one["file"]
    ]


def pyright(name: str) -> list[tuple[int, str]]:
    """Lines of a file with what pyright says of them."""
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


def marked(name: str) -> set[int]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}


@pytest.mark.timeout(120)
def test_mypy_sees_the_types_that_users_are_promised():
    assert mypy("surface.py") == []


@pytest.mark.timeout(120)
def test_pyright_sees_the_types_that_users_are_promised():
    assert pyright("surface.py") == []


@pytest.mark.timeout(120)
def test_mypy_refuses_wrong_uses():
    assert {line for line, _ in mypy("refused.py")} == marked("refused.py")


@pytest.mark.timeout(120)
def test_pyright_refuses_wrong_uses():
    assert {line for line, _ in pyright("refused.py")} == marked("refused.py")
