"""From an operation to the address, headers and body that are sent. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Final, TypeGuard, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET, Struct

from altegio_async._core.header_fields import merge_headers
from altegio_async._core.multipart import encode_form
from altegio_async._core.operation import Body, Endpoint, Operation, Query, Style
from altegio_async._core.redact import encode_custom
from altegio_async._core.type_guards import as_int, is_array, is_object, is_tuple
from altegio_async._core.validation import is_finite
from altegio_async._version import __version__
from altegio_async.errors import InvalidArgumentError

ACCEPT: Final = "application/vnd.api.v2+json"
JSON: Final = "application/json"
OCTET_STREAM: Final = "application/octet-stream"
URL_LIMIT: Final = 4_000
"""Characters that an address must stay under; longer ones are cut off or refused on their way."""
MAX_DIGITS: Final = 100  # of a number in an address; Python refuses to write out more than 4300
_TOO_LARGE: Final = 10**MAX_DIGITS
_PLAIN: Final = Style.PLAIN  # looked up once: slow to get at on its class before Python 3.12


def build_url(base_url: str, operation: Operation[Any]) -> str:
    """The full address of an operation, percent-encoded.

    Raises:
        InvalidArgumentError: a path value that is empty, negative or no single segment, a query value
            that has no form on the wire, or more of them than an address can hold.
    """
    endpoint, path, query = operation.endpoint, operation.path, operation.query
    form = _form(endpoint)
    if len(path) != len(form.path) or len(query) != len(form.query):
        raise _miscounted(operation, form)
    url = base_url + form.start
    for value, (name, literal) in zip(path, form.path):  # noqa: B905 - as many of each
        url += _segment(name, value) + literal
    mark = form.mark
    for value, (name, parameter) in zip(query, form.query):  # noqa: B905 - as many of each
        if value is None or value is UNSET:
            continue
        if type(value) is int and 0 <= value < _TOO_LARGE and parameter.style is _PLAIN:  # by far the most
            url += f"{mark}{name}={value}"
        elif pairs := _pairs(name, parameter, value):
            url += mark + "&".join(pairs)
        else:
            continue
        mark = "&"
    if len(url) >= URL_LIMIT:
        raise _too_long(endpoint, len(url))
    return url


# Money goes out as the JSON number that the API documents, exact to the last digit.
_encoder = msgspec.json.Encoder(enc_hook=encode_custom, decimal_format="number")
# What numbers that are none may have become. A body without these words need not be looked at again.
_SUSPICIOUS: Final = (b"null", b"NaN", b"Infinity")


def encode_body(operation: Operation[Any]) -> tuple[bytes | None, str | None]:
    """The body's bytes and their content type; both None where nothing is sent."""
    body = operation.body
    if body is UNSET or body is None:
        return None, None
    endpoint = operation.endpoint
    if endpoint.body is Body.MULTIPART:
        return encode_form(endpoint.id, body)
    if endpoint.body is Body.BYTES:
        return _as_bytes(endpoint.id, body), endpoint.media or OCTET_STREAM
    return _as_json(f"body of {endpoint.id}", body), endpoint.media or JSON


def _as_bytes(operation: str, body: object) -> bytes:
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", body))
    raise InvalidArgumentError(f"body of {operation} must be bytes, got {type(body).__name__}")


def _as_json(shown: str, value: object) -> bytes:
    try:
        data = _encoder.encode(value)
        if any(word in data for word in _SUSPICIOUS):
            _refuse_non_finite(value)
        return data
    except (TypeError, ValueError, RecursionError, ArithmeticError) as error:
        reason = str(error)
    raise InvalidArgumentError(f"{shown}: {reason}")


def _refuse_non_finite(body: object) -> None:
    """Raise ValueError for a number without a form in JSON; a float would go out as null."""
    plain = msgspec.to_builtins(body, builtin_types=(Decimal, bytes, msgspec.Raw), enc_hook=encode_custom)
    held: list[tuple[str, Any]] = [("", plain)]
    while held:
        path, one = held.pop()
        if is_object(one):
            held += ((f"{path}.{name}", part) for name, item in one.items() for part in (name, item))
        elif is_array(one) or is_tuple(one):
            held += ((f"{path}.{index}", item) for index, item in enumerate(one))
        elif isinstance(one, (float, Decimal)) and not is_finite(one):
            raise ValueError(f"{path[1:] or 'it'} must be a finite number")


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


def request_headers(
    language: str | None, content_type: str | None, extra: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Return the headers of a request except for the token.

    Raises:
        InvalidArgumentError: `extra` contains a header that cannot be sent.
    """
    if content_type is None or content_type == JSON:
        headers = _common_headers(language, content_type)
    else:
        headers = {**_common_headers(language, None), "Content-Type": content_type}
    return headers if extra is None else merge_headers(headers, extra)


@lru_cache(maxsize=256)
def _common_headers(language: str | None, content_type: str | None) -> Mapping[str, str]:
    headers = {"Accept": ACCEPT, "User-Agent": f"altegio-async/{__version__}"}
    if language is not None:
        headers["Accept-Language"] = language
    if content_type is not None:
        headers["Content-Type"] = content_type
    return SharedHeaders(headers)


def _too_long(endpoint: Endpoint[Any], length: int) -> InvalidArgumentError:
    way_out = "" if endpoint.batch is None else f": fewer {endpoint.batch} at a time, or altegio.bulk"
    return InvalidArgumentError(
        f"{endpoint.id}: an address of {length} characters is too long, the limit is {URL_LIMIT}{way_out}"
    )


def _miscounted(operation: Operation[Any], form: _Form) -> InvalidArgumentError:
    path, query = len(operation.path), len(operation.query)
    wanted = f"{len(form.path)} path and {len(form.query)} query values"
    return InvalidArgumentError(f"{operation.endpoint.id} takes {wanted}, got {path} and {query}")


class _Form(Struct, frozen=True):
    """What all addresses of an endpoint have in common, worked out once.

    `path` holds the name of each of its values and the part of the path after it; `query` each parameter
    beside its percent-encoded name; `mark` is the separator before the first query parameter.
    """

    start: str
    path: tuple[tuple[str, str], ...]
    query: tuple[tuple[str, Query], ...]
    mark: str


@lru_cache(maxsize=1024)
def _form(endpoint: Endpoint[Any]) -> _Form:
    start, *pieces = endpoint.path.split("{")
    parts = [piece.partition("}") for piece in pieces]
    return _Form(
        start,
        tuple((name, literal) for name, _, literal in parts),
        tuple(
            (_quoted("a query parameter's name", parameter.name), parameter) for parameter in endpoint.query
        ),
        "&" if "?" in endpoint.path else "?",
    )


def _segment(name: str, value: object) -> str:
    """One path value as one segment: nothing in it can reach another path."""
    if type(value) is int:
        if 0 <= value < _TOO_LARGE:
            return str(value)
        if value < 0 and _is_id(name):
            raise InvalidArgumentError(f"{name} must not be negative")
        return _digits(name, value)
    if not isinstance(value, str):
        number = as_int(value)
        if number is not None:
            return _segment(name, number)
        if isinstance(value, (float, Decimal)) and not _is_id(name):
            return _number(name, value)
        raise InvalidArgumentError(f"{name} must be an int or a str, got {type(value).__name__}")
    if value.strip(". ") == "":
        raise InvalidArgumentError(f"{name} must not be empty or made of dots")
    return _quoted(name, value)


def _is_id(name: str) -> bool:
    """Return whether a path parameter is an id. Other numbers, such as a latitude, can be negative."""
    return name[-2:].lower() == "id"


def _digits(name: str, value: int) -> str:
    if abs(value) >= _TOO_LARGE:
        raise InvalidArgumentError(f"{name} has more than {MAX_DIGITS} digits")
    return str(int(value))


def _quoted(name: str, text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        pass
    raise InvalidArgumentError(f"{name} is not valid text")


def _pairs(name: str, parameter: Query, value: Any) -> Sequence[str]:
    """A parameter as texts of `name=value`, one or several in each; none for an empty list."""
    if parameter.style is _PLAIN:
        return (f"{name}={_scalar(parameter.name, value)}",)
    if parameter.style is Style.JSON:
        return (f"{name}={quote(_as_json(parameter.name, value), safe='')}",)
    if parameter.style is Style.DEEP:
        try:
            return _deep_pairs(name, parameter.name, value)
        except RecursionError:
            pass
        raise InvalidArgumentError(f"{parameter.name} is nested too deeply")
    if not _is_sequence(value):
        raise InvalidArgumentError(f"{parameter.name} must be a list, got {type(value).__name__}")
    texts = [
        str(item) if type(item) is int and 0 <= item < _TOO_LARGE else _scalar(parameter.name, item)
        for item in value
    ]
    between = "," if parameter.style is Style.COMMA else f"&{name}="
    return (f"{name}={between.join(texts)}",) if texts else ()


def _deep_pairs(name: str, shown: str, value: Any) -> list[str]:
    if not is_object(value):
        raise InvalidArgumentError(f"{shown} must be a dict, got {type(value).__name__}")
    pairs: list[str] = []
    for key, item in value.items():
        place = f"{name}%5B{_quoted(shown, str(key))}%5D"
        if is_object(item):
            pairs += _deep_pairs(place, shown, item)
        elif _is_sequence(item):
            pairs += [f"{place}%5B%5D={_scalar(shown, part)}" for part in item]
        else:
            pairs.append(f"{place}={_scalar(shown, item)}")
    return pairs


def _is_sequence(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def _scalar(name: str, value: Any) -> str:
    """One value as the API writes it in queries: 0 and 1 for booleans, ISO for dates."""
    if type(value) is int:  # by far the most
        return _digits(name, value)
    plain: object = value.value if isinstance(value, Enum) else value
    if isinstance(plain, str):
        return _quoted(name, plain)
    if isinstance(plain, int):
        return _digits(name, plain)
    if isinstance(plain, (float, Decimal)):
        return _number(name, plain)
    if isinstance(plain, dt.date):
        return quote(plain.isoformat(), safe="")
    if (number := as_int(plain)) is not None:
        return _digits(name, number)
    raise InvalidArgumentError(f"{name} cannot be sent as {type(plain).__name__}")


def _number(name: str, value: float | Decimal) -> str:
    """Return a number without an exponent, because a `+` in a query means a space."""
    if not is_finite(value):
        raise InvalidArgumentError(f"{name} must be a finite number")
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if abs(exact.adjusted()) >= MAX_DIGITS:
        raise InvalidArgumentError(f"{name} has more than {MAX_DIGITS} digits")
    return format(exact, "f")
