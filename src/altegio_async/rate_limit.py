"""The rate limiter: never more than so many requests in any window of so many seconds.

A log of the last grants and, behind it, one queue, first come, first served. The next in line sleeps
until its moment in its own event loop; all others wait to be woken. So the rate holds across event
loops and threads, a cancelled waiter costs nothing, and there is no background task.

An event loop may stop with its waiters in the line. They keep their places, and are passed over until it
runs again. Where several loops meet in the line, a timer in each looks after that.

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

from altegio_async.config import checked_windows
from altegio_async.errors import ConfigurationError, QueueTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "shared_limiter"]

DEFAULT_WINDOWS: Final = ((5, 1.1), (200, 61.0))
_SHORTEST_SLEEP: Final = 0.0001
_GRACE: Final = 0.05  # seconds that the next in line may be late before another loop looks after it


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
        self.windows = checked_windows(windows)
        self._clock = clock
        # Re-entrant: a dropped coroutine steps out of the line whenever the garbage collector finds it.
        self._lock = threading.RLock()
        self._log: deque[float] = deque(maxlen=max(permits for permits, _ in self.windows))
        self._queue: deque[_Waiter] = deque()
        self._present: dict[asyncio.AbstractEventLoop, _Presence] = {}  # loops with anyone in the line
        self._paused_until = float("-inf")

    def __repr__(self) -> str:
        return f"RateLimiter(windows={self.windows!r})"

    def try_acquire(self) -> bool:
        """Take a permit if one can be had right now, without waiting."""
        with self._lock:
            return self._take(self._clock())

    def _take(self, now: float) -> bool:
        if self._queue and self._first() is not None:
            return False
        if self._next_slot(self._log, now) > now:
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
            self._join(waiter, now)
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

    def _join(self, waiter: _Waiter, now: float) -> None:
        self._queue.append(waiter)
        presence = self._present.setdefault(waiter.loop, _Presence())
        presence.waiters += 1
        if presence.watch is None and len(self._present) > 1:  # it stands behind one of another loop
            presence.watch = waiter.loop.call_later(self._patience(now), self._look_after, waiter.loop)
        if self._first() is waiter:
            waiter.called = True
            waiter.turn.set()
        else:
            self._call_first()

    def _quit(self, waiter: _Waiter) -> None:
        if waiter not in self._queue:
            return
        self._queue.remove(waiter)
        presence = self._present[waiter.loop]
        presence.waiters -= 1
        if not presence.waiters:
            del self._present[waiter.loop]
            if presence.watch is not None:
                presence.watch.cancel()

    async def _wait_in_line(self, waiter: _Waiter) -> None:
        while True:
            await waiter.turn.wait()
            with self._lock:
                pause = self._step(waiter)
            if pause is None:
                return
            await asyncio.sleep(pause)

    def _step(self, waiter: _Waiter) -> float | None:
        """Go, if it is time: then None. Else the seconds until it is worth another look."""
        if self._first() is not waiter:  # an earlier one's loop runs again
            waiter.called = False
            waiter.turn.clear()
            self._call_first()
            return 0.0
        now = self._clock()
        slot = self._next_slot(self._log, now)
        if slot > now:
            # At least a little, so that rounding cannot make this a busy loop.
            return max(slot - now, _SHORTEST_SLEEP)
        self._log.append(now)
        self._quit(waiter)
        self._call_first()
        return None

    def _leave(self, waiter: _Waiter) -> None:
        """Step out of the line without a permit; the next one takes over if it was the first."""
        with self._lock:
            self._quit(waiter)
            self._call_first()

    def _first(self) -> _Waiter | None:
        """The first in the line whose loop runs. Those of closed loops are dropped: they can never go."""
        if self._queue and self._queue[0].loop.is_running():  # nearly always
            return self._queue[0]
        for waiter in tuple(self._queue):
            if waiter.loop.is_running():
                return waiter
            if waiter.loop.is_closed():
                self._quit(waiter)
        return None

    def _call_first(self) -> None:
        """Tell the first in the line that it is its turn, unless it knows."""
        waiter = self._first()
        while waiter is not None and not waiter.called:
            try:
                waiter.loop.call_soon_threadsafe(waiter.turn.set)
            except RuntimeError:  # its event loop was closed under it
                self._quit(waiter)
                waiter = self._first()
            else:
                waiter.called = True

    def _look_after(self, loop: asyncio.AbstractEventLoop) -> None:
        """Call another one if the one that was called has stopped. Runs in `loop`, now and then."""
        with self._lock:
            presence = self._present.get(loop)
            if presence is not None:
                self._call_first()
                presence.watch = loop.call_later(self._patience(self._clock()), self._look_after, loop)

    def _patience(self, now: float) -> float:
        """Seconds after which the first in the line is late."""
        return self._next_slot(self._log, now) - now + _GRACE

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
        running = sum(waiter.loop.is_running() for waiter in tuple(self._queue))
        for _ in range(running + 1):
            slot = self._next_slot(log, slot)
            log.append(slot)
            if slot - now > max_wait:
                msg = f"the rate limiter's queue is longer than {max_wait:g} s"
                raise QueueTimeoutError(msg, wait=slot - now)


class _Waiter:
    """One place in the line."""

    __slots__ = ("called", "loop", "turn")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.turn = asyncio.Event()
        self.called = False


class _Presence:
    """How many of an event loop are in the line, and the timer there that looks after the line."""

    __slots__ = ("waiters", "watch")

    def __init__(self) -> None:
        self.waiters = 0
        self.watch: asyncio.TimerHandle | None = None


def checked_limiter(limiter: object) -> Limiter | None:
    """A rate limiter, or None for no pacing.

    Raises:
        ConfigurationError: it is neither.
    """
    if limiter is None or (isinstance(limiter, Limiter) and not isinstance(limiter, type)):
        return limiter
    msg = f"rate_limiter must be a rate limiter or None, got {type(limiter).__name__}"
    raise ConfigurationError(msg)


_shared: dict[tuple[str, int], RateLimiter] = {}
_shared_lock = threading.Lock()


def shared_limiter(base_url: str) -> RateLimiter:
    """The one limiter of this process for an API host, kept across clients, threads and event loops."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443))
    with _shared_lock:
        return _shared.setdefault(host, RateLimiter())
