"""Exit codes of the `altegio` command."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes that the commands return. docs/command-line.md describes all of them.

    click returns 2 for wrong usage. `StoppedError.exit_code` is 130 for Ctrl-C and 143 for SIGTERM.
    """

    DONE = 0
    ERROR = 1
    PARTLY_FAILED = 3
    INTERRUPTED = 130
