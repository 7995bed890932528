"""A damaged checkpoint raises an error that names the file or yields the right outcomes, never wrong ones."""

from __future__ import annotations

import random
import sqlite3
import traceback
from contextlib import closing

import pytest

from altegio_async.bulk.checkpoint_format import StoredOutcome, compute_about_checksum, compute_row_checksum
from altegio_async.errors import CheckpointError, PermissionDeniedError
from tests.support.bulk import FakeCaller, collect_outcomes, look_up_ids, look_up_phones, run_virtually
from tests.support.measures import parametrize_size

IDS = [(n % 3 + 1, n + 1) for n in range(60)]
PHONES = [(n % 3 + 1, f"+1315 {n}") for n in range(60)]


def refuse_location(location, _):
    return PermissionDeniedError("no rights", status=403) if location == 3 else None


def make_caller(method):
    if method is look_up_ids:
        return FakeCaller({n: {i for i in range(1, 61) if i % 7} for n in (1, 2, 3)}, trouble=refuse_location)
    cards = {(n, f"1315{i}"): [f"card {i}"] * (i % 3) for n in (1, 2, 3) for i in range(60)}
    return FakeCaller(phones=cards, trouble=refuse_location)


def look_up(method, path, source=list):
    keys = IDS if method is look_up_ids else PHONES
    outcomes, _ = run_virtually(
        collect_outcomes(method(make_caller(method), source(keys), batch_size=5, checkpoint=path))
    )
    return {(o.key, str(o.status), str(o.value), repr(o.error)) for o in outcomes}, len(outcomes)


def build_checkpoint(method, path):
    """Return a finished checkpoint and its outcomes."""
    found = look_up(method, path)
    assert {status for _, status, _, _ in found[0]} >= {"ok", "failed"}
    return path.read_bytes(), found


def flip_bit(data, chance):
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 30])):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def check_message(error, path):
    """Check that the error names the file, and that neither it nor its traceback contains a phone."""
    assert str(path) in str(error)
    assert "1315" not in "".join(traceback.format_exception(error)).replace(str(path), "")


@parametrize_size("rounds", 150, 5_000)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("method", [look_up_ids, look_up_phones])
def test_flipped_bits_raise_an_error_that_names_the_file_or_change_nothing(tmp_path, method, rounds):
    data, whole = build_checkpoint(method, tmp_path / "whole.sqlite")
    chance = random.Random(rounds)
    refused = 0
    for number in range(rounds):
        path = tmp_path / f"{number}.sqlite"
        path.write_bytes(flip_bit(data, chance))
        try:
            found = look_up(method, path, chance.choice([list, iter]))
        except CheckpointError as error:
            found = None
            check_message(error, path)
        assert found in (None, whole)
        refused += found is None
        for left in tmp_path.glob(f"{number}.*"):
            left.unlink()
    assert 0 < refused < rounds


CHANGES = [
    "UPDATE outcomes SET value = 'no json'",
    "UPDATE outcomes SET value = CAST('[\"another card\"]' AS BLOB)",
    "UPDATE outcomes SET value = 5",
    "UPDATE outcomes SET value = NULL",
    "UPDATE outcomes SET error = 'no json' WHERE error IS NOT NULL",
    "UPDATE outcomes SET error = '[]' WHERE error IS NOT NULL",
    "UPDATE outcomes SET error = CAST(x'ff' AS TEXT) WHERE error IS NOT NULL",
    "UPDATE outcomes SET error = NULL",
    "UPDATE outcomes SET status = 'mk'",
    "UPDATE outcomes SET status = 'missing', value = NULL",
    "UPDATE outcomes SET status = CAST(x'ff' AS TEXT)",
    "UPDATE outcomes SET given = CAST('1315' || x'ff' AS TEXT) WHERE place = 5",
    "UPDATE outcomes SET given = 'x' || given",
    "UPDATE outcomes SET run = run + 1",
    "UPDATE outcomes SET run = 'x'",
    "UPDATE outcomes SET checksum = checksum + 1",
    "UPDATE about SET value = 'x' WHERE name = 'run'",
    "UPDATE about SET value = '0' WHERE name = 'run'",
    "UPDATE about SET value = x'ff' WHERE name = 'salt'",
    "UPDATE about SET value = CAST(x'ff' AS TEXT) WHERE name = 'salt'",
    "UPDATE about SET name = 'elsewhere' WHERE name = 'base_url'",
    "DELETE FROM about WHERE name = 'checksum'",
    "DELETE FROM about WHERE name = 'user_id'",
    "DELETE FROM about",
    "DROP TABLE about",
    "DROP TABLE outcomes",
    "ALTER TABLE outcomes RENAME COLUMN value TO worth",
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("source", [list, iter])
def test_a_changed_file_is_refused_by_its_name(tmp_path, change, source):
    path = tmp_path / "job.sqlite"
    build_checkpoint(look_up_phones, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(change)
    with pytest.raises(CheckpointError) as refused:
        look_up(look_up_phones, path, source)
    check_message(refused.value, path)


DEEP = b"[" * 100_000 + b"]" * 100_000

CRAFTED = {
    "a value as text": {"value": "[]"},
    "a value as a number": {"value": 5},
    "a value that is nested too deeply": {"value": DEEP},
    "a value of another type": {"value": b'{"id": 1}'},
    "a value that is no JSON": {"value": b"none"},
    "an ok without a value": {"value": None},
    "an ok with an error": {"error": "{}"},
    "a missing key with a value": {"status": "missing"},
    "a failed key without an error": {"status": "failed", "value": None},
    "an unknown status": {"status": "fine"},
    "a status as bytes": {"status": b"ok"},
    "an error that is a number": {"status": "failed", "value": None, "error": "5"},
    "an error that is null": {"status": "failed", "value": None, "error": "null"},
    "an error that is nested too deeply": {"status": "failed", "value": None, "error": DEEP.decode()},
    "an error with a number for its type": {"status": "failed", "value": None, "error": '{"type": 5}'},
    "an error with a list for its type": {"status": "failed", "value": None, "error": '{"type": [[]]}'},
    "an error with an object for its message": {
        "status": "failed", "value": None, "error": '{"type": "AltegioError", "message": {}}',
    },
    "an error with text for its attempts": {
        "status": "failed", "value": None, "error": '{"type": "AltegioError", "attempts": "x"}',
    },
    "an error with too many digits": {
        "status": "failed", "value": None, "error": '{"type": "AltegioError", "attempts": ' + "9" * 5_000 + "}",
    },
    "an error as bytes": {"status": "failed", "value": None, "error": b"{}"},
    "a key as bytes": {"given": b"+1315 0"},
    "a key as a number": {"given": 13150},
    "another key": {"given": "+1315 1"},
    "a run as text": {"run": "x"},
    "a run as a fraction": {"run": 1.5},
    "a run as bytes": {"run": b"1"},
}  # fmt: skip


@pytest.mark.parametrize("changes", CRAFTED.values(), ids=CRAFTED)
@pytest.mark.parametrize("source", [list, iter])
def test_a_crafted_row_with_the_right_checksum_is_refused(tmp_path, changes, source):
    path = tmp_path / "job.sqlite"
    build_checkpoint(look_up_phones, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        row = connection.execute(
            "SELECT location, question, given, status, value, error, run FROM outcomes WHERE question = '13150'"
        ).fetchone()
        crafted = StoredOutcome(
            *{**dict(zip(StoredOutcome.__struct_fields__, row, strict=True)), **changes}.values()
        )
        connection.execute(
            "UPDATE outcomes SET given = ?, status = ?, value = ?, error = ?, run = ?, checksum = ? "
            "WHERE question = '13150'",
            (
                crafted.given, crafted.status, crafted.value, crafted.error, crafted.run,
                compute_row_checksum(crafted, crafted.run) if not isinstance(crafted.value, int | str) else 0,
            ),
        )  # fmt: skip
    with pytest.raises(CheckpointError) as refused:
        look_up(look_up_phones, path, source)
    check_message(refused.value, path)


@pytest.mark.parametrize(
    "changes",
    [
        {"run": "-5"},
        {"run": str(2**63 - 1)},
        {"run": "9" * 5_000},
        {"run": "x"},
        {"salt": b"\xff"},
        {"operation": None},
        {"base_url": None},
        {"salt": None},
    ],
)
def test_crafted_facts_about_a_file_are_refused(tmp_path, changes):
    path = tmp_path / "job.sqlite"
    build_checkpoint(look_up_phones, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        about = dict(connection.execute("SELECT name, value FROM about")) | changes
        about = {name: value for name, value in about.items() if value is not None}
        connection.execute("DELETE FROM about")
        about["checksum"] = compute_about_checksum(about)
        connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    with pytest.raises(CheckpointError) as refused:
        look_up(look_up_phones, path)
    check_message(refused.value, path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER loss AFTER INSERT ON outcomes BEGIN DELETE FROM outcomes; END",
        "CREATE VIEW more AS SELECT * FROM outcomes",
        "CREATE TABLE more (x)",
        "DROP INDEX outcomes_by_key",
        "ALTER TABLE outcomes ADD COLUMN more",
    ],
)
def test_a_file_with_other_tables_is_refused(tmp_path, statement):
    path = tmp_path / "job.sqlite"
    build_checkpoint(look_up_phones, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    with pytest.raises(CheckpointError, match="its tables are not those of a checkpoint"):
        look_up(look_up_phones, path)
