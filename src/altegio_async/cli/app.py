"""The command line: registration of commands, error reports and exit codes."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from altegio_async._version import __version__
from altegio_async.cli.bulk import bulk
from altegio_async.cli.demo import demo
from altegio_async.cli.doctor import doctor
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.lookups import COMMANDS
from altegio_async.cli.messages import explain_error, notify, strip_controls
from altegio_async.cli.signals import StoppedError
from altegio_async.cli.writes import add_write_commands
from altegio_async.errors import AltegioError

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 error, 2 wrong usage, 3 partly failed, 130 interrupted, 143 terminated.",
)
@click.version_option(__version__, prog_name="altegio")
def cli() -> None:
    """Memberships, gift cards and their types of the Altegio B2B API.

    \b
    Environment variables:
      ALTEGIO_PARTNER_TOKEN  the integration's token
      ALTEGIO_USER_TOKEN     the token of a user with rights in the locations
      ALTEGIO_API_BASE       another base URL of the API

    `altegio demo` does not need them.
    """  # noqa: D301 - click requires the character itself


for _command in (*COMMANDS, bulk, demo, doctor):
    cli.add_command(_command)
add_write_commands(cli)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Print each error as one line on standard error."""
    if not prepare_streams():
        return ExitCode.ERROR
    try:
        code = cli.main(arguments, prog_name="altegio", standalone_mode=False)
        sys.stdout.flush()
    except (
        AltegioError,
        KeyboardInterrupt,
        OSError,
        StoppedError,
        click.Abort,
        click.ClickException,
    ) as error:
        return report(error)
    return code if isinstance(code, int) else ExitCode.DONE


def report(error: BaseException) -> int:
    """Report an error that ended the command, and return its exit code."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, (click.Abort, KeyboardInterrupt, StoppedError)):
        notify("interrupted; nothing is left running")
        return error.exit_code if isinstance(error, StoppedError) else ExitCode.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # The reader has closed the pipe (`| head`). Without a new target Python reports the error at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.ERROR
    if isinstance(error, AltegioError):
        notify(f"error: {explain_error(error)}")
        return ExitCode.ERROR
    reason, name = getattr(error, "strerror", None) or error, getattr(error, "filename", None) or "a file"
    notify(f"error: {strip_controls(reason)}: {strip_controls(name)}")
    return ExitCode.ERROR


def prepare_streams() -> bool:
    """Configure both output streams to accept any text, and return whether standard output is open.

    A terminal shows a replacement for unsupported characters. Files and pipes receive UTF-8.
    """
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        notify("error: standard output is closed")
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
