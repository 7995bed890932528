"""Forecasts of the time that a number of requests takes under sliding windows."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final, Protocol, runtime_checkable

_WARM_UP: Final = 2
"""Number of windows whose grants are computed one by one. After these, the grants repeat periodically."""


@runtime_checkable
class Forecaster(Protocol):
    """A rate limiter that can tell how long requests wait."""

    def forecast(self, requests: int) -> float:
        """Return the seconds until this many more requests have permits, after those that already wait."""
        ...


def compute_last_grant(
    windows: Sequence[tuple[int, float]], log: Sequence[float], now: float, requests: int
) -> float:
    """Return the moment of the last of a number of grants, each as early as every window permits.

    Args:
        windows: pairs of permits and seconds; all hold at once.
        log: moments of earlier grants, ascending.
        now: the earliest moment of the first grant.
        requests: the number of grants.
    """
    if not windows or requests <= 0:
        return now
    largest = max(permits for permits, _ in windows)
    # In the long run the window with the most seconds per permit decides, and grants repeat with its period.
    permits, seconds = max(windows, key=lambda window: window[1] / window[0])
    periods = max(0, (requests - _WARM_UP * largest) // permits)
    grants: deque[float] = deque(log, maxlen=largest)
    slot = now
    for _ in range(requests - periods * permits):
        for count, length in windows:
            if len(grants) >= count:
                slot = max(slot, grants[-count] + length)
        grants.append(slot)
    return slot + periods * seconds


def forecast_wait(limiter: object, requests: int) -> float | None:
    """Return the seconds until this many requests have permits; None if the limiter cannot tell.

    Args:
        limiter: a rate limiter, or None for no limit.
        requests: the number of requests.
    """
    if limiter is None:
        return 0.0
    return limiter.forecast(requests) if isinstance(limiter, Forecaster) else None
