"""Repairing paths: which operations a description has, and a name of its own for every brace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.naming import first_free, singular, snake
from codegen.tree import METHODS, Object, as_array, as_object, copied, is_array, is_object, resolve

if TYPE_CHECKING:
    from codegen.report import Report

_BESIDE = ("parameters", "summary", "description", "servers")
_BRACES = re.compile(r"({[^{}]*})")


@dataclass(frozen=True)
class Found:
    """An operation as published, with the parameters that its path shares."""

    path: str
    method: str
    node: Object
    shared: list[Any]


def found_operations(root: Object, report: Report) -> list[Found]:
    """Every operation of the document, also those that say nothing or stand behind a reference."""
    result: list[Found] = []
    for path, published in as_object(root.get("paths")).items():
        if path.startswith("x-"):
            continue
        item = _item(path, published, root, report)
        shared = listed(item.get("parameters"), "parameters", path, report)
        if item.get("servers"):
            report.noted("servers that are not offered", path)
        for key, node in item.items():
            method = key.lower()
            if method in METHODS:
                if method != key:
                    report.repaired("method in capitals", f"{path} {key}")
                if not is_object(node):
                    report.repaired("operation that is no mapping", f"{method.upper()} {path}")
                result.append(Found(path, method, as_object(node), shared))
            elif key not in _BESIDE and not key.startswith("x-"):
                report.repaired("key of a path that is no method", f"{path} {key}")
    return result


def _item(path: str, published: Any, root: Object, report: Report) -> Object:
    if not is_object(published):
        report.repaired("path that is no mapping", path)
        return {}
    if not isinstance(published.get("$ref"), str):
        return published
    own = {key: value for key, value in published.items() if key != "$ref"}
    target = resolve(root, published)
    if not is_object(target):
        report.repaired("dangling or endless reference", f"{path} -> {published['$ref']}")
    # A copy: what tells operations apart is that each is an object of its own.
    return copied({**as_object(target), **own})


def listed(published: Any, what: str, place: str, report: Report) -> list[Any]:
    """The list, or an empty one, counted, where the document holds something else."""
    if published is not None and not is_array(published):
        report.repaired(f"{what} that are no list", place)
    return as_array(published)


def path_names(path: str) -> list[str]:
    """The names in the braces of a path template."""
    return re.findall(r"{([^{}]+)}", path)


def own_names(path: str, place: str, report: Report) -> tuple[str, dict[str, str]]:
    """The template with no name in it twice, and for each name that is new the one that stood there.

    A name given twice is told apart by the segment before it; braces around no name get one, and braces
    without their other half are letters like all others.
    """
    parts = _BRACES.split(path)
    given = {part[1:-1].strip() for part in parts[1::2]}
    seen: set[str] = set()
    renamed: dict[str, str] = {}
    before = ""
    for number, part in enumerate(parts):
        if number % 2:
            name = part[1:-1].strip()
            if not name or name in seen:
                kind = "path parameter given twice" if name else "path parameter without a name"
                report.repaired(kind, place)
                new = _told_apart(before, name, given | seen)
                renamed[new] = name
                name = new
            seen.add(name)
            parts[number] = f"{{{name}}}"
        else:
            before = next((segment for segment in reversed(part.split("/")) if segment), before)
            parts[number] = part.replace("{", "%7B").replace("}", "%7D")
            if parts[number] != part:
                report.repaired("brace of a path that has no other half", place)
    return "".join(parts), renamed


def _told_apart(before: str, name: str, taken: set[str]) -> str:
    noun = singular(snake(before))
    return first_free(["_".join(filter(None, (noun, name or "value")))], taken)
