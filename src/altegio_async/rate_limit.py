"""The rate limiter: never more than so many requests in any window of so many seconds.

A log of the last grants and, behind it, one queue, first come, first served. The next in line sleeps
until its moment in its own event loop; all others wait to be woken. So the rate holds across event
loops and threads, a cancelled waiter costs nothing, and there is no background task.

The API counts requests when they arrive, the limiter when it lets them go. The default windows are
therefore a little longer than the published ones (5 a second, 200 a minute): without that guard band,
requests that crowd together on the way earn refusals.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from altegio_async.errors import ConfigurationError, QueueTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "shared_limiter"]

DEFAULT_WINDOWS: Final = ((5, 1.1), (200, 61.0))
_SHORTEST_SLEEP: Final = 0.0001


@runtime_checkable
class Limiter(Protocol):
    """What a client needs of a rate limiter; pass your own to share a limit in another way."""

    def try_acquire(self) -> bool:
        """Take a permit if one can be had right now, without waiting."""
        ...

    async def acquire(self, max_wait: float | None = None) -> float:
        """Wait for a permit to send one request; give the seconds waited.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
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
        if not windows or any(permits < 1 or not seconds > 0 for permits, seconds in windows):
            msg = f"windows must be pairs of at least one permit and a positive time, got {windows!r}"
            raise ConfigurationError(msg)
        self.windows = tuple((int(permits), float(seconds)) for permits, seconds in windows)
        self._clock = clock
        # Re-entrant: a dropped coroutine steps out of the line whenever the garbage collector finds it.
        self._lock = threading.RLock()
        self._log: deque[float] = deque(maxlen=max(permits for permits, _ in self.windows))
        self._queue: deque[_Waiter] = deque()
        self._paused_until = float("-inf")

    def __repr__(self) -> str:
        return f"RateLimiter(windows={self.windows!r})"

    def try_acquire(self) -> bool:
        """Take a permit if one can be had right now, without waiting."""
        with self._lock:
            return self._take(self._clock())

    def _take(self, now: float) -> bool:
        if self._queue:
            self._drop_the_dead()
        if self._queue or self._next_slot(self._log, now) > now:
            return False
        self._log.append(now)
        return True

    async def acquire(self, max_wait: float | None = None) -> float:
        """Wait for a permit to send one request; give the seconds waited.

        Raises:
            QueueTimeoutError: the wait would be longer than `max_wait` seconds; raised at once.
        """
        with self._lock:
            now = self._clock()
            if self._take(now):
                return 0.0
            if max_wait is not None:
                self._refuse_long_wait(now, max_wait)
            waiter = _Waiter(asyncio.get_running_loop())
            self._queue.append(waiter)
            if self._queue[0] is waiter:
                waiter.turn.set()
        try:
            await self._wait_in_line(waiter)
        except BaseException:
            self._leave(waiter)
            raise
        return self._clock() - now

    def penalise(self, seconds: float) -> None:
        """Let nothing go for this long: the server said that the limit was met."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._clock() + seconds)

    async def _wait_in_line(self, waiter: _Waiter) -> None:
        await waiter.turn.wait()
        while True:
            with self._lock:
                now = self._clock()
                slot = self._next_slot(self._log, now)
                if slot <= now:
                    self._log.append(now)
                    self._queue.popleft()
                    self._wake_next()
                    return
            # At least a little, so that rounding cannot make this a busy loop.
            await asyncio.sleep(max(slot - now, _SHORTEST_SLEEP))

    def _leave(self, waiter: _Waiter) -> None:
        """Step out of the line without a permit; the next one takes over if it was at the head."""
        with self._lock:
            if waiter in self._queue:
                at_head = self._queue[0] is waiter
                self._queue.remove(waiter)
                if at_head:
                    self._wake_next()

    def _wake_next(self) -> None:
        """Tell the new head of the line that it is its turn."""
        while self._queue:
            waiter = self._queue[0]
            try:
                waiter.loop.call_soon_threadsafe(waiter.turn.set)
            except RuntimeError:  # its event loop was closed under it
                self._queue.popleft()
            else:
                return

    def _drop_the_dead(self) -> None:
        """Take heads out of the line whose event loop was closed under them: they can never go."""
        if self._queue[0].loop.is_closed():
            self._queue.popleft()
            self._wake_next()

    def _next_slot(self, log: Sequence[float], now: float) -> float:
        """The earliest moment at which one more request keeps every window."""
        slot = max(now, self._paused_until)
        for permits, seconds in self.windows:
            if len(log) >= permits:
                slot = max(slot, log[-permits] + seconds)
        return slot

    def _refuse_long_wait(self, now: float, max_wait: float) -> None:
        """Raise when everyone in the line before, and this one, cannot go within `max_wait`."""
        log = deque(self._log, maxlen=self._log.maxlen)
        slot = now
        for _ in range(len(self._queue) + 1):
            slot = self._next_slot(log, slot)
            log.append(slot)
            if slot - now > max_wait:
                msg = f"the rate limiter's queue is longer than {max_wait:g} s"
                raise QueueTimeoutError(msg, wait=slot - now)


class _Waiter:
    """One place in the line."""

    __slots__ = ("loop", "turn")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.turn = asyncio.Event()


_shared: dict[tuple[str, int], RateLimiter] = {}
_shared_lock = threading.Lock()


def shared_limiter(base_url: str) -> RateLimiter:
    """The one limiter of this process for an API host, kept across clients, threads and event loops."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443))
    with _shared_lock:
        return _shared.setdefault(host, RateLimiter())
