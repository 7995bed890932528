"""Third-party descriptions and tools, downloaded at test time into a cache outside the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "altegio-async-tests"


def download_sibling() -> Path:
    """Return the description of the sibling product, 304 operations, from a source distribution."""
    target = CACHE / "sibling-0.1.1.json"
    if not target.exists():
        arguments = ["--no-deps", "--no-binary", ":all:", "yclients==0.1.1", "-d", str(CACHE), "-q"]
        _run([sys.executable, "-m", "pip", "download", *arguments], "the Python package index", 300)
        _extract(CACHE / "yclients-0.1.1.tar.gz", "yclients-0.1.1/docs/openapi.json", target)
    return target


def download_github() -> Path:
    """Return the GitHub REST description, 1,223 operations, from an npm package."""
    target = CACHE / "github-23.0.2.json"
    if not target.exists():
        _npm("pack", "@octokit/openapi@23.0.2", "--silent", "--pack-destination", str(CACHE))
        _extract(CACHE / "octokit-openapi-23.0.2.tgz", "package/generated/api.github.com.json", target)
    return target


def install_prism() -> list[str]:
    """Return the command of Prism, a mock server, after installing it into the cache."""
    folder = CACHE / "prism-5.14.2"
    program = folder / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _npm(
            "install",
            "--prefix",
            str(folder),
            "--no-audit",
            "--no-fund",
            "--silent",
            "@stoplight/prism-cli@5.14.2",
        )
    return [str(shutil.which("node")), str(program)]


def load_json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _npm(*arguments: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm, which is not installed")
    _run([npm, *arguments], "the npm registry", 600)


def _run(command: list[str], what: str, seconds: float) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=seconds, cwd=CACHE)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"{what} cannot be reached, so there is nothing to build from: {error}")


def _extract(archive: Path, member: str, target: Path) -> None:
    with tarfile.open(archive) as archive_file:
        source = archive_file.extractfile(member)
        assert source is not None
        draft = target.with_suffix(".part")
        draft.write_bytes(source.read())
    draft.replace(target)


def find_interpreter(version: str) -> str:
    """Return another Python with the dependencies of the generator in its own environment."""
    program = CACHE / f"python-{version}" / "bin" / "python"
    marker = program.parents[1] / "ready"
    if not marker.exists():
        base = _find_base(version)
        _run([base, "-m", "venv", str(program.parents[1])], f"a working Python {version}", 300)
        root = Path(__file__).parents[3]
        wanted = ["datamodel-code-generator==0.89.0", "openapi-spec-validator", "python-jsonpath", "pyyaml"]
        _run(
            [str(program), "-m", "pip", "install", "-q", "-c", str(root / "constraints.txt"), *wanted],
            "the Python package index",
            900,
        )
        marker.touch()
    return str(program)


def _find_base(version: str) -> str:
    archive_file = shutil.which(f"python{version}")
    candidates = [archive_file] if archive_file else []
    candidates += [str(path) for path in sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))]
    for path in candidates:
        done = subprocess.run(
            [path, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
        )
        if done.returncode == 0 and done.stdout.startswith(version):
            return path
    pytest.skip(f"Python {version} is not installed")
