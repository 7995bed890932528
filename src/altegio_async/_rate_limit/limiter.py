"""Rate limiting in one process with sliding windows: at most N requests in any period of M seconds.

The limiter logs the last permits. Callers without a permit wait in a first-come, first-served queue. The
first one sleeps until its moment in its own event loop; the others wait for a notification. The limit
therefore holds across event loops and threads, a cancelled caller costs no permit, and no background task is
needed.

The API counts requests when they arrive; the limiter counts them when they are sent. The default windows are
therefore slightly longer than the published ones (5 per second, 200 per minute). Without this guard band,
requests that arrive closer together than they were sent would be refused.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from altegio_async._core.after_fork import register
from altegio_async._core.options import is_number, require_windows
from altegio_async._rate_limit.fair_queue import FairQueue, Waiter
from altegio_async._rate_limit.forecast import compute_last_grant
from altegio_async.errors import ConfigurationError, InvalidArgumentError, QueueTimeoutError

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "limit_pause", "shared_limiter"]

DEFAULT_WINDOWS: Final = ((5, 1.1), (200, 61.0))
_SHORTEST_SLEEP: Final = 0.0001
_LONGEST_PAUSE: Final = 3600.0  # seconds
_SAME_MOMENT: Final = 0.01  # seconds; permits this close to each other are interchangeable
_FORECAST_ERROR: Final = 0.05  # seconds; the forecast is discarded if a grant differs by more


@runtime_checkable
class Limiter(Protocol):
    """The interface of a rate limiter. Implement it to share a limit in another way."""

    def try_acquire(self) -> bool:
        """Take a permit if one is available without waiting. Return whether a permit was taken."""
        ...

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request and return the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for no bound.
            ahead: wait before callers with `ahead=False`. Used for calls whose deadline is already running.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        ...

    def give_back(self, age: float) -> None:
        """Return a permit that was granted `age` seconds ago and not used. Doing nothing is allowed."""
        ...

    def penalise(self, seconds: float) -> None:
        """Grant no permit for this many seconds, because the server reported that the limit was exceeded."""
        ...


class RateLimiter:
    """A rate limiter with sliding windows, for all requests of one process that use it.

    In a forked child the history of permits is kept and the queue is empty.

    Args:
        windows: pairs of permits and seconds; all hold at once.
        clock: returns the time in seconds; for tests.

    Raises:
        ConfigurationError: `windows` is empty, or the permits or the length of a window are out of bounds.
    """

    def __init__(
        self,
        windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.windows: tuple[tuple[int, float], ...] = require_windows(windows)
        self._clock = clock
        self._history = PermitHistory(self.windows)
        self._queue = FairQueue(clock, self._get_due)
        self._lock = self._queue.lock
        register(self)

    def __repr__(self) -> str:
        return f"RateLimiter(windows={self.windows!r})"

    def try_acquire(self, *, ahead: bool = False) -> bool:
        """Take a permit if one is available without waiting. Return whether a permit was taken.

        Args:
            ahead: take the permit before waiting callers with `ahead=False`.
        """
        with self._lock:
            now = self._clock()
            if self._queue.groups and self._queue.must_wait(ahead=ahead):
                return False
            if self._history.find_next_slot(now) > now:
                return False
            self._history.log.append(now)
            return True

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request and return the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for no bound.
            ahead: wait before callers with `ahead=False`. Used for calls whose deadline is already running.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        with self._lock:
            now = self._clock()
            if self.try_acquire(ahead=ahead):
                return 0.0
            if max_wait is not None:
                self._check_wait(now, max_wait, ahead=ahead)
            waiter = self._queue.join(ahead=ahead)
        try:
            await self._wait_in_queue(waiter)
        except BaseException:
            with self._lock:
                self._queue.leave(waiter)
            raise
        return self._clock() - now

    def give_back(self, age: float) -> None:
        """Return a permit that was granted `age` seconds ago and not used.

        Permits that were granted at nearly the same moment are interchangeable. Permits older than the
        windows are ignored.
        """
        with self._lock:
            self._history.give_back(self._clock() - age)

    def penalise(self, seconds: float) -> None:
        """Grant no permit for this many seconds (at most an hour), because the limit was exceeded.

        Raises:
            InvalidArgumentError: `seconds` is not a number.
        """
        pause = limit_pause(seconds)
        with self._lock:
            self._history.pause(self._clock() + pause)

    def forecast(self, requests: int) -> float:
        """Return the seconds until this many more requests have permits, after those that already wait.

        With 0 requests, return the seconds until those that wait have permits.
        """
        with self._lock:
            now = self._clock()
            return (
                self._history.compute_last_grant(now, self._queue.count_before(ahead=False) + requests) - now
            )

    def reset_after_fork(self) -> None:
        """Replace the lock and the queue in a forked child. The history of permits is kept."""
        self._queue.reset_after_fork()
        self._lock = self._queue.lock

    async def _wait_in_queue(self, waiter: Waiter) -> None:
        while True:
            await waiter.turn.wait()
            with self._lock:
                pause = self._take_turn(waiter)
            if pause is None:
                return
            await asyncio.sleep(pause)

    def _take_turn(self, waiter: Waiter) -> float | None:
        """Take the permit and return None, or return the seconds after which the caller tries again."""
        self._queue.record_activity(waiter.group)
        if self._queue.get_first() is not waiter:  # an earlier caller is active again, or one joined ahead
            self._queue.step_back(waiter)
            return 0.0
        now = self._clock()
        slot = self._history.find_next_slot(now)
        if slot > now:
            # A lower bound, so that rounding cannot turn this into a busy loop.
            return max(slot - now, _SHORTEST_SLEEP)
        self._history.log.append(now)
        self._queue.leave(waiter)
        return None

    def _get_due(self) -> float:
        """Return the moment from which the next permit is available; it can be in the past."""
        return self._history.find_next_slot(float("-inf"))

    def _check_wait(self, now: float, max_wait: float, *, ahead: bool) -> None:
        """Raise QueueTimeoutError if a new caller gets no permit within `max_wait` seconds."""
        position = self._queue.count_before(ahead=ahead)
        wait = self._history.forecast_slot(position, now, now + max_wait) - now
        if wait > max_wait:
            raise QueueTimeoutError(f"the rate limiter's queue is longer than {max_wait:g} s", wait=wait)


class PermitHistory:
    """A log of granted permits under sliding windows.

    Args:
        windows: pairs of permits and seconds; all hold at once.

    Attributes:
        log: moments of the last grants, ascending.
        paused_until: no permit is granted before this moment.
    """

    __slots__ = ("_forecast", "_forecast_base", "log", "paused_until", "windows")

    def __init__(self, windows: Sequence[tuple[int, float]]) -> None:
        self.windows = tuple(windows)
        self.log: deque[float] = deque(maxlen=max(permits for permits, _ in windows))
        self.paused_until = -math.inf
        self._forecast: deque[float] = deque()
        self._forecast_base = -math.inf

    def find_next_slot(self, now: float) -> float:
        """Return the earliest moment, not before `now`, at which one more permit fits into every window."""
        slot = max(now, self.paused_until)
        log = self.log
        for permits, seconds in self.windows:
            if len(log) >= permits:
                slot = max(slot, log[-permits] + seconds)
        return slot

    def forecast_slot(self, position: int, now: float, limit: float) -> float:
        """Return the moment at which the caller at this position of the queue gets a permit; 0 is the first.

        The result is the first moment after `limit` if the caller's own moment is later than that. Forecasts
        are reused until a permit is granted at another moment than expected, so that many callers that join
        the queue together cost a constant time each.
        """
        self._update_forecast(now)
        forecast = self._forecast
        while len(forecast) <= position and not (forecast and forecast[-1] > limit):
            forecast.append(self._find_slot_after_forecast(now))
        return forecast[min(position, len(forecast) - 1)]

    def compute_last_grant(self, now: float, requests: int) -> float:
        """Return the moment of the last of a number of grants from now on."""
        return (
            compute_last_grant(self.windows, self.log, max(now, self.paused_until), requests)
            if requests
            else now
        )

    def give_back(self, granted_at: float) -> None:
        """Remove the permit that was granted at this moment. Do nothing if it is no longer in the log."""
        log = self.log
        later = len(log)  # index of the first permit after that moment
        while later and log[later - 1] > granted_at:
            later -= 1
        near = [index for index in (later - 1, later) if 0 <= index < len(log)]
        nearest = min(near, key=lambda index: abs(log[index] - granted_at), default=None)
        if nearest is not None and abs(log[nearest] - granted_at) <= _SAME_MOMENT:
            del log[nearest]
            self._forecast.clear()

    def pause(self, until: float) -> None:
        """Grant no permit before this moment. A longer pause is kept."""
        if until > self.paused_until:
            self.paused_until = until
            self._forecast.clear()

    def _find_slot_after_forecast(self, now: float) -> float:
        log, forecast = self.log, self._forecast
        slot = forecast[-1] if forecast else max(now, self.paused_until)
        for permits, seconds in self.windows:
            if len(forecast) >= permits:
                slot = max(slot, forecast[-permits] + seconds)
            elif len(forecast) + len(log) >= permits:
                slot = max(slot, log[len(forecast) - permits] + seconds)
        return slot

    def _update_forecast(self, now: float) -> None:
        """Remove the permits granted since from the forecast, or discard it if they differ from it."""
        forecast, base = self._forecast, self._forecast_base
        granted: list[float] = []
        for stamp in reversed(self.log):
            if stamp <= base or not forecast:
                break
            granted.append(stamp)
        for stamp in reversed(granted):
            if not forecast or abs(stamp - forecast.popleft()) > _FORECAST_ERROR:
                forecast.clear()
        if forecast and forecast[0] < now - _FORECAST_ERROR:
            forecast.clear()
        self._forecast_base = self.log[-1] if self.log else -math.inf


def limit_pause(seconds: object) -> float:
    """Return a pause in seconds, limited to one hour.

    Raises:
        InvalidArgumentError: the argument is not a number.
    """
    if not is_number(seconds) or seconds != seconds:  # noqa: PLR0124 - refuses NaN
        raise InvalidArgumentError(f"seconds must be a number, got {seconds!r}")
    return float(min(seconds, _LONGEST_PAUSE))


def require_limiter(limiter: object) -> Limiter | None:
    """Return the argument if it is a rate limiter, or None for no rate limiting.

    Raises:
        ConfigurationError: the argument is neither.
    """
    if limiter is None or (isinstance(limiter, Limiter) and not isinstance(limiter, type)):
        return limiter
    raise ConfigurationError(f"rate_limiter must be a rate limiter or None, got {type(limiter).__name__}")


_shared: Final[dict[tuple[str, int], RateLimiter]] = {}


def shared_limiter(base_url: str) -> RateLimiter:
    """Return the limiter of this process for an API host. All clients, threads and event loops share it."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443))
    # Both operations are atomic. A lock could be held by another thread while the process is forked.
    return _shared.get(host) or _shared.setdefault(host, RateLimiter())
