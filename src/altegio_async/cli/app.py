"""The command as a whole: its parts, its errors and its exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from altegio_async._version import __version__
from altegio_async.cli.bulk import bulk
from altegio_async.cli.demo import demo
from altegio_async.cli.doctor import doctor
from altegio_async.cli.lookups import COMMANDS
from altegio_async.cli.messages import clean, explain, say
from altegio_async.errors import AltegioError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 error, 2 wrong usage, 3 partly failed, 130 interrupted.",
)
@click.version_option(__version__, prog_name="altegio")
def cli() -> None:
    """Memberships, gift cards and their types from the Altegio B2B API.

    \b
    Environment variables:
      ALTEGIO_PARTNER_TOKEN  the integration's token
      ALTEGIO_USER_TOKEN     the token of a user with rights in the locations
      ALTEGIO_API_BASE       another address of the API

    `altegio demo` needs none of them.
    """  # noqa: D301 - click looks for the character itself


for _command in (*COMMANDS, bulk, demo, doctor):
    cli.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; every error ends in one line on standard error."""
    try:
        code = cli.main(arguments, prog_name="altegio", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted; nothing is left running")
        return INTERRUPTED
    except AltegioError as error:
        say(f"error: {explain(error)}")
        return 1
    except BrokenPipeError:
        # The reader has gone (`| head`): no complaint now, and none when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        say(f"error: {clean(error.strerror or error)}: {clean(error.filename or 'a file')}")
        return 1
    return code if isinstance(code, int) else 0
