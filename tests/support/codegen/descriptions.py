"""Small descriptions and functions that build and load their SDKs."""

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


def build_responses(schema: Any, status: str = "200", **more: Any) -> dict[str, Any]:
    """Return responses with one JSON body."""
    return {status: {"description": "", "content": {"application/json": {"schema": schema, **more}}}}


def wrap_in_envelope(data: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"success": {"type": "boolean"}, "data": data, "meta": {}}}


def build_operation(responses: Any = None, **more: Any) -> dict[str, Any]:
    """Return an operation with an id, a tag and a response."""
    node = {
        "operationId": "get_thing",
        "tags": ["Things"],
        "responses": build_responses({"type": "string"}) if responses is None else responses,
    }
    node.update(more)
    return {key: value for key, value in node.items() if value is not ...}


def build_document(paths: Any, schemas: Any = None, version: str = "3.1.0", **more: Any) -> dict[str, Any]:
    return {
        "openapi": version,
        "info": {"title": "small", "version": "1", **more.pop("info", {})},
        "paths": paths,
        "components": {"schemas": schemas or {}, **more.pop("components", {})},
        **more,
    }


def describe_schema(schema: Any, schemas: Any = None, **more: Any) -> dict[str, Any]:
    """Return a description with one operation whose response has this schema under data."""
    return build_document(
        {"/thing": {"get": build_operation(build_responses(wrap_in_envelope(schema)))}}, schemas, **more
    )


def build_overlay(*actions: dict[str, Any]) -> dict[str, Any]:
    return {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": list(actions)}


def build_sdk(description: Any, corrections: Any = None) -> BuildResult:
    """Build a description that is given as plain data."""
    source = parse(json.dumps(description).encode(), "small.json")
    overlay = parse_any(json.dumps(corrections).encode(), "fixes.json") if corrections else None
    return build(source, overlay)


@contextmanager
def load_package(files: dict[str, str], folder: Path, name: str = "sdk") -> Iterator[ModuleType]:
    """Write the generated package to a folder, import it, and unload it afterwards.

    No bytecode is written: if two packages with modules of equal size are written within one second to one
    folder, the bytecode of the first one is considered current and is loaded for the second one.
    """
    for path, text in files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    writes_none = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        package = importlib.import_module(name)
        importlib.import_module(f"{name}.models")
        importlib.import_module(f"{name}.operations")
        yield package
    finally:
        sys.dont_write_bytecode = writes_none
        sys.path.remove(str(folder))
        for module in [key for key in sys.modules if key == name or key.startswith(f"{name}.")]:
            del sys.modules[module]


def list_endpoints(package: ModuleType) -> dict[str, Any]:
    """Return every endpoint of a generated package by the name of its factory."""
    endpoints: dict[str, Any] = {}
    for name in package.operations.__all__:
        factory = getattr(package.operations, name)
        endpoints[name] = getattr(sys.modules[factory.__module__], f"_{name.upper()}")
    return endpoints


def count_repairs(result: BuildResult) -> dict[str, int]:
    return {kind: len(places) for kind, places in result.report.repairs.items()}
