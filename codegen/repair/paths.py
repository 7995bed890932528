"""Repair of paths: list the operations and make the names of path parameters unique."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.naming import choose_free_name, singularise, to_snake_case
from codegen.tree import METHODS, Object, as_array, as_object, deep_copy, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.report import BuildReport

_BESIDE = ("parameters", "summary", "description", "servers")
_BRACES = re.compile(r"({[^{}]*})")


@dataclass(frozen=True)
class PublishedOperation:
    """A published operation with the shared parameters of its path."""

    path: str
    method: str
    node: Object
    shared: list[Any]


def list_operations(root: Object, report: BuildReport) -> list[PublishedOperation]:
    """Return every operation of the document, including empty ones and those behind references."""
    result: list[PublishedOperation] = []
    for path, published in as_object(root.get("paths")).items():
        if path.startswith("x-"):
            continue
        item = _resolve_path_item(path, published, root, report)
        shared = check_list(item.get("parameters"), "parameters", path, report)
        if item.get("servers"):
            report.add_note("servers of a path, ignored", path)
        for key, node in item.items():
            method = key.lower()
            if method in METHODS:
                if method != key:
                    report.add_repair("upper-case method", f"{path} {key}")
                if not is_object(node):
                    report.add_repair("operation that is not a mapping", f"{method.upper()} {path}")
                result.append(PublishedOperation(path, method, as_object(node), shared))
            elif key not in _BESIDE and not key.startswith("x-"):
                report.add_repair("path key that is not a method", f"{path} {key}")
    return result


def _resolve_path_item(path: str, published: Any, root: Object, report: BuildReport) -> Object:
    if not is_object(published):
        report.add_repair("path that is not a mapping", path)
        return {}
    if not isinstance(published.get("$ref"), str):
        return published
    own = {key: value for key, value in published.items() if key != "$ref"}
    target = resolve(root, published)
    if not is_object(target):
        report.add_repair("dangling or endless reference", f"{path} -> {published['$ref']}")
    # A copy, because operations are identified by their objects.
    return deep_copy({**as_object(target), **own})


def check_list(published: Any, what: str, place: str, report: BuildReport) -> list[Any]:
    """Return the value if it is a list, else an empty list. Count the defect in the report."""
    if published is not None and not is_array(published):
        report.add_repair(f"{what} that are not a list", place)
    return as_array(published)


def split_path(path: str) -> tuple[str, str, str]:
    """Split the key of a path into its template, query and fragment."""
    rest, _, fragment = path.partition("#")
    template, _, query = rest.partition("?")
    return template, query, fragment


def join_path(template: str, query: str, fragment: str) -> str:
    """Return the key of a path. Braces outside the template are encoded, because they name no parameter."""
    parts = [f"{mark}{part}" for mark, part in (("?", query), ("#", fragment)) if part]
    return template + "".join(parts).replace("{", "%7B").replace("}", "%7D")


def list_path_names(path: str) -> list[str]:
    """Return the parameter names of a path template."""
    return re.findall(r"{([^{}]+)}", path)


def make_names_unique(path: str, place: str, report: BuildReport) -> tuple[str, dict[str, str]]:
    """Return the template with unique parameter names and the old name for each new one.

    A repeated name is prefixed with the segment before it. Empty braces get a name. Unpaired braces are
    encoded.
    """
    parts = _BRACES.split(path)
    declared = {part[1:-1].strip() for part in parts[1::2]}
    seen: set[str] = set()
    renamed: dict[str, str] = {}
    preceding = ""
    for number, part in enumerate(parts):
        if number % 2:
            name = part[1:-1].strip()
            if not name or name in seen:
                kind = "repeated path parameter" if name else "path parameter without a name"
                report.add_repair(kind, place)
                new = _choose_name(preceding, name, declared | seen)
                renamed[new] = name
                name = new
            seen.add(name)
            parts[number] = f"{{{name}}}"
        else:
            preceding = next((segment for segment in reversed(part.split("/")) if segment), preceding)
            parts[number] = part.replace("{", "%7B").replace("}", "%7D")
            if parts[number] != part:
                report.add_repair("unpaired brace in a path", place)
    return "".join(parts), renamed


def _choose_name(preceding: str, name: str, taken: set[str]) -> str:
    noun = singularise(to_snake_case(preceding))
    return choose_free_name(["_".join(filter(None, (noun, name or "value")))], taken)
