"""Exit codes of the `altegio` command."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes that the commands return. click uses 2 for wrong usage."""

    DONE = 0
    ERROR = 1
    PARTLY_FAILED = 3
    INTERRUPTED = 130
