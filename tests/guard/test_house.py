"""Rules of the repository: layers, sizes, versions, and names that no file contains."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import altegio_async

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def list_tracked_files() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: clone the repository to run this")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_imports_point_downwards():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr


def test_a_forbidden_import_is_detected(tmp_path):
    package = tmp_path / "house"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "below.py").write_text("import house.above\n")
    (package / "above.py").touch()
    (tmp_path / ".importlinter").write_text(
        "[importlinter]\nroot_package = house\n[importlinter:contract:layers]\nname = layers\n"
        "type = layers\ncontainers = house\nlayers =\n    above\n    below\n"
    )
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 1
    assert "house.below is not allowed to import house.above" in done.stdout


# Joined from pieces, so that this file does not contain the names.
HOSTS = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
FORBIDDEN = [
    *(re.escape(host) for host in HOSTS),
    r"(?:extra-)?index-" + r"url\s*[=: ]",
    r"https?://[^\s\"]*/simple" + r"/?",
    r"\"resolved\": *\"" + "http",
    r"(?<![\w.$}])/(?:root|work|home|opt)/" + r"\w",
    r"\.\./" + "shared",
]


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_file_names_a_package_index_or_a_local_path(pattern):
    found = []
    for path in list_tracked_files():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in re.finditer(pattern, text)]
    assert found == []


def test_no_page_and_no_message_installs_this_package_from_an_index():
    pattern = re.compile(
        r"altegio[-_]async\[[a-z]|pip\d? +install\b[^`\n]*(?<![\w./-])altegio[-_]async\b(?!/)"
    )
    assert pattern.search("pip install 'altegio" + "-async[cli]'")
    assert pattern.search("pip install -U altegio" + "-async")
    assert not pattern.search("pip install '.[cli]' in a clone of altegio-async/")
    found = []
    for path in list_tracked_files():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert found == ["pyproject.toml: altegio-async" + "[c"]  # the extra `all` names the others


LONG_CLASSES = {
    "src/altegio_async/client.py": 460,  # 41 resources, and the documentation of all options
}


def test_hand_written_modules_stay_small():
    large = {}
    for folder in ("src", "codegen"):
        for path in (ROOT / folder).rglob("*.py"):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            name = path.relative_to(ROOT).as_posix()
            if "generated" not in path.parts and lines > LONG_CLASSES.get(name, 400):
                large[name] = lines
    assert large == {}


def test_the_version_of_the_package_is_that_of_the_project():
    assert PROJECT["project"]["version"] == altegio_async.__version__
    assert f"## {altegio_async.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_two_runtime_dependencies():
    names = [re.split(r"[<>=\[; ]", need)[0] for need in PROJECT["project"]["dependencies"]]
    assert names == ["aiohttp", "msgspec"]


def test_the_extra_all_names_every_extra():
    extras = PROJECT["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    named = re.fullmatch(r"altegio-async\[(.*)\]", everything)
    assert named
    assert sorted(named[1].split(",")) == sorted(set(extras) - {"all"})


def test_constraints_are_exact_versions_and_nothing_else():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.!+]*(?: ; [\w\s.<>=!\"'()]+)?|#.*", line), line
    names = [line.split("==")[0].lower() for line in lines if not line.startswith("#") and ";" not in line]
    assert len(names) == len(set(names))


def test_every_dependency_has_a_constraint():
    pinned = {
        re.sub(r"[-_.]+", "-", line.split("==")[0]).lower()
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    wanted = [*PROJECT["project"]["dependencies"]]
    for needs in PROJECT["project"]["optional-dependencies"].values():
        wanted += needs
    for needs in PROJECT["dependency-groups"].values():
        wanted += [need for need in needs if isinstance(need, str)]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[<>=\[;~! ]", need)[0]).lower() for need in wanted}
    assert names - pinned - {"altegio-async"} == set()


def test_the_tests_of_dependency_versions_exist():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"tests/\S+", text.partition("VERSION_TESTS := ")[2].partition("\n\n")[0])
    assert len(named) >= 10
    for path, _, function in (name.partition("::") for name in named):
        assert f"def {function or 'test_'}" in (ROOT / path).read_text(encoding="utf-8"), path


def list_requirements(versions):
    program = [sys.executable, ROOT / ".ci" / "requirements.py", versions]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


def test_the_lowest_and_newest_versions_are_those_of_the_project():
    extras = PROJECT["project"]["optional-dependencies"]
    needs = [need for extra in extras if extra != "all" for need in extras[extra]]
    needs += PROJECT["project"]["dependencies"]
    newest = list_requirements("newest")
    others = {need.partition(">=")[0] for need in {*newest} - {*needs}}
    assert others == {"opentelemetry-sdk", "pandas", "polars"}  # packages that users add to an extra
    assert {*needs} <= {*newest}
    lowest = list_requirements("lowest")
    assert lowest == [need.replace(">=", "==") for need in newest]
    assert all(re.fullmatch(r"[a-z-]+==[\d.]+", line) for line in lowest)


def test_actions_of_workflows_are_named_by_hash_and_version():
    uses = [
        line.strip()
        for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(?:- )?uses:", line)
    ]
    assert len(uses) >= 10
    pinned = re.compile(r"(?:- )?uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in uses if not pinned.fullmatch(line)] == []
    versions: dict[str, set[str]] = {}
    for line in uses:
        action, _, version = line.partition("uses: ")[2].partition("@")
        versions.setdefault(action, set()).add(version)
    assert {action: found for action, found in versions.items() if len(found) > 1} == {}


def test_the_tests_that_the_security_page_names_exist():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/.]+)`", text)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_helpers_of_tests_are_in_their_own_folder():
    typed = {"misspelt.py", "refused.py", "surface.py"}  # inputs of the type checkers
    modules = [path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("*.py")]
    helpers = [
        path
        for path in modules
        if path.parts[0] != "support" and path.name not in typed and path.name != "conftest.py"
    ]
    assert [str(path) for path in helpers if not path.name.startswith("test_")] == []
    imported = re.compile(r"^\s*(?:from|import) tests\.(?!support\b)", re.MULTILINE)
    assert [str(path) for path in modules if imported.search((ROOT / "tests" / path).read_text())] == []


def test_changelog_fragments_have_known_types_and_no_list_marker():
    types = {
        entry["directory"]
        for entry in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["towncrier"]["type"]
    }
    fragments = [path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]
    assert [path.name for path in fragments if path.name.split(".")[1] not in types] == []
    assert [path.name for path in fragments if path.read_text(encoding="utf-8").startswith(("-", "*"))] == []
