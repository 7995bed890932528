"""Progress: rate, failures, time left under the rate limit, and progress bars."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altegio_async import ConfigurationError, InvalidArgumentError
from altegio_async.progress import Meter, Timeline, bar, least_seconds, lines

WINDOWS = ((5, 1.1), (200, 61.0))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("requests", "seconds"),
    [(0, 0), (1, 0), (5, 0), (6, 1.1), (200, 39 * 1.1), (201, 61), (600, 122 + 39 * 1.1)],
)
def test_the_least_time_under_the_limit(requests, seconds):
    assert least_seconds(requests, WINDOWS) == pytest.approx(seconds)


def test_without_a_limit_the_least_time_is_zero():
    assert least_seconds(10_000, ()) == 0


class TestMeter:
    def test_the_time_left_is_at_least_what_the_limit_needs(self):
        clock = Clock()
        meter = Meter(windows=WINDOWS, clock=clock)
        clock.now += 43
        meter(200, 600, 0)  # the burst at the start is faster than the minute allows
        assert meter.left == pytest.approx(122 + 42.9 - 43)

    def test_a_slow_api_counts_more_than_the_limit(self):
        clock = Clock()
        meter = Meter(windows=WINDOWS, clock=clock)
        clock.now += 50
        meter(10, 100, 0)
        assert meter.rate == pytest.approx(0.2)
        assert meter.left == pytest.approx(450)

    def test_keys_from_a_checkpoint_do_not_count_as_requests(self):
        clock = Clock()
        meter = Meter(windows=WINDOWS, clock=clock)
        clock.now += 0.5
        meter(9_000, 9_600, 0)
        assert meter.left == pytest.approx(least_seconds(605, WINDOWS) - 0.5)

    @given(
        stored=st.lists(st.integers(1, 500), max_size=30),
        answers=st.lists(st.integers(0, 100), min_size=1, max_size=20),
        sent_before=st.integers(0, 1_000),
    )
    def test_the_rate_is_that_of_requested_keys(self, stored, answers, sent_before):
        clock, sent = Clock(), sent_before
        meter = Meter(windows=WINDOWS, keys_per_request=100, requests=lambda: sent, clock=clock)
        for count in stored:
            clock.now += 0.01
            meter(meter.done + count, None, 0)
            assert meter.rate == 0
        for count in answers:
            clock.now += 1
            sent += 1
            meter(meter.done + count, None, 0)
        assert meter.done == sum(stored) + sum(answers)
        assert meter.rate == pytest.approx(sum(answers) / meter.elapsed)

    def test_stored_keys_between_requested_ones_do_not_count(self):
        clock, sent = Clock(), 0
        meter = Meter(windows=(), requests=lambda: sent, clock=clock)
        for _ in range(30):
            clock.now += 1
            sent += 1
            meter(meter.done + 1, None, 0)
            meter(meter.done + 20, None, 0)
        assert meter.done == 30 * 21
        assert meter.rate == pytest.approx(1)

    def test_ids_are_counted_in_batches(self):
        clock = Clock()
        meter = Meter(windows=WINDOWS, keys_per_request=100, clock=clock)
        meter(0, 20_000, 0)
        assert meter.left == pytest.approx(least_seconds(200, WINDOWS))

    def test_the_rate_is_that_of_the_last_minute(self):
        clock = Clock()
        meter = Meter(windows=(), clock=clock)
        for minute in range(10):
            clock.now += 30
            meter(1_000 + minute, 5_000, 0)
        assert meter.rate < 0.1

    def test_without_a_total_there_is_no_time_left(self):
        meter = Meter(clock=Clock())
        meter(5, None, 1)
        assert meter.left is None
        assert str(meter) == "5 keys, 0.0 keys/s, 1 failed"

    def test_at_the_end_the_time_left_is_zero(self):
        meter = Meter(clock=Clock())
        meter(5, 5, 0)
        assert meter.left == 0

    def test_less_than_one_key_per_request_is_refused(self):
        with pytest.raises(InvalidArgumentError, match="keys_per_request"):
            Meter(keys_per_request=0)


@pytest.mark.parametrize("total", [100, None])
def test_lines_are_written_at_intervals_and_at_the_end(total):
    clock, printed = Clock(), []
    with lines(printed.append, every=10, meter=Meter(windows=(), clock=clock)) as on_progress:
        for done in range(1, 101):
            clock.now += 0.25
            on_progress(done, total, done // 50)
    assert len(printed) == 4  # at once, after 10 s, after 20 s, at the end
    assert printed[-1] == (
        "100 of 100 keys, 4.0 keys/s, 2 failed, 00:00 left" if total else "100 keys, 4.0 keys/s, 2 failed"
    )


def test_the_last_line_is_written_once():
    printed = []
    with lines(printed.append, every=0) as on_progress:
        on_progress(1, None, 0)
        on_progress(2, None, 0)
    with lines(printed.append):
        pass
    assert len(printed) == 2


def test_the_last_line_is_written_if_the_job_fails():
    printed = []
    shown = lines(printed.append)
    on_progress = shown.__enter__()
    on_progress(1, None, 0)
    on_progress(2, None, 0)
    shown.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert printed[-1].startswith("2 keys")


def test_the_bar_shows_failures_and_time_left():
    out, clock = io.StringIO(), Clock()
    with bar("gift cards", meter=Meter(windows=WINDOWS, clock=clock), file=out, mininterval=0) as on_progress:
        on_progress(10, None, 0)
        clock.now += 4
        on_progress(20, 4_000, 3)
    text = out.getvalue()
    assert "gift cards: " in text
    assert "20/4000" in text
    assert "3 failed" in text
    assert "19:58 left" in text


def test_without_the_extra_the_bar_names_the_package_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.delitem(sys.modules, "tqdm.auto", raising=False)
    with pytest.raises(ConfigurationError, match="pip install tqdm"), bar():
        pass


def test_a_timeline_is_thinned_to_few_points():
    clock, passed = Clock(), []
    timeline = Timeline(lambda *told: passed.append(told), points=50, clock=clock)
    for done in range(1, 1_004):
        clock.now += 0.1
        timeline(done, 1_003, done // 100)
    moments = timeline.moments
    assert len(passed) == 1_003
    assert len(moments) <= 51
    assert (moments[-1].done, moments[-1].failed) == (1_003, 10)
    assert moments[-1].seconds == pytest.approx(100.3)
    assert [moment.done for moment in moments] == sorted({moment.done for moment in moments})
