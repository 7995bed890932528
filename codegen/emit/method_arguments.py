"""Arguments of methods: parameters in signatures, values in calls, and entries of docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.arguments import render_argument_type
from codegen.normalise.plan import REF
from codegen.normalise.unions import list_parts

if TYPE_CHECKING:
    from codegen.normalise.plan import Argument, MethodPlan

_OUTCOMES = "Literal[-1, 0, 1, 2]"
_PHONE_TEXT = "its digits are sent. The API finds clients by their full international number only."


def render_parameter(item: Argument) -> str:
    """Return a parameter of a signature with its annotation and default."""
    annotation = _render_type(item)
    if item.required:
        return f"{item.python}: {annotation}"
    if item.is_field:
        return f"{item.python}: {annotation if annotation == 'Any' else f'{annotation} | UnsetType'} = UNSET"
    is_nullable = annotation.endswith("None") or annotation == "Any"
    return f"{item.python}: {annotation if is_nullable else f'{annotation} | None'} = None"


def _render_type(item: Argument) -> str:
    annotation = render_argument_type(item.type_schema, item.check, is_qualified=True)
    if item.is_field and all(REF in part for part in list_parts(item.type_schema)):
        annotation = f"{annotation} | Mapping[str, Any]"
    elif item.is_field and REF in (item.type_schema.get("items") or {}):
        annotation = f"{annotation[:-1]} | Mapping[str, Any]{' | int' if item.takes_ids else ''}]"
    if annotation == _OUTCOMES and item.python == "attendance":
        annotation = f"enums.AppointmentOutcome | {annotation}"
    if item.is_field and item.nullable and not annotation.endswith("None") and annotation != "Any":
        annotation += " | None"
    return annotation


def describe_argument(item: Argument, plan: MethodPlan) -> str:
    """Return the text of an argument for a docstring, or nothing if it has no description."""
    if item.is_field and item.python == "body":
        return _describe_body(plan)
    text = item.description[:1].lower() + item.description[1:] if item.description else ""
    if item.check.startswith("form:") or item.check == "datetime":
        return f"{text.rstrip('.') or 'time'}. {_describe_form(item.check)}"
    if item.check == "phone":
        return f"{text.rstrip('.') or 'phone'}; {_PHONE_TEXT}"
    return text


def _describe_body(plan: MethodPlan) -> str:
    body = plan.operation.body or {}
    if plan.body_style == "struct":
        return f"a `{body[REF]}`, or a dict with its fields."
    if plan.body_style == "union":
        names = [f"`{part[REF]}`" for part in list_parts(body)]
        return f"one of {' and '.join(names)}, or a dict with its fields."
    if plan.body_style == "structs":
        return f"a list of `{body['items'][REF]}` or of dicts with its fields."
    return "the values to send, by their names in the API."


def _describe_form(check: str) -> str:
    if check.endswith("date"):
        return "A date of the location."
    if check in {"form:date-time", "datetime"}:
        return "A datetime with an offset; without an offset it is a time of the location."
    return "A time of the location, without an offset."
