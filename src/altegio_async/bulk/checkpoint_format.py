"""The format of checkpoints, which are SQLite databases, and reading them. Format 1.

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

import zlib
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async.bulk.checkpoint_about import About
from altegio_async.bulk.checkpoint_errors import DamagedError
from altegio_async.bulk.checkpoint_file import get_fork_lock, open_read_only
from altegio_async.bulk.checkpoint_identity import Identity
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Iterator


APPLICATION_ID: Final = 0x414C5447
FORMAT: Final = 1
_ABOUT: Final = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_OUTCOMES: Final = """CREATE TABLE outcomes (
        place INTEGER PRIMARY KEY, location INTEGER NOT NULL, question NOT NULL, given NOT NULL,
        status TEXT NOT NULL, value BLOB, error TEXT, run INTEGER NOT NULL, checksum INTEGER NOT NULL)"""
_INDEX: Final = "CREATE UNIQUE INDEX outcomes_by_key ON outcomes (location, question, given)"
SCHEMA: Final = (_ABOUT, _OUTCOMES, _INDEX)
_SELECT: Final = "SELECT location, question, given, status, value, error, run, checksum FROM outcomes"


class StoredOutcome(Struct, frozen=True, gc=False):
    """A row of the table `outcomes`, without its checksum. The module describes the columns."""

    location: int
    question: int | str
    given: int | str
    status: str
    value: bytes | None
    error: str | None
    run: int = 0


def check_format(path: Path, connection: sqlite3.Connection, *, is_empty: bool) -> None:
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
    if read_schema(connection) != {_remove_blanks(statement) for statement in SCHEMA}:
        raise DamagedError("its tables are not those of a checkpoint")


def read_about(connection: sqlite3.Connection) -> About:
    """Return the table `about`.

    Raises:
        DamagedError: it is not what a job writes.
    """
    values: dict[str, str] = dict(connection.execute("SELECT name, value FROM about").fetchall())
    is_text = all(type(part) is str for item in values.items() for part in item)
    if not is_text or values.pop("checksum", None) != compute_about_checksum(values):
        raise DamagedError("it is damaged")
    return About.from_values(values)


def check_identity(path: Path, about: About, identity: Identity, *, accept_new_token: bool) -> bool:
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


@contextmanager
def open_to_read(path: Path) -> Generator[tuple[sqlite3.Connection, About | None]]:
    """Provide a connection that reads a checkpoint, and its table `about`; None for an empty file.

    Raises:
        CheckpointError: another job has locked the file, or it has another purpose or format.
        DamagedError: its tables are not what a job writes.
        OSError: the file cannot be opened or copied, or is not a regular file.
        sqlite3.Error: SQLite cannot read it.
    """
    with open_read_only(path) as connection:
        about: About | None = None
        with get_fork_lock():
            connection.execute("PRAGMA trusted_schema = OFF")
            if read_schema(connection):
                check_format(path, connection, is_empty=False)
                about = read_about(connection)
        yield connection, about


def find_rows(connection: sqlite3.Connection, location: int, question: int | str) -> list[StoredOutcome]:
    """Return the rows of a question.

    Raises:
        DamagedError: a row was not written by a job.
    """
    rows = connection.execute(f"{_SELECT} WHERE location = ? AND question = ?", (location, question))
    return [_parse_row(row) for row in rows.fetchall()]


def iterate_rows(connection: sqlite3.Connection) -> Iterator[StoredOutcome]:
    """Yield all rows in the order in which they were first stored.

    Raises:
        DamagedError: a row was not written by a job.
    """
    yield from map(_parse_row, connection.execute(f"{_SELECT} ORDER BY place"))


def read_schema(connection: sqlite3.Connection) -> set[str]:
    """Return the statements that created the tables and indexes of a database."""
    rows = connection.execute("SELECT coalesce(sql, name) FROM sqlite_master").fetchall()
    return {_remove_blanks(str(statement)) for (statement,) in rows}


def _remove_blanks(statement: str) -> str:
    return "".join(statement.split())


def _parse_row(row: tuple[Any, ...]) -> StoredOutcome:
    """Return a validated row.

    Raises:
        DamagedError: the row was not written by a job.
    """
    stored = StoredOutcome(*row[:-1])
    if row[-1] != compute_row_checksum(stored, stored.run):
        raise DamagedError("an outcome in it is damaged")
    if not _is_valid(stored):
        raise DamagedError("an outcome in it is not valid")
    return stored


def _is_valid(row: StoredOutcome) -> bool:
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


def compute_row_checksum(row: StoredOutcome, run: int) -> int:
    """Return the checksum of a row with this number of a run."""
    before = repr((row.location, row.question, row.given, row.status, row.error, run)).encode()
    return zlib.crc32(row.value or b"", zlib.crc32(before))


def compute_about_checksum(about: dict[str, str]) -> str:
    """Return the checksum of the values of `about`."""
    return str(zlib.crc32(repr(sorted({**about, "checksum": ""}.items())).encode()))


def _read_number(connection: sqlite3.Connection, pragma: str) -> int:
    with closing(connection.execute(f"PRAGMA {pragma}")) as cursor:
        (number,) = cursor.fetchone()
    return int(number)
