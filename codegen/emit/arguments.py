"""Arguments of factories and methods: annotations in signatures, and the checks of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.annotations import render_annotation, render_string

if TYPE_CHECKING:
    from codegen.tree import Object

CORE_MODULES = {
    **dict.fromkeys(
        (
            *("check_amount", "check_any_given", "check_date", "check_datetime", "check_seconds"),
            *("format_moment", "optional", "unless_unset"),
        ),
        "altegio_async._core.arguments",
    ),
    **dict.fromkeys(
        ("check_id", "check_ids", "check_lookup_ids", "phone_digits"), "altegio_async._core.validation"
    ),
}
_FUNCTIONS = {
    "id": "check_id",
    "id_or_zero": "check_id",
    "ids": "check_ids",
    "lookup_ids": "check_lookup_ids",
    "phone": "phone_digits",
    "date": "check_date",
    "datetime": "check_datetime",
    "amount": "check_amount",
    "seconds": "check_seconds",
}
_FORM = "form:"


def render_value(name: str, check: str, *, is_optional: bool = False, wrapper: str = "optional") -> str:
    """Return the expression of the value to send: the argument itself, or its checked value."""
    if not check:
        return name
    form = check.removeprefix(_FORM) if check.startswith(_FORM) else ""
    function = "format_moment" if form else _FUNCTIONS[check]
    values = [render_string(name), name]
    if form:
        values.append(render_string(form))
    if check == "id_or_zero":
        values.append("least=0")
    return (
        f"{wrapper}({', '.join([function, *values])})" if is_optional else f"{function}({', '.join(values)})"
    )


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
