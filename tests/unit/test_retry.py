from __future__ import annotations

import random
import statistics

import pytest

from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
from altegio_async.errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    DeadlineExceededError,
    QueueTimeoutError,
    RateLimitError,
    ServerError,
    status_error_class,
)
from tests.support.measures import parametrize_size, record_figure

POLICY = RetryPolicy()
# error, whether a read is repeated, whether a write is repeated
DECISIONS = [
    (APIConnectionError("refused", sent=False), True, True),
    (APITimeoutError("connecting", sent=False), True, True),
    (APIConnectionError("TLS", sent=False, retriable=False), False, False),
    (APIConnectionError("lost", sent=True), True, False),
    (APITimeoutError("slow"), True, False),
    (RateLimitError("429", status=429), True, True),
    (RateLimitError("429 in a 200", status=200), True, False),
    (APIResponseError("not JSON", status=200), False, False),
    (ClientClosedError("closed"), False, False),
    (DeadlineExceededError("late"), False, False),
    (QueueTimeoutError("full"), False, False),
    *[
        (status_error_class(status)("x", status=status), True, False)
        for status in (
            408,
            425,
            500,
            502,
            503,
            504,
            507,
            509,
            520,
            521,
            522,
            523,
            524,
            525,
            527,
            529,
            530,
            598,
            599,
        )
    ],
    *[
        (status_error_class(status)("x", status=status), False, False)
        for status in (
            200,
            301,
            400,
            401,
            402,
            403,
            404,
            409,
            418,
            422,
            451,
            499,
            501,
            505,
            506,
            508,
            510,
            511,
            526,
            600,
            999,
        )
    ],
]


@pytest.mark.parametrize(("error", "read", "write"), DECISIONS)
def test_the_policy_decides_which_errors_are_repeated(error, read, write):
    assert POLICY.may_repeat(error, idempotent=True) is read
    assert POLICY.may_repeat(error, idempotent=False) is write


def sample_longest(policy, error, attempt):
    return policy.delay(error, attempt, lambda _, high: high)


def sample_shortest(policy, error, attempt):
    return policy.delay(error, attempt, lambda low, _: low)


def test_waits_double_up_to_the_cap():
    transient, limited = ServerError("x", status=503), RateLimitError("x", status=429)
    assert [sample_longest(POLICY, transient, n) for n in (1, 2, 3, 4)] == pytest.approx(
        [0.05, 0.1, 0.2, 0.4]
    )
    assert [sample_shortest(POLICY, transient, n) for n in (1, 5)] == [0, 0]
    assert [sample_longest(POLICY, limited, n) for n in (1, 2, 3)] == [2, 3, 5]
    assert [sample_shortest(POLICY, limited, n) for n in (1, 5)] == [1, 1]
    assert sample_longest(POLICY, transient, 10_000) == 20
    assert sample_longest(POLICY, limited, 10_000) == 21


@pytest.mark.parametrize(
    ("hint", "minimum", "maximum"),
    [
        (None, 1, 2),
        (0, 1, 2),
        (0.2, 1, 1.05),
        (5, 5, 5.05),
        (120, 120, 120.05),
        (120.1, None, None),
        (1e9, None, None),
    ],
)
def test_the_hint_of_the_server_is_used_after_a_429(hint, minimum, maximum):
    error = RateLimitError("x", status=429, retry_after=hint)
    assert sample_shortest(POLICY, error, 1) == minimum
    assert sample_longest(POLICY, error, 1) == (maximum if maximum is None else pytest.approx(maximum))


def test_the_hint_of_the_server_is_used_for_other_failures():
    assert sample_shortest(POLICY, ServerError("x", status=503, retry_after=7), 1) == 7
    assert sample_shortest(POLICY, ServerError("x", status=503, retry_after=0), 1) == 0


@parametrize_size("count", 200, 1000)
def test_waits_are_spread_evenly(count):
    random.seed(20261122)
    error = ServerError("x", status=503)
    waits = sorted(POLICY.delay(error, 4) / 0.4 for _ in range(count))
    # Kolmogorov-Smirnov against the uniform distribution; 1.63 / sqrt(n) is the bound at p = 0.01.
    distance = max(max((i + 1) / count - wait, wait - i / count) for i, wait in enumerate(waits))
    record_figure("spread of waits, KS distance", f"{distance:.4f} of {count}", f"<= {1.63 / count**0.5:.4f}")
    assert distance <= 1.63 / count**0.5
    assert 0.4 < statistics.mean(waits) < 0.6


@pytest.mark.parametrize(
    "options",
    [
        {"attempts": 0},
        {"attempts": -1},
        {"cap": -1},
        {"transient_base": float("nan")},
        {"throttled_floor": -0.1},
        {"transient_base": 10**400},
        {"hint_ceiling": 10**400},
    ],
)
def test_a_policy_that_cannot_work_is_refused(options):
    with pytest.raises(ConfigurationError):
        RetryPolicy(**options)


def test_the_quota_bounds_what_an_outage_costs():
    quota, failure = RetryQuota(), ServerError("x", status=503)
    requests = 0
    for _ in range(1000):
        requests += 1
        for _ in range(2):
            if not quota.take(failure):
                break
            requests += 1
    assert requests == 1000 + 500 // 14
    assert quota.left == 500 % 14


def test_the_quota_is_restored_and_never_exceeds_its_limit():
    quota = RetryQuota()
    quota.give_back(100)
    assert quota.left == 500
    paid = quota.take(RateLimitError("x")) + quota.take(ServerError("x"))
    assert (paid, quota.left) == (5 + 14, 481)
    quota.give_back(0)
    assert quota.left == 482
    quota.give_back(paid)
    assert quota.left == 500
    spent = RetryQuota()
    while spent.take(ServerError("x")):
        pass
    assert spent.take(RateLimitError("x")) == 5  # the rate limit costs less
    assert 0 <= spent.left < 14


def test_the_quota_stays_in_its_range():
    quota, chance = RetryQuota(), random.Random(7)
    for _ in range(20_000):
        if chance.random() < 0.6:
            quota.take(
                chance.choice(
                    [RateLimitError("x"), ServerError("x"), APIStatusError("x"), AuthenticationError("x")]
                )
            )
        else:
            quota.give_back(chance.randrange(60))
        assert 0 <= quota.left <= quota.CAPACITY
