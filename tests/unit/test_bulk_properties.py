"""For random keys and failures every key has exactly one outcome with the right status."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async.bulk import OutcomeStatus
from altegio_async.errors import (
    APIConnectionError,
    APIResponseError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)
from tests.support.bulk import (
    LOCATIONS,
    FakeCaller,
    collect,
    collect_outcomes,
    look_up_ids,
    look_up_phones,
    make_source,
    run_virtually,
)

ERRORS = [APIConnectionError, APIResponseError, PermissionDeniedError, RateLimitError, ServerError]
IDS = range(1, 120)


class ErraticCaller(FakeCaller):
    """Waits and fails at random, and records for which keys the last request failed."""

    def __init__(self, seed, failing, most_rows):
        self.random = random.Random(seed)
        known = {n: {i for i in IDS if self.random.random() < 0.8} for n in LOCATIONS}
        phones = {(n, str(i)): ["card"] * self.random.randrange(3) for n in LOCATIONS for i in IDS}
        super().__init__(known, phones, most_rows=most_rows)
        self.failing = failing
        self.unanswered = set()

    def trouble(self, location, what):
        asked = {(location, one) for one in (what if isinstance(what, tuple) else (what,))}
        if self.random.random() >= self.failing:
            self.unanswered -= asked
            return None
        self.unanswered |= asked
        return self.random.choice(ERRORS)("injected")

    async def call(self, operation):
        self.latency = self.random.choice([0, 0.01, 0.05, 1.0])
        return await super().call(operation)


runs = st.fixed_dictionaries(
    {
        "pairs": st.lists(st.tuples(st.sampled_from(LOCATIONS), st.sampled_from(IDS)), max_size=300),
        "kind": st.sampled_from(["mapping", "list", "iterator", "async"]),
        "awaited": st.booleans(),
        "failing": st.sampled_from([0, 0.1, 0.5, 1]),
        "most_rows": st.sampled_from([3, 30, 10**9]),
        "seed": st.integers(0, 2**32),
        "options": st.fixed_dictionaries(
            {
                "max_in_flight": st.integers(1, 12),
                "batch_size": st.integers(1, 120),
                "ordered": st.booleans(),
                "retry_failed": st.booleans(),
            }
        ),
    }
)


def check_by_id(run):
    caller = ErraticCaller(run["seed"], run["failing"], run["most_rows"])
    job = look_up_ids(caller, make_source(run["kind"], run["pairs"]), **run["options"])
    asked = set(run["pairs"])
    for key, status in check_and_list_statuses(run, job, asked):
        location, i = key
        if status is OutcomeStatus.OK:
            assert i in caller.known[location]
        elif status is OutcomeStatus.MISSING:
            assert i not in caller.known[location]
        else:
            assert key in caller.unanswered
    assert caller.most <= run["options"]["max_in_flight"]
    assert all(len(ids) <= run["options"]["batch_size"] for _, ids in caller.asked)


def check_by_phone(run):
    caller = ErraticCaller(run["seed"], run["failing"], 10**9)
    pairs = [(location, str(i)) for location, i in run["pairs"]]
    job = look_up_phones(caller, make_source(run["kind"], pairs), **run["options"])
    for key, status in check_and_list_statuses(run, job, set(pairs)):
        assert status is (OutcomeStatus.FAILED if key in caller.unanswered else OutcomeStatus.OK)
    assert caller.most <= run["options"]["max_in_flight"]
    assert max(caller.times_asked().values(), default=0) <= 1 + run["options"]["retry_failed"]


def check_and_list_statuses(run, job, asked):
    """Check that every key has exactly one outcome, and return the status of each."""
    if not run["awaited"]:
        outcomes, _ = run_virtually(collect_outcomes(job))
        keys = [outcome.key for outcome in outcomes]
        assert sorted(keys) == sorted(asked)
        if run["options"]["ordered"] and run["kind"] != "mapping":
            assert [(n, int(i)) for n, i in keys] == list(dict.fromkeys(run["pairs"]))
        assert all((o.error is None) == (o.status is not OutcomeStatus.FAILED) for o in outcomes)
        return [(outcome.key, outcome.status) for outcome in outcomes]
    result, _ = run_virtually(collect(job))
    found = [
        *((key, OutcomeStatus.OK) for key in result.ok),
        *((key, OutcomeStatus.MISSING) for key in result.missing),
        *((key, OutcomeStatus.FAILED) for key in result.failed),
    ]
    assert sorted(key for key, _ in found) == sorted(asked)
    return found


@given(runs)
@settings(max_examples=50, deadline=None)
def test_every_id_has_the_right_outcome(run):
    check_by_id(run)


@given(runs)
@settings(max_examples=50, deadline=None)
def test_every_phone_has_the_right_outcome(run):
    check_by_phone(run)


SPELLINGS = ["{}", "+{}", "0-{}", "({})", " {} "]


@given(
    st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(0, 9), st.sampled_from(SPELLINGS)), max_size=80),
    st.sampled_from(["list", "iterator", "async"]),
    st.integers(1, 5),
)
@settings(max_examples=50, deadline=None)
def test_every_spelling_has_one_outcome_and_every_phone_one_request(keys, kind, in_flight):
    pairs = [(location, spelling.format(n)) for location, n, spelling in keys]
    caller = ErraticCaller(len(keys), 0, 10**9)
    outcomes, _ = run_virtually(
        collect_outcomes(look_up_phones(caller, make_source(kind, pairs), max_in_flight=in_flight))
    )
    assert sorted(o.key for o in outcomes) == sorted(set(pairs))
    digits = {(location, "".join(filter(str.isdigit, given))) for location, given in pairs}
    assert caller.times_asked() == dict.fromkeys(digits, 1)


@pytest.mark.full
@pytest.mark.timeout(600)
@given(runs)
@settings(max_examples=1_000, deadline=None)
def test_a_thousand_runs_by_id(run):
    check_by_id(run)


@pytest.mark.full
@pytest.mark.timeout(600)
@given(runs)
@settings(max_examples=1_000, deadline=None)
def test_a_thousand_runs_by_phone(run):
    check_by_phone(run)
