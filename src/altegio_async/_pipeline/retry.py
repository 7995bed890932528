"""Retry decisions without I/O: whether to send another attempt, and after how many seconds.

An attempt that did not reach the server, or that a status 429 refused, is safe to repeat for every
operation. All other failures are repeated only for idempotent operations. Delays double with full jitter
and respect the server's `Retry-After` up to a ceiling. A quota limits the retries of a client.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr

from altegio_async._core.options import check_int
from altegio_async._core.type_guards import as_float
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    ClientClosedError,
    ConfigurationError,
    DeadlineExceededError,
    RateLimitError,
)

__all__ = ["RetryPolicy", "RetryQuota"]

_TOO_MANY_REQUESTS: Final = 429
_TRANSIENT_CLIENT_ERRORS: Final = frozenset({408, 425})  # Request Timeout, Too Early
# Server errors about the request or the setup; the same request gets the same response again.
_PERMANENT_SERVER_ERRORS: Final = frozenset({
    501,  # Not Implemented
    505,  # HTTP Version Not Supported
    506,  # Variant Also Negotiates
    508,  # Loop Detected
    510,  # Not Extended
    511,  # Network Authentication Required
    526,  # the server's certificate is invalid
})  # fmt: skip

_HOPELESS: Final = "another attempt cannot succeed"
_FINAL_ERRORS: Final[dict[type[AltegioError], str]] = {
    DeadlineExceededError: "the deadline passed",
    ClientClosedError: "the client was closed",
    APIResponseError: "another response would be the same",
}


def is_transient_status(status: int) -> bool:
    """Return whether the same request may succeed later, for the origin server's and the edge's statuses."""
    if 500 <= status < 600:
        return status not in _PERMANENT_SERVER_ERRORS
    return status in _TRANSIENT_CLIENT_ERRORS


def find_objection(error: AltegioError, *, idempotent: bool) -> str | None:
    """Return why the operation must not be repeated after this error, or None if it can be."""
    if isinstance(error, APIConnectionError):
        if not error.retriable:
            return _HOPELESS
        return (
            None if idempotent or error.sent is False else "a write that may have been sent is not repeated"
        )
    if isinstance(error, APIStatusError):
        return _find_objection_to_status(error, idempotent=idempotent)
    for kind, reason in _FINAL_ERRORS.items():
        if isinstance(error, kind):
            return reason
    return _HOPELESS


def _find_objection_to_status(error: APIStatusError, *, idempotent: bool) -> str | None:
    is_limit = isinstance(error, RateLimitError)
    if not is_limit and not is_transient_status(error.status):
        return f"status {error.status} is final"
    # A status 429 refuses a request before it is carried out. The text of a 200 proves nothing.
    if idempotent or (is_limit and error.status == _TOO_MANY_REQUESTS):
        return None
    return "a write that may have been carried out is not repeated"


def _uniform(low: float, high: float) -> float:
    from random import uniform  # noqa: PLC0415 - slow to load, and needed only once something failed

    return uniform(low, high)  # noqa: S311 - only spreads retries


class RetryPolicy(Struct, frozen=True, kw_only=True):
    """How failed attempts are repeated. Times are in seconds.

    Attributes:
        attempts: largest number of requests of one call; 1 disables retries. One more request is sent, once
            per call, after the `token_provider` returned a new token for a 401.
        transient_base: upper bound of the first delay after a network or server failure.
        throttled_base: upper bound of the first delay after a rate limit, in addition to `throttled_floor`.
        cap: upper bound of every delay that the server did not ask for.
        hint_ceiling: longest `Retry-After` that is respected; for a longer one the error is raised.
        throttled_floor: shortest delay after a rate limit, even if the server asks for less.
    """

    attempts: int = 3
    transient_base: float = 0.05
    throttled_base: float = 1.0
    cap: float = 20.0
    hint_ceiling: float = 120.0
    throttled_floor: float = 1.0

    def __post_init__(self) -> None:
        """Validate all values and convert them to plain ints and floats.

        Raises:
            ConfigurationError: `attempts` is below 1, or a time is negative or not a number.
        """
        force_setattr(self, "attempts", check_int("retry attempts", self.attempts))
        for name in ("transient_base", "throttled_base", "cap", "hint_ceiling", "throttled_floor"):
            seconds = as_float(getattr(self, name))
            if seconds is None or not seconds >= 0:
                raise ConfigurationError(f"retry times must be numbers of seconds, none negative: {self!r}")
            force_setattr(self, name, seconds)

    def may_repeat(self, error: AltegioError, *, idempotent: bool) -> bool:
        """Return whether repeating the operation after this error is safe and can help."""
        return find_objection(error, idempotent=idempotent) is None

    def delay(
        self, error: AltegioError, attempt: int, uniform: Callable[[float, float], float] = _uniform
    ) -> float | None:
        """Return the seconds to wait after a failed attempt, or None if the server asks for too long a wait.

        Args:
            error: the failure of the attempt.
            attempt: number of the failed attempt; 1 is the first.
            uniform: draws a random number between two bounds.
        """
        throttled = isinstance(error, RateLimitError)
        hint = error.retry_after if isinstance(error, APIStatusError) else None
        floor = self.throttled_floor if throttled else 0.0
        if hint is not None and hint > 0:
            return None if hint > self.hint_ceiling else max(hint, floor) + uniform(0.0, self.transient_base)
        base = self.throttled_base if throttled else self.transient_base
        return floor + uniform(0.0, min(self.cap, base * 2.0 ** min(attempt - 1, 30)))


def require_policy(retry: object) -> RetryPolicy:
    """Return the argument if it is a retry policy.

    Raises:
        ConfigurationError: it is not.
    """
    if isinstance(retry, RetryPolicy):
        return retry
    raise ConfigurationError(
        f"retry must be a RetryPolicy; RetryPolicy(attempts=1) switches retries off; got {retry!r}"
    )


class RetryQuota:
    """Budget for the retries of one client, so that retries do not multiply the load of an outage.

    The quota starts full. A retry costs TRANSIENT points, or THROTTLED points after a rate limit. A success
    returns one point, or the price of the call's retries if that is more.
    """

    CAPACITY: Final = 500
    TRANSIENT: Final = 14
    THROTTLED: Final = 5

    def __init__(self) -> None:
        self.left: int = self.CAPACITY

    def take(self, error: AltegioError) -> int:
        """Deduct the price of a retry and return it; return 0 if too little is left."""
        price = self.THROTTLED if isinstance(error, RateLimitError) else self.TRANSIENT
        if price > self.left:
            return 0
        self.left -= price
        return price

    def give_back(self, paid: int) -> None:
        """Return points after a successful call whose retries cost `paid` points."""
        self.left = min(self.CAPACITY, self.left + max(paid, 1))
