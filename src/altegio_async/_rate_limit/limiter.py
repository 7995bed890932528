"""The rate limiter: never more than so many requests in any window of so many seconds.

A log of the last grants and, behind it, one line, first come, first served. The next in line sleeps
until its moment in its own event loop; all others wait to be woken. So the rate holds across event
loops and threads, a cancelled waiter costs nothing, and there is no background task.

The API counts requests when they arrive, the limiter when it lets them go. The default windows are
therefore a little longer than the published ones (5 a second, 200 a minute): without that guard band,
requests that crowd together on the way earn refusals.
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from altegio_async._core.options import checked_windows
from altegio_async._rate_limit.fair_queue import Line
from altegio_async.errors import ConfigurationError, QueueTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from altegio_async._rate_limit.fair_queue import Waiter

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "shared_limiter"]

DEFAULT_WINDOWS: Final = ((5, 1.1), (200, 61.0))
_SHORTEST_SLEEP: Final = 0.0001
_SAME_MOMENT: Final = 0.01  # seconds


@runtime_checkable
class Limiter(Protocol):
    """What a client needs of a rate limiter; pass your own to share a limit in another way."""

    def try_acquire(self) -> bool:
        """Take a permit if one can be had right now, without waiting."""
        ...

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request; give the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for any.
            ahead: before those who are not: for a call that had a permit before, and whose time runs.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        ...

    def give_back(self, age: float) -> None:
        """Take back a permit that was given `age` seconds ago: nothing was sent for it. May do nothing."""
        ...

    def penalise(self, seconds: float) -> None:
        """Let nothing go for this long: the server said that the limit was met."""
        ...


class RateLimiter:
    """Sliding windows over all requests that go through it.

    Args:
        windows: pairs of permits and seconds; all must hold at once.
        clock: gives the time in seconds; for tests.

    Raises:
        ConfigurationError: no windows, or one without permits or length.
    """

    def __init__(
        self,
        windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.windows = checked_windows(windows)
        self._clock = clock
        self._line = Line(self._until_next)
        self._lock = self._line.lock
        self._log: deque[float] = deque(maxlen=max(permits for permits, _ in self.windows))
        self._paused_until = float("-inf")

    def __repr__(self) -> str:
        return f"RateLimiter(windows={self.windows!r})"

    def try_acquire(self) -> bool:
        """Take a permit if one can be had right now, without waiting."""
        with self._lock:
            return self._take(self._clock(), ahead=False)

    def _take(self, now: float, *, ahead: bool) -> bool:
        first = self._line.first() if self._line.present else None
        if first is not None and (first.ahead or not ahead):
            return False
        if self._next_slot(self._log, now) > now:
            return False
        self._log.append(now)
        return True

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request; give the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for any.
            ahead: before those who are not: for a call that had a permit before, and whose time runs.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        with self._lock:
            now = self._clock()
            if self._take(now, ahead=ahead):
                return 0.0
            if max_wait is not None:
                self._refuse_long_wait(now, max_wait, ahead=ahead)
            waiter = self._line.join(ahead=ahead)
        try:
            await self._wait_in_line(waiter)
        except BaseException:
            with self._lock:
                self._line.leave(waiter)
            raise
        return self._clock() - now

    def give_back(self, age: float) -> None:
        """Take back a permit that was given `age` seconds ago: nothing was sent for it.

        Of permits given at nearly that moment it does not matter which one goes; old ones count no more.
        """
        with self._lock:
            given_at = self._clock() - age
            nearest = min(self._log, key=lambda stamp: abs(stamp - given_at), default=math.inf)
            if abs(nearest - given_at) <= _SAME_MOMENT:
                self._log.remove(nearest)

    def penalise(self, seconds: float) -> None:
        """Let nothing go for this long: the server said that the limit was met."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._clock() + seconds)

    async def _wait_in_line(self, waiter: Waiter) -> None:
        while True:
            await waiter.turn.wait()
            with self._lock:
                pause = self._step(waiter)
            if pause is None:
                return
            await asyncio.sleep(pause)

    def _step(self, waiter: Waiter) -> float | None:
        """Go, if it is time: then None. Else the seconds until it is worth another look."""
        if self._line.first() is not waiter:  # an earlier one's loop runs again, or one has gone ahead
            self._line.stand_back(waiter)
            return 0.0
        now = self._clock()
        slot = self._next_slot(self._log, now)
        if slot > now:
            # At least a little, so that rounding cannot make this a busy loop.
            return max(slot - now, _SHORTEST_SLEEP)
        self._log.append(now)
        self._line.leave(waiter)
        return None

    def _until_next(self) -> float:
        now = self._clock()
        return self._next_slot(self._log, now) - now

    def _next_slot(self, log: Sequence[float], now: float) -> float:
        """The earliest moment at which one more request keeps every window."""
        slot = max(now, self._paused_until)
        for permits, seconds in self.windows:
            if len(log) >= permits:
                slot = max(slot, log[-permits] + seconds)
        return slot

    def _refuse_long_wait(self, now: float, max_wait: float, *, ahead: bool) -> None:
        """Raise when everyone in the line before, and this one, cannot go within `max_wait`."""
        log = deque(self._log, maxlen=self._log.maxlen)
        slot = now
        for _ in range(self._line.before(ahead=ahead) + 1):
            slot = self._next_slot(log, slot)
            log.append(slot)
            if slot - now > max_wait:
                raise QueueTimeoutError(
                    f"the rate limiter's queue is longer than {max_wait:g} s", wait=slot - now
                )


def checked_limiter(limiter: object) -> Limiter | None:
    """A rate limiter, or None for no pacing.

    Raises:
        ConfigurationError: it is neither.
    """
    if limiter is None or (isinstance(limiter, Limiter) and not isinstance(limiter, type)):
        return limiter
    raise ConfigurationError(f"rate_limiter must be a rate limiter or None, got {type(limiter).__name__}")


_shared: dict[tuple[str, int], RateLimiter] = {}
_shared_lock = threading.Lock()


def shared_limiter(base_url: str) -> RateLimiter:
    """The one limiter of this process for an API host, kept across clients, threads and event loops."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443))
    with _shared_lock:
        return _shared.setdefault(host, RateLimiter())
