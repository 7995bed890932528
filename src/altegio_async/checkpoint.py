"""Outcomes of bulk jobs on disk, so that a job can go on where it was stopped. SQLite, format 1.

The file has the application id 0x414C5447 and the format's number as its user version, and two tables:

`about` (name, value): `operation` (published operation id), `base_url`, `user_id` (empty when unknown),
`salt` and `token` (SHA-256 of salt and user token, in hexadecimal), `run` (how often it was opened).

`outcomes` (place, location, question, given, status, value, error, run): one row a key. `location` and
`given` are the key as it was given, `question` what was asked for it (the id, or a phone's digits).
`status` is ok, missing or failed. `value` is JSON in the wire's names; `error` is a JSON object with
`type` (the class's name), `message`, `operation`, `status` and `attempts`, never a body. `run` is the
number of the run that wrote the row.

A write-ahead log makes every transaction whole or absent, whenever the process dies. One job at a time:
the file is locked while it is open. It holds personal data, so only its owner may read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async import errors
from altegio_async._core.redact import Secret
from altegio_async.errors import AltegioError, CheckpointError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

__all__ = ["Checkpoint", "CheckpointError", "Identity", "Stored"]

APPLICATION_ID: Final = 0x414C5447
FORMAT: Final = 1
_CHUNK: Final = 500
_SCHEMA: Final = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE outcomes (
        place INTEGER PRIMARY KEY, location INTEGER NOT NULL, question NOT NULL, given NOT NULL,
        status TEXT NOT NULL, value BLOB, error TEXT, run INTEGER NOT NULL);
    CREATE UNIQUE INDEX outcomes_by_key ON outcomes (location, question, given);
"""
_UPSERT: Final = """
    INSERT INTO outcomes (location, question, given, status, value, error, run) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (location, question, given) DO UPDATE
    SET status = excluded.status, value = excluded.value, error = excluded.error, run = excluded.run
"""


class Identity(Struct, frozen=True):
    """Whose answers to what a checkpoint holds."""

    operation: str
    base_url: str
    user_id: int | None = None
    token: Secret | None = None


class Stored(Struct, frozen=True, gc=False):
    """One outcome as it is stored; see the module for what each part is."""

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
        path: the file; it is made when it does not exist.
        identity: whose answers to what it is to hold.
        accept_new_token: take a file over whose user is not known by id and had another token.

    Raises:
        CheckpointError: the file answers another question, is in use, or is no checkpoint.
    """

    def __init__(
        self, path: str | os.PathLike[str], identity: Identity, *, accept_new_token: bool = False
    ) -> None:
        self._path = Path(path)
        with self._explained():
            self._connection = _connect(self._path)
        try:
            with self._explained():
                self.run = self._open(identity, accept_new_token=accept_new_token)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file, and let others use it."""
        with self._explained():
            self._connection.close()

    def earlier(self) -> Iterator[list[Stored]]:
        """All outcomes of earlier runs, some at a time."""
        last = 0
        while True:
            with self._explained():
                rows = self._connection.execute(
                    "SELECT place, location, question, given, status, value, error, run FROM outcomes "
                    "WHERE place > ? AND run < ? ORDER BY place LIMIT ?",
                    (last, self.run, _CHUNK),
                ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield [Stored(*row[1:]) for row in rows]

    def find(self, location: int, question: int | str) -> list[Stored]:
        """The outcomes of a question: one a spelling of its key."""
        with self._explained():
            rows = self._connection.execute(
                "SELECT location, question, given, status, value, error, run FROM outcomes "
                "WHERE location = ? AND question = ?",
                (location, question),
            ).fetchall()
        return [Stored(*row) for row in rows]

    def save(self, outcomes: Sequence[Stored]) -> None:
        """Store outcomes of this run, all or none."""
        rows = [(o.location, o.question, o.given, o.status, o.value, o.error, self.run) for o in outcomes]
        with self._explained(), self._transaction():
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
            if not tables:
                self._create(identity)
            about = dict(execute("SELECT name, value FROM about").fetchall())
            self._check(about, identity, accept_new_token=accept_new_token)
            run = int(about["run"]) + 1
            self._note(run=str(run))
        return run

    def _create(self, identity: Identity) -> None:
        execute = self._connection.execute
        for statement in _SCHEMA.split(";"):
            execute(statement)
        execute(f"PRAGMA application_id = {APPLICATION_ID}")
        execute(f"PRAGMA user_version = {FORMAT}")
        salt = secrets.token_hex(16)
        self._note(operation=identity.operation, base_url=identity.base_url, run="0", salt=salt)
        self._note(user_id=str(identity.user_id or ""), token=_hashed(identity.token, salt))

    def _check(self, about: dict[str, str], identity: Identity, *, accept_new_token: bool) -> None:
        for name, wanted in (("operation", identity.operation), ("base_url", identity.base_url)):
            if about[name] != wanted:
                raise CheckpointError(
                    f"{self._path} holds answers for another {name}: {about[name]}, not {wanted}"
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
        self._note(token=token, user_id=user_id or about["user_id"])

    def _note(self, **values: str) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())

    @contextmanager
    def _transaction(self) -> Generator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _explained(self) -> Generator[None]:
        """Say of what goes wrong with the file which file it is."""
        try:
            yield
            return
        except sqlite3.Error as error:
            reason = "it is in use by another job" if "locked" in str(error) else str(error)
        except OSError as error:
            reason = error.strerror or str(error)
        raise CheckpointError(f"{self._path} cannot be used as a checkpoint: {reason}")


def error_text(error: AltegioError) -> str:
    """An error as it is stored."""
    parts = {
        "type": type(error).__name__,
        "message": error.message,
        "operation": error.operation,
        "attempts": error.attempts,
        "status": getattr(error, "status", None),
    }
    return json.dumps({name: part for name, part in parts.items() if part is not None}, ensure_ascii=False)


def read_error(text: str) -> AltegioError:
    """An error as it was stored; of an unknown class, an `AltegioError`."""
    parts: dict[str, Any] = json.loads(text)
    name = parts.get("type")
    kind = getattr(errors, name) if name in errors.__all__ else AltegioError
    error: AltegioError = kind(parts.get("message", ""))
    error.operation = parts.get("operation")
    error.attempts = parts.get("attempts", 0)
    if isinstance(error, (errors.APIStatusError, errors.APIResponseError)):
        error.status = parts.get("status", 0)
    return error


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, made readable for its owner only before anything is in it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def _number(execute: Any, pragma: str) -> int:
    with closing(execute(f"PRAGMA {pragma}")) as cursor:
        (number,) = cursor.fetchone()
    return int(number)


def _hashed(token: Secret | None, salt: str) -> str:
    """What can be compared with a token, but not turned back into it."""
    return hashlib.sha256((salt + token.reveal()).encode()).hexdigest() if token is not None else ""
