"""Commands whose modules are imported when they run, so that the start of the command is fast."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final

import click

__all__ = ["COMPLETE_VARIABLE", "LazyCommand", "LazyGroup"]

COMPLETE_VARIABLE: Final = "_ALTEGIO_COMPLETE"
"""Environment variable with which the completion script of a shell requests completions."""


class LazyCommand(click.Command):
    """The name and the summary of a command in another module.

    Args:
        name: the name on the command line.
        target: the module below `altegio_async.cli` and the attribute that contains the command, separated
            by a colon.
        summary: the first sentence of the command's help.
    """

    def __init__(self, name: str, target: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._target = target

    def load(self) -> click.Command:
        """Import the module of the command, and return the command."""
        module, _, attribute = self._target.partition(":")
        command: click.Command = getattr(import_module(f"altegio_async.cli.{module}"), attribute)
        return command


class LazyGroup(click.Group):
    """A group that imports the module of a subcommand when the subcommand is used.

    Lists of subcommands in the help, in completions and in suggestions need no import.

    Args:
        name: the name on the command line.
        summary: the help of the group.
        commands: the subcommands.
    """

    def __init__(self, name: str, summary: str, commands: Iterable[click.Command]) -> None:
        super().__init__(name, help=summary, commands=list(commands))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the name, the imported subcommand and its arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, LazyCommand) else command, rest
