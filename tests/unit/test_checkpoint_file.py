"""Locks of the file of a checkpoint, and other code that opens, moves or removes it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from altegio_async.bulk import file_lock
from altegio_async.bulk.checkpoint import Checkpoint, StoredOutcome
from altegio_async.errors import CheckpointError
from tests.support.bulk import FakeCaller, collect_outcomes, look_up_phones, run_virtually
from tests.support.checkpoints import PHONES, ROW, build_identity, run_in_another_process

ROOT = Path(__file__).parents[2]


def read(path):
    path.open("rb").close()


def read_through(link):
    def through(path):
        name = path.with_name("link")
        link(path, name)
        name.open("rb").close()

    return through


def copy(path):
    shutil.copy(path, path.with_name("copy"))


def append_nothing(path):
    path.open("ab").close()


def duplicate(path):
    descriptor = os.open(path, os.O_RDONLY)
    os.close(os.dup(descriptor))
    os.close(descriptor)


def query(path):
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.execute("SELECT count(*) FROM outcomes").fetchone()


def open_again(path):
    with pytest.raises(CheckpointError, match="in use by another job"):
        Checkpoint(path, build_identity())


def open_link_again(link):
    def through(path):
        name = path.with_name("link")
        link(path, name)
        open_again(name)

    return through


USES = {
    "reading": read,
    "reading through a symbolic link": read_through(lambda path, name: name.symlink_to(path)),
    "reading through a hard link": read_through(os.link),
    "copying": copy,
    "appending": append_nothing,
    "duplicating": duplicate,
    "querying": query,
    "a second job": open_again,
    "a second job through a symbolic link": open_link_again(lambda path, name: name.symlink_to(path)),
    "a second job through a hard link": open_link_again(os.link),
}

OTHER_PROCESS = """
    import sqlite3, sys
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.errors import CheckpointError
    from tests.support.checkpoints import build_identity
    try:
        Checkpoint(sys.argv[1], build_identity()).close()
    except CheckpointError as error:
        assert "in use by another job" in str(error), error
        print("refused", end=" ")
    try:
        sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT count(*) FROM outcomes")
    except sqlite3.OperationalError as error:
        assert "locked" in str(error), error
        print("locked")
"""


@pytest.mark.parametrize("use", USES)
def test_the_lock_outlives_every_use_of_the_file_in_the_holding_process(tmp_path, use):
    path = tmp_path / "c.sqlite"
    with closing(Checkpoint(path, build_identity())) as checkpoint:
        checkpoint.save([ROW])
        for _ in range(3):
            USES[use](path)
            (tmp_path / "link").unlink(missing_ok=True)
        assert run_in_another_process(path, OTHER_PROCESS) == "refused locked"
        checkpoint.save([StoredOutcome(2, "7", "7", "missing", None, None)])
    with closing(Checkpoint(path, build_identity())) as checkpoint:
        assert len(checkpoint.find(1, "315")) == len(checkpoint.find(2, "7")) == 1


def test_another_process_can_use_the_file_once_it_is_closed(tmp_path):
    path = tmp_path / "c.sqlite"
    Checkpoint(path, build_identity()).close()
    assert run_in_another_process(path, OTHER_PROCESS) == ""


def test_a_file_that_another_process_has_open_is_refused(tmp_path):
    path = tmp_path / "c.sqlite"
    Checkpoint(path, build_identity()).close()
    script = """
        import sqlite3, sys
        connection = sqlite3.connect(sys.argv[1])
        connection.execute("BEGIN IMMEDIATE")
        print(flush=True)
        sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        open_again(path)
        process.stdin.close()
    Checkpoint(path, build_identity()).close()


def test_a_second_job_and_a_copy_lose_no_row_of_a_killed_holder(tmp_path):
    path = tmp_path / "c.sqlite"
    script = """
        import asyncio, os, shutil, signal, sys
        from altegio_async.errors import CheckpointError
        from tests.support.bulk import FakeCaller, look_up_phones
        from tests.support.checkpoints import PHONES, run_in_another_process
        path = sys.argv[1]
        other = '''
            import sys
            from tests.support.bulk import FakeCaller, collect_outcomes, look_up_phones, run_virtually
            try:
                run_virtually(collect_outcomes(look_up_phones(FakeCaller(), [(1, f"+2 {n}") for n in range(300)], checkpoint=sys.argv[1])))
            except Exception as error:
                print(type(error).__name__)
        '''
        async def main():
            given = 0
            async for _ in look_up_phones(FakeCaller(latency=0), PHONES, checkpoint=path):
                given += 1
                if given == 100:
                    try:
                        await look_up_phones(FakeCaller(), PHONES, checkpoint=path)
                    except CheckpointError:
                        shutil.copy(path, path + ".copy")
                    print(*[run_in_another_process(path, other) for _ in range(3)], flush=True)
                if given == 390:
                    os.kill(os.getpid(), signal.SIGKILL)
        asyncio.run(main())
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (killed.stdout.split(), killed.returncode) == (["CheckpointError"] * 3, -9), killed.stderr
    caller = FakeCaller()
    outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, PHONES, checkpoint=path)))
    assert len(outcomes) == 400
    assert len(caller.asked) <= 10
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def remove(path):
    path.unlink()


def move(path):
    path.rename(path.with_name("moved.sqlite"))


def move_folder(path):
    path.parent.rename(path.parent.with_name("moved"))


def replace(path):
    path.with_name("new").write_bytes(path.read_bytes())
    path.with_name("new").rename(path)


def remove_log(path):
    path.with_name("c.sqlite-wal").unlink()


@pytest.mark.parametrize("change", [remove, move, move_folder, replace, remove_log])
def test_a_removed_file_ends_the_job_before_the_next_outcome(tmp_path, change):
    path = tmp_path / "folder" / "c.sqlite"
    path.parent.mkdir()
    given = []

    async def main():
        async for outcome in look_up_phones(
            FakeCaller(latency=0.01), iter(PHONES), max_in_flight=1, checkpoint=path
        ):
            given.append(outcome)
            if len(given) == 5:
                change(path)

    with pytest.raises(CheckpointError, match="removed, moved or replaced") as refused:
        run_virtually(main())
    assert len(given) == 5
    assert str(path) in str(refused.value)


def test_closing_a_removed_file_leaves_the_log_of_its_successor(tmp_path):
    path = tmp_path / "c.sqlite"
    old = Checkpoint(path, build_identity())
    path.unlink()
    with closing(Checkpoint(path, build_identity())) as new:
        new.save([ROW])
        old.close()
        assert (tmp_path / "c.sqlite-wal").exists()
        new.save([StoredOutcome(2, "7", "7", "missing", None, None)])


def test_a_checkpoint_that_is_dropped_unlocks_its_file(tmp_path):
    path = tmp_path / "c.sqlite"
    Checkpoint(path, build_identity()).save([ROW])
    with closing(Checkpoint(path, build_identity())) as checkpoint:
        assert len(checkpoint.find(1, "315")) == 1


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_path_that_is_not_a_regular_file_is_refused(tmp_path, make):
    path = tmp_path / "c.sqlite"
    make(path)
    with pytest.raises(CheckpointError, match="directory|not a regular file"):
        Checkpoint(path, build_identity())


def test_any_name_of_a_file_can_be_used(tmp_path):
    for name in ["a?b#c%41.sqlite", "ü.sqlite", os.fsdecode(b"\xff.sqlite"), " "]:
        path = tmp_path / name
        with closing(Checkpoint(path, build_identity())) as checkpoint:
            checkpoint.save([ROW])
        assert path.stat().st_size > 0
    assert len(list(tmp_path.iterdir())) == 4


def test_jobs_are_locked_out_without_descriptor_locks_in_sqlite(tmp_path, monkeypatch):
    monkeypatch.setattr(file_lock, "_HAS_OFD_LOCKS", False)
    path = tmp_path / "c.sqlite"
    with closing(Checkpoint(path, build_identity())):
        read(path)
        open_again(path)
    Checkpoint(path, build_identity()).close()
