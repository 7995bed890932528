"""Translation of errors of SQLite, files and stored data into `CheckpointError`, without personal data."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from msgspec import MsgspecError

from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    from pathlib import Path


class DamagedError(ValueError):
    """A checkpoint contains data that no job writes. The message contains no personal data."""


class ErrorTranslator:
    """A context manager that raises errors of a file, and of data read from it, as `CheckpointError`.

    Args:
        path: the file, for messages.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            reason = _describe_sqlite_error(str(error))
        elif isinstance(error, OSError):
            reason = error.strerror or str(error)
        elif isinstance(error, DamagedError):
            reason = str(error)
        elif isinstance(error, _DATA_ERRORS):  # omit its message, which can contain a phone
            reason = f"an outcome can be neither read nor written ({type(error).__name__})"
        else:
            return
        raise CheckpointError(f"{self._path} cannot be used as a checkpoint: {reason}") from None


_DATA_ERRORS: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, MsgspecError,
)  # fmt: skip


def _describe_sqlite_error(message: str) -> str:
    """Return the reason for a message of SQLite."""
    if "locked" in message:
        return "it is in use by another job"
    # SQLite quotes a text that cannot be decoded, which can be a phone.
    return "a text in it is damaged" if "decode" in message else message
