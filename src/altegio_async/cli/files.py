"""The files of a command: readable more than once, and distinct from each other."""

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
    """Yield the file, or a temporary copy if it can be read only once, such as a pipe."""
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        yield file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        yield copy


def check_distinct(source: IO[bytes], output: Path, checkpoint: str | None) -> None:
    """Raise UsageError if two of the files are the same file; writing one would destroy the other."""
    pairs = [("--input and --output", _is_open(source, output))]
    if checkpoint is not None:
        stored = Path(checkpoint)
        pairs.append(("--input and --checkpoint", _is_open(source, stored)))
        pairs.append(("--output and --checkpoint", _are_same(output, stored)))
    for names, are_same in pairs:
        if are_same:
            raise click.UsageError(f"{names} are the same file")


def _is_open(file: IO[bytes], path: Path) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _are_same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)
