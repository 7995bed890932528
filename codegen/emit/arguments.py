"""Arguments of factories and methods: annotations in signatures, and the checks of their values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from codegen.emit.annotations import render_annotation, render_string

if TYPE_CHECKING:
    from codegen.tree import Object

CORE_MODULES = {
    **dict.fromkeys(
        (
            *("check_amount", "check_any_given", "check_choice", "check_choices", "check_date"),
            *("check_datetime", "check_flag", "check_integer", "check_seconds"),
            *("format_moment", "optional", "unless_unset"),
        ),
        "altegio_async._core.arguments",
    ),
    **dict.fromkeys(
        (
            *("check_id", "check_ids", "check_lookup_ids", "check_text", "check_phone"),
            *("check_text_id", "check_text_ids", "check_text_lookup_ids"),
        ),
        "altegio_async._core.validation",
    ),
}
_FUNCTIONS = {
    "id": "check_id",
    "id_or_zero": "check_id",
    "ids": "check_ids",
    "lookup_ids": "check_lookup_ids",
    "text_id": "check_text_id",
    "text_id_or_zero": "check_text_id",
    "text_ids": "check_text_ids",
    "text_lookup_ids": "check_text_lookup_ids",
    "phone": "check_phone",
    "date": "check_date",
    "datetime": "check_datetime",
    "amount": "check_amount",
    "seconds": "check_seconds",
    "text": "check_text",
    "integer": "check_integer",
    "flag": "check_flag",
    "form": "format_moment",
    "choice": "check_choice",
    "choices": "check_choices",
}
_FORM = "form:"


def render_value(name: str, check: str, *, is_optional: bool = False, wrapper: str = "optional") -> str:
    """Return the expression of the value to send: the argument itself, or its checked value."""
    if not check:
        return name
    kind, _, detail = check.partition(":")
    function = _FUNCTIONS[kind]
    values = [render_string(name), name]
    if kind in {"choice", "choices"}:
        values.append(_render_choices(json.loads(detail)))
    elif detail:
        values.append(render_string(detail))
    if check in {"id_or_zero", "text_id_or_zero"}:
        values.append("minimum=0")
    return (
        f"{wrapper}({', '.join([function, *values])})" if is_optional else f"{function}({', '.join(values)})"
    )


def _render_choices(choices: list[object]) -> str:
    """Return a tuple of the accepted values."""
    texts = [render_string(value) if isinstance(value, str) else repr(value) for value in choices]
    return f"({', '.join(texts)}{',' * (len(texts) == 1)})"


def render_argument_type(type_schema: Object, check: str, *, is_qualified: bool = False) -> str:
    """Return the annotation of an argument, with all forms that its check accepts.

    Args:
        type_schema: its type.
        check: its check.
        is_qualified: use names that are qualified by their module, such as `dt.date` and `models.Client`.
    """
    annotation = render_annotation(type_schema, argument=True, is_qualified=is_qualified)
    prefix = "dt." if is_qualified else ""
    if check in {"ids", "lookup_ids"}:
        return annotation.replace("Sequence[int]", "Iterable[int]")
    if check in {"text_ids", "text_lookup_ids"}:
        return annotation.replace("Sequence[int]", "Iterable[int | str]")
    parts = annotation.split(" | ")
    widened = {
        "date": [f"{prefix}date", "str"],
        "datetime": [f"{prefix}datetime", "str"],
        "seconds": ["int", f"{prefix}timedelta"],
        "amount": ["Decimal", "int"],
    }.get(check)
    if check.startswith(_FORM):
        widened = [f"{prefix}datetime" if "time" in check else f"{prefix}date", "str"]
    if widened is None:
        return annotation
    return " | ".join([*widened, *(part for part in parts if part == "None")])
