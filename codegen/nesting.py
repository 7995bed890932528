"""Limit of the nesting of a document, so that no stage overflows the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.tree import as_array, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.tree import Object

# A generated annotation can be nested as deeply, and Python accepts 200 open brackets.
MAX_LEVELS = 100
_SHOWN = 6

_Step = tuple[object, "_Step | None"]  # a key or an index, and the step before it


def check_nesting(document: Object) -> None:
    """Refuse a document whose objects and arrays are nested deeper than `MAX_LEVELS`.

    Raises:
        CodegenError: it is nested too deeply. The message names the place.
    """
    level: list[tuple[Any, _Step | None]] = [(document, None)]
    for _ in range(MAX_LEVELS):
        children = {
            id(child): (child, step) for node, before in level for child, step in _list_children(node, before)
        }
        level = list(children.values())
    if level:
        raise CodegenError(f"{_render_place(level[0][1])}: {describe_excess()}")


def describe_excess() -> str:
    """Return the words for a document that is nested too deeply."""
    return f"nested deeper than {MAX_LEVELS} levels"


def _list_children(node: Any, before: _Step | None) -> Iterator[tuple[Any, _Step]]:
    for key, value in node.items() if is_object(node) else enumerate(as_array(node)):
        if is_object(value) or is_array(value):
            yield value, (key, before)


def _render_place(step: _Step | None) -> str:
    """Return the first steps of a place."""
    steps: list[str] = []
    while step is not None:
        key, step = step
        steps.append(str(key))
    return "/".join([*reversed(steps[-_SHOWN:]), "..."])
