"""The auth level of an operation, from its security and from what its header parameters say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.repair.values import texts
from codegen.tree import Object, as_array, as_object, is_array, is_object, resolve, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.report import Report

LEVELS = ("none", "partner", "partner+user")
# The header's name, which is written in several ways; `Author` is none of them.
AUTHORIZATION = re.compile(r"aut\w*ri[sz]\w*", re.IGNORECASE)


def requirements(published: Any, place: str, report: Report) -> list[Object] | None:
    """The security of an operation as OpenAPI has it, None where nothing usable is said."""
    if published is None:
        return None
    result = [
        {name: texts(scopes) for name, scopes in entry.items()}
        for entry in as_array(published)
        if is_object(entry)
    ]
    if result != published:
        report.repaired("security that is no list of requirements", place)
    return result if result or published == [] else None


def auth_level(operation: Object, given: list[Any], root: Object) -> str:
    """One of `none`, `partner`, `partner+user`; the highest where sources differ or say nothing.

    Sending the user's token where the partner's is enough does no harm; the other way round fails.
    """
    stated = operation.get("x-altegio-auth")
    if stated in LEVELS:
        return str(stated)
    security = operation.get("security", root.get("security"))
    names = _scheme_names(security)
    header = _header_text(given, root)
    if "user" in header or any("user" in name.lower() for name in names):
        return "partner+user"
    if names or header:
        return "partner"
    return "none" if is_array(security) and all(map(is_object, security)) else "partner+user"


def _scheme_names(security: Any) -> list[str]:
    return [name for entry in as_array(security) for name in as_object(entry)]


def _header_text(given: Iterable[Any], root: Object) -> str:
    """What the parameter for the `Authorization` header says, in lower case; its spelling varies."""
    for entry in given:
        node = resolve(root, entry)
        if (
            is_object(node)
            and node.get("in") == "header"
            and AUTHORIZATION.fullmatch(text_of(node.get("name")))
        ):
            return f"{node.get('description', '')} {node.get('example', '')} authorization".lower()
    return ""
