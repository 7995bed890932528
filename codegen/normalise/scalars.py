"""Types of scalar values: integers, dates and codes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from codegen.naming import split_words
from codegen.tree import Object, as_array, as_object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE_LAST = frozenset({"id", "ids", "count", "counts", "page", "limit", "offset", "weight"})
_WHOLE_FIRST = frozenset({"is", "has", "can", "allow"})
_FRACTIONAL_FORMATS = frozenset({"double", "float"})
_SAMPLED = ["example", "default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
_DATES = {"date": dt.date, "date-time": dt.datetime}


def is_integer_name(name: str) -> bool:
    """Return whether numbers with this name are integers in the API that we verified."""
    parts = split_words(name)
    return bool(parts) and (
        parts[-1] in _WHOLE_LAST
        or parts[0] in _WHOLE_FIRST
        or parts[-2:] == ["page", "size"]
        or parts[0] == "ids"
    )


def type_number(schema: Object, name: str, *, is_verified: bool) -> Object:
    """Return the type of a JSON number.

    Names show that a number is an integer only in a verified description, because corrections have checked
    its names. In any other description a number such as `limit` can have a fraction.
    """
    if schema.get("format") == "decimal":
        return {"type": "number", "format": "decimal"}
    format_name = str(schema.get("format", ""))
    is_named_integer = is_verified and format_name not in _FRACTIONAL_FORMATS and is_integer_name(name)
    if (is_named_integer or format_name.startswith("int")) and not _has_fraction(schema):
        return {"type": "integer"}
    return {"oneOf": [{"type": "integer"}, {"type": "number"}]}


def _has_fraction(schema: Object) -> bool:
    """Return whether an example, a default or a limit of a number has a fraction."""
    values = [schema.get(key) for key in _SAMPLED] + as_array(schema.get("examples"))
    return any(isinstance(value, float) and not value.is_integer() for value in values)


def type_string(schema: Object) -> Object:
    """Return the type of a JSON string. It is a date only if the examples in the description are dates."""
    if schema.get("x-altegio-secret") is True:
        return {"type": "string", "customTypePath": "altegio_async._core.redact.Secret"}
    format_name = schema.get("format")
    if format_name in _DATES and _has_valid_dates(str(format_name), schema):
        return {"type": "string", "format": format_name}
    if format_name in {"decimal", "binary"}:
        return {"type": "string", "format": format_name}
    return {"type": "string"}


def is_text_decimal(type_schema: Object) -> bool:
    """Return whether a type is a decimal in a JSON string, or a list of such decimals."""
    parts = [part for part in type_schema.get("oneOf", [type_schema]) if part.get("type") != "null"]
    items = [part["items"] if part.get("type") == "array" else part for part in parts]
    return bool(items) and all(item == {"type": "string", "format": "decimal"} for item in items)


def _has_valid_dates(format_name: str, schema: Object) -> bool:
    samples = [schema[key] for key in ("example", "default") if key in schema] + as_array(
        schema.get("examples")
    )
    return all(is_date(format_name, sample) for sample in samples if sample is not None)


def is_date(format_name: str, sample: Any) -> bool:
    """Return whether a sample is a string in the format of a date or date-time."""
    if not isinstance(sample, str) or (format_name == "date-time" and len(sample) <= 16):
        return False
    try:
        _DATES[format_name].fromisoformat(sample)
    except ValueError:
        return False
    return True


def is_out_of_range(value: Any) -> bool:
    """Return whether the value is an integer beyond the range of codes that the decoder accepts."""
    return isinstance(value, (int, float)) and not -(2**63) <= value < 2**63


def type_codes(values: Iterable[Any], *, is_open: bool) -> Object:
    """Return the type of a coded value: the known codes, and for an open type also other values."""
    strings = [value for value in values if isinstance(value, str)]
    integers = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    parts: list[Object] = []
    for kind, codes in (("integer", integers), ("string", strings)):
        is_closed = codes and not any(map(is_out_of_range, codes))
        if is_closed:
            parts.append({"type": kind, "enum": list(dict.fromkeys(codes))})
        if codes and (is_open or not is_closed):
            parts.append({"type": kind})
    if any(isinstance(value, bool) for value in values):
        parts.append({"type": "boolean"})
    if any(isinstance(value, float) for value in values):
        parts.append({"type": "number"})
    if any(isinstance(value, (dict, list)) for value in values) or not parts:
        return {}
    return parts[0] if len(parts) == 1 else {"oneOf": parts}


def look_up_codes(info: Object, name: str, kind: str) -> list[Any]:
    """Return the codes of a named table, as integers for a numeric field."""
    entries = as_object(info.get("x-altegio-code-tables")).get(name)
    if is_object(entries) and "values" in entries:
        entries = entries["values"]
    codes: list[Any] = list(entries) if is_object(entries) or is_array(entries) else []
    if kind in {"integer", "number"}:
        return [int(code) for code in codes if re.fullmatch(r"-?\d+", str(code))]
    return [str(code) for code in codes]


def convert_whole_numbers(values: list[Any], type_names: set[str]) -> list[Any]:
    """Return numeric codes with whole floats converted to integers."""
    if type_names & {"number", "integer"}:
        return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
    return values
