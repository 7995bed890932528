"""Choice of the check for each argument: how its value is validated and converted before it is sent.

A check is one of `id`, `id_or_zero`, `ids`, `lookup_ids`, each of them with the prefix `text_`, `phone`,
`date`, `datetime`, `amount`, `seconds`, `filled`, `range:` with the bounds of an integer in a body, or
`form:` with a value of `x-altegio-format`. Values in the query and the path that have no such check are
checked by their type: `text`, `integer`, `flag`, `choice:` or `choices:` with accepted values as JSON.
The check is empty if the value is sent without one.

Fields of bodies are validated with their struct. Its type covers dates, amounts and codes; all other checks
are listed in the struct, with `minimum:` and the smallest number of items or fields.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.normalise.unions import combine, is_list, list_parts
from codegen.tree import Object, as_object, as_string

if TYPE_CHECKING:
    from codegen.normalise.plan import StructPlan

_BY_FORMAT = {"date": "date", "date-time": "datetime", "decimal": "amount"}
_BY_TYPE = {"string": "text", "integer": "integer", "boolean": "flag"}
_NOT_BLANK = r"\S"
_PHONE = r"(^|_)phone$"
_IN_STRUCT = frozenset({"id", "id_or_zero", "text_id", "text_id_or_zero", "phone", "seconds", "filled"})
_OF_IDS = {"ids", "text_ids"}
_INTEGER: Object = {"type": "integer"}
_TEXT: Object = {"type": "string"}
_NULL: Object = {"type": "null"}


def choose_check(
    python: str,
    type_schema: Object,
    schema: Object,
    *,
    is_required: bool,
    description: str = "",
    is_lookup: bool = False,
    is_field: bool = False,
) -> str:
    """Return the check for an argument.

    Args:
        python: Python name of the argument.
        type_schema: its type.
        schema: its schema in the description.
        is_required: whether it is required. Optional ids can be 0, which the API uses for "none".
        description: its text, which names the unit of a duration.
        is_field: whether the argument is a field of a body, whose text can be required not to be blank.
        is_lookup: whether the argument is the ids of a batch, which can contain 0.
    """
    parts = [part for part in list_parts(type_schema) if part != _NULL]
    if len(parts) != 1:
        return ""
    part = parts[0]
    if is_list(part):
        is_ids = part.get("items") == {"type": "integer"} and re.search(r"(^|_)ids$", python)
        check = ("lookup_ids" if is_lookup else "ids") if is_ids else ""
        return check or (_choose_range(as_object(schema.get("items"))) if is_field else "")
    if part == {"type": "integer"}:
        may_be_zero = not is_required or schema.get("minimum") == 0
        check = _choose_integer_check(python, description, may_be_zero=may_be_zero)
        return check or (_choose_range(schema) if is_field else "")
    if part == {"type": "string"} and is_field and schema.get("pattern") == _NOT_BLANK:
        return "filled"
    if part == {"type": "string"}:
        form = as_string(schema.get("x-altegio-format"))
        return f"form:{form}" if form else "phone" if re.search(_PHONE, python) else ""
    return _BY_FORMAT.get(str(part.get("format")), "")


def has_text_ids(info: Object) -> bool:
    """Return whether the ids in results are text, so that arguments accept such ids too.

    Raises:
        CodegenError: the key of the description has an unknown value.
    """
    form = info.get("x-altegio-ids")
    if form not in {None, "text"}:
        raise CodegenError(f"x-altegio-ids must be text, got {form!r}")
    return form is not None


def accept_text_ids(type_schema: Object, check: str) -> tuple[Object, str]:
    """Return the type and the check of an argument that accepts ids as text too.

    The type of a list does not change: a type checker would refuse a `list[int]` for a `list[int | str]`.

    Args:
        type_schema: its type.
        check: its check. An argument without a check of ids does not change.
    """
    if check not in {"id", "id_or_zero", "ids", "lookup_ids"}:
        return type_schema, check
    parts = list_parts(type_schema)
    return combine([*parts, _TEXT] if _INTEGER in parts else parts), f"text_{check}"


def choose_field_check(
    python: str,
    type_schema: Object,
    schema: Object,
    description: str,
    *,
    is_required: bool,
    has_text_ids: bool,
) -> tuple[Object, str]:
    """Return the type and the check of a field of a body. See `choose_check` and `accept_text_ids`."""
    check = choose_check(
        python, type_schema, schema, is_required=is_required, description=description, is_field=True
    )
    return accept_text_ids(type_schema, check) if has_text_ids else (type_schema, check)


def choose_type_check(type_schema: Object) -> str:
    """Return the check of the type of a value in the query or the path.

    Args:
        type_schema: its type.
    """
    parts = [part for part in list_parts(type_schema) if part != _NULL]
    if len(parts) != 1:
        return ""
    part = parts[0]
    if "enum" in part:
        return f"choice:{json.dumps(part['enum'])}"
    if is_list(part):
        return f"choices:{json.dumps(part['items']['enum'])}" if "enum" in part["items"] else ""
    return _BY_TYPE.get(str(part.get("type")), "") if part.keys() == {"type"} else ""


def list_field_checks(model: StructPlan) -> list[tuple[str, str]]:
    """Return the checks of a request that its types do not cover, by Python name. Its own have no name."""
    checks: list[tuple[str, str]] = [("", f"minimum:{model.minimum}")] if model.minimum else []
    for field in model.fields:
        if field.check in _OF_IDS:
            checks.append((field.python, f"{field.check}:{field.minimum}"))
        elif field.check in _IN_STRUCT or field.check.startswith(("form:", "range:")):
            checks.append((field.python, field.check))
        if field.minimum and field.check not in _OF_IDS:
            checks.append((field.python, f"minimum:{field.minimum}"))
    return checks


def _choose_range(schema: Object) -> str:
    """Return the check of the bounds of an integer, or nothing if it has none."""
    bounds = [schema.get(name) for name in ("minimum", "maximum")]
    texts = ["" if bound is None else str(bound) for bound in bounds]
    return f"range:{':'.join(texts)}" if any(texts) else ""


def _choose_integer_check(python: str, description: str, *, may_be_zero: bool) -> str:
    if re.search(r"(^|_)id$", python):
        return "id_or_zero" if may_be_zero else "id"
    return "seconds" if re.search(r"\bin seconds\b", description) else ""
