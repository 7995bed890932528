"""Reports of errors that end the command: one line on standard error, and an exit code."""

from __future__ import annotations

import os
import sys

import click

from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.messages import explain_error, notify, strip_controls
from altegio_async.cli.signals import StoppedError
from altegio_async.errors import AltegioError


def report(error: BaseException) -> int:
    """Report an error that ended the command, and return its exit code. Raise unexpected errors again."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, (click.Abort, KeyboardInterrupt, StoppedError)):
        notify("interrupted; nothing is left running")
        return error.exit_code if isinstance(error, StoppedError) else ExitCode.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # The reader of the pipe has ended (`| head`). Without a new target Python reports the error at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    if isinstance(error, AltegioError):
        notify(f"error: {explain_error(error)}")
        for note in getattr(error, "__notes__", ()):
            notify(strip_controls(note))
        return ExitCode.ERROR
    if not isinstance(error, OSError):
        raise error
    reason = strip_controls(error.strerror or error)
    notify(f"error: {reason}: {strip_controls(error.filename)}" if error.filename else f"error: {reason}")
    return ExitCode.ERROR
