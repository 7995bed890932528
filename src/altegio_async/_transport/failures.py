"""Conversion of aiohttp's errors to errors of this package.

The messages are replaced, because those of aiohttp can contain headers.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong

from altegio_async._transport.connections import LostConnectionError, UnusableConnectionError
from altegio_async.errors import APIConnectionError, APITimeoutError

if TYPE_CHECKING:
    from altegio_async.errors import AltegioError

__all__ = ["CONNECT_SECONDS", "MAX_HEADERS", "MAX_HEADER_BYTES", "describe_failure", "describe_timeout"]

CONNECT_SECONDS: Final = 10.0
"""Limit for TCP and TLS together."""

MAX_HEADER_BYTES: Final = 64_000
"""Limit for one header of a response, including its name, and for the status line."""

MAX_HEADERS: Final = 128
"""Limit for the number of headers of a response."""

_MESSAGES: Final[dict[type[Exception], str]] = {
    UnusableConnectionError: "the connection closed, or received bytes, before the request was written",
    LostConnectionError: "the connection closed before a response arrived",
    ssl.SSLError: "TLS failed on an open connection",
    aiohttp.ClientPayloadError: "the response's body is incomplete or its encoding is invalid",
    aiohttp.ClientResponseError: "the response is not valid HTTP",
}


def describe_failure(error: Exception, *, was_written: bool | None) -> AltegioError:
    """Return the error of this package for an error of aiohttp.

    Args:
        error: the exception of aiohttp.
        was_written: whether the request was written; None if that is unknown.
    """
    if isinstance(error, TimeoutError):
        return _describe_aiohttp_timeout(error, was_written=was_written)
    if isinstance(error, aiohttp.ClientConnectorError):
        return _describe_connect_failure(error, was_written=was_written)
    limit = _find_exceeded_limit(error)
    if limit is not None:
        return APIConnectionError(limit, sent=was_written, retriable=False)
    message = next((text for kind, text in _MESSAGES.items() if isinstance(error, kind)), None)
    return APIConnectionError(message or f"the request failed: {type(error).__name__}", sent=was_written)


def _describe_aiohttp_timeout(error: TimeoutError, *, was_written: bool | None) -> APITimeoutError:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return APITimeoutError(f"connecting took longer than {CONNECT_SECONDS:g} s", sent=bool(was_written))
    return APITimeoutError("no complete response in time", sent=was_written)


def _describe_connect_failure(
    error: aiohttp.ClientConnectorError, *, was_written: bool | None
) -> APIConnectionError:
    sent = bool(was_written)
    if isinstance(error, (aiohttp.ClientConnectorSSLError, aiohttp.ClientConnectorCertificateError)):
        message = "TLS failed: the server's certificate or handshake was refused"
        return APIConnectionError(message, sent=sent, retriable=False)
    return APIConnectionError(f"cannot connect: {error.os_error.strerror or error.os_error}", sent=sent)


def describe_timeout(seconds: float, *, was_written: bool | None) -> APITimeoutError:
    """Return the error of a request that took longer than its timeout."""
    if was_written is False:
        return APITimeoutError(f"no connection within {seconds:g} s", sent=False)
    return APITimeoutError(f"no complete response within {seconds:g} s", sent=was_written)


def _find_exceeded_limit(error: BaseException) -> str | None:
    """Return the limit for headers that a response exceeds, if that is the cause of an error."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, LineTooLong):
            return f"a header or the status line of the response is longer than {MAX_HEADER_BYTES:,} bytes"
        if isinstance(cause, HttpProcessingError) and cause.message.startswith("Too many headers"):
            return f"the response has more than {MAX_HEADERS} headers"
        cause = cause.__cause__
    return None
