"""Jobs with a checkpoint resume after any stop, request nothing twice and lose nothing."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import stat
import subprocess
import sys
import time
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async.errors import (
    AuthenticationError,
    CheckpointError,
    ClientClosedError,
    InvalidArgumentError,
    PermissionDeniedError,
)
from tests.support.bulk import (
    FakeCaller,
    Row,
    collect,
    collect_outcomes,
    look_up_ids,
    look_up_phones,
    make_source,
    run_virtually,
)
from tests.support.programs import bulk_killed

IDS = [(n % 5 + 1, n + 1) for n in range(300)]
PHONES = [(1, str(n)) for n in range(300)]


def make_knowing_caller():
    return FakeCaller({n: {i for i in range(1, 301) if i % 7} for n in range(1, 6)}, latency=0.01)


async def take_first(job, count):
    taken = []
    async with job:
        async for outcome in job:
            taken.append(outcome)
            if len(taken) == count:
                break
    return taken


class Bytes:
    def __fspath__(self):
        return b"job.sqlite"


SOURCES = {
    "list": list,
    "iterator": iter,
    "mapping": lambda pairs: {n: [i for at, i in pairs if at == n] for n in range(1, 6)},
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("taken", [1, 60, 299])
def test_a_job_resumes_where_it_stopped(tmp_path, source, ordered, taken):
    caller = make_knowing_caller()
    options = {"checkpoint": tmp_path / "job.sqlite", "ordered": ordered, "batch_size": 10}
    before, _ = run_virtually(take_first(look_up_ids(caller, SOURCES[source](IDS), **options), taken))
    caller.asked.clear()
    after, _ = run_virtually(collect_outcomes(look_up_ids(caller, SOURCES[source](IDS), **options)))
    whole, _ = run_virtually(
        collect_outcomes(look_up_ids(make_knowing_caller(), SOURCES[source](IDS), ordered=ordered))
    )
    assert sorted(after, key=lambda o: o.key) == sorted(whole, key=lambda o: o.key)
    if ordered:
        assert [o.key for o in after] == [o.key for o in whole]
    else:
        assert {o.key for o in before} <= {o.key for o in after[: len(after) - len(caller.asked)]}
    assert not {o.key for o in before} & set(caller.times_asked())


@pytest.mark.parametrize("source", SOURCES)
def test_a_finished_job_is_answered_from_the_file(tmp_path, source):
    caller = make_knowing_caller()
    results = []
    for _ in range(3):
        caller.asked.clear()
        job = look_up_ids(caller, SOURCES[source](IDS), checkpoint=tmp_path / "job.sqlite")
        results.append(run_virtually(collect(job))[0])
    assert caller.asked == []
    assert results[0] == results[1] == results[2]
    assert list(results[0].ok) == list(results[2].ok)


def test_more_keys_can_follow_the_stored_ones(tmp_path):
    caller = FakeCaller(phones={(1, str(n)): [f"card {n}"] for n in range(20)})
    path = tmp_path / "job.sqlite"
    run_virtually(collect(look_up_phones(caller, iter(PHONES[:10]), checkpoint=path)))
    caller.asked.clear()
    outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, iter(PHONES[:20]), checkpoint=path)))
    assert sorted(o.key for o in outcomes[:10]) == sorted(PHONES[:10])
    assert sorted(o.key for o in outcomes) == sorted(PHONES[:20])
    assert all(o.value == [f"card {o.key[1]}"] for o in outcomes)
    assert sorted(caller.asked) == sorted(PHONES[10:20])


@pytest.mark.parametrize("source", SOURCES)
def test_a_job_yields_only_its_own_keys(tmp_path, source):
    caller = make_knowing_caller()
    run_virtually(collect(look_up_ids(caller, IDS, checkpoint=tmp_path / "job.sqlite")))
    for _ in range(2):
        job = look_up_ids(caller, SOURCES[source](IDS[:30]), checkpoint=tmp_path / "job.sqlite")
        outcomes, _ = run_virtually(collect_outcomes(job))
        assert sorted(o.key for o in outcomes) == sorted(IDS[:30])


class PartialCaller(FakeCaller):
    """Some ids are missing, some phones have no cards, some requests are denied; a token can lack access to some."""

    def __init__(self, *, refusing=False):
        known = {location: {n for n in range(1, 12) if n % 3} for location in (1, 2)}
        phones = {(location, str(n)): [f"card {n}"] * (n % 3) for location in (1, 2) for n in range(12)}
        super().__init__(known, phones, latency=0.01)
        self.refusing = refusing

    def trouble(self, location, what):
        numbers = [int(n) for n in (what if isinstance(what, tuple) else (what,))]
        if self.refusing and max(numbers) > 8:
            return AuthenticationError("expired", status=401)
        return PermissionDeniedError("no rights", status=403) if location == 2 and 5 in numbers else None


SPELLINGS = ["{}", "+{}", "{}-", "({})"]
KEYS = st.lists(
    st.tuples(st.integers(1, 2), st.integers(1, 11), st.sampled_from(SPELLINGS)), min_size=1, max_size=60
)


def make_keys(keys, *, ids):
    return [(location, n if ids else spelling.format(n)) for location, n, spelling in keys]


def get_question(key):
    location, asked = key
    return location, asked if type(asked) is int else "".join(filter(str.isdigit, asked))


@given(
    before=KEYS, now=KEYS, same=st.booleans(), ids=st.booleans(), ordered=st.booleans(), refusing=st.booleans(),
    sources=st.tuples(*[st.sampled_from(["list", "iterator", "async"])] * 2), stop=st.integers(1, 40),
    in_flight=st.integers(1, 4),
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_every_key_has_one_outcome_wherever_the_previous_run_stopped(
    before, now, same, ids, ordered, refusing, sources, stop, in_flight
):
    method = look_up_ids if ids else look_up_phones
    first_keys, keys = make_keys(before, ids=ids), make_keys(before + now if same else now, ids=ids)
    options = {"ordered": ordered, "max_in_flight": in_flight, "batch_size": 1}
    with TemporaryDirectory() as folder:
        options["checkpoint"] = Path(folder) / "job.sqlite"
        old, _ = run_virtually(
            take_first(
                method(PartialCaller(refusing=refusing), make_source(sources[0], first_keys), **options), stop
            )
        )
        caller = PartialCaller()
        outcomes, _ = run_virtually(
            collect_outcomes(method(caller, make_source(sources[1], keys), **options))
        )
    names = [o.key for o in outcomes]
    assert sorted(names) == sorted(set(keys))
    if ordered:
        assert names == list(dict.fromkeys(keys))
    given_out = {get_question(o.key) for o in old if not isinstance(o.error, AuthenticationError)}
    asked = {get_question(key): count for key, count in caller.times_asked().items()}
    assert not given_out & set(asked)
    assert max(asked.values(), default=0) <= (2 if ids else 1)  # missing ids are requested twice
    whole, _ = run_virtually(collect_outcomes(method(PartialCaller(), keys, batch_size=1)))
    assert {o.key: (o.status, o.value, repr(o.error)) for o in outcomes} == {
        o.key: (o.status, o.value, repr(o.error)) for o in whole
    }


def test_a_repeated_key_that_failed_without_a_token_has_one_outcome(tmp_path):
    caller = FakeCaller(trouble=lambda *_: AuthenticationError("expired", status=401))

    async def keys():
        for _ in range(3):
            for key in PHONES[:20]:
                yield key
            await asyncio.sleep(10)

    outcomes, _ = run_virtually(
        collect_outcomes(look_up_phones(caller, keys(), checkpoint=tmp_path / "job.sqlite"))
    )
    assert sorted(o.key for o in outcomes) == sorted(PHONES[:20])


def test_another_spelling_of_a_stored_phone_is_answered_from_the_file(tmp_path):
    caller = FakeCaller(phones={(1, "315"): ["card"]})
    path = tmp_path / "job.sqlite"
    for keys in (
        [(1, "315")],
        iter([(1, "3-15"), (1, "31 5")]),
        [(1, "+315")],
        iter([(1, "315"), (1, "3-15")]),
    ):
        outcomes, _ = run_virtually(collect_outcomes(look_up_phones(caller, keys, checkpoint=path)))
        assert all(o.value == ["card"] for o in outcomes)
        assert outcomes
    assert caller.asked == [(1, "315")]


def test_repeats_in_a_stream_are_recognised_at_any_distance(tmp_path):
    caller = FakeCaller(latency=0)
    keys = [(1, str(n)) for n in range(3_000)] * 2
    outcomes, _ = run_virtually(
        collect_outcomes(look_up_phones(caller, iter(keys), checkpoint=tmp_path / "job.sqlite"))
    )
    assert len(outcomes) == len(caller.asked) == 3_000
    result, _ = run_virtually(collect(look_up_phones(caller, iter(keys), checkpoint=tmp_path / "job.sqlite")))
    assert (len(result.ok), len(caller.asked)) == (3_000, 3_000)


def test_failures_are_stored_and_requested_again_only_on_request(tmp_path):
    denied = PermissionDeniedError("no rights", status=403)
    denied.operation, denied.attempts = "get_cards", 2
    caller = FakeCaller(trouble=lambda _, phone: denied if phone == "5" else None)
    path = tmp_path / "job.sqlite"
    for keys in (PHONES[:10], iter(PHONES[:10])):
        result, _ = run_virtually(collect(look_up_phones(caller, keys, checkpoint=path)))
        (error,) = result.failed.values()
        assert (type(error), error.message, error.status, error.attempts) == (
            PermissionDeniedError, "no rights", 403, 2,
        )  # fmt: skip
    assert len(caller.asked) == 10
    caller.trouble = lambda *_: None
    for keys in (iter(PHONES[:10]), PHONES[:10]):
        result, _ = run_virtually(collect(look_up_phones(caller, keys, checkpoint=path, retry_failed=True)))
        assert result.complete
        assert len(result.ok) == 10
    assert caller.asked[10:] == [(1, "5")]


@pytest.mark.parametrize("error", [AuthenticationError("expired", status=401), ClientClosedError("closed")])
def test_an_expired_token_or_a_closed_client_does_not_fail_a_key_for_good(tmp_path, error):
    caller = FakeCaller(trouble=lambda _, phone: error if int(phone) >= 5 else None)
    path = tmp_path / "job.sqlite"
    result, _ = run_virtually(collect(look_up_phones(caller, PHONES[:10], checkpoint=path)))
    assert (len(result.ok), len(result.failed)) == (5, 5)
    caller.asked.clear()
    caller.trouble = lambda *_: None
    result, _ = run_virtually(collect(look_up_phones(caller, PHONES[:10], checkpoint=path)))
    assert len(result.ok) == 10
    assert sorted(caller.asked) == PHONES[5:10]


def test_keys_that_a_refused_token_left_unrequested_are_requested_by_the_next_run(tmp_path):
    caller = FakeCaller(trouble=lambda *_: AuthenticationError("expired", status=401))
    path = tmp_path / "job.sqlite"
    for keys in (PHONES, iter(PHONES)):
        caller.asked.clear()
        result, _ = run_virtually(collect(look_up_phones(caller, keys, checkpoint=path)))
        assert (len(result.failed), len(caller.asked)) == (300, 10)
    caller.asked.clear()
    caller.trouble = lambda *_: None
    result, _ = run_virtually(collect(look_up_phones(caller, PHONES, checkpoint=path)))
    assert (len(result.ok), sorted(caller.asked)) == (300, sorted(PHONES))


def test_progress_counts_what_is_stored(tmp_path):
    told = []
    path = tmp_path / "job.sqlite"
    run_virtually(collect(look_up_phones(FakeCaller(), PHONES[:10], checkpoint=path)))
    job = look_up_phones(FakeCaller(), PHONES[:12], checkpoint=path, on_progress=lambda *n: told.append(n))
    run_virtually(collect(job))
    assert told == [(10, 12, 0), (11, 12, 0), (12, 12, 0)]


def test_an_outcome_is_on_disk_before_it_is_yielded(tmp_path):
    path = tmp_path / "job.sqlite"

    async def main():
        nobody = FakeCaller()
        async with look_up_phones(FakeCaller(), iter(PHONES), checkpoint=path) as job:
            async for outcome in job:
                # The state that a process leaves if it is killed now.
                for name in ("job.sqlite", "job.sqlite-wal"):
                    (tmp_path / f"copy{name[3:]}").write_bytes((tmp_path / name).read_bytes())
                copy = look_up_phones(nobody, [outcome.key], checkpoint=tmp_path / "copy.sqlite")
                assert [o.key for o in await collect_outcomes(copy)] == [outcome.key]
                break
        assert nobody.asked == []

    run_virtually(main())


def test_the_file_is_for_its_owner_only(tmp_path):
    path = tmp_path / "job.sqlite"
    old = os.umask(0)
    try:

        async def main():
            async with look_up_phones(FakeCaller(), PHONES, checkpoint=path) as job:
                async for _ in job:
                    modes = {item.name: stat.S_IMODE(item.stat().st_mode) for item in tmp_path.iterdir()}
                    assert modes == {"job.sqlite": 0o600, "job.sqlite-wal": 0o600}
                    return

        run_virtually(main())
    finally:
        os.umask(old)
    path.chmod(0o644)
    run_virtually(collect(look_up_phones(FakeCaller(), PHONES[:1], checkpoint=path)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in tmp_path.iterdir()] == ["job.sqlite"]


def test_a_file_that_is_in_use_is_refused(tmp_path):
    path = tmp_path / "job.sqlite"

    async def main():
        job = look_up_phones(FakeCaller(), PHONES, checkpoint=path)
        async with job:
            async for _ in job:
                with pytest.raises(CheckpointError, match="in use"):
                    await look_up_phones(FakeCaller(), PHONES, checkpoint=path)
                break
        await look_up_phones(FakeCaller(), PHONES[:1], checkpoint=path)

    run_virtually(main())


@pytest.mark.parametrize("path", [5, True, False, 0, b"job.sqlite", "", Bytes(), object(), ["job.sqlite"]])
def test_an_invalid_path_is_refused_when_the_job_is_created(path):
    with pytest.raises(InvalidArgumentError, match="checkpoint must be"):
        look_up_phones(FakeCaller(), PHONES, checkpoint=path)


@pytest.mark.parametrize("name", [":memory:", "file:job?mode=memory", "job.sqlite?mode=ro"])
def test_a_name_with_a_special_meaning_in_sqlite_is_a_normal_file(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    caller = FakeCaller()
    for _ in range(2):
        run_virtually(collect(look_up_phones(caller, PHONES[:5], checkpoint=name)))
    assert len(caller.asked) == 5
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_an_impossible_path_is_a_checkpoint_error(tmp_path):
    with pytest.raises(CheckpointError, match="null"):
        run_virtually(
            collect(look_up_phones(FakeCaller(), PHONES[:5], checkpoint=f"{tmp_path}/job\0.sqlite"))
        )


def test_the_outcomes_of_another_job_are_refused(tmp_path):
    path = tmp_path / "job.sqlite"
    caller = make_knowing_caller()
    run_virtually(collect(look_up_phones(caller, PHONES[:1], checkpoint=path)))
    caller.asked.clear()
    with pytest.raises(CheckpointError, match="another operation"):
        run_virtually(collect(look_up_ids(caller, IDS, checkpoint=path)))
    assert caller.asked == []


def test_a_bad_key_of_an_iterator_loses_no_stored_outcome(tmp_path):
    path = tmp_path / "job.sqlite"
    caller = FakeCaller(latency=0.01)

    async def keys():
        yield 1, "315"
        await asyncio.sleep(1)
        yield 1, "none"

    with pytest.raises(InvalidArgumentError, match="key number 2, location 1: the phone has no digits"):
        run_virtually(collect(look_up_phones(caller, keys(), checkpoint=path)))
    result, _ = run_virtually(collect(look_up_phones(caller, [(1, "315")], checkpoint=path)))
    assert (list(result.ok), len(caller.asked)) == ([(1, "315")], 1)


@pytest.mark.parametrize("phone", ["1315\ud8000000", "\udcff1315000000"])
@pytest.mark.parametrize("source", [list, iter])
def test_a_phone_with_a_lone_surrogate_is_refused_by_its_number_like_any_other_text(tmp_path, source, phone):
    path = tmp_path / "job.sqlite"
    caller = FakeCaller()
    with pytest.raises(
        InvalidArgumentError, match="key number 2, location 1: the phone has characters other than digits"
    ):
        run_virtually(
            collect(look_up_phones(caller, source([(1, "1315000000"), (1, phone)]), checkpoint=path))
        )
    result, _ = run_virtually(collect(look_up_phones(caller, [(1, "1315000000")], checkpoint=path)))
    assert result.complete


class Phone(StrEnum):
    DESK = "+1 315 000"
    HOME = "1315001"


class Text(str):
    def __repr__(self):
        return f"Text({super().__repr__()})"


@pytest.mark.parametrize("source", [list, iter])
def test_texts_of_other_types_are_stored_as_plain_ones(tmp_path, source):
    caller = FakeCaller(phones={(1, "1315000"): ["card"]})
    keys = [(1, Phone.DESK), (1, Phone.HOME), (1, Text("1315 002"))]
    for _ in range(2):
        outcomes, _ = run_virtually(
            collect_outcomes(look_up_phones(caller, source(keys), checkpoint=tmp_path / "job.sqlite"))
        )
        assert sorted(o.key for o in outcomes) == sorted(keys)
        assert {type(o.key[1]) for o in outcomes} == {str}
    assert len(caller.asked) == 3


def test_structs_are_read_back_unchanged(tmp_path):
    caller = FakeCaller({1: {5}})
    for keys in ([(1, 5)], iter([(1, 5)])):
        result, _ = run_virtually(collect(look_up_ids(caller, keys, checkpoint=tmp_path / "job.sqlite")))
        assert result.ok == {(1, 5): Row(5)}
        assert type(result.ok[1, 5]) is Row


def read_lines(folder: Path) -> list[list[str]]:
    log = folder / "log"
    return [line.split() for line in log.read_text().splitlines()] if log.exists() else []


def check_log(log, kind, whole):
    """Check that no key is requested after its outcome, and that the last run yields what an unkilled run yields."""
    given, started = set(), 0
    for place, (what, *rest) in enumerate(log):
        if what == "started":
            started = place
        elif what == "given":
            given.add(tuple(rest[:2]))
            assert rest in whole
        elif what == "asked":
            assert tuple(rest) not in given
    last = list_given(log[started:])
    assert sorted(last) == sorted(whole)
    if kind == "ordered":
        assert last == whole


def list_given(log):
    return [rest for what, *rest in log if what == "given"]


def run_unkilled(folder, kind):
    """Return the outcomes of an unkilled run: every key once, with several of each status."""
    folder.mkdir()
    assert run_killed(folder, kind, 60)
    whole = list_given(read_lines(folder))
    wanted = [(str(n), str(asked).removeprefix("+1 ")) for n, asked in bulk_killed.make_keys(kind)]
    assert sorted(tuple(rest[:2]) for rest in whole) == sorted(wanted)
    statuses = {rest[2] for rest in whole}
    assert statuses == {"ok", "failed"} | ({"missing"} if kind in ("ids", "list") else set())
    return whole


def run_killed(folder, kind, after):
    """Run the program until it ends or is killed. Return whether it ended."""
    command = [sys.executable, "-m", "tests.support.programs.bulk_killed", str(folder), kind]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as process:
        count = len(read_lines(folder))
        while len(read_lines(folder)) == count and process.poll() is None:
            time.sleep(0.001)
        try:
            assert process.wait(after) == 0
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return False
    return True


def kill_and_resume(folder, kills):
    chance = random.Random(kills)
    kinds = ("ids", "phones", "list", "ordered")
    whole = {kind: run_unkilled(folder / kind, kind) for kind in kinds}
    killed = files = 0
    while killed < kills:
        kind = kinds[files % 4]
        files += 1
        place = folder / str(files)
        place.mkdir()
        while not run_killed(place, kind, chance.uniform(0, 0.25)):
            killed += 1
            if killed >= kills:
                run_killed(place, kind, 60)
                break
        check_log(read_lines(place), kind, whole[kind])


def test_a_killed_job_loses_nothing_and_requests_nothing_twice(tmp_path):
    kill_and_resume(tmp_path, 10)


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_job_killed_two_hundred_times_loses_nothing_and_requests_nothing_twice(tmp_path):
    kill_and_resume(tmp_path, 200)
