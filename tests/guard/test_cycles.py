"""No module imports itself through others. Imports for type checkers and inside functions count as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import altegio_async

SOURCE = Path(altegio_async.__file__).parents[1]
ROOT = Path(__file__).parents[2]


def name_module(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def iter_imports(path: Path, module: str) -> Iterator[tuple[str, str | None]]:
    """Yield each imported module, and the name that is imported from it."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            origin = ".".join([*parents, *([node.module] if node.module else [])])
            yield from ((origin, alias.name) for alias in node.names)


def build_graph(source: Path, package: str) -> dict[str, set[str]]:
    """Return the modules of a package that each of its modules imports, from the text of the files."""
    paths = {name_module(path, source): path for path in (source / package).rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        imported = {
            inner if (inner := f"{origin}.{name}") in paths else origin
            for origin, name in iter_imports(path, module)
        }
        graph[module] = imported & paths.keys()
    return graph


def find_cycle(graph: dict[str, set[str]]) -> list[str]:
    """Return the modules of one cycle, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle
    return []


@pytest.mark.parametrize(
    ("source", "package", "least"),
    [(SOURCE, "altegio_async", 200), (ROOT, "codegen", 50), (ROOT, "benchmarks", 10)],
)
def test_a_package_has_no_import_cycles(source, package, least):
    graph = build_graph(source, package)
    assert len(graph) >= least
    assert find_cycle(graph) == []


@pytest.mark.parametrize(
    "statement",
    [
        "import house.above",
        "from house import above",
        "from .above import value",
        "from . import above",
        "if TYPE_CHECKING:\n    from house.above import value",
        "def load():\n    from house.above import value",
    ],
)
def test_a_cycle_is_found(tmp_path, statement):
    package = tmp_path / "house"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "above.py").write_text("from house.below import other\n")
    (package / "below.py").write_text("import os\n")
    assert find_cycle(build_graph(tmp_path, "house")) == []
    (package / "below.py").write_text(statement + "\n")
    assert {"house.above", "house.below"} <= set(find_cycle(build_graph(tmp_path, "house")))
