"""Types as Python source: what stands in the signatures and endpoints of the operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.plan import REF

if TYPE_CHECKING:
    from codegen.tree import Object

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_FORMATS = {"date": "date", "date-time": "datetime", "decimal": "Decimal", "binary": "bytes"}


def annotation(clean: Object, *, argument: bool = False) -> str:
    """The annotation of a type; an `argument` takes any sequence or mapping, an answer is a list or dict."""
    if not clean:
        return "Any"
    if REF in clean:
        return str(clean[REF])
    if "enum" in clean:
        return f"Literal[{', '.join(_literal(value) for value in clean['enum'])}]"
    return _union(clean, argument=argument) if "oneOf" in clean else _plain(clean, argument=argument)


def _union(clean: Object, *, argument: bool) -> str:
    parts = list(dict.fromkeys(annotation(part, argument=argument) for part in clean["oneOf"]))
    return " | ".join([part for part in parts if part != "None"] + ["None"] * ("None" in parts))


def _plain(clean: Object, *, argument: bool) -> str:
    if clean.get("type") == "array":
        return f"{'Sequence' if argument else 'list'}[{annotation(clean['items'], argument=argument)}]"
    if clean.get("type") == "object":
        inner = clean["additionalProperties"]
        value = annotation(inner, argument=argument) if isinstance(inner, dict) else "Any"  # pyright: ignore[reportUnknownArgumentType]
        return f"{'Mapping' if argument else 'dict'}[str, {value}]"
    if "customTypePath" in clean:
        return "str" if argument else str(clean["customTypePath"]).rpartition(".")[2]
    return _FORMATS.get(str(clean.get("format")), _SCALARS[str(clean["type"])])


def _literal(value: object) -> str:
    """A value as source, texts in double quotes and ASCII."""
    if not isinstance(value, str):
        return repr(value)
    return quoted(value)


def quoted(text: str) -> str:
    """A text as a Python literal in double quotes and ASCII only."""
    body = ascii(text)[1:-1]
    if ascii(text)[0] == "'":
        body = body.replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'
