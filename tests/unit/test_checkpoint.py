"""The file of a checkpoint: the identity of its job, its contents, and what it refuses."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

import pytest

from altegio_async._core.redact import Secret
from altegio_async.bulk.checkpoint import (
    APPLICATION_ID,
    FORMAT,
    Checkpoint,
    StoredOutcome,
)
from altegio_async.bulk.checkpoint_rows import encode_error, read_error
from altegio_async.errors import (
    AltegioError,
    APIResponseError,
    APITimeoutError,
    CheckpointError,
    ConfigurationError,
    QueueTimeoutError,
    RateLimitError,
)
from tests.support.checkpoints import ROW, URL, build_identity


def reopen(path, identity_, **options):
    checkpoint = Checkpoint(path, identity_, **options)
    checkpoint.close()
    return checkpoint


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"operation": "get_rows"}, "operation"),
        ({"base_url": URL + "/other"}, "base_url"),
        ({"token": Secret("o")}, "token"),
        ({"language": "ru-RU"}, "another language: none, not ru-RU"),
    ],
)
def test_a_checkpoint_of_another_job_is_refused(tmp_path, changes, named):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity())
    with pytest.raises(CheckpointError, match=named) as refused:
        Checkpoint(path, build_identity(**changes))
    assert str(path) in str(refused.value)
    assert isinstance(refused.value, ConfigurationError)
    reopen(path, build_identity())


def test_a_new_token_is_accepted_on_request_and_then_stored(tmp_path):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity())
    reopen(path, build_identity(token=Secret("renewed")), accept_new_token=True)
    reopen(path, build_identity(token=Secret("renewed")))
    with pytest.raises(CheckpointError):
        Checkpoint(path, build_identity())


def test_any_token_of_the_same_user_is_accepted_and_none_of_another_user(tmp_path):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity(user_id=7))
    reopen(path, build_identity(user_id=7, token=Secret("renewed")))
    for options in ({}, {"accept_new_token": True}):
        with pytest.raises(CheckpointError, match="another user"):
            Checkpoint(path, build_identity(user_id=8, token=Secret("renewed")), **options)
    reopen(path, build_identity(user_id=None, token=Secret("renewed")))
    reopen(path, build_identity(user_id=7, token=Secret("once more")))


def test_a_user_who_becomes_known_is_remembered(tmp_path):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity())
    reopen(path, build_identity(user_id=7))
    with pytest.raises(CheckpointError, match="another user"):
        Checkpoint(path, build_identity(user_id=8))


class Language(StrEnum):
    RUSSIAN = "ru-RU"


def test_names_of_other_text_types_are_stored_as_plain_ones(tmp_path):
    path = tmp_path / "c.sqlite"
    for language in (Language.RUSSIAN, "ru-RU", Language.RUSSIAN):
        reopen(path, build_identity(language=language, user=language))


def test_no_token_is_in_the_file(tmp_path):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity())
    assert b"tokentoken" not in path.read_bytes()


def test_two_files_hold_different_hashes_of_one_token(tmp_path):
    hashes = set()
    for name in ("a", "b"):
        reopen(tmp_path / name, build_identity())
        with sqlite3.connect(tmp_path / name) as connection:
            hashes.add(connection.execute("SELECT value FROM about WHERE name = 'token'").fetchone())
        connection.close()
    assert len(hashes) == 2


def test_a_file_that_is_not_a_checkpoint_is_refused_and_unchanged(tmp_path):
    text = tmp_path / "clients.csv"
    text.write_text("phone\n" * 1000)
    text.chmod(0o644)
    database = tmp_path / "other.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE people (name)")
    connection.close()
    before = database.read_bytes()
    for path in (text, database):
        with pytest.raises(CheckpointError, match="checkpoint"):
            Checkpoint(path, build_identity())
    assert text.read_text() == "phone\n" * 1000
    assert text.stat().st_mode & 0o777 == 0o644
    assert database.read_bytes() == before


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CheckpointError, match="nowhere"):
        Checkpoint(tmp_path / "nowhere" / "c.sqlite", build_identity())


def test_a_later_format_is_refused(tmp_path):
    path = tmp_path / "c.sqlite"
    reopen(path, build_identity())
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    with pytest.raises(CheckpointError, match=f"format {FORMAT + 1}"):
        Checkpoint(path, build_identity())


def test_an_empty_file_becomes_a_checkpoint(tmp_path):
    path = tmp_path / "c.sqlite"
    path.touch()
    reopen(path, build_identity())
    assert reopen(path, build_identity()).run == 2


def test_rows_of_earlier_runs_and_of_this_run_are_found(tmp_path):
    path = tmp_path / "c.sqlite"
    checkpoint = Checkpoint(path, build_identity())
    checkpoint.save([ROW])
    assert [row.given for row in checkpoint.find(1, "315")] == ["3-15"]
    assert checkpoint.find(2, "315") == []
    checkpoint.close()
    checkpoint = Checkpoint(path, build_identity())
    (row,) = checkpoint.find(1, "315")
    assert (row.location, row.question, row.given, row.status, row.value, row.run) == (
        1,
        "315",
        "3-15",
        "ok",
        b"[]",
        1,
    )
    checkpoint.close()


def test_no_row_of_a_batch_is_stored_if_one_cannot_be_stored(tmp_path):
    checkpoint = Checkpoint(tmp_path / "c.sqlite", build_identity())
    with pytest.raises(CheckpointError):
        checkpoint.save([ROW, StoredOutcome(1, "x", "x", None, None, None)])
    assert checkpoint.find(1, "315") == []
    checkpoint.close()


@pytest.mark.parametrize(
    "error",
    [
        AltegioError("plain"), APITimeoutError("late"), QueueTimeoutError("long", wait=3.0),
        RateLimitError("limit", status=429, body=b"personal", retry_after=3.0),
        APIResponseError("cut off", status=200, body=b"personal", path="$.data"),
    ],
)  # fmt: skip
def test_errors_are_read_back_without_bodies(error):
    error.operation, error.attempts = "get_cards", 3
    text = encode_error(error)
    assert "personal" not in text
    again = read_error(text)
    assert (type(again), again.message, again.attempts) == (type(error), error.message, 3)
    assert getattr(again, "status", None) == getattr(error, "status", None)


def test_an_error_of_a_later_version_is_read_as_the_base_class():
    error = read_error('{"type": "SolarFlareError", "message": "too hot"}')
    assert (type(error), str(error)) == (AltegioError, "too hot")
