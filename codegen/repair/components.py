"""Repair of components: their names, references to them, and security schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.naming import transliterate
from codegen.tree import Object, as_object, as_string, build_reference, is_array, is_object, parse_pointer

if TYPE_CHECKING:
    from codegen.report import BuildReport

_ALLOWED = re.compile(r"[A-Za-z0-9._-]+")
_SECTIONS = {"schemas": "invalid component name", "examples": "invalid example name"}
# Required string properties by type of scheme.
_SCHEMES = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
    "oauth2": (),
}
_FLOWS = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
}


def rename_components(document: Object, report: BuildReport) -> None:
    """Rename schemas and examples to valid component names, in place and with all references.

    References are also normalised: percent-encoded ones become plain.
    """
    components = as_object(document.get("components"))
    renamed: dict[tuple[str, str], str] = {}
    for section, kind in _SECTIONS.items():
        taken = set(as_object(components.get(section)))
        for name in sorted(taken):
            if not _ALLOWED.fullmatch(name):
                plain = re.sub(r"[^A-Za-z0-9._-]+", "_", transliterate(name)).strip("_") or "Schema"
                while plain in taken:
                    plain += "_"
                taken.add(plain)
                renamed[section, name] = plain
                report.add_repair(kind, name)
        if is_object(components.get(section)):
            components[section] = {
                renamed.get((section, name), name): value for name, value in components[section].items()
            }
    _rewrite_references(document, renamed)


def _rewrite_references(node: Any, renamed: dict[tuple[str, str], str]) -> None:
    if is_object(node):
        target = node.get("$ref")
        parts = parse_pointer(target) if isinstance(target, str) else None
        if parts:
            if parts[0] == "components" and len(parts) > 2:
                parts[2] = renamed.get((parts[1], parts[2]), parts[2])
            node["$ref"] = build_reference(parts)
        for value in node.values():
            _rewrite_references(value, renamed)
    elif is_array(node):
        for value in node:
            _rewrite_references(value, renamed)


def repair_security_schemes(components: Object, report: BuildReport) -> Object:
    """Return the security schemes that are valid."""
    result: Object = {}
    for name, published in as_object(components.get("securitySchemes")).items():
        scheme = as_object(published)
        if as_string(scheme.get("type")) not in _SCHEMES:
            report.add_repair("security scheme without a type", name)
        elif not _ALLOWED.fullmatch(name) or not _is_complete(scheme):
            report.add_repair("incomplete or badly named security scheme", name)
        else:
            result[name] = scheme
    return result


def _is_complete(scheme: Object) -> bool:
    if scheme["type"] == "oauth2":
        flows = scheme.get("flows")
        return is_object(flows) and all(_is_flow(name, flow) for name, flow in flows.items())
    is_placed = scheme["type"] != "apiKey" or scheme.get("in") in ("query", "header", "cookie")
    return is_placed and all(isinstance(scheme.get(key), str) for key in _SCHEMES[scheme["type"]])


def _is_flow(name: str, flow: Any) -> bool:
    required = _FLOWS.get(name)
    return (
        required is not None
        and is_object(flow)
        and is_object(flow.get("scopes"))
        and all(isinstance(value, str) for value in flow["scopes"].values())
        and all(isinstance(flow.get(key), str) for key in required)
    )
