"""Output streams of the command: encodings, and streams that are closed at the start."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Any


def prepare_streams() -> bool:
    """Configure both output streams to accept any text, and return whether standard output is open.

    A terminal shows a replacement for unsupported characters. Files and pipes receive UTF-8.
    """
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        print("altegio: error: standard output is closed", file=sys.stderr)
        return False
    if sys.stdout.isatty():
        _reconfigure(sys.stdout, errors="replace")
    else:
        _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")
    _reconfigure(sys.stderr, errors="backslashreplace")
    return True


def _reconfigure(stream: Any, *, errors: str, encoding: str | None = None) -> None:
    """Change the encoding of a stream. Streams that a test has replaced are unchanged."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=errors, encoding=encoding)
