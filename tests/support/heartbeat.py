"""Detection of stalls that the machine causes."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Self


class Heartbeat:
    """Measures when the machine kept this event loop from running, so that tests can subtract these times.

    A task wakes every two milliseconds. A stall is its delay minus the processor time of this thread, because
    a loop that is blocked by the code under test is not stalled by the machine.
    """

    STEP = 0.002

    def __init__(self) -> None:
        self.stalls: list[tuple[float, float]] = []  # start and end on the monotonic clock

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(2 * self.STEP)  # the next beat records a stall that has just ended
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _beat(self) -> None:
        while True:
            due, worked = time.monotonic() + self.STEP, time.thread_time()
            await asyncio.sleep(self.STEP)
            now = time.monotonic()
            lag = now - due - (time.thread_time() - worked)
            if lag > self.STEP:
                self.stalls.append((now - lag, now))

    def sum_stalls(self, start: float, end: float) -> float:
        """Return the seconds of stalls between two moments."""
        return sum(max(0.0, min(end, last) - max(start, first)) for first, last in self.stalls)

    @property
    def longest(self) -> float:
        return max((last - first for first, last in self.stalls), default=0.0)
