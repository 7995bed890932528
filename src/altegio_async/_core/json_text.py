"""JSON text of plain values, with exact numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

from altegio_async._core.redact import REDACTED, Secret
from altegio_async._core.type_guards import is_array, is_object

_NOT_FINITE: Final = (b"NaN", b"Infinity")


def encode_json(value: Any) -> bytes:
    """Return dictionaries, lists and scalars as JSON: exact numbers for decimals, and secrets redacted.

    JSON has no numbers for NaN and infinity, which the API can send as text: they become text again.
    """
    try:
        encoded = _encoder.encode(value)
    except ValueError:  # msgspec 0.23 and later do not encode decimals that are not finite
        return _encoder.encode(_write_not_finite_as_text(value))
    if any(word in encoded for word in _NOT_FINITE):
        return _encoder.encode(_write_not_finite_as_text(value))
    return encoded


def _write_not_finite_as_text(value: Any) -> Any:
    if isinstance(value, Decimal) and not value.is_finite():
        return str(value)
    if is_object(value):
        return {name: _write_not_finite_as_text(item) for name, item in value.items()}
    return [_write_not_finite_as_text(item) for item in value] if is_array(value) else value


def _encode_redacted(value: Any) -> Any:
    if isinstance(value, Secret):
        return REDACTED
    raise TypeError(f"values of type {type(value).__name__} have no JSON form")


_encoder: Final = msgspec.json.Encoder(enc_hook=_encode_redacted, decimal_format="number")
