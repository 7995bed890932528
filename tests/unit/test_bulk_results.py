"""Outcomes of keys: ok, missing or failed; each key is requested once, and invalid keys are not sent."""

from __future__ import annotations

import pickle

import pytest

from altegio_async.bulk import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.lookups import ById
from altegio_async.errors import (
    AuthenticationError,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
)
from tests.support.bulk import (
    BASE_URL,
    FakeCaller,
    Row,
    collect,
    collect_outcomes,
    look_up_ids,
    look_up_phones,
    make_rows_operation,
    run_virtually,
)


def make_id_lookup(caller):
    return ById(caller, make_rows_operation, BASE_URL)


def test_every_key_is_in_exactly_one_part_in_the_order_of_the_keys():
    caller = FakeCaller({1: {10, 12}, 2: {20}}, trouble=lambda loc, _: ServerError("x") if loc == 3 else None)
    result, _ = run_virtually(collect(look_up_ids(caller, {1: [12, 11, 10], 3: [5, 4], 2: [21, 20]})))
    assert result.ok == {(1, 12): Row(12), (1, 10): Row(10), (2, 20): Row(20)}
    assert list(result.ok) == [(1, 12), (1, 10), (2, 20)]
    assert result.missing == [(1, 11), (2, 21)]
    assert list(result.failed) == [(3, 5), (3, 4)]
    assert isinstance(result.failed[3, 5], ServerError)
    assert len(result) == 7
    assert not result.complete
    with pytest.raises(ServerError):
        result.raise_first()


def test_a_location_without_permission_does_not_affect_the_others():
    refused = PermissionDeniedError("no rights", status=403)
    caller = FakeCaller({1: {1}, 2: {2}, 3: {3}}, trouble=lambda loc, _: refused if loc == 2 else None)
    result, _ = run_virtually(collect(look_up_ids(caller, [(1, 1), (2, 2), (3, 3)])))
    assert set(result.ok) == {(1, 1), (3, 3)}
    assert result.failed == {(2, 2): refused}
    assert refused.__traceback__ is None or "engine" not in str(refused.__traceback__.tb_frame)


@pytest.mark.parametrize("source", [list, iter])
@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("retry", [False, True])
def test_a_refused_token_fails_every_key_without_further_requests(source, ordered, retry):
    error = AuthenticationError("expired", status=401)
    caller = FakeCaller(trouble=lambda _, phone: error if int(phone) >= 250 else None)
    keys = [(1, str(n)) for n in range(500)]
    outcomes, _ = run_virtually(
        collect_outcomes(look_up_phones(caller, source(keys), ordered=ordered, retry_failed=retry))
    )
    assert sorted(o.key for o in outcomes) == sorted(keys)
    if ordered:
        assert [o.key for o in outcomes] == keys
    assert {o.error for o in outcomes if int(o.key[1]) >= 250} == {error}
    assert all(o.status == "ok" for o in outcomes if int(o.key[1]) < 250)
    assert len(caller.asked) <= 250 + 10


def test_ids_that_wait_for_a_second_request_fail_with_a_refused_token():
    error = AuthenticationError("expired", status=401)
    caller = FakeCaller({1: {1}, 2: {2}}, trouble=lambda loc, _: error if loc == 3 else None)
    keys = {1: [1, 11], 3: [3], 2: [2, 22]}
    result, _ = run_virtually(collect(look_up_ids(caller, keys, max_in_flight=1)))
    assert (list(result.ok), result.missing) == ([(1, 1)], [(1, 11)])
    assert list(result.failed) == [(3, 3), (2, 2), (2, 22)]
    assert set(result.failed.values()) == {error}
    assert len(caller.asked) == 3


def test_each_of_several_denied_locations_is_requested():
    refused = PermissionDeniedError("no rights", status=403)
    caller = FakeCaller(trouble=lambda *_: refused)
    result, _ = run_virtually(collect(look_up_ids(caller, [(n, 1) for n in range(1, 101)])))
    assert (len(result.failed), len(caller.asked)) == (100, 100)


def test_no_rows_for_a_phone_is_a_result():
    caller = FakeCaller(phones={(1, "13155550100"): ["card"]})
    result, _ = run_virtually(collect(look_up_phones(caller, [(1, "13155550100"), (1, "13155550101")])))
    assert result.ok == {(1, "13155550100"): ["card"], (1, "13155550101"): []}
    assert result.missing == []


def test_a_phone_in_two_spellings_is_requested_once_and_each_spelling_has_its_outcome():
    caller = FakeCaller(phones={(1, "13155550100"): ["card"]})
    spellings = ["+1 315 555-01-00", "13155550100", "1 (315) 5550100", "13155550100"]
    for keys in ({1: spellings}, [(1, s) for s in spellings], iter([(1, s) for s in spellings])):
        caller.asked.clear()
        outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, keys)))
        assert sorted(o.key for o in outcomes) == sorted({(1, s) for s in spellings})
        assert all(o.value == ["card"] for o in outcomes)
        assert caller.asked == [(1, "13155550100")]


def test_the_same_phone_at_two_locations_is_two_requests():
    caller = FakeCaller(phones={(1, "315"): ["a"], (2, "315"): ["b"]})
    result, _ = run_virtually(collect(look_up_phones(caller, [(1, "315"), (2, "315")])))
    assert result.ok == {(1, "315"): ["a"], (2, "315"): ["b"]}


def test_a_late_spelling_of_a_completed_phone_is_not_requested_again_when_awaited():
    caller = FakeCaller(phones={(1, "315"): ["a"]}, latency=0)
    keys = ((1, phone) for phone in ["315", *(str(n) for n in range(1000, 6000)), "3-15"])
    result, _ = run_virtually(collect(look_up_phones(caller, keys)))
    assert result.ok[1, "3-15"] == ["a"]
    assert caller.times_asked()[1, "315"] == 1
    assert len(result.ok) == 5002


def test_rows_that_were_not_requested_are_ignored():
    caller = FakeCaller({1: {10}}, extra=(11, 99))
    result, _ = run_virtually(collect(look_up_ids(caller, {1: [10, 12]})))
    assert set(result.ok) == {(1, 10)}
    assert result.missing == [(1, 12)]


@pytest.mark.parametrize(
    "keys",
    [
        {2**63: [5]}, {1: [5, -3]}, {1: [5, True]},
        {1: [5, "6"]}, {1: [5, None]}, {1: [5, 6.0]}, {1: [5, 2**63]},
        {0: [5]}, {-1: [5]}, {True: [5]}, {"1": [5]}, [(1, 5), (1, -1)], [(0, 5)], [(1, 5), 7], [(1, 5), (1, 2, 3)],
        {1: "123"}, {1: 123}, "123",
    ],
)  # fmt: skip
def test_bad_ids_are_refused_before_anything_is_sent(keys):
    caller = FakeCaller({1: {5}})
    with pytest.raises(InvalidArgumentError):
        look_up_ids(caller, keys)
    assert caller.asked == []


def test_the_zero_of_an_unset_link_is_a_normal_key():
    caller = FakeCaller({1: {5}})
    for keys in ({1: [5, 0]}, [(1, 5), (1, 0)], iter([(1, 5), (1, 0)])):
        result, _ = run_virtually(collect(look_up_ids(caller, keys)))
        assert (set(result.ok), result.missing) == ({(1, 5)}, [(1, 0)])


@pytest.mark.parametrize("phone", ["", "  ", "call me", "٣١٥", 3155550100, None])
def test_a_bad_phone_is_refused_and_the_message_names_the_key_but_not_the_phone(phone):
    for keys in ([(7, "315"), (7, "315"), (7, phone)], {7: ["315", "315", phone]}):
        with pytest.raises(InvalidArgumentError, match=r"^key number 3, location 7: the phone ") as refused:
            look_up_phones(FakeCaller(), keys)
        assert phone is None or not str(phone).strip() or str(phone) not in str(refused.value)


@pytest.mark.parametrize(
    "keys",
    [["13155550175"], [("13155550175", 7)], {"13155550175": [7]}, {"13155550175": "7"},
     {7: "13155550175"}, [(7, ("13155550175",))], [("13155550175",)]],
)  # fmt: skip
@pytest.mark.parametrize("look_up", [look_up_ids, look_up_phones])
def test_a_phone_in_the_wrong_place_is_not_shown(look_up, keys):
    with pytest.raises(InvalidArgumentError) as refused:
        look_up(FakeCaller(), keys)
    assert "5550175" not in str(refused.value)


def test_a_bad_id_is_named_by_its_number_location_and_value():
    for keys in ([(4, 1), (1, 5), (1, -3)], {4: [1], 1: [5, -3]}):
        with pytest.raises(InvalidArgumentError, match=r"^key number 3, location 1: the id .* got -3$"):
            look_up_ids(FakeCaller(), keys)


def test_a_bad_key_of_an_iterator_raises_when_it_is_reached():
    caller = FakeCaller({1: set(range(1, 9))})

    async def main():
        with pytest.raises(InvalidArgumentError, match=r"^key number 2, location 1: .* got -2"):
            await look_up_ids(caller, iter([(1, 5), (1, -2)]))

    run_virtually(main())


@pytest.mark.parametrize("options", [{"max_in_flight": 0}, {"batch_size": 0}, {"batch_size": True}])
def test_options_that_cannot_work_are_refused(options):
    with pytest.raises(InvalidArgumentError, match=next(iter(options))):
        look_up_ids(FakeCaller(), {}, **options)


@pytest.mark.parametrize("keys", [{}, [], {1: []}, iter(())])
def test_a_job_without_keys_sends_nothing(keys):
    caller = FakeCaller()
    result, _ = run_virtually(collect(look_up_ids(caller, keys)))
    assert (result, caller.asked) == (BulkResult({}, [], {}), [])


def test_a_job_runs_once():
    async def main():
        job = look_up_ids(FakeCaller({1: {1}}), {1: [1]})
        await job
        with pytest.raises(InvalidArgumentError, match="once"):
            await job
        with pytest.raises(InvalidArgumentError, match="once"):
            aiter(job)

    run_virtually(main())


def test_failed_keys_can_be_requested_again():
    down = [True]
    caller = FakeCaller({1: {1, 2}}, trouble=lambda *_: ServerError("down") if down[0] else None)

    async def main():
        first = await look_up_ids(caller, {1: [1, 2]})
        down[0] = False
        return await look_up_ids(caller, first.failed.keys())

    result, _ = run_virtually(main())
    assert set(result.ok) == {(1, 1), (1, 2)}


def test_failed_keys_get_another_pass_at_the_end_on_request():
    seen = []

    def trouble(location, what):
        seen.append(location)
        return ServerError("once") if seen.count(location) == 1 and location in (1, 2) else None

    caller = FakeCaller({n: {n} for n in range(1, 9)}, trouble=trouble)
    keys = [(n, n) for n in range(1, 9)]
    result, _ = run_virtually(collect(look_up_ids(caller, keys, retry_failed=True, max_in_flight=1)))
    assert list(result.ok) == keys
    assert seen == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]


def test_a_key_that_fails_twice_is_failed():
    error = NotFoundError("gone")
    caller = FakeCaller(trouble=lambda *_: error)
    result, _ = run_virtually(collect(look_up_phones(caller, [(1, "315")], retry_failed=True)))
    assert result.failed == {(1, "315"): error}
    assert len(caller.asked) == 2


def test_no_text_of_a_job_shows_a_phone():
    outcome = Outcome((1, "13155550175"), OutcomeStatus.FAILED, None, ServerError("x"))
    result = BulkResult({(1, "13155550175"): ["card"]}, [], {})
    for text in (repr(outcome), str(outcome.__rich_repr__()), repr(result), str(result.__rich_repr__())):
        assert "3155550175" not in text
    assert repr(outcome) == "Outcome((1, '…75'), failed, ServerError)"
    assert repr(result) == "<BulkResult: 1 ok, 0 missing, 0 failed>"


def test_outcomes_and_results_can_be_pickled():
    outcome = Outcome((1, 2), OutcomeStatus.OK, Row(2))
    result = BulkResult({(1, 2): Row(2)}, [(1, 3)], {})
    assert pickle.loads(pickle.dumps(outcome)) == outcome
    assert pickle.loads(pickle.dumps(result)) == result


def test_an_outcome_unwraps_to_its_value_or_raises():
    assert Outcome((1, 2), OutcomeStatus.OK, Row(2)).unwrap() == Row(2)
    with pytest.raises(NotFoundError, match=r"^missing: the API has nothing for \(1, 2\)"):
        Outcome((1, 2), OutcomeStatus.MISSING).unwrap()
    with pytest.raises(ServerError):
        Outcome((1, 2), OutcomeStatus.FAILED, None, ServerError("x")).unwrap()


SPELLINGS = ["+1 315 555-01-00", "13155550100", "1 (315) 5550100", "13155550100", "+1-315-555-01-00"]
SPELLED = {
    "mapping": lambda: {1: SPELLINGS, 2: SPELLINGS[:2]},
    "list": lambda: [(n, s) for n in (1, 2) for s in SPELLINGS],
    "iterator": lambda: iter([(n, s) for n in (1, 2) for s in SPELLINGS]),
}


@pytest.mark.parametrize("keys", SPELLED)
@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("runs", [0, 1, 3])
def test_one_outcome_per_phone_counts_a_client_once_in_sums(tmp_path, keys, ordered, runs):
    caller = FakeCaller(phones={(1, "13155550100"): ["card"]})
    options = {"one_per_phone": True, "ordered": ordered}
    if runs:
        options["checkpoint"] = tmp_path / "job.sqlite"
    for _ in range(max(runs, 1)):
        outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, SPELLED[keys](), **options)))
        assert sorted(o.key for o in outcomes) == [(1, "13155550100"), (2, "13155550100")]
        assert sum(len(o.value) for o in outcomes) == 1
        result, _ = run_virtually(collect(look_up_phones(caller, SPELLED[keys](), **options)))
        assert sum(map(len, result.ok.values())) == 1
    assert len(caller.asked) == (2 if runs else 4)


def test_late_spellings_in_a_stream_are_the_same_phone():
    caller = FakeCaller()

    async def keys():
        import asyncio

        for spelling in SPELLINGS:
            yield 1, spelling
            await asyncio.sleep(10)

    outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, keys(), one_per_phone=True)))
    assert [o.key for o in outcomes] == [(1, "13155550100")]


def test_stored_outcomes_of_several_spellings_become_one(tmp_path):
    caller = FakeCaller(phones={(1, "13155550100"): ["card"]})
    path = tmp_path / "job.sqlite"
    for one_per_phone, count in ((False, 4), (True, 1), (False, 4)):
        job = look_up_phones(caller, {1: SPELLINGS}, checkpoint=path, one_per_phone=one_per_phone)
        outcomes, _ = run_virtually(collect_outcomes(job))
        assert len(outcomes) == count
    assert len(caller.asked) == 1


def test_a_result_can_be_iterated_over_as_outcomes():
    error = ServerError("x")
    result = BulkResult({(1, 1): "row"}, [(1, 2)], {(1, 3): error})
    assert list(result) == [
        Outcome((1, 1), OutcomeStatus.OK, "row"),
        Outcome((1, 2), OutcomeStatus.MISSING),
        Outcome((1, 3), OutcomeStatus.FAILED, None, error),
    ]
    assert len(list(result)) == len(result)
    assert [outcome.is_ok for outcome in result] == [True, False, False]
    assert [outcome.value_or("none") for outcome in result] == ["row", "none", "none"]


def test_an_empty_value_is_a_value():
    assert Outcome((1, "1"), OutcomeStatus.OK, []).value_or(["other"]) == []


@pytest.mark.parametrize("use", [iter, list, set])
@pytest.mark.parametrize("keys", [[(1, "13155550100")], iter([])])
def test_a_job_without_async_names_the_forms_that_work(use, keys):
    with pytest.raises(
        TypeError, match="BulkJob is asynchronous: use `async for outcome in job` or `await job`"
    ):
        use(look_up_phones(FakeCaller(), keys))


def test_rows_that_were_not_requested_are_not_hashed():
    colliding = tuple(k * (2**61 - 1) + 1 for k in range(1, 20_000))
    assert len(set(map(hash, colliding))) == 1
    caller = FakeCaller({1: {1, 2}}, extra=colliding)
    found, _ = run_virtually(make_id_lookup(caller).fetch(1, [1, 2, 3]))
    assert found == {1: Row(1), 2: Row(2)}
    result, _ = run_virtually(collect(look_up_ids(caller, {1: [1, 2, 3]})))
    assert (list(result.ok), result.missing) == ([(1, 1), (1, 2)], [(1, 3)])


def test_results_with_equal_parts_are_equal_and_not_unequal() -> None:
    one, two = BulkResult({1: 2}, [], {}), BulkResult({1: 2}, [], {})
    assert (one == two, one != two) == (True, False)
    assert (one == BulkResult({1: 3}, [], {}), one != BulkResult({1: 3}, [], {})) == (False, True)
