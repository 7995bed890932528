"""Progress of bulk jobs for `on_progress=`: a bar (extra `progress`), log lines, or a time series to plot.

with progress.bar("gift cards") as on_progress:
    result = await altegio.bulk.gift_cards(pairs, on_progress=on_progress)

`on_progress` is any function of three numbers of keys. One that also needs the requests of the job calls
`get_job_progress()`. `Meter`, `bar` and `lines` do that, also when they are called by another function.
"""

from __future__ import annotations

import math
import time
import warnings
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from msgspec import Struct

from altegio_async._core.validation import check_count, check_plain_function
from altegio_async._extras import import_extra
from altegio_async._rate_limit.forecast import compute_last_grant, forecast_wait
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS
from altegio_async.bulk.job_progress import JobProgress, get_job_progress
from altegio_async.bulk.options import OnProgress
from altegio_async.bulk.plan import format_duration

__all__ = ["JobProgress", "Meter", "Moment", "Timeline", "bar", "get_job_progress", "least_seconds", "lines"]

_RECENT: Final = 60.0  # seconds over which the rate is measured
_BAR: Final = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"
_BAR_WITHOUT_TOTAL: Final = "{desc}{n_fmt} keys [{elapsed}{postfix}]"


def least_seconds(requests: int, windows: Sequence[tuple[int, float]] = DEFAULT_WINDOWS) -> float:
    """Return the shortest time in seconds in which a number of requests can start under the given windows.

    Args:
        requests: the number of requests.
        windows: pairs of permits and seconds.
    """
    return compute_last_grant(windows, (), 0.0, requests)


class Meter:
    """Computes the rate and the time left of a job. Pass it as `on_progress`, or call it in another one.

    The time left is computed from the remaining requests of the job, the client's rate limit and the duration
    of the latest requests. Keys from a checkpoint count as finished, but not as requests.

    The arguments are used if the job does not know its requests, because it reads its keys from an iterator.

    Args:
        windows: the windows of the rate limiter, as (permits, seconds); by default the limit of the job's
            client, and no limit outside a job.
        keys_per_request: 1 for phones, the batch size for ids.
        requests: returns the number of sent requests, for example `lambda: client.stats.requests`. The rate
            then excludes keys from a checkpoint, which finish much faster.
        clock: returns the time in seconds; for tests.

    Attributes:
        done, total, failed: the last reported counts; `total` is None until it is known.

    Raises:
        InvalidArgumentError: an argument is not valid.
    """

    def __init__(
        self,
        *,
        windows: Sequence[tuple[int, float]] | None = None,
        keys_per_request: int = 1,
        requests: Callable[[], int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if requests is not None:
            check_plain_function("requests", requests)
        check_plain_function("clock", clock)
        self._windows = None if windows is None else tuple(windows)
        self._job: JobProgress | None = None
        self._per_request = check_count("keys_per_request", keys_per_request)
        self._requests = requests
        self._requests_at_start = requests() if requests is not None else 0
        self._stored = 0  # keys from a checkpoint: those that the sent requests cannot contain
        self._clock = clock
        self._started = clock()
        self._points: deque[tuple[float, int]] = deque([(self._started, 0)])
        self.done: int = 0
        self.total: int | None = None
        self.failed: int = 0

    def __call__(self, done: int, total: int | None, failed: int) -> None:
        """Update the counts."""
        self.done, self.total, self.failed = done, total, failed
        self._job = get_job_progress() or self._job
        if self._requests is not None:
            self._stored = max(
                self._stored, done - (self._requests() - self._requests_at_start) * self._per_request
            )
        now = self._clock()
        if now - self._points[-1][0] >= _RECENT / 100:
            self._points.append((now, done - self._stored))
        while len(self._points) > 2 and self._points[1][0] < now - _RECENT:
            self._points.popleft()

    @property
    def elapsed(self) -> float:
        """Return the seconds since the start."""
        return self._clock() - self._started

    @property
    def rate(self) -> float:
        """Return keys per second over the last minute."""
        since, before = self._points[0]
        seconds = self._clock() - since
        return (self.done - self._stored - before) / seconds if seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Return the estimated seconds until the end, or None without a total."""
        job = self._job
        total = job.total if self.total is None and job is not None else self.total
        if total is None:
            return None
        remaining = total - self.done
        if remaining <= 0:
            return 0.0
        if job is not None and job.total is not None:
            return job.estimate_seconds_left()
        rest = math.ceil(remaining / self._per_request)
        by_rate = remaining / self.rate if self.rate > 0 else 0.0
        return max(self._compute_seconds_of_limit(rest), by_rate)

    def _compute_seconds_of_limit(self, rest: int) -> float:
        """Return the seconds that the rate limit requires for the remaining requests."""
        if self._windows is None:
            limiter = self._job.limiter if self._job is not None else None
            return forecast_wait(limiter, rest) or 0.0
        most = [permits * (int(self.elapsed / seconds) + 1) for permits, seconds in self._windows]
        sent = min([math.ceil((self.done - self._stored) / self._per_request), *most])
        from_start = least_seconds(sent + rest, self._windows) - self.elapsed
        return max(from_start, least_seconds(rest, self._windows))

    def __str__(self) -> str:
        total = "" if self.total is None else f" of {self.total:,}"
        return f"{self.done:,}{total} keys, {self.summary}"

    @property
    def summary(self) -> str:
        """Return the rate, failures, requests and time left as text."""
        parts = [f"{self.rate:.1f} keys/s", f"{self.failed:,} failed"]
        if self._job is not None and self._job.requests_total is not None:
            parts.append(f"{self._job.requests:,} of {self._job.requests_total:,} requests")
        left = self.left
        return ", ".join(parts if left is None else [*parts, f"{format_duration(left)} left"])


@contextmanager
def lines(
    write: Callable[[str], object] = print, *, every: float = 10.0, meter: Meter | None = None
) -> Generator[OnProgress]:
    """Yield an `on_progress` that writes a line at intervals, for logs.

    Args:
        write: receives each line, for example `logger.info`.
        every: minimum seconds between lines. The last state is always written.
        meter: computes the rate and the time left.
    """
    check_plain_function("write", write)
    measure = meter or Meter()
    last = -math.inf
    is_pending = False

    def write_line() -> None:
        nonlocal last, is_pending
        last, is_pending = measure.elapsed, False
        write(str(measure))

    def on_progress(done: int, total: int | None, failed: int) -> None:
        nonlocal is_pending
        measure(done, total, failed)
        is_pending = True
        if measure.elapsed - last >= every:
            write_line()

    try:
        yield on_progress
    finally:
        if is_pending:  # the final state; with an unknown total it is known at the end of the block only
            write_line()


@contextmanager
def bar(description: str = "", *, meter: Meter | None = None, **options: Any) -> Generator[OnProgress]:
    """Yield an `on_progress` that draws a bar in a terminal or a notebook.

    The bar shows the rate, the failures and the time left under the rate limit.

    Args:
        description: text before the bar.
        meter: computes the rate and the time left.
        options: passed to `tqdm`, for example `file=` or `disable=`.

    Raises:
        ConfigurationError: the extra `progress` is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tqdm warns in notebooks without widgets
        tqdm = import_extra("tqdm.auto", "progress").tqdm
        progress_bar = tqdm(
            desc=f"{description}: " if description else None, bar_format=_BAR_WITHOUT_TOTAL, **options
        )
    measure = meter or Meter()

    def on_progress(done: int, total: int | None, failed: int) -> None:
        measure(done, total, failed)
        if total is not None:
            progress_bar.total, progress_bar.bar_format = total, _BAR
        progress_bar.set_postfix_str(measure.summary, refresh=False)
        progress_bar.update(done - progress_bar.n)

    try:
        yield on_progress
    finally:
        progress_bar.close()


class Moment(Struct, frozen=True):
    """The progress of a job at one time.

    Attributes:
        seconds: seconds since the start.
        done: keys with an outcome.
        failed: keys that failed.
    """

    seconds: float
    done: int
    failed: int


class Timeline:
    """A time series of the progress of a job, for `plots.outcomes_over_time`. Pass it as `on_progress`.

    Args:
        then: another `on_progress`, called with the same values.
        points: the maximum number of stored moments. If there are more, every second one is dropped.
        clock: returns the time in seconds; for tests.
    """

    def __init__(
        self,
        then: OnProgress | None = None,
        *,
        points: int = 2_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if then is not None:
            check_plain_function("then", then)
        check_plain_function("clock", clock)
        self._then = then
        self._most = max(points, 2)
        self._clock = clock
        self._started = clock()
        self._step = self._skipped = 0
        self._stored: list[Moment] = []
        self._last: Moment | None = None

    def __call__(self, done: int, total: int | None, failed: int) -> None:
        """Record the counts."""
        self._last = Moment(self._clock() - self._started, done, failed)
        self._skipped += 1
        if self._skipped > self._step:
            self._skipped = 0
            self._stored.append(self._last)
        if len(self._stored) > self._most:
            self._stored = self._stored[::2]
            self._step = self._step * 2 + 1
        if self._then is not None:
            self._then(done, total, failed)

    @property
    def moments(self) -> list[Moment]:
        """Return the recorded moments in order, including the last one."""
        if self._last is None or self._stored[-1] is self._last:
            return list(self._stored)
        return [*self._stored, self._last]
