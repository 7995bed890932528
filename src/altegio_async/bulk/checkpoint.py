"""Outcomes of bulk jobs on disk, so that a stopped job can be continued. SQLite, format 1.

The file has the application id 0x414C5447, the format's number as its user version, and two tables:

`about` (name, value): `operation` (published operation id), `base_url`, `language` (empty when none was
requested), `user_id` (empty when unknown), `user` (the caller's name for the user, empty when not given),
`salt`, `token` (SHA-256 of salt and user token in hexadecimal; several, comma-separated, if the token was
renewed), `provider` (identifies a token provider within one process), `run` (how often the file was opened),
`checksum` (of all others).

`outcomes` (place, location, question, given, status, value, error, run, checksum): one row per key.
`location` and `given` are the key as the caller wrote it, `question` is what was requested for it (the id, or
the digits of a phone). `status` is ok, missing or failed. `value` is JSON in the wire's names; `error` is a
JSON object with `type` (name of the class), `message`, `operation`, `status` and `attempts`, never a body.
`run` is the number of the run that wrote the row. `checksum` is a CRC-32 of the others except `place`.

A write-ahead log makes each transaction whole or absent, whenever the process dies. The file holds personal
data, so only its owner may read it. `checkpoint_file` describes how it is locked.
"""

from __future__ import annotations

import os
import secrets
import zlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async.bulk.checkpoint_errors import DamagedError, ErrorTranslator
from altegio_async.bulk.checkpoint_file import CheckpointFile, FileId
from altegio_async.bulk.checkpoint_identity import Identity, add_hash, hash_token, is_same_user
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    import sqlite3


__all__ = ["Checkpoint", "CheckpointError", "Identity", "Stored"]

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
    """One outcome as it is stored; the module describes the columns."""

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
        identity: which responses it must hold, and for which user.
        accept_new_token: accept a file of a user whose id is unknown and who had another token.
        identify: returns the identity of now, in which the token may have been renewed.

    Raises:
        CheckpointError: the file holds other responses, is in use, damaged, or no checkpoint.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        identity: Identity,
        *,
        accept_new_token: bool = False,
        identify: Callable[[], Identity] | None = None,
    ) -> None:
        self._path = Path(path)
        self._identity = identity
        self._identify = identify
        self.guard: Final = ErrorTranslator(self._path)
        with self.guard:
            self._file = CheckpointFile(self._path)
        try:
            with self.guard, self._file.fork_lock:
                self.run: int = self._open(identity, accept_new_token=accept_new_token)
                self._file.watch_log()
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
        """Return the outcomes of a question: one per spelling of its key.

        Raises:
            CheckpointError: the file is damaged, or this process is a fork of the one that opened it.
        """
        with self.guard, self._file.fork_lock:
            cursor = self._file.connect().execute(
                "SELECT location, question, given, status, value, error, run, checksum FROM outcomes "
                "WHERE location = ? AND question = ?",
                (location, question),
            )
            rows = cursor.fetchall()
            return [_read(row) for row in rows]

    def save(self, outcomes: Sequence[Stored]) -> None:
        """Store outcomes of this run, all or none.

        Raises:
            CheckpointError: they cannot be stored, the file was removed, or another user has signed in.
        """
        if self._identify is not None:
            self._follow(self._identify())
        run = self.run
        rows = [
            (o.location, o.question, o.given, o.status, o.value, o.error, run, _row_checksum(o, run))
            for o in outcomes
        ]
        with self.guard, self._file.fork_lock:
            connection = self._file.connect()
            with _transaction(connection):
                connection.executemany(_UPSERT, rows)
            self._file.check_in_place()

    def _follow(self, now: Identity) -> None:
        """Accept a renewed token from now on, so that the next run may begin with it."""
        before, self._identity = self._identity, now
        if now.token is before.token:
            return
        if now.user_id != before.user_id:
            if None not in (now.user_id, before.user_id):
                raise CheckpointError(f"{self._path}: another user has signed in while the job ran")
            return  # it may be another user
        with self.guard, self._file.fork_lock, _transaction(connection := self._file.connect()):
            about = self._read_about(connection)
            about["token"] = add_hash(about["token"], now.token, about["salt"])
            about["provider"] = now.provider or ""
            _write_about(connection, about)

    def _open(self, identity: Identity, *, accept_new_token: bool) -> int:
        """Create the tables of a new file, check those of an old one, and return the number of this run."""
        connection = self._file.connect()
        execute = connection.execute
        # In this mode the index of the write-ahead log is not shared with other processes.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA trusted_schema = OFF")
        with _transaction(connection):
            schema = _read_schema(connection)
            self._check_format(connection, is_empty=not schema)
        self._path.chmod(0o600)
        if execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise OSError("its file system allows no write-ahead log")
        execute("PRAGMA synchronous = NORMAL")
        with _transaction(connection):
            about = self._read_about(connection) if schema else _create(connection, identity)
            is_known = self._check_identity(about, identity, accept_new_token=accept_new_token)
            run = int(about["run"]) + 1
            if not 0 < run < 2**63:
                raise DamagedError("it is damaged")
            about |= {
                "run": str(run),
                "token": add_hash(about["token"] if is_known else "", identity.token, about["salt"]),
                "user_id": str(identity.user_id or "") or about["user_id"],
                "user": identity.user or about.get("user", ""),
                "provider": identity.provider or "",
            }
            _write_about(connection, about)
        return run

    def _check_format(self, connection: sqlite3.Connection, *, is_empty: bool) -> None:
        """Raise an error unless the database is empty, or a checkpoint of this format."""
        if is_empty:
            return
        version = _read_number(connection, "user_version")
        if _read_number(connection, "application_id") != APPLICATION_ID:
            raise CheckpointError(f"{self._path} is a database, but no checkpoint")
        if version != FORMAT:
            raise CheckpointError(f"{self._path} has format {version}; this version reads format {FORMAT}")
        # A trigger or a view would make the database do more than this module says.
        if _read_schema(connection) != {_without_blanks(statement) for statement in _SCHEMA}:
            raise DamagedError("its tables are not those of a checkpoint")

    def _read_about(self, connection: sqlite3.Connection) -> dict[str, str]:
        about: dict[str, str] = dict(connection.execute("SELECT name, value FROM about").fetchall())
        is_text = all(type(part) is str for item in about.items() for part in item)
        if not is_text or about.get("checksum") != _about_checksum(about):
            raise DamagedError("it is damaged")
        return about

    def _check_identity(self, about: dict[str, str], identity: Identity, *, accept_new_token: bool) -> bool:
        """Return whether the user is known to be that of the file; raise an error if it must not be used."""
        for name in ("operation", "base_url", "language"):
            wanted = getattr(identity, name) or ""
            if about[name] != wanted:
                raise CheckpointError(
                    f"{self._path} holds responses for another {name}: "
                    f"{about[name] or 'none'}, not {wanted or 'none'}"
                )
        known = is_same_user(about, identity)
        if known is False:
            raise CheckpointError(f"{self._path} holds the responses for another user")
        if known is None and not accept_new_token:
            raise CheckpointError(
                f"{self._path} was written with another user token. If it is a new token of the same user, "
                "pass accept_new_token=True once, or name the user by checkpoint_user= in all runs; "
                "another user may see other data"
            )
        return known is True


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Commit what a block writes; roll it back if the block raises an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors have ended it already
            connection.execute("ROLLBACK")
        raise


def _create(connection: sqlite3.Connection, identity: Identity) -> dict[str, str]:
    """Create the tables and return the content of `about`."""
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    salt = secrets.token_hex(16)
    return {
        "operation": identity.operation,
        "base_url": identity.base_url,
        "language": identity.language or "",
        "user_id": str(identity.user_id or ""),
        "user": identity.user or "",
        "salt": salt,
        "token": hash_token(identity.token, salt),
        "run": "0",
    }


def _write_about(connection: sqlite3.Connection, about: dict[str, str]) -> None:
    plain = {name: str.__str__(value) for name, value in about.items()}  # an enum has another repr
    complete = plain | {"checksum": _about_checksum(plain)}
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", complete.items())


def _read_schema(connection: sqlite3.Connection) -> set[str]:
    """Return the statements that created everything in a database."""
    rows = connection.execute("SELECT coalesce(sql, name) FROM sqlite_master").fetchall()
    return {_without_blanks(str(statement)) for (statement,) in rows}


def _without_blanks(statement: str) -> str:
    return "".join(statement.split())


def _read(row: tuple[Any, ...]) -> Stored:
    """Return a row as a job stored it.

    Raises:
        DamagedError: no job stored it.
    """
    stored = Stored(*row[:-1])
    if row[-1] != _row_checksum(stored, stored.run):
        raise DamagedError("an outcome in it is damaged")
    if not _is_possible(stored):
        raise DamagedError("an outcome in it is no outcome")
    return stored


def _is_possible(row: Stored) -> bool:
    """Return whether a row has the types of its columns, and exactly the parts that its status needs."""
    if type(row.location) is not int or type(row.run) is not int or type(row.given) is not type(row.question):
        return False
    if type(row.given) not in {int, str}:
        return False
    if row.status == "ok":
        return type(row.value) is bytes and row.error is None
    if row.status == "missing":
        return row.value is None and row.error is None
    return row.status == "failed" and row.value is None and type(row.error) is str


def _row_checksum(row: Stored, run: int) -> int:
    before = repr((row.location, row.question, row.given, row.status, row.error, run)).encode()
    return zlib.crc32(row.value or b"", zlib.crc32(before))


def _about_checksum(about: dict[str, str]) -> str:
    return str(zlib.crc32(repr(sorted({**about, "checksum": ""}.items())).encode()))


def _read_number(connection: sqlite3.Connection, pragma: str) -> int:
    with closing(connection.execute(f"PRAGMA {pragma}")) as cursor:
        (number,) = cursor.fetchone()
    return int(number)
