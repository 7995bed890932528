"""The auth level of an operation, from its security and from what its header parameters say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.tree import Object, as_array, as_object, is_array, is_object, resolve, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVELS = ("none", "partner", "partner+user")


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
    return "none" if is_array(security) else "partner+user"


def _scheme_names(security: Any) -> list[str]:
    return [name for entry in as_array(security) for name in as_object(entry)]


def _header_text(given: Iterable[Any], root: Object) -> str:
    """What the parameter for the `Authorization` header says, in lower case; its spelling varies."""
    for entry in given:
        node = resolve(root, entry)
        if (
            is_object(node)
            and node.get("in") == "header"
            and text_of(node.get("name")).lower().startswith("aut")
        ):
            return f"{node.get('description', '')} {node.get('example', '')} authorization".lower()
    return ""
