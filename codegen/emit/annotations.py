"""Emitter of type annotations for the signatures and endpoints of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.normalise.plan import REF

if TYPE_CHECKING:
    from codegen.tree import Object

WIDTH = 110
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_FORMATS = {"date": "date", "date-time": "datetime", "decimal": "Decimal", "binary": "bytes"}


def render_annotation(type_schema: Object, *, argument: bool = False, is_qualified: bool = False) -> str:
    """Return the annotation of a type.

    Args:
        type_schema: the type.
        argument: use abstract collections for an argument instead of `list` and `dict`.
        is_qualified: write `models.Client`, `dt.date` and `builtins.list` instead of the names alone.
    """
    return _Renderer(argument, is_qualified).render(type_schema)


@dataclass(frozen=True)
class _Renderer:
    argument: bool
    is_qualified: bool

    def render(self, type_schema: Object) -> str:
        if not type_schema:
            return "Any"
        if REF in type_schema:
            return f"models.{type_schema[REF]}" if self.is_qualified else str(type_schema[REF])
        if "enum" in type_schema:
            return f"Literal[{', '.join(_render_literal(value) for value in type_schema['enum'])}]"
        return self._render_union(type_schema) if "oneOf" in type_schema else self._render_plain(type_schema)

    def _render_union(self, type_schema: Object) -> str:
        parts = list(dict.fromkeys(map(self.render, type_schema["oneOf"])))
        return " | ".join([part for part in parts if part != "None"] + ["None"] * ("None" in parts))

    def _render_plain(self, type_schema: Object) -> str:
        if type_schema.get("type") == "array":
            kind = "Sequence" if self.argument else "builtins.list" if self.is_qualified else "list"
            return f"{kind}[{self.render(type_schema['items'])}]"
        if type_schema.get("type") == "object":
            inner = type_schema["additionalProperties"]
            value = self.render(inner) if isinstance(inner, dict) else "Any"  # pyright: ignore[reportUnknownArgumentType]
            return f"{'Mapping' if self.argument else 'dict'}[str, {value}]"
        if "customTypePath" in type_schema:
            return "str" if self.argument else str(type_schema["customTypePath"]).rpartition(".")[2]
        form = str(type_schema.get("format"))
        if form in {"date", "date-time"} and self.is_qualified:
            return f"dt.{_FORMATS[form]}"
        return _FORMATS.get(form, _SCALARS[str(type_schema["type"])])


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
