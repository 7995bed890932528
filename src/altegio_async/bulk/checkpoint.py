"""Files that store the outcomes of bulk jobs, so that a stopped job can resume. SQLite, format 1.

The file has the application id 0x414C5447, the number of the format as its user version, and two tables:

`about` (name, value): `operation` (published operation id), `base_url`, `language` (empty for the API's
default), `user_id` (empty if unknown), `user` (the caller's name for the user, or empty), `salt`, `token`
(SHA-256 of salt and user token in hexadecimal; several, comma-separated, if the token was renewed),
`provider` (identifies a token provider within one process), `run` (how many jobs have used the file),
`checksum` (of the other values).

`outcomes` (place, location, question, given, status, value, error, run, checksum): one row per key.
`location` and `given` are the key as the caller wrote it. `question` is what was requested for it: the id,
the digits of a phone, or a date window. `status` is ok, missing or failed; for bulk writes also intent (the
write is about to be sent) and unknown (it may have been carried out). `value` is JSON with wire names.
`error` is a JSON object with `type` (name of the class), `message`, `operation`, `status` and `attempts`,
without a response body. `run` is the number of the run that wrote the row. `checksum` is a CRC-32 of the
other columns except `place`.

A write-ahead log keeps transactions atomic when the process dies. The file contains personal data and is
readable only by its owner. `checkpoint_file` describes its lock.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from msgspec import Struct

from altegio_async.bulk.checkpoint_about import About
from altegio_async.bulk.checkpoint_errors import DamagedError, ErrorTranslator
from altegio_async.bulk.checkpoint_file import CheckpointFile, FileId, get_fork_lock, open_read_only
from altegio_async.bulk.checkpoint_identity import Identity
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    import sqlite3


__all__ = ["Checkpoint", "CheckpointError", "CheckpointSnapshot", "Identity", "Stored"]

APPLICATION_ID: Final = 0x414C5447
FORMAT: Final = 1
_ABOUT: Final = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_OUTCOMES: Final = """CREATE TABLE outcomes (
        place INTEGER PRIMARY KEY, location INTEGER NOT NULL, question NOT NULL, given NOT NULL,
        status TEXT NOT NULL, value BLOB, error TEXT, run INTEGER NOT NULL, checksum INTEGER NOT NULL)"""
_INDEX: Final = "CREATE UNIQUE INDEX outcomes_by_key ON outcomes (location, question, given)"
_SCHEMA: Final = (_ABOUT, _OUTCOMES, _INDEX)
_UPSERT: Final = """
    INSERT INTO outcomes (location, question, given, status, value, error, run, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (location, question, given) DO UPDATE
    SET status = excluded.status, value = excluded.value, error = excluded.error, run = excluded.run,
        checksum = excluded.checksum
"""


class Stored(Struct, frozen=True, gc=False):
    """A row of the table `outcomes`, without its checksum. The module describes the columns."""

    location: int
    question: int | str
    given: int | str
    status: str
    value: bytes | None
    error: str | None
    run: int = 0


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

    def find(self, location: int, question: int | str) -> list[Stored]:
        """Return the rows of a question, one per spelling.

        Raises:
            CheckpointError: the file is damaged, or this process was forked from the one that opened it.
        """
        with self.guard, self._file.fork_lock:
            return _find_rows(self._file.connect(), location, question)

    def save(self, outcomes: Sequence[Stored]) -> None:
        """Store outcomes of this run in one transaction.

        Raises:
            CheckpointError: they cannot be stored, the file was removed, or another user has signed in.
        """
        if self._identify is not None:
            self._update_identity(self._identify())
        run = self.run
        rows = [
            (o.location, o.question, o.given, o.status, o.value, o.error, run, _compute_row_checksum(o, run))
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
            about = _read_about(connection)
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
            schema = _read_schema(connection)
            _check_format(self._path, connection, is_empty=not schema)
        self._path.chmod(0o600)
        if execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise OSError("its file system does not support a write-ahead log")
        execute(f"PRAGMA synchronous = {self._synchronous}")
        with _transaction(connection):
            about = _read_about(connection) if schema else _create_tables(connection, identity)
            is_known = _check_identity(self._path, about, identity, accept_new_token=accept_new_token)
            run = about.begin_run(identity, is_same_user=is_known)
            _write_about(connection, about)
        return run


class CheckpointSnapshot:
    """The outcomes in a checkpoint, read without creating, changing or locking the file for writing.

    Close it soon: other jobs cannot use the file meanwhile.

    Args:
        path: the file; without it there are no outcomes.
        identity: the operation, the API and the user of the job.
        accept_new_token: accept a file with another token when it is unknown whether the user is the same.

    Raises:
        CheckpointError: the file contains other responses, is in use, is damaged, or is not a checkpoint.
    """

    def __init__(
        self, path: str | os.PathLike[str], identity: Identity, *, accept_new_token: bool = False
    ) -> None:
        self._path = Path(path)
        self.guard: Final = ErrorTranslator(self._path)
        self._files = ExitStack()
        self._connection: sqlite3.Connection | None = None
        if not self._path.exists():
            return
        try:
            with self.guard:
                connection = self._files.enter_context(open_read_only(self._path))
                with get_fork_lock():
                    self._connection = self._check(connection, identity, accept_new_token=accept_new_token)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self.guard:
            self._files.close()

    def find(self, location: int, question: int | str) -> list[Stored]:
        """Return the rows of a question, one per spelling.

        Raises:
            CheckpointError: the file is damaged.
        """
        if self._connection is None:
            return []
        with self.guard, get_fork_lock():
            return _find_rows(self._connection, location, question)

    def _check(
        self, connection: sqlite3.Connection, identity: Identity, *, accept_new_token: bool
    ) -> sqlite3.Connection | None:
        """Return the connection of a checkpoint that this job can use; None for an empty file."""
        connection.execute("PRAGMA trusted_schema = OFF")
        if not _read_schema(connection):
            return None
        _check_format(self._path, connection, is_empty=False)
        _check_identity(self._path, _read_about(connection), identity, accept_new_token=accept_new_token)
        return connection


def _check_format(path: Path, connection: sqlite3.Connection, *, is_empty: bool) -> None:
    """Raise an error unless the database is empty or a checkpoint of this format.

    Raises:
        CheckpointError: the database has another purpose or format.
        DamagedError: it has other tables.
    """
    if is_empty:
        return
    version = _read_number(connection, "user_version")
    if _read_number(connection, "application_id") != APPLICATION_ID:
        raise CheckpointError(f"{path} is a database, but not a checkpoint")
    if version != FORMAT:
        raise CheckpointError(f"{path} has format {version}; this version reads format {FORMAT}")
    # A trigger or a view could change what the statements of this module do.
    if _read_schema(connection) != {_remove_blanks(statement) for statement in _SCHEMA}:
        raise DamagedError("its tables are not those of a checkpoint")


def _read_about(connection: sqlite3.Connection) -> About:
    values: dict[str, str] = dict(connection.execute("SELECT name, value FROM about").fetchall())
    is_text = all(type(part) is str for item in values.items() for part in item)
    if not is_text or values.pop("checksum", None) != _compute_about_checksum(values):
        raise DamagedError("it is damaged")
    return About.from_values(values)


def _check_identity(path: Path, about: About, identity: Identity, *, accept_new_token: bool) -> bool:
    """Return whether the user of the job is known to be the user of the file.

    Raises:
        CheckpointError: the file contains responses for another operation, API, language or user.
    """
    for name in ("operation", "base_url", "language"):
        stored, wanted = getattr(about, name), getattr(identity, name) or ""
        if stored != wanted:
            raise CheckpointError(
                f"{path} contains responses for another {name}: {stored or 'none'}, not {wanted or 'none'}"
            )
    is_same = about.is_same_user(identity)
    if is_same is False:
        raise CheckpointError(f"{path} contains responses for another user")
    if is_same is None and not accept_new_token:
        raise CheckpointError(
            f"{path} was written with another user token. If it is a new token of the same user, "
            "pass accept_new_token=True once, or name the user with checkpoint_user= in all runs; "
            "another user can see other data"
        )
    return is_same is True


def _find_rows(connection: sqlite3.Connection, location: int, question: int | str) -> list[Stored]:
    """Return the validated rows of a question."""
    cursor = connection.execute(
        "SELECT location, question, given, status, value, error, run, checksum FROM outcomes "
        "WHERE location = ? AND question = ?",
        (location, question),
    )
    rows = cursor.fetchall()
    return [_parse_row(row) for row in rows]


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
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    return About.create(identity)


def _write_about(connection: sqlite3.Connection, about: About) -> None:
    # Convert subclasses of str, whose repr can differ, for the checksum.
    plain = {name: str.__str__(value) for name, value in about.to_values().items()}
    complete = plain | {"checksum": _compute_about_checksum(plain)}
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", complete.items())


def _read_schema(connection: sqlite3.Connection) -> set[str]:
    """Return the statements that created the tables and indexes of a database."""
    rows = connection.execute("SELECT coalesce(sql, name) FROM sqlite_master").fetchall()
    return {_remove_blanks(str(statement)) for (statement,) in rows}


def _remove_blanks(statement: str) -> str:
    return "".join(statement.split())


def _parse_row(row: tuple[Any, ...]) -> Stored:
    """Return a validated row.

    Raises:
        DamagedError: the row was not written by a job.
    """
    stored = Stored(*row[:-1])
    if row[-1] != _compute_row_checksum(stored, stored.run):
        raise DamagedError("an outcome in it is damaged")
    if not _is_valid(stored):
        raise DamagedError("an outcome in it is not valid")
    return stored


def _is_valid(row: Stored) -> bool:
    """Return whether the values of a row have the right types for its status."""
    if type(row.location) is not int or type(row.run) is not int or type(row.given) is not type(row.question):
        return False
    if type(row.given) not in {int, str}:
        return False
    if row.status == "ok":
        return type(row.value) is bytes and row.error is None
    if row.status in {"intent", "unknown"}:
        error_type = str if row.status == "unknown" else type(None)
        return type(row.value) is bytes and type(row.error) is error_type
    if row.status == "missing":
        return row.value is None and row.error is None
    return row.status == "failed" and row.value is None and type(row.error) is str


def _compute_row_checksum(row: Stored, run: int) -> int:
    """Return the checksum of a row with this number of a run."""
    before = repr((row.location, row.question, row.given, row.status, row.error, run)).encode()
    return zlib.crc32(row.value or b"", zlib.crc32(before))


def _compute_about_checksum(about: dict[str, str]) -> str:
    """Return the checksum of the values of `about`."""
    return str(zlib.crc32(repr(sorted({**about, "checksum": ""}.items())).encode()))


def _read_number(connection: sqlite3.Connection, pragma: str) -> int:
    with closing(connection.execute(f"PRAGMA {pragma}")) as cursor:
        (number,) = cursor.fetchone()
    return int(number)
