"""Rate limiting in one process: never more than a number of requests in any window of a number of seconds.

The limiter logs the last permits. Callers without a permit wait in a first-come, first-served queue. The
first one sleeps until its moment in its own event loop; the others wait for a notification. The limit
therefore holds across event loops and threads, a cancelled caller costs no permit, and no background task is
needed.

The API counts requests when they arrive, the limiter counts them when they leave. The default windows are
therefore a little longer than the published ones (5 per second, 200 per minute): without this guard band,
requests that arrive closer together than they were sent are refused.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from altegio_async._core.after_fork import register
from altegio_async._core.options import is_number, require_windows
from altegio_async._rate_limit.fair_queue import FairQueue, Waiter
from altegio_async._rate_limit.permit_history import PermitHistory
from altegio_async.errors import ConfigurationError, InvalidArgumentError, QueueTimeoutError

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "limit_pause", "shared_limiter"]

DEFAULT_WINDOWS: Final = ((5, 1.1), (200, 61.0))
_SHORTEST_SLEEP: Final = 0.0001
_LONGEST_PAUSE: Final = 3600.0  # seconds


@runtime_checkable
class Limiter(Protocol):
    """What a client needs from a rate limiter. Implement it to share a limit in another way."""

    def try_acquire(self) -> bool:
        """Take a permit if one is available without waiting, and return whether it was."""
        ...

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request and return the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for no bound.
            ahead: wait before callers without this mark. Used for calls whose deadline is already running.

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
    """Sliding windows over all requests that use it, in one process.

    In a forked child the history of permits is kept; the queue is empty.

    Args:
        windows: pairs of permits and seconds; all hold at once.
        clock: returns the time in seconds; for tests.

    Raises:
        ConfigurationError: there are no windows, or one has no permits, no length, or too many permits.
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

    def try_acquire(self) -> bool:
        """Take a permit if one is available without waiting, and return whether it was."""
        with self._lock:
            return self._take(self._clock(), ahead=False)

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request and return the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for no bound.
            ahead: wait before callers without this mark. Used for calls whose deadline is already running.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        with self._lock:
            now = self._clock()
            if self._take(now, ahead=ahead):
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

        Permits that were granted at nearly the same moment are interchangeable. Permits that are older than
        the windows have no effect any more.
        """
        with self._lock:
            self._history.give_back(self._clock() - age)

    def penalise(self, seconds: float) -> None:
        """Grant no permit for this many seconds (an hour at most): the server reported an exceeded limit.

        Raises:
            InvalidArgumentError: `seconds` is not a number.
        """
        pause = limit_pause(seconds)
        with self._lock:
            self._history.pause(self._clock() + pause)

    def reset_after_fork(self) -> None:
        """Replace the lock and the queue in a forked child; the history of permits stays."""
        self._queue.reset_after_fork()
        self._lock = self._queue.lock

    def _take(self, now: float, *, ahead: bool) -> bool:
        if self._queue.groups and self._queue.must_wait(ahead=ahead):
            return False
        if self._history.next_slot(now) > now:
            return False
        self._history.log.append(now)
        return True

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
        self._queue.note_response(waiter.group)
        if self._queue.get_first() is not waiter:  # an earlier caller's loop runs again, or one joined ahead
            self._queue.step_back(waiter)
            return 0.0
        now = self._clock()
        slot = self._history.next_slot(now)
        if slot > now:
            # A lower bound, so that rounding cannot turn this into a busy loop.
            return max(slot - now, _SHORTEST_SLEEP)
        self._history.log.append(now)
        self._queue.leave(waiter)
        return None

    def _get_due(self) -> float:
        """Return the moment from which the next permit is available; it may be in the past."""
        return self._history.next_slot(float("-inf"))

    def _check_wait(self, now: float, max_wait: float, *, ahead: bool) -> None:
        """Raise QueueTimeoutError if a new caller gets no permit within `max_wait` seconds."""
        position = self._queue.count_before(ahead=ahead)
        wait = self._history.forecast_slot(position, now, now + max_wait) - now
        if wait > max_wait:
            raise QueueTimeoutError(f"the rate limiter's queue is longer than {max_wait:g} s", wait=wait)


def limit_pause(seconds: object) -> float:
    """Return a pause in seconds, one hour at most.

    Raises:
        InvalidArgumentError: it is not a number.
    """
    if not is_number(seconds) or seconds != seconds:  # noqa: PLR0124 - NaN is no number of seconds
        raise InvalidArgumentError(f"seconds must be a number, got {seconds!r}")
    return float(min(seconds, _LONGEST_PAUSE))


def require_limiter(limiter: object) -> Limiter | None:
    """Return the argument if it is a rate limiter, or None for no rate limiting.

    Raises:
        ConfigurationError: it is neither.
    """
    if limiter is None or (isinstance(limiter, Limiter) and not isinstance(limiter, type)):
        return limiter
    raise ConfigurationError(f"rate_limiter must be a rate limiter or None, got {type(limiter).__name__}")


_shared: Final[dict[tuple[str, int], RateLimiter]] = {}


def shared_limiter(base_url: str) -> RateLimiter:
    """Return the limiter of this process for an API host. All clients, threads and event loops share it."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443))
    # Both are atomic. A lock could be held by another thread while the process is forked.
    return _shared.get(host) or _shared.setdefault(host, RateLimiter())
