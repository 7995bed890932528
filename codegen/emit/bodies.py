"""Bodies of factories: the annotation of the argument, and the call that validates it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.annotations import render_annotation
from codegen.normalise.plan import REF
from codegen.normalise.unions import is_list, list_parts

if TYPE_CHECKING:
    from codegen.tree import Object

BODY_MODULES = dict.fromkeys(
    ("convert_bodies", "convert_body", "convert_optional_body", "convert_union_body"),
    "altegio_async._core.body_arguments",
)
_FREE = "Mapping[str, Any]"


def render_body_type(body: Object) -> str:
    """Return the annotation of a body. Structs can be given as mappings of their fields."""
    if _is_list_of_structs(body):
        return f"Sequence[{render_body_type(body['items'])}]"
    annotation = render_annotation(body, argument=True, is_qualified=True)
    return f"{annotation} | {_FREE}" if _is_validated(body) else annotation


def render_body_value(body: Object, *, is_required: bool) -> str:
    """Return the expression of the body to send: the validated structs, or the argument itself."""
    if REF in body:
        return f"{'convert_body' if is_required else 'convert_optional_body'}(models.{body[REF]}, body)"
    if _is_list_of_structs(body):
        minimum = f", minimum={body['minItems']}" if "minItems" in body else ""
        call = f"convert_bodies(models.{body['items'][REF]}, body{minimum})"
    elif _is_validated(body):
        call = f"convert_union_body(({', '.join(f'models.{part[REF]}' for part in list_parts(body))}), body)"
    else:
        return "body"
    return call if is_required else f"UNSET if isinstance(body, UnsetType) else {call}"


def _is_validated(body: Object) -> bool:
    return bool(body) and all(REF in part for part in list_parts(body))


def _is_list_of_structs(body: Object) -> bool:
    return is_list(body) and REF in body["items"]
