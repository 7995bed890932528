"""Rate windows of the API, and the arithmetic that tests compare the limiter with."""

from __future__ import annotations

import random

from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS

PUBLISHED = ((5, 1.0), (200, 60.0))


def count_busiest_window(times: list[float], seconds: float) -> int:
    """Return the largest number of grants in any window of this length, its end excluded."""
    times = sorted(times)
    most = start = 0
    for end, moment in enumerate(times):
        while moment - times[start] >= seconds - 1e-9:
            start += 1
        most = max(most, end - start + 1)
    return most


def compute_shortest_time(count: int, windows=DEFAULT_WINDOWS) -> float:
    """Return the earliest time of the last of `count` grants in seconds."""
    log: list[float] = []
    for _ in range(count):
        log.append(
            max([0.0, *(log[-permits] + seconds for permits, seconds in windows if len(log) >= permits)])
        )
    return log[-1]


class Network:
    """One-way delays of a wide area network: log-normal with a median of 60 ms."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def delay(self) -> float:
        return self.random.lognormvariate(-2.813, 0.35)
