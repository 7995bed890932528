"""A damaged checkpoint: an error that names the file, or the right outcomes; never a wrong one."""

from __future__ import annotations

import random
import sqlite3
import traceback
from contextlib import closing

import pytest

from altegio_async.errors import CheckpointError, PermissionDeniedError
from tests.support import sized
from tests.unit.bulk_fakes import FakeCaller, by_id, by_phone, stream, virtually

IDS = [(n % 3 + 1, n + 1) for n in range(60)]
PHONES = [(n % 3 + 1, f"+1315 {n}") for n in range(60)]


def refusing(location, _):
    return PermissionDeniedError("no rights", status=403) if location == 3 else None


def caller_of(method):
    if method is by_id:
        return FakeCaller({n: {i for i in range(1, 61) if i % 7} for n in (1, 2, 3)}, trouble=refusing)
    cards = {(n, f"1315{i}"): [f"card {i}"] * (i % 3) for n in (1, 2, 3) for i in range(60)}
    return FakeCaller(phones=cards, trouble=refusing)


def look_up(method, path, source=list):
    keys = IDS if method is by_id else PHONES
    outcomes, _ = virtually(stream(method(caller_of(method), source(keys), batch_size=5, checkpoint=path)))
    return {(o.key, str(o.status), str(o.value), repr(o.error)) for o in outcomes}, len(outcomes)


def whole_file(method, path):
    """A finished checkpoint and its outcomes."""
    found = look_up(method, path)
    assert {status for _, status, _, _ in found[0]} >= {"ok", "failed"}
    return path.read_bytes(), found


def flipped(data, chance):
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 30])):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def check_saying(error, path):
    """It names the file, and no phone, its traceback neither."""
    assert str(path) in str(error)
    assert "1315" not in "".join(traceback.format_exception(error)).replace(str(path), "")


@sized("rounds", 150, 5_000)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("method", [by_id, by_phone])
def test_flipped_bits_give_an_error_that_names_the_file_or_change_nothing(tmp_path, method, rounds):
    data, whole = whole_file(method, tmp_path / "whole.sqlite")
    chance = random.Random(rounds)
    refused = 0
    for number in range(rounds):
        path = tmp_path / f"{number}.sqlite"
        path.write_bytes(flipped(data, chance))
        try:
            found = look_up(method, path, chance.choice([list, iter]))
        except CheckpointError as error:
            found = None
            check_saying(error, path)
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
    whole_file(by_phone, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(change)
    with pytest.raises(CheckpointError) as refused:
        look_up(by_phone, path, source)
    check_saying(refused.value, path)
