"""Hand-written code against the generated operations: read as syntax trees, never imported."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.normalise.plan import Plan

_PACKAGES = ("operations", "models")
# What stands for the generated packages elsewhere: the public names are the same.
_PUBLIC = "altegio_async"

Use = tuple[int, str, str, tuple[str, ...]]


def check_resources(folder: Path, plan: Plan, root: Path) -> None:
    """Refuse a build that would take away what hand-written code uses.

    The generated tree itself is not looked at. CodegenError names every use of something that is gone:
    an operation, a parameter that is passed by name, a struct.
    """
    offered: dict[str, dict[str, set[str]]] = {
        "models": {name: set() for name in plan.models},
        "operations": {
            operation.name: {item.python for item in (*operation.path_parameters, *operation.query)}
            | {"body"}
            for operation in plan.operations
        },
    }
    lost: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        if "generated" in path.relative_to(folder).parts:
            continue
        where = path.relative_to(root).as_posix()
        for line, kind, name, options in uses(path):
            if name not in offered[kind]:
                lost.append(f"  {where}:{line}: {kind}.{name}")
            elif kind == "operations":
                lost += [
                    f"  {where}:{line}: {kind}.{name}({option}=)"
                    for option in options
                    if option not in offered[kind][name]
                ]
    if lost:
        raise CodegenError(
            "the description no longer has what hand-written code uses; change that code first:\n"
            + "\n".join(lost)
        )


def uses(path: Path) -> list[Use]:
    """(line, package, name, options passed by name) of all that a file takes from the generated packages."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    found: set[Use] = set()
    modules: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                _imported(node.module, alias, modules, names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if _package(alias.name):
                    modules[alias.asname or alias.name] = _package(alias.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {
                (node.lineno, *names[alias.asname or alias.name], ())
                for alias in node.names
                if (alias.asname or alias.name) in names
            }
        if isinstance(node, (ast.Attribute, ast.Call)):
            found |= set(_used(node, modules, names))
    return sorted(found)


def _imported(
    module: str, alias: ast.alias, modules: dict[str, str], names: dict[str, tuple[str, str]]
) -> None:
    """Note what a `from ... import` binds: a generated package, a module of one, or a name from one."""
    kind = _package(module)
    bound = alias.asname or alias.name
    if kind and alias.name[:1] not in "_*":
        names[bound] = (kind, alias.name)
    elif _package(f"{module}.{alias.name}"):
        modules[bound] = _package(f"{module}.{alias.name}")


def _used(
    node: ast.Attribute | ast.Call, modules: dict[str, str], names: dict[str, tuple[str, str]]
) -> Iterator[Use]:
    if isinstance(node, ast.Attribute):
        kind = modules.get(ast.unparse(node.value))
        if kind and not node.attr.startswith("__"):
            yield node.lineno, kind, node.attr, ()
        return
    options = tuple(keyword.arg for keyword in node.keywords if keyword.arg)
    if isinstance(node.func, ast.Attribute):
        kind = modules.get(ast.unparse(node.func.value))
        if kind:
            yield node.lineno, kind, node.func.attr, options
    elif isinstance(node.func, ast.Name) and node.func.id in names:
        yield node.lineno, *names[node.func.id], options


def _package(module: str) -> str:
    """`operations` or `models` for a module that offers generated names, else an empty text."""
    parts = module.split(".")
    if len(parts) == 2 and parts[0] == _PUBLIC and parts[1] in _PACKAGES:
        return parts[1]
    if "generated" in parts[1:]:
        below = parts[parts.index("generated") + 2 :]
        if below and below[0] in _PACKAGES and len(below) <= 2:
            return below[0]
    return ""
