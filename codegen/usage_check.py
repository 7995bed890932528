"""Check hand-written code against the names that a build would generate. The code is parsed, not imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.normalise.plan import SdkPlan

_KINDS = ("operations", "models")
_ROOT = "altegio_async"
_FIRST_TREE = "b2b_v1"


@dataclass(frozen=True)
class Signature:
    """Arguments of a generated factory or struct. `path` lists the positional ones."""

    path: tuple[str, ...]
    required: frozenset[str]
    options: frozenset[str]


@dataclass(frozen=True)
class Usage:
    """A use of a generated name in hand-written code, with its call expression if it is called.

    `tree` is the folder of the generated tree that has the name.
    """

    line: int
    tree: str
    kind: str
    name: str
    call: ast.Call | None = None


def check_usage(folder: Path, plan: SdkPlan, root: Path, tree: str = _FIRST_TREE) -> None:
    """Check that hand-written code fits the generated code. The generated files are not read.

    Args:
        folder: the package with the hand-written code.
        plan: what would be generated.
        root: the folder that paths in messages are relative to.
        tree: the folder of the generated tree below `generated`. The public modules `models` and
            `operations` have the names of the first version.

    Raises:
        CodegenError: hand-written code uses a removed operation, struct or argument, passes too many
            positional values, or omits a required argument. The message names every such place.
    """
    available = {"models": _list_structs(plan), "operations": _list_factories(plan)}
    modules = {
        kind: {name.partition(".")[0] for name in names if "." in name} for kind, names in available.items()
    }
    problems: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        if "generated" in path.relative_to(folder).parts:
            continue
        location = path.relative_to(root).as_posix()
        usages: set[tuple[int, str]] = set()
        for use in find_usages(path, folder):
            if use.tree != tree:
                continue
            name = _strip_attributes(use.name, available[use.kind], modules[use.kind])
            if name not in modules[use.kind] and not name.startswith("_"):
                call = use.call if name == use.name else None
                usages |= {
                    (use.line, f"{use.kind}.{text}")
                    for text in _find_misfits(name, available[use.kind], call)
                }
        problems += [f"  {location}:{line}: {text}" for line, text in sorted(usages)]
    if problems:
        raise CodegenError(
            "hand-written code does not fit the description; change that code first:\n" + "\n".join(problems)
        )


def _strip_attributes(name: str, available: dict[str, Signature], modules: set[str]) -> str:
    """Return the part of a dotted name that is generated, without attributes of the object itself."""
    parts = name.split(".")
    if parts[0] in modules:
        return ".".join(parts[:2])
    return parts[0] if parts[0] in available else name


def _list_structs(plan: SdkPlan) -> dict[str, Signature]:
    usages: dict[str, Signature] = {}
    for name, model in plan.models.items():
        required = frozenset(field.python for field in model.fields if field.required)
        struct = Signature((), required, frozenset(field.python for field in model.fields))
        usages |= {name: struct, f"{model.module}.{name}": struct}
    return usages


def _list_factories(plan: SdkPlan) -> dict[str, Signature]:
    usages: dict[str, Signature] = {}
    for operation in plan.operations:
        path = tuple(item.python for item in operation.path_parameters)
        options = dict.fromkeys(path, True) | {item.python: item.required for item in operation.query}
        if operation.body is not None:
            options["body"] = operation.body_required
        if operation.headers:
            options["headers"] = any(item.required for item in operation.headers)
        required = frozenset(name for name, is_required in options.items() if is_required)
        factory = Signature(path, required, frozenset(options))
        usages |= {operation.name: factory, f"{operation.module}.{operation.name}": factory}
    return usages


def _find_misfits(name: str, available: dict[str, Signature], call: ast.Call | None) -> Iterator[str]:
    """Yield the names and arguments of a usage that do not exist, and required ones that are missing."""
    target = available.get(name)
    if target is None:
        yield name
    elif call is not None:
        keywords = {keyword.arg for keyword in call.keywords if keyword.arg}
        yield from (f"{name}({option}=)" for option in keywords - target.options)
        if not any(isinstance(argument, ast.Starred) for argument in call.args):
            yield from _check_arguments(name, target, call, keywords)


def _check_arguments(name: str, target: Signature, call: ast.Call, keywords: set[str]) -> Iterator[str]:
    if len(call.args) > len(target.path):
        yield f"{name} takes {len(target.path)} values by position, not {len(call.args)}"
    positional = set(target.path[: len(call.args)])
    yield from (f"{name} gets {option} twice" for option in keywords & positional)
    if all(keyword.arg for keyword in call.keywords):
        yield from (f"{name} needs {option}" for option in target.required - positional - keywords)


def find_usages(path: Path, folder: Path) -> list[Usage]:
    """Return every use of a generated name in a file of the package in `folder`."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    package = (_ROOT, *path.relative_to(folder).parent.parts)
    imported_names: dict[str, tuple[str, ...]] = {}
    usages: list[Usage] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                parts = tuple(alias.name.split("."))
                imported_names[alias.asname or parts[0]] = parts if alias.asname else parts[:1]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                target = (*_resolve_module(node, package), alias.name)
                imported_names[alias.asname or alias.name] = target
                usages += _make_usages(node.lineno, () if alias.name == "*" else target)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            usages += _make_usages(node.lineno, _resolve_name(node.func, imported_names), node)
        elif isinstance(node, ast.Attribute):
            usages += _make_usages(node.lineno, _resolve_name(node, imported_names))
    return usages


def _resolve_module(node: ast.ImportFrom, package: tuple[str, ...]) -> tuple[str, ...]:
    """Return the absolute module name of a `from ... import`, also of a relative one."""
    base = package[: len(package) - node.level + 1] if node.level else ()
    return (*base, *(node.module.split(".") if node.module else ()))


def _resolve_name(node: ast.expr, imported_names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the absolute dotted name of an imported expression, or an empty tuple."""
    if isinstance(node, ast.Name):
        return imported_names.get(node.id, ())
    if isinstance(node, ast.Attribute):
        base = _resolve_name(node.value, imported_names)
        return (*base, node.attr) if base else ()
    return ()


def _make_usages(line: int, name: tuple[str, ...], call: ast.Call | None = None) -> list[Usage]:
    """Return the usage of a dotted name below a generated package or its public counterpart, if any."""
    below = list(name[1:]) if name[:1] == (_ROOT,) else []
    tree = _FIRST_TREE
    if below[:1] == ["generated"]:
        tree = next(iter(below[1:2]), "")
        below = below[2:]
    known = len(below) > 1 and below[0] in _KINDS
    return [Usage(line, tree, below[0], ".".join(below[1:]), call)] if known else []


def check_mixins(module: Path, plan: SdkPlan) -> None:
    """Check that each mixin is a class of the module and that no field of its struct hides a property.

    Raises:
        CodegenError: a mixin is missing, or a field has the name of a property. The message names them.
    """
    properties = _list_properties(module)
    problems: list[str] = []
    for model in plan.models.values():
        if not model.mixin:
            continue
        if model.mixin not in properties:
            problems.append(f"  {model.name}: {module.name} has no class {model.mixin}")
            continue
        hidden = properties[model.mixin] & {field.python for field in model.fields}
        problems += [f"  {model.name}.{name}: the field hides a property of {model.mixin}" for name in hidden]
    if problems:
        raise CodegenError("the mixins do not fit the description:\n" + "\n".join(sorted(problems)))


def _list_properties(module: Path) -> dict[str, set[str]]:
    """Return the names of the functions in each public class of a module."""
    tree = ast.parse(module.read_text(encoding="utf-8"), str(module))
    return {
        node.name: {line.name for line in node.body if isinstance(line, ast.FunctionDef)}
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
