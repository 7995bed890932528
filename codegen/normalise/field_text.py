"""Descriptions of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.tree import as_string

if TYPE_CHECKING:
    from codegen.tree import Object

_TIME_ZONES = {
    "location": "Local time of the location, without an offset; see `altegio_async.localize`.",
    "server": "Server time (Asia/Dubai), without an offset.",
}


def describe_field(schema: Object, flat: Object) -> str:
    """Return the description of a field, with the meaning of a time that has no offset."""
    text = as_string(schema.get("description")) or as_string(flat.get("description"))
    zone = as_string(schema.get("x-altegio-timezone")) or as_string(flat.get("x-altegio-timezone"))
    if not zone:
        return text
    if zone not in _TIME_ZONES:
        raise CodegenError(f"x-altegio-timezone is one of {', '.join(_TIME_ZONES)}, not {zone}")
    return f"{text} {_TIME_ZONES[zone]}".strip()
