"""`.ci/find-python`: the interpreters that `.ci/run` uses beside the default one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "find-python"
# As pyenv does: without a version, `prefix` names the release that is active.
PYENV = """#!/bin/sh
case "$1 $2" in
"latest 3.91" | "latest 3.92") echo "$2.0" ;;
"latest "*) echo "pyenv: no installed versions match the prefix $2" >&2; exit 1 ;;
"prefix "*) echo "{releases}/${{2:-active}}" ;;
esac
"""
BROKEN = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash: install it to run this")


def write_program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def find_python(version: str, directory: Path) -> str:
    path = f"{directory}{os.pathsep}/usr/bin{os.pathsep}/bin"
    done = subprocess.run(
        [SCRIPT, version], env={"PATH": path}, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize("with_pyenv", [True, False], ids=["pyenv", "no pyenv"])
def test_only_interpreters_that_start_are_found(tmp_path: Path, with_pyenv: bool):
    programs, releases = tmp_path / "programs", tmp_path / "releases"
    starts = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
    known = write_program(programs / "python3.90", starts)
    write_program(programs / "python3.91", BROKEN)
    installed = write_program(releases / "3.91.0/bin/python3.91", starts)
    write_program(releases / "3.92.0/bin/python3.92", BROKEN)
    write_program(releases / "active/bin/python3", starts)
    if with_pyenv:
        write_program(programs / "pyenv", PYENV.format(releases=releases))
    found = {version: find_python(version, programs) for version in ("3.90", "3.91", "3.92", "3.93")}
    assert found == {"3.90": str(known), "3.91": str(installed) if with_pyenv else "", "3.92": "", "3.93": ""}
