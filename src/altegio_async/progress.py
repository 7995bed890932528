"""How far a bulk job is: for `on_progress=`, as a bar (extra [progress]), as lines, or as a record to plot.

with progress.bar("gift cards") as on_progress:
    result = await altegio.bulk.gift_cards(pairs, on_progress=on_progress)
"""

from __future__ import annotations

import math
import time
import warnings
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async._extras import need
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from altegio_async.bulk.options import OnProgress

__all__ = ["Meter", "Moment", "Timeline", "bar", "least_seconds", "lines"]

_RECENT: Final = 60.0  # seconds over which the rate is measured
_BAR: Final = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"
_BAR_WITHOUT_TOTAL: Final = "{desc}{n_fmt} keys [{elapsed}{postfix}]"


def least_seconds(requests: int, windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS) -> float:
    """The least time in which so many requests can start under rate limits of (permits, seconds)."""
    seconds, last = 0.0, requests - 1
    for permits, length in sorted(windows, key=lambda window: -window[1]):
        if last > 0:
            seconds += last // permits * length
            last %= permits
    return seconds


class Meter:
    """Works out the rate and the time left of a job from its progress; itself an `on_progress`.

    The time left is never less than the rate limit allows. Keys that come from a checkpoint count as done,
    and not as requests.

    Args:
        windows: the rate limiter's (permits, seconds); an empty sequence when there is no limiter.
        keys_per_request: 1 for phones; for ids the batch size.
        requests: gives how many requests have been sent, such as `lambda: client.stats.requests`. With it the
            rate is that of the keys that were asked: those that a checkpoint held come much faster.
        clock: gives the time in seconds; for tests.

    Attributes:
        done, total, failed: as last told; `total` is None while unknown.

    Raises:
        InvalidArgumentError: less than one key a request.
    """

    def __init__(
        self,
        *,
        windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS,
        keys_per_request: int = 1,
        requests: Callable[[], int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if keys_per_request < 1:
            raise InvalidArgumentError(f"keys_per_request must be at least 1, got {keys_per_request}")
        self._windows = tuple(windows)
        self._per_request = keys_per_request
        self._requests = requests
        self._before = requests() if requests is not None else 0
        self._stored = 0  # keys that cannot have been asked: more than all requests had room for
        self._clock = clock
        self._started = clock()
        self._points: deque[tuple[float, int]] = deque([(self._started, 0)])
        self.done = 0
        self.total: int | None = None
        self.failed = 0

    def __call__(self, done: int, total: int | None, failed: int) -> None:
        """Take in how far the job is."""
        self.done, self.total, self.failed = done, total, failed
        if self._requests is not None:
            self._stored = max(self._stored, done - (self._requests() - self._before) * self._per_request)
        now = self._clock()
        if now - self._points[-1][0] >= _RECENT / 100:
            self._points.append((now, done - self._stored))
        while len(self._points) > 2 and self._points[1][0] < now - _RECENT:
            self._points.popleft()

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._started

    @property
    def rate(self) -> float:
        """Keys a second, over the last minute."""
        since, before = self._points[0]
        seconds = self._clock() - since
        return (self.done - self._stored - before) / seconds if seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take, as far as it can be known; None without a total."""
        if self.total is None:
            return None
        remaining = self.total - self.done
        if remaining <= 0:
            return 0.0
        rest = math.ceil(remaining / self._per_request)
        sent = min(math.ceil((self.done - self._stored) / self._per_request), self._allowed())
        by_limit = least_seconds(sent + rest, self._windows) - self.elapsed
        by_rate = remaining / self.rate if self.rate > 0 else 0.0
        return max(by_limit, least_seconds(rest, self._windows), by_rate)

    def _allowed(self) -> int:
        """Requests that the limit can have let go so far."""
        allowed = [permits * (int(self.elapsed / seconds) + 1) for permits, seconds in self._windows]
        return min(allowed, default=self.done)

    def __str__(self) -> str:
        total = "" if self.total is None else f" of {self.total:,}"
        return f"{self.done:,}{total} keys, {self.summary}"

    @property
    def summary(self) -> str:
        """Rate, failures and time left in words."""
        left = self.left
        parts = [f"{self.rate:.1f} keys/s", f"{self.failed:,} failed"]
        return ", ".join(parts if left is None else [*parts, f"{_clock_time(left)} left"])


def _clock_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


@contextmanager
def lines(
    write: Callable[[str], object] = print, *, every: float = 10.0, meter: Meter | None = None
) -> Generator[OnProgress]:
    """An `on_progress` that writes a line now and then, for logs, until the block ends; it needs no extra.

    Args:
        write: takes a line, such as `logger.info`.
        every: seconds between lines; how far it came in the end is always written.
        meter: what measures; by default one for the default rate limit and one key a request.
    """
    measure = meter or Meter()
    last = -math.inf
    unsaid = False

    def say() -> None:
        nonlocal last, unsaid
        last, unsaid = measure.elapsed, False
        write(str(measure))

    def on_progress(done: int, total: int | None, failed: int) -> None:
        nonlocal unsaid
        measure(done, total, failed)
        unsaid = True
        if measure.elapsed - last >= every:
            say()

    try:
        yield on_progress
    finally:
        if unsaid:  # only here is it known that there is no more, as the total may not be known
            say()


@contextmanager
def bar(description: str = "", *, meter: Meter | None = None, **options: Any) -> Generator[OnProgress]:
    """An `on_progress` that draws a bar, in terminals and notebooks alike, until the block ends.

    Beside the bar stand the rate, the failures and the time left under the rate limit.

    Args:
        description: what is being looked up.
        meter: what measures; by default one for the default rate limit and one key a request.
        options: more for `tqdm`, such as `file=` or `disable=`.

    Raises:
        ConfigurationError: the extra [progress] is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a notebook without widgets gets the bar as text: no complaint
        tqdm = need("tqdm.auto", "progress").tqdm
        drawn = tqdm(
            desc=f"{description}: " if description else None, bar_format=_BAR_WITHOUT_TOTAL, **options
        )
    measure = meter or Meter()

    def on_progress(done: int, total: int | None, failed: int) -> None:
        measure(done, total, failed)
        if total is not None:
            drawn.total, drawn.bar_format = total, _BAR
        drawn.set_postfix_str(measure.summary, refresh=False)
        drawn.update(done - drawn.n)

    try:
        yield on_progress
    finally:
        drawn.close()


class Moment(Struct, frozen=True):
    """How far a job was at a time.

    Attributes:
        seconds: since the start.
        done: keys with an outcome.
        failed: those of them that failed.
    """

    seconds: float
    done: int
    failed: int


class Timeline:
    """An `on_progress` that records the course of a job, for `plots.outcomes_over_time`.

    Args:
        then: another `on_progress` to pass everything on to.
        points: moments that are kept at most; when there are more, every other one goes.
        clock: gives the time in seconds; for tests.
    """

    def __init__(
        self,
        then: OnProgress | None = None,
        *,
        points: int = 2_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._then = then
        self._most = max(points, 2)
        self._clock = clock
        self._started = clock()
        self._step = self._skipped = 0
        self._kept: list[Moment] = []
        self._last: Moment | None = None

    def __call__(self, done: int, total: int | None, failed: int) -> None:
        """Record how far the job is."""
        self._last = Moment(self._clock() - self._started, done, failed)
        self._skipped += 1
        if self._skipped > self._step:
            self._skipped = 0
            self._kept.append(self._last)
        if len(self._kept) > self._most:
            self._kept = self._kept[::2]
            self._step = self._step * 2 + 1
        if self._then is not None:
            self._then(done, total, failed)

    @property
    def moments(self) -> list[Moment]:
        """The recorded moments in order, the last one always among them."""
        if self._last is None or self._kept[-1] is self._last:
            return list(self._kept)
        return [*self._kept, self._last]
