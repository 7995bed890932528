"""Reading and writing files, with errors that name them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def wrap_os_errors(path: Path) -> Generator[None, None, None]:
    """Turn what the system says into a CodegenError that names the path."""
    try:
        yield
    except OSError as error:
        raise CodegenError(f"{path}: {error.strerror or error}") from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file."""
    with wrap_os_errors(path):
        return path.read_bytes()


def write_text(path: Path, text: str) -> None:
    """Write a text as it is, its folder made where it is missing."""
    with wrap_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
