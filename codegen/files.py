"""File access with errors that name the path."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def wrap_os_errors(path: Path) -> Generator[None, None, None]:
    """Convert OSError into a CodegenError that names the path."""
    try:
        yield
    except OSError as error:
        raise CodegenError(f"{path}: {error.strerror or error}") from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a file."""
    with wrap_os_errors(path):
        return path.read_bytes()


def write_text(path: Path, text: str) -> None:
    """Write a text unchanged and create missing parent folders."""
    with wrap_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
