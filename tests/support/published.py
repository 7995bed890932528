"""The published descriptions and their corrections, parsed once per process. Tests must not change them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.overlay import AppliedAction, apply_overlay
from codegen.source.document import load, parse_any

if TYPE_CHECKING:
    from codegen.source.document import Document
    from codegen.tree import Object

OPENAPI = Path(__file__).parents[2] / "openapi"


@cache
def read_published(api: str = "b2b-v1") -> Document:
    return load(OPENAPI / f"{api}.yaml")


@cache
def read_corrections(api: str = "b2b-v1") -> Object:
    path = OPENAPI / f"{api}.corrections.yaml"
    return parse_any(path.read_bytes(), path.name).data


@cache
def apply_corrections(api: str = "b2b-v1") -> tuple[Object, list[AppliedAction]]:
    """Return the published description with its corrections, and the applied actions."""
    return apply_overlay(read_published(api).data, read_corrections(api))
