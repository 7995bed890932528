"""Values of an operation that must not appear in errors: secrets, credentials and phone numbers."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from altegio_async._core.operation import Operation

__all__ = ["collect_credentials", "collect_phones", "collect_secrets"]

_SHORTEST_PHONE: Final = 7  # digits
_SHORTEST_CREDENTIAL: Final = 4  # characters
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_CREDENTIAL: Final = re.compile(r"password|passwd|secret|token|api_?key|(?:^|_)hash$", re.IGNORECASE)
_CODE: Final = re.compile(r"(?:^|_)code$", re.IGNORECASE)


def collect_secrets(body: object) -> list[Secret]:
    """Return the secrets in a request body, at any depth."""
    secrets: list[Any] = []
    with suppress(TypeError, ValueError, RecursionError):  # such a body could not be sent either
        msgspec.to_builtins(body, builtin_types=(bytes, bytearray), enc_hook=secrets.append)
    return [secret for secret in secrets if isinstance(secret, Secret)]


def collect_phones(operation: Operation[Any]) -> list[Secret]:
    """Return the phone numbers in the query and the body of an operation, recognised by field names."""
    phones: dict[str, None] = {}
    for value in _collect_values(operation, _is_phone):
        written = str(value)
        digits = "".join(character for character in written if character in "0123456789")
        if len(digits) >= _SHORTEST_PHONE:
            phones |= dict.fromkeys((digits, written))
    return [Secret(phone) for phone in phones]


def collect_credentials(operation: Operation[Any]) -> list[Secret]:
    """Return passwords, tokens, keys and hashes in an operation's URL and body, recognised by field names.

    Codes are credentials only in operations that are marked as sensitive: other objects have codes of
    their own, which are no secrets.
    """
    values = _collect_values(operation, _is_code if operation.endpoint.sensitive else _is_credential)
    texts = {str(value): None for value in values}
    return [Secret(text) for text in texts if len(text) >= _SHORTEST_CREDENTIAL]


def _collect_values(operation: Operation[Any], is_wanted: Callable[[object], bool]) -> list[str | int]:
    """Return the texts and numbers in the path, the query and the body whose names are wanted."""
    endpoint = operation.endpoint
    names = (*_PLACEHOLDER.findall(endpoint.path), *(parameter.name for parameter in endpoint.query))
    given = (*operation.path, *operation.query)
    values = [value for name, value in zip(names, given, strict=False) if is_wanted(name)]
    with suppress(TypeError, ValueError, RecursionError):  # such a body could not be sent either
        body = msgspec.to_builtins(operation.body, enc_hook=lambda _: None)
        values += _iter_fields(body, is_wanted)
    return [value for value in values if isinstance(value, (str, int)) and not isinstance(value, bool)]


def _iter_fields(body: Any, is_wanted: Callable[[object], bool]) -> Iterator[Any]:
    """Yield the values of all fields of a body whose names are wanted, at any depth."""
    if is_object(body):
        for name, value in body.items():
            if is_wanted(name):
                yield value
            yield from _iter_fields(value, is_wanted)
    elif is_array(body):
        for value in body:
            yield from _iter_fields(value, is_wanted)


def _is_phone(name: object) -> bool:
    return isinstance(name, str) and "phone" in name.lower()


def _is_credential(name: object) -> bool:
    return isinstance(name, str) and _CREDENTIAL.search(name) is not None


def _is_code(name: object) -> bool:
    return _is_credential(name) or (isinstance(name, str) and _CODE.search(name) is not None)
