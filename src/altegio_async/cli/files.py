"""Files of a command: copies of pipes, and a check that all files are different."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

_CHUNK: Final = 65536  # bytes


@contextmanager
def open_rereadable(file: IO[bytes]) -> Generator[IO[bytes]]:
    """Yield the file, or a temporary copy if it can be read only once, for example a pipe."""
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        yield file
        return
    with TemporaryFile() as copy:
        copy.writelines(read_chunks(file))
        yield copy


def read_chunks(source: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file, with one system call for each read.

    A read of a fixed size would repeat the system call in C. A signal that arrives between two of these calls
    would not be handled before more bytes arrive.
    """
    read: Callable[[int], bytes] = getattr(source, "read1", source.read)
    while chunk := read(_CHUNK):
        yield chunk


def check_distinct(source: IO[bytes], output: Path | None, checkpoint: str | None) -> None:
    """Raise UsageError if two of the files are the same file: writing one would overwrite the other.

    Raises:
        UsageError: two of the files are the same file.
    """
    pairs: list[tuple[str, bool]] = []
    if output is not None:
        pairs.append(("--input and --output", _is_same_file(source, output)))
    if checkpoint is not None:
        stored = Path(checkpoint)
        pairs.append(("--input and --checkpoint", _is_same_file(source, stored)))
        if output is not None:
            pairs.append(("--output and --checkpoint", _are_same_path(output, stored)))
    for names, are_same in pairs:
        if are_same:
            raise click.UsageError(f"{names} are the same file")


def _is_same_file(file: IO[bytes], path: Path) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _are_same_path(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)
