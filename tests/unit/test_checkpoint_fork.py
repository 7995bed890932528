"""Forks while a job with a checkpoint runs: the end of a child does not affect the parent."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support.bulk import FakeCaller, collect_outcomes, look_up_phones, run_virtually
from tests.support.measures import parametrize_size, record_figure
from tests.support.programs.bulk_killed import describe_outcome

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds, on a busy machine

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")


@contextmanager
def run_forking(folder, children):
    """Run the program and kill it at the end."""
    command = [
        sys.executable,
        "-m",
        "tests.support.programs.bulk_forking",
        str(folder),
        str(children),
        str(children),
    ]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def read_log(folder):
    log = folder / "log"
    return log.read_text().splitlines() if log.exists() else []


def read_given(folder):
    return [line.removeprefix("given ") for line in read_log(folder) if line.startswith("given ")]


def wait_until(process, reached):
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def can_be_opened_elsewhere(path):
    """Return whether another process can use a checkpoint."""
    script = (
        "import sys; from tests.support.bulk import FakeCaller, collect_outcomes, look_up_phones, run_virtually\n"
        "run_virtually(collect_outcomes(look_up_phones(FakeCaller(), [(1, '7')], checkpoint=sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, str(path)]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert process.returncode == 0 or "in use by another job" in process.stderr
    return process.returncode == 0


@parametrize_size("children", 12, 200)
@pytest.mark.timeout(900)
def test_children_of_a_running_job_end_and_a_killed_parent_loses_no_outcome(tmp_path, children):
    path = tmp_path / "job.sqlite"
    with run_forking(tmp_path, children) as process:
        wait_until(process, lambda: "forked" in read_log(tmp_path))
        before = len(read_given(tmp_path))
        wait_until(process, lambda: len(read_given(tmp_path)) > before + 20)
        assert [can_be_opened_elsewhere(path) for _ in range(3)] == [False] * 3
    ends = [line.split() for line in read_log(tmp_path) if line.startswith("child ")]
    assert sorted((int(number), *how) for _, number, *how in ends) == [
        (number, "ended", "0") for number in range(children)
    ]
    given = read_given(tmp_path)
    caller = FakeCaller()
    keys = [(1, f"+1 {line.split()[1]}") for line in given]
    outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, keys, checkpoint=path)))
    assert caller.asked == []
    assert sorted(describe_outcome(outcome) for outcome in outcomes) == sorted(given)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    record_figure("outcomes on disk after forks and a kill", f"{len(outcomes)} of {len(given)}", "all")
