"""Assertions on the requests that an embedded server has recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from altegio_async._core.sensitive_values import is_credential_name
from altegio_async._core.type_guards import is_array, is_mapping, is_object, is_tuple
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.faults.injection import check_texts
from altegio_async.testing.server.recorder import REDACTED, RecordedRequest

_SHOWN_REQUESTS: Final = 20
_SHOWN_CHARACTERS: Final = 300
_TOKEN_IN_PATH: Final = re.compile(r"[0-9a-fA-F]{20,}")


class RequestPattern:
    """The properties of the requests that an assertion expects.

    Args:
        operation: the published operation id.
        json: the body, or the fields of it that are compared.
        query: names and values of the query that are compared; a list has all values of its name, and None
            means that the name is absent.
        path: the path below the base URL.

    Raises:
        InvalidArgumentError: the query is not a mapping, or the path is not text that starts with a slash.
    """

    def __init__(
        self, operation: str, *, json: Any = None, query: Mapping[str, Any] | None, path: str | None
    ) -> None:
        check_texts(operation, path)
        if query is not None and not is_mapping(query):
            raise InvalidArgumentError(
                f"query must be a mapping such as {{'page': 2}}, got {type(query).__name__}"
            )
        self.operation = operation
        self._json = json
        self._query = query or {}
        self._path = path

    def matches(self, request: RecordedRequest) -> bool:
        """Return whether a request has all these properties."""
        return (
            request.operation == self.operation
            and self._path in {None, request.path}
            and all(_has_query(request, name, value) for name, value in self._query.items())
            and (self._json is None or is_equal(self._json, _decode(request)))
        )

    def describe(self) -> str:
        """Return the operation and the other properties as one line, without secrets."""
        parts = [self.operation]
        if self._path is not None:
            parts.append(f"path={_redact_path(self._path)!r}")
        if self._query:
            parts.append(f"query={_redact(dict(self._query))!r}")
        if self._json is not None:
            parts.append(f"json={_redact(self._json)!r}")
        return ", ".join(parts)


def describe_requests(requests: Iterable[RecordedRequest]) -> str:
    """Return the latest requests as lines with operation, method, path, query, status and body.

    Values of passwords, tokens and other credentials are redacted, and long bodies are cut.
    """
    listed = list(requests)
    if not listed:
        return "  (none)"
    omitted = max(len(listed) - _SHOWN_REQUESTS, 0)
    lines = [f"  ({omitted} earlier requests)"] if omitted else []
    return "\n".join(lines + [f"  {_describe(request)}" for request in listed[omitted:]])


def is_equal(expected: Any, actual: Any) -> bool:
    """Return whether a JSON value has an expected value; of objects, only the expected fields are compared.

    Booleans differ from numbers. A `Decimal` equals the number with its digits.
    """
    if is_object(expected):
        return is_object(actual) and all(
            name in actual and is_equal(value, actual[name]) for name, value in expected.items()
        )
    if is_tuple(expected):
        return is_equal(list(expected), actual)
    if is_array(expected):
        return (
            is_array(actual)
            and len(expected) == len(actual)
            and all(is_equal(one, other) for one, other in zip(expected, actual, strict=True))
        )
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, Decimal) and isinstance(actual, float):
        return expected == Decimal(repr(actual))
    return bool(expected == actual)


def _has_query(request: RecordedRequest, name: str, value: Any) -> bool:
    found = [text for key, text in request.query if key == name]
    if is_array(value) or is_tuple(value):
        return found == list(map(_to_query_text, value))
    return found == ([] if value is None else [_to_query_text(value)])


def _to_query_text(value: Any) -> str:
    """Return a value as the client sends it in a query."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _decode(request: RecordedRequest) -> Any:
    """Return the decoded body; None if it is empty or not JSON."""
    try:
        return request.json
    except ValueError:
        return None


def _describe(request: RecordedRequest) -> str:
    parts = [
        request.operation or "(no operation)",
        request.method,
        _redact_path(request.path),
        f"status={request.status}",
    ]
    if request.query:
        shown = [f"{name}={REDACTED if is_credential_name(name) else value}" for name, value in request.query]
        parts.append("query=" + "&".join(shown))
    if request.body:
        parts.append("json=" + _describe_body(request))
    return " ".join(parts)


def _describe_body(request: RecordedRequest) -> str:
    body = _decode(request)
    if body is None:
        return f"({len(request.body)} bytes that are not JSON)"
    text = msgspec.json.encode(_redact(body)).decode()
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "..."


def _redact_path(path: str) -> str:
    """Return a path without tokens: long hexadecimal texts."""
    return _TOKEN_IN_PATH.sub(REDACTED, path)


def _redact(value: Any) -> Any:
    """Return a JSON value with the values of credentials replaced, at every level."""
    if is_object(value):
        return {name: REDACTED if is_credential_name(name) else _redact(item) for name, item in value.items()}
    return [_redact(item) for item in value] if is_array(value) else value
