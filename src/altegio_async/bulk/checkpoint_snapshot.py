"""Reading of the outcomes in a checkpoint without a job: nothing is created or changed."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from altegio_async.bulk.checkpoint_errors import ErrorTranslator
from altegio_async.bulk.checkpoint_file import get_fork_lock
from altegio_async.bulk.checkpoint_format import StoredOutcome, check_identity, find_rows, open_to_read
from altegio_async.bulk.checkpoint_identity import Identity

if TYPE_CHECKING:
    import sqlite3

__all__ = ["CheckpointSnapshot"]


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
        self._connection: sqlite3.Connection | None = None
        with ExitStack() as files, self.guard:
            if self._path.exists():
                connection, about = files.enter_context(open_to_read(self._path))
                if about is not None:
                    check_identity(self._path, about, identity, accept_new_token=accept_new_token)
                    self._connection = connection
            self._files = files.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self.guard:
            self._files.close()

    def find(self, location: int, question: int | str) -> list[StoredOutcome]:
        """Return the rows of a question, one per spelling.

        Raises:
            CheckpointError: the file is damaged.
        """
        if self._connection is None:
            return []
        with self.guard, get_fork_lock():
            return find_rows(self._connection, location, question)
