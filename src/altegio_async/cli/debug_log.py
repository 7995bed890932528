"""The option `-v`: log lines of the package on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any] | click.Command")


def debug_option(command: F) -> F:
    """Add the option to a command or a group."""
    option = click.option(
        "-v",
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_start_log,
        help="Print each request, its status and its time to standard error.",
    )
    return option(command)


def _start_log(_context: click.Context, _option: click.Parameter, is_on: bool) -> None:
    """Print the lines of the logger `altegio_async`. They contain no token, query or body."""
    if is_on:
        from altegio_async.cli.log_lines import print_log_lines  # noqa: PLC0415 - imports logging

        print_log_lines()
