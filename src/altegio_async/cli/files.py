"""The files that a command is given: readable more than once, and none of them written over another."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def rereadable(file: IO[bytes]) -> Generator[IO[bytes]]:
    """The file, or a copy of one that can be read only once, such as a pipe."""
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        yield file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        yield copy


def keep_apart(source: IO[bytes], output: Path, checkpoint: str | None) -> None:
    """Refuse files that are the same one: the second to be written would destroy the first.

    Raises:
        UsageError: two of them are.
    """
    pairs = [("--input and --output", _is_open(source, output))]
    if checkpoint is not None:
        kept = Path(checkpoint)
        pairs.append(("--input and --checkpoint", _is_open(source, kept)))
        pairs.append(("--output and --checkpoint", _are_same(output, kept)))
    for names, are_same in pairs:
        if are_same:
            raise click.UsageError(f"{names} are the same file")


def _is_open(file: IO[bytes], path: Path) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _are_same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)
