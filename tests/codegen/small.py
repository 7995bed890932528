"""Small descriptions to build from, and the ways to build and load them."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from codegen.build import BuildResult, build
from codegen.source.document import parse, parse_any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


def answer(schema: Any, status: str = "200", **more: Any) -> dict[str, Any]:
    """Responses with one JSON answer."""
    return {status: {"description": "", "content": {"application/json": {"schema": schema, **more}}}}


def enveloped(data: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"success": {"type": "boolean"}, "data": data, "meta": {}}}


def operation(responses: Any = None, **more: Any) -> dict[str, Any]:
    """An operation with an id, a tag and an answer."""
    node = {
        "operationId": "get_thing",
        "tags": ["Things"],
        "responses": answer({"type": "string"}) if responses is None else responses,
    }
    node.update(more)
    return {key: value for key, value in node.items() if value is not ...}


def document(paths: Any, schemas: Any = None, version: str = "3.1.0", **more: Any) -> dict[str, Any]:
    return {
        "openapi": version,
        "info": {"title": "small", "version": "1", **more.pop("info", {})},
        "paths": paths,
        "components": {"schemas": schemas or {}, **more.pop("components", {})},
        **more,
    }


def of_schema(schema: Any, schemas: Any = None, **more: Any) -> dict[str, Any]:
    """A description with one operation whose answer holds this schema under data."""
    return document({"/thing": {"get": operation(answer(enveloped(schema)))}}, schemas, **more)


def overlay(*actions: dict[str, Any]) -> dict[str, Any]:
    return {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": list(actions)}


def made(description: Any, corrections: Any = None) -> BuildResult:
    """The build of a description given as plain data."""
    source = parse(json.dumps(description).encode(), "small.json")
    fixes = parse_any(json.dumps(corrections).encode(), "fixes.json") if corrections else None
    return build(source, fixes)


@contextmanager
def loaded(files: dict[str, str], folder: Path, name: str = "sdk") -> Iterator[ModuleType]:
    """The generated package, written to a folder and imported; forgotten afterwards."""
    for path, text in files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        package = importlib.import_module(name)
        importlib.import_module(f"{name}.models")
        importlib.import_module(f"{name}.operations")
        yield package
    finally:
        sys.path.remove(str(folder))
        for module in [key for key in sys.modules if key == name or key.startswith(f"{name}.")]:
            del sys.modules[module]


def endpoints(package: ModuleType) -> dict[str, Any]:
    """Every endpoint of a generated package, by the name of its factory."""
    found: dict[str, Any] = {}
    for name in package.operations.__all__:
        factory = getattr(package.operations, name)
        found[name] = getattr(sys.modules[factory.__module__], f"_{name.upper()}")
    return found


def repairs(built: BuildResult) -> dict[str, int]:
    return {kind: len(places) for kind, places in built.report.repairs.items()}
