"""Decoding of JSON values whose type is not known yet, with exact numbers."""

from __future__ import annotations

from typing import Any, Final, cast

import msgspec

from altegio_async._core.json_parts import split_array
from altegio_async._core.scalars import read_number

# Numbers with a fraction stay exact until their type is known.
_decoder: Final = msgspec.json.Decoder(float_hook=read_number)


class OversizedIntegerError(Exception):
    """A value contains an integer with more digits than Python converts."""


def decode_untyped(raw: bytes) -> Any:
    """Decode a value of any type.

    Raises:
        OversizedIntegerError: it has an integer of more digits than Python converts.
    """
    try:
        return _decoder.decode(raw)
    except msgspec.DecodeError as error:
        if not isinstance(error, msgspec.ValidationError):
            raise
    except msgspec.MsgspecError:
        pass  # the same error in other versions of msgspec
    raise OversizedIntegerError


def decode_untyped_array(raw: bytes) -> list[Any]:
    """Decode an array. An item with an integer of thousands of digits is returned as text."""
    try:
        return cast("list[Any]", decode_untyped(raw))
    except OversizedIntegerError:
        return [_decode_item(item) for item in split_array(raw)]


def _decode_item(raw: bytes) -> Any:
    try:
        return decode_untyped(raw)
    except OversizedIntegerError:
        return bytes(raw).decode("latin-1")
