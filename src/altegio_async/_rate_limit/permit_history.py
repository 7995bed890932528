"""The permits that a rate limiter granted, and the moments at which it can grant the next ones."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PermitHistory"]

_SAME_MOMENT: Final = 0.01  # seconds; permits this close to each other are interchangeable
_FORECAST_ERROR: Final = 0.05  # seconds that a grant may differ from the forecast before that is discarded


class PermitHistory:
    """A log of granted permits under sliding windows.

    Args:
        windows: pairs of permits and seconds; all hold at once.

    Attributes:
        log: moments of the last grants, ascending.
        paused_until: no permit is granted before this moment.
    """

    __slots__ = ("_forecast", "_forecast_base", "log", "paused_until", "windows")

    def __init__(self, windows: Sequence[tuple[int, float]]) -> None:
        self.windows = tuple(windows)
        self.log: deque[float] = deque(maxlen=max(permits for permits, _ in windows))
        self.paused_until = -math.inf
        self._forecast: deque[float] = deque()
        self._forecast_base = -math.inf

    def next_slot(self, now: float) -> float:
        """Return the earliest moment, not before `now`, at which one more permit keeps every window."""
        slot = max(now, self.paused_until)
        log = self.log
        for permits, seconds in self.windows:
            if len(log) >= permits:
                slot = max(slot, log[-permits] + seconds)
        return slot

    def forecast_slot(self, position: int, now: float, limit: float) -> float:
        """Return the moment at which the caller at this position of the queue gets a permit; 0 is the first.

        The result is the first moment after `limit` if the caller's own moment is later than that. Forecasts
        are reused until a permit is granted at another moment than expected, so that many callers that join
        the queue together cost a constant time each.
        """
        self._update_forecast(now)
        forecast = self._forecast
        while len(forecast) <= position and not (forecast and forecast[-1] > limit):
            forecast.append(self._slot_after_forecast(now))
        return forecast[min(position, len(forecast) - 1)]

    def give_back(self, granted_at: float) -> None:
        """Remove the permit that was granted at this moment. A permit that left the log has no effect."""
        log = self.log
        later = len(log)  # index of the first permit after that moment
        while later and log[later - 1] > granted_at:
            later -= 1
        near = [index for index in (later - 1, later) if 0 <= index < len(log)]
        nearest = min(near, key=lambda index: abs(log[index] - granted_at), default=None)
        if nearest is not None and abs(log[nearest] - granted_at) <= _SAME_MOMENT:
            del log[nearest]
            self._forecast.clear()

    def pause(self, until: float) -> None:
        """Grant no permit before this moment. A longer pause stays as it is."""
        if until > self.paused_until:
            self.paused_until = until
            self._forecast.clear()

    def _slot_after_forecast(self, now: float) -> float:
        log, forecast = self.log, self._forecast
        slot = forecast[-1] if forecast else max(now, self.paused_until)
        for permits, seconds in self.windows:
            if len(forecast) >= permits:
                slot = max(slot, forecast[-permits] + seconds)
            elif len(forecast) + len(log) >= permits:
                slot = max(slot, log[len(forecast) - permits] + seconds)
        return slot

    def _update_forecast(self, now: float) -> None:
        """Advance the forecast over the permits granted since, or discard it if they differ from it."""
        forecast, base = self._forecast, self._forecast_base
        granted: list[float] = []
        for stamp in reversed(self.log):
            if stamp <= base or not forecast:
                break
            granted.append(stamp)
        for stamp in reversed(granted):
            if not forecast or abs(stamp - forecast.popleft()) > _FORECAST_ERROR:
                forecast.clear()
        if forecast and forecast[0] < now - _FORECAST_ERROR:
            forecast.clear()
        self._forecast_base = self.log[-1] if self.log else -math.inf
