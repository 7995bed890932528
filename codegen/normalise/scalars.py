"""Plain values: which number is an integer, which text a date, which values a code may have."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from codegen.naming import words
from codegen.tree import Object, as_array, as_object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE_LAST = frozenset({"id", "ids", "count", "counts", "page", "limit", "offset", "weight"})
_WHOLE_FIRST = frozenset({"is", "has", "can", "allow"})
_DATES = {"date": dt.date, "date-time": dt.datetime}


def is_whole(name: str) -> bool:
    """Whether a number of this name can only be a whole one."""
    parts = words(name)
    return bool(parts) and (
        parts[-1] in _WHOLE_LAST
        or parts[0] in _WHOLE_FIRST
        or parts[-2:] == ["page", "size"]
        or parts[0] == "ids"
    )


def number(schema: Object, name: str) -> Object:
    """The type of a JSON number."""
    if schema.get("format") == "decimal":
        return {"type": "number", "format": "decimal"}
    form = str(schema.get("format", ""))
    example = schema.get("example")
    fractional = isinstance(example, float) and not example.is_integer()
    if not fractional and (form.startswith("int") or is_whole(name)):
        return {"type": "integer"}
    return {"oneOf": [{"type": "integer"}, {"type": "number"}]}


def text(schema: Object) -> Object:
    """The type of a JSON string; a date only where the description's own example is one."""
    if schema.get("x-altegio-secret") is True:
        return {"type": "string", "customTypePath": "altegio_async._core.redact.Secret"}
    form = schema.get("format")
    if form in _DATES and _parses(str(form), schema):
        return {"type": "string", "format": form}
    if form in {"decimal", "binary"}:
        return {"type": "string", "format": form}
    return {"type": "string"}


def _parses(form: str, schema: Object) -> bool:
    samples = [schema[key] for key in ("example", "default") if key in schema] + as_array(
        schema.get("examples")
    )
    return all(is_date(form, sample) for sample in samples if sample is not None)


def is_date(form: str, sample: Any) -> bool:
    """Whether a sample is a text that reads as a date or date-time."""
    if not isinstance(sample, str) or (form == "date-time" and len(sample) <= 16):
        return False
    try:
        _DATES[form].fromisoformat(sample)
    except ValueError:
        return False
    return True


def is_large(value: Any) -> bool:
    """Whether this is a whole number that a decoder does not take for a code."""
    return isinstance(value, (int, float)) and not -(2**63) <= value < 2**63


def coded(values: Iterable[Any], *, is_open: bool) -> Object:
    """The type of a coded value: the known codes, and in an answer any other of their kind."""
    texts = [value for value in values if isinstance(value, str)]
    whole = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    parts: list[Object] = []
    for kind, known in (("integer", whole), ("string", texts)):
        closed = known and not any(map(is_large, known))
        if closed:
            parts.append({"type": kind, "enum": list(dict.fromkeys(known))})
        if known and (is_open or not closed):
            parts.append({"type": kind})
    if any(isinstance(value, bool) for value in values):
        parts.append({"type": "boolean"})
    if any(isinstance(value, float) for value in values):
        parts.append({"type": "number"})
    if any(isinstance(value, (dict, list)) for value in values) or not parts:
        return {}
    return parts[0] if len(parts) == 1 else {"oneOf": parts}


def table(info: Object, name: str, kind: str) -> list[Any]:
    """The codes of a named table, as integers where the field is a number."""
    given = as_object(info.get("x-altegio-code-tables")).get(name)
    if is_object(given) and "values" in given:
        given = given["values"]
    codes: list[Any] = list(given) if is_object(given) or is_array(given) else []
    if kind in {"integer", "number"}:
        return [int(code) for code in codes if re.fullmatch(r"-?\d+", str(code))]
    return [str(code) for code in codes]
