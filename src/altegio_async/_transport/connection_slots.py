"""Places for requests under way: as many as there are connections."""

from __future__ import annotations

import asyncio
from collections import deque

__all__ = ["Places"]


class Places:
    """So many may be in at once; the others wait in a line, first come, first served.

    What a semaphore does, for half of what asyncio's costs where a place is free, which is nearly always.
    """

    def __init__(self, free: int) -> None:
        self.free: int = free
        self._line: deque[asyncio.Future[None]] = deque()

    def take(self) -> bool:
        """Take a place if one is free. One that comes free goes to the line first."""
        if self.free < 1:
            return False
        self.free -= 1
        return True

    async def wait(self) -> None:
        """Wait in the line for a place, and take it."""
        if self.take():
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():
                self.give_back()  # it came in the moment in which the wait was ended
            raise

    def give_back(self) -> None:
        """Leave a place, to the first in the line that still waits."""
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1
