"""Bulk writes: plans, outcomes, and changes that are applied once or reported as unknown."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from altegio_async.bulk import ChangeStatus
from altegio_async.bulk.writes.membership_changes import (
    Archiving,
    BalanceChange,
    Freezing,
    PeriodChange,
    Unfreezing,
)
from altegio_async.errors import (
    APIConnectionError,
    APIResponseError,
    AuthenticationError,
    BadRequestError,
    ClientClosedError,
    InvalidArgumentError,
    PermissionDeniedError,
    PlanRejectedError,
    RateLimitError,
    ServerError,
    UnknownOutcomeError,
)
from altegio_async.models import Membership
from tests.support.bulk import collect, collect_outcomes, run_virtually
from tests.support.membership_server import (
    CHAIN,
    MembershipServer,
    make_membership_with_services,
    make_server,
    write,
)

UNTIL = dt.date(2027, 1, 31)
IDS = list(range(1, 11))
KEYS = {CHAIN: IDS}


def run(job):
    return run_virtually(collect(job))[0]


def key(number):
    return CHAIN, number


def make_kinds():
    return [
        (Freezing(UNTIL), {"is_frozen": True, "freeze_till": "2027-01-31"}),
        (Freezing(None), {"is_frozen": True, "freeze_till": None}),
        (PeriodChange(2, 4), {"period": 2, "period_unit_id": 4}),
        (BalanceChange(5, None), {"united_balance_services_count": 5}),
    ]


def test_every_change_is_applied_once_and_its_values_are_returned():
    for kind, new in make_kinds():
        server = make_server()
        result = run(write(server, kind, KEYS))
        assert list(result.ok) == [key(number) for number in IDS], kind
        assert {change.status for change in result.ok.values()} == {ChangeStatus.APPLIED}
        assert result.ok[key(1)].new == new
        row = server.memberships[1]
        assert kind.is_applied(kind.read_values(row)), kind
        assert server.times_applied() == dict.fromkeys(IDS, 1)
        assert server.reads == ["get_membership_list"], "one request for all present values"


def test_a_dry_run_returns_old_and_new_values_and_sends_no_change(tmp_path):
    path = tmp_path / "job.sqlite"
    for kind, new in make_kinds():
        server = make_server()
        result = run(write(server, kind, {CHAIN: [*IDS, 99]}, dry_run=True, checkpoint=path))
        assert server.log == []
        assert result.missing == [key(99)]
        change = result.ok[key(1)]
        assert (change.status, change.new) == (ChangeStatus.PLANNED, new)
        assert change.old == kind.read_values(server.memberships[1])
    assert not path.exists()


def test_objects_with_the_new_values_are_left_alone():
    for before, kind in (
        ({"is_frozen": True, "freeze_till": dt.datetime(2027, 1, 31, 23, tzinfo=dt.UTC)}, Freezing(UNTIL)),
        ({"is_frozen": True}, Freezing(None)),
        ({"is_frozen": False}, Unfreezing()),
        ({"period": 2, "period_unit_id": 4}, PeriodChange(2, 4)),
        ({"period": 0, "period_unit_id": 0}, PeriodChange(0, 1)),
        ({"united_balance_services_count": 0}, BalanceChange(0, None)),
    ):
        server = make_server(**before)
        result = run(write(server, kind, KEYS))
        assert server.log == [], kind
        assert {change.status for change in result.ok.values()} == {ChangeStatus.UNCHANGED}


def test_a_change_that_the_state_does_not_allow_fails_unsent():
    unlimited = {"is_united_balance_unlimited": True}
    for before, kind, reason in (
        ({"is_frozen": True}, Freezing(UNTIL), "does not send until when"),
        ({"is_frozen": True, "freeze_till": dt.datetime(2027, 5, 1)}, Freezing(UNTIL), "until 2027-05-01"),
        ({"is_frozen": True, "freeze_till": dt.datetime(2027, 5, 1)}, Freezing(None), "until 2027-05-01"),
        (unlimited, BalanceChange(1, None), "unlimited"),
        ({"is_united_balance": False}, BalanceChange(1, None), "one number for all cannot be set"),
        (
            {},
            BalanceChange(None, [{"service_id": 5, "balance": 1}]),
            "visits of single services cannot be set",
        ),
    ):
        server = make_server([1], **before)
        result = run(write(server, kind, {CHAIN: [1]}))
        assert server.log == []
        with pytest.raises(InvalidArgumentError, match=reason):
            result.raise_first()
    server = make_server([1], type=None)
    assert run(write(server, Freezing(None), {CHAIN: [1]})).complete


def test_the_visits_of_services_are_set_by_service():
    server = MembershipServer({1: make_membership_with_services(1, {5: 3, 6: 4})})
    kind = BalanceChange(None, [{"service_id": 5, "balance": 1}])
    result = run(write(server, kind, {CHAIN: [1]}))
    assert result.ok[key(1)].old == {"services_balance_count": {"5": 3}}
    assert [link.count for link in server.memberships[1].balance_container.links] == [1, 4]
    other = BalanceChange(None, [{"service_id": 7, "balance": 1}])
    with pytest.raises(InvalidArgumentError, match="does not cover the service or category 7"):
        run(write(server, other, {CHAIN: [1]})).raise_first()


def test_membership_types_are_archived_and_those_of_other_chains_are_missing():
    server = MembershipServer(types={1: False, 2: True})
    result = run(write(server, Archiving(), [(CHAIN, 1), (CHAIN, 2), (CHAIN, 3), (7, 1)]))
    assert server.types == {1: True, 2: True}
    assert [change.status.value for change in result.ok.values()] == ["applied", "unchanged"]
    assert result.missing == [(CHAIN, 3), (7, 1)]


def test_arguments_that_are_not_valid_are_refused_before_anything_is_sent():
    rows = {"service_id": 1, "balance": 2}
    for create in (
        lambda: Freezing("tomorrow"),
        lambda: PeriodChange(-1, 1),
        lambda: PeriodChange(1, 5),
        lambda: BalanceChange(None, None),
        lambda: BalanceChange(1, [rows]),
        lambda: BalanceChange(-1, None),
        lambda: BalanceChange(None, []),
        lambda: BalanceChange(None, [rows, rows]),
        lambda: BalanceChange(None, [{"service_id": 1, "balance": -2}]),
        lambda: write(None, Unfreezing(), KEYS, dry_run="no"),
        lambda: write(None, Unfreezing(), KEYS, on_plan=True),
    ):
        with pytest.raises(InvalidArgumentError):
            create()


def test_keys_that_are_not_valid_are_refused_before_anything_is_sent():
    for keys, reason in (
        ("12", "not a single str"),
        (7, "got int"),
        ({CHAIN: "12"}, f"chain {CHAIN}: its ids must be a list"),
        ({CHAIN: ["12"]}, "key number 1: the id must be an int, got str"),
        ([(CHAIN, 1), (CHAIN, "2")], "key number 2: the id must be an int, got str"),
        ([(CHAIN, 1, 2)], "key number 1: must be a pair of chain id and id, got tuple"),
        ([("1", 2)], "key number 1: the chain id must be an int, got str"),
        ([(CHAIN, 0)], "key number 1: the id must be a positive id"),
        ([(CHAIN, True)], "key number 1: the id"),
    ):
        with pytest.raises(InvalidArgumentError, match=reason):
            write(None, Unfreezing(), keys)


@pytest.mark.parametrize("form", ["mapping", "list", "iterator", "async"])
def test_a_repeated_key_is_changed_once(form):
    pairs = [key(number) for number in (3, 1, 3, 2, 1)]

    async def make_async():
        for pair in pairs:
            yield pair

    sources = {
        "mapping": {CHAIN: [3, 1, 3, 2, 1]},
        "list": pairs,
        "iterator": iter(pairs),
        "async": make_async(),
    }
    server = make_server()
    result = run(write(server, Freezing(UNTIL), sources[form]))
    assert list(result.ok) == [key(3), key(1), key(2)]
    assert server.times_applied() == {1: 1, 2: 1, 3: 1}


def test_a_key_of_an_async_iterable_that_is_not_valid_ends_the_job_unsent():
    async def make_async():
        yield key(1)
        yield CHAIN, "2"

    server = make_server()
    with pytest.raises(InvalidArgumentError, match="key number 2"):
        run(write(server, Freezing(UNTIL), make_async()))
    assert server.log == []


def test_outcomes_are_ordered_on_request_and_progress_is_reported():
    server = make_server()
    calls = []
    job = write(server, Freezing(UNTIL), KEYS, ordered=True, on_progress=lambda *counts: calls.append(counts))
    outcomes = run_virtually(collect_outcomes(job))[0]
    assert [outcome.key for outcome in outcomes] == [key(number) for number in IDS]
    assert calls[-1] == (10, 10, 0)


def test_the_plan_is_passed_before_the_first_change():
    server = make_server(is_frozen=True)
    server.memberships[1].is_frozen = False
    plans = []

    async def confirm(plan):
        plans.append((plan, list(server.log)))

    result = run(write(server, Unfreezing(), {CHAIN: [1, 2, 3, 99]}, on_plan=confirm))
    plan, log_at_plan = plans[0]
    assert log_at_plan == []
    assert list(plan.changes) == [key(2), key(3)]
    assert (plan.unchanged, plan.missing, plan.failed, plan.finished) == ([key(1)], [key(99)], {}, 0)
    assert plan.operation == "chain_loyalty_memberships_unfreeze"
    assert repr(plan) == (
        "<WritePlan: chain_loyalty_memberships_unfreeze, 2 changes, 1 unchanged, 1 missing, 0 failed, 0 finished>"
    )
    assert len(result.ok) == 3


def test_a_plan_without_changes_is_not_passed():
    server = make_server()
    assert run(write(server, Unfreezing(), KEYS, on_plan=lambda _: False)).complete


def test_a_rejected_plan_sends_nothing(tmp_path):
    def fail(_):
        raise LookupError("no")

    async def reject(_):
        return False

    for on_plan, error in (
        (lambda _: False, PlanRejectedError),
        (reject, PlanRejectedError),
        (fail, LookupError),
    ):
        server = make_server()
        path = tmp_path / "job.sqlite"
        with pytest.raises(error):
            run(write(server, Freezing(UNTIL), KEYS, on_plan=on_plan, checkpoint=path))
        assert server.log == []
    assert run(write(server, Freezing(UNTIL), KEYS, checkpoint=path)).complete, "the checkpoint was released"


def make_lost_error():
    return APIConnectionError("the connection was closed", sent=True)


LOST = {
    "connection": make_lost_error,
    "unknown": lambda: APIConnectionError("the connection was closed", sent=None),
    "5xx": lambda: ServerError("broken", status=503),
    "body": lambda: APIResponseError("not JSON", status=200),
    "limit in a 200": lambda: RateLimitError("too many requests", status=200),
    "408": lambda: BadRequestError("timeout", status=408),
}


@pytest.mark.parametrize("lost", LOST)
def test_an_applied_change_whose_response_is_lost_is_confirmed_by_reading(lost):
    for kind, _ in make_kinds():
        server = make_server(fail := IDS)
        server.fail_after = lambda number: LOST[lost]() if number == 3 else None
        result = run(write(server, kind, {CHAIN: fail}))
        assert result.ok[key(3)].is_verified
        assert not result.ok[key(2)].is_verified
        assert server.times_applied()[3] == 1


@pytest.mark.parametrize("retry_failed", [False, True])
@pytest.mark.parametrize("lost", LOST)
def test_a_lost_change_that_was_not_applied_is_reported_as_unknown_and_not_repeated(lost, retry_failed):
    tried = []

    def fail(number):
        tried.append(number)
        return LOST[lost]() if number == 3 else None

    server = make_server()
    server.fail_before = fail
    result = run(write(server, Freezing(UNTIL), KEYS, retry_failed=retry_failed))
    assert list(result.unknown) == list(result.failed) == [key(3)]
    error = result.failed[key(3)]
    assert isinstance(error, UnknownOutcomeError)
    assert "now: is_frozen False" in str(error)
    assert error.sent is not False
    assert sorted(tried) == IDS


REFUSALS = {
    "400": lambda: BadRequestError("refused", status=400),
    "403": lambda: PermissionDeniedError("no right", status=403),
    "429": lambda: RateLimitError("too many requests", status=429),
    "unsent": lambda: APIConnectionError("no connection", sent=False),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_change_that_was_certainly_not_applied_is_repeated_on_request(refusal):
    tried = []

    def fail(number):
        tried.append(number)
        return REFUSALS[refusal]() if tried.count(number) == 1 and number == 3 else None

    server = make_server()
    server.fail_before = fail
    result = run(write(server, Freezing(UNTIL), KEYS))
    assert (list(result.failed), result.unknown) == ([key(3)], {})
    tried.clear()
    server = make_server()
    server.fail_before = fail
    assert run(write(server, Freezing(UNTIL), KEYS, retry_failed=True)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_a_refused_token_ends_the_writing():
    server = make_server()
    server.fail_before = lambda number: AuthenticationError("expired", status=401) if number == 3 else None
    result = run(write(server, Freezing(UNTIL), KEYS, max_in_flight=1))
    assert list(result.ok) == [key(1), key(2)]
    assert {type(error) for error in result.failed.values()} == {AuthenticationError}
    assert server.times_applied() == {1: 1, 2: 1}


def test_a_response_that_contradicts_the_change_is_checked_by_reading():
    server = make_server()
    server.apply = lambda name, number, body: server.log.append((name, number))
    for kind in (Freezing(UNTIL), PeriodChange(2, 4)):
        result = run(write(server, kind, {CHAIN: [1]}))
        assert list(result.unknown) == [key(1)]


def test_a_response_with_another_object_does_not_confirm_the_change():
    for is_carried_out in (True, False):
        for kind in (Freezing(UNTIL), PeriodChange(2, 4)):
            server = make_server()
            call = server.call

            async def respond(operation, call=call):
                row = await call(operation)
                is_change = isinstance(row, Membership)
                return Membership(id=9, is_frozen=True, period=2, period_unit_id=4) if is_change else row

            server.call = respond
            if not is_carried_out:
                server.apply = lambda name, number, body, server=server: server.log.append((name, number))
            result = run(write(server, kind, {CHAIN: [1]}))
            assert (list(result.ok), list(result.unknown)) == (
                ([key(1)], []) if is_carried_out else ([], [key(1)])
            )
            assert all(change.is_verified for change in result.ok.values())


def test_values_that_cannot_be_read_fail_their_keys_only():
    server = make_server()
    server.fail_read = lambda: PermissionDeniedError("no right", status=403)
    result = run(write(server, Freezing(UNTIL), KEYS))
    assert list(result.failed) == [key(number) for number in IDS]
    assert server.log == []
    assert result.unknown == {}


def test_a_job_that_is_left_while_it_reads_sends_nothing():
    server = make_server()

    async def leave():
        reading = asyncio.Event()
        server.on_step = reading.set
        job = write(server, Freezing(UNTIL), KEYS)
        async with job:
            task = asyncio.create_task(collect_outcomes(job))
            await reading.wait()
        with pytest.raises(ClientClosedError):
            await task

    run_virtually(leave())
    assert server.log == []
