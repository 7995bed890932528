"""One rate limit for many processes and machines, stored in Redis or Valkey (extra `redis`).

Callers of one process wait in a first-come, first-served queue; a lock in Redis decides between processes.
While Redis is unavailable, calls fail and no request is sent.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any, Final, Self, TypeVar

from altegio_async._core.after_fork import keep_inherited, register
from altegio_async._core.options import check_kind, check_seconds, require_windows
from altegio_async._core.redact import Secret
from altegio_async._extras import import_extra
from altegio_async._rate_limit.fair_queue import FairQueue, Waiter
from altegio_async._rate_limit.forecast import compute_last_grant
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS, limit_pause
from altegio_async._rate_limit.redis_bucket import RedisBucket
from altegio_async.errors import ConfigurationError, LimiterUnavailableError, QueueTimeoutError

__all__ = ["RedisRateLimiter"]

T = TypeVar("T")

_SHORTEST_SLEEP: Final = 0.002  # seconds


class RedisRateLimiter:
    """Sliding windows shared by every process that uses the same Redis and the same key.

    Pass it as `rate_limiter=`. It belongs to one event loop. Close it with `aclose()`, or use it as an
    asynchronous context manager; a Redis client that was passed in is not closed.

    Args:
        redis: a URL such as `redis://localhost:6379/0`, or a client of `redis.asyncio`.
        key: name of the limit in Redis: one for each IP address that your requests come from.
        windows: pairs of permits and seconds; all hold at once.
        patience: seconds within which Redis must respond.

    Raises:
        ConfigurationError: an argument is invalid, or the extra is not installed.
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
        self._patience = check_seconds("patience", patience)
        self._failures = (import_extra("redis.exceptions", "redis").RedisError, OSError, TimeoutError)
        self._url = Secret(redis) if isinstance(redis, str) else None
        self._redis = _make_client(redis)
        self.key = key
        self.windows: tuple[tuple[int, float], ...] = require_windows(windows)
        self._bucket = RedisBucket(self._redis, key, self.windows, self._patience)
        self._queue = FairQueue(time.monotonic, lambda: math.inf)
        self._request_lock = asyncio.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_inherited = False
        self._failed_at = -math.inf
        self._reason = ""
        self._tasks: set[asyncio.Task[Any]] = set()
        register(self)

    def __repr__(self) -> str:
        return f"RedisRateLimiter(key={self.key!r}, windows={self.windows!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections to Redis, if they belong to the limiter.

        Raises:
            ConfigurationError: the limiter was used in another event loop.
        """
        self._check_loop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._url is not None:
            await self._redis.aclose()

    def try_acquire(self) -> bool:
        """Return False: a permit needs an exchange with Redis. Use `acquire`."""
        return False

    def forecast(self, requests: int) -> float:
        """Return the fewest seconds in which this many more requests, and those that wait, have permits.

        Permits that were granted before, and other processes, are not considered: only Redis knows them.
        """
        return compute_last_grant(self.windows, (), 0.0, len(self._queue) + requests)

    async def acquire(self, max_wait: float | None = None, *, ahead: bool = False) -> float:
        """Wait for a permit to send one request and return the seconds waited.

        Args:
            max_wait: the longest wait in seconds; None for no bound.
            ahead: wait before callers of this process with `ahead=False`.

        Raises:
            QueueTimeoutError: the wait is longer than `max_wait` seconds; raised as soon as that is known.
            LimiterUnavailableError: Redis does not respond. Nothing is sent.
            ConfigurationError: the limiter was used in another event loop.
        """
        self._check_loop()
        started_at = time.monotonic()
        with self._queue.lock:
            waiter = self._queue.join(ahead=ahead)
        try:
            while True:
                await self._wait_for_turn(waiter, started_at, max_wait)
                # Shielded, so that a cancelled caller does not leave the lock in Redis locked.
                wait = await asyncio.shield(self._start_task(self._request_permit(started_at)))
                waited = time.monotonic() - started_at
                if wait <= 0:
                    return waited
                if max_wait is not None and waited + wait > max_wait:
                    raise _make_timeout_error(max_wait, waited + wait)
                await asyncio.sleep(max(wait, _SHORTEST_SLEEP))
        finally:
            with self._queue.lock:
                self._queue.leave(waiter)

    def give_back(self, age: float) -> None:
        """Do nothing: a permit that is not used stays in the windows."""

    def penalise(self, seconds: float) -> None:
        """Grant no permit to any process for this many seconds (at most an hour).

        Raises:
            InvalidArgumentError: `seconds` is not a number.
            ConfigurationError: the limiter was used in another event loop, or no event loop is running.
        """
        pause = limit_pause(seconds)
        self._check_loop()
        if pause > 0:
            self._start_task(self._pause(pause))

    def reset_after_fork(self) -> None:
        """Replace the connections in a forked child, because they belong to the parent."""
        self._queue.reset_after_fork()
        if self._loop is None:  # no connection was opened
            return
        keep_inherited(self._redis, self._request_lock, self._tasks)
        self._loop, self._request_lock, self._tasks = None, asyncio.Lock(), set()
        if self._url is None:
            self._is_inherited = True
            return
        self._redis = _make_client(self._url.reveal())
        self._bucket = RedisBucket(self._redis, self.key, self.windows, self._patience)

    def _check_loop(self) -> None:
        """Raise ConfigurationError unless the limiter was first used in the running event loop."""
        loop: asyncio.AbstractEventLoop | None = None
        with suppress(RuntimeError):
            loop = asyncio.get_running_loop()
        self._loop = self._loop or loop
        if loop is None or loop is not self._loop:
            raise ConfigurationError(
                "a RedisRateLimiter belongs to the event loop of its first use; make one in each loop"
            )
        if self._is_inherited:
            raise ConfigurationError(
                "the Redis client was used before this process was forked; make one in each process"
            )

    async def _wait_for_turn(self, waiter: Waiter, started_at: float, max_wait: float | None) -> None:
        left = None if max_wait is None else max_wait - (time.monotonic() - started_at)
        with suppress(TimeoutError):
            async with asyncio.timeout(left):
                while True:
                    await waiter.turn.wait()
                    with self._queue.lock:
                        if self._queue.get_first() is waiter:
                            return
                        self._queue.step_back(waiter)  # a caller with ahead=True has joined
        raise _make_timeout_error(max_wait, max_wait)

    async def _request_permit(self, started_at: float) -> float:
        """Take a permit and return 0, or return the seconds until the next attempt.

        Raises:
            LimiterUnavailableError: Redis does not respond, or failed to respond since `started_at`. A caller
                that waited behind a failed one does not wait for the same failure again.
        """
        async with self._request_lock:
            if self._failed_at <= started_at:
                try:
                    async with asyncio.timeout(self._patience):
                        return await self._bucket.take()
                except self._failures as error:
                    self._failed_at, self._reason = time.monotonic(), type(error).__name__
        raise LimiterUnavailableError(
            f"the shared rate limit is unavailable ({self._reason}); nothing was sent"
        )

    async def _pause(self, seconds: float) -> None:
        async with asyncio.timeout(self._patience):
            await self._bucket.pause(seconds)

    def _start_task(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run a coroutine as a task that `aclose` waits for."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget_task)
        return task

    def _forget_task(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # marks it as retrieved; the next permit fails for the same reason


def _make_timeout_error(max_wait: float | None, wait: float | None) -> QueueTimeoutError:
    return QueueTimeoutError(
        f"the shared rate limit's queue is longer than {max_wait or 0:g} s", wait=wait or 0.0
    )


def _make_client(redis: object) -> Any:
    """Return the argument if it is a client of `redis.asyncio`, or make a client for a URL."""
    kind: Any = import_extra("redis.asyncio", "redis").Redis
    if isinstance(redis, kind):
        return redis
    check_kind("redis", redis, str, "a URL or a client of redis.asyncio")
    try:
        client = kind.from_url(redis)
        pool = client.connection_pool
        pool.connection_class(**pool.connection_kwargs)  # validates the options; nothing is connected
    except (ValueError, TypeError, import_extra("redis.exceptions", "redis").RedisError):
        client = None
    if client is None:  # the URL and the reason can contain a password
        raise ConfigurationError("redis must be a URL such as redis://localhost:6379/0")
    return client
