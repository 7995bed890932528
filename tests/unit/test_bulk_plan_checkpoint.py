"""Plans of jobs with a checkpoint: stored keys are not counted, and the file is not changed."""

from __future__ import annotations

import shutil

import pytest

from altegio_async.bulk import Bulk
from altegio_async.bulk.checkpoint import Checkpoint, Identity, StoredOutcome
from altegio_async.bulk.writes.membership_changes import PeriodChange
from altegio_async.errors import CheckpointError, ServerError
from tests.support.bulk import BASE_URL, FakeCaller, look_up_ids, look_up_phones, run_virtually
from tests.support.membership_server import CHAIN, make_server, write
from tests.support.pipelines import make_pipeline, make_response

PHONES = [(1, f"+1 315 000 {number:04d}") for number in range(30)]
IDS = {1: range(250), 2: range(30)}


def read_directory(path):
    """Return the content and the times of all files beside a path."""
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(path.parent.iterdir())}


def plan(job):
    return run_virtually(job.plan())[0]


def make_caller():
    return FakeCaller(known={location: set(ids) for location, ids in IDS.items()})


def test_a_plan_does_not_create_a_checkpoint(tmp_path):
    path = tmp_path / "cards.sqlite"
    found = plan(look_up_phones(FakeCaller(), PHONES, checkpoint=path))
    assert (found.keys, found.requests) == (30, 30)
    assert not list(tmp_path.iterdir())


def test_stored_keys_are_not_counted_and_the_file_is_not_changed(tmp_path):
    path = tmp_path / "rows.sqlite"
    run_virtually(_collect(look_up_ids(make_caller(), {1: range(120), 2: range(30)}, checkpoint=path)))
    before = read_directory(path)
    caller = make_caller()
    job = look_up_ids(caller, IDS, checkpoint=path)
    found = plan(job)
    assert read_directory(path) == before
    assert (found.keys, found.requests, found.exact) == (130, 2, True)
    run_virtually(_collect(job))
    assert len(caller.asked) == 2
    assert plan(look_up_ids(caller, IDS, checkpoint=path)).requests == 0


def test_outcomes_in_the_log_of_an_interrupted_job_are_not_counted(tmp_path):
    path, left = tmp_path / "cards.sqlite", tmp_path / "left" / "cards.sqlite"
    left.parent.mkdir()

    async def interrupt():
        async with look_up_phones(FakeCaller(), PHONES, checkpoint=path, max_in_flight=1) as job:
            done = 0
            async for _ in job:
                done += 1
                if done == 7:
                    break
            for name in ("", "-wal"):
                shutil.copy(f"{path}{name}", f"{left}{name}")

    run_virtually(interrupt())
    before = read_directory(left)
    assert before["cards.sqlite-wal"][0]
    assert plan(look_up_phones(FakeCaller(), PHONES, checkpoint=left)).keys == 23
    assert read_directory(left) == before


def test_all_spellings_of_a_stored_phone_are_stored(tmp_path):
    path = tmp_path / "cards.sqlite"
    run_virtually(_collect(look_up_phones(FakeCaller(), PHONES[:10], checkpoint=path)))
    keys = [*PHONES, *((1, phone.replace(" ", "-")) for _, phone in PHONES)]
    found = plan(look_up_phones(FakeCaller(), keys, checkpoint=path))
    assert (found.keys, found.requests) == (40, 20)


@pytest.mark.parametrize(("retry_failed", "requests"), [(False, 0), (True, 5)])
def test_failed_keys_are_counted_if_they_are_retried(tmp_path, retry_failed, requests):
    path = tmp_path / "cards.sqlite"

    def fail(_, phone):
        return ServerError("down", status=500) if phone < "13150000005" else None

    run_virtually(_collect(look_up_phones(FakeCaller(trouble=fail), PHONES, checkpoint=path)))
    job = look_up_phones(FakeCaller(), PHONES, checkpoint=path, retry_failed=retry_failed)
    assert plan(job).requests == requests


def test_a_checkpoint_that_a_job_cannot_use_is_refused(tmp_path):
    path, text = tmp_path / "cards.sqlite", tmp_path / "text"
    text.write_text("not a database" * 100)
    holder = Checkpoint(path, Identity("get_cards", BASE_URL, 7))
    try:
        with pytest.raises(CheckpointError, match="in use by another job"):
            plan(look_up_phones(FakeCaller(), PHONES, checkpoint=path))
    finally:
        holder.close()
    with pytest.raises(CheckpointError, match="another operation"):
        plan(look_up_ids(FakeCaller(), IDS, checkpoint=path))
    for other in (text, tmp_path):
        with pytest.raises(CheckpointError, match="cannot be used"):
            plan(look_up_phones(FakeCaller(), PHONES, checkpoint=other))
    assert plan(look_up_phones(FakeCaller(), PHONES, checkpoint=path)).requests == 30


def test_a_plan_obtains_no_token(tmp_path):
    calls = []

    async def provide():
        calls.append(1)
        return "user-token-1"

    def look_up():
        pipeline, _ = make_pipeline(make_response(data=[]), provider=provide, user_token=None)
        return Bulk(pipeline).gift_cards(PHONES, checkpoint=tmp_path / "cards.sqlite")

    run_virtually(_collect(look_up()))
    calls.clear()
    assert plan(look_up()).requests == 0
    assert calls == []


def test_an_empty_file_has_no_outcomes(tmp_path):
    path = tmp_path / "cards.sqlite"
    path.touch()
    assert plan(look_up_phones(FakeCaller(), PHONES, checkpoint=path)).requests == 30
    assert path.stat().st_size == 0


def test_applied_changes_are_not_counted(tmp_path):
    path = tmp_path / "changes.sqlite"
    server = make_server()
    run_virtually(_collect(write(server, PeriodChange(6, 3), {CHAIN: range(1, 5)}, checkpoint=path)))
    found = plan(write(server, PeriodChange(6, 3), {CHAIN: range(1, 7)}, checkpoint=path))
    assert (found.keys, found.least_requests, found.requests) == (2, 1, 3)


def test_changes_that_may_have_been_applied_are_read_twice(tmp_path):
    path = tmp_path / "changes.sqlite"
    checkpoint = Checkpoint(path, Identity(PeriodChange(6, 3).identify(), BASE_URL, 7))
    checkpoint.save([StoredOutcome(CHAIN, number, number, "intent", b"{}", None) for number in (1, 2)])
    checkpoint.close()
    found = plan(write(make_server(), PeriodChange(6, 3), {CHAIN: range(1, 7)}, checkpoint=path))
    assert (found.keys, found.least_requests, found.requests) == (6, 1, 1 + 2 + 6)


async def _collect(job):
    return await job
