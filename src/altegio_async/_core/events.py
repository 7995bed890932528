"""What hooks are told. No event holds a token, a query or a body."""

from __future__ import annotations

from msgspec import Struct

from altegio_async._core.drift import Drift
from altegio_async.errors import AltegioError


class RequestEvent(Struct, frozen=True):
    """An attempt is about to be sent. `waited` is the seconds spent in the rate limiter's queue for it."""

    operation: str
    method: str
    path: str
    attempt: int
    waited: float


class ResponseEvent(Struct, frozen=True):
    """An attempt has ended. `status` is None when no answer came; `seconds` is its duration on the wire."""

    operation: str
    method: str
    path: str
    attempt: int
    seconds: float
    status: int | None
    request_id: str | None
    error: AltegioError | None


class RetryEvent(Struct, frozen=True):
    """Another attempt will be made after `delay` seconds, because of `error`.

    After a 401 that led to a new user token `delay` is 0.
    """

    operation: str
    attempt: int
    delay: float
    error: AltegioError


class GiveUpEvent(Struct, frozen=True):
    """A failed attempt is not repeated, and why: the call ends with `error`."""

    operation: str
    attempt: int
    reason: str
    error: AltegioError


class DriftEvent(Struct, frozen=True):
    """Values of an answer were not of their types and were bent to them without loss."""

    operation: str
    drift: tuple[Drift, ...]
