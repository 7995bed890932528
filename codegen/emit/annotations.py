"""Emitter of type annotations for the signatures and endpoints of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.plan import REF

if TYPE_CHECKING:
    from codegen.tree import Object

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_FORMATS = {"date": "date", "date-time": "datetime", "decimal": "Decimal", "binary": "bytes"}


def render_annotation(type_schema: Object, *, argument: bool = False) -> str:
    """Return the annotation of a type: abstract collections for an `argument`, `list` and `dict` else."""
    if not type_schema:
        return "Any"
    if REF in type_schema:
        return str(type_schema[REF])
    if "enum" in type_schema:
        return f"Literal[{', '.join(_render_literal(value) for value in type_schema['enum'])}]"
    return (
        _render_union(type_schema, argument=argument)
        if "oneOf" in type_schema
        else _render_plain(type_schema, argument=argument)
    )


def _render_union(type_schema: Object, *, argument: bool) -> str:
    parts = list(dict.fromkeys(render_annotation(part, argument=argument) for part in type_schema["oneOf"]))
    return " | ".join([part for part in parts if part != "None"] + ["None"] * ("None" in parts))


def _render_plain(type_schema: Object, *, argument: bool) -> str:
    if type_schema.get("type") == "array":
        item = render_annotation(type_schema["items"], argument=argument)
        return f"{'Sequence' if argument else 'list'}[{item}]"
    if type_schema.get("type") == "object":
        inner = type_schema["additionalProperties"]
        value = render_annotation(inner, argument=argument) if isinstance(inner, dict) else "Any"  # pyright: ignore[reportUnknownArgumentType]
        return f"{'Mapping' if argument else 'dict'}[str, {value}]"
    if "customTypePath" in type_schema:
        return "str" if argument else str(type_schema["customTypePath"]).rpartition(".")[2]
    return _FORMATS.get(str(type_schema.get("format")), _SCALARS[str(type_schema["type"])])


def _render_literal(value: object) -> str:
    """Return a value as Python source, strings in double quotes and ASCII."""
    if not isinstance(value, str):
        return repr(value)
    return render_string(value)


def render_string(text: str) -> str:
    """Return a string as a Python literal in double quotes and ASCII."""
    body = ascii(text)[1:-1]
    if ascii(text)[0] == "'":
        body = body.replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'
