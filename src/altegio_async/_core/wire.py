"""Requests and responses as the transport sends and receives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import Struct

from altegio_async._core.redact import Secret


class WirePermit(Protocol):
    """The permit of one attempt to write a request. A transport uses it directly before it writes."""

    def use(self, now: float) -> bool:
        """Use the permit to write one request now. Return False if it is too old or was used before.

        Args:
            now: the event loop's time in seconds.
        """
        ...

    async def renew(self) -> float:
        """Wait for a new permit and return the seconds until the call's deadline.

        Raises:
            AltegioError: a permit cannot be acquired in time.
        """
        ...


class WireRequest(Struct, frozen=True):
    """One attempt, ready to send. The transport adds the token to the headers as its last step.

    `timeout` is in seconds and covers the attempt, including connecting. Logs use `operation` and `template`,
    because the URL can contain a phone.
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
    permit: WirePermit | None = None

    def __repr__(self) -> str:
        return f"<WireRequest {self.operation}: {self.method} {self.template}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # pretty printers would show every field
        return [("operation", self.operation), ("method", self.method), ("template", self.template)]


class WireResponse(Struct, frozen=True):
    """A response with its decompressed body. Header names are case-insensitive."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"<WireResponse {self.status}, {len(self.body)} bytes>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("status", self.status), ("bytes", len(self.body))]
