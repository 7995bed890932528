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

__all__ = ["collect_credentials", "collect_phones", "collect_secrets", "is_credential_name"]

_SHORTEST_PHONE: Final = 7  # digits
_SHORTEST_CREDENTIAL: Final = 4  # characters
_PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")
_CREDENTIAL: Final = re.compile(
    r"password|passwd|secret|token|cookie|api[_-]?key|(?:^|_)hash$", re.IGNORECASE
)
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

    Codes are credentials only in operations that are marked as sensitive: codes in other objects are not
        secrets.
    """
    values = _collect_values(operation, _is_code if operation.endpoint.sensitive else is_credential_name)
    texts = {str(value): None for value in values}
    return [Secret(text) for text in texts if len(text) >= _SHORTEST_CREDENTIAL]


def _collect_values(operation: Operation[Any], is_wanted: Callable[[object], bool]) -> list[str | int]:
    """Return the values in the URL, the headers and the body whose field names `is_wanted` accepts."""
    endpoint = operation.endpoint
    given: list[tuple[str, Any]] = [
        *zip(_PLACEHOLDER.findall(endpoint.path), operation.path, strict=False),
        *zip((parameter.name for parameter in endpoint.query), operation.query, strict=False),
        *(operation.headers or {}).items(),
    ]
    values: list[Any] = []
    for name, value in given:
        with suppress(TypeError, ValueError, RecursionError):  # such a value could not be sent either
            plain = msgspec.to_builtins(value, enc_hook=lambda _: None)
            values += _iter_values(plain, is_wanted, is_named=is_wanted(name))
    with suppress(TypeError, ValueError, RecursionError):
        body = msgspec.to_builtins(operation.body, enc_hook=lambda _: None)
        values += _iter_values(body, is_wanted, is_named=False)
    return [value for value in values if isinstance(value, (str, int)) and not isinstance(value, bool)]


def _iter_values(value: Any, is_wanted: Callable[[object], bool], *, is_named: bool) -> Iterator[Any]:
    """Yield all values in fields whose names are wanted, at any depth.

    Args:
        value: an object, an array or a single value.
        is_wanted: returns whether the values of a field with a name are wanted.
        is_named: whether the field of the value, or of the array around it, is wanted.
    """
    if is_object(value):
        for name, item in value.items():
            yield from _iter_values(item, is_wanted, is_named=is_wanted(name))
    elif is_array(value):
        for item in value:
            yield from _iter_values(item, is_wanted, is_named=is_named)
    elif is_named:
        yield value


def _is_phone(name: object) -> bool:
    return isinstance(name, str) and "phone" in name.lower()


def is_credential_name(name: object) -> bool:
    """Return whether a field with this name contains a password, token, key or hash."""
    return isinstance(name, str) and _CREDENTIAL.search(name) is not None


def _is_code(name: object) -> bool:
    return is_credential_name(name) or (isinstance(name, str) and _CODE.search(name) is not None)
