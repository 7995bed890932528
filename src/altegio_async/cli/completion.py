"""`altegio completion`: scripts that complete commands and options in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import get_completion_class

from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.lazy_commands import COMPLETE_VARIABLE

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

SHELLS: Final = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print a script that completes commands and options in bash, zsh or fish.

    \b
    bash:  echo 'eval "$(altegio completion bash)"' >> ~/.bashrc
    zsh:   echo 'eval "$(altegio completion zsh)"' >> ~/.zshrc
    fish:  altegio completion fish > ~/.config/fish/completions/altegio.fish
    """  # noqa: D301 - click requires the character itself
    kind: type[ShellComplete] | None = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"this version of click has no completion for {shell}")
    click.echo(kind(context.find_root().command, {}, "altegio", COMPLETE_VARIABLE).source())
    return ExitCode.DONE
