"""The state of one call over its attempts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.operation import Operation
from altegio_async._core.redact import Secret
from altegio_async.errors import AltegioError, DeadlineExceededError
from altegio_async.hooks import WaitKind

__all__ = ["Call", "make_deadline_error", "now"]

T = TypeVar("T")

_SHORTEST_WAIT: Final = 0.001  # seconds


def now() -> float:
    """Return the event loop's time in seconds."""
    return asyncio.get_running_loop().time()


class Call(Struct, Generic[T]):
    """The state of a call in progress.

    Attributes:
        operation: what the call sends.
        url: the URL of its requests.
        headers: their headers, except the token.
        body: their body, or None.
        authorization: the current `Authorization` header.
        ends_at: the deadline on the event loop's clock, 0 until the first permit.
        waited: seconds in the rate limiter's queue for the current attempt.
        attempts: requests so far.
        retry_cost: points of the retry quota that the retries cost.
        renewed: whether the user token was renewed for this call.
        sent: whether any attempt was written to a connection; None if unknown.
        waits: seconds that the call waited outside of its attempts, by kind; None without waits.
    """

    operation: Operation[T]
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    authorization: Secret | None = None
    ends_at: float = 0.0
    waited: float = 0.0
    attempts: int = 0
    retry_cost: int = 0
    renewed: bool = False
    sent: bool | None = False
    waits: dict[WaitKind, float] | None = None

    def time_left(self) -> float:
        """Return the seconds until the deadline, at least a millisecond."""
        return max(self.ends_at - now(), 0.001)

    def note_sent(self, sent: bool | None) -> None:
        """Record whether another attempt was written."""
        if sent is not False and self.sent is not True:
            self.sent = sent

    def note_wait(self, kind: WaitKind, seconds: float) -> None:
        """Add to the seconds that the call waited. Waits of less than a millisecond are ignored."""
        if seconds < _SHORTEST_WAIT:
            return
        if self.waits is None:
            self.waits = {}
        self.waits[kind] = self.waits.get(kind, 0.0) + seconds

    def __repr__(self) -> str:
        return f"<Call {self.operation.endpoint.id}, {self.attempts} attempts>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # the URL can contain a phone, the body a password
        return [("operation", self.operation.endpoint.id), ("attempts", self.attempts)]


def make_deadline_error(deadline: float, cause: AltegioError | None = None) -> DeadlineExceededError:
    """Return the error of a call whose deadline has passed. `cause` is the failure of its last attempt."""
    error = DeadlineExceededError(f"no response within the deadline of {deadline:g} s")
    error.sent = False if cause is None else cause.sent
    return error
