"""The way of an outcome, and whether its client is known."""

from __future__ import annotations

from altegio_async.bulk import BulkResult, Outcome, OutcomeStatus
from altegio_async.errors import APIConnectionError


def test_iterating_over_a_result_yields_the_way_of_each_key() -> None:
    error = APIConnectionError("lost")
    result = BulkResult[tuple[int, str], list[int]](
        ok={(1, "a"): [5], (1, "b"): []},
        missing=[(1, "c")],
        failed={(1, "d"): error},
        client_known={(1, "a"): True, (1, "b"): True, (1, "c"): False},
        ways={(1, "a"): "by_phone", (1, "b"): "prefiltered", (1, "c"): "prefiltered"},
        fallback_reasons={(1, "a"): "filter_ignored"},
    )
    assert list(result) == [
        Outcome((1, "a"), OutcomeStatus.OK, [5], None, True, "by_phone", "filter_ignored"),
        Outcome((1, "b"), OutcomeStatus.OK, [], None, True, "prefiltered"),
        Outcome((1, "c"), OutcomeStatus.MISSING, None, None, False, "prefiltered"),
        Outcome((1, "d"), OutcomeStatus.FAILED, None, error),
    ]


def test_outcomes_of_jobs_with_one_way_have_none() -> None:
    result = BulkResult[int, int](ok={1: 2}, missing=[3], failed={})
    assert [(one.client_known, one.way, one.fallback_reason) for one in result] == [(None, None, None)] * 2
