"""Admission control: wait for a rate-limit permit and a connection slot before writing a request."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from altegio_async.errors import DeadlineExceededError, QueueTimeoutError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from altegio_async._pipeline.cancellation import CancellationScope
    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async._transport.connection_slots import ConnectionSlots

__all__ = ["Admission", "Permit"]

T = TypeVar("T")

_ESTIMATE_TOLERANCE = 0.05  # seconds; a limit can equal the queue's estimated wait to the millisecond
_MAX_AGE = 0.1  # seconds from a permit to the request; the guard band of the default windows allows for them
_USED_PERMIT = float("-inf")


class Admission:
    """Controls when the calls of one client can send requests.

    Args:
        limiter: source of permits, or None to send without rate limiting.
        scope: ends waiting calls when the client closes.

    Attributes:
        try_acquire_permit: takes a call's first permit if one is available now, and returns whether it did.
            It is the limiter's own method, because another function call per request is measurable.
        permit_lifetime: seconds from a permit to the writing of its request.
    """

    def __init__(self, limiter: Limiter | None, scope: CancellationScope) -> None:
        self._limiter = limiter
        self._scope = scope
        self.try_acquire_permit: Callable[[], bool] = _grant if limiter is None else limiter.try_acquire
        self.permit_lifetime: float = math.inf if limiter is None else _MAX_AGE

    def pause(self, seconds: float) -> None:
        """Stop all permits for this many seconds, because the server refused a request."""
        if self._limiter is not None:
            self._limiter.penalise(seconds)

    def give_back(self, age: float) -> None:
        """Return a permit that was acquired `age` seconds ago and not used."""
        if self._limiter is not None:
            self._limiter.give_back(age)

    async def acquire_permit(self, max_queue: float | None) -> float:
        """Wait for a call's first permit, at most `max_queue` seconds. Return the seconds waited.

        Raises:
            QueueTimeoutError: the wait is longer; raised at once if the limiter knows that.
            AltegioError: the limiter cannot be reached, or the client was closed.
        """
        if self._limiter is None:
            return 0.0
        limit = None if max_queue is None else max_queue + _ESTIMATE_TOLERANCE
        try:
            return await self._scope.run(self._limiter.acquire(max_queue), limit)
        except QueueTimeoutError:
            raise
        except DeadlineExceededError:
            pass
        raise QueueTimeoutError(f"no permit within {max_queue:g} s", wait=max_queue or 0.0)

    async def acquire_retry_permit(self, time_left: float) -> float:
        """Wait for another permit of a call. Return the seconds waited.

        It is queued ahead of first permits, because the call's deadline is already running.

        Raises:
            DeadlineExceededError: no permit is available within `time_left` seconds.
            AltegioError: the limiter cannot be reached, or the client was closed.
        """
        if self._limiter is None or self._limiter.try_acquire():
            return 0.0
        permit = self._limiter.acquire(time_left, ahead=True)
        return await self._run(permit, time_left, "no permit was available before the deadline")

    async def acquire_slot(self, slots: ConnectionSlots, time_left: float) -> float:
        """Wait for a connection slot, then for a fresh permit. Return the seconds waited for the permit.

        When a stalled server responds again, many slots become free at once. If permits from before the wait
        were used, all these requests would be sent together.

        Raises:
            DeadlineExceededError: one of the two is not available within `time_left` seconds.
            AltegioError: the limiter cannot be reached, or the client was closed.
        """
        clock = asyncio.get_running_loop().time
        started_at = clock()
        try:
            await self._run(slots.acquire(), time_left, "no connection was available before the deadline")
        finally:
            waited = clock() - started_at
            self.give_back(waited)
        try:
            return await self.acquire_retry_permit(max(time_left - waited, 0.001))
        except BaseException:
            slots.release()
            raise

    async def _run(self, work: Awaitable[T], time_left: float, reason: str) -> T:
        """Wait for `work`. Raise DeadlineExceededError with this reason after `time_left` seconds."""
        try:
            return await self._scope.run(work, time_left)
        except DeadlineExceededError:
            pass
        raise DeadlineExceededError(reason)


def _grant() -> bool:
    """Return True: without a limiter every request is permitted."""
    return True


class Permit(Struct):
    """The permit of one attempt, which is valid for the moment in which its request is written.

    Connecting, TLS, DNS and middlewares can take seconds. Requests that were all permitted before would be
    written together when a stall ends, so an old permit is exchanged for a fresh one.

    Attributes:
        admission: source of fresh permits.
        granted_at: when the permit was acquired, on the event loop's clock.
        ends_at: the call's deadline on that clock.
        was_used: whether a request was written with this permit or an earlier one of the attempt.
    """

    admission: Admission
    granted_at: float
    ends_at: float
    was_used: bool = False

    def use(self, now: float) -> bool:
        """Use the permit to write one request now. Return False if it is too old or was used before."""
        if now - self.granted_at > self.admission.permit_lifetime:
            return False
        self.granted_at = _USED_PERMIT
        self.was_used = True
        return True

    async def renew(self) -> float:
        """Wait for a fresh permit, and return the seconds that are left until the call's deadline.

        Raises:
            DeadlineExceededError: no permit is available before the deadline.
            AltegioError: the limiter cannot be reached, or the client was closed.
        """
        clock = asyncio.get_running_loop().time
        granted_at = self.granted_at
        if granted_at != _USED_PERMIT:
            self.granted_at = _USED_PERMIT
            self.admission.give_back(clock() - granted_at)
            await asyncio.sleep(0)  # let all stalled calls return permits before one acquires
        await self.admission.acquire_retry_permit(max(self.ends_at - clock(), 0.001))
        self.granted_at = clock()
        return max(self.ends_at - self.granted_at, 0.001)
