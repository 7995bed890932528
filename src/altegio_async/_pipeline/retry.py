"""Retry decisions without I/O: whether to send another attempt, and after how many seconds.

An attempt that did not reach the server, or that a status 429 refused, is retried for every operation.
All other failures are retried only for idempotent operations, which are those that only read. Delays double
with full jitter and respect the server's `Retry-After` up to a ceiling. A quota limits a client's retries.

The rule is also described in docs/settings.md (for users), docs/design/retry.md (with reasons) and
SECURITY.md (writes). Change them together; tests/unit/test_retry.py lists each status.
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
# Server errors that concern the request or the setup: the same request would have the same response.
_PERMANENT_SERVER_ERRORS: Final = frozenset({
    501,  # Not Implemented
    505,  # HTTP Version Not Supported
    506,  # Variant Also Negotiates
    508,  # Loop Detected
    510,  # Not Extended
    511,  # Network Authentication Required
    526,  # the server's certificate is invalid
})  # fmt: skip

_CANNOT_SUCCEED: Final = "another attempt cannot succeed"
_REASONS_BY_ERROR: Final[dict[type[AltegioError], str]] = {
    DeadlineExceededError: "the deadline passed",
    ClientClosedError: "the client was closed",
    APIResponseError: "another response would be the same",
}


def is_transient_status(status: int) -> bool:
    """Return whether the same request can succeed later. Unknown 5xx of CDNs and proxies count."""
    if 500 <= status < 600:
        return status not in _PERMANENT_SERVER_ERRORS
    return status in _TRANSIENT_CLIENT_ERRORS


def explain_no_retry(error: AltegioError, *, idempotent: bool) -> str | None:
    """Return the reason not to retry the operation after this error, or None if a retry is safe."""
    if isinstance(error, APIConnectionError):
        if not error.retriable:
            return _CANNOT_SUCCEED
        return None if idempotent or error.sent is False else "a write that may have been sent is not retried"
    if isinstance(error, APIStatusError):
        return _explain_final_status(error, idempotent=idempotent)
    for kind, reason in _REASONS_BY_ERROR.items():
        if isinstance(error, kind):
            return reason
    return _CANNOT_SUCCEED


def _explain_final_status(error: APIStatusError, *, idempotent: bool) -> str | None:
    is_limit = isinstance(error, RateLimitError)
    if not is_limit and not is_transient_status(error.status):
        return f"status {error.status} is final"
    # A status 429 refuses a request before it is carried out. The text of a 200 proves nothing.
    if idempotent or (is_limit and error.status == _TOO_MANY_REQUESTS):
        return None
    return "a write that may have been carried out is not retried"


def _uniform(low: float, high: float) -> float:
    from random import uniform  # noqa: PLC0415 - slow to load, and needed only once something failed

    return uniform(low, high)  # noqa: S311 - only spreads retries


class RetryPolicy(Struct, frozen=True, kw_only=True):
    """Options of retries: how many, and the seconds before each.

    Attributes:
        attempts: largest number of requests of one call; 1 disables retries. One more request is sent, once
            per call, after the `token_provider` returned a new token for a 401.
        transient_base: upper bound of the first delay after a transient failure of the network or server.
        throttled_base: upper bound of the first delay after a rate limit (a throttled call), in addition to
            `throttled_floor`.
        cap: upper bound of every delay that the server did not ask for.
        hint_ceiling: longest wait that is made because the server asks for it (a hint, such as
            `Retry-After`). If the server asks for more, the error is raised.
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
        """Return whether a retry of the operation after this error is safe and can succeed."""
        return explain_no_retry(error, idempotent=idempotent) is None

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
    """Limits the retries of one client, so that retries do not multiply the load of an outage.

    The quota is a number of points, at first CAPACITY. A retry costs TRANSIENT points, or THROTTLED points
    after a rate limit. A successful call returns the cost of its retries, at least one point.
    """

    CAPACITY: Final = 500
    TRANSIENT: Final = 14
    THROTTLED: Final = 5

    def __init__(self) -> None:
        self.left: int = self.CAPACITY

    def take(self, error: AltegioError) -> int:
        """Deduct the cost of a retry and return it, or return 0 if too few points are left."""
        cost = self.THROTTLED if isinstance(error, RateLimitError) else self.TRANSIENT
        if cost > self.left:
            return 0
        self.left -= cost
        return cost

    def give_back(self, cost: int) -> None:
        """Add the cost of the retries of a successful call, at least one point."""
        self.left = min(self.CAPACITY, self.left + max(cost, 1))
