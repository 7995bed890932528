"""The permits of one rate limit in Redis or Valkey, shared by all processes that use the same key.

The windows are stored in pyrate-limiter's bucket, with its script. By default the bucket stamps a permit with
the clock of the calling process, and clocks differ. Here each permit is stamped with Redis's own clock while
a lock in Redis is held, so that stamps only increase.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from altegio_async._extras import import_extra
from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

__all__ = ["RedisBucket"]

_PERMITS_PER_CLEANUP: Final = 50  # permits
_RECONNECT_DELAY: Final = 0.05  # seconds
_SHORTEST_WAIT: Final = 0.002  # seconds
_LARGEST: Final = 2**52  # milliseconds or permits; Redis counts in doubles


class RedisBucket:
    """The permits under one key. Its methods raise the errors of the Redis client.

    Args:
        redis: a client of `redis.asyncio`.
        key: name of the sorted set in Redis.
        windows: pairs of permits and seconds; all hold at once.
        patience: seconds after which a caller stops waiting for Redis.

    Raises:
        ConfigurationError: the windows cannot work in Redis.
    """

    def __init__(self, redis: Any, key: str, windows: Sequence[tuple[int, float]], patience: float) -> None:
        self._pyrate: Any = import_extra("pyrate_limiter", "redis")
        errors: Any = import_extra("redis.exceptions", "redis")
        self._lost_script = errors.NoScriptError
        # Errors that a restart or a failover causes. The lock is lost with the old server.
        self._interruptions = (errors.ConnectionError, errors.ReadOnlyError, errors.LockError)
        self._refusals = (errors.AuthenticationError, errors.AuthorizationError)
        self._redis = redis
        self._key = key
        self._pause_key = f"{key}:pause"
        self._lock_key = f"{key}:lock"
        self._patience = patience
        # If the event loop of the holder is blocked for longer, the holder loses the lock and its permit.
        # It is half of the patience, so that callers of other processes do not time out before.
        self._lock_milliseconds = max(round(patience * 500), 1)
        self._rates = _make_rates(windows)
        # The longest delay between a stamp and the arrival of its permit; a part of the guard band.
        self._slack = 0.04 * min(seconds for _, seconds in windows)
        self._usual_delay = 0.0
        self._permits_since_cleanup = 0
        self._bucket: Any = None

    async def take(self) -> float:
        """Take a permit and return 0, or return the seconds until the next attempt.

        A lost script is loaded again once. After a restart or a failover the exchange is repeated, within the
        patience.
        """
        ends_at = time.monotonic() + self._patience - _RECONNECT_DELAY
        can_reload = True
        while True:
            try:
                return await self._try_take()
            except self._lost_script:
                if not can_reload:
                    raise
                self._bucket, can_reload = None, False
            except self._refusals:
                raise
            except self._interruptions:
                if time.monotonic() >= ends_at:
                    raise
                await asyncio.sleep(_RECONNECT_DELAY)

    async def pause(self, seconds: float) -> None:
        """Grant no permit to any process for this many seconds. A longer pause is kept."""
        wanted = max(round(seconds * 1000), 1)
        async with self._hold_lock():
            left, length = await self._redis.pttl(self._pause_key), await self._redis.get(self._pause_key)
            if wanted > await self._correct_pause(left, length):
                # The value is the length of the pause, which reveals a step of Redis's clock.
                await self._redis.set(self._pause_key, wanted, px=wanted)

    async def _try_take(self) -> float:
        if self._bucket is None:
            self._bucket = await self._pyrate.RedisBucket.init(self._rates, self._redis, self._key)
        await self._delete_old_stamps()
        async with self._hold_lock():
            # Read before the permit is stamped, so that its age is not underestimated.
            requested_at = time.monotonic()
            wait = await self._store_permit()
        return _SHORTEST_WAIT if wait <= 0 and self._is_late(requested_at) else wait

    @asynccontextmanager
    async def _hold_lock(self) -> AsyncGenerator[None]:
        """Hold the lock under which one process at a time stamps permits."""
        lock = self._redis.lock(self._lock_key, timeout=self._lock_milliseconds / 1000, sleep=0.005)
        if not await lock.acquire(blocking=False):
            # If Redis's clock steps back, the lock of a process that has ended would last too long.
            if await self._redis.pttl(self._lock_key) > self._lock_milliseconds:
                await self._redis.pexpire(self._lock_key, self._lock_milliseconds)
            await lock.acquire()
        try:
            yield
        finally:
            await lock.release()

    async def _store_permit(self) -> float:
        async with self._redis.pipeline(transaction=False) as pipeline:
            pipeline.pttl(self._pause_key)
            pipeline.get(self._pause_key)
            pipeline.zrange(self._key, -1, -1, withscores=True)
            pipeline.time()
            left, length, latest, (seconds, microseconds) = await pipeline.execute()
        now = seconds * 1000 + microseconds // 1000
        if latest and latest[0][1] > now:
            await self._shift_stamps(latest[0][1] - now)
        pause = await self._correct_pause(left, length)
        if pause > 0:
            return pause / 1000
        item = self._pyrate.RateItem("request", now)
        if await self._bucket.put(item):
            self._permits_since_cleanup += 1
            return 0.0
        wait: int = self._bucket.waiting(item)
        return max(wait, 1) / 1000

    async def _shift_stamps(self, milliseconds: float) -> None:
        """Move all stamps into the past, after Redis's clock stepped back.

        The latest permit then counts as granted now. If the stamps were dropped instead, a second window
        would be granted at once; if they were kept, no permit would be granted until the clock has caught up.
        """
        stamps = await self._redis.zrange(self._key, 0, -1, withscores=True)
        await self._redis.zadd(self._key, {member: stamp - milliseconds for member, stamp in stamps})

    async def _correct_pause(self, left: int, length: Any) -> int:
        """Return the milliseconds left of a pause, which a step back of Redis's clock must not extend."""
        if left <= 0 or length is None or left <= int(length):
            return left
        longest = int(length)
        await self._redis.pexpire(self._pause_key, longest)
        return longest

    def _is_late(self, requested_at: float) -> bool:
        """Return whether a permit arrived too late after its stamp to be used.

        Its request could arrive together with those of the next stamps. The delay is compared with the usual
        one, because a distant Redis delays all permits equally.
        """
        delay = time.monotonic() - requested_at
        is_late = delay - self._usual_delay > self._slack
        self._usual_delay += (delay - self._usual_delay) / 5
        return is_late

    async def _delete_old_stamps(self) -> None:
        """Delete old stamps from time to time, but not between a stamp and its request."""
        if self._permits_since_cleanup and (
            self._permits_since_cleanup == 1 or self._permits_since_cleanup % _PERMITS_PER_CLEANUP == 0
        ):
            self._permits_since_cleanup += 1
            seconds, _ = await self._redis.time()
            await self._bucket.leak(seconds * 1000)
            await self._redis.pexpire(self._key, 2 * max(rate.interval for rate in self._rates))


def _make_rates(windows: Sequence[tuple[int, float]]) -> list[Any]:
    """Return the windows as rates of pyrate-limiter, in whole milliseconds and with the shortest first."""
    pyrate: Any = import_extra("pyrate_limiter", "redis")
    limits = sorted((round(seconds * 1000), permits) for permits, seconds in windows)
    if limits[0][0] < 1 or any(number > _LARGEST for pair in limits for number in pair):
        raise ConfigurationError(
            f"windows must be at least a millisecond long, in numbers that Redis can count, got {windows!r}"
        )
    rates = [pyrate.Rate(permits, milliseconds) for milliseconds, permits in limits]
    if not pyrate.validate_rate_list(rates):
        raise ConfigurationError(
            f"of two windows the longer one must allow more permits, at no higher rate, got {windows!r}"
        )
    return rates
