"""`altegio request`: any request, with untyped results."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from altegio_async._core.operation import AuthLevel
from altegio_async._core.untyped_values import OversizedIntegerError, decode_untyped
from altegio_async.cli.connection import api_options, connect
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.files import read_chunks
from altegio_async.cli.output import write_values
from altegio_async.cli.signals import run_until_stopped

_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@click.command("request")
@click.argument("method", type=click.Choice(_METHODS, case_sensitive=False))
@click.argument("path")
@click.option(
    "--query",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="Query parameter; can be repeated.",
)
@click.option(
    "--json",
    "text",
    metavar="JSON",
    help="JSON body, @FILE for a file, or - for standard input.",
)
@click.option(
    "--auth",
    type=click.Choice([level.value for level in AuthLevel]),
    default=AuthLevel.USER.value,
    show_default=True,
    metavar="TOKENS",
    help="Tokens to send: none, partner or partner+user.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "jsonl")),
    default="json",
    show_default=True,
    metavar="FORMAT",
    help="Format of the data: indented json, or jsonl with one item of a list per line.",
)
@api_options
def request(
    *,
    method: str,
    path: str,
    pairs: tuple[str, ...],
    text: str | None,
    auth: str,
    form: str,
    base_url: str,
    language: str | None,
) -> int:
    """Send a request to any path below the base URL and print the data of its response.

    METHOD is GET, HEAD, POST, PUT, PATCH or DELETE. PATH is not percent-encoded, such as /company/720441.
    Only GET and HEAD are repeated after a failure.
    """
    query = _read_query(pairs)
    body = None if text is None else _read_body(text)
    level = AuthLevel(auth)

    async def send() -> Any:
        async with connect(base_url, language, needs_user=level is AuthLevel.USER) as altegio:
            return await altegio.request(method.upper(), path, query=query, json=body, auth=level)

    write_values(run_until_stopped(send()), form)
    return ExitCode.DONE


def _read_query(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the values of each name.

    Raises:
        UsageError: an argument has no name or no equals sign.
    """
    query: dict[str, list[str]] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not name or not separator:
            raise click.UsageError("--query must be NAME=VALUE")
        query.setdefault(name, []).append(value)
    return query


def _read_body(text: str) -> Any:
    """Return the JSON value of an argument, a file or standard input, with exact numbers.

    Raises:
        UsageError: the text is not JSON. The message does not repeat it.
        OSError: the file cannot be read.
    """
    if text == "-":
        data = b"".join(read_chunks(sys.stdin.buffer))
    elif text.startswith("@"):
        data = Path(text[1:]).read_bytes()
    else:
        data = text.encode("utf-8", "surrogateescape")
    try:
        return decode_untyped(data)
    except (msgspec.DecodeError, OversizedIntegerError, UnicodeDecodeError):
        raise click.UsageError("--json is not valid JSON") from None
