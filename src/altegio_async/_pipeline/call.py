"""One call: what stays the same over its attempts, and what they have used up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from altegio_async._core.redact import Secret

__all__ = ["Call", "now"]


def now() -> float:
    """Seconds on the event loop's clock."""
    return asyncio.get_running_loop().time()


class Call(Struct):
    """The state of a call in progress.

    `ends_at` is its deadline on the event loop's clock, 0 until its first attempt. `waited` is the time in
    the rate limiter's queue for the current attempt, in seconds. `paid` is what its retries cost of the
    quota. `sent` is whether any of its attempts was written to a connection, None if that is unknown.
    """

    url: str
    headers: Mapping[str, str]
    body: bytes | None
    authorization: Secret | None = None
    ends_at: float = 0.0
    waited: float = 0.0
    attempts: int = 0
    paid: int = 0
    renewed: bool = False
    sent: bool | None = False

    def begin(self, deadline: float) -> float:
        """Let its time run from now on, unless it does; gives the time."""
        moment = now()
        if not self.ends_at:
            self.ends_at = moment + deadline
        return moment

    def time_left(self) -> float:
        """Seconds that it may still take, at least a millisecond."""
        return max(self.ends_at - now(), 0.001)

    def note_sent(self, sent: bool | None) -> None:
        """Add whether another attempt was written."""
        if sent is not False and self.sent is not True:
            self.sent = sent

    def __repr__(self) -> str:
        return f"<Call, {self.attempts} attempts>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # the address may hold a phone, the body a password
        return [("attempts", self.attempts)]
