"""When another attempt is made, and after how long. Pure decisions; the session waits and sends.

An attempt that surely did not reach the server, or that the rate limit refused, may be repeated for
every operation; all others only for operations that change nothing. Waits double with full jitter,
obey the server's hint up to a ceiling, and are paid for from a quota that an outage uses up quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import force_setattr

from altegio_async._core.options import check_int
from altegio_async._core.type_guards import as_float
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    RateLimitError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RetryPolicy", "RetryQuota"]

_TRANSIENT: Final = frozenset({408, 500, 502, 503, 504})


def _uniform(low: float, high: float) -> float:
    from random import uniform  # noqa: PLC0415 - slow to load, and needed only once something failed

    return uniform(low, high)  # noqa: S311 - spreads retries, keeps no secret


class RetryPolicy(Struct, frozen=True, kw_only=True):
    """How failed attempts are repeated. Times are in seconds.

    Attributes:
        attempts: requests a call may send at most; 1 switches retries off. One more is sent when a 401
            led to a new token of the `token_provider`, once a call.
        transient_base: upper bound of the first wait after a failure of the network or the server.
        throttled_base: the same after the rate limit.
        cap: upper bound of any wait that the server did not ask for.
        hint_ceiling: a longer wait asked for by the server is not made; the error is raised.
        throttled_floor: least wait after the rate limit, whatever the server says.
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
            ConfigurationError: attempts below one, or a time that is negative or no number.
        """
        force_setattr(self, "attempts", check_int("retry attempts", self.attempts))
        for name in ("transient_base", "throttled_base", "cap", "hint_ceiling", "throttled_floor"):
            seconds = as_float(getattr(self, name))
            if seconds is None or not seconds >= 0:
                raise ConfigurationError(f"retry times must be numbers of seconds, none negative: {self!r}")
            force_setattr(self, name, seconds)

    def may_repeat(self, error: AltegioError, *, idempotent: bool) -> bool:
        """Whether repeating the operation after this error is safe and could help."""
        if isinstance(error, RateLimitError):
            return True
        if isinstance(error, APIConnectionError):
            return error.retriable and (idempotent or not error.sent)
        return idempotent and isinstance(error, APIStatusError) and error.status in _TRANSIENT

    def delay(
        self, error: AltegioError, attempt: int, uniform: Callable[[float, float], float] = _uniform
    ) -> float | None:
        """Seconds to wait after this failed attempt (1 is the first); None for a hint over the ceiling."""
        throttled = isinstance(error, RateLimitError)
        hint = error.retry_after if isinstance(error, APIStatusError) else None
        floor = self.throttled_floor if throttled else 0.0
        if hint is not None and hint > 0:
            return None if hint > self.hint_ceiling else max(hint, floor) + uniform(0.0, self.transient_base)
        base = self.throttled_base if throttled else self.transient_base
        return floor + uniform(0.0, min(self.cap, base * 2.0 ** min(attempt - 1, 30)))


def checked_policy(retry: object) -> RetryPolicy:
    """A retry policy.

    Raises:
        ConfigurationError: it is none.
    """
    if isinstance(retry, RetryPolicy):
        return retry
    raise ConfigurationError(
        f"retry must be a RetryPolicy; RetryPolicy(attempts=1) switches retries off; got {retry!r}"
    )


class RetryQuota:
    """What retries may cost a client in all, so that an outage is not multiplied.

    Starts full; a retry costs `transient` or, after the rate limit, `throttled`; a success gives one
    back, and a success after retries gives back what they cost.
    """

    CAPACITY: Final = 500
    TRANSIENT: Final = 14
    THROTTLED: Final = 5

    def __init__(self) -> None:
        self.left = self.CAPACITY

    def take(self, error: AltegioError) -> int:
        """Pay for a retry. Gives the price, or 0 when there is not enough left."""
        price = self.THROTTLED if isinstance(error, RateLimitError) else self.TRANSIENT
        if price > self.left:
            return 0
        self.left -= price
        return price

    def give_back(self, paid: int) -> None:
        """A call succeeded, after retries that cost this much."""
        if self.left < self.CAPACITY:
            self.left = min(self.CAPACITY, self.left + max(paid, 1))
