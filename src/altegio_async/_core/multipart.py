"""Encoding of request bodies as forms (multipart/form-data). The boundary is random."""

from __future__ import annotations

import datetime as dt
import os
import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import UNSET

from altegio_async._core.redact import Secret
from altegio_async._core.text_decimal import has_too_many_digits
from altegio_async._core.type_guards import as_int, as_plain, is_array, is_object
from altegio_async._core.validation import is_finite
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOMENTS: Final = (dt.datetime, dt.date, dt.time)
_NO_NAME: Final = re.compile('["\r\n\0\ud800-\udfff]')
"""Characters that the name of a field cannot contain."""


def encode_form(operation: str, body: object) -> tuple[bytes, str]:
    """Return the body's bytes and their content type.

    Bytes become a file. The items of a list become fields of the same name.

    Raises:
        InvalidArgumentError: a value cannot be sent in a form, or a name contains quotes or line breaks.
    """
    boundary = os.urandom(16).hex()  # as `secrets.token_hex`, which takes 3 ms to load
    lines: list[bytes] = []
    for name, value in _iter_fields(operation, body):
        if not name or _NO_NAME.search(name):
            raise InvalidArgumentError(f"body of {operation}: {name!r} is not a form field's name")
        filename = f'; filename="{name}"' if isinstance(value, bytes) else ""
        data = value if isinstance(value, bytes) else _encode_value(operation, name, value)
        kind = "\r\nContent-Type: application/octet-stream" if filename else ""
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{filename}{kind}\r\n\r\n'
        lines += (head.encode(), data, b"\r\n")
    lines.append(f"--{boundary}--\r\n".encode())
    return b"".join(lines), f"multipart/form-data; boundary={boundary}"


def _iter_fields(operation: str, body: object) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of the form in order, without unset values and None."""
    pairs: Iterable[tuple[str, Any]]
    if isinstance(body, msgspec.Struct):
        pairs = zip(body.__struct_encode_fields__, msgspec.structs.astuple(body), strict=True)
    elif is_object(body):
        pairs = body.items()
    else:
        raise InvalidArgumentError(
            f"body of {operation} must be a struct or a dict, got {type(body).__name__}"
        )
    for name, value in pairs:
        if is_array(value):
            yield from ((name, item) for item in value)
        elif value is not UNSET and value is not None:
            yield name, bytes(value) if isinstance(value, bytearray) else value


def _encode_value(operation: str, name: str, value: object) -> bytes:
    """Return a scalar as bytes: 0 or 1 for a boolean, ISO 8601 for a date, and no exponent in a number."""
    plain: object = value.value if isinstance(value, Enum) else value
    if isinstance(plain, Secret):
        return plain.reveal().encode()
    if isinstance(plain, bool):
        return b"1" if plain else b"0"
    if isinstance(plain, str):
        try:
            return plain.encode()
        except UnicodeEncodeError:
            pass
        raise InvalidArgumentError(
            f"body of {operation}: {name} is not valid text: it contains half of a surrogate pair"
        )
    if isinstance(plain, (float, Decimal)) and not is_finite(plain):
        raise InvalidArgumentError(f"body of {operation}: {name} must be a finite number")
    if isinstance(plain, (float, Decimal)):
        exact = plain if isinstance(plain, Decimal) else Decimal(repr(float(plain)))
        if has_too_many_digits(exact):
            raise InvalidArgumentError(f"body of {operation}: {name} has too many digits")
        return format(exact, "f").encode()
    if (number := as_int(plain)) is not None:
        return str(number).encode()
    if isinstance(moment := as_plain(plain), _MOMENTS) and type(moment) in _MOMENTS:
        return moment.isoformat().encode()
    raise InvalidArgumentError(f"body of {operation}: {name} cannot be sent as {type(plain).__name__}")
