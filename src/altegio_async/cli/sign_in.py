"""`altegio login`: sign in with a password, and show where the user token can be stored."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Final, TextIO

import click

from altegio_async.cli.connection import base_url_option, connect
from altegio_async.cli.debug_log import debug_option
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.messages import notify, strip_controls
from altegio_async.cli.signals import run_until_stopped
from altegio_async.errors import APIResponseError, AuthenticationError
from altegio_async.resources.auth import TwoFactorChallenge

if TYPE_CHECKING:
    from altegio_async.models import SignIn

_VARIABLE: Final = "ALTEGIO_USER_TOKEN"
_MAX_CODES: Final = 3


@click.command("login")
@click.option("--login", metavar="LOGIN", help="Phone or email address of the user; asked for by default.")
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the token to a file that only you can read, instead of standard output.",
)
@base_url_option
@debug_option
def login(login: str | None, token_file: str | None, base_url: str) -> int:
    """Sign in with a password and print the user token.

    The password is asked for on the terminal, or read from a line of standard input. A code of a second
    factor is read in the same way. ALTEGIO_PARTNER_TOKEN must be set.
    """
    folder = os.path.dirname(token_file or "") or "."  # noqa: PTH120 - pathlib would be one more import
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        raise click.UsageError(f"--token-file: the folder {strip_controls(folder)} does not exist")
    name = login or _ask("Login", is_hidden=False)
    password = _ask("Password")
    try:
        user = _complete_sign_in(base_url, name, password)
    except AuthenticationError as error:
        detail = f"{error.status}: {strip_controls(error.message)}"
        notify(f"error: the sign-in was refused; check login, password and ALTEGIO_PARTNER_TOKEN ({detail})")
        return ExitCode.ERROR
    notify(f"signed in as {strip_controls(user.name or name)}")
    _store(user, token_file)
    return ExitCode.DONE


def _complete_sign_in(base_url: str, name: str, password: str) -> SignIn:
    """Sign in, and send a code of the second factor each time the API asks for one.

    Raises:
        AltegioError: see `altegio_async.errors`.
    """
    result = run_until_stopped(_sign_in(base_url, name, password))
    for _ in range(_MAX_CODES):
        if not isinstance(result, TwoFactorChallenge):
            return result
        code = _ask_code(result)
        result = run_until_stopped(_confirm(base_url, result, code, name, password))
    if isinstance(result, TwoFactorChallenge):
        raise APIResponseError(f"the API asks for more than {_MAX_CODES} codes")
    return result


async def _sign_in(base_url: str, name: str, password: str) -> SignIn | TwoFactorChallenge:
    async with connect(base_url, None, needs_user=False) as altegio:
        return await altegio.auth.login(name, password)


async def _confirm(
    base_url: str, challenge: TwoFactorChallenge, code: str, name: str, password: str
) -> SignIn | TwoFactorChallenge:
    async with connect(base_url, None, needs_user=False) as altegio:
        return await altegio.auth.confirm(challenge, code=code, login=name, password=password)


def _ask_code(challenge: TwoFactorChallenge) -> str:
    """Return the code of the second factor. It is asked for outside the event loop, so that signals work."""
    recipient = f" to {strip_controls(challenge.recipient)}" if challenge.recipient else ""
    channel = f" by {strip_controls(challenge.channel)}" if challenge.channel else ""
    notify(f"the API has sent a code{channel}{recipient}")
    return _ask("Code", is_hidden=False)


def _ask(label: str, *, is_hidden: bool = True) -> str:
    """Return a text from a prompt on the terminal, or the next line of standard input.

    Raises:
        UsageError: standard input has ended.
    """
    stream: TextIO | None = sys.stdin
    if stream is not None and stream.isatty():
        text: str = click.prompt(label, hide_input=is_hidden, err=True)
        return text
    line = stream.readline() if stream is not None else ""
    if not line:
        raise click.UsageError(f"standard input has no line with the {label.lower()}")
    return line.rstrip("\r\n")


def _store(user: SignIn, token_file: str | None) -> None:
    """Print the token or write it to a file, and print where it can be stored."""
    token = user.user_token.reveal() if user.user_token else ""
    if token_file is None:
        click.echo(f"{_VARIABLE}={token}")
        notify(
            f"store the token where {_VARIABLE} is set from: a secret manager, or a file that only you can "
            "read (--token-file FILE); do not type it into a command, because shells store commands"
        )
        return
    _write_token(token_file, token)
    notify(f"the token is stored in {token_file}; to use it: export $(cat {shlex.quote(token_file)})")


def _write_token(path: str, token: str) -> None:
    """Write the token to a file that only its owner can read.

    Raises:
        OSError: the file cannot be written, or is a symbolic link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)  # of a file that existed
        file.write(f"{_VARIABLE}={token}\n")
