"""Program that runs a bulk job with a checkpoint and forks children, until it is killed.

Arguments: a folder, the number of children, a seed. It writes to `log` in the folder: each outcome, how each
child ended, and `forked` when all children have ended.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import signal
import sys
import threading
import time
import traceback
from itertools import count
from pathlib import Path

from altegio_async.errors import CheckpointError
from tests.support.bulk import FakeCaller, collect, look_up_phones
from tests.support.programs.bulk_killed import RecordingCaller, describe_outcome

PATIENCE = 60  # seconds for a child, on a busy machine


class Log:
    def __init__(self, folder):
        self.descriptor = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __call__(self, text):
        os.write(self.descriptor, text.encode() + b"\n")


async def run(folder, log, jobs):
    """Log the outcomes of an endless job."""
    keys = ((1, f"+1 {n}") for n in count())
    job = look_up_phones(
        RecordingCaller(lambda _: None), keys, max_in_flight=4, checkpoint=folder / "job.sqlite"
    )
    jobs.append(job)
    async for outcome in job:
        log(f"given {describe_outcome(outcome)}")
        await maybe_fork(folder, log)


forks_in_loop: list[int] = []


async def maybe_fork(folder, log):
    """Fork inside the event loop of the job; the child ends without returning to it."""
    if forks_in_loop:
        number = forks_in_loop.pop()
        pid = os.fork()
        if not pid:
            act_and_exit(folder, number, [])
        await asyncio.to_thread(wait_for, pid, number, log)


def act_and_exit(folder, number, jobs):
    """Act as a child in the event loop of the parent, and exit."""
    status = 1
    try:
        act(folder, number, jobs)
        status = 0
    except BaseException:  # noqa: BLE001 - the end of the child
        traceback.print_exc()
    finally:
        os._exit(status)


def act(folder, number, jobs):
    """Act as a child: use another checkpoint, and fail to use that of the parent."""
    if number % 4 == 1:
        gc.collect()
    elif number % 4 == 2:
        own = look_up_phones(
            FakeCaller(latency=0), [(1, str(n)) for n in range(20)], checkpoint=folder / f"own{number}"
        )
        assert len(asyncio.run(collect(own))) == 20
    elif number % 4 == 3:
        expect_refusal(
            lambda: asyncio.run(collect(look_up_phones(FakeCaller(), [], checkpoint=folder / "job.sqlite")))
        )
        for job in jobs:
            inherited = job._store._checkpoint
            expect_refusal(lambda: inherited.find(1, "1"))  # noqa: B023 - called at once
            expect_refusal(lambda: inherited.save([]))  # noqa: B023 - called at once
            inherited.close()


def expect_refusal(use):
    try:
        use()
    except CheckpointError:
        return
    raise AssertionError("the checkpoint of the parent could be used")


def wait_for(pid, number, log):
    """Log how a child ends; kill one that does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            log(f"child {number} ended {os.waitstatus_to_exitcode(status)}")
            return
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    log(f"child {number} hung")


def main(folder, children, seed):
    log, chance, jobs = Log(folder), random.Random(seed), []
    threading.Thread(target=asyncio.run, args=[run(folder, log, jobs)], daemon=True).start()
    while not jobs or jobs[0]._store is None:
        time.sleep(0.001)
    for number in range(children):
        time.sleep(chance.uniform(0, 0.02))
        if number % 3 == 2:
            forks_in_loop.append(number)
            while forks_in_loop:
                time.sleep(0.001)
            continue
        pid = os.fork()
        if not pid:
            act(folder, number, jobs)
            return  # the interpreter of the child shuts down, and all objects with it
        wait_for(pid, number, log)
    log("forked")
    time.sleep(3600)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
