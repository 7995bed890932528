"""Interrupted bulk writes: a resumed job applies every change once, or reports it as unknown."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from altegio_async.bulk.checkpoint import Checkpoint, Identity
from altegio_async.bulk.writes.membership_changes import (
    Archiving,
    BalanceChange,
    Freezing,
    PeriodChange,
    Unfreezing,
)
from altegio_async.bulk.writes.sender import SETTLE_SECONDS
from altegio_async.errors import (
    APIConnectionError,
    AuthenticationError,
    BadRequestError,
    CheckpointError,
    ServerError,
    UnknownOutcomeError,
)
from tests.support.bulk import collect, look_up_ids, run_virtually
from tests.support.membership_server import BASE_URL, CHAIN, MembershipServer, make_server, write

# The wait for earlier requests depends on the real clock; the virtual clock has a limited resolution.
pytestmark = pytest.mark.filterwarnings("ignore::async_solipsism.exceptions.ResolutionWarning")

UNTIL = dt.date(2027, 1, 31)
IDS = list(range(1, 7))
KEYS = {CHAIN: IDS}


def run(job):
    return run_virtually(collect(job))[0]


def make_archive_server():
    return MembershipServer(types=dict.fromkeys(IDS, False))


KINDS = {
    "freeze": (lambda: Freezing(UNTIL), make_server),
    "freeze without end": (lambda: Freezing(None), make_server),
    "unfreeze": (Unfreezing, lambda: make_server(is_frozen=True)),
    "period": (lambda: PeriodChange(2, 4), make_server),
    "balance": (lambda: BalanceChange(5, None), make_server),
    "archive": (Archiving, make_archive_server),
}


def count_steps(kind):
    """Return the number of moments at which a job can be interrupted."""
    create, make = KINDS[kind]
    server = make()
    steps = []
    server.on_step = lambda: steps.append(1)
    run(write(server, create(), KEYS))
    return len(steps)


async def interrupt_at(job, server, step, after):
    """Cancel a job some seconds after the step of this number. Return whether it had not ended before."""
    task = asyncio.ensure_future(collect(job))
    steps = []

    def watch():
        steps.append(1)
        if len(steps) == step:
            asyncio.get_running_loop().call_later(after, task.cancel)

    server.on_step = watch
    await asyncio.wait([task])
    server.on_step = lambda: None
    return task.cancelled()


async def interrupt_and_resume(kind, path, step, after, late, repeats=1):
    create, make = KINDS[kind]
    server = make()
    server.late = late
    interrupted = 0
    for _ in range(repeats):
        job = write(server, create(), KEYS, checkpoint=path, max_in_flight=3)
        interrupted += await interrupt_at(job, server, step, after)
    result = await collect(write(server, create(), KEYS, checkpoint=path))
    await asyncio.sleep(SETTLE_SECONDS)  # changes of interrupted requests that are applied late
    assert len(result) == len(IDS)
    assert list(result.failed) == list(result.unknown)
    for number in IDS:
        times = server.times_applied()[number]
        assert times == 1 if (CHAIN, number) in result.ok else times <= 1, (kind, step, after, late, number)
    before = len(server.log)
    again = await collect(write(server, create(), KEYS, checkpoint=path))
    assert len(server.log) == before, "a finished job sends nothing"
    assert set(again.ok) >= set(result.ok)
    assert result.complete, "reading shows the outcome of every change"
    return interrupted


@pytest.mark.parametrize("kind", KINDS)
def test_a_job_interrupted_at_any_step_applies_every_change_once(tmp_path, kind):
    chance = random.Random(kind)
    steps = range(1, count_steps(kind) + 1)
    interrupted = 0
    for step in steps:
        late = [None, 0.0, 5.0][step % 3]
        path = tmp_path / f"{step}.sqlite"
        after = chance.uniform(0, 0.009)
        interrupted += run_virtually(interrupt_and_resume(kind, path, step, after, late))[0]
    assert interrupted == len(steps)


@pytest.mark.full
def test_a_job_interrupted_at_random_moments_and_resumed_several_times_applies_every_change_once(tmp_path):
    chance = random.Random(14)
    interrupted = 0
    for number in range(200):
        kind = chance.choice(list(KINDS))
        late = chance.choice([None, 0.0, 0.01, 5.0, 50.0])
        path = tmp_path / f"{number}.sqlite"
        step, after = chance.randint(1, 12), chance.uniform(0, 0.02)
        coroutine = interrupt_and_resume(kind, path, step, after, late, chance.randint(1, 3))
        interrupted += run_virtually(coroutine)[0]
    assert interrupted > 200


def kill(folder, kills, seed):
    command = [sys.executable, "-m", "tests.support.programs.bulk_write_killed", folder, kills, seed]
    done = subprocess.run(
        list(map(str, command)), cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{kills} kills")


def test_a_killed_job_applies_every_change_once_or_reports_it(tmp_path):
    kill(tmp_path, 3, 5)


@pytest.mark.full
@pytest.mark.timeout(300)
def test_a_job_killed_two_hundred_times_applies_every_change_once_or_reports_it(tmp_path):
    kill(tmp_path, 200, 11)


def make_lost(number):
    return APIConnectionError("the connection was closed", sent=True) if number == 3 else None


def test_an_unknown_outcome_is_read_again_by_each_run_and_repeated_only_on_request(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = make_lost
    kind = Freezing(UNTIL)
    assert list(run(write(server, kind, KEYS, checkpoint=path)).unknown) == [(CHAIN, 3)]
    server.fail_before = lambda _: None
    with pytest.raises(UnknownOutcomeError, match="retry_failed=True sends it again"):
        run(write(server, kind, KEYS, checkpoint=path)).raise_first()
    assert server.times_applied()[3] == 0
    plans = []
    result = run(write(server, kind, KEYS, checkpoint=path, retry_failed=True, on_plan=plans.append))
    assert result.complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)
    (plan,) = plans
    assert (list(plan.changes), plan.repeated, plan.finished) == ([(CHAIN, 3)], [(CHAIN, 3)], len(IDS) - 1)


def test_an_unknown_outcome_that_was_applied_later_is_confirmed_by_the_next_run(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = make_lost
    run(write(server, Freezing(UNTIL), KEYS, checkpoint=path))
    server.memberships[3].is_frozen = True
    result = run(write(server, Freezing(UNTIL), KEYS, checkpoint=path))
    assert result.ok[CHAIN, 3].is_verified
    assert server.times_applied()[3] == 0


def test_an_object_with_other_values_than_before_and_after_is_reported_as_unknown(tmp_path):
    for kind, change in (
        (PeriodChange(2, 4), {"period": 9}),
        (BalanceChange(5, None), {"united_balance_services_count": 4}),
        (Freezing(UNTIL), {"freeze_period": 3}),  # frozen and unfrozen again
        (PeriodChange(2, 4), {"period": None}),
    ):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
        server = make_server(IDS)
        server.fail_before = make_lost
        run(write(server, kind, KEYS, checkpoint=path))
        server.fail_before = lambda _: None
        for name, value in change.items():
            setattr(server.memberships[3], name, value)
        result = run(write(server, kind, KEYS, checkpoint=path, retry_failed=True))
        assert list(result.unknown) == [(CHAIN, 3)], change
        assert server.times_applied()[3] == 0


def test_a_removed_object_or_a_failed_reading_keeps_an_outcome_unknown(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = make_lost
    kind = Freezing(UNTIL)
    run(write(server, kind, KEYS, checkpoint=path))
    server.fail_before = lambda _: None
    server.fail_read = lambda: AuthenticationError("expired", status=401)
    for _ in range(2):
        assert list(run(write(server, kind, KEYS, checkpoint=path, retry_failed=True)).unknown) == [
            (CHAIN, 3)
        ]
    server.fail_read = lambda: None
    removed = server.memberships.pop(3)
    assert list(run(write(server, kind, KEYS, checkpoint=path, retry_failed=True)).unknown) == [(CHAIN, 3)]
    server.memberships[3] = removed
    assert run(write(server, kind, KEYS, checkpoint=path, retry_failed=True)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_a_refused_token_does_not_hide_an_unknown_outcome(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = lambda number: (
        make_lost(number) or (AuthenticationError("expired", status=401) if number == 4 else None)
    )
    kind = Freezing(UNTIL)
    result = run(write(server, kind, KEYS, checkpoint=path, max_in_flight=1))
    assert list(result.ok) == [(CHAIN, 1), (CHAIN, 2)]
    assert list(result.unknown) == [(CHAIN, 3)]
    server.fail_before = lambda number: AuthenticationError("expired", status=401) if number == 4 else None
    keys = {CHAIN: [4, 3, 5]}
    result = run(write(server, kind, keys, checkpoint=path, max_in_flight=1, retry_failed=True))
    assert list(result.unknown) == [(CHAIN, 3)], "it was not sent, but the first run may have applied it"
    assert {type(result.failed[CHAIN, number]) for number in (4, 5)} == {AuthenticationError}
    server.fail_before = lambda _: None
    result = run(write(server, kind, KEYS, checkpoint=path))
    assert list(result.failed) == [(CHAIN, 3)]
    assert run(write(server, kind, KEYS, checkpoint=path, retry_failed=True)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_refused_changes_are_repeated_by_a_later_run_on_request(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = lambda number: BadRequestError("refused", status=400) if number == 3 else None
    kind = PeriodChange(2, 4)
    assert list(run(write(server, kind, KEYS, checkpoint=path)).failed) == [(CHAIN, 3)]
    server.fail_before = lambda _: None
    assert list(run(write(server, kind, KEYS, checkpoint=path)).failed) == [(CHAIN, 3)]
    assert server.times_applied()[3] == 0
    assert run(write(server, kind, KEYS, checkpoint=path, retry_failed=True)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_a_change_is_not_sent_if_its_intent_cannot_be_stored(tmp_path, monkeypatch):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    save = Checkpoint.save

    def fail(self, rows):
        if any(row.question == 3 and row.status == "intent" for row in rows):
            raise CheckpointError("database or disk is full")
        save(self, rows)

    with monkeypatch.context() as patched:
        patched.setattr(Checkpoint, "save", fail)
        with pytest.raises(CheckpointError, match="disk is full"):
            run(write(server, Freezing(UNTIL), KEYS, checkpoint=path, max_in_flight=1))
    assert server.times_applied() == {1: 1, 2: 1}
    assert run(write(server, Freezing(UNTIL), KEYS, checkpoint=path)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_a_full_disk_sends_nothing_and_names_the_file(tmp_path, monkeypatch):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    job = write(server, Freezing(UNTIL), KEYS, checkpoint=path)
    create_store = job._create_store

    def limit(checkpoint):
        connection = checkpoint._file.connect()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("PRAGMA cache_size = 1")
        for number in range(10_000, 10_400):
            try:
                connection.execute(
                    "INSERT INTO outcomes VALUES (?, 1, ?, ?, 'ok', x'30', NULL, 1, 0)",
                    (number, number, number),
                )
            except sqlite3.OperationalError:
                break
        return create_store(checkpoint)

    job._create_store = limit
    with pytest.raises(
        CheckpointError, match=r"job\.sqlite cannot be used as a checkpoint: database or disk is full"
    ):
        run(job)
    assert server.log == []


def test_an_outcome_that_cannot_be_stored_is_confirmed_by_the_next_run(tmp_path, monkeypatch):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    save = Checkpoint.save

    def fail(self, rows):
        if any(row.question == 3 and row.status == "ok" for row in rows):
            raise CheckpointError("database or disk is full")
        save(self, rows)

    with monkeypatch.context() as patched:
        patched.setattr(Checkpoint, "save", fail)
        with pytest.raises(CheckpointError, match="disk is full"):
            run(write(server, Freezing(UNTIL), KEYS, checkpoint=path, max_in_flight=1))
    result = run(write(server, Freezing(UNTIL), KEYS, checkpoint=path))
    assert result.ok[CHAIN, 3].is_verified
    assert server.times_applied() == dict.fromkeys(IDS, 1)


def test_a_checkpoint_of_another_job_is_refused(tmp_path):
    reads, writes = tmp_path / "reads.sqlite", tmp_path / "writes.sqlite"
    server = make_server(IDS)
    run(write(server, PeriodChange(2, 4), KEYS, checkpoint=writes))
    server.log.clear()

    class NoCaller:
        async def call(self, operation):
            return []

    run(look_up_ids(NoCaller(), {1: [1]}, checkpoint=reads))
    for kind, path in (
        (PeriodChange(3, 4), writes),
        (PeriodChange(2, 3), writes),
        (Freezing(None), writes),
        (Freezing(UNTIL), reads),
    ):
        with pytest.raises(CheckpointError, match="contains responses for another operation"):
            run(write(server, kind, KEYS, checkpoint=path))
    with pytest.raises(CheckpointError, match="contains responses for another operation"):
        run(look_up_ids(NoCaller(), {1: [1]}, checkpoint=writes))
    assert server.log == []


def test_a_checkpoint_in_use_is_refused(tmp_path):
    path = tmp_path / "job.sqlite"
    kind = Freezing(UNTIL)
    server = make_server(IDS)
    holder = Checkpoint(path, Identity(kind.identify(), BASE_URL, 7))
    with pytest.raises(CheckpointError, match="in use by another job"):
        run(write(server, kind, KEYS, checkpoint=path))
    assert server.log == []
    holder.close()


def test_a_dry_run_reads_a_checkpoint_and_does_not_write_it(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    kind = PeriodChange(2, 4)
    run(write(server, kind, {CHAIN: IDS[:3]}, checkpoint=path))
    server.memberships[1].period = 9
    for _ in range(2):
        result = run(write(server, kind, KEYS, checkpoint=path, dry_run=True))
        assert [change.status.value for change in result.ok.values()] == ["applied"] * 3 + ["planned"] * 3
    assert run(write(server, kind, KEYS, checkpoint=path)).complete
    assert server.times_applied() == dict.fromkeys(IDS, 1), "the change of another user was not undone"


def test_an_intent_of_a_damaged_file_is_refused(tmp_path):
    path = tmp_path / "job.sqlite"
    server = make_server(IDS)
    server.fail_before = make_lost
    kind = Freezing(UNTIL)
    run(write(server, kind, KEYS, checkpoint=path))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE outcomes SET value = '{}' WHERE status = 'unknown'")
    connection.commit()
    connection.close()
    with pytest.raises(CheckpointError, match="damaged"):
        run(write(server, kind, KEYS, checkpoint=path))
    assert server.times_applied()[3] == 0


def test_a_server_error_without_a_checkpoint_is_reported_once():
    server = make_server(IDS)
    server.fail_before = lambda _: ServerError("broken", status=500)
    result = run(write(server, Freezing(UNTIL), KEYS))
    assert len(result.unknown) == len(IDS)
    assert server.log == []
