"""The sdist and the wheel: complete, reproducible, and with a readme whose links work."""

from __future__ import annotations

import email
import email.message
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import altegio_async
import hatch_build

ROOT = Path(__file__).resolve().parents[2]
FILE_URL = "https://forge.example/owner/altegio-async/blob/v1.2.3/{path}"


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program and return its result, also of a failure."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def build(source: Path, folder: Path, **environment: str) -> tuple[Path, Path]:
    """Build the sdist and the wheel of a tree, and return their paths."""
    done = run(
        sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", folder,
        cwd=source, **environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


def unpack(sdist: Path, folder: Path) -> Path:
    """Unpack an sdist and return its top folder."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top


def list_files(*options: str) -> set[str]:
    """Return the paths of files that git lists."""
    done = run("git", "ls-files", "-z", *options, cwd=ROOT)
    if done.returncode:
        pytest.skip("not a git checkout: clone the repository to run this")
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def read_metadata(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_string(archive.read(name).decode("utf-8"))


def test_the_sdist_contains_every_file_of_the_repository(distributions):
    tracked, untracked = list_files(), list_files("--others", "--exclude-standard")
    with tarfile.open(distributions[0]) as archive:
        packed = {member.name.partition("/")[2] for member in archive if member.isfile()}
    assert tracked - packed == set()
    assert packed - tracked - untracked == {"PKG-INFO"}


def test_another_build_from_the_sdist_has_the_same_bytes(distributions, tmp_path):
    top = unpack(distributions[0], tmp_path / "sdist")
    for path in top.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() or path.stat().st_mode & 0o100 else 0o600)
    (top / "src" / "altegio_async" / "__pycache__").mkdir()
    (top / "src" / "altegio_async" / "__pycache__" / "client.cpython-311.pyc").write_bytes(b"bytecode")
    rebuilt = build(top, tmp_path / "dist", TZ="Asia/Tokyo", PYTHONHASHSEED="5", LC_ALL="C")
    for first, second in zip(distributions, rebuilt, strict=True):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes(), first.name


def test_the_wheel_contains_the_package_and_nothing_else(distributions):
    check = Path(sys.executable).parent / "check-wheel-contents"
    done = run(check, distributions[1], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(distributions[1]) as archive:
        names = set(archive.namelist())
    assert {name.partition("/")[0] for name in names} == {
        "altegio_async",
        f"altegio_async-{altegio_async.__version__}.dist-info",
    }
    assert "altegio_async/py.typed" in names


def test_the_metadata_name_only_addresses_that_exist(distributions):
    metadata = read_metadata(distributions[1])
    assert metadata.get_all("Project-URL") == ["Documentation of the API, https://developer.alteg.io"]
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["License-Expression"] == "MIT"


def test_the_readme_of_the_wheel_has_no_relative_link(distributions):
    readme = read_metadata(distributions[1]).get_payload()
    targets = re.findall(r"\]\(([^)]+)\)|<(?:a|img)[^>]*(?:href|src)=\"([^\"]+)", readme)
    assert targets
    assert [
        target for pair in targets for target in pair if target and not target.startswith("https://")
    ] == []
    assert "(`docs/methods.md`)" in readme
    assert hatch_build.NOTE in readme


def test_links_of_the_readme_lead_to_the_files_of_the_version():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"https://forge\.example/[^)]*", hatch_build.replace_links(text, FILE_URL))
    paths = [url.removeprefix("https://forge.example/owner/altegio-async/blob/v1.2.3/") for url in linked]
    assert "docs/errors.md" in paths
    assert [path for path in paths if not (ROOT / path.partition("#")[0]).exists()] == []


@pytest.mark.parametrize(
    ("text", "linked", "plain"),
    [
        ("[a](docs/a.md)", f"[a]({FILE_URL.format(path='docs/a.md')})", "a (`docs/a.md`)"),
        ("[a](docs/a.md#b)", f"[a]({FILE_URL.format(path='docs/a.md')}#b)", "a (`docs/a.md`)"),
        ("[a.md](a.md)", f"[a.md]({FILE_URL.format(path='a.md')})", "a.md"),
        ("![Demo](docs/a.png)", f"![Demo]({FILE_URL.format(path='docs/a.png')})", "Demo"),
        ("[a](https://alteg.io)", "[a](https://alteg.io)", "[a](https://alteg.io)"),
        ("[a](#limits)", "[a](#limits)", "[a](#limits)"),
        ("```python\nx[0](y)\n```", "```python\nx[0](y)\n```", "```python\nx[0](y)\n```"),
    ],
)
def test_a_relative_link_becomes_absolute_or_a_path(text, linked, plain):
    assert hatch_build.replace_links(text, FILE_URL) == linked
    assert hatch_build.replace_links(text, "") == f"{plain}\n{hatch_build.NOTE}"


def test_the_owner_sets_the_url_of_files_in_one_place(tmp_path):
    (tmp_path / "README.md").write_text("[a](docs/a.md)", encoding="utf-8")
    hook = hatch_build.ReadmeHook(str(tmp_path), {"file-url": FILE_URL.replace("1.2.3", "{version}")})
    metadata: dict[str, object] = {"version": "1.2.3"}
    hook.update(metadata)
    assert metadata["readme"] == {
        "content-type": "text/markdown",
        "text": f"[a]({FILE_URL.format(path='docs/a.md')})",
    }


REPRESENTATIVE = (
    "tests/codegen/test_overlay.py",
    "tests/faults/test_secrets.py",
    "tests/guard",
    "--ignore=tests/guard/test_distributions.py",
    "tests/integration/test_documentation.py",
    "tests/integration/test_examples.py",
    "tests/unit/test_pagination.py",
    "-k=not test_documentation or README",
)


@pytest.mark.full
@pytest.mark.timeout(400)
def test_the_tests_of_the_sdist_pass(distributions, tmp_path):
    top = unpack(distributions[0], tmp_path)
    done = run(
        sys.executable,
        "-m",
        "pytest",
        "-m",
        "not full",
        *REPRESENTATIVE,
        cwd=top,
        PYTHONPATH=str(top / "src"),
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 200
