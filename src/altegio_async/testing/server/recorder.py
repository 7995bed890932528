"""Records of the requests and writes that the embedded server received."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

REDACTED = "[redacted]"


@dataclass(slots=True)
class RecordedRequest:
    """A received request, without the values of tokens.

    Attributes:
        method: the HTTP method.
        path: the path below the base URL, still percent-encoded.
        query: names and values in their order, decoded.
        headers: as sent; the tokens in `Authorization` are redacted.
        time: seconds on the event loop's clock at arrival.
        operation: the published operation id, or None without a route.
        user_id: the user whose token was sent, or None.
        status: the status of the response; 0 before the response, or if a fault used the connection.
        fault: whether a fault was injected.
        body: as sent.
    """

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    time: float
    operation: str | None = None
    user_id: int | None = None
    status: int = 0
    fault: bool = False
    body: bytes = field(repr=False, default=b"")

    @property
    def json(self) -> Any:
        """The decoded body; None if it is empty.

        Raises:
            ValueError: it is not JSON.
        """
        if not self.body:
            return None
        try:
            return msgspec.json.decode(self.body)
        except msgspec.DecodeError as error:
            raise ValueError(f"the body of {self.operation} is not JSON: {error}") from None


@dataclass(slots=True)
class Commit:
    """A write that was carried out, whether or not its response arrived.

    Attributes:
        operation: the published operation id.
        path: the path below the base URL, still percent-encoded.
        body: as sent.
        headers: as in `RecordedRequest`.
    """

    operation: str
    path: str
    body: bytes = field(repr=False, default=b"")
    headers: dict[str, str] = field(repr=False, default_factory=dict[str, str])


_TOKENS = re.compile(r"Bearer [^,\s]+(, User [^,\s]+)?")


def redact_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers without the values of tokens and cookies."""
    shown: dict[str, str] = {}
    for name, value in headers.items():
        if name.lower() == "authorization":
            shown[name] = _redact_authorization(value)
        elif name.lower() in {"cookie", "proxy-authorization"}:
            shown[name] = REDACTED
        else:
            shown[name] = value
    return shown


def _redact_authorization(value: str) -> str:
    match = _TOKENS.fullmatch(value)
    if match is None:
        return REDACTED
    return f"Bearer {REDACTED}" + (f", User {REDACTED}" if match[1] else "")
