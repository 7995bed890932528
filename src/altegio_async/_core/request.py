"""Encoding of an operation as a URL, headers and a body. No I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Final, TypeGuard, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET, Struct

from altegio_async._core.encoding_failures import ENCODING_ERRORS, describe_failure
from altegio_async._core.header_fields import merge_headers
from altegio_async._core.multipart import encode_form
from altegio_async._core.operation import Body, Endpoint, Operation, Query, Style
from altegio_async._core.redact import encode_custom
from altegio_async._core.text_decimal import MAX_DIGITS, has_too_many_digits
from altegio_async._core.type_guards import as_int, is_array, is_object, is_tuple
from altegio_async._core.validation import is_finite
from altegio_async._version import __version__
from altegio_async.errors import InvalidArgumentError

ACCEPT: Final = "application/vnd.api.v2+json"
JSON: Final = "application/json"
OCTET_STREAM: Final = "application/octet-stream"
URL_LIMIT: Final = 4_000
"""A URL must be shorter than this many characters. Servers and proxies truncate or reject longer URLs."""
_TOO_LARGE: Final = 10**MAX_DIGITS
_PLAIN: Final = Style.PLAIN  # a constant, because enum member access is slow before Python 3.12


def build_url(base_url: str, operation: Operation[Any]) -> str:
    """Return the full URL of an operation, percent-encoded.

    Raises:
        InvalidArgumentError: a path value is empty, negative or not a single segment, a query value cannot
            be sent, or the URL is too long.
    """
    endpoint, path, query = operation.endpoint, operation.path, operation.query
    template = _make_template(endpoint)
    if len(path) != len(template.path) or len(query) != len(template.query):
        raise _make_count_error(operation, template)
    if template.version:
        base_url = _replace_version(base_url, template.version)
    url = base_url + template.start
    for value, (name, literal) in zip(path, template.path):  # noqa: B905 - equal lengths, checked above
        url += _encode_segment(name, value) + literal
    mark = template.mark
    for value, (name, parameter) in zip(query, template.query):  # noqa: B905 - equal lengths, checked above
        if value is None or value is UNSET:
            continue
        if type(value) is int and 0 <= value < _TOO_LARGE and parameter.style is _PLAIN:  # most values
            url += f"{mark}{name}={value}"
        elif type(value) is str and parameter.style is _PLAIN:
            url += f"{mark}{name}={_quote(parameter.name, value)}"
        elif pairs := _encode_parameter(name, parameter, value):
            url += mark + "&".join(pairs)
        else:
            continue
        mark = "&"
    if len(url) >= URL_LIMIT:
        raise _make_length_error(endpoint, len(url))
    return url


def build_url_template(base_url: str, endpoint: Endpoint[Any]) -> str:
    """Return the URL of an endpoint with its placeholders instead of path values, and without a query."""
    version = endpoint.api_version
    return (_replace_version(base_url, version) if version else base_url) + endpoint.path


# Money is sent as a JSON number, as the API documents, with all digits.
_encoder = msgspec.json.Encoder(enc_hook=encode_custom, decimal_format="number")
# Texts as which infinity and NaN can be encoded. Only bodies with one of them are checked again.
_NON_FINITE_SPELLINGS: Final = (b"null", b"NaN", b"Infinity")


def encode_body(operation: Operation[Any]) -> tuple[bytes | None, str | None]:
    """Return the body's bytes and their content type; both are None if the operation has no body."""
    body = operation.body
    if body is UNSET or body is None:
        return None, None
    endpoint = operation.endpoint
    if endpoint.body is Body.MULTIPART:
        return encode_form(endpoint.id, body)
    if endpoint.body is Body.BYTES:
        return _encode_bytes(endpoint.id, body), endpoint.media or OCTET_STREAM
    return _encode_json(f"body of {endpoint.id}", body), endpoint.media or JSON


def _encode_bytes(operation: str, body: object) -> bytes:
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", body))
    raise InvalidArgumentError(f"body of {operation} must be bytes, got {type(body).__name__}")


def _encode_json(shown: str, value: object) -> bytes:
    try:
        data = _encoder.encode(value)
        reason = _find_non_finite(value) if any(word in data for word in _NON_FINITE_SPELLINGS) else ""
        if not reason:
            return data
    except ENCODING_ERRORS as error:
        reason = _explain_failure(value, error)
    raise InvalidArgumentError(f"{shown}: {reason}")


def _explain_failure(value: object, error: Exception) -> str:
    """Return why a body cannot be encoded."""
    with suppress(*ENCODING_ERRORS):
        reason = _find_non_finite(value)  # msgspec 0.23 and later refuse such decimals in their own words
        if reason:
            return reason
    return describe_failure(value, error, _encoder.encode)


def _find_non_finite(body: object) -> str:
    """Return the place of infinity or NaN in a body, in a sentence; empty if it has none.

    msgspec encodes floats that are not finite as null, and versions before 0.23 encode such decimals.
    """
    plain = msgspec.to_builtins(body, builtin_types=(Decimal, bytes, msgspec.Raw), enc_hook=encode_custom)
    pending: list[tuple[str, Any]] = [("", plain)]
    while pending:
        path, part = pending.pop()
        if is_object(part):
            pending += ((f"{path}.{name}", child) for name, item in part.items() for child in (name, item))
        elif is_array(part) or is_tuple(part):
            pending += ((f"{path}.{index}", item) for index, item in enumerate(part))
        elif isinstance(part, (float, Decimal)) and not is_finite(part):
            return f"{path[1:] or 'it'} must be a finite number"
    return ""


class SharedHeaders(Mapping[str, str]):
    """Headers that many requests have in common. They cannot be changed."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def build_headers(
    language: str | None, content_type: str | None, extra: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Return the headers of a request except for the token.

    Raises:
        InvalidArgumentError: `extra` contains a header that cannot be sent.
    """
    if content_type is None or content_type == JSON:
        headers = _make_common_headers(language, content_type)
    else:
        headers = {**_make_common_headers(language, None), "Content-Type": content_type}
    return headers if extra is None else merge_headers(headers, extra)


@lru_cache(maxsize=256)
def _make_common_headers(language: str | None, content_type: str | None) -> Mapping[str, str]:
    headers = {"Accept": ACCEPT, "User-Agent": f"altegio-async/{__version__}"}
    if language is not None:
        headers["Accept-Language"] = language
    if content_type is not None:
        headers["Content-Type"] = content_type
    return SharedHeaders(headers)


def _make_length_error(endpoint: Endpoint[Any], length: int) -> InvalidArgumentError:
    remedy = "" if endpoint.batch is None else f"; pass fewer {endpoint.batch} at a time, or use altegio.bulk"
    return InvalidArgumentError(
        f"{endpoint.id}: a URL of {length} characters is too long, the limit is {URL_LIMIT}{remedy}"
    )


def _make_count_error(operation: Operation[Any], template: _UrlTemplate) -> InvalidArgumentError:
    path, query = len(operation.path), len(operation.query)
    wanted = f"{len(template.path)} path and {len(template.query)} query values"
    return InvalidArgumentError(f"{operation.endpoint.id} takes {wanted}, got {path} and {query}")


class _UrlTemplate(Struct, frozen=True):
    """The parts that all URLs of an endpoint have in common.

    Attributes:
        start: the path up to the first value.
        path: for each path value its name and the literal part of the path after it.
        query: for each query parameter its percent-encoded name and the parameter.
        mark: the separator before the first query parameter.
        version: the version of the API, if it is not the one of the base URL.
    """

    start: str
    path: tuple[tuple[str, str], ...]
    query: tuple[tuple[str, Query], ...]
    mark: str
    version: str


def _replace_version(base_url: str, version: str) -> str:
    """Return a base URL with its last segment replaced, if that is a version such as `v1`."""
    start, _, last = base_url.rpartition("/")
    return f"{start}/{version}" if last[:1] == "v" and last[1:].isdigit() else base_url


@lru_cache(maxsize=1024)
def _make_template(endpoint: Endpoint[Any]) -> _UrlTemplate:
    start, *pieces = endpoint.path.split("{")
    parts = [piece.partition("}") for piece in pieces]
    return _UrlTemplate(
        start,
        tuple((name, literal) for name, _, literal in parts),
        tuple(
            (_quote("a query parameter's name", parameter.name), parameter) for parameter in endpoint.query
        ),
        "&" if "?" in endpoint.path else "?",
        endpoint.api_version,
    )


def _encode_segment(name: str, value: object) -> str:
    """Return a path value as one percent-encoded segment, so that it cannot change the path."""
    if type(value) is int:
        if 0 <= value < _TOO_LARGE:
            return str(value)
        if value < 0 and _is_id(name):
            raise InvalidArgumentError(f"{name} must not be negative")
        return _encode_int(name, value)
    if not isinstance(value, str):
        number = as_int(value)
        if number is not None:
            return _encode_segment(name, number)
        if isinstance(value, (float, Decimal)) and not _is_id(name):
            return _encode_number(name, value)
        raise InvalidArgumentError(f"{name} must be an int or a str, got {type(value).__name__}")
    if value.strip(". ") == "":
        raise InvalidArgumentError(f"{name} must not be empty or made of dots")
    return _quote(name, value)


def _is_id(name: str) -> bool:
    """Return whether a path parameter is an id. Other numbers, such as a latitude, can be negative."""
    return name[-2:].lower() == "id"


def _encode_int(name: str, value: int) -> str:
    if abs(value) >= _TOO_LARGE:
        raise InvalidArgumentError(f"{name} has more than {MAX_DIGITS} digits")
    return str(int(value))


def _quote(name: str, text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        pass
    raise InvalidArgumentError(f"{name} is not valid text")


def _encode_parameter(name: str, parameter: Query, value: Any) -> Sequence[str]:
    """Return a parameter as texts with one or more `name=value` pairs each; empty for an empty list."""
    encode = _encode_with_words if parameter.boolean_words else _encode_scalar
    if parameter.style is _PLAIN:
        return (f"{name}={encode(parameter.name, value)}",)
    if parameter.style is Style.JSON:
        return (f"{name}={quote(_encode_json(parameter.name, value), safe='')}",)
    if parameter.style is Style.DEEP:
        try:
            return _encode_deep_object(name, parameter.name, value, encode)
        except RecursionError:
            pass
        raise InvalidArgumentError(f"{parameter.name} is nested too deeply")
    if not _is_sequence(value):
        raise InvalidArgumentError(f"{parameter.name} must be a list, got {type(value).__name__}")
    texts = [
        str(item) if type(item) is int and 0 <= item < _TOO_LARGE else encode(parameter.name, item)
        for item in value
    ]
    between = "," if parameter.style is Style.COMMA else f"&{name}="
    return (f"{name}={between.join(texts)}",) if texts else ()


def _encode_deep_object(name: str, shown: str, value: Any, encode: Callable[[str, Any], str]) -> list[str]:
    if not is_object(value):
        raise InvalidArgumentError(f"{shown} must be a dict, got {type(value).__name__}")
    pairs: list[str] = []
    for key, item in value.items():
        place = f"{name}%5B{_quote(shown, str(key))}%5D"
        if is_object(item):
            pairs += _encode_deep_object(place, shown, item, encode)
        elif _is_sequence(item):
            pairs += [f"{place}%5B%5D={encode(shown, part)}" for part in item]
        else:
            pairs.append(f"{place}={encode(shown, item)}")
    return pairs


def _is_sequence(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def _encode_with_words(name: str, value: Any) -> str:
    """Return a query value as text, a boolean as `true` or `false`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _encode_scalar(name, value)


def _encode_scalar(name: str, value: Any) -> str:
    """Return a query value as text: 0 or 1 for a boolean, ISO 8601 for a date."""
    if type(value) is int:  # most values
        return _encode_int(name, value)
    plain: object = value.value if isinstance(value, Enum) else value
    if isinstance(plain, str):
        return _quote(name, plain)
    if isinstance(plain, int):
        return _encode_int(name, plain)
    if isinstance(plain, (float, Decimal)):
        return _encode_number(name, plain)
    if isinstance(plain, dt.date) and plain.year > 0:  # the year of pandas.NaT is NaN
        return quote(plain.isoformat(), safe="")
    if (number := as_int(plain)) is not None:
        return _encode_int(name, number)
    raise InvalidArgumentError(f"{name} cannot be sent as {type(plain).__name__}")


def _encode_number(name: str, value: float | Decimal) -> str:
    """Return a number without an exponent, because a `+` in a query means a space."""
    if not is_finite(value):
        raise InvalidArgumentError(f"{name} must be a finite number")
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if has_too_many_digits(exact):
        raise InvalidArgumentError(f"{name} has more than {MAX_DIGITS} digits")
    return format(exact, "f")
