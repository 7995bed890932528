"""Files that store the outcomes of bulk jobs, so that a stopped job can resume.

`checkpoint_format` describes the tables, `checkpoint_file` the lock of the file. A write-ahead log keeps
transactions atomic when the process dies. The file contains personal data and is readable only by its owner.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from altegio_async.bulk.checkpoint_about import About
from altegio_async.bulk.checkpoint_errors import ErrorTranslator
from altegio_async.bulk.checkpoint_file import CheckpointFile, FileId
from altegio_async.bulk.checkpoint_format import (
    APPLICATION_ID,
    FORMAT,
    SCHEMA,
    StoredOutcome,
    check_format,
    check_identity,
    compute_about_checksum,
    compute_row_checksum,
    find_rows,
    read_about,
    read_schema,
)
from altegio_async.bulk.checkpoint_identity import Identity
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["APPLICATION_ID", "FORMAT", "Checkpoint", "CheckpointError", "Identity", "StoredOutcome"]

_UPSERT: Final = """
    INSERT INTO outcomes (location, question, given, status, value, error, run, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (location, question, given) DO UPDATE
    SET status = excluded.status, value = excluded.value, error = excluded.error, run = excluded.run,
        checksum = excluded.checksum
"""


class Checkpoint:
    """A file of outcomes, open for one job.

    Args:
        path: the file; it is created when it does not exist.
        identity: the operation, the API and the user of the job.
        accept_new_token: accept a file with another token when it is unknown whether the user is the same.
        identify: returns the current identity; the token can have been renewed.
        survives_power_failure: write every transaction to the disk before `save` returns.

    Raises:
        CheckpointError: the file contains other responses, is in use, is damaged, or is not a checkpoint.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        identity: Identity,
        *,
        accept_new_token: bool = False,
        identify: Callable[[], Identity] | None = None,
        survives_power_failure: bool = False,
    ) -> None:
        self._path = Path(path)
        self._identity = identity
        self._identify = identify
        self._synchronous = "FULL" if survives_power_failure else "NORMAL"
        self.guard: Final = ErrorTranslator(self._path)
        with self.guard:
            self._file = CheckpointFile(self._path)
        try:
            with self.guard, self._file.fork_lock:
                self.run: int = self._open(identity, accept_new_token=accept_new_token)
                self._file.record_log()
        except BaseException:
            self._file.close()
            raise

    @property
    def file_id(self) -> FileId:
        """Device and inode of the file."""
        return self._file.id

    def close(self) -> None:
        """Close the file, so that other jobs can use it."""
        with self.guard:
            self._file.close()

    def find(self, location: int, question: int | str) -> list[StoredOutcome]:
        """Return the rows of a question, one per spelling.

        Raises:
            CheckpointError: the file is damaged, or this process was forked from the one that opened it.
        """
        with self.guard, self._file.fork_lock:
            return find_rows(self._file.connect(), location, question)

    def save(self, outcomes: Sequence[StoredOutcome]) -> None:
        """Store outcomes of this run in one transaction.

        Raises:
            CheckpointError: they cannot be stored, the file was removed, or another user has signed in.
        """
        if self._identify is not None:
            self._update_identity(self._identify())
        run = self.run
        rows = [
            (o.location, o.question, o.given, o.status, o.value, o.error, run, compute_row_checksum(o, run))
            for o in outcomes
        ]
        with self.guard, self._file.fork_lock:
            connection = self._file.connect()
            with _transaction(connection):
                connection.executemany(_UPSERT, rows)
            self._file.check_in_place()

    def _update_identity(self, now: Identity) -> None:
        """Add a renewed token to the file, so that the next run can start with it.

        Raises:
            CheckpointError: another user has signed in, or the file cannot be written.
        """
        before, self._identity = self._identity, now
        if now.token is before.token:
            return
        if now.user_id != before.user_id:
            if None not in (now.user_id, before.user_id):
                raise CheckpointError(f"{self._path}: another user has signed in while the job ran")
            return  # it is unknown whether the user is the same
        with self.guard, self._file.fork_lock, _transaction(connection := self._file.connect()):
            about = read_about(connection)
            about.add_token(now.token)
            about.provider = now.provider or ""
            _write_about(connection, about)

    def _open(self, identity: Identity, *, accept_new_token: bool) -> int:
        """Create the tables of a new file or check existing ones. Return the number of this run."""
        connection = self._file.connect()
        execute = connection.execute
        # This mode keeps the index of the write-ahead log in the memory of this process.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA trusted_schema = OFF")
        with _transaction(connection):
            schema = read_schema(connection)
            check_format(self._path, connection, is_empty=not schema)
        self._path.chmod(0o600)
        if execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise OSError("its file system does not support a write-ahead log")
        execute(f"PRAGMA synchronous = {self._synchronous}")
        with _transaction(connection):
            about = read_about(connection) if schema else _create_tables(connection, identity)
            is_known = check_identity(self._path, about, identity, accept_new_token=accept_new_token)
            run = about.begin_run(identity, is_same_user=is_known)
            _write_about(connection, about)
        return run


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Commit the statements of a block, or roll them back if it raises an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors end the transaction
            connection.execute("ROLLBACK")
        raise


def _create_tables(connection: sqlite3.Connection, identity: Identity) -> About:
    """Create the tables and return the content of `about`."""
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    return About.create(identity)


def _write_about(connection: sqlite3.Connection, about: About) -> None:
    # Convert subclasses of str, whose repr can differ, for the checksum.
    plain = {name: str.__str__(value) for name, value in about.to_values().items()}
    complete = plain | {"checksum": compute_about_checksum(plain)}
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", complete.items())
