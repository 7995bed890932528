"""Values of an operation that must not appear in errors: secrets in its body, and phone numbers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async._core.operation import Operation

__all__ = ["collect_phones", "collect_secrets"]

_SHORTEST_PHONE: Final = 7  # digits


def collect_secrets(body: object) -> list[Secret]:
    """Return the secrets in a request body, at any depth."""
    secrets: list[Any] = []
    with suppress(TypeError, ValueError, RecursionError):  # such a body could not be sent either
        msgspec.to_builtins(body, builtin_types=(bytes, bytearray), enc_hook=secrets.append)
    return [secret for secret in secrets if isinstance(secret, Secret)]


def collect_phones(operation: Operation[Any]) -> list[Secret]:
    """Return the phone numbers in the query and the body of an operation, recognised by field names."""
    names = (parameter.name for parameter in operation.endpoint.query)
    values: list[Any] = [
        value for name, value in zip(names, operation.query, strict=False) if _is_phone(name)
    ]
    with suppress(TypeError, ValueError, RecursionError):
        values += _iter_phone_fields(msgspec.to_builtins(operation.body, enc_hook=lambda _: None))
    phones: dict[str, None] = {}
    for value in values:
        written = str(value)
        digits = "".join(character for character in written if character in "0123456789")
        if len(digits) >= _SHORTEST_PHONE:
            phones |= dict.fromkeys((digits, written))
    return [Secret(phone) for phone in phones]


def _iter_phone_fields(body: Any) -> Iterator[Any]:
    """Yield the values of all fields of a body whose names contain "phone"."""
    if is_object(body):
        for name, value in body.items():
            if _is_phone(name) and isinstance(value, (str, int)):
                yield value
            yield from _iter_phone_fields(value)
    elif is_array(body):
        for value in body:
            yield from _iter_phone_fields(value)


def _is_phone(name: object) -> bool:
    return isinstance(name, str) and "phone" in name.lower()
