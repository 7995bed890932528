"""Hand-written code against the generated names: read as syntax trees, never imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.normalise.plan import Plan

_KINDS = ("operations", "models")
_ROOT = "altegio_async"


@dataclass(frozen=True)
class Callable:
    """What a generated factory or struct takes; `path` are the parameters that may go by position."""

    path: tuple[str, ...]
    required: frozenset[str]
    options: frozenset[str]


@dataclass(frozen=True)
class Use:
    """One place that takes a generated name, its module before it where that is named, and the call of it."""

    line: int
    kind: str
    name: str
    call: ast.Call | None = None


def check_resources(folder: Path, plan: Plan, root: Path) -> None:
    """Refuse a build that hand-written code does not fit.

    The generated tree itself is not looked at. CodegenError names every use of an operation or struct that is
    gone, and every call with an argument that is gone, too many path values, or without what is required.
    """
    offered = {"models": _structs(plan), "operations": _factories(plan)}
    modules = {
        kind: {name.partition(".")[0] for name in names if "." in name} for kind, names in offered.items()
    }
    lost: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        if "generated" in path.relative_to(folder).parts:
            continue
        where = path.relative_to(root).as_posix()
        found: set[tuple[int, str]] = set()
        for use in uses(path, folder):
            name = _name_in(use.name, offered[use.kind], modules[use.kind])
            if name not in modules[use.kind] and not name.startswith("_"):
                call = use.call if name == use.name else None
                found |= {
                    (use.line, f"{use.kind}.{text}") for text in _misfits(name, offered[use.kind], call)
                }
        lost += [f"  {where}:{line}: {text}" for line, text in sorted(found)]
    if lost:
        raise CodegenError(
            "the description no longer fits what hand-written code uses; change that code first:\n"
            + "\n".join(lost)
        )


def _name_in(name: str, offered: dict[str, Callable], modules: set[str]) -> str:
    """The part of a dotted name that names something generated: the rest are attributes of that."""
    parts = name.split(".")
    if parts[0] in modules:
        return ".".join(parts[:2])
    return parts[0] if parts[0] in offered else name


def _structs(plan: Plan) -> dict[str, Callable]:
    found: dict[str, Callable] = {}
    for name, model in plan.models.items():
        required = frozenset(field.python for field in model.fields if field.required)
        struct = Callable((), required, frozenset(field.python for field in model.fields))
        found |= {name: struct, f"{model.module}.{name}": struct}
    return found


def _factories(plan: Plan) -> dict[str, Callable]:
    found: dict[str, Callable] = {}
    for operation in plan.operations:
        path = tuple(item.python for item in operation.path_parameters)
        options = dict.fromkeys(path, True) | {item.python: item.required for item in operation.query}
        if operation.body is not None:
            options["body"] = operation.body_required
        required = frozenset(name for name, must in options.items() if must)
        factory = Callable(path, required, frozenset(options))
        found |= {operation.name: factory, f"{operation.module}.{operation.name}": factory}
    return found


def _misfits(name: str, offered: dict[str, Callable], call: ast.Call | None) -> Iterator[str]:
    """What a use, or the call that it is, has that is not offered, and what it lacks."""
    target = offered.get(name)
    if target is None:
        yield name
    elif call is not None:
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        yield from (f"{name}({option}=)" for option in given - target.options)
        if not any(isinstance(argument, ast.Starred) for argument in call.args):
            yield from _misplaced(name, target, call, given)


def _misplaced(name: str, target: Callable, call: ast.Call, given: set[str]) -> Iterator[str]:
    if len(call.args) > len(target.path):
        yield f"{name} takes {len(target.path)} values by position, not {len(call.args)}"
    placed = set(target.path[: len(call.args)])
    yield from (f"{name} is given {option} twice" for option in given & placed)
    if all(keyword.arg for keyword in call.keywords):
        yield from (f"{name} needs {option}" for option in target.required - placed - given)


def uses(path: Path, folder: Path) -> list[Use]:
    """Everything that a file of the package in `folder` takes from the generated packages."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    package = (_ROOT, *path.relative_to(folder).parent.parts)
    bound: dict[str, tuple[str, ...]] = {}
    found: list[Use] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                parts = tuple(alias.name.split("."))
                bound[alias.asname or parts[0]] = parts if alias.asname else parts[:1]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                target = (*_module(node, package), alias.name)
                bound[alias.asname or alias.name] = target
                found += _use(node.lineno, () if alias.name == "*" else target)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found += _use(node.lineno, _dotted(node.func, bound), node)
        elif isinstance(node, ast.Attribute):
            found += _use(node.lineno, _dotted(node, bound))
    return found


def _module(node: ast.ImportFrom, package: tuple[str, ...]) -> tuple[str, ...]:
    """The absolute name of the module that a `from ... import` reads, also of a relative one."""
    base = package[: len(package) - node.level + 1] if node.level else ()
    return (*base, *(node.module.split(".") if node.module else ()))


def _dotted(node: ast.expr, bound: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The absolute dotted name of an expression, empty where it is none or not an imported one."""
    if isinstance(node, ast.Name):
        return bound.get(node.id, ())
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, bound)
        return (*base, node.attr) if base else ()
    return ()


def _use(line: int, name: tuple[str, ...], call: ast.Call | None = None) -> list[Use]:
    """The use of a dotted name, if it lies below a package of generated names or its public twin."""
    below = list(name[1:]) if name[:1] == (_ROOT,) else []
    if below[:1] == ["generated"]:
        below = below[2:]
    known = len(below) > 1 and below[0] in _KINDS
    return [Use(line, below[0], ".".join(below[1:]), call)] if known else []
