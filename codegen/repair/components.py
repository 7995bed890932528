"""Repairing the shared components: names that OpenAPI allows, schemas that are valid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.naming import ascii_text
from codegen.tree import Object, as_object, is_array, is_object

if TYPE_CHECKING:
    from codegen.report import Report

_ALLOWED = re.compile(r"[A-Za-z0-9._-]+")
_PREFIX = "#/components/schemas/"


def rename_components(document: Object, report: Report) -> None:
    """Give every schema a name that OpenAPI allows, in place and with all references to it."""
    components = as_object(document.get("components"))
    schemas = as_object(components.get("schemas"))
    renamed: dict[str, str] = {}
    for name in schemas:
        if _ALLOWED.fullmatch(name):
            continue
        plain = re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_text(name)).strip("_") or "Schema"
        while plain in schemas or plain in renamed.values():
            plain += "_"
        renamed[name] = plain
        report.repaired("component name that is not allowed", name)
    if not renamed:
        return
    components["schemas"] = {renamed.get(name, name): value for name, value in schemas.items()}
    _rewrite(document, {_PREFIX + old: _PREFIX + new for old, new in renamed.items()})


def _rewrite(node: Any, references: dict[str, str]) -> None:
    if is_object(node):
        target = node.get("$ref")
        if isinstance(target, str) and target in references:
            node["$ref"] = references[target]
        for value in node.values():
            _rewrite(value, references)
    elif is_array(node):
        for value in node:
            _rewrite(value, references)


def security_schemes(components: Object, report: Report) -> Object:
    """The security schemes that OpenAPI would accept."""
    result: Object = {}
    for name, scheme in as_object(components.get("securitySchemes")).items():
        if is_object(scheme) and scheme.get("type") in {
            "apiKey",
            "http",
            "oauth2",
            "openIdConnect",
            "mutualTLS",
        }:
            result[name] = scheme
        else:
            report.repaired("security scheme without a type", name)
    return result
