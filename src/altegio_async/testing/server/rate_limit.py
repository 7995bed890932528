"""The rate limit of the embedded server: sliding windows over all requests."""

from __future__ import annotations

import math
from collections import deque


class SlidingWindows:
    """Sliding windows of admitted requests. Refused requests do not count.

    Args:
        windows: (requests, seconds) pairs; a request must fit all of them.
    """

    def __init__(self, windows: tuple[tuple[int, float], ...]) -> None:
        self.windows = windows
        self._history: deque[float] = deque(maxlen=max(permits for permits, _ in windows))

    def admit(self, now: float) -> float | None:
        """Admit a request and return None, or return the seconds after which it would be admitted."""
        wait = 0.0
        for permits, seconds in self.windows:
            if len(self._history) >= permits:
                wait = max(wait, self._history[-permits] + seconds - now)
        if wait > 0:
            return wait
        self._history.append(now)
        return None


def round_down_seconds(wait: float) -> int:
    """Return the seconds in the message of a refusal: rounded down, possibly 0."""
    return math.floor(wait)
