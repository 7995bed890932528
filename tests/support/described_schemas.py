"""Comparison of response bodies with the schemas of the corrected descriptions."""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.support.described_calls import list_described, load_description


@cache
def make_validator(api: str, operation: str, status: int) -> Draft202012Validator | None:
    """Return the validator of a response, or None for a response without JSON."""
    path, method, facts = _list_operations(api)[operation]
    content = facts["responses"][str(status)].get("content") or {}
    media = next((name for name in content if "json" in name), None)
    if media is None:
        return None
    parts = ["paths", path, method, "responses", str(status), "content", media, "schema"]
    pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)
    return Draft202012Validator({"$ref": f"urn:description#/{pointer}"}, registry=_make_registry(api))


def find_errors(api: str, operation: str, status: int, body: Any) -> list[str]:
    """Return the differences of a JSON body from the schema of its response."""
    validator = make_validator(api, operation, status)
    assert validator is not None, f"{operation} has no JSON body with status {status}"
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]


@cache
def _list_operations(api: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {operation: (path, method, facts) for operation, method, path, facts in list_described(api)}


@cache
def _make_registry(api: str) -> Registry[Any]:
    resource = DRAFT202012.create_resource(load_description(api))
    return Registry().with_resource("urn:description", resource)
