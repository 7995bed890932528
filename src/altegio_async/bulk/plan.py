"""Plans of bulk jobs: how many requests a job sends, and how long they take under the rate limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from altegio_async._core.convertible import Convertible
from altegio_async._rate_limit.forecast import forecast_wait

if TYPE_CHECKING:
    from altegio_async._rate_limit.limiter import Limiter

__all__ = ["JobPlan"]


class RequestCount(Struct, frozen=True):
    """The number of requests of a job or of a part of it.

    Attributes:
        minimum: the smallest possible number.
        maximum: the largest possible number; None if it is unknown.
    """

    minimum: int = 0
    maximum: int | None = 0

    def __add__(self, other: Self) -> Self:
        maximum = None if self.maximum is None or other.maximum is None else self.maximum + other.maximum
        return type(self)(self.minimum + other.minimum, maximum)

    @classmethod
    def exactly(cls, requests: int) -> Self:
        """Return the count of a part whose number of requests is known."""
        return cls(requests, requests)


class RequestsLeft(Struct):
    """Requests of a running job that have not started.

    Attributes:
        count: their number; None if it is unknown. A list with several pages counts once.
        is_exact: whether each of them sends one request.
    """

    count: int | None = None
    is_exact: bool = True


class JobPlan(Convertible, Struct, frozen=True):
    """The requests that a bulk job will send, and the time that they need.

    The counts assume that every request is sent once and every id exists. Retries, and the second requests
    for ids that a response does not contain, are additional.

    Attributes:
        keys: number of keys that will be requested, without those whose outcomes a checkpoint has; None for
            an iterator, which the plan does not read.
        requests: number of requests; the largest number if it is not exact; None if no largest number is
            known.
        exact: whether `requests` is exact.
        seconds: seconds until the last of these requests can start under the client's rate limit; 0.0
            without one; None if `requests` is None or the rate limiter cannot tell.
        way: how the keys are looked up: by_id, by_phone, lists, prefiltered, joined or changes.
        least_requests: the smallest number of requests.
        least_seconds: seconds until the last of the smallest number of requests can start, or None.
    """

    keys: int | None
    requests: int | None
    exact: bool
    seconds: float | None
    way: str
    least_requests: int
    least_seconds: float | None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Return a plan from a dictionary in the form of `to_dict` or of decoded `to_json` text.

        Raises:
            InvalidArgumentError: an entry is unknown, missing or does not have its type.
        """
        from altegio_async._core import conversion  # noqa: PLC0415 - most programs convert nothing

        return conversion.from_dict(cls, data, wire=False)

    def __str__(self) -> str:
        keys = "an unknown number of keys" if self.keys is None else _format_count(self.keys, "key")
        return f"{keys} ({self.way}): {self._format_requests()}, {self._format_time()}"

    def _format_requests(self) -> str:
        if self.requests is None:
            return f"at least {_format_count(self.least_requests, 'request')}"
        if self.exact:
            return _format_count(self.requests, "request")
        return f"{self.least_requests:,} to {self.requests:,} requests"

    def _format_time(self) -> str:
        if self.least_seconds is None:
            return "unknown time"
        minimum = format_duration(self.least_seconds)
        if self.seconds is None:
            return f"at least {minimum}"
        return minimum if self.exact else f"{minimum} to {format_duration(self.seconds)}"


def create_plan(keys: int | None, count: RequestCount, way: str, limiter: Limiter | None) -> JobPlan:
    """Return the plan of a job with this number of requests."""
    return JobPlan(
        keys=keys,
        requests=count.maximum,
        exact=count.minimum == count.maximum,
        seconds=None if count.maximum is None else forecast_wait(limiter, count.maximum),
        way=way,
        least_requests=count.minimum,
        least_seconds=forecast_wait(limiter, count.minimum),
    )


def _format_count(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def format_duration(seconds: float) -> str:
    """Return a duration as minutes and seconds, and hours if there are any."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
