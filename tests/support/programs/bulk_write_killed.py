"""Program that runs a bulk write many times, kills it with SIGKILL at random instants, and resumes it.

Arguments: a folder, the number of kills, and a seed. Each job runs in a forked process, so that a kill costs
milliseconds instead of the start of an interpreter. The server's state is its log, a file that outlives the
killed process: one line for each applied change. The program prints the number of kills and of files.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from altegio_async.bulk.writes.membership_changes import Freezing, PeriodChange
from altegio_async.errors import ServerError
from tests.support.membership_server import CHAIN, MembershipServer, make_server, write

COUNT = 12
IDS = range(1, COUNT + 1)
BROKEN = 7  # the response to its change is a server error


def make_kind(number):
    return Freezing("2027-01-31") if number % 2 else PeriodChange(2, 4)


def restore_server(folder: Path, kind) -> MembershipServer:
    """Return a server with the state of its log. It logs each change before it applies it."""
    server = make_server(IDS)
    log = folder / "log"
    body = SimpleNamespace(period=2, period_unit_id=4, until=None)
    for line in log.read_text().splitlines() if log.exists() else ():
        operation, number = line.split()
        server.apply(operation, int(number), body)
    server.log.clear()
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    server.note = lambda operation, number: os.write(descriptor, f"{operation} {number}\n".encode()) and None
    server.fail_after = lambda number: ServerError("broken", status=503) if number == BROKEN else None
    return server


async def run_job(folder: Path, kind) -> None:
    """Run the job to its end and store the keys by outcome."""
    server = restore_server(folder, kind)
    job = write(
        server,
        kind,
        {CHAIN: list(IDS)},
        checkpoint=folder / "job.sqlite",
        max_in_flight=3,
        settle_seconds=0.0,
    )
    result = await job
    lines = [f"ok {key[1]}" for key in result.ok] + [f"unknown {key[1]}" for key in result.unknown]
    assert len(lines) == len(result), result.failed
    (folder / "outcomes").write_text("\n".join(lines))


def fork_job(folder: Path, kind) -> int:
    """Run the job in a forked process, and return its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        asyncio.run(run_job(folder, kind))
        code = 0
    finally:
        os._exit(code)


def run_killed(folder: Path, kind, after: float | None) -> bool:
    """Run the job until it ends or is killed. Return whether it ended."""
    pid = fork_job(folder, kind)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return False
    assert os.waitstatus_to_exitcode(status) == 0, folder
    return True


def check(folder: Path) -> None:
    """Compare the outcomes with the server's log: each change was applied once or is named as unknown."""
    applied = Counter(int(line.split()[1]) for line in (folder / "log").read_text().splitlines())
    outcomes = dict(reversed(line.split()) for line in (folder / "outcomes").read_text().splitlines())
    assert sorted(map(int, outcomes)) == list(IDS), folder
    for number in IDS:
        if outcomes[str(number)] == "ok":
            assert applied[number] == 1, (folder, number, applied)
        assert applied[number] <= 1, (folder, number, applied)


def main(root: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    killed = jobs = 0
    while killed < kills:
        folder = root / str(jobs)
        folder.mkdir()
        kind = make_kind(jobs)
        jobs += 1
        while killed < kills and not run_killed(folder, kind, chance.uniform(0, 0.09)):
            killed += 1
        run_killed(folder, kind, None)
        check(folder)
    print(f"{killed} kills, {jobs} jobs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
