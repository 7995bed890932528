"""What goes over the wire: a request before it is sent, an answer as it came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import Struct

from altegio_async._core.redact import Secret


class WirePermit(Protocol):
    """The permission of one attempt to write a request. A transport asks for it directly before it writes."""

    def use(self, now: float) -> bool:
        """Take the permission to write one request at this moment; return False if it is too old or was used.

        Args:
            now: the event loop's time in seconds.
        """
        ...

    async def renew(self) -> float:
        """Wait for a fresh permit, and return the seconds that are left until the call's deadline.

        Raises:
            AltegioError: no permit can be acquired in time.
        """
        ...


class WireRequest(Struct, frozen=True):
    """One attempt, ready to send. The transport adds the token to the headers as its last step.

    `timeout` is in seconds and covers the attempt from connecting on. `operation` and `template` name the
    call in logs, because the URL can hold a phone.
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
    """An answer as it came, decompressed. Header names compare without case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"<WireResponse {self.status}, {len(self.body)} bytes>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("status", self.status), ("bytes", len(self.body))]
