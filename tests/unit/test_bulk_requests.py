"""Requests of bulk jobs: as few as possible, a limited number in flight, and short URLs."""

from __future__ import annotations

import asyncio
from itertools import cycle, islice

import pytest

from altegio_async._core.request import build_url
from altegio_async.bulk.lookups import URL_LIMIT, ById
from altegio_async.errors import ServerError
from tests.support.bulk import (
    BASE_URL,
    FakeCaller,
    collect,
    collect_outcomes,
    look_up_ids,
    look_up_phones,
    make_rows_operation,
    run_virtually,
)


def make_knowing_caller(locations, ids):
    return FakeCaller({location: set(range(1, ids + 1)) for location in range(1, locations + 1)})


def test_two_thousand_ids_of_forty_locations_take_forty_requests_in_the_ideal_time():
    caller = make_knowing_caller(40, 50)
    keys = {location: range(1, 51) for location in range(1, 41)}
    result, seconds = run_virtually(collect(look_up_ids(caller, keys)))
    assert len(result.ok) == 2000
    assert (len(caller.asked), caller.most) == (40, 10)
    assert seconds == pytest.approx(4 * 0.05)


def test_ids_in_any_order_are_grouped_by_location():
    caller = make_knowing_caller(40, 50)
    pairs = [(location, i) for i in range(1, 51) for location in range(1, 41)]
    for keys in (pairs, iter(pairs)):
        caller.asked.clear()
        run_virtually(collect_outcomes(look_up_ids(caller, keys)))
        assert len(caller.asked) == 40


def test_no_request_holds_more_ids_than_the_batch_size():
    caller = make_knowing_caller(1, 250)
    run_virtually(collect(look_up_ids(caller, {1: range(1, 251)}, batch_size=100)))
    assert sorted(len(ids) for _, ids in caller.asked) == [50, 100, 100]


def test_the_first_requests_are_sent_before_an_iterator_is_exhausted():
    caller = make_knowing_caller(1, 10_000)
    asked_while_reading = []

    def keys():
        for i in range(1, 10_001):
            asked_while_reading.append(len(caller.asked))
            yield 1, i

    run_virtually(collect_outcomes(look_up_ids(caller, keys())))
    assert asked_while_reading[-1] == 10
    assert len(caller.asked) == 100


def test_urls_stay_below_their_limit_for_any_batch_size():
    huge = [10**18 + n for n in range(1_000)]
    caller = FakeCaller({10**18: set(huge)})
    result, _ = run_virtually(collect(look_up_ids(caller, {10**18: huge}, batch_size=1_000)))
    assert len(result.ok) == 1_000
    lengths = [len(build_url(BASE_URL, make_rows_operation(location, ids))) for location, ids in caller.asked]
    assert max(lengths) < URL_LIMIT
    assert len(caller.asked) == 8  # 30 characters an id


def test_the_length_of_a_url_is_predicted_exactly():
    lookup = ById(FakeCaller(), make_rows_operation, BASE_URL)
    for location, first in ((1, 1), (98765, 10**6), (10**15, 10**17)):
        ids = range(first, first + 5_000)
        count = lookup.count_fitting(location, ids)
        assert len(build_url(BASE_URL, make_rows_operation(location, ids[:count]))) < URL_LIMIT
        with pytest.raises(ValueError, match="too long"):
            build_url(BASE_URL, make_rows_operation(location, ids[: count + 1]))


def test_one_id_is_requested_even_if_its_url_is_too_long():
    lookup = ById(FakeCaller(), make_rows_operation, "https://example.org/" + "a" * 5_000)
    assert lookup.count_fitting(1, [1, 2]) == 1


def test_absent_ids_are_requested_again_once_in_batches_of_at_most_25():
    caller = FakeCaller({1: set(range(1, 101))})
    result, _ = run_virtually(collect(look_up_ids(caller, {1: range(1, 161)})))
    assert len(result.ok) == 100
    assert result.missing == [(1, i) for i in range(101, 161)]
    assert sorted(len(ids) for _, ids in caller.asked[2:]) == [10, 25, 25]
    assert {key: n for key, n in caller.times_asked().items() if n == 2} == {
        (1, i): 2 for i in range(101, 161)
    }


def test_absent_ids_of_several_responses_are_gathered():
    caller = FakeCaller({1: {i for i in range(1, 1001) if i % 100}})
    result, _ = run_virtually(collect(look_up_ids(caller, {1: range(1, 1001)})))
    assert len(result.missing) == 10
    assert len(caller.asked) == 11


def test_a_server_that_truncates_responses_loses_nothing_and_gets_smaller_batches():
    cuts = []
    caller = make_knowing_caller(1, 3_000)
    caller.most_rows = 30
    result, _ = run_virtually(collect(look_up_ids(caller, {1: range(1, 3001)}, cut=cuts.append)))
    assert len(result.ok) == 3000
    assert cuts == [100]
    assert {len(ids) for _, ids in caller.asked[60:]} == {25}


@pytest.mark.parametrize("most", [1, 2, 7, 10, 24])
def test_a_server_that_truncates_short_responses_gets_smaller_and_smaller_batches(most):
    cuts = []
    caller = make_knowing_caller(1, 600)
    caller.most_rows = most
    keys = {1: range(1, 611)}
    result, _ = run_virtually(collect(look_up_ids(caller, keys, cut=cuts.append, max_in_flight=2)))
    assert len(result.ok) == 600
    assert result.missing == [(1, i) for i in range(601, 611)]
    assert cuts == sorted(cuts, reverse=True)
    assert len(cuts) >= 1


def test_a_single_id_that_appears_late_does_not_shrink_batches():
    caller = FakeCaller({1: set()})
    cuts = []

    def appear(location, ids):
        caller.known[1] = {5} if len(caller.asked) > 1 else set()

    caller.trouble = appear
    result, _ = run_virtually(collect(look_up_ids(caller, {1: [5]}, cut=cuts.append)))
    assert list(result.ok) == [(1, 5)]
    assert cuts == []


def test_a_failed_second_request_fails_only_its_keys():
    caller = FakeCaller({1: set(range(1, 51))})
    caller.trouble = lambda _, ids: ServerError("x") if 60 in ids and len(ids) <= 25 else None
    result, _ = run_virtually(collect(look_up_ids(caller, {1: range(1, 101)})))
    assert len(result.ok) == 50
    assert (len(result.missing), len(result.failed)) == (25, 25)


def test_no_more_requests_than_allowed_are_in_flight():
    for allowed in (1, 3, 50):
        caller = make_knowing_caller(60, 1)
        run_virtually(
            collect_outcomes(look_up_ids(caller, [(n, 1) for n in range(1, 61)], max_in_flight=allowed))
        )
        assert caller.most == allowed


def test_phones_are_requested_singly_and_at_once():
    caller = FakeCaller(latency=1.0)
    keys = [(1, str(n)) for n in range(100, 200)]
    for source in (keys, iter(keys)):
        caller.asked.clear()
        _, seconds = run_virtually(collect_outcomes(look_up_phones(caller, source)))
        assert (len(caller.asked), seconds) == (100, 10.0)


def test_progress_is_reported_for_every_key():
    told = []
    caller = FakeCaller({1: {1, 2}}, trouble=lambda loc, _: ServerError("x") if loc == 2 else None)
    keys = {1: [1, 2, 3], 2: [1]}
    run_virtually(collect(look_up_ids(caller, keys, on_progress=lambda *numbers: told.append(numbers))))
    assert told[-1] == (4, 4, 1)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    told.clear()
    run_virtually(
        collect(look_up_ids(caller, iter([(1, 1)]), on_progress=lambda *numbers: told.append(numbers)))
    )
    assert told == [(1, None, 0)]


def test_outcomes_are_yielded_as_they_complete():
    caller = FakeCaller()

    async def uneven(operation):
        await asyncio.sleep(float(operation.query[1]))
        return []

    caller.call = uneven
    keys = [(1, "3"), (1, "1"), (1, "2")]
    outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, keys)))
    assert [o.key[1] for o in outcomes] == ["1", "2", "3"]


def test_ordered_outcomes_are_yielded_in_the_order_of_their_keys():
    delays = cycle([3, 1, 4, 1, 5, 9, 2, 6])
    caller = FakeCaller()

    async def uneven(operation):
        await asyncio.sleep(next(delays))
        return []

    caller.call = uneven
    keys = [(1, str(n)) for n in range(1_000)]
    for source in (keys, iter(keys)):
        outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, source, ordered=True)))
        assert [o.key for o in outcomes] == keys


def test_an_ordered_job_of_many_locations_ends():
    caller = FakeCaller({n: set(range(1, 400)) for n in range(1, 8)})
    caller.trouble = lambda loc, _: ServerError("x") if loc == 4 else None
    keys = list(islice(cycle([(n, 0) for n in range(1, 8)]), 2_800))
    keys = [(n, place // 7 + 1) for place, (n, _) in enumerate(keys)]
    for source in (keys, iter(keys)):
        outcomes, _ = run_virtually(
            collect_outcomes(look_up_ids(caller, source, ordered=True, retry_failed=True, batch_size=10))
        )
        assert [o.key for o in outcomes] == keys
