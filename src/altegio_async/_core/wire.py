"""What goes over the wire: a request before it is sent, an answer as it came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from altegio_async._core.redact import Secret


class WireRequest(Struct, frozen=True):
    """One attempt, ready to send. The token travels beside the headers and joins them at the last step.

    `timeout` is in seconds and covers the whole attempt. `operation` and `template` name the call in logs,
    where the address itself must not appear: its query may hold a phone.
    """

    operation: str
    method: str
    template: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None
    authorization: Secret | None = None
    timeout: float = 30.0
    max_response_bytes: int = 32 * 1024 * 1024

    def __repr__(self) -> str:
        return f"<WireRequest {self.operation}: {self.method} {self.template}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # pretty printers would show every field
        return [("operation", self.operation), ("method", self.method), ("template", self.template)]


class WireResponse(Struct, frozen=True):
    """An answer as it came, decompressed. Header names compare without case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"<WireResponse {self.status}, {len(self.body)} bytes>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("status", self.status), ("bytes", len(self.body))]
