"""Outcomes of bulk jobs on disk, so that a job can go on where it was stopped. SQLite, format 1.

The file has the application id 0x414C5447 and the format's number as its user version, and two tables:

`about` (name, value): `operation` (published operation id), `base_url`, `language` (empty when none was
asked for), `user_id` (empty when unknown), `salt` and `token` (SHA-256 of salt and user token, in
hexadecimal), `run` (how often it was opened), `checksum` (of all others).

`outcomes` (place, location, question, given, status, value, error, run, checksum): one row a key.
`location` and `given` are the key as it was given, `question` what was asked for it (the id, or a
phone's digits). `status` is ok, missing or failed. `value` is JSON in the wire's names; `error` is a JSON
object with `type` (the class's name), `message`, `operation`, `status` and `attempts`, never a body.
`run` is the number of the run that wrote the row. `checksum` is a CRC-32 of the others but `place`:
somebody may delete what a wrong answer says, so a damaged one is refused.

A write-ahead log makes every transaction whole or absent, whenever the process dies. One job at a time:
the file is locked while it is open. It holds personal data, so only its owner may read it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import zlib
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import MsgspecError, Struct

from altegio_async._core.redact import Secret
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

__all__ = ["Checkpoint", "CheckpointError", "Identity", "Stored"]

APPLICATION_ID: Final = 0x414C5447
FORMAT: Final = 1
_SCHEMA: Final = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE outcomes (
        place INTEGER PRIMARY KEY, location INTEGER NOT NULL, question NOT NULL, given NOT NULL,
        status TEXT NOT NULL, value BLOB, error TEXT, run INTEGER NOT NULL, checksum INTEGER NOT NULL);
    CREATE UNIQUE INDEX outcomes_by_key ON outcomes (location, question, given);
"""
_UPSERT: Final = """
    INSERT INTO outcomes (location, question, given, status, value, error, run, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (location, question, given) DO UPDATE
    SET status = excluded.status, value = excluded.value, error = excluded.error, run = excluded.run,
        checksum = excluded.checksum
"""


class Identity(Struct, frozen=True):
    """Whose answers to what a checkpoint holds."""

    operation: str
    base_url: str
    user_id: int | None = None
    token: Secret | None = None
    language: str | None = None


class Stored(Struct, frozen=True, gc=False):
    """One outcome as it is stored; see the module for what each part is."""

    location: int
    question: int | str
    given: int | str
    status: str
    value: bytes | None
    error: str | None
    run: int = 0


class Guard:
    """Makes whatever goes wrong with a file, or with what was read from it, a `CheckpointError`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            reason = _reason(str(error))
        elif isinstance(error, OSError):
            reason = error.strerror or str(error)
        elif isinstance(error, (ValueError, TypeError, LookupError, MsgspecError)):
            reason = str(error)
        else:
            return
        raise CheckpointError(f"{self._path} cannot be used as a checkpoint: {reason}") from None


class Checkpoint:
    """A file of outcomes, open for one job.

    Args:
        path: the file; it is made when it does not exist.
        identity: whose answers to what it is to hold.
        accept_new_token: take a file over whose user is not known by id and had another token.

    Raises:
        CheckpointError: the file answers another question, is in use, damaged, or no checkpoint.
    """

    def __init__(
        self, path: str | os.PathLike[str], identity: Identity, *, accept_new_token: bool = False
    ) -> None:
        self._path = Path(path)
        self.guard = Guard(self._path)
        with self.guard:
            self._connection = _connect(self._path)
        try:
            with self.guard:
                self.run = self._open(identity, accept_new_token=accept_new_token)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file, and let others use it."""
        with self.guard:
            self._connection.close()

    def find(self, location: int, question: int | str) -> list[Stored]:
        """The outcomes of a question: one a spelling of its key."""
        with self.guard:
            rows = self._connection.execute(
                "SELECT location, question, given, status, value, error, run, checksum FROM outcomes "
                "WHERE location = ? AND question = ?",
                (location, question),
            ).fetchall()
            return [_read(row) for row in rows]

    def save(self, outcomes: Sequence[Stored]) -> None:
        """Store outcomes of this run, all or none."""
        run = self.run
        rows = [
            (o.location, o.question, o.given, o.status, o.value, o.error, run, _row_checksum(o, run))
            for o in outcomes
        ]
        with self.guard, self._transaction():
            self._connection.executemany(_UPSERT, rows)

    def _open(self, identity: Identity, *, accept_new_token: bool) -> int:
        """Make the file a checkpoint, or see that it is the right one; give the number of this run."""
        execute = self._connection.execute
        # The lock is taken here and kept: a second job is refused at once.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        with self._transaction():
            application, version = _number(execute, "application_id"), _number(execute, "user_version")
            (tables,) = execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables and application != APPLICATION_ID:
                raise CheckpointError(f"{self._path} is a database, but no checkpoint")
            if tables and version != FORMAT:
                raise CheckpointError(
                    f"{self._path} has format {version}; this version reads format {FORMAT}"
                )
        self._path.chmod(0o600)
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        with self._transaction():
            about = self._about() if tables else self._create(identity)
            self._check(about, identity, accept_new_token=accept_new_token)
            run = int(about["run"]) + 1
            about |= {"run": str(run), "token": _hashed(identity.token, about["salt"])}
            about["user_id"] = str(identity.user_id or "") or about["user_id"]
            about["checksum"] = _about_checksum(about)
            self._connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())
        return run

    def _about(self) -> dict[str, str]:
        about = dict(self._connection.execute("SELECT name, value FROM about").fetchall())
        if about.get("checksum") != _about_checksum(about):
            raise ValueError("it is damaged")
        return about

    def _create(self, identity: Identity) -> dict[str, str]:
        """Make the tables, and what is to be known about the file."""
        execute = self._connection.execute
        for statement in _SCHEMA.split(";"):
            execute(statement)
        execute(f"PRAGMA application_id = {APPLICATION_ID}")
        execute(f"PRAGMA user_version = {FORMAT}")
        salt = secrets.token_hex(16)
        return {
            "operation": identity.operation,
            "base_url": identity.base_url,
            "language": identity.language or "",
            "user_id": str(identity.user_id or ""),
            "salt": salt,
            "token": _hashed(identity.token, salt),
            "run": "0",
        }

    def _check(self, about: dict[str, str], identity: Identity, *, accept_new_token: bool) -> None:
        for name in ("operation", "base_url", "language"):
            wanted = getattr(identity, name) or ""
            if about[name] != wanted:
                raise CheckpointError(
                    f"{self._path} holds answers for another {name}: "
                    f"{about[name] or 'none'}, not {wanted or 'none'}"
                )
        token = _hashed(identity.token, about["salt"])
        user_id = str(identity.user_id or "")
        if about["user_id"] and user_id:
            if about["user_id"] != user_id:
                raise CheckpointError(f"{self._path} holds the answers that another user got")
        elif about["token"] != token and not accept_new_token:
            raise CheckpointError(
                f"{self._path} was written with another user token. If it is a new token of the same user, "
                "pass accept_new_token=True; another user may see other data"
            )

    @contextmanager
    def _transaction(self) -> Generator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # some errors have ended it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, made readable for its owner only before anything is in it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    # An absolute path is a file to SQLite, whatever its name; `:memory:` alone would be none.
    return sqlite3.connect(path.absolute(), timeout=0, isolation_level=None)


def _reason(said: str) -> str:
    """What is wrong, from what SQLite says of it."""
    if "locked" in said:
        return "it is in use by another job"
    # A text that cannot be decoded is shown by it, and may be a phone.
    return "a text in it is damaged" if "decode" in said else said


def _read(row: tuple[Any, ...]) -> Stored:
    """A row as it was stored."""
    stored = Stored(*row[:-1])
    if row[-1] != _row_checksum(stored, stored.run):
        raise ValueError("an outcome in it is damaged")
    return stored


def _row_checksum(row: Stored, run: int) -> int:
    before = repr((row.location, row.question, row.given, row.status, row.error, run)).encode()
    return zlib.crc32(row.value or b"", zlib.crc32(before))


def _about_checksum(about: dict[str, str]) -> str:
    return str(zlib.crc32(repr(sorted({**about, "checksum": ""}.items())).encode()))


def _number(execute: Any, pragma: str) -> int:
    with closing(execute(f"PRAGMA {pragma}")) as cursor:
        (number,) = cursor.fetchone()
    return int(number)


def _hashed(token: Secret | None, salt: str) -> str:
    """What can be compared with a token, but not turned back into it."""
    return hashlib.sha256((salt + token.reveal()).encode()).hexdigest() if token is not None else ""
