"""Commands that change memberships and membership types: dry run, application, resumption and exit codes."""

from __future__ import annotations

import datetime as dt
import json
import signal
import sqlite3
from contextlib import closing

import pytest

from altegio_async.cli.app import run
from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import build_environment, interrupt_command, run_command

SMALL = Size(chains=1, locations=3, membership_types=10, gift_card_types=4, clients=3)
UNTIL = (dt.datetime.now(dt.UTC) + dt.timedelta(days=5)).date()


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=11, size=SMALL, rate_limits=None) as server:
        yield server


@pytest.fixture
def memberships(fake):
    """Return five memberships that can be frozen, all of one chain."""
    rows = list(fake.world.memberships.values())
    chosen = [row for row in rows if row.chain_id == rows[0].chain_id and not row.is_frozen][:5]
    for row in chosen:
        kind = fake.world.membership_types[row.type_id]
        kind.allow_freeze, kind.freeze_limit = True, 90
    return chosen


def count_writes(fake, operation):
    return sum(request.operation == operation for request in fake.requests)


async def test_memberships_are_frozen_only_with_yes_and_unfrozen(fake, memberships):
    environment = build_environment(fake)
    chain = memberships[0].chain_id
    ids = [row.id for row in memberships]
    command = ["memberships", "freeze", chain, *ids, 99999999, "--until", UNTIL]
    shown = await run_command(*command, env=environment)
    assert shown.code == 0, shown.err
    assert "planned" in shown.out
    assert f"is_frozen yes, freeze_till {UNTIL}" in shown.out
    assert f"not found: 99999999 in chain {chain}" in shown.err
    assert (
        "dry run: 5 to change, 0 unchanged, 1 missing, 0 failed, 0 unknown; "
        "nothing was changed; --yes applies the changes" in shown.err
    )
    assert count_writes(fake, "chain_loyalty_memberships_freeze") == 0
    sent = len(fake.requests)
    assert "6 of 6 keys, " in shown.err
    assert f"{sent} of {sent} requests" in shown.err

    done = await run_command(*command, "--yes", "--format", "json", env=environment)
    assert done.code == 0, done.err
    assert "5 applied, 0 unchanged, 1 missing, 0 failed, 0 unknown" in done.err
    assert {row["status"] for row in json.loads(done.out)} == {"applied"}
    assert all(row.is_frozen for row in memberships)

    done = await run_command(
        "memberships", "unfreeze", chain, *ids, "--yes", "--format", "csv", env=environment
    )
    assert done.code == 0, done.err
    assert done.out.startswith("chain_id,id,status,")
    assert not any(row.is_frozen for row in memberships)


async def test_an_interrupted_command_stores_its_outcomes_and_prints_how_to_resume(
    fake, memberships, tmp_path
):
    chain = memberships[0].chain_id
    keys, checkpoint = tmp_path / "ids.csv", tmp_path / "period.sqlite"
    keys.write_text("id,note\n" + "".join(f"{row.id},x\n" for row in [*memberships, memberships[0]]))
    command = ["memberships", "set-period", chain, "--input", keys, "--period", 5, "--unit", "week", "--yes"]
    command += ["--checkpoint", checkpoint, "--max-in-flight", 1]
    stopped = await interrupt_command(fake, *command, after=3)
    assert stopped.code == 128 + signal.SIGINT
    assert "Traceback" not in stopped.err
    assert (
        f"of 5 ids; finished changes are stored in {checkpoint}; to resume: altegio memberships"
        in stopped.err
    )
    # The next run waits a minute for the interrupted request; tests/unit covers it.
    with closing(sqlite3.connect(checkpoint)) as connection:
        stored = connection.execute("SELECT status, count(*) FROM outcomes GROUP BY 1").fetchall()
    assert dict(stored) == {"ok": 2, "intent": 1}


async def test_a_lost_change_is_named_as_unknown(fake, memberships):
    first = memberships[0]
    fake.inject(Answer(503), operation="chain_loyalty_memberships_set_balance")
    fake.world.membership_types[first.type_id].is_united_balance = True
    command = ["memberships", "set-balance", first.chain_id, first.id, "--visits", 3, "--yes"]
    lost = await run_command(*command, env=build_environment(fake))
    assert lost.code == 1, lost.err
    assert f"unknown: {first.id} in chain {first.chain_id}: the change may have been applied" in lost.err
    assert "0 applied, 0 unchanged, 0 missing, 0 failed, 1 unknown" in lost.err
    assert "check these objects" in lost.err


async def test_membership_types_are_archived(fake):
    kind = next(row for row in fake.world.membership_types.values() if not row.is_archived)
    command = ["membership-types", "archive", kind.chain_id, kind.id, 88888888, "--yes"]
    done = await run_command(*command, env=build_environment(fake))
    assert done.code == 0, done.err
    assert kind.is_archived
    assert f"not found: 88888888 in chain {kind.chain_id}" in done.err


def test_wrong_usage_is_refused(tmp_path, capsys):
    keys, empty = tmp_path / "ids.csv", tmp_path / "empty.csv"
    keys.write_text("id\n12\n")
    empty.write_text("id\n")
    bad = tmp_path / "bad.csv"
    bad.write_text("number\nx\ny\n")
    for arguments, code, reason in (
        (["freeze", 1], 2, "pass the ids either as arguments or with --input FILE"),
        (["freeze", 1, 2, "--input", keys], 2, "pass the ids either as arguments or with --input FILE"),
        (["freeze", 1, 2, "--until", "tomorrow"], 2, "'tomorrow' does not match the format"),
        (["set-period", 1, 2, "--period", 1], 2, "Missing option '--unit'"),
        (["set-period", 1, 2, "--period", "-1", "--unit", "day"], 2, "-1 is not in the range"),
        (["set-balance", 1, 2], 2, "pass either --visits or --service"),
        (["set-balance", 1, 2, "--visits", 1, "--service", "5=1"], 2, "pass either --visits or --service"),
        (["set-balance", 1, 2, "--service", "5"], 2, "'5' is not ID=VISITS, such as 45012=5"),
        (["unfreeze", 1, "x"], 2, "'x' is not a positive whole number"),
        (
            ["freeze", 1, "--input", keys, "--checkpoint", keys],
            2,
            "--input and --checkpoint are the same file",
        ),
        (["freeze", 1, "--input", empty], 1, "empty.csv contains no ids"),
        (["freeze", 1, "--input", bad], 1, "no column 'id'; its columns are: number; pass the name"),
        (["freeze", 1, "--input", bad, "--id-column", "number"], 1, "2 rows are not valid"),
        (["freeze", 1, "--input", bad, "--id-column", "number", "--skip-bad"], 1, "skipped: line 3"),
    ):
        assert run(["memberships", *map(str, arguments)]) == code, arguments
        assert reason in capsys.readouterr().err
