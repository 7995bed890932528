"""From an operation to the address, headers and body that are sent. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Final, TypeGuard
from urllib.parse import quote

import msgspec
from msgspec import UNSET

from altegio_async._core.multipart import encode_form
from altegio_async._core.operation import Body, Endpoint, Operation, Query, Style
from altegio_async._core.redact import encode_custom
from altegio_async._core.shapes import is_object
from altegio_async._version import __version__
from altegio_async.errors import InvalidArgumentError

ACCEPT: Final = "application/vnd.api.v2+json"
JSON: Final = "application/json"
MAX_DIGITS: Final = 100  # of a number in an address; Python refuses to write out more than 4300


def build_url(base_url: str, operation: Operation[Any]) -> str:
    """The full address of an operation, percent-encoded.

    Raises:
        InvalidArgumentError: a path value that is empty, negative or no single segment, or a query
            value that has no form on the wire.
    """
    endpoint = operation.endpoint
    literals, names = _template(endpoint.path)
    if len(operation.path) != len(names):
        msg = f"{endpoint.id} takes {len(names)} path values, got {len(operation.path)}"
        raise InvalidArgumentError(msg)
    parts = [base_url, literals[0]]
    for name, value, literal in zip(names, operation.path, literals[1:], strict=True):
        parts.append(_segment(name, value))
        parts.append(literal)
    query = _query(endpoint, operation.query)
    if query:
        parts.append("?")
        parts.append(query)
    return "".join(parts)


def encode_body(operation: Operation[Any]) -> tuple[bytes | None, str | None]:
    """The body's bytes and their content type; both None where nothing is sent."""
    body = operation.body
    if body is UNSET or body is None:
        return None, None
    if operation.endpoint.body is Body.MULTIPART:
        return encode_form(operation.endpoint.id, body)
    try:
        return msgspec.json.encode(body, enc_hook=encode_custom), JSON
    except (TypeError, ValueError, RecursionError, ArithmeticError) as error:
        reason = str(error)
    msg = f"body of {operation.endpoint.id}: {reason}"
    raise InvalidArgumentError(msg)


def request_headers(language: str | None, content_type: str | None) -> dict[str, str]:
    """The headers of a request, all but the token."""
    if content_type is None or content_type == JSON:
        return _common_headers(language, content_type)
    return {**_common_headers(language, None), "Content-Type": content_type}


@lru_cache(maxsize=256)
def _common_headers(language: str | None, content_type: str | None) -> dict[str, str]:
    headers = {"Accept": ACCEPT, "User-Agent": f"altegio-async/{__version__}"}
    if language is not None:
        headers["Accept-Language"] = language
    if content_type is not None:
        headers["Content-Type"] = content_type
    return headers


@lru_cache(maxsize=1024)
def _template(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The literal parts of a path template and the names between them."""
    literals: list[str] = []
    names: list[str] = []
    rest = path
    while "{" in rest:
        literal, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        literals.append(literal)
        names.append(name)
    return (*literals, rest), tuple(names)


def _segment(name: str, value: object) -> str:
    """One path value as one segment: nothing in it can reach another path."""
    if type(value) is int:
        if value < 0:
            msg = f"{name} must not be negative"
            raise InvalidArgumentError(msg)
        return _digits(name, value)
    if not isinstance(value, str):
        msg = f"{name} must be an int or a str, got {type(value).__name__}"
        raise InvalidArgumentError(msg)
    if value.strip(". ") == "":
        msg = f"{name} must not be empty or made of dots"
        raise InvalidArgumentError(msg)
    return _quoted(name, value)


def _digits(name: str, value: int) -> str:
    if abs(value) >= 10**MAX_DIGITS:
        msg = f"{name} has more than {MAX_DIGITS} digits"
        raise InvalidArgumentError(msg)
    return str(int(value))


def _quoted(name: str, text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        pass
    msg = f"{name} is not valid text"
    raise InvalidArgumentError(msg)


def _query(endpoint: Endpoint[Any], values: tuple[Any, ...]) -> str:
    if len(values) != len(endpoint.query):
        msg = f"{endpoint.id} takes {len(endpoint.query)} query values, got {len(values)}"
        raise InvalidArgumentError(msg)
    pairs: list[str] = []
    for parameter, value in zip(endpoint.query, values, strict=True):
        if value is not None and value is not UNSET:
            pairs.extend(_pairs(parameter, value))
    return "&".join(pairs)


def _pairs(parameter: Query, value: Any) -> Iterable[str]:
    """A parameter as `name=value` texts, in its wire style."""
    name = _name(parameter.name)
    if parameter.style is Style.PLAIN:
        return (f"{name}={_scalar(parameter.name, value)}",)
    if parameter.style is Style.DEEP:
        return _deep_pairs(name, parameter.name, value)
    if not _is_sequence(value):
        msg = f"{parameter.name} must be a list, got {type(value).__name__}"
        raise InvalidArgumentError(msg)
    texts = [_scalar(parameter.name, item) for item in value]
    if parameter.style is Style.COMMA:
        return (f"{name}={','.join(texts)}",) if texts else ()
    return [f"{name}={text}" for text in texts]


def _deep_pairs(name: str, shown: str, value: Any) -> list[str]:
    if not is_object(value):
        msg = f"{shown} must be a dict, got {type(value).__name__}"
        raise InvalidArgumentError(msg)
    return [f"{name}%5B{_quoted(shown, str(key))}%5D={_scalar(shown, item)}" for key, item in value.items()]


def _is_sequence(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


@lru_cache(maxsize=1024)
def _name(name: str) -> str:
    return _quoted("a query parameter's name", name)


def _scalar(name: str, value: Any) -> str:
    """One value as the API writes it in queries: 0 and 1 for booleans, ISO for dates."""
    plain: object = value.value if isinstance(value, Enum) else value
    if isinstance(plain, str):
        return _quoted(name, plain)
    if isinstance(plain, int):
        return _digits(name, plain)
    if isinstance(plain, (float, Decimal)):
        return _number(name, plain)
    if isinstance(plain, dt.date):
        return quote(plain.isoformat(), safe="")
    msg = f"{name} cannot be sent as {type(plain).__name__}"
    raise InvalidArgumentError(msg)


def _number(name: str, value: float | Decimal) -> str:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - only NaN differs from itself
        msg = f"{name} must be a finite number"
        raise InvalidArgumentError(msg)
    return format(value, "f") if isinstance(value, Decimal) else str(value)
