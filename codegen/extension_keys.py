"""The extension keys (`x-altegio-...`) of a description. A key that no stage reads fails the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.tree import METHODS, Object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "x-altegio-"
# The level of each key. openapi/README.md explains their meaning.
LEVELS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "path", "auth", "idempotent", "paging", "body-paging", "window-paging", "batch", "require-one",
            "resource", "method", "update", "arguments", "hand-written", "replacement", "sensitive",
            "confidence", "lost-response",
        ),
        frozenset({"operation"}),
    ),
    **dict.fromkeys(("name", "format", "codes"), frozenset({"parameter", "schema"})),
    **dict.fromkeys(
        ("as", "also", "model", "required", "mixin", "secret", "timezone"), frozenset({"schema"})
    ),
    "envelope": frozenset({"media type"}),
    "words": frozenset({"info"}),
    "code-tables": frozenset({"info"}),
    "booleans": frozenset({"info"}),
    "ids": frozenset({"info"}),
}  # fmt: skip
_DATA = frozenset({"example", "examples", "default", "enum", "const"})
_SHOWN = 10


def check_keys(document: Object) -> None:
    """Check that every extension key is known and has an effect at its level.

    Raises:
        CodegenError: a key is unknown or at a level where no stage reads it. The message lists the locations.
    """
    faults = list(_find_faults(document, (), "document"))
    if faults:
        more = [f"  and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise CodegenError("keys that have no effect:\n" + "\n".join([*faults[:_SHOWN], *more]))


def _find_faults(node: Any, location: tuple[str, ...], level: str) -> Iterator[str]:
    if is_array(node):
        for number, item in enumerate(node):
            yield from _find_faults(item, (*location, str(number)), level)
    if not is_object(node):
        return
    for key, value in node.items():
        place = (*location, str(key))
        if str(key).startswith(PREFIX) and level != "properties":
            levels = LEVELS.get(str(key).removeprefix(PREFIX))
            if levels is None:
                yield f"  {'/'.join(place)}: the key is unknown"
            elif level not in levels:
                owner = " or ".join(sorted(levels))
                yield f"  {'/'.join(place)}: the key belongs to a {owner}, not to a {level}"
        elif key not in _DATA or level == "properties":
            yield from _find_faults(value, place, _choose_level(level, str(key)))


def _choose_level(level: str, key: str) -> str:
    """Return the level of the value under a key."""
    if level == "document":
        return {"info": "info", "paths": "paths", "webhooks": "paths", "components": "components"}.get(
            key, "other"
        )
    if level == "components":
        return {"schemas": "properties", "parameters": "parameters", "responses": "responses"}.get(
            key, "body"
        )
    following = {
        "paths": "path",
        "responses": "body",
        "properties": "schema",
        "content": "media type",
        "parameters": "parameter",
    }
    if level in following:
        return following[level]
    if level == "schema":
        return (
            "properties" if key in {"properties", "$defs", "definitions", "patternProperties"} else "schema"
        )
    if key in {"parameters", "responses", "content"}:
        return key if key != "parameters" else "parameter"
    return {
        "path": "operation" if key in METHODS else "other",
        "media type": "schema",
        "parameter": "schema",
    }.get(level, "body" if key == "requestBody" else level)
