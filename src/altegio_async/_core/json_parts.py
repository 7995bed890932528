"""Splitting of JSON values into their parts, without decoding the parts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from altegio_async._core.decoders import make_decoder

if TYPE_CHECKING:
    from msgspec.structs import FieldInfo

_array_decoder: Final = msgspec.json.Decoder(list[Raw])
_object_decoder: Final = msgspec.json.Decoder(dict[str, Raw])
_EXAMPLES: Final[dict[bytes, object]] = {
    b"{": {}, b"[": [], b'"': "", b"n": None, b"t": True, b"f": False,
}  # fmt: skip


def split_array(raw: bytes) -> list[bytes]:
    """Return the items of an array."""
    return cast("list[bytes]", _array_decoder.decode(raw))


def split_object(raw: bytes) -> dict[str, bytes]:
    """Return the values of an object by their names."""
    return cast("dict[str, bytes]", _object_decoder.decode(raw))


@cache
def inspect_struct(cls: type[Struct]) -> tuple[dict[str, FieldInfo], msgspec.json.Decoder[Any]]:
    """Return a struct's fields and a decoder that finds their values in an object.

    The decoder returns an object with an attribute for each key of the fields. It is UNSET if the field is
    missing. Unknown names are skipped.
    """
    fields = {f"part_{index}": field for index, field in enumerate(msgspec.structs.fields(cls))}
    parts = msgspec.defstruct(
        "Parts",
        [(position, Raw | UnsetType, UNSET) for position in fields],
        rename={position: field.encode_name for position, field in fields.items()},
    )
    return fields, make_decoder(parts)


def get_first_byte(raw: bytes) -> bytes:
    """Return the first byte of a value, which determines its type."""
    return bytes(memoryview(raw)[:1])


def make_example(raw: bytes) -> object:
    """Return a short value of the same JSON type."""
    return _EXAMPLES.get(get_first_byte(raw), 0)
