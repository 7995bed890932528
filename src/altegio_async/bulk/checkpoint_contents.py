"""The contents of a checkpoint, read without its job: what it was written for, and its outcomes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Self

from altegio_async.bulk.checkpoint_about import About
from altegio_async.bulk.checkpoint_errors import ErrorTranslator
from altegio_async.bulk.checkpoint_file import get_fork_lock
from altegio_async.bulk.checkpoint_format import StoredOutcome, iterate_rows, open_to_read
from altegio_async.bulk.checkpoint_rows import read_error
from altegio_async.errors import AltegioError, CheckpointError

__all__ = ["CheckpointContents"]


class CheckpointContents:
    """The job and the outcomes in a checkpoint. Nothing is created or changed. Use it as a context manager.

    Other jobs cannot use the file while it is open.

    Args:
        path: the file.

    Attributes:
        about: the operation, the API and the user that the file was written for.

    Raises:
        CheckpointError: the file does not exist, is in use, is damaged, or is not a checkpoint.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self.guard: Final = ErrorTranslator(self._path)
        with ExitStack() as files, self.guard:
            self._connection, about = files.enter_context(open_to_read(self._path))
            if about is None:
                raise CheckpointError(f"{self._path} is empty: no job has stored outcomes in it")
            self.about: About = about
            self._files = files.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self.guard:
            self._files.close()

    def count_statuses(self) -> Counter[str]:
        """Return the number of outcomes by status.

        Raises:
            CheckpointError: the file is damaged.
        """
        return Counter(row.status for row in self.read_rows())

    def read_rows(self, *statuses: str) -> Iterator[StoredOutcome]:
        """Yield the outcomes with one of the statuses, or all, in the order in which their keys were stored.

        Raises:
            CheckpointError: the file is damaged.
        """
        rows = iterate_rows(self._connection)
        while True:
            with self.guard, get_fork_lock():
                row = next(rows, None)
            if row is None:
                return
            if not statuses or row.status in statuses:
                yield row

    def read_failure(self, row: StoredOutcome) -> AltegioError | None:
        """Return the error of an outcome; None without one.

        Raises:
            CheckpointError: the file is damaged.
        """
        with self.guard:
            return None if row.error is None else read_error(row.error)
