"""From the environment and the options to a client."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from altegio_async._pipeline.settings import DEFAULT_BASE_URL
from altegio_async.cli.output import FORMATS
from altegio_async.client import AltegioClient
from altegio_async.errors import ConfigurationError

__all__ = ["Id", "api_options", "connect", "options"]

F = TypeVar("F", bound=Callable[..., Any])

Id: Final = click.IntRange(min=1)


def options(command: F) -> F:
    """What every command takes that talks to the API and prints what it found."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How results are written to standard output.",
    )
    return form(api_options(command))


def api_options(command: F) -> F:
    """What every command takes that talks to the API."""
    for option in (
        click.option(
            "--base-url",
            envvar="ALTEGIO_API_BASE",
            default=DEFAULT_BASE_URL,
            show_default=True,
            show_envvar=True,
            help="The API's address.",
        ),
        click.option("--language", metavar="TAG", help="Language of titles and messages, such as en-US."),
    ):
        command = option(command)
    return command


def connect(base_url: str, language: str | None) -> AltegioClient:
    """A client with the tokens of the environment.

    Raises:
        ConfigurationError: a token is missing or malformed, or the address cannot be used.
    """
    for name in ("ALTEGIO_PARTNER_TOKEN", "ALTEGIO_USER_TOKEN"):
        if not os.environ.get(name):
            raise ConfigurationError(f"{name} is not set; `altegio --help` says which variables are needed")
    return AltegioClient(base_url=base_url, language=language or None)
