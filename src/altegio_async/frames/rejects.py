"""Rejects files: rows that do not fit the columns of an output file are written to a second file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from msgspec import Struct

from altegio_async.frames.atomic_file import replace_atomically
from altegio_async.frames.columns import to_plain


class Reject(Struct, frozen=True):
    """A value that does not fit its column.

    Attributes:
        row: the row's position, from 0.
        column: the column's name.
        reason: why the value does not fit, without the value.
    """

    row: int
    column: str
    reason: str


class Written(Struct, frozen=True):
    """The result of writing a file.

    Attributes:
        rows: rows in the file.
        rejected: rows that do not fit and are not in the file.
        rejects: the rejects file, or None if no row was rejected.
    """

    rows: int
    rejected: int = 0
    rejects: Path | None = None


def get_rejects_path(path: Path) -> Path:
    """Return the path of the rejects file that belongs to an output file."""
    return path.with_name(f"{path.name}.rejects.jsonl")


class RejectsFile:
    """The rejects file of an output file. The first rejected row creates it; an older one is removed.

    Each line is a JSON object with `key`, `column`, `reason` and `row` (all fields of the row).
    """

    def __init__(self, output: Path) -> None:
        self.path: Path = get_rejects_path(output)
        self.rows: int = 0
        self._open = ExitStack()
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        return self

    def add(self, rejects: Sequence[Reject], rows: Sequence[Struct], keys: Sequence[Any]) -> None:
        """Write each rejected row once, with its first reason."""
        for reject in {item.row: item for item in reversed(rejects)}.values():
            line = {
                "key": list(keys[reject.row]) if keys else None,
                "column": reject.column,
                "reason": reject.reason,
                "row": to_plain(rows[reject.row]),
            }
            self._write(json.dumps(line, default=str))
            self.rows += 1

    def _write(self, line: str) -> None:
        if self._file is None:
            temporary = self._open.enter_context(replace_atomically(self.path))
            self._file = self._open.enter_context(temporary.open("w", encoding="ascii"))
        self._file.write(f"{line}\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
        if kind is None and self._file is None:
            self.path.unlink(missing_ok=True)

    def summarise(self, rows: int) -> Written:
        """Return the result of writing an output file.

        Args:
            rows: number of rows in the output file.
        """
        return Written(rows, self.rows, self.path if self.rows else None)
