"""The progress of a bulk job: its keys, its requests, and an estimate of the time left."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from altegio_async._rate_limit.forecast import forecast_wait
from altegio_async._rate_limit.limiter import Limiter
from altegio_async.bulk.plan import RequestsLeft

__all__ = ["JobProgress", "get_job_progress"]

_NEWEST_SHARE: Final = 0.05  # smallest weight of the newest request in the average duration


class JobProgress:
    """The keys and requests of a running bulk job. The attributes change while the job runs.

    Args:
        total: number of keys; None if it is unknown.
        left: the requests that have not started.
        max_in_flight: maximum number of concurrent requests.
        limiter: the client's rate limiter, or None.
        clock: returns the time of the event loop in seconds.

    Attributes:
        done: number of finished keys.
        total: number of keys; None until it is known. That of an iterator is known when it has ended.
        failed: number of failed keys.
        requests: number of finished requests. The pages of a list count as one.
        limiter: the client's rate limiter, or None.
    """

    def __init__(
        self,
        total: int | None,
        left: RequestsLeft,
        max_in_flight: int,
        limiter: Limiter | None,
        clock: Callable[[], float],
    ) -> None:
        self.done: int = 0
        self.total: int | None = total
        self.failed: int = 0
        self.requests: int = 0
        self.limiter: Limiter | None = limiter
        self._max_in_flight = max_in_flight
        self._clock = clock
        self._left = left
        self._later = 0  # requests of later parts of the job
        self._permit_moments: dict[object, float] = {}  # of requests in flight
        self._duration = 0.0  # average seconds from a permit to the end of the request
        self._measured = 0  # requests of this part of the job, whose durations are in the average

    @property
    def requests_left(self) -> int | None:
        """Number of requests that have not started; None if it is unknown."""
        return None if self._left.count is None else self._left.count + self._later

    @property
    def requests_in_flight(self) -> int:
        """Number of requests that have started and not finished, including those that wait for a permit."""
        return len(self._permit_moments)

    @property
    def requests_total(self) -> int | None:
        """Number of finished, running and waiting requests; None if it is unknown."""
        if self.requests_left is None:
            return None
        return self.requests + self.requests_in_flight + self.requests_left

    def estimate_seconds_left(self) -> float | None:
        """Return the estimated seconds until the last request has finished; None if that is unknown.

        The estimate is the larger one of two: the remaining requests under the rate limit, and the same
        requests in the slots of `max_in_flight`, with the average duration of the latest requests.
        """
        left = self.requests_left
        if left is None:
            return None
        now = self._clock()
        ends = [max(moment + self._duration - now, 0.0) for moment in self._permit_moments.values()]
        if left <= 0:
            return max(ends, default=0.0)
        slots = sorted([*ends, *[0.0] * (self._max_in_flight - len(ends))])
        rounds = math.ceil(left / self._max_in_flight)
        by_slots = slots[(left - 1) % self._max_in_flight] + rounds * self._duration
        return max(by_slots, (forecast_wait(self.limiter, left) or 0.0) + self._duration)

    # --- updates by the job

    def combine_parts(self, total: int, earlier: JobProgress | None, later: int) -> None:
        """Make this the progress of a whole job that has several parts.

        Args:
            total: number of keys of all parts.
            earlier: the progress of the part before; None for the first part.
            later: smallest number of requests of later parts.
        """
        self.total = total
        self._later = later
        if earlier is not None:
            self.done += earlier.done
            self.add_requests(earlier)

    def add_requests(self, earlier: JobProgress) -> None:
        """Add the finished requests of an earlier part of the job."""
        self.requests += earlier.requests

    def start_request(self, key: object) -> None:
        """Record that a request waits for its permit or is sent."""
        wait = forecast_wait(self.limiter, 1) if self._left.is_exact else None
        self._permit_moments[key] = self._clock() + (wait or 0.0)

    def finish_request(self, key: object) -> None:
        """Record that a request has ended."""
        duration = max(self._clock() - self._permit_moments.pop(key), 0.0)
        self.requests += 1
        self._measured += 1
        self._duration += (duration - self._duration) * max(1 / self._measured, _NEWEST_SHARE)

    @contextmanager
    def make_current(self) -> Generator[None]:
        """Make this the progress that `get_job_progress` returns in a block."""
        token = _current.set(self)
        try:
            yield
        finally:
            _current.reset(token)


_current: Final[ContextVar[JobProgress | None]] = ContextVar("altegio_async_job_progress", default=None)


def get_job_progress() -> JobProgress | None:
    """Return the progress of the job that is calling `on_progress`; None outside such a call.

    `on_progress` receives numbers of keys. With this function it can also read the numbers of requests.
    """
    return _current.get()
