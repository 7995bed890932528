"""Options of commands that run bulk jobs or write their rows to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from altegio_async.cli.connection import api_options
from altegio_async.cli.destination import STREAM_FORMATS

__all__ = [
    "accept_new_token_option",
    "checkpoint_user_option",
    "job_options",
    "max_in_flight_option",
    "scale_option",
    "stream_format_option",
]

F = TypeVar("F", bound=Callable[..., Any])

stream_format_option: Final = click.option(
    "--format",
    "form",
    type=click.Choice(STREAM_FORMATS),
    metavar="FORMAT",
    help="Format of the rows with --output -: csv (the default) or jsonl.",
)
scale_option: Final = click.option(
    "--scale", type=click.IntRange(0, 38), default=2, show_default=True, help="Decimals of money columns."
)
accept_new_token_option: Final = click.option(
    "--accept-new-token", is_flag=True, help="Accept a checkpoint that was written with another user token."
)
checkpoint_user_option: Final = click.option(
    "--checkpoint-user", metavar="NAME", help="Name that identifies the user of the checkpoint in all runs."
)
max_in_flight_option: Final = click.option(
    "--max-in-flight",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="Concurrent requests.",
)


def _require_output(context: click.Context, option: click.Parameter, output: Path | None) -> Path:
    """Return the output; standard output for a dry run without one, which writes no rows.

    Raises:
        MissingParameter: there is no output.
    """
    if output is not None:
        return output
    if context.params.get("dry_run"):
        return Path("-")
    raise click.MissingParameter(ctx=context, param=option)


def job_options(command: F) -> F:
    """Add the options of a command that runs a bulk job and writes its rows."""
    options = (
        click.option(
            "--dry-run",
            is_flag=True,
            is_eager=True,  # the check of --output needs it
            help="Print the number of requests and the time that they need, and send nothing.",
        ),
        click.option(
            "--output",
            callback=_require_output,
            type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
            metavar="FILE",
            help="Output file: .csv, .jsonl, or .parquet (requires the extra frames); - for standard output.",
        ),
        stream_format_option,
        click.option(
            "--checkpoint", metavar="FILE", help="File that stores finished keys; the same command resumes."
        ),
        click.option("--retry-failed", is_flag=True, help="Retry failed keys, also those of earlier runs."),
        accept_new_token_option,
        checkpoint_user_option,
        max_in_flight_option,
        scale_option,
        api_options,
    )
    for option in reversed(options):
        command = option(command)
    return command
