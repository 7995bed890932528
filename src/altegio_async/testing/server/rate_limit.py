"""The server's own rate limit: sliding windows over all requests."""

from __future__ import annotations

import math
from collections import deque


class SlidingWindows:
    """Counts admitted requests. Refused ones do not count.

    Args:
        windows: (requests, seconds) pairs; a request must fit all of them.
    """

    def __init__(self, windows: tuple[tuple[int, float], ...]) -> None:
        self.windows = windows
        self._history: deque[float] = deque(maxlen=max(permits for permits, _ in windows))

    def admit(self, now: float) -> float | None:
        """None when the request is admitted, else the seconds after which it would be."""
        wait = 0.0
        for permits, seconds in self.windows:
            if len(self._history) >= permits:
                wait = max(wait, self._history[-permits] + seconds - now)
        if wait > 0:
            return wait
        self._history.append(now)
        return None


def whole_seconds(wait: float) -> int:
    """Return the hint of a refusal: seconds rounded down, possibly 0."""
    return math.floor(wait)
