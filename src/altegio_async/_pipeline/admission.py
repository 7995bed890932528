"""Admission control: wait for a rate-limit permit and a connection slot before writing a request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from altegio_async.errors import DeadlineExceededError, QueueTimeoutError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from altegio_async._pipeline.cancellation import Waits
    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async._transport.connection_slots import Places

__all__ = ["Gate", "Permit"]

T = TypeVar("T")

_GRACE = 0.05  # seconds; the queue's estimate may be exact to the millisecond
_FRESH = 0.1  # seconds from a permit to the request; the guard band of the default windows allows for them
_USED = float("-inf")


class Gate:
    """The waits of a client's calls before their requests.

    Args:
        limiter: gives permits; None for as many as are wanted.
        waits: ends what waits here when the client closes.
    """

    def __init__(self, limiter: Limiter | None, waits: Waits) -> None:
        self.limiter = limiter
        self._waits = waits

    async def first_permit(self, longest: float | None) -> float:
        """Wait for a call's first permit, at most so many seconds; give the seconds waited.

        Raises:
            QueueTimeoutError: the wait is longer; at once, where the limiter knows.
            AltegioError: the limiter cannot be asked, or the client was closed.
        """
        if self.limiter is None:
            return 0.0
        limit = None if longest is None else longest + _GRACE
        try:
            return await self._waits.run(self.limiter.acquire(longest), limit)
        except QueueTimeoutError:
            raise
        except DeadlineExceededError:
            pass
        raise QueueTimeoutError(f"no permit within {longest:g} s", wait=longest or 0.0)

    async def permit_again(self, left: float) -> float:
        """Wait for one more permit of a call, before all calls that wait for their first.

        Raises:
            DeadlineExceededError: none comes within the seconds that are left.
            AltegioError: the limiter cannot be asked, or the client was closed.
        """
        if self.limiter is None or self.limiter.try_acquire():
            return 0.0
        permit = self.limiter.acquire(left, ahead=True)
        return await self._in_time(permit, left, "no permit came before the deadline")

    async def place(self, places: Places, left: float) -> float:
        """Wait for a place, and then for a permit that is fresh; give the seconds waited for that.

        When a server that has stalled goes on, many places come free at once: with the permits from before
        the wait, all these requests would leave together.

        Raises:
            DeadlineExceededError: not both come within the seconds that are left.
            AltegioError: the limiter cannot be asked, or the client was closed.
        """
        clock = asyncio.get_running_loop().time
        since = clock()
        try:
            await self._in_time(places.wait(), left, "no connection came free before the deadline")
        finally:
            waited = clock() - since
            if self.limiter is not None:
                self.limiter.give_back(waited)
        try:
            return await self.permit_again(max(left - waited, 0.001))
        except BaseException:
            places.give_back()
            raise

    async def _in_time(self, work: Awaitable[T], left: float, otherwise: str) -> T:
        try:
            return await self._waits.run(work, left)
        except DeadlineExceededError:
            pass
        raise DeadlineExceededError(otherwise)


class Permit(Struct):
    """The permit of one attempt, which is valid for the moment in which its request is written.

    Connecting, TLS, DNS and middlewares can take seconds. Requests that were all permitted before would be
    written together when a stall ends, so an old permit is exchanged for a fresh one.

    Attributes:
        gate: source of fresh permits.
        granted_at: when the permit was acquired, on the event loop's clock.
        ends_at: the call's deadline on that clock.
        was_used: whether a request was written with this permit or an earlier one of the attempt.
    """

    gate: Gate
    granted_at: float
    ends_at: float
    was_used: bool = False

    def use(self, now: float) -> bool:
        """Take the permission to write one request now; return False if it is too old or was used."""
        if now - self.granted_at > _FRESH and self.gate.limiter is not None:
            return False
        self.granted_at = _USED
        self.was_used = True
        return True

    async def renew(self) -> float:
        """Wait for a fresh permit, and return the seconds that are left until the call's deadline.

        Raises:
            DeadlineExceededError: no permit is available before the deadline.
            AltegioError: the limiter cannot be reached, or the client was closed.
        """
        clock = asyncio.get_running_loop().time
        limiter, granted_at = self.gate.limiter, self.granted_at
        if limiter is not None and granted_at != _USED:
            self.granted_at = _USED
            limiter.give_back(clock() - granted_at)
            await asyncio.sleep(0)  # calls that were stalled together all give back before one acquires
        await self.gate.permit_again(max(self.ends_at - clock(), 0.001))
        self.granted_at = clock()
        return max(self.ends_at - self.granted_at, 0.001)
