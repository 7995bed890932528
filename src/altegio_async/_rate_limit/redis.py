"""One rate limit for many processes and machines, kept in Redis or Valkey (the extra `[redis]`).

The windows are pyrate-limiter's bucket in Redis, with its script. That bucket stamps a request with the
clock of whoever asks, and clocks differ: here each request is stamped with Redis's own clock, inside a
lock of Redis, so that stamps only ever grow. Within a process there is one line, first come, first served;
between processes the lock decides. When Redis cannot be asked, nothing is let go: the call fails.
"""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING, Any, Final, Self

from altegio_async._core.options import check_kind, check_seconds, checked_windows, is_number
from altegio_async._extras import need
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS
from altegio_async.errors import (
    ConfigurationError,
    InvalidArgumentError,
    LimiterUnavailableError,
    QueueTimeoutError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RedisRateLimiter"]

_LOCK_SECONDS: Final = 5.0  # a holder that takes longer has lost the lock, and with it its permit
_TIDY_EVERY: Final = 50  # permits
_SHORTEST_SLEEP: Final = 0.002
_LONGEST_PAUSE: Final = 3600.0  # seconds; whatever a server says, an hour later it is asked again
_LARGEST: Final = 2**52  # milliseconds or permits; Redis counts in doubles


class RedisRateLimiter:
    """Sliding windows shared by every process that uses the same Redis and the same key.

    Pass it as `rate_limiter=`. It belongs to one event loop. Close it with `aclose()`, or use it as an
    asynchronous context manager; a Redis client that was passed in is not closed.

    Args:
        redis: an address such as `redis://localhost:6379/0`, or a client of `redis.asyncio`.
        key: names the limit in Redis: one for each address that your requests come from.
        windows: pairs of permits and seconds; all must hold at once.
        patience: seconds that Redis may take to answer.

    Raises:
        ConfigurationError: an argument that cannot work, or the extra is not installed.
    """

    def __init__(
        self,
        redis: Any,
        *,
        key: str = "altegio-async",
        windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS,
        patience: float = 5.0,
    ) -> None:
        check_kind("key", key, str, "a str")
        check_seconds("patience", patience)
        self._pyrate: Any = need("pyrate_limiter", "redis")
        self._failures = (need("redis.exceptions", "redis").RedisError, OSError, TimeoutError)
        self._own = isinstance(redis, str)
        self._redis = _client(redis)
        self.key = key
        self.windows = checked_windows(windows)
        self._rates = _rates(self.windows)
        # A part of the guard band: how late a permit may arrive after its stamp.
        self._slack = 0.04 * min(seconds for _, seconds in self.windows)
        self._stamped_at = 0.0
        self._usual = 0.0
        self._untidy = 0
        self._keep = 2 * max(rate.interval for rate in self._rates)
        self._patience = patience
        self._bucket: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._line = asyncio.Lock()
        self._failed_at = -math.inf
        self._reason = ""
        self._pauses: set[asyncio.Task[None]] = set()

    def __repr__(self) -> str:
        return f"RedisRateLimiter(key={self.key!r}, windows={self.windows!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Let go of the connections to Redis, if they are the limiter's own.

        Raises:
            ConfigurationError: it is used in another event loop.
        """
        self._in_its_loop()
        await asyncio.gather(*self._pauses, return_exceptions=True)
        if self._own:
            await self._redis.aclose()

    def try_acquire(self) -> bool:
        """Never: a permit cannot be had without asking Redis. Use `acquire`."""
        return False

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request; give the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for any.
            ahead: of no effect: the line is first come, first served.

        Raises:
            QueueTimeoutError: the wait is longer than `max_wait` seconds; raised as soon as that is known.
            LimiterUnavailableError: Redis cannot be asked. Nothing is let go then.
            ConfigurationError: it is used in another event loop.
        """
        _ = ahead
        self._in_its_loop()
        begun = time.monotonic()
        try:
            async with asyncio.timeout(max_wait):
                await self._line.acquire()
        except TimeoutError:
            pass
        else:
            try:
                return await self._at_the_head(begun, max_wait)
            finally:
                self._line.release()
        raise self._too_long(max_wait, max_wait)

    def give_back(self, age: float) -> None:
        """Does nothing: a permit that is not used stays in the windows."""

    def penalise(self, seconds: float) -> None:
        """Let nothing go for this long (an hour at most), in any process: the limit was met.

        Raises:
            InvalidArgumentError: `seconds` is no number.
            ConfigurationError: it is used in another event loop, or outside of any.
        """
        if not is_number(seconds) or math.isnan(seconds):
            raise InvalidArgumentError(f"seconds must be a number, got {seconds!r}")
        loop = self._in_its_loop()
        if seconds > 0:
            task = loop.create_task(self._pause(min(seconds, _LONGEST_PAUSE)))
            self._pauses.add(task)
            task.add_done_callback(self._paused)

    def _in_its_loop(self) -> asyncio.AbstractEventLoop:
        """The running event loop, if it is the one that the limiter was first used in."""
        loop: asyncio.AbstractEventLoop | None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            loop = None
        self._loop = self._loop or loop
        if loop is None or loop is not self._loop:
            raise ConfigurationError("a RedisRateLimiter works in the event loop that it was first used in")
        return loop

    def _paused(self, task: asyncio.Task[None]) -> None:
        self._pauses.discard(task)
        if not task.cancelled():
            task.exception()  # the next permit is refused for the same reason, and says so

    async def _pause(self, seconds: float) -> None:
        name, wanted = f"{self.key}:pause", max(round(seconds * 1000), 1)
        async with asyncio.timeout(self._patience), self._locked():
            if wanted > await self._redis.pttl(name):
                await self._redis.set(name, 1, px=wanted)

    async def _at_the_head(self, begun: float, max_wait: float | None) -> float:
        while True:
            # What failed while this one stood in the line has failed for it too: it does not wait again.
            wait = await self._ask() if self._failed_at <= begun else None
            if wait is None:
                raise LimiterUnavailableError(
                    f"the shared rate limit cannot be asked ({self._reason}); nothing was sent"
                )
            waited = time.monotonic() - begun
            if wait <= 0:
                return waited
            if max_wait is not None and waited + wait > max_wait:
                raise self._too_long(max_wait, waited + wait)
            await asyncio.sleep(max(wait, _SHORTEST_SLEEP))

    async def _ask(self) -> float | None:
        """Take a permit (0), or learn after how many seconds one may be had; None where Redis cannot say."""
        try:
            async with asyncio.timeout(self._patience):
                if self._bucket is None:
                    self._bucket = await self._pyrate.RedisBucket.init(self._rates, self._redis, self.key)
                await self._tidy()
                async with self._locked():
                    wait = await self._put()
        except self._failures as error:
            self._failed_at, self._reason = time.monotonic(), type(error).__name__
            return None
        return _SHORTEST_SLEEP if wait <= 0 and self._is_late() else wait

    def _is_late(self) -> bool:
        """Whether a permit came so late after its stamp that requests may crowd together: it is left unused.

        What counts is how much later than usual it is; a Redis that is far away delays all alike.
        """
        took = time.monotonic() - self._stamped_at
        late = took - self._usual > self._slack
        self._usual += (took - self._usual) / 5
        return late

    def _locked(self) -> Any:
        """The lock under which requests are stamped, for one process at a time."""
        return self._redis.lock(f"{self.key}:lock", timeout=_LOCK_SECONDS, sleep=0.005)

    async def _put(self) -> float:
        self._stamped_at = time.monotonic()  # no later than the stamp, however long that is on its way
        async with self._redis.pipeline(transaction=False) as pipeline:
            pipeline.pttl(f"{self.key}:pause")
            pipeline.time()
            pause, (seconds, microseconds) = await pipeline.execute()
        if pause > 0:
            paused: int = pause
            return paused / 1000
        item = self._pyrate.RateItem("request", seconds * 1000 + microseconds // 1000)
        if await self._bucket.put(item):
            self._untidy += 1
            return 0.0
        wait: int = self._bucket.waiting(item)
        return max(wait, 1) / 1000

    async def _tidy(self) -> None:
        """Drop old stamps now and then; never between a stamp and its request."""
        if self._untidy and (self._untidy == 1 or self._untidy % _TIDY_EVERY == 0):
            self._untidy += 1
            seconds, _ = await self._redis.time()
            await self._bucket.leak(seconds * 1000)
            await self._redis.pexpire(self.key, self._keep)

    def _too_long(self, max_wait: float | None, wait: float | None) -> QueueTimeoutError:
        msg = f"the shared rate limit's queue is longer than {max_wait or 0:g} s"
        return QueueTimeoutError(msg, wait=wait or 0.0)


def _client(redis: object) -> Any:
    """A client of `redis.asyncio`, given or made for an address."""
    kind: Any = need("redis.asyncio", "redis").Redis
    if isinstance(redis, kind):
        return redis
    check_kind("redis", redis, str, "an address or a client of redis.asyncio")
    try:
        client = kind.from_url(redis)
        pool = client.connection_pool
        pool.connection_class(**pool.connection_kwargs)  # it looks at the rest; nothing is connected
    except (ValueError, TypeError, need("redis.exceptions", "redis").RedisError):
        client = None
    if client is None:  # neither the address nor what was said of it is shown: it may hold a password
        raise ConfigurationError("redis must be an address such as redis://localhost:6379/0")
    return client


def _rates(windows: Sequence[tuple[int, float]]) -> list[Any]:
    """The windows as pyrate-limiter has them: in whole milliseconds, the shortest first."""
    pyrate: Any = need("pyrate_limiter", "redis")
    counted = sorted((round(seconds * 1000), permits) for permits, seconds in windows)
    if counted[0][0] < 1 or any(number > _LARGEST for pair in counted for number in pair):
        raise ConfigurationError(
            f"windows must be a millisecond at least, in numbers that Redis can count, got {windows!r}"
        )
    rates = [pyrate.Rate(permits, milliseconds) for milliseconds, permits in counted]
    if not pyrate.validate_rate_list(rates):
        raise ConfigurationError(
            f"of two windows the longer one must allow more permits, at no higher rate, got {windows!r}"
        )
    return rates
