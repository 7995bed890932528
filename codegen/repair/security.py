"""The auth level of an operation, determined from its security and its header parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.repair.values import list_strings
from codegen.tree import Object, as_array, as_object, as_string, is_array, is_object, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.report import BuildReport

LEVELS = ("none", "partner", "partner+user")
# The name of the header is misspelt in several ways. `Author` is a different header.
AUTHORIZATION = re.compile(r"aut\w*ri[sz]\w*", re.IGNORECASE)


def repair_requirements(published: Any, place: str, report: BuildReport) -> list[Object] | None:
    """Return valid security requirements, or None if the published ones are unusable."""
    if published is None:
        return None
    result = [
        {name: list_strings(scopes) for name, scopes in entry.items()}
        for entry in as_array(published)
        if is_object(entry)
    ]
    if result != published:
        report.add_repair("security that is not a list of requirements", place)
    return result if result or published == [] else None


def determine_auth_level(operation: Object, parameters: list[Any], root: Object) -> str:
    """Return `none`, `partner` or `partner+user`; the highest level if sources differ or state none.

    An unnecessary user token is harmless, but a missing one makes the request fail.
    """
    explicit = operation.get("x-altegio-auth")
    if explicit in LEVELS:
        return str(explicit)
    security = operation.get("security", root.get("security"))
    names = _list_scheme_names(security)
    header = _read_header_text(parameters, root)
    if "user" in header or any("user" in name.lower() for name in names):
        return "partner+user"
    if names or header:
        return "partner"
    return "none" if is_array(security) and all(map(is_object, security)) else "partner+user"


def _list_scheme_names(security: Any) -> list[str]:
    return [name for entry in as_array(security) for name in as_object(entry)]


def _read_header_text(parameters: Iterable[Any], root: Object) -> str:
    """Return the lower-case description of the `Authorization` header parameter, which is often misspelt."""
    for entry in parameters:
        node = resolve(root, entry)
        if (
            is_object(node)
            and node.get("in") == "header"
            and AUTHORIZATION.fullmatch(as_string(node.get("name")))
        ):
            return f"{node.get('description', '')} {node.get('example', '')} authorization".lower()
    return ""
